/// The French Republican calendar, An I (from 22 September 1792) on.
///
/// Twelve months of thirty days, then five complementary days (month 13), six in a *franciade* year.
/// The years III, VII and XI, and by the equinox XV and XX, were or would have been leap years
/// (décret du 4 frimaire an II; table in *Concordance des calendriers grégorien et républicain*,
/// Librairie historique Clavreuil). The calendar ended on 10 nivôse XIV, 31 December 1805. Later years
/// follow G. Romme's proposal (every fourth year from XX, Gregorian centuries), which agrees with
/// the dates of the Commune (16 floréal an 79 is 6 May 1871).
struct RepublicanRules: CalendarRules {
  private static let epoch = 2_375_840
  private static let lastYear = 300

  var span: DaySet { DaySet(DayNumber(Self.epoch)...DayNumber(Self.start(ofYear: Self.lastYear + 1) - 1)) }

  static func isLeap(_ year: Int) -> Bool {
    year < 20
      ? [3, 7, 11, 15].contains(year)
      : year & 3 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func start(ofYear year: Int) -> Int {
    let before = year - 1
    let early = [3, 7, 11, 15].count { $0 <= before }
    let late = before < 20 ? 0 : (before / 4 - 4) - (before / 100 - before / 400)
    return epoch + 365 * before + early + late
  }

  func lastMonth(ofYear year: Int) -> Int { (1...Self.lastYear).contains(year) ? 13 : 0 }

  func lastDay(ofMonth month: Int, year: Int) -> Int { month <= 12 ? 30 : Self.isLeap(year) ? 6 : 5 }

  func dayNumber(year: Int, month: Int, day: Int) -> DayNumber? {
    DayNumber(Self.start(ofYear: year) + 30 * (month - 1) + day - 1)
  }

  func civilDate(of day: DayNumber) -> CivilDate {
    var year = (day.rawValue - Self.epoch) / 366 + 1
    while Self.start(ofYear: year + 1) <= day.rawValue { year += 1 }
    let dayOfYear = day.rawValue - Self.start(ofYear: year)
    return CivilDate(astronomicalYear: year, month: dayOfYear / 30 + 1, day: dayOfYear % 30 + 1)
  }
}
