/// What the same words are elsewhere in the text, for capitals that no rule decides.
extension EntityScan {
  /// Settles what was only a shape by what the same words are elsewhere in the text.
  func decided(
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
    let groups = groupWords(found)
    var result: [(range: Range<Int>, kind: EntityMention.Kind, reason: EntityMention.Reason)] = []
    var previous: (end: Int, kind: EntityMention.Kind)?
    for entity in found {
      let (entity, isGroup) = withoutGroups(entity, groups)
      var kind = isGroup ? .organisation : entity.kind
      var reason = isGroup ? .repeated : entity.reason
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
  func guess(_ range: Range<Int>, neighbour: EntityMention.Kind?) -> EntityMention.Kind? {
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

  func actsOrOwns(_ next: Int) -> Bool {
    guard next < tokens.count else { return false }
    if tokens[next].isSign("'") { return shape.isWord(next + 1) && tokens[next + 1].utf8Count == 1 }
    guard shape.isWord(next), !shape.isCapital(next) else { return false }
    return shape.word(next, endsIn: Array("ed".utf8)) || speech.toldForms.contains(tokens[next].key)
      || Self.verbs.contains(tokens[next].key)
  }

  static let verbs = keys("is was has had will would says said who whom and did does can could")
  static let determiners = keys(
    "the a an this that these those our their his her my your its no any some every each all la le les un une des du au aux ce cet cette ces son sa ses mon ma mes notre nos votre leur leurs quel quelle"
  )

  /// Takes two names that a word of the law joins, or one name twice, for a case, as in “Jarndyce and Jarndyce”.
  func casesJoined(
    _ names: [(range: Range<Int>, kind: EntityMention.Kind, reason: EntityMention.Reason)]
  ) -> [(range: Range<Int>, kind: EntityMention.Kind, reason: EntityMention.Reason)] {
    var result: [(range: Range<Int>, kind: EntityMention.Kind, reason: EntityMention.Reason)] = []
    for name in names {
      if let last = result.last, isCase(last.range, name.range) {
        result[result.count - 1] = (last.range.lowerBound..<name.range.upperBound, .organisation, .shape)
      } else {
        result.append(name)
      }
    }
    return result
  }

  private func isCase(_ one: Range<Int>, _ two: Range<Int>) -> Bool {
    let gap = one.upperBound..<max(one.upperBound, two.lowerBound)
    let words = gap.filter { shape.isWord($0) }
    guard words.count == 1, let link = words.first, gap.count <= 2,
      gap.allSatisfy({ $0 == link || tokens[$0].isSign(".") })
    else { return false }
    if Self.versus.contains(tokens[link].key) { return true }
    return gap.count == 1 && Self.links.contains(tokens[link].key)
      && one.map { tokens[$0].key } == two.map { tokens[$0].key }
  }

  private static let versus = keys("v vs versus")

  // MARK: - Groups

  /// The words with a capital that stand behind an article where people's names do not: “the Bolsheviki”, “the Congress”.
  private func groupWords(_ found: [Found]) -> Set<UInt64> {
    var counts: [UInt64: (with: Int, without: Int)] = [:]
    for entity in found where entity.reason != .title && entity.kind != .place {
      let last = tokens[entity.range.upperBound - 1].key
      var before = entity.range.lowerBound - 1
      if before >= 0, tokens[before].isSign("'") { before -= 1 }
      let isWith = before >= 0 && Self.articlesBefore.contains(tokens[before].key)
      if isWith {
        counts[last, default: (0, 0)].with += 1
      } else {
        counts[last, default: (0, 0)].without += 1
      }
    }
    return Set(
      counts.filter { key, count in
        count.with >= 2 && count.with * 2 >= count.without && !names.isGivenName(key)
          && !words.notables.contains(key)
      }.keys)
  }

  /// A run of capitals without the group before a name (“Bolsheviki Riazanov”), and whether it names a group itself.
  private func withoutGroups(_ entity: Found, _ groups: Set<UInt64>) -> (Found, isGroup: Bool) {
    guard entity.kind == nil || entity.kind == .person,
      entity.reason == .shape || entity.reason == .preposition
    else {
      return (entity, false)
    }
    let capitals = entity.range.filter { shape.isCapital($0) }
    guard let last = capitals.last else { return (entity, false) }
    if groups.contains(tokens[last].key) { return (entity, true) }
    guard let group = capitals.last(where: { groups.contains(tokens[$0].key) }),
      let start = capitals.first(where: { $0 > group })
    else { return (entity, false) }
    return (Found(range: start..<entity.range.upperBound, kind: entity.kind, reason: entity.reason), false)
  }

  private static let articlesBefore = keys("the a an these those l le la les un une des du au aux ces")
}
