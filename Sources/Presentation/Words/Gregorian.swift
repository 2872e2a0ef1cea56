package import Calendars

/// Days of the proleptic Gregorian calendar, in which the program speaks and draws.
///
/// The conversions follow H. Hinnant, “chrono-compatible low-level date algorithms” (2013).
package enum Gregorian {
  /// The date of a day.
  package static func date(_ day: DayNumber) -> CivilDate {
    let shifted = day.rawValue - 1_721_120
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return CivilDate(
      astronomicalYear: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The day of a date that exists.
  package static func day(_ year: Int, _ month: Int = 1, _ day: Int = 1) -> DayNumber {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let shiftedMonth = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * shiftedMonth + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return DayNumber(1_721_120 + era * 146_097 + dayOfEra)
  }

  /// The last day of a month.
  package static func lastDay(ofMonth month: Int, year: Int) -> DayNumber {
    (month == 12 ? day(year + 1, 1, 1) : day(year, month + 1, 1)) - 1
  }
}
