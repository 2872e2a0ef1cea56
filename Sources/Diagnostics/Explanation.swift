/// What happened, beside what to do about it.
///
/// Both parts are written in lower case without a full stop, so that they can stand behind
/// `error:` and `hint:` or inside a sentence of a page.
public struct Explanation: Hashable, Sendable {
  /// What happened.
  public let summary: String
  /// What the reader can do about it; `nil` where nothing is to be done.
  public let remedy: String?

  /// Creates an explanation.
  public init(_ summary: String, remedy: String? = nil) {
    self.summary = summary
    self.remedy = remedy
  }
}

/// An error that says what happened and what to do.
public protocol ExplainedError: Error, Sendable, CustomStringConvertible {
  /// What happened and what to do about it.
  var explanation: Explanation { get }
}

extension ExplainedError {
  /// The explanation on one line.
  public var description: String {
    explanation.remedy.map { "\(explanation.summary); \($0)" } ?? explanation.summary
  }
}
