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
      for token in entity.range where shape.isCapital(token) && !isTitle(token) && !isOrdinal(token) {
        switch kind {
        case .person: people[tokens[token].key, default: 0] += 1
        case .place where entity.range.count == 1: places[tokens[token].key, default: 0] += 1
        default: break
        }
      }
    }
    let bearers = namesakes(found, people: people)
    let groups = groupWords(found)
    var result: [(range: Range<Int>, kind: EntityMention.Kind, reason: EntityMention.Reason)] = []
    var previous: (end: Int, kind: EntityMention.Kind)?
    for entity in found {
      if entity.range.allSatisfy({ isOrdinal($0) }) { continue }
      let (entity, isGroup) = withoutGroups(entity, groups)
      var kind = isGroup ? .organisation : entity.kind
      var reason = isGroup ? .repeated : entity.reason
      if kind == .place, bearers.contains(tokens[entity.range.lowerBound].key), entity.range.count == 1 {
        kind = .person
        reason = .repeated
      }
      if kind == nil {
        let last = tokens[entity.range.upperBound - 1].key
        let first = tokens[entity.range.lowerBound].key
        let person = max(people[last] ?? 0, people[first] ?? 0)
        let place = places[last] ?? 0
        if !isFrench, entity.range.count == 1, isDetermined(entity.range.lowerBound) {
          // “the Girl”, “the Square”: English names of people and places stand without an article.
          continue
        } else if person > 0 || place > 0 {
          kind = person >= place || bearers.contains(last) ? .person : .place
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

  /// The names taken for places that people bear here: who bears one is titled, has a given name, speaks or acts, more
  /// than twice as often as the text goes to the place.
  private func namesakes(_ found: [Found], people: [UInt64: Int]) -> Set<UInt64> {
    var weights: [UInt64: (person: Int, place: Int)] = [:]
    for entity in found where entity.kind == .place || entity.kind == nil {
      let index = entity.range.lowerBound
      guard entity.range.count == 1, !isDetermined(index) else { continue }
      let key = tokens[index].key
      var weight = weights[key] ?? (people[key] ?? 0, 0)
      if isPlaced(index) {
        weight.place += 1
      } else if speaks(entity.range) || entity.reason != .gazetteer && actsOrOwns(entity.range.upperBound) {
        weight.person += 1
      }
      weights[key] = weight
    }
    return Set(weights.filter { $1.person >= 2 && $1.person > 2 * $1.place }.keys)
  }

  /// Whether a verb of speech stands beside a name.
  private func speaks(_ range: Range<Int>) -> Bool {
    [range.lowerBound - 1, range.upperBound].contains { index in
      tokens.indices.contains(index) && shape.isWord(index) && !shape.isCapital(index)
        && (speech.verbs.contains(tokens[index].key) || speech.toldForms.contains(tokens[index].key))
    }
  }

  /// Whether a preposition of place stands before a name, or a comma and another place behind it.
  private func isPlaced(_ index: Int) -> Bool {
    if index > 0, Self.places.contains(tokens[index - 1].key) { return !owns(index + 1) }
    return index + 2 < tokens.count && tokens[index + 1].isSign(",")
      && gazetteer.match(at: index + 2, in: shape) != nil
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
    if isDetermined(range.lowerBound) { return nil }
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
    if owns(next) { return true }
    guard shape.isWord(next), !shape.isCapital(next) else { return false }
    return shape.word(next, endsIn: Array("ed".utf8)) || speech.toldForms.contains(tokens[next].key)
      || Self.verbs.contains(tokens[next].key)
  }

  /// Whether an English possessive stands at a token.
  func owns(_ next: Int) -> Bool {
    next + 1 < tokens.count && tokens[next].isSign("'") && shape.isWord(next + 1)
      && tokens[next + 1].utf8Count == 1 && !isFrench
  }

  static let verbs = keys("is was has had will would says said who whom and did does can could")
  private func isDetermined(_ index: Int) -> Bool {
    index > 0 && Self.determiners.contains(tokens[index - 1].key)
  }

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
  ///
  /// An office is no group (“the Governor”), nor is a kind of people of whom one is spoken of (“an Anarchist”), nor a
  /// word that the text mostly writes small.
  private func groupWords(_ found: [Found]) -> Set<UInt64> {
    var articles: [UInt64: (definite: Int, indefinite: Int, none: Int)] = [:]
    // “the Nevsky” is short for the “Nevsky Prospekt”, and no group.
    let places = Set(found.lazy.filter { $0.kind == .place }.map { tokens[$0.range.lowerBound].key })
    for entity in found where entity.reason != .title && entity.reason != .headword && entity.kind != .place {
      let index = entity.range.upperBound - 1
      let last = tokens[index].key
      guard names.title(last) == nil, kinds?[last] == nil, !words.placeAfter.contains(last),
        !places.contains(last)
      else { continue }
      var before = entity.range.lowerBound - 1
      if before >= 0, tokens[before].isSign("'") { before -= 1 }
      var count = articles[last] ?? (0, 0, 0)
      if before >= 0, Self.indefinite.contains(tokens[before].key) {
        count.indefinite += 1
      } else if before >= 0, Self.definite.contains(tokens[before].key) {
        count.definite += 1
      } else {
        count.none += 1
      }
      articles[last] = count
    }
    return Set(
      articles.filter { key, count in
        let seen = counts[key] ?? (0, 0, 0)
        return count.definite >= 2 && count.definite * 2 >= count.none
          && count.indefinite * 3 < count.definite
          && seen.lower <= seen.inside && (isHeadWord(key) || !statistics.isCommon(key, in: language))
          && !names.isGivenName(key) && !words.notables.contains(key)
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

  /// Whether a word says of itself that it names a group: “Board”, “Committee”.
  private func isHeadWord(_ key: UInt64) -> Bool {
    words.groupBefore.contains(key) || words.groupAfter.contains(key)
  }

  private static let definite = keys("the these those l le la les des du au aux ces")
  private static let indefinite = keys("a an un une")
}
