internal import Calendars
internal import Testimony

/// The days over which somebody has an age.
enum Ages {
  /// The days of an age for somebody born on a known day; `nil` if the age is open on a side.
  static func stretch(_ age: AgeExpression, bornOn birth: DayNumber) -> ClosedRange<DayNumber>? {
    guard let low = age.atLeast, let high = age.atMost, low <= high, high < 5_000, low >= 0 else {
      return nil
    }
    let calendar = CalendarSystem.gregorian
    func birthday(_ years: Int) -> DayNumber { calendar.adding(CalendarSpan(years: years), to: birth) }
    func newYear(_ years: Int) -> DayNumber {
      let year = calendar.civilDate(of: birth).astronomicalYear + years
      return calendar.dayNumber(year, 1, 1) ?? birth
    }
    switch age.count {
    case .completed: return birthday(low)...(birthday(high + 1) - 1)
    case .ordinal: return birthday(max(0, low - 1))...(birthday(max(1, high)) - 1)
    case .yearDifference: return newYear(low)...(newYear(high + 1) - 1)
    case .inclusive: return newYear(low - 1)...(newYear(high) - 1)
    }
  }
}
