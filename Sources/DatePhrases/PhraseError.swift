public import Diagnostics

/// Why a phrase is not understood, and where.
public struct PhraseError: ExplainedError, Hashable {
  /// What was wrong.
  public enum Reason: Hashable, Sendable {
    /// There are no words.
    case empty
    /// The text is longer than a phrase.
    case tooLong
    /// These words are not understood.
    case notUnderstood(String)
    /// A date, number or year should follow.
    case tooShort
    /// The numbers can be read in more than one way.
    case ambiguous([String])
    /// There is no such date.
    case noSuchDate(String)
    /// The day is another weekday.
    case otherWeekday(written: String, actual: String, fits: String?)
    /// The end is before the start.
    case reversed
    /// The calendar is not in the catalogue.
    case unknownCalendar(String)
  }

  /// What was wrong.
  public let reason: Reason
  /// Where, in UTF-8 code units from the start of the phrase.
  public let utf8Range: Range<Int>

  /// Creates an error.
  public init(_ reason: Reason, at utf8Range: Range<Int>) {
    self.reason = reason
    self.utf8Range = utf8Range
  }

  /// What happened and what to do about it.
  public var explanation: Explanation {
    switch reason {
    case .empty: Explanation("there is no date here", remedy: "write one, such as “early 1919” or 1919-03-04")
    case .tooLong: Explanation("this is too long for a date", remedy: "give only the words of the date")
    case .notUnderstood(let words):
      Explanation(
        "‘\(words)’ is not understood", remedy: "say it in other words, or in EDTF such as 1919-03~")
    case .tooShort: Explanation("the words end too soon", remedy: "a date, year or number should follow")
    case .ambiguous(let readings):
      Explanation(
        "this can be read as \(readings.joined(separator: " or as "))",
        remedy: readings.contains { $0.contains("-") }
          ? "write the month as a word, or the date as \(readings.first ?? "1919-04-03")"
          : "write the year with four digits")
    case .noSuchDate(let date):
      Explanation("there is no \(date)", remedy: "check the day, month and calendar")
    case .otherWeekday(let written, let actual, let fits):
      Explanation(
        "the day is a \(actual), not a \(written)",
        remedy: fits.map { "it is a \(written) in the \($0) calendar" } ?? "check the weekday and the year")
    case .reversed: Explanation("the end is before the start", remedy: "exchange the two, or correct one")
    case .unknownCalendar(let id):
      Explanation("the calendar \(id) is not at hand", remedy: "add it to the catalogue")
    }
  }
}
