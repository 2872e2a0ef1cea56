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
    if let span = partOfUnit() { return (.exactly(span), []) }
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
    // “Two and a half years” has its half before the unit, “a year and a half” behind it.
    let hasHalf = role("plus")
    guard let unit = unitBehindFillers(), let least = Self.span(low, unit), let most = Self.span(upper, unit)
    else {
      index = start
      return nil
    }
    var range = SpanRange(atLeast: least, atMost: most)
    if hasHalf || role("plus"), let half = Self.half(unit) {
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

  /// Reads “half a century”, “un quart de siècle”.
  private mutating func partOfUnit() -> CalendarSpan? {
    let start = index
    if role("halfA") {
      _ = sign("-")
      if let unit = unitBehindFillers(), let half = Self.half(unit) { return half }
    }
    index = start
    if role("quarterOfA"), let unit = unitBehindFillers() {
      switch unit {
      case "year": return CalendarSpan(months: 3)
      case "century": return CalendarSpan(years: 25)
      default: break
      }
    }
    index = start
    return nil
  }

  /// Reads a count: exact, or open between two numbers.
  private mutating func count() -> (Int, Int, PhraseDecision?)? {
    let start = index
    if let bounds = take({ if case .vague(let low, let high) = $0 { (low, high) } else { nil } }) {
      let words = words(from: start, to: index)
      return (bounds.0, bounds.1, PhraseDecision(words: words, rule: "count.\(bounds.0)-\(bounds.1)"))
    }
    let isWord = current?.kind == .word
    guard let number = cardinal() else { return nil }
    let place = index
    if isWord, number < 10, role("hundred") {
      _ = role("and")
      let more = index
      if current?.kind == .word, let rest = cardinal(), rest < 100 {
        return (100 * number + rest, 100 * number + rest, nil)
      }
      index = more
      return (100 * number, 100 * number, nil)
    }
    index = place
    return (number, number, nil)
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
    case "quarter": CalendarSpan(months: 3 * count)
    case "semester": CalendarSpan(months: 6 * count)
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
    if let found = ageDecade() { return found }
    index = start
    if role("inHisYear") {
      let isApproximate = role("approximate")
      guard let number = ordinal(), role("yearOfLife") else { return nil }
      return AgePhrase(
        range: .exactly(CalendarSpan(years: number)), count: .ordinal, isApproximate: isApproximate,
        decisions: [])
    }
    fillers()
    if let number = ordinal(), role("yearOfAge") {
      return AgePhrase(
        range: .exactly(CalendarSpan(years: number)), count: .ordinal, isApproximate: false, decisions: [])
    }
    index = start
    let isNamed = role("aged")
    var isApproximate = false
    var isExact = false
    var bound: String?
    while true {
      if role("approximate") || sign("~") {
        isApproximate = true
      } else if let name = ["atLeast", "atMost", "moreThan", "lessThan", "nearly"].first(where: { role($0) })
      {
        bound = name
      } else if role("merely") {
        isExact = true
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
    let hasHalf = role("plus")
    var unit = "year"
    let unitPlace = index
    if role("monthsOld") {
      unit = "month"
    } else if role("yearsOld") {
      // “Fifteen years” alone is a duration; “old”, “aged” or “barely” makes it an age.
      guard isNamed || bound == "lessThan" || index - unitPlace > 1 else { return nil }
    } else if isNamed, let name = self.unit() {
      unit = name
    } else if let name = unitOfAge() {
      unit = name
    } else if !isNamed {
      // “Over seventy”, “just turned twenty”: a number alone is an age if it is one of a life.
      guard isExact || bound != nil, isAtEnd, (10...120).contains(low) else { return nil }
    }
    guard unit != "year" || upper <= 200 else { return nil }
    if unit == "month", !isNamed, index - unitPlace < 2 { return nil }
    guard let least = Self.span(low, unit), let most = Self.span(upper, unit) else { return nil }
    var range = SpanRange(atLeast: least, atMost: most)
    if hasHalf, let half = Self.half(unit) { range = SpanRange(atLeast: least + half, atMost: most + half) }
    if isNamed { addLesserUnits(to: &range) }
    if role("approximate") { isApproximate = true }
    var decisions = decision.map { [$0] } ?? []
    switch bound {
    case "atLeast", "moreThan": range.atMost = nil
    case "atMost", "lessThan": range.atLeast = nil
    case "nearly": isApproximate = true
    default: break
    }
    if let bound {
      decisions.append(PhraseDecision(words: words(from: start, to: index), rule: "age.\(bound)"))
    }
    let count: AgeCount = role("inclusiveCount") ? .inclusive : .completed
    return AgePhrase(range: range, count: count, isApproximate: isApproximate, decisions: decisions)
  }

  /// Reads the unit of “two days old”.
  private mutating func unitOfAge() -> String? {
    let start = index
    if let name = unit(), role("old") { return name }
    index = start
    return nil
  }

  /// Reads the months and days of “72 years, 3 months and 4 days”.
  private mutating func addLesserUnits(to range: inout SpanRange) {
    while true {
      let place = index
      let isMore = sign(",") || role("and")
      _ = isMore && role("and")
      guard isMore, let (low, high, _) = count(), let unit = unitBehindFillers(),
        unit != "year", let least = Self.span(low, unit), let most = Self.span(high, unit),
        let first = range.atLeast, let last = range.atMost
      else {
        index = place
        return
      }
      range = SpanRange(atLeast: first + least, atMost: last + most)
    }
  }

  /// Reads “in his early thirties”, “in her teens”, “la trentaine”.
  private mutating func ageDecade() -> AgePhrase? {
    let start = index
    guard role("inAgeDecade") else { return nil }
    let place = index
    let part = parts()
    let partWords = words(from: place, to: index)
    _ = sign("-")
    guard
      let tens = take({ symbol -> Int? in
        switch symbol {
        case .ageDecade(let value), .decade(let value): value
        default: nil
        }
      })
    else {
      index = start
      return nil
    }
    // The thirds of the tens are those of a decade; the teens begin at thirteen.
    let bounds = [(0, 3), (4, 6), (7, 9)]
    var (low, high) = (tens == 10 ? 13 : tens, tens + 9)
    var decisions: [PhraseDecision] = []
    if let thirds = part?.thirds {
      (low, high) = (max(low, tens + bounds[thirds.lowerBound].0), tens + bounds[thirds.upperBound].1)
      decisions = [PhraseDecision(words: partWords, rule: "\(part?.rule ?? "").decade")]
      if tens == 10, thirds.upperBound == 0 { (low, high) = (13, 15) }
    }
    return AgePhrase(
      range: SpanRange(atLeast: CalendarSpan(years: low), atMost: CalendarSpan(years: high)),
      count: .completed, isApproximate: false, decisions: decisions)
  }
}

extension CalendarSpan {
  fileprivate static func + (left: CalendarSpan, right: CalendarSpan) -> CalendarSpan {
    CalendarSpan(months: left.months + right.months, days: left.days + right.days)
  }
}
