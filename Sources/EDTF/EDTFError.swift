public import Diagnostics

/// Why a text is not an EDTF expression, and where.
public struct EDTFError: ExplainedError, Hashable {
  /// What the reader could have read at a place.
  public enum Expectation: String, Hashable, Sendable {
    /// The start of a date.
    case date
    /// A digit or `X` of a year.
    case yearDigit
    /// Two digits of a month or season.
    case month
    /// Two digits of a day.
    case day
    /// A time of day.
    case time
    /// A time shift.
    case shift
    /// The end of the text.
    case end
    /// The end of an interval.
    case intervalEnd
    /// A comma, `..` or the closing bracket.
    case setContinuation
    /// Digits behind `Y`, `E` or `S`.
    case number
  }

  /// What was wrong with the text.
  public enum Reason: Hashable, Sendable {
    /// There is no text.
    case empty
    /// The text is longer than any expression needs to be.
    case tooLong(Int)
    /// Something else was expected here.
    case unexpected(Unicode.Scalar?, expected: Expectation)
    /// The year has too few digits.
    case yearTooShort(Int)
    /// The year has more than four digits and no `Y`.
    case yearNeedsPrefix
    /// The year behind `Y` has no more than four digits.
    case prefixNotNeeded
    /// A number begins with 0.
    case leadingZero
    /// The year is `-0000`.
    case negativeZero
    /// The year is further away than days can be counted.
    case yearTooLarge
    /// The month is outside 1...12 and is no grouping either.
    case monthOutOfRange(Int)
    /// No month has these digits.
    case noSuchMonth
    /// The day is outside 1...31.
    case dayOutOfRange(Int)
    /// No month that is possible here has this day.
    case noSuchDay
    /// The calendar of the numbers has no such date.
    case notInCalendar
    /// A season or other grouping has a day.
    case dayOfGrouping
    /// The time of day does not exist.
    case timeOutOfRange
    /// The shift does not exist.
    case shiftOutOfRange
    /// A time stands where only dates can.
    case timeNotAllowed
    /// The interval or range ends before it begins.
    case reversed
    /// A set has no member.
    case emptySet
    /// The ends of a range are not equally fine.
    case mixedPrecision
    /// The notation of the draft of 2012.
    case draftNotation
    /// The notation exists, at a higher level than the reader accepts.
    case needsLevel(EDTFLevel)
  }

  /// What was wrong.
  public let reason: Reason
  /// Where, in UTF-8 code units from the start of the expression.
  public let utf8Offset: Int

  /// Creates an error.
  public init(_ reason: Reason, at utf8Offset: Int) {
    self.reason = reason
    self.utf8Offset = utf8Offset
  }

  /// What happened and what to do about it.
  public var explanation: Explanation {
    switch reason {
    case .empty: Explanation("there is no date here", remedy: "write one, such as 1918-11-11")
    case .tooLong(let length):
      Explanation(
        "this is \(length) bytes long", remedy: "an expression has at most \(EDTFExpression.lengthLimit)")
    case .unexpected(nil, let expected):
      Explanation("the text ends too soon", remedy: "\(Self.words(expected)) should follow")
    case .unexpected(let scalar?, let expected):
      Explanation("\(Self.quoted(scalar)) cannot stand here", remedy: "\(Self.words(expected)) is expected")
    case .yearTooShort(let digits):
      Explanation(
        "a year has four digits, not \(digits)",
        remedy: digits == 3
          ? "put X for an unknown digit, as in 199X, or a 0 in front"
          : digits == 2 ? "put XX for unknown digits, as in 19XX, or zeros in front" : "put zeros in front")
    case .yearNeedsPrefix:
      Explanation("a year of more than four digits needs a Y", remedy: "write Y12000, or check the hyphens")
    case .prefixNotNeeded:
      Explanation("Y is for years of more than four digits", remedy: "write the year with four digits")
    case .leadingZero: Explanation("the number begins with 0", remedy: "leave the 0 out")
    case .negativeZero: Explanation("year 0 has no sign", remedy: "write 0000 for 1 BC, -0001 for 2 BC")
    case .yearTooLarge:
      Explanation("the year is too far away to count days", remedy: "use at most fifteen digits")
    case .monthOutOfRange(let month):
      Explanation(
        "month \(month) does not exist", remedy: "write 01 to 12, 21 to 41 for seasons and the like, or XX")
    case .noSuchMonth: Explanation("no month has these digits", remedy: "write 0X, 1X, X0 to X9 or XX")
    case .dayOutOfRange(let day): Explanation("day \(day) does not exist", remedy: "write 01 to 31, or XX")
    case .noSuchDay: Explanation("the month has no such day", remedy: "correct the day, or write XX")
    case .notInCalendar:
      Explanation("the calendar has no such date", remedy: "correct the date, or name another calendar")
    case .dayOfGrouping: Explanation("a season has no days of its own", remedy: "leave the day out")
    case .timeOutOfRange:
      Explanation("there is no such time of day", remedy: "write 00:00:00 to 23:59:59, or 24:00:00")
    case .shiftOutOfRange:
      Explanation("there is no such time shift", remedy: "write Z, +hh or +hh:mm; not -00:00")
    case .timeNotAllowed: Explanation("a time of day cannot stand here", remedy: "leave the time out")
    case .reversed: Explanation("the end is before the start", remedy: "exchange the two, or correct one")
    case .emptySet: Explanation("the set is empty", remedy: "write its dates between the brackets")
    case .mixedPrecision:
      Explanation("the ends of the range are not equally fine", remedy: "write both as years, months or days")
    case .draftNotation:
      Explanation(
        "this is the notation of the 2012 draft",
        remedy: "write X for u, % for ?~, 2004-~06 for 2004-(06)~, .. for open, nothing for unknown")
    case .needsLevel(let level):
      Explanation("this is EDTF level \(level.rawValue)", remedy: "read the text at that level")
    }
  }

  private static func quoted(_ scalar: Unicode.Scalar) -> String {
    let isControl = scalar.value < 0x21 || (0x7F...0xA0).contains(scalar.value)
    return isControl
      ? (scalar == " " ? "a space" : "the character U+\(hex(scalar.value))") : "‘\(Character(scalar))’"
  }

  private static func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func words(_ expectation: Expectation) -> String {
    switch expectation {
    case .date: "a date, such as 1918 or 1918-11,"
    case .yearDigit: "a digit of the year, or X,"
    case .month: "a month of two digits"
    case .day: "a day of two digits"
    case .time: "a time such as 23:59:59"
    case .shift: "a time shift such as +01:00"
    case .end: "the end of the text"
    case .intervalEnd: "a date, .. or nothing"
    case .setContinuation: "a comma, .. or the closing bracket"
    case .number: "a number"
    }
  }
}
