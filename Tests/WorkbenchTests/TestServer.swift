import Foundation
import NIOCore
import NIOPosix
import Workbench

/// A workbench served for one test, and ended with it.
struct TestServer: Sendable {
  let port: Int
  /// The address that opens it, once.
  let opener: String
  /// The key for programs.
  let key: String

  /// Runs a test against a served workspace.
  static func run(
    _ workspace: Workspace, isReadOnly: Bool = false, patience: Patience = .standard,
    _ body: @Sendable (TestServer) async throws -> Void
  ) async throws {
    let (addresses, continuation) = AsyncStream.makeStream(of: String.self)
    let server = WorkbenchServer(
      workspace, settings: .init(port: 0, isReadOnly: isReadOnly, patience: patience))
    let (keys, keyContinuation) = AsyncStream.makeStream(of: String.self)
    let task = Task {
      try await server.run(
        whenReady: { address, _ in continuation.yield(address) },
        whenOpenToPrograms: { _, key in keyContinuation.yield(key) })
    }
    var iterator = addresses.makeAsyncIterator()
    guard let opener = await iterator.next(),
      let port = URLComponents(string: opener)?.port
    else { throw DevTools.Refusal(description: "the server did not start") }
    var keyIterator = keys.makeAsyncIterator()
    let key = await keyIterator.next() ?? ""
    do {
      try await body(TestServer(port: port, opener: opener, key: key))
    } catch {
      task.cancel()
      _ = await task.result
      throw error
    }
    task.cancel()
    _ = await task.result
  }

  var origin: String { "http://127.0.0.1:\(port)" }

  /// What came back.
  struct Reply: Sendable {
    let status: Int
    let headers: [(name: String, value: String)]
    let body: String

    subscript(_ name: String) -> String? { headers.first { $0.name == name }?.value }
  }

  /// Sends bytes as they are and reads until the server closes or the answer is whole.
  func send(_ text: String) async throws -> Reply {
    try await send(bytes: Array(text.utf8))
  }

  /// Sends bytes as they are.
  func send(bytes: [UInt8]) async throws -> Reply {
    let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return try await channel.executeThenClose { inbound, outbound in
      try await outbound.write(ByteBuffer(bytes: bytes))
      var received: [UInt8] = []
      for try await part in inbound {
        received += part.readableBytesView
        if let reply = Self.reply(received) { return reply }
      }
      guard let reply = Self.reply(received, isWhole: true) else {
        throw DevTools.Refusal(description: "no answer")
      }
      return reply
    }
  }

  private static func reply(_ bytes: [UInt8], isWhole: Bool = false) -> Reply? {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
    let headers = head.dropFirst().compactMap { line -> (name: String, value: String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      return (
        line[..<colon].lowercased(), line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      )
    }
    let isStream = headers.contains { $0.name == "content-type" && $0.value.hasPrefix("text/event-stream") }
    let length = headers.first { $0.name == "content-length" }.flatMap { Int($0.value) }
    let body = bytes[end.upperBound...]
    // A line of events does not end by itself; its first event is answer enough.
    let isEnough = isStream && body.contains(Array("\n\n".utf8))
    guard isWhole || isEnough || body.count >= (length ?? .max) else { return nil }
    let parts = head[0].split(separator: " ")
    guard parts.count > 1, let status = Int(parts[1]) else { return nil }
    return Reply(status: status, headers: headers, body: String(decoding: body, as: UTF8.self))
  }

  /// Sends a request with the headers a browser would send; `nil` leaves one out.
  func request(
    _ method: String, _ path: String, headers: KeyValuePairs<String, String?> = [:], body: String? = nil
  ) async throws -> Reply {
    var lines = ["\(method) \(path) HTTP/1.1"]
    if !headers.contains(where: { $0.key == "host" }) { lines.append("host: 127.0.0.1:\(port)") }
    for (name, value) in headers { if let value { lines.append("\(name): \(value)") } }
    if let body { lines.append("content-length: \(body.utf8.count)") }
    lines.append("connection: close")
    return try await send(lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? ""))
  }

  /// Opens a session; the opener is used up by it.
  func openSession() async throws -> String {
    guard let target = URLComponents(string: opener).map({ "\($0.path)?\($0.query ?? "")" }) else {
      throw DevTools.Refusal(description: "no opener")
    }
    let reply = try await request("GET", target)
    guard reply.status == 303, let cookie = reply["set-cookie"]?.split(separator: ";").first else {
      throw DevTools.Refusal(description: "the opener did not open: \(reply.status)")
    }
    return String(cookie)
  }
}
