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
    guard let (duration, isWithin) = boundedDuration() else { return nil }
    let relation: (SpanRange, RelativeTime.Anchor)
    if role("whichFollow") {
      // “In the three days that followed”: at most so long after.
      let range = SpanRange(atLeast: .zero, atMost: duration.range.atMost)
      relation = (range, try anchor() ?? .context)
    } else if isWithin, role("nearTo"), let most = duration.range.atMost, let anchor = try anchor() {
      relation = (SpanRange(atLeast: -most, atMost: most), anchor)
    } else if isAgoBefore || role("ago") {
      relation = (-duration.range, .speech)
    } else if role("shortlyAfter") || role("after") {
      if let anchor = try anchor() {
        relation = (duration.range, anchor)
      } else {
        relation = (duration.range, .context)
      }
    } else if role("shortlyBefore") || role("before") {
      relation = (-duration.range, try anchor() ?? .context)
    } else if role("following") {
      relation = (SpanRange(atLeast: .zero, atMost: duration.range.atMost), .context)
    } else if role("previous") {
      relation = (SpanRange(atLeast: duration.range.atMost.map { -$0 }, atMost: .zero), .context)
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

  /// A length of time, and whether it was said to be within it; “le mois” is one month before “qui suit”.
  private mutating func boundedDuration() -> (DurationPhrase, isWithin: Bool)? {
    let start = index
    let isWithin = role("within")
    index = start
    if let duration = duration() { return (duration, isWithin) }
    index = start
    fillers()
    if let unit = unit(), let span = Self.span(1, unit) {
      var ahead = self
      if ahead.role("whichFollow") {
        return (DurationPhrase(range: .exactly(span), isApproximate: false, decisions: []), false)
      }
    }
    index = start
    fillers()
    if index > start, let duration = duration() {
      var ahead = self
      if ahead.role("whichFollow") { return (duration, false) }
    }
    index = start
    return nil
  }

  /// `the next day`, `the day before his arrest`, `le lendemain de sa mort`.
  private mutating func neighbouringDay() throws(PhraseError) -> RelativeTime? {
    let days: Int
    let spoken = [("dayBeforeYesterday", -2), ("yesterday", -1), ("today", 0), ("tomorrow", 1)]
    if let (_, step) = spoken.first(where: { role($0.0) }) {
      return RelativeTime(
        relation: .offset(.exactly(CalendarSpan(days: step))), anchor: .speech, isApproximate: false,
        decisions: [])
    }
    let place = index
    fillers()
    if role("twoDaysLater") {
      days = 2
    } else if role("twoDaysBefore") {
      days = -2
    } else {
      index = place
      return try neighbouringDayByName()
    }
    return RelativeTime(
      relation: .offset(.exactly(CalendarSpan(days: days))), anchor: try anchor() ?? .context,
      isApproximate: false, decisions: [])
  }

  private mutating func neighbouringDayByName() throws(PhraseError) -> RelativeTime? {
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
    if let found = try attempt({ parser throws(PhraseError) in parser.partOfPeriod() }) { return found }
    let isApproximate = role("approximate")
    fillersExceptSteps()
    if let found = dayOfMonth() { return found }
    let beforeStep = index
    if let step = step(), step.count != 0, let duration = duration(), let most = duration.range.atMost {
      // “The next two years” run from the anchor.
      let range =
        step.count > 0
        ? SpanRange(atLeast: .zero, atMost: most) : SpanRange(atLeast: -most, atMost: .zero)
      return RelativeTime(
        relation: .offset(range), anchor: step.isLast ? .speech : .context, isApproximate: isApproximate,
        decisions: duration.decisions)
    }
    index = beforeStep
    if let step = step(), let period = calendarPeriod() {
      let anchor: RelativeTime.Anchor = step.isLast ? .speech : .context
      sameMark()
      return RelativeTime(
        relation: .period(period, step: step.count), anchor: anchor, isApproximate: isApproximate,
        decisions: [])
    }
    fillersExceptSteps()
    let isPlural = self.isPlural
    guard let period = calendarPeriod() else { return nil }
    if let step = step() {
      sameMark()
      let named = step.count != 0 && !step.isLast ? try anchor() : nil
      return RelativeTime(
        relation: .period(period, step: step.count),
        anchor: named ?? (step.isLast ? .speech : .context),
        isApproximate: isApproximate, decisions: [])
    }
    let side = role("after") || role("whichFollow") ? 1 : role("before") ? -1 : 0
    if side != 0, isPlural {
      // “In the years before 1871” has no length.
      return RelativeTime(
        relation: side > 0 ? .after : .before, anchor: try anchor() ?? .context, isApproximate: isApproximate,
        decisions: [])
    }
    if side != 0 {
      return RelativeTime(
        relation: .period(period, step: side), anchor: try anchor() ?? .context, isApproximate: isApproximate,
        decisions: [])
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

  /// Whether a unit in the plural follows.
  private var isPlural: Bool {
    !vocabulary.matches(tokens, at: index) { $0 == .role("severalPeriods") ? true : nil }.isEmpty
  }

  /// Passes the “-là” of “cette année-là”.
  private mutating func sameMark() {
    let place = index
    if !(sign("-") && role("sameMark")) { index = place }
  }

  /// `later that year`, `early the following year`, `à la fin de la même année`.
  private mutating func partOfPeriod() -> RelativeTime? {
    let start = index
    fillers()
    let isLater = role("laterIn")
    let part = isLater ? nil : parts()
    let words = words(from: start, to: index)
    guard isLater || part?.thirds != nil || part?.half != nil else { return nil }
    fillersExceptSteps()
    guard let (step, period) = steppedPeriod() else { return nil }
    sameMark()
    let anchor: RelativeTime.Anchor = step.isLast ? .speech : .context
    if isLater {
      guard step.count == 0 else { return nil }
      return RelativeTime(relation: .laterIn(period), anchor: anchor, isApproximate: false, decisions: [])
    }
    guard period == .year, let part else { return nil }
    let months =
      part.thirds.map { (4 * $0.lowerBound + 1)...(4 * $0.upperBound + 4) }
      ?? part.half.map { (6 * $0 + 1)...(6 * $0 + 6) }
    guard let months else { return nil }
    return RelativeTime(
      relation: .within(.months(months), yearStep: step.count), anchor: anchor, isApproximate: false,
      decisions: [PhraseDecision(words: words, rule: "\(part.rule).year")])
  }

  /// `the 5th ult.`, `15 inst.`, `le 15 courant`.
  private mutating func dayOfMonth() -> RelativeTime? {
    let start = index
    guard let day = ordinal() ?? digits(atMost: 2)?.value, (1...31).contains(day) else {
      index = start
      return nil
    }
    for (name, step) in [("thisMonth", 0), ("lastMonth", -1), ("nextMonth", 1)] where role(name) {
      return RelativeTime(
        relation: .dayOfMonth(day, monthStep: step), anchor: .speech, isApproximate: false, decisions: [])
    }
    index = start
    return nil
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

  /// `the following year` or `l'année suivante`: a step and a unit in either order.
  private mutating func steppedPeriod() -> (step: (count: Int, isLast: Bool), period: RelativeTime.Period)? {
    let start = index
    if let step = step(), let period = calendarPeriod() { return (step, period) }
    index = start
    if let period = calendarPeriod(), let step = step() { return (step, period) }
    index = start
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
        let isVague = name.hasPrefix("shortly")
        guard let anchor = try anchor() ?? (isVague ? .context : nil) else { return nil }
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
