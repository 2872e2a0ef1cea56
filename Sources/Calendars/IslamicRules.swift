/// The tabular Islamic calendar with the leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of
/// each thirty, from 1 Muharram 1.
///
/// The civil epoch is Friday 16 July 622 (Julian), the astronomical one the day before; see
/// *Calendrical Calculations* (4th ed., 2018), chapter 7.
struct IslamicRules: CalendarRules {
  let epoch: Int
  private static let lastYear = 1_000_000

  static let civilEpoch = 1_948_440
  static let astronomicalEpoch = 1_948_439

  var span: DaySet { DaySet(DayNumber(epoch)...DayNumber(start(ofYear: Self.lastYear + 1) - 1)) }

  static func isLeap(_ year: Int) -> Bool { (11 * year + 14) % 30 < 11 }

  private func start(ofYear year: Int) -> Int { epoch + 354 * (year - 1) + (3 + 11 * year) / 30 }

  func lastMonth(ofYear year: Int) -> Int { (1...Self.lastYear).contains(year) ? 12 : 0 }

  func lastDay(ofMonth month: Int, year: Int) -> Int {
    month == 12 && Self.isLeap(year) ? 30 : 29 + (month & 1)
  }

  func dayNumber(year: Int, month: Int, day: Int) -> DayNumber? {
    DayNumber(start(ofYear: year) + 29 * (month - 1) + month / 2 + day - 1)
  }

  func civilDate(of day: DayNumber) -> CivilDate {
    let year = (30 * (day.rawValue - epoch) + 10_646) / 10_631
    let dayOfYear = day.rawValue - start(ofYear: year)
    let month = min(12, (11 * dayOfYear + 330) / 325)
    return CivilDate(
      astronomicalYear: year, month: month, day: dayOfYear - 29 * (month - 1) - month / 2 + 1)
  }
}
