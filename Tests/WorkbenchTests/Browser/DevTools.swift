import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket
import Synchronization

/// Speaks the Chrome DevTools Protocol over one web socket.
final class DevTools: Sendable {
  /// What the browser answered with an error.
  struct Refusal: Error, CustomStringConvertible {
    let description: String
  }

  private struct State {
    var next = 1
    var waiting: [Int: CheckedContinuation<[String: Any], any Error>] = [:]
    var complaints: [String] = []
    var isClosed = false
  }

  private let channel: any Channel
  private let state: LockedState

  /// Holds the state; JSON values are only touched under the lock.
  private final class LockedState: @unchecked Sendable {
    private let lock = NSLock()
    private var state = State()
    func withLock<T>(_ body: (inout State) throws -> T) rethrows -> T {
      lock.lock()
      defer { lock.unlock() }
      return try body(&state)
    }
  }

  private init(channel: any Channel, state: LockedState) {
    self.channel = channel
    self.state = state
  }

  /// Connects to a browser.
  static func connect(port: Int, path: String) async throws -> DevTools {
    let state = LockedState()
    let upgrader = NIOTypedWebSocketClientUpgrader<Void>(maxFrameSize: 1 << 27) { channel, _ in
      channel.eventLoop.makeCompletedFuture {
        try channel.pipeline.syncOperations.addHandler(
          NIOWebSocketFrameAggregator(
            minNonFinalFragmentSize: 0, maxAccumulatedFrameCount: 1 << 16, maxAccumulatedFrameSize: 1 << 27))
        try channel.pipeline.syncOperations.addHandler(Receiver { receive($0, state) })
      }
    }
    var head = HTTPRequestHead(version: .http1_1, method: .GET, uri: path)
    head.headers.add(name: "host", value: "127.0.0.1:\(port)")
    head.headers.add(name: "content-length", value: "0")
    let configuration = NIOTypedHTTPClientUpgradeConfiguration<Void>(
      upgradeRequestHead: head, upgraders: [upgrader],
      notUpgradingCompletionHandler: { $0.eventLoop.makeFailedFuture(Refusal(description: "no web socket")) })
    let box = ChannelBox()
    let upgraded = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup).connect(
      host: "127.0.0.1", port: port
    ) { channel in
      box.channel.withLock { $0 = channel }
      return channel.eventLoop.makeCompletedFuture {
        try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(
          configuration: .init(upgradeConfiguration: configuration))
      }
    }
    try await upgraded.get()
    guard let channel = box.channel.withLock({ $0 }) else { throw Refusal(description: "no channel") }
    return DevTools(channel: channel, state: state)
  }

  private final class ChannelBox: Sendable {
    let channel = Mutex<(any Channel)?>(nil)
  }

  /// Sends a command and waits for its result.
  func send(_ method: String, _ parameters: sending [String: Any] = [:], session: String? = nil) async throws
    -> [String: Any]
  {
    let number = state.withLock { state in
      defer { state.next += 1 }
      return state.next
    }
    var message: [String: Any] = ["id": number, "method": method, "params": parameters]
    if let session { message["sessionId"] = session }
    let data = try JSONSerialization.data(withJSONObject: message)
    let channel = channel
    let bytes = [UInt8](data)
    let result = try await withCheckedThrowingContinuation {
      (continuation: CheckedContinuation<[String: Any], any Error>) in
      state.withLock { $0.waiting[number] = continuation }
      channel.writeAndFlush(
        WebSocketFrame(fin: true, opcode: .text, maskKey: .random(), data: ByteBuffer(bytes: bytes)),
        promise: nil)
    }
    return result
  }

  /// What pages have complained about since the last call: console errors, exceptions, failed loads.
  func takeComplaints() -> [String] {
    state.withLock { state in
      defer { state.complaints = [] }
      return state.complaints
    }
  }

  /// Closes the socket.
  func close() async { try? await channel.close() }

  private static func receive(_ data: Data, _ state: LockedState) {
    guard let message = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else { return }
    if let number = message["id"] as? Int {
      let waiting = state.withLock { $0.waiting.removeValue(forKey: number) }
      if let error = message["error"] as? [String: Any] {
        waiting?.resume(throwing: Refusal(description: "\(error["message"] ?? error)"))
      } else {
        nonisolated(unsafe) let result = message["result"] as? [String: Any] ?? [:]
        waiting?.resume(returning: result)
      }
      return
    }
    guard let method = message["method"] as? String, let parameters = message["params"] as? [String: Any]
    else { return }
    switch method {
    case "Runtime.exceptionThrown":
      let details = parameters["exceptionDetails"] as? [String: Any]
      state.withLock { $0.complaints.append("exception: \(details?["text"] ?? "")") }
    case "Runtime.consoleAPICalled" where parameters["type"] as? String == "error":
      state.withLock { $0.complaints.append("console: \(parameters["args"] ?? "")") }
    case "Log.entryAdded":
      let entry = parameters["entry"] as? [String: Any]
      if entry?["level"] as? String == "error" {
        state.withLock { $0.complaints.append("log: \(entry?["text"] ?? "") \(entry?["url"] ?? "")") }
      }
    default: break
    }
  }

  private final class Receiver: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    private let receive: (Data) -> Void

    init(_ receive: @escaping (Data) -> Void) { self.receive = receive }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      let frame = unwrapInboundIn(data)
      switch frame.opcode {
      case .text, .binary: receive(Data(frame.unmaskedData.readableBytesView))
      case .ping:
        context.writeAndFlush(
          NIOAny(
            WebSocketFrame(fin: true, opcode: .pong, maskKey: .random(), data: frame.unmaskedData)),
          promise: nil)
      default: break
      }
    }
  }
}
