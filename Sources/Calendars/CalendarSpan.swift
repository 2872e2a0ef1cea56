/// A length of time as calendars count it: months and days, of either sign.
///
/// Years are twelve months and weeks seven days; months and days are kept apart, since the length
/// of a month depends on where it lies.
public struct CalendarSpan: Hashable, Sendable, Codable {
  /// Whole months; a year is twelve.
  public var months: Int
  /// Whole days; a week is seven.
  public var days: Int

  /// Creates a span.
  public init(years: Int = 0, months: Int = 0, weeks: Int = 0, days: Int = 0) {
    self.months = years * 12 + months
    self.days = weeks * 7 + days
  }

  /// No time at all.
  public static let zero = CalendarSpan()

  /// The span in the other direction.
  public static prefix func - (span: CalendarSpan) -> CalendarSpan {
    CalendarSpan(months: -span.months, days: -span.days)
  }
}
