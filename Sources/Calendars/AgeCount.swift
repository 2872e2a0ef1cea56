/// A way of counting an age.
public enum AgeCount: String, Hashable, Sendable, Codable, CaseIterable {
  /// Completed years: from the fifteenth birthday to the day before the sixteenth, “aged fifteen”.
  case completed
  /// The year of life that runs: from the fourteenth birthday to the day before the fifteenth, “in
  /// his fifteenth year”.
  case ordinal
  /// Calendar years with the first counted, as in East Asia or in Roman inclusive counting: one at birth
  /// and one more every new year.
  case inclusive
  /// The difference of the year numbers, with no regard to the birthday.
  case yearDifference

  /// The days on which somebody born on `birth` has the age `years`, in a calendar.
  ///
  /// Both ends are non-decreasing in `birth`. Somebody born on 29 February completes a year on
  /// 28 February where the year has no 29th.
  ///
  /// - Parameters:
  ///   - years: The age as counted; 0 or more.
  ///   - birth: The day of birth.
  ///   - calendar: The calendar whose years count.
  /// - Returns: The first and the last such day.
  public func days(
    ofAge years: Int, bornOn birth: DayNumber, calendar: CalendarSystem = .gregorian
  ) -> ClosedRange<DayNumber> {
    switch self {
    case .completed:
      return Self.life(from: years, birth, calendar)
    case .ordinal:
      return Self.life(from: max(years - 1, 0), birth, calendar)
    case .inclusive:
      return Self.year(calendar.civilDate(of: birth).astronomicalYear + max(years - 1, 0), birth, calendar)
    case .yearDifference:
      return Self.year(calendar.civilDate(of: birth).astronomicalYear + years, birth, calendar)
    }
  }

  private static func life(
    from years: Int, _ birth: DayNumber, _ calendar: CalendarSystem
  ) -> ClosedRange<DayNumber> {
    let first = calendar.adding(CalendarSpan(years: years), to: birth)
    let last = calendar.adding(CalendarSpan(years: years + 1), to: birth) - 1
    return first...max(first, last)
  }

  private static func year(
    _ year: Int, _ birth: DayNumber, _ calendar: CalendarSystem
  ) -> ClosedRange<DayNumber> {
    let days = calendar.days(ofYear: year) ?? birth...birth
    return max(days.lowerBound, birth)...max(days.upperBound, birth)
  }
}
