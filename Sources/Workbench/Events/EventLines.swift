import Archives
import Presentation

/// Notices as server-sent events (WHATWG HTML, §9.2): what is written down on the line to a page.
enum EventLines {
  /// How long a line may be silent before a comment is sent, in seconds.
  private static let silence = 10
  /// Says that no more will come, so that the page does not think the line broken.
  static let end = "event: end\ndata: {}\n\n"

  /// The events of notices, with a comment now and then by which it is noticed that nobody listens any more.
  static func stream(of notices: AsyncStream<Bulletin.Notice>) -> AsyncStream<String> {
    let (lines, continuation) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(64))
    continuation.yield("retry: 3000\n\n")
    let writer = Task {
      for await notice in notices { continuation.yield(event(notice)) }
      continuation.finish()
    }
    let pulse = Task {
      while !Task.isCancelled {
        try await Task.sleep(for: .seconds(silence))
        continuation.yield(": still here\n\n")
      }
    }
    continuation.onTermination = { _ in
      writer.cancel()
      pulse.cancel()
    }
    return lines
  }

  /// A notice as it is written down: one event with JSON in it.
  static func event(_ notice: Bulletin.Notice) -> String {
    switch notice {
    case .head(let head):
      return
        "event: head\nid: \(head)\ndata: \(CanonicalJSON.object([.init("head", .string(head))]).canonicalText)\n\n"
    case .replaced: return "event: replaced\ndata: {}\n\n"
    case .job(let job):
      var members: [CanonicalJSON.Member] = [
        .init("id", .string(job.id)), .init("stage", .string(job.stage.name)),
      ]
      switch job.stage {
      case .working: break
      case .done(let address): members.append(.init("address", .string(address.description)))
      case .refused(let words): members.append(.init("words", .string(words)))
      }
      return "event: job\ndata: \(CanonicalJSON.object(members).canonicalText)\n\n"
    }
  }
}
