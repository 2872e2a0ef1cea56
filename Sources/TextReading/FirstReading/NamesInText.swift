/// The people, places, groups and works one text names, what the inquiry knows before what is guessed.
struct NamesInText {
  private(set) var people: [FirstReading.Named]
  private(set) var suspicions: [NameSuspicion]
  private(set) var places: [FirstReading.Named]
  private(set) var groups: [FirstReading.Named]
  private(set) var works: [FirstReading.Named]

  /// Reads the names of a text.
  init(shape: TextShape, language: String, quotations: [Quotation], known: KnownNames, atlas: PlaceAtlas?) {
    let sure = KnownNameFinder(known).names(in: shape).map { name in
      (
        range: shape.scalars(name.tokens), entry: name.entry,
        words: shape.text.text(of: name.tokens.lowerBound...(name.tokens.upperBound - 1))
      )
    }
    var entities = EntityReader().entities(in: shape.text, language: language)
    var keys: [Range<Int>: String] = [:]
    var works: [EntityMention] = []
    if !sure.isEmpty {
      var taken = Set<Int>()
      for name in sure { taken.formUnion(name.range) }
      entities.removeAll { entity in entity.range.contains { taken.contains($0) } }
      for name in sure {
        let entry = known.entries[name.entry]
        keys[name.range] = entry.key
        let mention = EntityMention(
          range: name.range, kind: Self.kind(of: entry.kind), text: name.words, reason: .known)
        if entry.kind == .work { works.append(mention) } else { entities.append(mention) }
      }
      entities.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
    works += Self.titles(
      shape, language: language, quotations: quotations,
      people: entities.filter { $0.kind == .person }.map(\.range), outside: works)
    let titles = RangeSet(works.map(\.range))
    entities.removeAll { $0.reason == .shape && titles.contains($0.range.lowerBound) }
    people = Self.people(among: entities, known: known, keys: keys)
    suspicions = MisprintFinder().suspicions(
      among: people.map { ($0.name, $0.mentions.count) }, rejected: known.rejectedMerges)
    places = Self.named(entities.filter { $0.kind == .place }, known: known, keys: keys)
    groups = Self.named(entities.filter { $0.kind == .organisation }, known: known, keys: keys)
    self.works = Self.named(
      works.sorted { $0.range.lowerBound < $1.range.lowerBound }, known: known, keys: keys)
    if let atlas {
      for index in places.indices { places[index].location = atlas.record(named: places[index].name) }
    }
  }

  private static func kind(of kind: KnownNames.Entry.Kind) -> EntityMention.Kind {
    switch kind {
    case .person: .person
    case .place: .place
    case .group: .organisation
    case .work: .work
    }
  }

  private static func people(
    among entities: [EntityMention], known: KnownNames, keys: [Range<Int>: String]
  ) -> [FirstReading.Named] {
    let main = Dictionary(
      known.entries.map { ($0.key, $0.names.first ?? $0.key) }, uniquingKeysWith: { first, _ in first })
    let clusters = PeopleReader().people(
      among: entities, aliases: known.aliases, rejected: known.rejectedMerges)
    var result: [FirstReading.Named] = []
    var indexOfKey: [String: Int] = [:]
    for person in clusters {
      let mentions = person.mentions.map {
        EntityMention(range: $0.range, kind: .person, text: $0.text, reason: $0.reason)
      }
      let reasons = person.mentions.map(\.link.rawValue)
      let key = mentions.lazy.compactMap { keys[$0.range] }.first
      if let key, let index = indexOfKey[key] {
        // Names that no rule joins are one where the inquiry says so.
        let joined = zip(result[index].mentions + mentions, result[index].reasons + reasons)
          .sorted { $0.0.range.lowerBound < $1.0.range.lowerBound }
        result[index].mentions = joined.map(\.0)
        result[index].reasons = joined.map(\.1)
        continue
      }
      if let key { indexOfKey[key] = result.count }
      result.append(
        FirstReading.Named(
          name: key.flatMap { main[$0] } ?? person.name, mentions: mentions, reasons: reasons, known: key,
          location: nil))
    }
    return result
  }

  /// Places, groups and works are one where they are written alike; case and line ends do not count.
  private static func named(
    _ mentions: [EntityMention], known: KnownNames, keys: [Range<Int>: String]
  ) -> [FirstReading.Named] {
    let main = Dictionary(
      known.entries.map { ($0.key, $0.names.first ?? $0.key) }, uniquingKeysWith: { first, _ in first })
    var order: [String] = []
    var byName: [String: [EntityMention]] = [:]
    var keyOf: [String: String] = [:]
    for mention in mentions {
      let key = keys[mention.range]
      let name =
        key.map { "\u{1}\($0)" }
        ?? mention.text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if byName[name] == nil { order.append(name) }
      byName[name, default: []].append(mention)
      if let key { keyOf[name] = key }
    }
    return order.compactMap { name in
      guard let mentions = byName[name], let first = mentions.first else { return nil }
      let key = keyOf[name]
      return FirstReading.Named(
        name: key.flatMap { main[$0] }
          ?? (mentions.first { !NameClustering.isShouted($0.text) } ?? first).text,
        mentions: mentions,
        reasons: mentions.map(\.reason.rawValue), known: key, location: nil)
    }
  }

  private static func titles(
    _ shape: TextShape, language: String, quotations: [Quotation], people: [Range<Int>],
    outside known: [EntityMention]
  ) -> [EntityMention] {
    guard let vocabulary = EventVocabulary.builtIn(language) else { return [] }
    var token = 0
    let marked = quotations.filter { $0.kind == .words }.map { quotation -> Range<Int> in
      while token < shape.tokens.count, Int(shape.tokens[token].scalarStart) < quotation.range.lowerBound {
        token += 1
      }
      var end = token
      while end < shape.tokens.count, Int(shape.tokens[end].scalarEnd) <= quotation.range.upperBound {
        end += 1
      }
      return token..<end
    }
    let taken = known.map(\.range)
    let insideMarks = RangeSet(marked)
    let people = MentionMap(people.map { ($0, 0) }, in: shape.text).placed.map(\.tokens)
      .filter { !insideMarks.contains($0.lowerBound) }
    let reader = WorkReader(shape: shape, vocabulary: vocabulary, people: people)
    return reader.titles(quoted: marked).compactMap { tokens in
      let range = shape.scalars(tokens)
      guard !taken.contains(where: { $0.overlaps(range) }) else { return nil }
      return EntityMention(
        range: range, kind: .work, text: shape.text.text(of: tokens.lowerBound...(tokens.upperBound - 1)),
        reason: .headword)
    }
  }
}
