/// The Hebrew calendar as fixed by Hillel II, from 1 Tishri 1.
///
/// Months are numbered in the order of the civil year as GEDCOM lists them: 1 Tishri, 2 Heshvan,
/// 3 Kislev, 4 Tevet, 5 Shevat, 6 Adar (Adar I in a leap year), 7 Adar II (leap years only), 8 Nisan,
/// 9 Iyar, 10 Sivan, 11 Tammuz, 12 Av, 13 Elul. The molad arithmetic and the postponements follow
/// N. Dershowitz and E. M. Reingold, *Calendrical Calculations* (4th ed., 2018), chapter 8.
struct HebrewRules: CalendarRules {
  /// The Julian Day Number of the day before 1 Tishri 1 counted so that the molad formula fits.
  private static let epoch = 347_998
  private static let lastYear = 1_000_000

  var span: DaySet {
    DaySet(DayNumber(Self.newYear(1))...DayNumber(Self.newYear(Self.lastYear + 1) - 1))
  }

  static func isLeap(_ year: Int) -> Bool { (7 * year + 1) % 19 < 7 }

  /// Days from the epoch to the molad-determined day of the new year, before the year-length rules.
  private static func elapsedDays(_ year: Int) -> Int {
    let months = (235 * year - 234) / 19
    let parts = 12_084 + 13_753 * months
    let day = 29 * months + parts / 25_920
    return (3 * (day + 1)) % 7 < 3 ? day + 1 : day
  }

  /// The Julian Day Number of 1 Tishri.
  static func newYear(_ year: Int) -> Int {
    let before = year > 1 ? elapsedDays(year - 1) : elapsedDays(year) - 355
    let this = elapsedDays(year)
    let next = elapsedDays(year + 1)
    let correction = next - this == 356 ? 2 : this - before == 382 ? 1 : 0
    return epoch + this + correction
  }

  func lastMonth(ofYear year: Int) -> Int { (1...Self.lastYear).contains(year) ? 13 : 0 }

  func lastDay(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (Self.newYear(year + 1) - Self.newYear(year)) % 10 == 5 ? 30 : 29
    case 3: (Self.newYear(year + 1) - Self.newYear(year)) % 10 == 3 ? 29 : 30
    case 6: Self.isLeap(year) ? 30 : 29
    case 7: Self.isLeap(year) ? 29 : 0
    case 4, 9, 11, 13: 29
    default: 30
    }
  }

  func dayNumber(year: Int, month: Int, day: Int) -> DayNumber? {
    var result = Self.newYear(year) + day - 1
    for earlier in 1..<max(month, 1) { result += lastDay(ofMonth: earlier, year: year) }
    return DayNumber(result)
  }

  func civilDate(of day: DayNumber) -> CivilDate {
    var year = (day.rawValue - Self.epoch) * 98_496 / 35_975_351
    year = min(max(year, 1), Self.lastYear)
    while year > 1, Self.newYear(year) > day.rawValue { year -= 1 }
    while Self.newYear(year + 1) <= day.rawValue { year += 1 }
    var rest = day.rawValue - Self.newYear(year)
    var month = 1
    while rest >= lastDay(ofMonth: month, year: year) {
      rest -= lastDay(ofMonth: month, year: year)
      month += 1
    }
    return CivilDate(astronomicalYear: year, month: month, day: rest + 1)
  }
}
