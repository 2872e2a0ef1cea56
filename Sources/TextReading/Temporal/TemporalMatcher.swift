/// What a rule caught.
struct TemporalCapture {
  static let none = Int32.min
  private var values = SIMD64<Int32>(repeating: none)
  var first: TemporalExpression?
  var second: TemporalExpression?

  subscript(_ slot: TemporalSlot) -> Int? {
    let value = values[slot.rawValue]
    return value == Self.none ? nil : Int(value)
  }

  mutating func set(_ slot: Int, _ value: Int32) {
    if slot >= 0 { values[slot] = value }
  }
}

/// Finds the longest expression of a grammar at a place in a run of tokens.
struct TemporalMatcher {
  /// One reading of a stretch of tokens.
  struct Match {
    /// Where the match ends, as a token index, exclusive.
    var end: Int
    /// The tokens of the mention itself.
    var mention: Range<Int>
    /// What it says.
    var tree: TemporalExpression
    /// The rule that made it.
    var rule: Int32

    /// Whether the mention reaches further, or as far by a more particular rule.
    func isBetter(than other: Match) -> Bool {
      if mention.upperBound != other.mention.upperBound {
        return mention.upperBound > other.mention.upperBound
      }
      if mention.lowerBound != other.mention.lowerBound {
        return mention.lowerBound < other.mention.lowerBound
      }
      return rule < other.rule
    }
  }

  let grammar: TemporalGrammar
  let bytes: [UInt8]
  let tokens: [Token]
  /// The grammar's index of each token's word.
  let words: [Int32]
  let classes: NumberClasses
  private var memory: [Int: [Match]] = [:]
  private var work = 0

  /// How deep parts of speech may stand in one another.
  private static let deepest = 6
  /// How many trie steps one place may cost, so that no text can make a place dear.
  private static let dearest = 20_000

  init(grammar: TemporalGrammar, classes: NumberClasses, bytes: [UInt8], tokens: [Token]) {
    self.grammar = grammar
    self.classes = classes
    self.bytes = bytes
    self.tokens = tokens
    words = tokens.map { $0.kind == .word ? grammar.index(of: $0) : -1 }
  }

  /// Which parts of speech may begin at a place, as bits.
  @inline(__always)
  func firsts(at place: Int) -> UInt64 {
    let token = tokens[place]
    switch token.kind {
    case .number: return grammar.firstNumber
    case .word:
      var bits: UInt64 =
        words[place] >= 0 ? grammar.firstWords[Int(words[place])] : 0
      if token.flags.contains(.capital), token.utf8Count <= 12,
        roman(at: place) != nil || (classes.isFrench && romanOrdinal(at: place) != nil)
      {
        bits |= grammar.firstRoman
      }
      return bits
    case .sign: return grammar.firstSigns[UInt32(truncatingIfNeeded: token.key)] ?? 0
    }
  }

  /// The longest mention that begins at a place.
  mutating func longest(at place: Int) -> Match? {
    let bits = firsts(at: place)
    guard bits != 0 else { return nil }
    memory.removeAll(keepingCapacity: true)
    work = 0
    var best: Match?
    for speech in grammar.spoken where bits & (1 << UInt64(speech)) != 0 {
      for match in matches(speech, at: place, depth: 0) {
        if let best, !match.isBetter(than: best) { continue }
        best = match
      }
    }
    return best
  }

  /// The best mention that a place leads to: its own, unless one that begins inside its leading words
  /// reaches further.
  mutating func best(at place: Int) -> Match? {
    guard var best = longest(at: place) else { return nil }
    var later = place + 1
    while later <= best.mention.lowerBound {
      if let other = longest(at: later), other.mention.upperBound > best.mention.upperBound { best = other }
      later += 1
    }
    return best
  }

  /// All readings of one part of speech at a place, longest first.
  private mutating func matches(_ speech: Int, at place: Int, depth: Int) -> [Match] {
    guard place < tokens.count, depth < Self.deepest, firsts(at: place) & (1 << UInt64(speech)) != 0 else {
      return []
    }
    let memo = (place << 6 | speech) << 1 | (depth == 0 ? 1 : 0)
    if let known = memory[memo] { return known }
    var found: [Match] = []
    walk(
      grammar.roots[speech], from: place, at: place, mention: (place, -1), joined: false,
      TemporalCapture(), depth: depth, &found)
    found.sort { $0.end == $1.end ? $0.isBetter(than: $1) : $0.end > $1.end }
    var kept: [Match] = []
    for match in found where kept.last?.end != match.end || depth == 0 { kept.append(match) }
    memory[memo] = kept
    return kept
  }

  private mutating func walk(
    _ node: Int32, from start: Int, at place: Int, mention: (Int, Int), joined: Bool,
    _ capture: TemporalCapture, depth: Int, _ found: inout [Match]
  ) {
    work += 1
    guard work < Self.dearest else { return }
    let index = Int(node)
    let rule = grammar.nodes[index].rule
    if rule >= 0, place > start {
      var full = capture
      for (slot, value) in grammar.rules[Int(rule)].slots { full.set(slot, value) }
      if let tree = grammar.rules[Int(rule)].make.tree(full, grammar: grammar) {
        found.append(
          Match(end: place, mention: mention.0..<(mention.1 < 0 ? place : mention.1), tree: tree, rule: rule))
      }
    }
    for (step, next) in grammar.nodes[index].steps {
      switch step {
      case .start:
        walk(
          next, from: start, at: place, mention: (place, mention.1), joined: joined, capture, depth: depth,
          &found)
      case .end:
        walk(
          next, from: start, at: place, mention: (mention.0, place), joined: joined, capture, depth: depth,
          &found)
      case .joined:
        walk(next, from: start, at: place, mention: mention, joined: true, capture, depth: depth, &found)
      case .lexical(let classIndex, let slot):
        guard isReachable(place, from: start, joined: joined) else { continue }
        let capital = tokens[place].flags.contains(.capital)
        guard let value = grammar.value(of: words[place], capital: capital, in: classIndex) else { continue }
        var more = capture
        more.set(slot, value)
        walk(next, from: start, at: place + 1, mention: mention, joined: false, more, depth: depth, &found)
      case .number(let reader, let slot):
        guard isReachable(place, from: start, joined: joined) else { continue }
        guard let (value, end) = read(reader, at: place) else { continue }
        var more = capture
        more.set(slot, Int32(clamping: value))
        walk(next, from: start, at: end, mention: mention, joined: false, more, depth: depth, &found)
      case .speech(let speech):
        guard isReachable(place, from: start, joined: joined) else { continue }
        // Words that only stand around a mention do not count inside another.
        for match in matches(speech, at: place, depth: depth + 1) where match.mention == place..<match.end {
          var more = capture
          if case .era = match.tree, !grammar.spoken.contains(speech) {
            // A helping word carries no time of its own.
          } else if more.first == nil {
            more.first = match.tree
          } else {
            more.second = match.tree
          }
          walk(next, from: start, at: match.end, mention: mention, joined: false, more, depth: depth, &found)
        }
      }
    }
    guard !grammar.nodes[index].words.isEmpty, isReachable(place, from: start, joined: joined) else { return }
    let word = tokens[place].kind == .sign ? TemporalGrammar.signIndex(tokens[place].key) : words[place]
    guard word >= 0, let next = grammar.nodes[index].words[word] else { return }
    walk(next, from: start, at: place + 1, mention: mention, joined: false, capture, depth: depth, &found)
  }

  /// Whether a match may go on to a token: there is one, not in another paragraph, and joined if it must be.
  @inline(__always)
  private func isReachable(_ place: Int, from start: Int, joined: Bool) -> Bool {
    guard place < tokens.count else { return false }
    let flags = tokens[place].flags
    if place > start, flags.contains(.paragraphBefore) { return false }
    return !joined || !flags.contains(.spaceBefore)
  }

  /// The value of a token in a class.
  func value(at place: Int, in classIndex: Int) -> Int? {
    guard place >= 0, place < tokens.count else { return nil }
    return grammar.value(of: words[place], capital: tokens[place].flags.contains(.capital), in: classIndex)
      .map(Int.init)
  }
}

/// The classes that number reading needs.
struct NumberClasses: Sendable {
  let number: Int
  let multiplier: Int
  let ordinal: Int
  let unitOrdinal: Int
  let suffix: Int
  let and: Int
  let article: Int
  let isFrench: Bool

  init(_ grammar: TemporalGrammar) {
    number = grammar.classNumber("num")
    multiplier = grammar.classNumber("mult")
    ordinal = grammar.classNumber("ordinal")
    unitOrdinal = grammar.classNumber("unitordinal")
    suffix = grammar.classNumber("suffix")
    and = grammar.classNumber("and")
    article = grammar.classNumber("article")
    isFrench = grammar.language == "fr"
  }
}

extension TemporalMatcher {
  /// "From 11 to 12 P.M.": what follows a late hour of the evening is midnight and not noon.
  func untilMidnight(_ match: Match) -> Match {
    guard case .clock(12, let minute, .afternoon, let day) = match.tree, match.mention.lowerBound >= 2 else {
      return match
    }
    let join = match.mention.lowerBound - 1
    guard tokens[join].isSign("-") || tokens[join].isSign("–") || tokens[join].key == WordKey.of("to"),
      let hour = tokens[join - 1].number, (7...11).contains(hour)
    else { return match }
    var late = match
    late.tree = .clock(hour: 24, minute: minute, .afternoon, day)
    return late
  }
}
