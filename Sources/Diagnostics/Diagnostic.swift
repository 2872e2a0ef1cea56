/// One message about a place in a text: what, where, what to do.
public struct Diagnostic: Hashable, Sendable {
  /// How much a message weighs.
  public enum Severity: String, Hashable, Sendable, CaseIterable {
    /// Something was refused.
    case error
    /// Something was read, and may not be what was meant.
    case warning
    /// Something the reader may want to know.
    case note
  }

  /// How much the message weighs.
  public let severity: Severity
  /// A stable name of the kind of message, such as `chronicle.unknown-word`.
  public let code: String
  /// What happened and what to do about it.
  public let explanation: Explanation
  /// The file the message is about; `nil` for a text without a name.
  public let file: String?
  /// The place, in UTF-8 code units from the start of the file; `nil` for the file as a whole.
  public let utf8Range: Range<Int>?

  /// Creates a message.
  public init(
    _ severity: Severity, code: String, _ explanation: Explanation, file: String? = nil,
    utf8Range: Range<Int>? = nil
  ) {
    self.severity = severity
    self.code = code
    self.explanation = explanation
    self.file = file
    self.utf8Range = utf8Range
  }
}
