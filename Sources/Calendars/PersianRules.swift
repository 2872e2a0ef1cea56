/// The Persian (solar Hijri) calendar by the arithmetic rule of 2820 years.
///
/// The rule is A. Birashk's (*A Comparative Calendar of the Iranian, Muslim Lunar, and Christian Eras*,
/// 1993), with 683 leap years in 2820; it agrees with the observed equinox for 1244–1403 AP and may
/// differ by a day elsewhere. There is no year 0: year 1 follows year −1, written here as 0.
struct PersianRules: CalendarRules {
  private static let epoch = 1_948_321
  private static let cycleDays = 1_029_983
  private static let limit = 1_000_000

  var span: DaySet {
    DaySet(DayNumber(Self.start(ofYear: 1))...DayNumber(Self.start(ofYear: Self.limit + 1) - 1))
  }

  static func start(ofYear year: Int) -> Int {
    let base = year - 474
    let inCycle = 474 + base.flooredRemainder(by: 2820)
    return epoch - 1 + cycleDays * base.flooredQuotient(by: 2820) + 365 * (inCycle - 1)
      + (682 * inCycle - 110) / 2816 + 1
  }

  func lastMonth(ofYear year: Int) -> Int { (1...Self.limit).contains(year) ? 12 : 0 }

  func lastDay(ofMonth month: Int, year: Int) -> Int {
    month <= 6 ? 31 : month <= 11 ? 30 : Self.start(ofYear: year + 1) - Self.start(ofYear: year) - 336
  }

  func dayNumber(year: Int, month: Int, day: Int) -> DayNumber? {
    DayNumber(Self.start(ofYear: year) + (month <= 7 ? 31 * (month - 1) : 30 * (month - 1) + 6) + day - 1)
  }

  func civilDate(of day: DayNumber) -> CivilDate {
    var year = max(1, (day.rawValue - Self.epoch) * 2820 / Self.cycleDays)
    while Self.start(ofYear: year + 1) <= day.rawValue { year += 1 }
    while year > 1, Self.start(ofYear: year) > day.rawValue { year -= 1 }
    let dayOfYear = day.rawValue - Self.start(ofYear: year)
    let month = dayOfYear < 186 ? dayOfYear / 31 + 1 : (dayOfYear - 6) / 30 + 1
    return CivilDate(
      astronomicalYear: year, month: month,
      day: dayOfYear - (month <= 7 ? 31 * (month - 1) : 30 * (month - 1) + 6) + 1)
  }
}
