package import Calendars

/// A time that has found its place on the calendar, as exactly as its words say.
package struct AnchoredTime: Hashable, Sendable {
  /// What kind of stretch it is.
  package enum Extent: Int, Hashable, Sendable, Comparable {
    case day = 1
    case week, weekend, month, quarter, season, half, year, decade, century

    package static func < (left: Extent, right: Extent) -> Bool { left.rawValue < right.rawValue }
  }

  /// What kind of stretch it is.
  package var extent: Extent
  /// The astronomical year; of a season, the one in which it begins.
  ///
  /// For decades and centuries, the tens or hundreds as written, in the era of ``isBeforeEra``.
  package var year: Int
  /// The month, quarter, half, season (spring first) or ISO week.
  package var index = 1
  /// The day of the month.
  package var day = 1
  /// Whether a decade or century counts before the era.
  package var isBeforeEra = false
  /// A later day to which the stretch runs, as in "the night of the 16th to the 17th".
  package var lastDay: DayNumber?
  /// A stretch of the time itself.
  package var part: DatePart?
  /// A part of the day.
  package var dayPart: DayPart?
  /// The time of the clock, in minutes.
  package var minutes: Int?
  /// Whether it is only said to be near.
  package var isApproximate = false

  package init(extent: Extent, year: Int, index: Int = 1, day: Int = 1) {
    self.extent = extent
    self.year = year
    self.index = index
    self.day = day
  }

  /// A day.
  package init(_ number: DayNumber) {
    let date = CalendarSystem.gregorian.civilDate(of: number)
    self.init(extent: .day, year: date.astronomicalYear, index: date.month, day: date.day)
  }

  /// A year.
  package static func year(_ year: Int) -> AnchoredTime { AnchoredTime(extent: .year, year: year) }
  /// A month.
  package static func month(_ year: Int, _ month: Int) -> AnchoredTime {
    AnchoredTime(extent: .month, year: year, index: month)
  }

  /// The same without parts of days, stretches and doubts.
  package var bare: AnchoredTime {
    var time = self
    time.part = nil
    time.dayPart = nil
    time.minutes = nil
    time.lastDay = nil
    time.isApproximate = false
    return time
  }

  /// The first day.
  package var firstDay: DayNumber {
    switch extent {
    case .day: Self.day(year, index, day)
    case .week: Self.monday(ofWeek: index, year: year)
    case .weekend: Self.monday(ofWeek: index, year: year) + 5
    case .month: Self.day(year, index, 1)
    case .quarter: Self.day(year, 3 * index - 2, 1)
    case .half: Self.day(year, 6 * index - 5, 1)
    case .season: Self.day(year, 3 * index, 1)
    case .year: Self.day(year, 1, 1)
    case .decade: Self.day(isBeforeEra ? 1 - (year * 10 + 9) : year * 10, 1, 1)
    case .century: Self.day(isBeforeEra ? 1 - (year + 1) * 100 : year * 100, 1, 1)
    }
  }

  /// The last day of the stretch as a whole.
  package var finalDay: DayNumber {
    switch extent {
    case .day: lastDay ?? firstDay
    case .week: firstDay + 6
    case .weekend: firstDay + 1
    case .month: Self.day(year, index + 1, 1) - 1
    case .quarter: Self.day(year, 3 * index + 1, 1) - 1
    case .half: Self.day(year, 6 * index + 1, 1) - 1
    case .season: Self.day(year, 3 * index + 3, 1) - 1
    case .year: Self.day(year + 1, 1, 1) - 1
    case .decade: Self.day(firstYear + 10, 1, 1) - 1
    case .century: Self.day(firstYear + 100, 1, 1) - 1
    }
  }

  /// The first year it touches.
  package var firstYear: Int { CalendarSystem.gregorian.civilDate(of: firstDay).astronomicalYear }

  /// The month it lies in, if it lies in one.
  package var monthOfYear: Int? {
    switch extent {
    case .day, .month: index
    default: nil
    }
  }

  /// A day; months past December run on into the next year.
  static func day(_ year: Int, _ month: Int, _ day: Int) -> DayNumber {
    let months = month - 1
    let year = year + (months >= 0 ? months / 12 : (months - 11) / 12)
    let month = ((months % 12) + 12) % 12 + 1
    let last = CalendarSystem.gregorian.lastDay(ofMonth: month, year: year)
    return CalendarSystem.gregorian.dayNumber(year, month, min(day, max(last, 1))) ?? DayNumber(0)
  }

  /// The Monday of an ISO week.
  static func monday(ofWeek week: Int, year: Int) -> DayNumber {
    let fourth = day(year, 1, 4)
    return fourth - weekdayIndex(fourth) + (week - 1) * 7
  }

  /// The ISO week of a day.
  static func week(of day: DayNumber) -> (year: Int, week: Int) {
    let thursday = day - weekdayIndex(day) + 3
    let year = CalendarSystem.gregorian.civilDate(of: thursday).astronomicalYear
    return (year, (thursday - Self.day(year, 1, 1)) / 7 + 1)
  }

  /// 0 for Monday to 6 for Sunday.
  static func weekdayIndex(_ day: DayNumber) -> Int { ((day.rawValue % 7) + 7) % 7 }
}
