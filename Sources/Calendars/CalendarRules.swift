/// How one calendar counts: the door through which built-in calendars and a guest's come.
///
/// Years carry the calendar's own number, with 0 and negative numbers before its first year where
/// the calendar runs that far. A month that a year lacks (Adar II of a common year) has no days.
public protocol CalendarRules: Sendable {
  /// The days this calendar can name.
  var span: DaySet { get }
  /// The number of the last month of a year.
  func lastMonth(ofYear year: Int) -> Int
  /// The highest day number in a month, 0 where the year lacks the month.
  func lastDay(ofMonth month: Int, year: Int) -> Int
  /// The day of a date that is known to be within the limits given by the other two functions, or
  /// `nil` where the calendar skips it.
  func dayNumber(year: Int, month: Int, day: Int) -> DayNumber?
  /// The date of a day within ``span``.
  func civilDate(of day: DayNumber) -> CivilDate
}
