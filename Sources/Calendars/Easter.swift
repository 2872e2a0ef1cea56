/// The date of Easter and the feasts that move with it.
public enum Easter: Sendable {
  /// Easter Sunday by the Gregorian computus, from the bull *Inter gravissimas* (1582) on.
  ///
  /// The algorithm is the anonymous one of *Nature* 13 (20 April 1876), p. 487, as in J. Meeus,
  /// *Astronomical Algorithms* (2nd ed., 1998), chapter 8.
  public static func gregorian(_ year: Int) -> DayNumber {
    let a = year.flooredRemainder(by: 19)
    let b = year.flooredQuotient(by: 100)
    let c = year.flooredRemainder(by: 100)
    let g = (8 * b + 13).flooredQuotient(by: 25)
    let h = (19 * a + b - b.flooredQuotient(by: 4) - g + 15).flooredRemainder(by: 30)
    let m = (a + 11 * h) / 319
    let weekday = (2 * b.flooredRemainder(by: 4) + 2 * (c / 4) - c % 4 - h + m + 32).flooredRemainder(by: 7)
    let month = (h - m + weekday + 90) / 25
    let day = (h - m + weekday + month + 19) % 32
    return GregorianRules.dayNumber(year, month, day)
  }

  /// Easter Sunday by the Julian computus, in the West until 1582 or later and in the East.
  ///
  /// After Meeus, chapter 8, from Delambre.
  public static func julian(_ year: Int) -> DayNumber {
    let a = year.flooredRemainder(by: 4)
    let b = year.flooredRemainder(by: 7)
    let c = year.flooredRemainder(by: 19)
    let d = (19 * c + 15) % 30
    let e = (2 * a + 4 * b - d + 34).flooredRemainder(by: 7)
    let sum = d + e + 114
    return JulianRules.dayNumber(year, sum / 31, sum % 31 + 1)
  }
}
