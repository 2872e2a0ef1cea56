/// The rules of a language, compiled to one trie for each part of speech.
struct TemporalGrammar: Sendable {
  /// How a step of the trie takes tokens.
  enum Step: Hashable, Sendable {
    case lexical(classIndex: Int, slot: Int)
    case number(NumberReader, slot: Int)
    case speech(Int)
    case start
    case end
    case joined
  }

  /// A place in a trie.
  struct Node: Sendable {
    var words: [Int32: Int32] = [:]
    var steps: [(step: Step, node: Int32)] = []
    var rule: Int32 = -1
  }

  /// A rule with its values ready.
  struct Rule: Sendable {
    var id: String
    var make: TreeMaker
    var slots: [(slot: Int, value: Int32)]
  }

  /// A word's membership in a class.
  struct Membership: Sendable {
    var classIndex: Int
    var value: Int32
    var needsCapital: Bool
  }

  let language: String
  private(set) var nodes: [Node] = []
  private(set) var rules: [Rule] = []
  /// Root of each part of speech.
  private(set) var roots: [Int32] = []
  private(set) var speechNames: [String] = []
  private(set) var classNames: [String] = []
  /// Memberships of each known word.
  private(set) var memberships: [[Membership]] = []
  /// Which parts of speech each known word may begin, as bits.
  private(set) var firstWords: [UInt64] = []
  /// Which parts of speech a number may begin.
  private(set) var firstNumber: UInt64 = 0
  /// Which parts of speech a Roman numeral may begin.
  private(set) var firstRoman: UInt64 = 0
  /// Which parts of speech each sign may begin.
  private(set) var firstSigns: [UInt32: UInt64] = [:]
  /// Parts of speech that make mentions.
  private(set) var spoken: [Int] = []
  let feasts: [Feast]
  let periods: [NamedPeriod]
  private var wordIndex: WordTable

  /// The index of a word, or −1.
  func index(of token: Token) -> Int32 { wordIndex[token.key] }

  /// The number of a class, or −1 for one this language does not have.
  func classNumber(_ name: String) -> Int { classNames.firstIndex(of: name) ?? -1 }

  /// The value a token has in a class.
  @inline(__always)
  func value(of word: Int32, capital: Bool, in classIndex: Int) -> Int32? {
    guard word >= 0 else { return nil }
    for membership in memberships[Int(word)]
    where membership.classIndex == classIndex && (capital || !membership.needsCapital) {
      return membership.value
    }
    return nil
  }

  /// Compiles a rule file.
  init(_ source: TemporalRules) {
    language = source.language
    let feastNames = source.feasts.keys.sorted()
    feasts = feastNames.map { name in
      let rule = source.feasts[name]
      if let days = rule?.easter { return Feast(name: name, rule: .fromEaster(days)) }
      return Feast(name: name, rule: .fixed(month: rule?.month ?? 1, day: rule?.day ?? 1))
    }
    let periodNames = source.periods.keys.sorted()
    periods = periodNames.map { name in
      let days = source.periods[name] ?? []
      return NamedPeriod(name: name, first: days.first ?? [], last: days.last ?? [])
    }
    wordIndex = WordTable()
    classNames = source.classes.keys.sorted()
    for (index, name) in classNames.enumerated() {
      for (value, words) in (source.classes[name] ?? [:]).sorted(by: { $0.key < $1.key }) {
        let number = TemporalSymbols.value(value) ?? 0
        for word in words.split(separator: " ") {
          let needsCapital = word.first == "^"
          let place = add(needsCapital ? word.dropFirst() : word)
          memberships[place].append(
            Membership(classIndex: index, value: Int32(number), needsCapital: needsCapital))
        }
      }
    }
    for rule in source.rules where !speechNames.contains(rule.to) {
      speechNames.append(rule.to)
      roots.append(Int32(nodes.count))
      nodes.append(Node())
    }
    spoken = speechNames.indices.filter { speechNames[$0].first?.isLowercase == true }
    for rule in source.rules {
      guard let make = TreeMaker(rawValue: rule.make), let speech = speechNames.firstIndex(of: rule.to) else {
        preconditionFailure("rule \(rule.id) makes \(rule.make), which is no kind of tree")
      }
      let index = Int32(rules.count)
      let slots = (rule.with ?? [:]).sorted { $0.key < $1.key }.map {
        name, value -> (slot: Int, value: Int32) in
        guard let slot = TemporalSlot(name: name) else {
          preconditionFailure("rule \(rule.id): slot \(name)")
        }
        let number: Int
        switch value {
        case .number(let written): number = written
        case .name(let word):
          if slot == .feast {
            number = feastNames.firstIndex(of: word) ?? 0
          } else if slot == .period {
            number = periodNames.firstIndex(of: word) ?? 0
          } else {
            number = TemporalSymbols.value(word) ?? 0
          }
        }
        return (slot.rawValue, Int32(number))
      }
      rules.append(Rule(id: rule.id, make: make, slots: slots))
      for pattern in rule.match {
        for way in TemporalPattern(pattern).ways { insert(way, rule: index, speech: speech, id: rule.id) }
      }
    }
    findFirsts()
  }

  private mutating func add(_ word: some StringProtocol) -> Int {
    let key = WordKey.of(word)
    let known = wordIndex[key]
    if known >= 0 { return Int(known) }
    wordIndex.insert(key, Int32(memberships.count))
    memberships.append([])
    return memberships.count - 1
  }

  private mutating func insert(_ way: [TemporalPattern.Item], rule: Int32, speech: Int, id: String) {
    var place = roots[speech]
    func follow(_ step: Step, _ grammar: inout TemporalGrammar) {
      if let known = grammar.nodes[Int(place)].steps.first(where: { $0.step == step }) {
        place = known.node
      } else {
        let next = Int32(grammar.nodes.count)
        grammar.nodes.append(Node())
        grammar.nodes[Int(place)].steps.append((step, next))
        place = next
      }
    }
    for item in way {
      switch item {
      case .literal(let words):
        for token in TokenizedText(words).tokens {
          let word =
            token.kind == .word ? Int32(add(spelling(of: token, in: words))) : Self.signIndex(token.key)
          if let known = nodes[Int(place)].words[word] {
            place = known
          } else {
            let next = Int32(nodes.count)
            nodes.append(Node())
            nodes[Int(place)].words[word] = next
            place = next
          }
        }
      case .lexical(let name, let slot):
        guard let index = classNames.firstIndex(of: name) else {
          preconditionFailure("rule \(id): class \(name)")
        }
        follow(.lexical(classIndex: index, slot: TemporalSlot(name: slot)?.rawValue ?? -1), &self)
      case .named(let name, let slot):
        if let reader = NumberReader(rawValue: name) {
          guard let slot = TemporalSlot(name: slot == name ? reader.slotName : slot) else {
            preconditionFailure("rule \(id): slot \(slot)")
          }
          follow(.number(reader, slot: slot.rawValue), &self)
        } else if let index = speechNames.firstIndex(of: name) {
          follow(.speech(index), &self)
        } else {
          preconditionFailure("rule \(id): part of speech \(name)")
        }
      case .start: follow(.start, &self)
      case .end: follow(.end, &self)
      case .joined: follow(.joined, &self)
      }
    }
    if nodes[Int(place)].rule < 0 { nodes[Int(place)].rule = rule }
  }

  private func spelling(of token: Token, in text: String) -> String {
    let bytes = Array(text.utf8)
    return String(decoding: bytes[Int(token.utf8Start)..<Int(token.utf8End)], as: UTF8.self)
  }

  /// The index under which tries keep a sign.
  static func signIndex(_ key: UInt64) -> Int32 { Int32(truncatingIfNeeded: 0x4000_0000 | key) }

  /// Finds which tokens can begin which part of speech, so that most places are passed over at once.
  private mutating func findFirsts() {
    var words: [Set<Int32>] = Array(repeating: [], count: roots.count)
    var numbers = Array(repeating: false, count: roots.count)
    var romans = numbers
    let numberClasses = Set(["num", "mult", "ordinal", "article"].map { classNumber($0) })
    var byClass: [Int: [Int32]] = [:]
    for (index, list) in memberships.enumerated() {
      for membership in list { byClass[membership.classIndex, default: []].append(Int32(index)) }
    }
    var changed = true
    while changed {
      changed = false
      for speech in roots.indices {
        let before = (words[speech].count, numbers[speech], romans[speech])
        var open = [roots[speech]]
        while let place = open.popLast() {
          let node = nodes[Int(place)]
          words[speech].formUnion(node.words.keys)
          for (step, next) in node.steps {
            switch step {
            case .start, .end, .joined: open.append(next)
            case .lexical(let index, _): words[speech].formUnion(byClass[index] ?? [])
            case .number(let reader, _):
              if reader.takesDigits { numbers[speech] = true }
              if reader.takesRoman { romans[speech] = true }
              if reader.takesWords {
                for index in numberClasses { words[speech].formUnion(byClass[index] ?? []) }
              }
            case .speech(let other):
              words[speech].formUnion(words[other])
              numbers[speech] = numbers[speech] || numbers[other]
              romans[speech] = romans[speech] || romans[other]
            }
          }
        }
        if before != (words[speech].count, numbers[speech], romans[speech]) { changed = true }
      }
    }
    firstWords = Array(repeating: 0, count: memberships.count)
    for speech in roots.indices {
      let bit = UInt64(1) << UInt64(speech)
      if numbers[speech] { firstNumber |= bit }
      if romans[speech] { firstRoman |= bit }
      for word in words[speech] {
        if word & 0x4000_0000 != 0 {
          firstSigns[UInt32(word & 0x3FFF_FFFF), default: 0] |= bit
        } else {
          firstWords[Int(word)] |= bit
        }
      }
    }
  }
}

/// A table from word keys to small numbers, with open addressing.
struct WordTable: Sendable {
  private var keys: [UInt64] = Array(repeating: 0, count: 64)
  private var values: [Int32] = Array(repeating: -1, count: 64)
  private var count = 0

  /// The number of a key, or −1.
  subscript(_ key: UInt64) -> Int32 {
    let mask = keys.count - 1
    var place = Int(truncatingIfNeeded: key ^ (key >> 32)) & mask
    while values[place] >= 0 {
      if keys[place] == key { return values[place] }
      place = (place + 1) & mask
    }
    return -1
  }

  /// Adds a key that is not there.
  mutating func insert(_ key: UInt64, _ value: Int32) {
    if count * 2 >= keys.count {
      let old = zip(keys, values).filter { $0.1 >= 0 }
      keys = Array(repeating: 0, count: keys.count * 2)
      values = Array(repeating: -1, count: keys.count)
      count = 0
      for (key, value) in old { insert(key, value) }
    }
    let mask = keys.count - 1
    var place = Int(truncatingIfNeeded: key ^ (key >> 32)) & mask
    while values[place] >= 0 { place = (place + 1) & mask }
    keys[place] = key
    values[place] = value
    count += 1
  }
}
