import Calendars
import Testimony

extension RandomInquiry {
  private mutating func span() -> CalendarSpan {
    switch number(0...5) {
    case 0: CalendarSpan(months: number(-30...30), days: number(-40...40))
    case 1: CalendarSpan(years: number(-9...9))
    case 2: CalendarSpan(weeks: number(-9...9))
    case 3: .zero
    default: chance() ? CalendarSpan(days: number(0...40)) : CalendarSpan(months: number(0...40))
    }
  }

  mutating func range() -> SpanRange {
    if chance(30) { return .exactly(span()) }
    return SpanRange(atLeast: maybe(70) { $0.span() }, atMost: maybe(70) { $0.span() })
  }

  private mutating func distance() -> TimeConstraint.Distance {
    if chance(30) {
      return TimeConstraint.Distance(
        chance()
          ? SpanRange(atLeast: nil, atMost: nil)
          : chance()
            ? SpanRange(atLeast: nil, atMost: .zero) : .exactly(CalendarSpan(weeks: chance() ? 6 : -6)),
        words: pick([
          "a few days", "about six weeks", "a day or two", "quelques jours", "a year", "some time after", "",
        ]))
    }
    return TimeConstraint.Distance(range(), words: maybe(30) { $0.words() })
  }

  private mutating func anchor() -> TimeConstraint.Anchor {
    TimeConstraint.Anchor(event(), pick(TimeConstraint.Part.allCases))
  }

  mutating func constraint(depth: Int) -> TimeConstraint {
    TimeConstraint(pick(TimeConstraint.Part.allCases), bound(depth: depth))
  }

  private mutating func bound(depth: Int) -> TimeConstraint.Bound {
    let unit = pick(TimeConstraint.CalendarUnit.allCases)
    return switch number(0...(depth < 2 ? 9 : 8)) {
    case 0, 1: .dated(pick(TimeConstraint.DateRelation.allCases), date())
    case 2, 3: .ordered(pick(TimeConstraint.OrderRelation.allCases), anchor())
    case 4: .offset(distance(), from: anchor())
    case 5: .lasting(distance())
    case 6: .same(unit, as: anchor())
    case 7: .following(unit, count: number(-13...13), anchor())
    case 8: .recurring(recurrence())
    default: .oneOf((0..<number(1...3)).map { _ in constraint(depth: depth + 1) })
    }
  }

  private mutating func recurrence() -> TimeConstraint.Recurrence {
    switch number(0...4) {
    case 0: .weekday(number(1...7))
    case 1: .month(number(1...12))
    case 2: .dayOfMonth(month: number(1...12), day: number(1...31))
    case 3: .season(pick([.spring, .summer, .autumn, .winter]))
    default: .feast(pick(["easter", "St. Nicholas", "all-saints"]))
    }
  }
}
