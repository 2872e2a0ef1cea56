/// The proleptic Gregorian calendar.
///
/// Days are counted in eras of 400 years from 1 March, after H. Hinnant, “chrono-compatible
/// low-level date algorithms” (2013); the rule of leap years is that of the bull *Inter gravissimas*
/// (1582).
struct GregorianRules: CalendarRules {
  /// The Julian Day Number of 1 March of year 0.
  private static let epoch = 1_721_120
  /// Days before the first of a month, counted from 1 March.
  private static let daysInEra = 146_097

  var span: DaySet { .all }
  func lastMonth(ofYear year: Int) -> Int { 12 }
  func lastDay(ofMonth month: Int, year: Int) -> Int { Self.daysInMonth(month, ofYear: year) }
  func dayNumber(year: Int, month: Int, day: Int) -> DayNumber? { Self.dayNumber(year, month, day) }
  func civilDate(of day: DayNumber) -> CivilDate { Self.civilDate(day) }

  static func isLeap(_ year: Int) -> Bool { year & 3 == 0 && (year % 100 != 0 || year % 400 == 0) }

  static func daysInMonth(_ month: Int, ofYear year: Int) -> Int {
    month == 2 ? (isLeap(year) ? 29 : 28) : 30 + ((month + (month >> 3)) & 1)
  }

  static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> DayNumber {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return DayNumber(epoch + era * daysInEra + dayOfEra)
  }

  static func civilDate(_ day: DayNumber) -> CivilDate {
    let shifted = day.rawValue - epoch
    let era = (shifted >= 0 ? shifted : shifted - (daysInEra - 1)) / daysInEra
    let dayOfEra = shifted - era * daysInEra
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return CivilDate(
      astronomicalYear: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }
}
