import Editing
import Foundation
import NIOCore
import NIOPosix
import Synchronization
import Testing
import Workbench

@Suite("Visitors that are slow, or break off", .serialized)
struct SlowVisitorTests {
  /// Short, but longer than a busy machine takes between opening a connection and sending the first words on it.
  private static let patience = Patience(silenceInSeconds: 4, bodyInSeconds: 1, graceInSeconds: 1)
  /// Far less than what is sent would take if nothing cut it, which is 80 seconds and more, and enough for a busy machine.
  private static let patient = Duration.seconds(60)

  /// What has come back so far.
  private final class Received: Sendable {
    let bytes = Mutex<[UInt8]>([])
  }

  /// Sends pieces with pauses between them, and tells what came back and how long the connection stood.
  private func send(
    _ server: TestServer, _ pieces: [String], pause: Duration, endsAfter: Bool = false
  ) async throws -> (answer: String, lasted: Duration) {
    let start = ContinuousClock.now
    let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .channelOption(.allowRemoteHalfClosure, value: true)
      .connect(host: "127.0.0.1", port: server.port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
            wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
        }
      }
    let received = Received()
    do {
      try await channel.executeThenClose { inbound, outbound in
        await withTaskGroup(of: Bool.self) { group in
          group.addTask {
            do {
              for try await part in inbound {
                received.bytes.withLock { $0 += part.readableBytesView }
              }
            } catch {
              // A connection that is cut while something is sent ends with an error here.
            }
            return true
          }
          group.addTask {
            for piece in pieces {
              do {
                try await outbound.write(ByteBuffer(string: piece))
                try await Task.sleep(for: pause)
              } catch {
                // The connection was cut, or what was waited for has come.
                return false
              }
            }
            if endsAfter { outbound.finish() }
            return false
          }
          for await hasEnded in group where hasEnded { group.cancelAll() }
        }
      }
    } catch is ChannelError {
      // It was closed at the other end first.
    }
    let answer = received.bytes.withLock { $0 }
    return (String(decoding: answer, as: UTF8.self), ContinuousClock.now - start)
  }

  private func drops(_ text: String) -> [String] { text.map { String($0) } }

  private func head(_ server: TestServer, _ cookie: String, _ path: String, _ length: Int) -> String {
    [
      "POST \(path) HTTP/1.1", "host: 127.0.0.1:\(server.port)", "cookie: \(cookie)",
      "origin: \(server.origin)",
      "content-type: application/x-www-form-urlencoded", "content-length: \(length)",
    ].joined(separator: "\r\n") + "\r\n\r\n"
  }

  private func run(_ body: @escaping @Sendable (TestServer, Desk) async throws -> Void) async throws {
    let desk = try ExampleWorkspace.desk()
    try await TestServer.run(Workspace(Shelf(desk)), patience: Self.patience) { try await body($0, desk) }
  }

  @Test("Who says nothing, or never comes to the end of a head, is not waited for", .timeLimit(.minutes(5)))
  func slowHead() async throws {
    try await run { server, _ in
      let silent = try await send(server, [""], pause: .seconds(90))
      #expect(silent.lasted < Self.patient)
      let head = "GET / HTTP/1.1\r\nhost: 127.0.0.1:\(server.port)\r\n"
      let pieces = [head] + (0..<1_800).map { "x-\($0): y\r\n" }
      let slow = try await send(server, pieces, pause: .milliseconds(50))
      #expect(slow.lasted < Self.patient)
      #expect(!slow.answer.contains(" 200 "))
      let cookie = try await server.openSession()
      #expect(try await server.request("GET", "/chronology", headers: ["cookie": cookie]).status == 200)
    }
  }

  @Test(
    "A body that comes drop by drop is refused in words, and nothing of it is done", .timeLimit(.minutes(5)))
  func slowBody() async throws {
    try await run { server, desk in
      let cookie = try await server.openSession()
      let before = try desk.now().head
      let body = "text=" + String(repeating: "a", count: 2_000)
      let (answer, lasted) = try await send(
        server, [head(server, cookie, "/notes", body.utf8.count)] + drops(body), pause: .milliseconds(40))
      #expect(answer.contains(" 408 "))
      #expect(answer.contains("too slowly"))
      #expect(lasted < Self.patient)
      #expect(try desk.now().head == before)
    }
  }

  @Test(
    "A refused body is not read for ever", .timeLimit(.minutes(5)), arguments: ["/no/such/page", "/notes"])
  func refusedBody(_ path: String) async throws {
    try await run { server, _ in
      // Without a session nothing is read at all; the answer comes at once, and the drops that follow end with it.
      let drops = (0..<2_000).map { _ in "a" }
      let (answer, lasted) = try await send(
        server, [head(server, "none", path, 2_000)] + drops, pause: .milliseconds(40))
      #expect(answer.contains(" 401 "))
      #expect(lasted < Self.patient)
    }
  }

  @Test("A body that breaks off is never taken for the whole", arguments: ["/notes", "/settings"])
  func brokenBody(_ path: String) async throws {
    try await run { server, desk in
      let cookie = try await server.openSession()
      let page = try await server.request("GET", "/settings", headers: ["cookie": cookie])
      let token = try #require(server.token(in: page.body))
      let before = try desk.now().head
      let body = "token=\(token)&text=These+words+stand+here"
      let (answer, _) = try await send(
        server, [head(server, cookie, path, body.utf8.count + 40) + body], pause: .zero, endsAfter: true)
      #expect(!answer.contains(" 303 ") && !answer.contains(" 200 "))
      #expect(try desk.now().head == before)
    }
  }

  @Test(
    "With many connections that say nothing, somebody who asks is still answered", .timeLimit(.minutes(5)))
  func manyConnections() async throws {
    try await run { server, _ in
      let cookie = try await server.openSession()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<200 {
          group.addTask { _ = try? await send(server, ["GET / HTTP/1.1\r\n"], pause: .seconds(5)) }
        }
        try await Task.sleep(for: .milliseconds(300))
        #expect(try await server.request("GET", "/chronology", headers: ["cookie": cookie]).status == 200)
        group.cancelAll()
        try await group.waitForAll()
      }
    }
  }

  @Test("An upload that is refused is refused before it is read, and the next request is answered")
  func refusedUpload() async throws {
    try await run { server, desk in
      let cookie = try await server.openSession()
      let before = try desk.now().head
      let boundary = "multipart/form-data; boundary=x"
      let start =
        head(server, cookie, "/add-source", 600_000_000).replacing(
          "application/x-www-form-urlencoded", with: boundary)
      let piece = String(repeating: "a", count: 1 << 16)
      let (answer, lasted) = try await send(
        server, [start] + (0..<40).map { _ in piece }, pause: .milliseconds(1), endsAfter: true)
      #expect(answer.contains(" 413 "))
      #expect(answer.contains("bytes at most"))
      #expect(lasted < Self.patient)
      #expect(try desk.now().head == before)
      #expect(try await server.request("GET", "/sources", headers: ["cookie": cookie]).status == 200)
    }
  }

  @Test("A head that is too large is refused, and no page is made of it")
  func largeHead() async throws {
    try await run { server, _ in
      let cookie = try await server.openSession()
      for (name, length) in [("x-long", 40_000), ("cookie", 70_000)] {
        let reply = try? await server.send(
          "GET /chronology HTTP/1.1\r\nhost: 127.0.0.1:\(server.port)\r\ncookie: \(cookie)\r\n\(name): "
            + String(repeating: "y", count: length) + "\r\nconnection: close\r\n\r\n")
        #expect(reply == nil || (400..<500).contains(reply?.status ?? 0))
      }
      #expect(try await server.request("GET", "/chronology", headers: ["cookie": cookie]).status == 200)
    }
  }
}
