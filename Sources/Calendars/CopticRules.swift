/// The Coptic and the Ethiopian calendar: twelve months of thirty days and a thirteenth of five or six.
///
/// The Coptic era of the Martyrs begins on 29 August 284, the Ethiopian era of the Incarnation on
/// 29 August 8 (both Julian); every fourth year, the one before a multiple of four, is a leap year.
/// See *Calendrical Calculations* (4th ed., 2018), chapter 4.
struct CopticRules: CalendarRules {
  let epoch: Int

  static let coptic = CopticRules(epoch: 1_825_030)
  static let ethiopian = CopticRules(epoch: 1_724_221)

  var span: DaySet { DaySet.from(DayNumber(epoch)) }
  func lastMonth(ofYear year: Int) -> Int { year >= 1 ? 13 : 0 }
  func lastDay(ofMonth month: Int, year: Int) -> Int { month <= 12 ? 30 : year & 3 == 3 ? 6 : 5 }

  func dayNumber(year: Int, month: Int, day: Int) -> DayNumber? {
    DayNumber(epoch + 365 * (year - 1) + year / 4 + 30 * (month - 1) + day - 1)
  }

  func civilDate(of day: DayNumber) -> CivilDate {
    let year = (4 * (day.rawValue - epoch) + 1463) / 1461
    let dayOfYear = day.rawValue - (epoch + 365 * (year - 1) + year / 4)
    return CivilDate(astronomicalYear: year, month: dayOfYear / 30 + 1, day: dayOfYear % 30 + 1)
  }
}
