import Calendars

/// Feasts, seasons and the other parts of years, decades and centuries.
extension PhraseParser {
  /// `Michaelmas 1381`, `St John's Eve 1419`, `veille de Noël 1800`.
  mutating func feastDate() throws(PhraseError) -> PhraseMoment? {
    let start = index
    var offset = role("eve") ? -1 : role("octave") ? 7 : role("morrow") ? 1 : 0
    if offset != 0 { fillers() }
    var isOrthodox = role("orthodox")
    guard let id = take({ if case .feast(let id) = $0 { id } else { nil } }),
      let feast = Feast.all.first(where: { $0.id == id })
    else { return nil }
    _ = current?.text == "s" ? role("filler") : false
    if offset == 0, role("eveMark") { offset = -1 }
    isOrthodox = isOrthodox || role("orthodox")
    var moment = PhraseMoment(.day, at: utf8Range(from: start))
    moment.feast = feast
    moment.feastOffset = offset
    if isOrthodox {
      moment.style = .system(.julian)
      moment.decisions = [PhraseDecision(words: words(from: start, to: index), rule: "orthodox.julian")]
    }
    try year(of: &moment)
    guard moment.year != nil || moment.regnal != nil else { return nil }
    moment.utf8Range = utf8Range(from: start)
    return moment
  }

  /// `spring 1919`, `the winter of 1918–1919`, `Q1 1985`, `first quarter of 1985`.
  mutating func groupingDate() throws(PhraseError) -> PhraseMoment? {
    let start = index
    guard let code = season() ?? numberedGrouping() else { return nil }
    var moment = PhraseMoment(.season, at: utf8Range(from: start))
    moment.grouping = code
    if sign("(") {
      if role("northern") {
        moment.grouping = code + 4
      } else if role("southern") {
        moment.grouping = code + 8
      }
      guard sign(")") else { return nil }
    }
    _ = sign(",")
    fillers()
    guard let (year, count) = digits(), count >= 2 || isEra else { return nil }
    if count == 2, !isEra {
      throw PhraseError(
        .ambiguous(["\(PhraseText.two(year)) AD", "19\(PhraseText.two(year))"]),
        at: utf8Range(from: index - 1))
    }
    moment.year = year
    let dash = index
    if sign("-") || sign("/"), let (second, digits) = digits(), isNext(second, digits, after: year),
      code == 24
    {
      // The winter of two years begins in the first, as the format has it.
    } else {
      index = dash
      if code == 24 {
        moment.decisions = [PhraseDecision(words: words(from: start, to: index), rule: "winter.begins")]
      }
    }
    era(&moment)
    moment.utf8Range = utf8Range(from: start)
    return moment
  }

  mutating func season() -> Int? {
    take { if case .season(let code) = $0 { code } else { nil } }
  }

  private mutating func numberedGrouping() -> Int? {
    let kinds = [("quarter", 33, 4), ("quadrimester", 37, 3), ("semester", 40, 2)]
    let start = index
    for (name, base, count) in kinds {
      if role(name), let (number, _) = digits(), (1...count).contains(number) { return base + number - 1 }
      index = start
      if let number = ordinal(), (1...count).contains(number), role(name) { return base + number - 1 }
      index = start
    }
    return nil
  }

  /// `19th century`, `XIXe siècle`, `nineteenth century BC`, `19c`.
  mutating func century() -> PhraseMoment? {
    let start = index
    guard let number = ordinal() ?? roman() ?? digits(atMost: 2)?.value, (1...99).contains(number) else {
      return nil
    }
    _ = sign("-")
    if current?.text == "c", current?.isJoined == true {
      advance()
    } else {
      // A lone “c” may be “circa”.
      guard current?.text != "s", role("century") else { return nil }
    }
    var moment = PhraseMoment(.century, year: 100 * (number - 1), at: utf8Range(from: start))
    if role("bc") {
      moment.year = -100 * number + 1
      moment.isBeforeChrist = true
    } else {
      _ = role("ad")
    }
    moment.utf8Range = utf8Range(from: start)
    return moment
  }

  /// `the 1920s`, `the twenties`, `60s`, `années 1920`, `années vingt`.
  mutating func decade() -> PhraseMoment? {
    let start = index
    if let decade = take({ if case .decade(let value) = $0 { value } else { nil } }) {
      return assumedCentury(decade, from: start)
    }
    if let century = cardinal(), (10...20).contains(century), tokens[start].kind == .word {
      _ = sign("-")
      if let decade = take({ if case .decade(let value) = $0 { value } else { nil } }) {
        return PhraseMoment(.decade, year: 100 * century + decade, at: utf8Range(from: start))
      }
      if role("hundreds") { return PhraseMoment(.century, year: 100 * century, at: utf8Range(from: start)) }
    }
    index = start
    let isDecadeWord = current?.text == "annees" || current?.text == "decennie"
    if isDecadeWord {
      advance()
      fillers()
    }
    guard let (value, count) = digits(), value % 10 == 0 else { return nil }
    if !isDecadeWord {
      guard let token = current, token.text == "s", token.isJoined || count >= 2, role("decadeMark") else {
        return nil
      }
    }
    if count == 2 { return assumedCentury(value, from: start) }
    guard count >= 3 else { return nil }
    let isCentury = value % 100 == 0
    var moment = PhraseMoment(isCentury ? .century : .decade, year: value, at: utf8Range(from: start))
    if role("bc") {
      moment.year = isCentury ? -value - 98 : -value - 8
      moment.isBeforeChrist = true
    }
    return moment
  }

  private func assumedCentury(_ decade: Int, from start: Int) -> PhraseMoment {
    var moment = PhraseMoment(.decade, year: 1900 + decade, at: utf8Range(from: start))
    moment.decisions = [PhraseDecision(words: words(from: start, to: index), rule: "century.twentieth")]
    return moment
  }
}
