public import Calendars
import EDTF

extension RelativeTime {
  /// The days this time may be, once its anchor is known.
  ///
  /// Both ends are non-decreasing functions of the anchor's, so the result is exact at its ends and may
  /// hold days between that no single anchor day allows.
  ///
  /// - Parameters:
  ///   - anchor: The days the anchor may fall on.
  ///   - other: The days of the second anchor of ``Relation/between(_:)``, unless it is a date.
  /// - Returns: `nil` if the second anchor is not known.
  public func days(relativeTo anchor: DaySet, and other: DaySet? = nil) -> DaySet? {
    let first = anchor.first
    let last = anchor.last
    switch relation {
    case .offset(let range):
      let gregorian = CalendarSystem.gregorian
      return DaySet(
        from: first.flatMap { day in range.atLeast.map { gregorian.adding($0, to: day) } },
        through: last.flatMap { day in range.atMost.map { gregorian.adding($0, to: day) } })
    case .period(let period, let step):
      return DaySet(
        from: first.map { period.days(step: step, from: $0).lowerBound },
        through: last.map { period.days(step: step, from: $0).upperBound })
    case .within(let period, let step):
      return DaySet(
        from: first.map { period.days(inYear: $0.gregorian.astronomicalYear + step).lowerBound },
        through: last.map { period.days(inYear: $0.gregorian.astronomicalYear + step).upperBound })
    case .dayOfMonth(let number, let step):
      let days = [first, last].map { day -> DayNumber? in
        guard let day else { return nil }
        let month = Period.month.days(step: step, from: day)
        return min(month.lowerBound + (number - 1), month.upperBound)
      }
      return DaySet(from: days[0], through: days[1])
    case .laterIn(let period):
      return DaySet(from: first, through: last.map { period.days(step: 0, from: $0).upperBound })
    case .before, .notAfter: return DaySet(from: nil, through: last)
    case .after, .notBefore: return DaySet(from: first, through: nil)
    case .during, .sameTime: return anchor.hull
    case .between(let second):
      guard let end = second.date?.days ?? other else { return nil }
      return DaySet(from: first, through: end.last)
    }
  }
}

extension RelativeTime.Anchor {
  /// The date the anchor is; `nil` if it is an event, the context or the time of speaking.
  public var date: AbsoluteDate? { if case .date(let date) = self { date } else { nil } }
}

extension RelativeTime.Period {
  /// The period that lies a number of steps from a day; 0 is the one that holds it, or for a period
  /// of every year the one of the same year.
  func days(step: Int, from day: DayNumber) -> ClosedRange<DayNumber> {
    let date = day.gregorian
    let year = date.astronomicalYear
    func years(_ first: Int, _ count: Int) -> ClosedRange<DayNumber> {
      DayNumber(gregorian: first, 1, 1)...(DayNumber(gregorian: first + count, 1, 1) - 1)
    }
    switch self {
    case .day: return (day + step)...(day + step)
    case .week:
      let monday = Weekday.monday.previous(atOrBefore: day) + 7 * step
      return monday...(monday + 6)
    case .month:
      let first = CalendarSystem.gregorian.adding(
        CalendarSpan(months: step), to: DayNumber(gregorian: year, date.month, 1))
      return first...(CalendarSystem.gregorian.adding(CalendarSpan(months: 1), to: first) - 1)
    case .year: return years(year + step, 1)
    case .decade: return years(year - Self.modulo(year, 10) + 10 * step, 10)
    case .century: return years(year - Self.modulo(year, 100) + 100 * step, 100)
    case .weekday(let weekday):
      let found =
        step > 0
        ? weekday.next(atOrAfter: day + 1) + 7 * (step - 1)
        : step < 0
          ? weekday.previous(atOrBefore: day - 1) + 7 * (step + 1)
          : weekday.next(atOrAfter: Weekday.monday.previous(atOrBefore: day))
      return found...found
    case .monthNamed, .season, .yearly, .months:
      if step == 0 { return days(inYear: year) }
      // The first that begins after the day, or the last that ended before it.
      let candidates = (year - 2...year + 2).map { days(inYear: $0) }
      if step > 0, let next = candidates.firstIndex(where: { $0.lowerBound > day }) {
        return days(inYear: year - 2 + next + step - 1)
      }
      if step < 0, let previous = candidates.lastIndex(where: { $0.upperBound < day }) {
        return days(inYear: year - 2 + previous + step + 1)
      }
      return days(inYear: year + step)
    }
  }

  /// The period's days in a year; of a period that is not yearly, the whole year.
  func days(inYear year: Int) -> ClosedRange<DayNumber> {
    func months(_ first: Int, _ count: Int) -> ClosedRange<DayNumber> {
      let start = DayNumber(gregorian: year, first, 1)
      return start...(CalendarSystem.gregorian.adding(CalendarSpan(months: count), to: start) - 1)
    }
    switch self {
    case .monthNamed(let month): return months(month, 1)
    case .season(let grouping):
      let (first, count) = grouping.months(in: .northern)
      return months(first, count)
    case .months(let range): return months(range.lowerBound, range.count)
    case .yearly(let month, let day):
      let days = months(month, 1)
      let found = min(days.lowerBound + (day - 1), days.upperBound)
      return found...found
    default: return months(1, 12)
    }
  }

  private static func modulo(_ number: Int, _ divisor: Int) -> Int {
    (number % divisor + divisor) % divisor
  }
}
