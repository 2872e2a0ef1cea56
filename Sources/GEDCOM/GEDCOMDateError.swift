public import Diagnostics

/// Why a payload is not a GEDCOM date value, and where.
public struct GEDCOMDateError: ExplainedError, Hashable {
  /// What was wrong.
  public enum Reason: Hashable, Sendable {
    /// There is no date.
    case empty
    /// The payload is longer than any date.
    case tooLong
    /// The calendar is not known.
    case unknownCalendar(String)
    /// The calendar escape does not end.
    case unfinishedEscape
    /// A date was expected.
    case dateExpected
    /// This is no month of the calendar.
    case unknownMonth(String, calendar: String)
    /// This is no year.
    case badYear(String)
    /// The second number of a dual year does not follow the first.
    case badDualYear(String)
    /// There is no such day in the month.
    case noSuchDay(Int)
    /// The calendar does not have the year or month.
    case outsideCalendar(String)
    /// A keyword is missing.
    case missing(String)
    /// Something stands behind the date.
    case trailing(String)
    /// The second date is before the first.
    case reversed
  }

  /// What was wrong.
  public let reason: Reason
  /// Where, in UTF-8 code units from the start of the payload.
  public let utf8Offset: Int

  /// What happened and what to do about it.
  public var explanation: Explanation {
    switch reason {
    case .empty:
      Explanation("there is no date", remedy: "write one, such as 11 NOV 1918, or leave the line out")
    case .tooLong: Explanation("the value is too long for a date", remedy: "put words in a NOTE")
    case .unknownCalendar(let name):
      Explanation("the calendar ‘\(name)’ is not known", remedy: "use GREGORIAN, JULIAN, FRENCH R or HEBREW")
    case .unfinishedEscape:
      Explanation("the calendar escape does not end", remedy: "close it, as in @#DJULIAN@")
    case .dateExpected:
      Explanation("a date should follow", remedy: "write day, month and year, as in 11 NOV 1918")
    case .unknownMonth(let word, let calendar):
      Explanation("‘\(word)’ is no month of the \(calendar) calendar", remedy: "use the month's GEDCOM code")
    case .badYear(let word): Explanation("‘\(word)’ is no year", remedy: "write the year in digits")
    case .badDualYear(let word):
      Explanation("‘\(word)’ is no dual year", remedy: "write 1750/51, or BET … AND … for a range")
    case .noSuchDay(let day):
      Explanation("the month has no day \(day)", remedy: "correct the day or leave it out")
    case .outsideCalendar(let name):
      Explanation("the \(name) calendar has no such date", remedy: "check the year")
    case .missing(let keyword):
      Explanation("\(keyword) is missing", remedy: "write BET … AND …, or BEF or AFT")
    case .trailing(let word):
      Explanation("‘\(word)’ cannot follow the date", remedy: "put words in parentheses behind INT")
    case .reversed: Explanation("the second date is before the first", remedy: "exchange them")
    }
  }
}
