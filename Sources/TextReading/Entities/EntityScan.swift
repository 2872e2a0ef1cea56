/// One reading of one text for names: what is sure first, then what that makes likely.
struct EntityScan {
  private let shape: TextShape
  private let tokens: [Token]
  private let isFrench: Bool
  private let gazetteer: Gazetteer
  private let names = NameVocabulary.builtIn
  private let words = EntityVocabulary.builtIn
  private let speech: SpeechVocabulary
  private let language: String
  private let statistics = LanguageStatistics.builtIn
  /// How often a word stands in lower case, with a capital inside a sentence, and at its head.
  private var counts: [UInt64: (lower: Int32, inside: Int32, head: Int32)] = [:]

  private struct Found {
    let range: Range<Int>
    let kind: EntityMention.Kind?
    let reason: EntityMention.Reason
  }

  init(_ shape: TextShape, language: String, gazetteer: Gazetteer) {
    self.shape = shape
    tokens = shape.tokens
    isFrench = language == "fr"
    self.language = language
    self.gazetteer = gazetteer
    speech = .builtIn(language)
    for index in tokens.indices where tokens[index].kind == .word {
      let key = tokens[index].key
      if !tokens[index].flags.contains(.capital) {
        counts[key, default: (0, 0, 0)].lower += 1
      } else if startsSentence(index) {
        counts[key, default: (0, 0, 0)].head += 1
      } else if !tokens[index].flags.contains(.allCapitals) {
        counts[key, default: (0, 0, 0)].inside += 1
      }
    }
  }

  mutating func run() -> [EntityMention] {
    decided(found()).map { range, kind, reason in
      EntityMention(
        range: shape.scalars(range), kind: kind,
        text: shape.text.text(of: range.lowerBound...(range.upperBound - 1)), reason: reason)
    }
  }

  /// Returns the names of people, in tokens.
  mutating func people() -> [Range<Int>] {
    decided(found()).filter { $0.kind == .person }.map(\.range)
  }

  private func found() -> [Found] {
    var found: [Found] = []
    var index = 0
    while index < tokens.count {
      guard tokens[index].kind == .word else {
        index += 1
        continue
      }
      if let entity = recognised(at: index) {
        found.append(entity)
        index = max(entity.range.upperBound, index + 1)
      } else {
        index += 1
      }
    }
    return found
  }

  // MARK: - What the text says elsewhere

  /// Settles what was only a shape by what the same words are elsewhere in the text.
  private func decided(
    _ found: [Found]
  ) -> [(range: Range<Int>, kind: EntityMention.Kind, reason: EntityMention.Reason)] {
    var people: [UInt64: Int] = [:]
    var places: [UInt64: Int] = [:]
    for entity in found {
      guard let kind = entity.kind else { continue }
      for token in entity.range where shape.isCapital(token) && !isTitle(token) {
        switch kind {
        case .person: people[tokens[token].key, default: 0] += 1
        case .place where entity.range.count == 1: places[tokens[token].key, default: 0] += 1
        default: break
        }
      }
    }
    var result: [(range: Range<Int>, kind: EntityMention.Kind, reason: EntityMention.Reason)] = []
    var previous: (end: Int, kind: EntityMention.Kind)?
    for entity in found {
      var kind = entity.kind
      var reason = entity.reason
      if kind == nil {
        let last = tokens[entity.range.upperBound - 1].key
        let first = tokens[entity.range.lowerBound].key
        let person = max(people[last] ?? 0, people[first] ?? 0)
        let place = places[last] ?? 0
        if person > 0 || place > 0 {
          kind = person >= place ? .person : .place
          reason = .repeated
        } else {
          var neighbour: EntityMention.Kind?
          if let previous, entity.range.lowerBound - previous.end <= 2,
            entity.range.lowerBound > previous.end,
            (previous.end..<entity.range.lowerBound).allSatisfy({
              tokens[$0].isSign(",") || Self.links.contains(tokens[$0].key)
            })
          {
            neighbour = previous.kind
          }
          kind = guess(entity.range, neighbour: neighbour)
        }
      }
      guard let kind else { continue }
      previous = (entity.range.upperBound, kind)
      result.append((entity.range, kind, reason))
    }
    return result
  }

  /// Decides by shape and surroundings alone, or leaves a capital be.
  ///
  /// - Parameters:
  ///   - range: The run of capitals.
  ///   - neighbour: What the last name before it was, when only a comma or “and” stands between.
  /// - Returns: What it likely names.
  private func guess(_ range: Range<Int>, neighbour: EntityMention.Kind?) -> EntityMention.Kind? {
    let capitals = range.filter { shape.isCapital($0) }
    guard let first = capitals.first, capitals.count <= 4 else { return nil }
    if capitals.allSatisfy({ isShouted($0) }) || tokens[first].flags.contains(.otherScript) { return nil }
    // “Presque Isle, Cheboygan, Emmet”: what stands in a list with places is one.
    if neighbour == .place { return .place }
    // “Tabor City, Michigan”
    if range.upperBound + 1 < tokens.count, tokens[range.upperBound].isSign(","), capitals.count <= 2,
      gazetteer.match(at: range.upperBound + 1, in: shape) != nil, !isFrench
    {
      return .place
    }
    let before = range.lowerBound - 1
    if before >= 0, Self.determiners.contains(tokens[before].key) { return nil }
    if before > 0, tokens[before].isSign("'"), tokens[before - 1].utf8Count == 1,
      tokens[before - 1].key == WordKey.of("l")
    {
      return nil
    }
    if capitals.count >= 2 {
      let common = capitals.filter { (counts[tokens[$0].key]?.lower ?? 0) > 0 }
      return common.isEmpty ? .person : nil
    }
    let seen = counts[tokens[first].key] ?? (0, 0, 0)
    guard !startsSentence(first), seen.lower == 0, tokens[first].utf8Count >= 4 else { return nil }
    if neighbour == .person { return .person }
    // English writes many a noun with a capital; a person is looked for where one acts or owns.
    if !isFrench, !actsOrOwns(range.upperBound) { return nil }
    return .person
  }

  private func actsOrOwns(_ next: Int) -> Bool {
    guard next < tokens.count else { return false }
    if tokens[next].isSign("'") { return shape.isWord(next + 1) && tokens[next + 1].utf8Count == 1 }
    guard shape.isWord(next), !shape.isCapital(next) else { return false }
    return shape.word(next, endsIn: Array("ed".utf8)) || speech.toldForms.contains(tokens[next].key)
      || Self.verbs.contains(tokens[next].key)
  }

  private static let verbs = keys("is was has had will would says said who whom and did does can could")
  private static let determiners = keys(
    "the a an this that these those our their his her my your its no any some every each all la le les un une des du au aux ce cet cette ces son sa ses mon ma mes notre nos votre leur leurs quel quelle"
  )

  // MARK: - Rules

  private func recognised(at index: Int) -> Found? {
    if let end = titled(at: index) { return Found(range: index..<end, kind: .person, reason: .title) }
    if let (end, kind) = headed(at: index) { return Found(range: index..<end, kind: kind, reason: .headword) }
    guard shape.isCapital(index), !tokens[index].flags.contains(.otherScript) else { return nil }
    if let end = author(at: index) { return Found(range: index..<end, kind: .person, reason: .shape) }
    let key = tokens[index].key
    // “Hier M. Durantin”, “Later Hallam”: the head of a sentence is no part of the name after it.
    if startsSentence(index),
      statistics.isCommon(key, in: language) || shape.word(index, endsIn: Self.adverb),
      !isTitle(index), (counts[key]?.inside ?? 0) == 0
    {
      return nil
    }
    let chunk = index..<chunkEnd(from: index)
    if let (end, kind) = tailed(chunk) { return Found(range: index..<end, kind: kind, reason: .headword) }
    if let end = gazetteer.match(at: index, in: shape), isPlace(index..<end, chunk: chunk) {
      return Found(range: index..<end, kind: .place, reason: .gazetteer)
    }
    if words.notables.contains(key), !startsSentence(index) || (counts[key]?.lower ?? 0) == 0 {
      return Found(range: index..<max(index + 1, personEnd(chunk)), kind: .person, reason: .shape)
    }
    guard !isNoName(index) || isInitial(index) else { return nil }
    if names.isGivenName(key), !isShouted(index) || chunk.count > 1 {
      if chunk.count > 1 { return Found(range: index..<personEnd(chunk), kind: .person, reason: .givenName) }
      let seen = counts[key] ?? (0, 0, 0)
      if seen.lower == 0, !startsSentence(index) || seen.inside > 0 {
        return Found(range: index..<(index + 1), kind: .person, reason: .givenName)
      }
      return Found(range: index..<(index + 1), kind: nil, reason: .shape)
    }
    if isInitial(index) {
      return chunk.count > 2 ? Found(range: chunk, kind: .person, reason: .shape) : nil
    }
    if let kind = governed(index, chunk: chunk) {
      return Found(range: chunk, kind: kind, reason: .preposition)
    }
    if isCommonHead(index, chunk: chunk) { return nil }
    return Found(range: chunk, kind: nil, reason: .shape)
  }

  /// Returns the end of a name that a title opens, as in “président Wilson”.
  private func titled(at start: Int) -> Int? {
    guard isTitle(start), !(start > 0 && tokens[start - 1].isSign("'") && tokens[start].utf8Count == 1) else {
      return nil
    }
    // “M” without a full stop is an initial.
    if tokens[start].utf8Count <= 2, !isFrench || !shape.isCapital(start) {
      guard shape.sign(start + 1) == 0x2E else { return nil }
    }
    var index = start + 1
    var titles = 1
    while index < tokens.count, titles < 5 {
      if tokens[index].isSign("."), index == start + 1 || isTitle(index - 1) {
        index += 1
      } else if shape.isWord(index),
        isTitle(index) || Self.articles.contains(tokens[index].key) && isTitle(index + 1)
      {
        index += 1
        titles += 1
      } else {
        break
      }
    }
    while index < tokens.count, shape.isWord(index) || tokens[index].isSign("'"),
      !shape.isCapital(index), Self.particles.contains(tokens[index].key) || tokens[index].isSign("'")
    {
      index += 1
    }
    guard shape.isCapital(index), !isNoName(index) || isInitial(index),
      tokens[index].flags.contains(.spaceBefore) || tokens[index - 1].kind == .sign
    else { return nil }
    // “le roi de France”, “the king of Prussia”: the place is named, not the man.
    if tokens[index - 1].kind == .word, Self.particles.contains(tokens[index - 1].key),
      gazetteer.match(at: index, in: shape) != nil
    {
      return nil
    }
    return personEnd(index..<chunkEnd(from: index))
  }

  /// Returns a name that its first word explains: “rue de Rivoli”, “lac Léman”, “Conseil fédéral”, “Bank of England”.
  private func headed(at start: Int) -> (Int, EntityMention.Kind)? {
    let key = tokens[start].key
    let isCapital = shape.isCapital(start)
    let isPlaceWord = words.placeBefore.contains(key)
    let isGroupWord = words.groupBefore.contains(key)
    guard isPlaceWord || isGroupWord else { return nil }
    var index = start + 1
    var joined = false
    var adjectives = 0
    while index < tokens.count {
      if shape.isWord(index), !shape.isCapital(index) {
        if Self.particles.contains(tokens[index].key) {
          joined = true
        } else if isGroupWord, isCapital, adjectives < 1, !joined, tokens[index].utf8Count > 4,
          !speech.verbs.contains(tokens[index].key), Self.looksAdjective(shape, index, isFrench: isFrench)
        {
          adjectives += 1
        } else {
          break
        }
        index += 1
      } else if tokens[index].isSign("'") || tokens[index].isSign("-")
        || tokens[index].isSign(".") && index == start + 1 && tokens[start].utf8Count <= 4
      {
        index += 1
      } else {
        break
      }
      if index - start > 5 { break }
    }
    if shape.isCapital(index), index > start, !isNoName(index) {
      let end = chunkEnd(from: index)
      if isPlaceWord { return isCapital || !isGroupWord || index == start + 1 ? (end, .place) : nil }
      return isCapital || index == start + 1 ? (end, .organisation) : nil
    }
    if isGroupWord, isCapital, adjectives == 1, isFrench {
      var end = start + 1
      while end < index, !shape.isWord(end) || Self.particles.contains(tokens[end].key) { end += 1 }
      return (min(end + 1, tokens.count), .organisation)
    }
    return nil
  }

  private static func looksAdjective(_ shape: TextShape, _ index: Int, isFrench: Bool) -> Bool {
    let endings =
      isFrench
      ? [
        "al", "ale", "ales", "aux", "aire", "ique", "iste", "ien", "ienne", "ise", "ais", "aise", "ois",
        "oise", "ier", "ière", "if", "ive", "ral", "rale", "ain", "aine", "ance",
      ]
      : []
    return endings.contains { shape.word(index, endsIn: Array($0.utf8)) }
  }

  /// Returns a name that its last word explains: “Tabor City”, “Wayne University”, “Jackson county”.
  private func tailed(_ chunk: Range<Int>) -> (Int, EntityMention.Kind)? {
    guard !isFrench else { return nil }
    var last = chunk.upperBound - 1
    if chunk.upperBound < tokens.count, shape.isWord(chunk.upperBound), !shape.isCapital(chunk.upperBound),
      words.placeAfter.contains(tokens[chunk.upperBound].key)
        || words.groupAfter.contains(tokens[chunk.upperBound].key),
      tokens[chunk.upperBound].utf8Count > 3, !startsSentence(chunk.lowerBound) || chunk.count > 1
    {
      last = chunk.upperBound
    }
    guard last > chunk.lowerBound else { return nil }
    let key = tokens[last].key
    let isKnown = chunk.contains { shape.isCapital($0) && !isNoName($0) && $0 != last }
    guard isKnown else { return nil }
    if words.groupAfter.contains(key) { return (last + 1, .organisation) }
    if words.placeAfter.contains(key) { return (last + 1, .place) }
    return nil
  }

  /// Whether a gazetteer's name is a place here, and not a person who is called like one.
  private func isPlace(_ range: Range<Int>, chunk: Range<Int>) -> Bool {
    let start = range.lowerBound
    let key = tokens[start].key
    if range.count == 1 {
      // “Jack London”, “Florence Nightingale”
      if chunk.upperBound > range.upperBound, names.isGivenName(key), shape.isCapital(start + 1) {
        return false
      }
      let seen = counts[key] ?? (0, 0, 0)
      if startsSentence(start), seen.lower > 0 || tokens[start].utf8Count <= 4 && seen.inside == 0 {
        return false
      }
      if isNoName(start) || seen.lower > 1 + seen.inside { return false }
      if isShouted(start), tokens[start].utf8Count <= 3 { return false }
    }
    return true
  }

  /// What a preposition or a verb beside a capital makes of it.
  private func governed(_ start: Int, chunk: Range<Int>) -> EntityMention.Kind? {
    guard start > 0, !startsSentence(start), !isShouted(start) else { return nil }
    let before = tokens[start - 1]
    let after = chunk.upperBound
    if shape.isWord(start - 1), !shape.isCapital(start - 1) {
      if Self.places.contains(before.key), chunk.count <= 3 { return .place }
      if speech.verbs.contains(before.key), isFrench { return .person }
    }
    if after < tokens.count, shape.isWord(after), speech.verbs.contains(tokens[after].key), !isFrench {
      return .person
    }
    return nil
  }

  /// Returns the end of an abbreviated author that a commentary cites.
  private func author(at index: Int) -> Int? {
    guard words.abbreviations.contains(tokens[index].key), index + 2 < tokens.count,
      tokens[index + 1].isSign("."),
      !tokens[index + 1].flags.contains(.spaceBefore), tokens[index].utf8Count > 1
    else { return nil }
    let next = tokens[index + 2]
    guard next.kind == .number || next.flags.contains(.capital) || next.utf8Count <= 3 else { return nil }
    return index + 2
  }

  // MARK: - Shapes

  private func startsSentence(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    if tokens[index].flags.contains(.paragraphBefore) { return true }
    var before = index - 1
    while before > 0, tokens[before].kind == .sign, !shape.isSentenceEnd(before),
      Self.opening(shape.sign(before))
    { before -= 1 }
    if shape.isSentenceEnd(before) {
      // An initial's or a title's full stop ends nothing.
      guard shape.sign(before) == 0x2E, before > 0, shape.isWord(before - 1) else { return true }
      return !(isInitial(before - 1) || isTitle(before - 1) && tokens[before - 1].utf8Count <= 4)
    }
    return before < index - 1 || shape.sign(before) == 0x2014 && tokens[index].flags.contains(.lineBefore)
  }

  private static func opening(_ sign: UInt32) -> Bool {
    switch sign {
    case 0x22, 0x27, 0x2018, 0x201C, 0xAB, 0x28, 0x5B, 0x2014, 0x2013, 0x2A, 0x5F: true
    default: false
    }
  }

  private func isShouted(_ index: Int) -> Bool { tokens[index].flags.contains(.allCapitals) }

  private func isInitial(_ index: Int) -> Bool {
    shape.isCapital(index) && shape.text.bytes[Int(tokens[index].utf8Start)] < 0x80
      ? tokens[index].utf8Count == 1 : shape.isCapital(index) && tokens[index].utf8Count == 2
  }

  private func isTitle(_ index: Int) -> Bool {
    guard shape.isWord(index), let title = names.title(tokens[index].key) else { return false }
    return !title.isEpithet
  }

  private func isNoName(_ index: Int) -> Bool { words.noNames.contains(tokens[index].key) }

  /// A capital at the head of a sentence that the text writes in lower case elsewhere, or never inside a sentence.
  private func isCommonHead(_ index: Int, chunk: Range<Int>) -> Bool {
    let seen = counts[tokens[index].key] ?? (0, 0, 0)
    if chunk.count == 1 { return startsSentence(index) && seen.inside == 0 || seen.lower > seen.inside }
    return startsSentence(index) && seen.lower > 0
  }

  /// Returns the end of a run of capitals with what may stand between them.
  private func chunkEnd(from start: Int) -> Int {
    var end = start + 1
    var index = end
    while index < tokens.count, index - start < 12 {
      let token = tokens[index]
      if token.kind == .word {
        if token.flags.contains(.capital) {
          if token.flags.contains(.paragraphBefore) { break }
          if isNoName(index) || isTitle(index), !isInitial(index) { break }
          if isTitle(index), index + 1 < tokens.count, tokens[index + 1].isSign(".") { break }
          if isShouted(index) != isShouted(start), token.utf8Count > 2, tokens[start].utf8Count > 2 { break }
          index += 1
          end = index
          continue
        }
        guard Self.particles.contains(token.key), isCapitalNext(index) else { break }
        index += 1
      } else if token.isSign("'") {
        guard shape.isCapital(index + 1), !token.flags.contains(.spaceBefore),
          tokens[index - 1].utf8Count <= 2
        else { break }
        index += 1
      } else if token.isSign("-") {
        guard !token.flags.contains(.spaceBefore), index + 1 < tokens.count, shape.isWord(index + 1),
          shape.isCapital(index + 1) || Self.particles.contains(tokens[index + 1].key)
            || Self.particles.contains(tokens[index - 1].key)
            || tokens[index + 1].flags.contains(.lineBefore)
        else { break }
        if !shape.isCapital(index + 1), tokens[index + 1].flags.contains(.lineBefore) {
          // A name that a line end breaks.
          index += 2
          end = index
          continue
        }
        index += 1
      } else if token.isSign("."), isInitial(index - 1), shape.isCapital(index + 1) {
        index += 1
      } else if token.isSign("¬"), index + 1 < tokens.count, shape.isWord(index + 1) {
        index += 2
        end = index
      } else {
        break
      }
    }
    return end
  }

  private func isCapitalNext(_ index: Int) -> Bool {
    var next = index + 1
    if next < tokens.count, tokens[next].isSign("'") || tokens[next].isSign("-") { next += 1 }
    if shape.isWord(next), !shape.isCapital(next), Self.particles.contains(tokens[next].key) { next += 1 }
    return shape.isCapital(next)
  }

  /// Returns where a person's name ends, which is before a place he comes from.
  private func personEnd(_ chunk: Range<Int>) -> Int {
    var index = chunk.lowerBound + 1
    while index < chunk.upperBound {
      if shape.isWord(index), !shape.isCapital(index), Self.strongParticles.contains(tokens[index].key),
        index + 1 < chunk.upperBound, gazetteer.match(at: index + 1, in: shape) != nil,
        index > chunk.lowerBound + 1
      {
        return index
      }
      index += 1
    }
    return chunk.upperBound
  }

  private static func keys(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { WordKey.of($0) })
  }
  private static let adverb = Array("ly".utf8)
  private static let links = keys("and et und y e")
  private static let articles = keys("le la les l the")
  private static let particles = keys(
    "de du des d la le les von van der den zu of di da del della y e ten ter sur sous en lès saint sainte")
  private static let strongParticles = keys("de of du à")
  private static let places = keys(
    "à en in at near from vers depuis nach aus bei into towards through throughout")
}
