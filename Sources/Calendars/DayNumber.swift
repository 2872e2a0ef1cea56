/// A day, counted: the chronological Julian Day Number.
///
/// Day 0 is 1 January 4713 BC in the proleptic Julian calendar; 1 January 1970 Gregorian is
/// 2440588. Days are whole, have no time zone, and the arithmetic is exact.
public struct DayNumber: Hashable, Comparable, Sendable {
  /// The Julian Day Number.
  public var rawValue: Int

  /// Creates the day with this Julian Day Number.
  public init(_ rawValue: Int) { self.rawValue = rawValue }

  /// Whether one day is earlier than another.
  public static func < (left: DayNumber, right: DayNumber) -> Bool { left.rawValue < right.rawValue }
  /// The day a number of days later.
  public static func + (day: DayNumber, days: Int) -> DayNumber { DayNumber(day.rawValue + days) }
  /// The day a number of days earlier.
  public static func - (day: DayNumber, days: Int) -> DayNumber { DayNumber(day.rawValue - days) }
  /// The number of days from one day to another.
  public static func - (left: DayNumber, right: DayNumber) -> Int { left.rawValue - right.rawValue }
}

extension DayNumber {
  /// Creates the day of a date in the proleptic Gregorian calendar.
  ///
  /// The date has to exist; `CalendarSystem.gregorian.dayNumber(of:)` asks instead of trapping.
  ///
  /// - Parameters:
  ///   - year: The year, counted astronomically.
  ///   - month: The month, 1 to 12.
  ///   - day: The day of the month.
  public init(gregorian year: Int, _ month: Int, _ day: Int) {
    precondition(
      (1...12).contains(month) && day >= 1 && day <= GregorianRules.daysInMonth(month, ofYear: year),
      "no such date in the Gregorian calendar")
    self = GregorianRules.dayNumber(year, month, day)
  }

  /// The date in the proleptic Gregorian calendar.
  public var gregorian: CivilDate { GregorianRules.civilDate(self) }

  /// The day of the week.
  public var weekday: Weekday { Weekday(of: self) }
}

extension DayNumber {
  /// The day of a proleptic Gregorian date that exists, in any year whose days can be counted.
  package init(gregorianYear year: Int, month: Int, day: Int) {
    self = GregorianRules.dayNumber(year, month, day)
  }
}
