import Archives
import Presentation

/// What the workbench sends back.
struct Answer: Sendable {
  /// The status of an answer.
  enum Status: Int, Sendable {
    case ok = 200
    case created = 201
    case accepted = 202
    case seeOther = 303
    case notModified = 304
    case badRequest = 400
    case unauthorized = 401
    case forbidden = 403
    case notFound = 404
    case methodNotAllowed = 405
    case requestTimeout = 408
    case conflict = 409
    case preconditionFailed = 412
    case contentTooLarge = 413
    case addressTooLong = 414
    case unsupportedMediaType = 415
    case misdirected = 421
    case unprocessable = 422
    case preconditionRequired = 428
    case headersTooLarge = 431
    case internalError = 500
  }

  var status: Status
  var contentType: String
  var body: [UInt8]
  var headers: [(name: String, value: String)] = []
  /// What is sent bit by bit instead of ``body``, until it ends or the visitor goes away.
  var stream: AsyncStream<String>?

  /// A page.
  static func page(_ html: HTML, status: Status = .ok) -> Answer {
    Answer(status: status, contentType: "text/html; charset=utf-8", body: Array(html.document().utf8))
  }

  /// A part of a page.
  static func fragment(_ html: HTML) -> Answer {
    Answer(status: .ok, contentType: "text/html; charset=utf-8", body: Array(html.markup.utf8))
  }

  /// Leads on to another page of the program; no other place can be named.
  static func redirect(to address: Address) -> Answer {
    Answer(
      status: .seeOther, contentType: "text/plain; charset=utf-8", body: [],
      headers: [("location", address.description)])
  }

  /// A short refusal in words, for whoever has no session.
  static func refusal(_ status: Status, _ text: String) -> Answer {
    Answer(status: status, contentType: "text/plain; charset=utf-8", body: Array((text + "\n").utf8))
  }

  /// JSON.
  static func json(_ text: String, status: Status = .ok) -> Answer {
    Answer(status: status, contentType: "application/json", body: Array(text.utf8))
  }

  /// Events, sent as they happen.
  static func events(_ stream: AsyncStream<String>) -> Answer {
    Answer(status: .ok, contentType: "text/event-stream; charset=utf-8", body: [], stream: stream)
  }

  /// An error as `application/problem+json` (RFC 9457).
  ///
  /// - Parameters:
  ///   - status: The status.
  ///   - title: What kind of problem it is, in words that do not change from case to case.
  ///   - detail: What happened this time.
  ///   - remedy: What to do about it.
  ///   - fields: What is wrong with single fields of what was sent.
  /// - Returns: The answer.
  static func problem(
    _ status: Status, _ title: String, detail: String? = nil, remedy: String? = nil,
    fields: [(field: String, words: String)] = []
  ) -> Answer {
    var members: [CanonicalJSON.Member] = [
      .init("type", .string("about:blank")), .init("status", .integer(status.rawValue)),
      .init("title", .string(title)),
    ]
    if let detail { members.append(.init("detail", .string(detail))) }
    if let remedy { members.append(.init("remedy", .string(remedy))) }
    if !fields.isEmpty {
      let all = fields.map {
        CanonicalJSON.object([.init("field", .string($0.field)), .init("detail", .string($0.words))])
      }
      members.append(.init("errors", .array(all)))
    }
    return Answer(
      status: status, contentType: "application/problem+json",
      body: CanonicalJSON.object(members).canonicalBytes + Array("\n".utf8))
  }
}
