import Calendars

/// A time of the clock, in Coordinated Universal Time.
struct MomentOfDay {
  let day: DayNumber
  let clock: String

  /// Reads milliseconds since 1 January 1970.
  init(_ milliseconds: Int) {
    let dayLength = 86_400_000
    let days = (milliseconds >= 0 ? milliseconds : milliseconds - dayLength + 1) / dayLength
    day = DayNumber(2_440_588 + days)
    let minutes = (milliseconds - days * dayLength) / 60_000
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    clock = two(minutes / 60) + ":" + two(minutes % 60)
  }
}
