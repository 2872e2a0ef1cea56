import Calendars

/// An expression that was found, with what stands around it.
struct FoundExpression {
  /// How the next expression is tied to this one.
  enum Tie {
    case none
    /// "and", "to", "–": what is missing here may be shown there.
    case and
    /// "between … and", "from … to", "–".
    case range
    /// "or".
    case alternative
  }

  var tree: TemporalExpression
  var rule: Int32
  var utf8Range: Range<Int>
  var scalarRange: Range<Int>
  /// Where a range that starts here starts, in scalars: before "between".
  var tieStart: Int
  var tie = Tie.none
  /// Whether the tie is a dash.
  var isHyphenated = false
  var isBirth = false
  var looksForward = false
  var isInParentheses = false
  /// Whether it stands in a note: a paragraph in square brackets.
  var isInNote = false
  /// Whether it is said to have lasted since then.
  var isSince = false
  /// Whether the clause looks back.
  var looksBack = false
  /// Whether it heads a letter: near the start of a paragraph, and the place alone before it.
  var isDateline = false
  /// Whether its clause tells what came again and again.
  var isHabitual = false
  /// Whether its words can only be understood from the day of writing.
  var isOfToday = false
}

/// The first pass: finds expressions and rejects what only looks like them.
struct TemporalFinder {
  let grammar: TemporalGrammar
  let numbers: NumberClasses
  let cues: TemporalCues
  let bytes: [UInt8]
  let created: DayNumber?

  /// Tokens read at a time; a run is cut at a line end if there is one.
  private static let run = 16_384

  /// All expressions of the text in order.
  mutating func find() -> [FoundExpression] {
    var tokenizer = Tokenizer(bytes: bytes)
    var found: [FoundExpression] = []
    var tokens: [Token] = []
    var more = true
    while more || !tokens.isEmpty {
      if more { more = tokenizer.read(Self.run, into: &tokens) }
      var cut = tokens.count
      if more, let line = tokens.lastIndex(where: { $0.flags.contains(.lineBefore) }), line > tokens.count / 2
      {
        cut = line
      }
      scan(Array(tokens[..<cut]), into: &found)
      tokens.removeFirst(cut)
    }
    return found
  }

  private func scan(_ tokens: [Token], into found: inout [FoundExpression]) {
    var matcher = TemporalMatcher(grammar: grammar, classes: numbers, bytes: bytes, tokens: tokens)
    var place = 0
    var lastEnd = -1
    var parentheses = 0
    var isNote = false
    while place < tokens.count {
      let token = tokens[place]
      if token.kind == .sign {
        if token.isSign("(") || token.isSign("[") { parentheses = min(parentheses + 1, 3) }
        if token.isSign(")") || token.isSign("]") { parentheses = max(parentheses - 1, 0) }
      }
      if token.flags.contains(.paragraphBefore) { isNote = token.isSign("[") }
      if token.flags.contains(.paragraphBefore) {
        parentheses = token.isSign("(") || token.isSign("[") ? 1 : 0
      }
      guard let best = matcher.best(at: place) else {
        place += 1
        continue
      }
      let veto = TemporalVeto(matcher: matcher, cues: cues, created: created)
      guard !veto.rejects(best) else {
        place += 1
        continue
      }
      let match = matcher.untilMidnight(best)
      let first = tokens[match.mention.lowerBound]
      let last = tokens[match.mention.upperBound - 1]
      var expression = FoundExpression(
        tree: match.tree, rule: match.rule, utf8Range: Int(first.utf8Start)..<Int(last.utf8End),
        scalarRange: Int(first.scalarStart)..<Int(last.scalarEnd), tieStart: Int(first.scalarStart))
      expression.isInParentheses = parentheses > 0
      expression.isInNote = isNote && parentheses > 0
      surround(&expression, match, matcher)
      if lastEnd >= 0, !found.isEmpty {
        tie(&found[found.count - 1], to: expression, from: lastEnd, match, matcher)
      }
      found.append(expression)
      lastEnd = match.mention.upperBound
      place = max(place + 1, match.mention.upperBound)
      while let (day, next) = furtherDay(match, after: lastEnd, matcher) {
        let token = tokens[next]
        found[found.count - 1].tie = .and
        var more = expression
        more.tree = .calendar(day)
        more.utf8Range = Int(token.utf8Start)..<Int(token.utf8End)
        more.scalarRange = Int(token.scalarStart)..<Int(token.scalarEnd)
        more.tieStart = more.scalarRange.lowerBound
        found.append(more)
        lastEnd = next + 1
        place = next + 1
      }
    }
  }

  /// Another day of the month just named: "May 4 and 5".
  private func furtherDay(
    _ match: TemporalMatcher.Match, after end: Int, _ matcher: TemporalMatcher
  ) -> (CalendarFields, Int)? {
    guard !cues.isFrench, case .calendar(let fields) = match.tree, let day = fields.day, fields.month != nil,
      fields.year == nil, end + 1 < matcher.tokens.count, matcher.tokens[end - 1].kind == .number
    else { return nil }
    let sign = matcher.tokens[end]
    guard
      matcher.value(at: end, in: cues.between).map({ $0 <= 3 }) == true || sign.isSign("-")
        || sign.isSign("–"),
      let (next, after) = matcher.read(.dom, at: end + 1), next > day
    else { return nil }
    if after < matcher.tokens.count, matcher.tokens[after].kind == .word,
      matcher.value(at: after, in: cues.function) == nil
    {
      return nil
    }
    var more = CalendarFields()
    more.day = next
    return (more, end + 1)
  }

  /// Notes what stands around an expression.
  private func surround(
    _ expression: inout FoundExpression, _ match: TemporalMatcher.Match, _ matcher: TemporalMatcher
  ) {
    let tokens = matcher.tokens
    let start = match.mention.lowerBound
    var place = start - 1
    var words = 0
    while place >= 0, words < 12 {
      let token = tokens[place + 1]
      if token.flags.contains(.paragraphBefore) { break }
      if tokens[place].isSign(".") || tokens[place].isSign(";") || tokens[place].isSign("!") { break }
      if matcher.value(at: place, in: cues.births) != nil, words < 9 { expression.isBirth = true }
      if isFuture(place, matcher) { expression.looksForward = true }
      if matcher.value(at: place, in: cues.pluperfect) != nil { expression.looksBack = true }
      words += 1
      place -= 1
    }
    expression.isSince = matcher.value(at: start - 1, in: cues.relation) == 3
    expression.isDateline = isDateline(match, matcher)
    place = match.end
    words = 0
    while place < tokens.count, words < 14, !tokens[place].flags.contains(.paragraphBefore) {
      if tokens[place].isSign(".") || tokens[place].isSign(";") || tokens[place].isSign("!") { break }
      if isFuture(place, matcher) { expression.looksForward = true }
      words += 1
      place += 1
    }
    if case .calendar(let fields) = match.tree, fields.season != nil, fields.year == nil, fields.month == nil
    {
      expression.isHabitual = isHabitual(match.mention, matcher)
    }
    for place in match.mention where matcher.value(at: place, in: cues.today) != nil {
      expression.isOfToday = true
    }
  }

  /// Whether the sentence tells of habits: a word says so, or in French the imperfect alone tells it.
  private func isHabitual(_ mention: Range<Int>, _ matcher: TemporalMatcher) -> Bool {
    let tokens = matcher.tokens
    var (start, end) = (mention.lowerBound, mention.upperBound)
    while start > 0, !ends(tokens[start - 1]), !tokens[start].flags.contains(.paragraphBefore),
      mention.lowerBound - start < 30
    { start -= 1 }
    while end < tokens.count, !ends(tokens[end]), !tokens[end].flags.contains(.paragraphBefore),
      end - mention.upperBound < 30
    { end += 1 }
    var imperfects = 0
    var perfects = 0
    for place in start..<end where tokens[place].kind == .word && !mention.contains(place) {
      if matcher.value(at: place, in: cues.habits) != nil { return true }
      guard cues.isFrench, tokens[place].utf8Count >= 4, !tokens[place].flags.contains(.capital) else {
        continue
      }
      let word = bytes[Int(tokens[place].utf8Start)..<Int(tokens[place].utf8End)]
      func has(_ ending: String) -> Bool { word.suffix(ending.utf8.count).elementsEqual(ending.utf8) }
      if has("ait") || has("aient") { imperfects += 1 }
      if has("èrent") || has("irent") || has("urent") || has("ai") || has("a") && !has("cela") {
        perfects += 1
      }
    }
    return imperfects > 0 && perfects == 0
  }

  private func ends(_ token: Token) -> Bool {
    token.isSign(".") || token.isSign("!") || token.isSign("?") || token.isSign(";")
  }

  private func isFuture(_ place: Int, _ matcher: TemporalMatcher) -> Bool {
    if matcher.value(at: place, in: cues.future) != nil { return true }
    guard cues.isFrench else { return false }
    let token = matcher.tokens[place]
    guard token.kind == .word, !token.flags.contains(.capital), token.utf8Count >= 5 else { return false }
    let word = bytes[Int(token.utf8Start)..<Int(token.utf8End)]
    return ["era", "ira", "dra", "ura", "ront"].contains { word.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  /// A place and a full date at the head of a paragraph, or a date that is a paragraph.
  private func isDateline(_ match: TemporalMatcher.Match, _ matcher: TemporalMatcher) -> Bool {
    let tokens = matcher.tokens
    guard case .calendar(let fields) = match.tree, fields.day != nil, fields.month != nil, fields.year != nil
    else {
      return false
    }
    let endsLine =
      match.end >= tokens.count || tokens[match.end].flags.contains(.lineBefore)
      || tokens[match.end].isSign(".")
      || tokens[match.end].isSign("_")
    guard endsLine else { return false }
    var place = match.mention.lowerBound
    var words = 0
    while place >= 0, words <= 8 {
      if tokens[place].flags.contains(.paragraphBefore) { return true }
      place -= 1
      guard place >= 0 else { return true }
      let token = tokens[place]
      if token.kind == .word, !token.flags.contains(.capital), token.utf8Count > 3 { return false }
      if token.kind == .sign, !token.isSign(","), !token.isSign("."), !token.isSign("-"), !token.isSign("'"),
        !token.isSign("_"), !token.isSign("*")
      {
        if !(token.isSign("(") || token.isSign("[") || token.isSign("«") || token.isSign("“")) {
          return false
        }
      }
      words += 1
    }
    return false
  }

  /// Sees whether an expression belongs with the one before it.
  private func tie(
    _ before: inout FoundExpression, to expression: FoundExpression, from end: Int,
    _ match: TemporalMatcher.Match, _ matcher: TemporalMatcher
  ) {
    let tokens = matcher.tokens
    let start = match.mention.lowerBound
    let gap = start - end
    guard gap >= 1, gap <= 4, !tokens[start].flags.contains(.paragraphBefore) else { return }
    var kind = FoundExpression.Tie.none
    var isDash = false
    var isComma = false
    for place in end..<start {
      let token = tokens[place]
      if token.kind == .sign {
        guard token.isSign("-") || token.isSign("–") || token.isSign("—") || token.isSign("/") else {
          if token.isSign(",") { isComma = true }
          if token.isSign(",") || token.isSign("'") { continue }
          return
        }
        if kind == .none { isDash = token.isJoined || gap == 1 }
        kind = .and
        continue
      }
      guard let value = matcher.value(at: place, in: cues.between) else {
        // A preposition or an article may stand before the second.
        if matcher.value(at: place, in: cues.leads) != nil { continue }
        return
      }
      switch value {
      case 1: kind = .and
      case 2: kind = .range
      case 3: kind = .alternative
      default: continue
      }
    }
    before.tie = kind
    before.isHyphenated = isDash
    // "between" and "from" stand before the first; "in" belongs to a choice.
    var lead = end - 1
    while lead > 0, Int(tokens[lead].scalarStart) > before.scalarRange.lowerBound { lead -= 1 }
    lead -= 1
    guard lead >= 0 else {
      if isDash { before.tie = .range }
      return
    }
    let opening = matcher.value(at: lead, in: cues.between)
    switch kind {
    case .and where isDash: before.tie = .range
    case .and where opening == 4:
      before.tie = .range
      before.tieStart = Int(tokens[lead].scalarStart)
    case .range where opening == 4 || opening == 5: before.tieStart = Int(tokens[lead].scalarStart)
    case .range where cues.isFrench || isComma: before.tie = .and
    case .alternative where matcher.value(at: lead, in: cues.leads) != nil:
      before.tieStart = Int(tokens[lead].scalarStart)
    default: break
    }
  }
}
