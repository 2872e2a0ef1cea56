package import Calendars

/// A stretch of days in view, as an address names it: `from` and `to`, each a year, a month or a day.
package struct TimeSpan: Hashable, Sendable {
  /// The first day.
  package let first: DayNumber
  /// The last day.
  package let last: DayNumber

  /// Creates a stretch; the two may be given in either order.
  package init(_ first: DayNumber, _ last: DayNumber) {
    self.first = min(first, last)
    self.last = max(first, last)
  }

  /// Reads a stretch such as `1916` to `1926` or `1919-01` to `1919-03`; both ends are included.
  package init?(from: String?, to: String?) {
    guard let from, let to, let first = TimeSpan.days(named: from), let last = TimeSpan.days(named: to)
    else { return nil }
    self.init(min(first.lowerBound, last.lowerBound), max(first.upperBound, last.upperBound))
  }

  /// How many days there are.
  package var dayCount: Int { last - first + 1 }

  /// How the ends are written in an address: as coarsely as is exact.
  package var names: (from: String, to: String) {
    let start = Gregorian.date(first)
    let end = Gregorian.date(last)
    if (start.month, start.day) == (1, 1), (end.month, end.day) == (12, 31) {
      return (TimeSpan.name(start.astronomicalYear), TimeSpan.name(end.astronomicalYear))
    }
    if start.day == 1, last == Gregorian.lastDay(ofMonth: end.month, year: end.astronomicalYear) {
      return (
        TimeSpan.name(start.astronomicalYear) + "-" + TimeSpan.two(start.month),
        TimeSpan.name(end.astronomicalYear) + "-" + TimeSpan.two(end.month)
      )
    }
    return (TimeSpan.name(start), TimeSpan.name(end))
  }

  /// The span with its ends moved out to whole years, months or days, whichever suits its length.
  package var rounded: TimeSpan {
    let start = Gregorian.date(first)
    let end = Gregorian.date(last)
    if dayCount > 700 {
      return TimeSpan(Gregorian.day(start.astronomicalYear), Gregorian.day(end.astronomicalYear, 12, 31))
    }
    if dayCount > 60 {
      return TimeSpan(
        Gregorian.day(start.astronomicalYear, start.month),
        Gregorian.lastDay(ofMonth: end.month, year: end.astronomicalYear))
    }
    return self
  }

  /// A span around the same middle, so many times as long, and never shorter than a week.
  package func scaled(by factor: Double) -> TimeSpan {
    let middle = first + dayCount / 2
    let half = max(3, Int(Double(dayCount) * factor / 2))
    return TimeSpan(middle - half, middle + half).rounded
  }

  /// A stretch of so many whole years around a day.
  package static func years(_ count: Int, around day: DayNumber) -> TimeSpan {
    let start = Gregorian.date(day).astronomicalYear - count / 2
    return TimeSpan(Gregorian.day(start), Gregorian.day(start + count - 1, 12, 31))
  }

  private static func days(named text: String) -> ClosedRange<DayNumber>? {
    guard text.utf8.count <= 12 else { return nil }
    let isNegative = text.hasPrefix("-")
    let parts = (isNegative ? text.dropFirst() : text[...]).split(
      separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard numbers.count == parts.count, (1...3).contains(numbers.count), numbers[0] <= 9999 else {
      return nil
    }
    let year = isNegative ? -numbers[0] : numbers[0]
    guard numbers.count > 1 else { return Gregorian.day(year)...Gregorian.day(year, 12, 31) }
    guard (1...12).contains(numbers[1]) else { return nil }
    let end = Gregorian.lastDay(ofMonth: numbers[1], year: year)
    guard numbers.count > 2 else { return Gregorian.day(year, numbers[1])...end }
    let day = Gregorian.day(year, numbers[1], numbers[2])
    guard numbers[2] >= 1, day <= end else { return nil }
    return day...day
  }

  private static func name(_ date: CivilDate) -> String {
    name(date.astronomicalYear) + "-" + two(date.month) + "-" + two(date.day)
  }

  private static func name(_ year: Int) -> String {
    let digits = String(year.magnitude)
    return (year < 0 ? "-" : "") + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
