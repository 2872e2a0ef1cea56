import Calendars

extension PhraseParser {
  /// Reads a length of time.
  mutating func duration() -> DurationPhrase? {
    let start = index
    var isApproximate = false
    var bound: String?
    while true {
      if role("approximate") || sign("~") {
        isApproximate = true
      } else if let name = ["atLeast", "atMost", "moreThan", "lessThan", "within", "nearly"].first(where: {
        role($0)
      }) {
        bound = name
      } else if !role("merely") {
        break
      }
    }
    guard var (range, decisions) = spanRange() else {
      index = start
      return nil
    }
    if role("approximate") { isApproximate = true }
    switch bound {
    case "atLeast", "moreThan": range.atMost = nil
    case "atMost", "lessThan", "within": range.atLeast = .zero
    case "nearly": isApproximate = true
    default: break
    }
    if let bound { decisions.append(PhraseDecision(words: bound, rule: "duration.\(bound)")) }
    return DurationPhrase(range: range, isApproximate: isApproximate, decisions: decisions)
  }

  /// Reads “ten days”, “two to ten days”, “a few weeks”, “a year and a half”, “two years and three months”.
  private mutating func spanRange() -> (SpanRange, [PhraseDecision])? {
    let start = index
    let isRange = role("between") || role("from")
    guard let (low, high, decision) = count() else {
      index = start
      return nil
    }
    var upper = high
    let place = index
    if role(isRange ? "and" : "to") || role("to") || role("or") || sign("-"), let (_, second, _) = count(),
      second >= low
    {
      upper = second
    } else {
      index = place
    }
    guard let unit = unitBehindFillers(), let least = Self.span(low, unit), let most = Self.span(upper, unit)
    else {
      index = start
      return nil
    }
    var range = SpanRange(atLeast: least, atMost: most)
    if role("plus"), let half = Self.half(unit) {
      range = SpanRange(atLeast: least + half, atMost: most + half)
    }
    let more = index
    _ = sign(",")
    if role("and") || index > more, let (rest, _) = spanRange(), let restLeast = rest.atLeast,
      let restMost = rest.atMost, let least = range.atLeast, let most = range.atMost
    {
      range = SpanRange(atLeast: least + restLeast, atMost: most + restMost)
    } else {
      index = more
    }
    return (range, decision.map { [$0] } ?? [])
  }

  /// Reads a count: exact, or open between two numbers.
  private mutating func count() -> (Int, Int, PhraseDecision?)? {
    let start = index
    if let bounds = take({ if case .vague(let low, let high) = $0 { (low, high) } else { nil } }) {
      let words = words(from: start, to: index)
      return (bounds.0, bounds.1, PhraseDecision(words: words, rule: "count.\(bounds.0)-\(bounds.1)"))
    }
    return cardinal().map { ($0, $0, nil) }
  }

  /// A unit, “de” or “of” before it or not; “years” is one, though elsewhere a word to skip.
  private mutating func unitBehindFillers() -> String? {
    let start = index
    while true {
      if let unit = unit() { return unit }
      guard role("filler") else {
        index = start
        return nil
      }
    }
  }

  mutating func unit() -> String? {
    take { if case .unit(let name) = $0, name != "season" { name } else { nil } }
  }

  static func span(_ count: Int, _ unit: String) -> CalendarSpan? {
    switch unit {
    case "day": CalendarSpan(days: count)
    case "week": CalendarSpan(weeks: count)
    case "fortnight": CalendarSpan(weeks: 2 * count)
    case "month": CalendarSpan(months: count)
    case "year": CalendarSpan(years: count)
    case "decade": CalendarSpan(years: 10 * count)
    case "century": CalendarSpan(years: 100 * count)
    default: nil
    }
  }

  private static func half(_ unit: String) -> CalendarSpan? {
    switch unit {
    case "year": CalendarSpan(months: 6)
    case "month": CalendarSpan(days: 15)
    case "decade": CalendarSpan(years: 5)
    case "century": CalendarSpan(years: 50)
    default: nil
    }
  }

  // MARK: Ages

  /// Reads an age: “aged fifteen”, “fifteen years old”, “in his fifteenth year”.
  mutating func age() throws(PhraseError) -> AgePhrase? {
    try attempt { parser throws(PhraseError) in parser.anyAge() }
  }

  private mutating func anyAge() -> AgePhrase? {
    let start = index
    if role("inHisYear") {
      let isApproximate = role("approximate")
      guard let number = ordinal(), role("yearOfLife") else { return nil }
      return AgePhrase(
        range: .exactly(CalendarSpan(years: number)), count: .ordinal, isApproximate: isApproximate,
        decisions: [])
    }
    let isNamed = role("aged")
    var isApproximate = false
    var bound: String?
    while true {
      if role("approximate") || sign("~") {
        isApproximate = true
      } else if let name = ["atLeast", "atMost", "moreThan", "lessThan", "nearly"].first(where: { role($0) })
      {
        bound = name
      } else if !(isNamed && role("filler")) {
        break
      }
    }
    _ = isNamed && role("between")
    guard let (low, high, decision) = count() else { return nil }
    var upper = high
    let place = index
    if role("and") || role("to") || role("or") || sign("-"), let (_, second, _) = count(), second > low {
      upper = second
    } else {
      index = place
    }
    var unit = "year"
    let unitPlace = index
    if role("monthsOld") {
      unit = "month"
    } else if role("yearsOld") {
      // “Fifteen years” alone is a duration; “old” or “aged” makes it an age.
      guard isNamed || index - unitPlace > 1 else { return nil }
    } else if isNamed, let name = self.unit() {
      unit = name
    } else if !isNamed {
      return nil
    }
    if unit == "month", !isNamed, index - unitPlace < 2 { return nil }
    guard let least = Self.span(low, unit), var most = Self.span(upper, unit) else { return nil }
    if role("approximate") { isApproximate = true }
    var decisions = decision.map { [$0] } ?? []
    var range = SpanRange(atLeast: least, atMost: most)
    switch bound {
    case "atLeast", "moreThan": range.atMost = nil
    case "atMost", "lessThan": range.atLeast = nil
    case "nearly":
      isApproximate = true
      most = least
    default: break
    }
    if let bound {
      decisions.append(PhraseDecision(words: words(from: start, to: index), rule: "age.\(bound)"))
    }
    let count: AgeCount = role("inclusiveCount") ? .inclusive : .completed
    return AgePhrase(range: range, count: count, isApproximate: isApproximate, decisions: decisions)
  }
}

extension CalendarSpan {
  fileprivate static func + (left: CalendarSpan, right: CalendarSpan) -> CalendarSpan {
    CalendarSpan(months: left.months + right.months, days: left.days + right.days)
  }
}
