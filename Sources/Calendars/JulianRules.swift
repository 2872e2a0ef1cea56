/// The proleptic Julian calendar: every fourth year is a leap year, before 8 AD as well.
///
/// Days are counted in eras of four years from 1 March; compare E. G. Richards, *Mapping Time*
/// (1998), chapter 25.
struct JulianRules: CalendarRules {
  /// The Julian Day Number of 1 March of year 0 (1 BC).
  private static let epoch = 1_721_118

  var span: DaySet { .all }
  func lastMonth(ofYear year: Int) -> Int { 12 }
  func lastDay(ofMonth month: Int, year: Int) -> Int { Self.daysInMonth(month, ofYear: year) }
  func dayNumber(year: Int, month: Int, day: Int) -> DayNumber? { Self.dayNumber(year, month, day) }
  func civilDate(of day: DayNumber) -> CivilDate { Self.civilDate(day) }

  static func daysInMonth(_ month: Int, ofYear year: Int) -> Int {
    month == 2 ? (year & 3 == 0 ? 29 : 28) : 30 + ((month + (month >> 3)) & 1)
  }

  static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> DayNumber {
    let shifted = month <= 2 ? year - 1 : year
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    return DayNumber(epoch + shifted * 365 + (shifted >> 2) + dayOfYear)
  }

  static func civilDate(_ day: DayNumber) -> CivilDate {
    let shifted = day.rawValue - epoch
    let era = shifted.flooredQuotient(by: 1461)
    let dayOfEra = shifted - era * 1461
    let yearOfEra = min(dayOfEra / 365, 3)
    let dayOfYear = dayOfEra - 365 * yearOfEra
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return CivilDate(
      astronomicalYear: era * 4 + yearOfEra + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }
}

extension Int {
  /// The quotient rounded towards minus infinity.
  func flooredQuotient(by divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder != 0 && (remainder < 0) != (divisor < 0) ? quotient - 1 : quotient
  }

  /// The remainder with the sign of a positive divisor.
  func flooredRemainder(by divisor: Int) -> Int { self - flooredQuotient(by: divisor) * divisor }
}
