import Calendars
import Chronology
import TestSupport

/// The days given to an event: its start and its end.
struct Days: Hashable {
  var start: Int
  var end: Int
}

/// Says of days whether a requirement holds, from calendar dates alone.
struct RequirementOracle {
  var days: [EventReference: Days]

  private func stretch(_ part: EventPart) -> Days {
    let days = days[part.event] ?? Days(start: 0, end: 0)
    switch part.part {
    case .whole: return days
    case .start: return Days(start: days.start, end: days.start)
    case .end: return Days(start: days.end, end: days.end)
    }
  }

  func holds(_ requirement: Requirement) -> Bool {
    switch requirement {
    case .dated(let part, let relation, let set):
      let it = stretch(part)
      func inside(_ day: Int) -> Bool { set.contains(DayNumber(day)) }
      guard let first = set.first?.rawValue, let last = set.last?.rawValue else { return false }
      switch relation {
      case .within: return inside(it.start) && inside(it.end)
      case .throughout: return it.start <= first && it.end >= last
      case .overlapping: return it.start <= last && it.end >= first
      case .before: return it.end < first
      case .after: return it.start > last
      case .notAfter: return it.end <= last
      case .notBefore: return it.start >= first
      }
    case .ordered(let part, let relation, let anchor):
      let (it, other) = (stretch(part), stretch(anchor))
      switch relation {
      case .before: return it.end <= other.start
      case .after: return it.start >= other.end
      case .strictlyBefore: return it.end < other.start
      case .strictlyAfter: return it.start > other.end
      case .meets: return it.end == other.start
      case .metBy: return it.start == other.end
      case .during: return it.start >= other.start && it.end <= other.end
      case .contains: return it.start <= other.start && it.end >= other.end
      case .overlaps: return (it.start...it.end).overlaps(other.start...other.end)
      case .equals: return it == other
      case .starts: return it.start == other.start
      case .finishes: return it.end == other.end
      }
    case .offset(let part, let range, let anchor):
      let (it, other) = (stretch(part), stretch(anchor))
      let low = range.atLeast.map { size($0) }
      let high = range.atMost.map { size($0) }
      if let low, low >= 0 { return within(it.start, range, of: other.end) }
      if let high, high <= 0 { return within(it.end, range, of: other.start) }
      return (range.atLeast.map { it.end >= added($0, other.start) } ?? true)
        && (range.atMost.map { it.start <= added($0, other.end) } ?? true)
    case .lasting(let event, let range):
      let it = stretch(EventPart(event))
      return within(it.end, range, of: it.start)
    case .aged(let part, let atLeast, let atMost, let count, let birth):
      let (it, born) = (stretch(part), stretch(birth).start)
      return (it.start...it.end).contains { day in
        ages(at: day, born: born, count).contains { age in
          (atLeast.map { age >= $0 } ?? true) && (atMost.map { age <= $0 } ?? true)
        }
      }
    case .same(let part, let unit, let anchor):
      let (it, other) = (stretch(part), stretch(anchor))
      if isSeason(unit) {
        guard let block = season(unit, of: it.start) else { return false }
        return [it.end, other.start, other.end].allSatisfy { season(unit, of: $0) == block }
      }
      return block(unit, it.start) >= block(unit, other.start)
        && block(unit, it.end) <= block(unit, other.end)
    case .following(let part, let unit, let count, let anchor):
      let (it, other) = (stretch(part), stretch(anchor))
      let from = count > 0 ? other.end : other.start
      if isSeason(unit) { return [it.start, it.end].allSatisfy { isSeason(unit, count, after: from, $0) } }
      return [it.start, it.end].allSatisfy { block(unit, $0) == block(unit, from) + count }
    case .recurring(let part, let recurrence):
      let it = stretch(part)
      // In one occurrence: on such days, without a gap between.
      return (it.start...it.end).allSatisfy { recurs($0, recurrence) }
    case .first(let part, let others): return others.allSatisfy { stretch(part).start <= stretch($0).start }
    case .last(let part, let others): return others.allSatisfy { stretch(part).start >= stretch($0).start }
    case .oneOf(let options): return options.contains { $0.allSatisfy { holds($0) } }
    }
  }

  // MARK: Calendar

  private func date(_ day: Int) -> CivilDate { CalendarSystem.gregorian.civilDate(of: DayNumber(day)) }
  private func added(_ span: CalendarSpan, _ day: Int) -> Int {
    CalendarSystem.gregorian.adding(span, to: DayNumber(day)).rawValue
  }
  private func size(_ span: CalendarSpan) -> Int { span.months * 31 + span.days }
  private func within(_ day: Int, _ range: SpanRange, of from: Int) -> Bool {
    (range.atLeast.map { day >= added($0, from) } ?? true)
      && (range.atMost.map { day <= added($0, from) } ?? true)
  }

  /// The ages somebody may be said to have: a birthday on 29 February is kept on the 28th or on 1 March.
  private func ages(at day: Int, born: Int, _ count: AgeCount) -> Set<Int> {
    let (now, then) = (date(day), date(born))
    let years = now.astronomicalYear - then.astronomicalYear
    switch count {
    case .yearDifference: return [years]
    case .inclusive: return [years + 1]
    case .completed, .ordinal:
      let isLate = (now.month, now.day) < (then.month, then.day)
      var ages: Set<Int> = [isLate ? years - 1 : years]
      if then.month == 2, then.day == 29, now.month == 2, now.day == 28,
        CalendarSystem.gregorian.lastDay(ofMonth: 2, year: now.astronomicalYear) == 28
      {
        ages.insert(years)
      }
      return count == .completed ? ages : Set(ages.map { $0 + 1 })
    }
  }

  private func block(_ unit: CalendarUnit, _ day: Int) -> Int {
    let date = date(day)
    func floored(_ value: Int, _ by: Int) -> Int { value >= 0 ? value / by : (value - by + 1) / by }
    switch unit {
    case .day: return day
    case .week: return floored(day, 7)
    case .month: return date.astronomicalYear * 12 + date.month
    case .year: return date.astronomicalYear
    case .decade: return floored(date.astronomicalYear, 10)
    case .century: return floored(date.astronomicalYear, 100)
    case .spring, .summer, .autumn, .winter: return season(unit, of: day) ?? .min
    }
  }

  private func isSeason(_ unit: CalendarUnit) -> Bool { [.spring, .summer, .autumn, .winter].contains(unit) }

  /// The year in which the season of a day starts; `nil` outside it.
  private func season(_ unit: CalendarUnit, of day: Int) -> Int? {
    let date = date(day)
    let months: [Int]
    switch unit {
    case .spring: months = [3, 4, 5]
    case .summer: months = [6, 7, 8]
    case .autumn: months = [9, 10, 11]
    default: months = [12, 1, 2]
    }
    guard months.contains(date.month) else { return nil }
    return unit == .winter && date.month < 3 ? date.astronomicalYear - 1 : date.astronomicalYear
  }

  /// Whether a day lies in the *n*th season that starts after another day, or ended before it.
  private func isSeason(_ unit: CalendarUnit, _ count: Int, after from: Int, _ day: Int) -> Bool {
    guard let year = season(unit, of: day) else { return false }
    // Walk day by day and count the seasons that begin, or end, on the way.
    var seen = 0
    if count > 0 {
      guard day > from else { return false }
      var last = season(unit, of: from)
      for next in (from + 1)...day {
        let now = season(unit, of: next)
        if now != nil, now != last { seen += 1 }
        if now != nil || last != nil { last = now }
      }
      return seen == count && year != season(unit, of: from)
    }
    guard day < from else { return false }
    var last = season(unit, of: from)
    for next in stride(from: from - 1, through: day, by: -1) {
      let now = season(unit, of: next)
      if now != nil, now != last { seen += 1 }
      last = now
    }
    return seen == -count && year != season(unit, of: from)
  }

  private func recurs(_ day: Int, _ recurrence: Recurrence) -> Bool {
    let date = date(day)
    switch recurrence {
    case .weekday(let weekday): return Weekday(of: DayNumber(day)).rawValue + 1 == weekday
    case .month(let month): return date.month == month
    case .dayOfMonth(let month, let number): return date.month == month && date.day == number
    case .season(let unit): return season(unit, of: day) != nil
    case .easter(let after, let isJulian):
      let year = date.astronomicalYear
      return ((year - 1)...(year + 1)).contains {
        (isJulian ? Easter.julian($0) : Easter.gregorian($0)).rawValue + after == day
      }
    case .julianDay(let month, let number):
      let julian = CalendarSystem.julian.civilDate(of: DayNumber(day))
      return julian.month == month && julian.day == number
    }
  }
}
