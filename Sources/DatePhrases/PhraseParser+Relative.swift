import Calendars
import EDTF

extension PhraseParser {
  /// Reads a time counted from an event, a date, the context or the time of speaking.
  mutating func relative() throws(PhraseError) -> RelativeTime? {
    try attempt { parser throws(PhraseError) in try parser.anyRelative() }
  }

  private mutating func anyRelative() throws(PhraseError) -> RelativeTime? {
    if let found = try attempt({ parser throws(PhraseError) in try parser.offset() }) { return found }
    if let found = try attempt({ parser throws(PhraseError) in try parser.neighbouringDay() }) {
      return found
    }
    if let found = try attempt({ parser throws(PhraseError) in try parser.period() }) { return found }
    return try attempt { parser throws(PhraseError) in try parser.boundByEvent() }
  }

  /// `ten days after his release`, `two years later`, `ten years ago`, `il y a dix ans`.
  private mutating func offset() throws(PhraseError) -> RelativeTime? {
    let isAgoBefore = role("ago")
    guard let duration = duration() else { return nil }
    let relation: (SpanRange, RelativeTime.Anchor)
    if isAgoBefore || role("ago") {
      relation = (-duration.range, .speech)
    } else if role("shortlyAfter") || role("after") {
      if let anchor = try anchor() {
        relation = (duration.range, anchor)
      } else {
        relation = (duration.range, .context)
      }
    } else if role("shortlyBefore") || role("before") {
      relation = (-duration.range, try anchor() ?? .context)
    } else if role("later") {
      relation = (duration.range, .context)
    } else if role("earlier") {
      relation = (-duration.range, .context)
    } else {
      return nil
    }
    return RelativeTime(
      relation: .offset(relation.0), anchor: relation.1, isApproximate: duration.isApproximate,
      decisions: duration.decisions)
  }

  /// `the next day`, `the day before his arrest`, `le lendemain de sa mort`.
  private mutating func neighbouringDay() throws(PhraseError) -> RelativeTime? {
    let days: Int
    if role("nextDay") {
      days = 1
    } else if role("dayBefore") {
      days = -1
    } else if role("sameDay") {
      days = 0
    } else {
      return nil
    }
    _ = role("after") || role("before")
    let anchor = try anchor() ?? .context
    return RelativeTime(
      relation: .offset(.exactly(CalendarSpan(days: days))), anchor: anchor, isApproximate: false,
      decisions: [])
  }

  /// `the following spring`, `spring of the following year`, `last Sunday`, `le printemps suivant`.
  private mutating func period() throws(PhraseError) -> RelativeTime? {
    let isApproximate = role("approximate")
    fillersExceptSteps()
    if let step = step(), let period = calendarPeriod() {
      let anchor: RelativeTime.Anchor = step.isLast ? .speech : .context
      return RelativeTime(
        relation: .period(period, step: step.count), anchor: anchor, isApproximate: isApproximate,
        decisions: [])
    }
    fillersExceptSteps()
    guard let period = calendarPeriod() else { return nil }
    if let step = step() {
      return RelativeTime(
        relation: .period(period, step: step.count), anchor: step.isLast ? .speech : .context,
        isApproximate: isApproximate, decisions: [])
    }
    fillersExceptSteps()
    var step = step()
    guard take({ if case .unit("year") = $0 { true } else { nil } }) == true else { return nil }
    if step == nil { step = self.step() }
    guard let step else { return nil }
    return RelativeTime(
      relation: .within(period, yearStep: step.count), anchor: step.isLast ? .speech : .context,
      isApproximate: isApproximate, decisions: [])
  }

  /// Skips small words, but none that begins “the same” or “that”.
  private mutating func fillersExceptSteps() {
    while true {
      let place = index
      if vocabulary.match(tokens, at: index, { $0 == .unit("year") ? true : nil }) != nil { return }
      if step() != nil {
        index = place
        return
      }
      guard role("filler") else { return }
    }
  }

  private mutating func step() -> (count: Int, isLast: Bool)? {
    if role("following") { return (1, false) }
    if role("previous") { return (-1, false) }
    if role("last") { return (-1, true) }
    if role("same") {
      _ = role("same")
      return (0, false)
    }
    return nil
  }

  private mutating func calendarPeriod() -> RelativeTime.Period? {
    let start = index
    if let day = ordinal() ?? digits(atMost: 2)?.value {
      fillers()
      if let (calendar, month) = month(), calendar == "gregorian", (1...31).contains(day) {
        return .yearly(month: month, day: day)
      }
      index = start
      return nil
    }
    if let code = season(), let grouping = SubYearGrouping(rawValue: code) { return .season(grouping) }
    if let number = take({ if case .weekday(let number) = $0 { number } else { nil } }),
      let weekday = Weekday(rawValue: number)
    {
      return .weekday(weekday)
    }
    if let (calendar, number) = month(), calendar == "gregorian" {
      let place = index
      if let day = ordinal() ?? digits(atMost: 2)?.value, (1...31).contains(day) {
        return .yearly(month: number, day: day)
      }
      index = place
      return .monthNamed(number)
    }
    index = start
    switch unit() {
    case "day": return .day
    case "week": return .week
    case "month": return .month
    case "year": return .year
    case "decade": return .decade
    case "century": return .century
    default:
      index = start
      return nil
    }
  }

  /// `not before his release`, `during the siege`, `between his arrest and his trial`.
  private mutating func boundByEvent() throws(PhraseError) -> RelativeTime? {
    if role("between") {
      let start = index
      while index < tokens.count {
        let end = index
        if role("and"), end > start, let second = try anchor() {
          return RelativeTime(
            relation: .between(second), anchor: try anchor(from: start, to: end), isApproximate: false,
            decisions: [])
        }
        index = end + 1
      }
      return nil
    }
    let relations: [(String, RelativeTime.Relation)] = [
      ("notBefore", .notBefore), ("notAfter", .notAfter), ("shortlyAfter", .after),
      ("shortlyBefore", .before),
      ("before", .before), ("after", .after), ("sameTime", .sameTime), ("whileDuring", .during),
    ]
    for (name, relation) in relations {
      let start = index
      if role(name) {
        let words = words(from: start, to: index)
        guard let anchor = try anchor() else { return nil }
        let isVague = name.hasPrefix("shortly")
        return RelativeTime(
          relation: relation, anchor: anchor, isApproximate: false,
          decisions: isVague ? [PhraseDecision(words: words, rule: "shortly.no-limit")] : [])
      }
    }
    return nil
  }

  /// The rest of the phrase as what the time is counted from: a date if it is one, or else an event's name.
  private mutating func anchor() throws(PhraseError) -> RelativeTime.Anchor? {
    guard index < tokens.count else { return nil }
    let start = index
    index = tokens.count
    return try anchor(from: start, to: tokens.count)
  }

  private mutating func anchor(from start: Int, to end: Int) throws(PhraseError) -> RelativeTime.Anchor {
    let place = index
    defer { index = place }
    let words = words(from: start, to: end)
    var inner = PhraseParser(
      words, tokens: PhraseLexer.tokens(of: words), vocabulary: vocabulary, context: context)
    if let date = try inner.absolute(), inner.isAtEnd { return .date(date) }
    // Words with a number of a date in them are no event's name.
    if tokens[start..<end].contains(where: { $0.kind == .digits && $0.text.utf8.count > 2 }) {
      throw PhraseError(
        .notUnderstood(words), at: tokens[start].utf8Range.lowerBound..<tokens[end - 1].utf8Range.upperBound)
    }
    return .event(words: words)
  }
}
