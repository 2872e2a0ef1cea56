/// What makes words a name where they stand: titles, head words, the gazetteer, prepositions.
extension EntityScan {
  func recognised(at index: Int) -> Found? {
    if let end = titled(at: index) { return Found(range: index..<end, kind: .person, reason: .title) }
    if let (end, kind) = headed(at: index) { return Found(range: index..<end, kind: kind, reason: .headword) }
    guard shape.isCapital(index), !tokens[index].flags.contains(.otherScript) else { return nil }
    if let end = author(at: index) { return Found(range: index..<end, kind: .person, reason: .shape) }
    let key = tokens[index].key
    let place = gazetteer.match(at: index, in: shape)
    if let place, place > index + 1 { return Found(range: index..<place, kind: .place, reason: .gazetteer) }
    // “Hier M. Durantin”, “Later Hallam”: the head of a sentence is no part of the name after it.
    if startsSentence(index),
      statistics.isCommon(key, in: language) || shape.word(index, endsIn: Self.adverb),
      !isTitle(index), (counts[key]?.inside ?? 0) == 0
    {
      return nil
    }
    let chunk = index..<chunkEnd(from: index)
    // “the Governor said”: an office without a name is nobody's.
    if chunk.count == 1, isTitle(index), !isInitial(index) { return nil }
    if let (end, kind) = tailed(chunk) { return Found(range: index..<end, kind: kind, reason: .headword) }
    if words.collectives.contains(tokens[chunk.upperBound - 1].key),
      chunk.count > 1 || !isCommonHead(index, chunk: chunk)
    {
      return Found(range: chunk, kind: .organisation, reason: .headword)
    }
    if let place, isPlace(index, chunk: chunk) {
      return Found(range: index..<place, kind: .place, reason: .gazetteer)
    }
    if words.notables.contains(key), !startsSentence(index) || (counts[key]?.lower ?? 0) == 0 {
      return Found(range: index..<max(index + 1, personEnd(chunk)), kind: .person, reason: .shape)
    }
    guard !isNoName(index) || isInitial(index) else { return nil }
    // A headline's capitals are no names for standing together.
    if isHeadline(chunk) { return nil }
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
  func titled(at start: Int) -> Int? {
    guard isTitle(start), !(start > 0 && tokens[start - 1].isSign("'") && tokens[start].utf8Count == 1) else {
      return nil
    }
    // “M” without a full stop is an initial, and “me” a pronoun that may end a sentence.
    if tokens[start].utf8Count <= 2 {
      guard shape.isCapital(start), isFrench || shape.sign(start + 1) == 0x2E else { return nil }
    }
    // “his sister Anna”, “sister of Paul”: a noun for kin is no form of address.
    if kinds?[tokens[start].key] != nil, isKinNoun(start) { return nil }
    var index = start + 1
    var titles = 1
    while index < tokens.count, titles < 5 {
      if tokens[index].isSign("."), tokens[index - 1].utf8Count <= 5, index == start + 1 || isTitle(index - 1)
      {
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
    // “duc d'Orléans”, but not “WARDEN'S THREAT”.
    while index < tokens.count,
      shape.isWord(index) && !shape.isCapital(index) && Self.particles.contains(tokens[index].key)
        || tokens[index].isSign("'") && index > start + 1
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
    let name = index..<chunkEnd(from: index)
    // “Mother Earth Publishing Association”
    if name.count > 2, words.groupAfter.contains(tokens[name.upperBound - 1].key) { return nil }
    return personEnd(name)
  }

  /// Whether a word for kin says whose kin somebody is, by a possessive before it or a preposition behind it.
  private func isKinNoun(_ index: Int) -> Bool {
    if !shape.isCapital(index), shape.isWord(index + 1), Self.strongParticles.contains(tokens[index + 1].key)
    {
      return true
    }
    guard index > 0, shape.isWord(index - 1) else { return false }
    if speech.possessives.contains(tokens[index - 1].key) { return true }
    return index > 1 && tokens[index - 1].utf8Count == 1 && tokens[index - 2].isSign("'")
  }

  /// Returns a name that its first word explains: “rue de Rivoli”, “lac Léman”, “Conseil fédéral”, “Bank of England”.
  func headed(at start: Int) -> (Int, EntityMention.Kind)? {
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
    // “Parti communiste” is a name, though “Communiste” alone is none.
    if shape.isCapital(index), index > start,
      !isNoName(index) || isGroupWord && isCapital && tokens[index].utf8Count > 5
    {
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

  static func looksAdjective(_ shape: TextShape, _ index: Int, isFrench: Bool) -> Bool {
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
  func tailed(_ chunk: Range<Int>) -> (Int, EntityMention.Kind)? {
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

  /// Whether a gazetteer's name of one word is a place here, and not a person who is called like one.
  func isPlace(_ start: Int, chunk: Range<Int>) -> Bool {
    let key = tokens[start].key
    // “Jack London”, “Florence Nightingale”
    if chunk.upperBound > start + 1, names.isGivenName(key), shape.isCapital(start + 1) {
      return false
    }
    let seen = counts[key] ?? (0, 0, 0)
    let isHeading =
      start + 2 < tokens.count && tokens[start + 1].isSign(",") && tokens[start + 2].kind == .number
    if startsSentence(start),
      seen.lower > 0 || tokens[start].utf8Count <= 4 && seen.inside == 0 && !isHeading
    {
      return false
    }
    if isNoName(start) || seen.lower > 1 + seen.inside { return false }
    return !(isShouted(start) && tokens[start].utf8Count <= 3)
  }

  /// What a preposition or a verb beside a capital makes of it.
  func governed(_ start: Int, chunk: Range<Int>) -> EntityMention.Kind? {
    guard start > 0, !startsSentence(start), !isShouted(start) else { return nil }
    let before = tokens[start - 1]
    let after = chunk.upperBound
    if shape.isWord(start - 1), !shape.isCapital(start - 1) {
      if Self.places.contains(before.key), chunk.count <= 3, !owns(chunk.upperBound) { return .place }
      if speech.verbs.contains(before.key), isFrench { return .person }
      // “The People called”: what an article stands before is nobody's name.
      if Self.determiners.contains(before.key) { return nil }
    }
    if after < tokens.count, shape.isWord(after), speech.verbs.contains(tokens[after].key), !isFrench {
      return .person
    }
    return nil
  }

  /// Returns the end of an abbreviated author that a commentary cites.
  func author(at index: Int) -> Int? {
    guard words.abbreviations.contains(tokens[index].key), index + 2 < tokens.count,
      tokens[index + 1].isSign("."),
      !tokens[index + 1].flags.contains(.spaceBefore), tokens[index].utf8Count > 1
    else { return nil }
    let next = tokens[index + 2]
    guard next.kind == .number || next.flags.contains(.capital) || next.utf8Count <= 3 else { return nil }
    return index + 2
  }
}
