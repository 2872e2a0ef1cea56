import Calendars

/// Tells what only looks like a date: page numbers, counts, names and verbs.
struct TemporalVeto {
  let matcher: TemporalMatcher
  let cues: TemporalCues
  let created: DayNumber?

  /// Whether a match is to be passed over.
  func rejects(_ match: TemporalMatcher.Match) -> Bool {
    switch match.tree {
    case .calendar(let fields): return rejects(fields, match)
    case .feast: return isThing(match)
    case .range: return isLocated(match.mention.lowerBound) || isLocated(match.mention.upperBound - 1)
    case .age(let amount, _) where isWord("at", match.mention.lowerBound - 1):
      // "At nineteen" is an age, "at nine" is more likely a time of the clock.
      return (amount.whole ?? 0) < 13
    case .duration(let amount):
      guard amount.hundredths == 100 else { return false }
      let before = match.mention.lowerBound - 1
      if matcher.value(at: before, in: cues.denials) != nil { return true }
      guard match.mention.count == 2 else { return false }
      // "A minute hand", "one day he came": no measures unless a preposition says so.
      let isSmall = amount.unit.rawValue <= TimeUnit.minute.rawValue
      let isOneDay = amount.unit == .day && !isWord("a", match.mention.lowerBound)
      return (isSmall || isOneDay) && matcher.value(at: before, in: cues.measures) == nil
    default: return false
    }
  }

  /// "Christmas trees", "un arbre de Noël": a thing that is called after a feast.
  private func isThing(_ match: TemporalMatcher.Match) -> Bool {
    let tokens = matcher.tokens
    if cues.isFrench {
      var before = match.mention.lowerBound - 1
      if before >= 0, matcher.value(at: before, in: cues.leads) != nil { before -= 1 }
      return before >= 0 && matcher.value(at: before, in: cues.things) != nil
    }
    let next = match.mention.upperBound
    guard next < tokens.count, !tokens[next].flags.contains(.lineBefore) || tokens[next].kind == .word else {
      return false
    }
    return matcher.value(at: next, in: cues.things) != nil
  }

  private func rejects(_ fields: CalendarFields, _ match: TemporalMatcher.Match) -> Bool {
    if let created, let year = fields.year, !fields.isBeforeEra, !fields.isRepublican, !fields.isShortYear,
      year > AnchoredTime(created).year + 30
    {
      return true
    }
    let isYearAlone =
      fields.year != nil && fields.month == nil && fields.season == nil && fields.half == nil
      && fields.quarter == nil
      && !fields.isBeforeEra && !fields.isRepublican && match.mention.count <= 2
    if isYearAlone, !fields.isShortYear { return rejectsYear(match) }
    let isMonthAlone =
      fields.month != nil && fields.year == nil && fields.day == nil && match.mention.count == 1
    if isMonthAlone { return rejectsMonth(match) }
    let isSeasonAlone = fields.season != nil && fields.month == nil && fields.year == nil
    if isSeasonAlone { return rejectsSeason(match) }
    let isDayAlone = fields.day != nil && fields.month == nil && fields.weekday == nil
    if isDayAlone { return rejectsDay(match) }
    return false
  }

  private func isWord(_ word: String, _ place: Int) -> Bool {
    matcher.tokens.indices.contains(place) && matcher.tokens[place].kind == .word
      && matcher.tokens[place].key == WordKey.of(word)
  }

  /// "The Winter Palace", "the fall of Robespierre", "the spring of the trap".
  private func rejectsSeason(_ match: TemporalMatcher.Match) -> Bool {
    let tokens = matcher.tokens
    let next = match.mention.upperBound
    guard !cues.isFrench, match.end == next, next < tokens.count, !tokens[next].flags.contains(.lineBefore)
    else {
      return false
    }
    if isWord("of", next) { return true }
    return tokens[next - 1].flags.contains(.capital) && tokens[next].flags.contains(.capital)
  }

  /// A number with an article is a day only where no noun follows.
  private func rejectsDay(_ match: TemporalMatcher.Match) -> Bool {
    let tokens = matcher.tokens
    let next = match.mention.upperBound
    guard next < tokens.count, !tokens[next].flags.contains(.paragraphBefore) else { return false }
    if tokens[next].kind == .sign {
      return tokens[next].isJoined
        && (tokens[next].isSign("-") || tokens[next].isSign("%") || tokens[next].isSign("°"))
        || tokens[next].isSign("%")
    }
    return matcher.value(at: next, in: cues.function) == nil
  }

  /// Whether a word of pages, volumes or numbers stands before.
  private func isLocated(_ place: Int) -> Bool {
    let tokens = matcher.tokens
    var before = place - 1
    while before >= 0, tokens[before].isSign(".") || tokens[before].isSign("°") { before -= 1 }
    if before >= 0, matcher.value(at: before, in: cues.locators) != nil { return true }
    guard before >= 2,
      tokens[before].kind == .number || tokens[before].isSign("-") || tokens[before].isSign("–")
    else {
      return false
    }
    return matcher.value(at: before - 1, in: cues.locators) != nil
      || (tokens[before - 1].isSign(".") && matcher.value(at: before - 2, in: cues.locators) != nil)
  }

  private func rejectsYear(_ match: TemporalMatcher.Match) -> Bool {
    let tokens = matcher.tokens
    let place = match.mention.upperBound - 1
    if let created, let year = tokens[place].number, year > AnchoredTime(created).year + 1,
      match.mention.lowerBound == 0 || matcher.value(at: match.mention.lowerBound - 1, in: cues.leads) == nil
    {
      return true
    }
    if isLocated(match.mention.lowerBound) { return true }
    // Small numbers need a word that makes them years.
    if let year = tokens[place].number, year < 1400, match.mention.lowerBound > 0,
      tokens[match.mention.lowerBound - 1].kind == .word,
      matcher.value(at: match.mention.lowerBound - 1, in: cues.leads) == nil
    {
      return true
    }
    // A count follows.
    guard place + 1 < tokens.count else { return false }
    let next = tokens[place + 1]
    if next.kind == .sign {
      return Unicode.Scalar(UInt32(truncatingIfNeeded: next.key))?.properties.generalCategory
        == .currencySymbol
        || next.isSign("%") || next.isSign("°")
    }
    if matcher.value(at: place + 1, in: cues.counted) != nil { return true }
    // "1800 of them", "1800 d’entre eux".
    let pronouns = ["them", "these", "those", "whom", "which", "our"]
    if isWord("of", place + 1), pronouns.contains(where: { isWord($0, place + 2) }) { return true }
    if isWord("d", place + 1), isWord("entre", place + 3) { return true }
    guard next.kind == .word, !next.flags.contains(.capital), !next.flags.contains(.lineBefore) else {
      return false
    }
    let isLed =
      match.mention.count > 1 || match.mention.lowerBound == 0
      || tokens[match.mention.lowerBound - 1].kind == .sign
      || matcher.value(at: match.mention.lowerBound - 1, in: cues.leads) != nil
    guard !isLed, matcher.value(at: place + 1, in: cues.notCounted) == nil, next.utf8Count > 3 else {
      return false
    }
    return matcher.bytes[Int(next.utf8End) - 1] == UInt8(ascii: "s")
  }

  private func rejectsMonth(_ match: TemporalMatcher.Match) -> Bool {
    let tokens = matcher.tokens
    let place = match.mention.lowerBound
    let token = tokens[place]
    var before = place - 1
    if before >= 0, tokens[before].isSign("."), before > 0,
      matcher.value(at: before - 1, in: cues.titles) != nil
    {
      return true
    }
    if before >= 0, matcher.value(at: before, in: cues.titles) != nil { return true }
    if before >= 0, tokens[before].isSign("'") { before -= 1 }
    let isLed = before >= 0 && matcher.value(at: before, in: cues.leads) != nil
    if cues.isFrench {
      guard token.flags.contains(.capital) else { return false }
      return !isLed
    }
    // "The March Revolution", "the May Laws": the month is part of a name.
    let next = match.mention.upperBound
    if match.end == next, next < tokens.count, tokens[next].kind == .word,
      tokens[next].flags.contains(.capital),
      !tokens[next].flags.contains(.paragraphBefore), before >= 0, isWord("the", before)
    {
      return true
    }
    // A capital word follows at once: a name, "April Jones", unless it is a month or the clause is led.
    if matcher.value(at: place, in: cues.ambiguous) != nil { return !isLed }
    return false
  }
}
