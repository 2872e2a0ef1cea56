package import Calendars

/// Days of the proleptic Gregorian calendar, in which the program speaks and draws.
package enum Gregorian {
  /// The date of a day.
  package static func date(_ day: DayNumber) -> CivilDate { CalendarSystem.gregorian.civilDate(of: day) }

  /// The day of a date that exists.
  package static func day(_ year: Int, _ month: Int = 1, _ day: Int = 1) -> DayNumber {
    DayNumber(gregorianYear: year, month: month, day: day)
  }

  /// The last day of a month.
  package static func lastDay(ofMonth month: Int, year: Int) -> DayNumber {
    (month == 12 ? day(year + 1, 1, 1) : day(year, month + 1, 1)) - 1
  }
}
