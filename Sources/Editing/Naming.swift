package import Testimony

extension Inquiry {
  /// The person with this slug, earlier slug, identifier or name.
  package func person(named name: String) throws -> Person {
    try find(name, "person", in: persons, slug: \.slug, aliases: \.aliases, title: \.name)
  }

  /// The event with this slug, earlier slug, identifier or title.
  package func event(named name: String) throws -> Event {
    try find(name, "event", in: events, slug: \.slug, aliases: \.aliases, title: \.title)
  }

  /// The source with this slug, earlier slug, identifier or title.
  package func source(named name: String) throws -> Source {
    try find(name, "source", in: sources, slug: \.slug, aliases: \.aliases, title: \.title)
  }

  /// The place with this slug, earlier slug, identifier or name.
  package func place(named name: String) throws -> Place {
    try find(name, "place", in: places, slug: \.slug, aliases: \.aliases, title: \.name)
  }

  /// The group with this slug, earlier slug, identifier or name.
  package func group(named name: String) throws -> Group {
    try find(name, "group", in: groups, slug: \.slug, aliases: \.aliases, title: \.name)
  }

  /// The work with this slug, earlier slug, identifier or title.
  package func work(named name: String) throws -> Work {
    try find(name, "work", in: works, slug: \.slug, aliases: \.aliases, title: \.title)
  }

  /// The hypothesis with this slug, identifier or title.
  package func hypothesis(named name: String) throws -> Hypothesis {
    try find(name, "hypothesis", in: hypotheses, slug: \.slug, aliases: { _ in [] }, title: \.title)
  }

  private func find<Record: IdentifiedRecord>(
    _ name: String, _ kind: String, in table: RecordTable<Record>, slug: (Record) -> Slug,
    aliases: (Record) -> [Slug], title: (Record) -> String
  ) throws -> Record {
    let found =
      table.first { slug($0).rawValue == name } ?? table[Identifier(name)]
      ?? table.first { aliases($0).contains { $0.rawValue == name } }
      ?? table.first { title($0).lowercased() == name.lowercased() }
    if let found { return found }
    let names = table.map { slug($0).rawValue }
    throw EditingError(
      .unknown(kind: kind, name: name, suggestion: Resemblance.nearest(to: name, among: names)))
  }

  /// A slug that no record of the kind has or had, made from a title, and the identifier that goes with it.
  ///
  /// The identifier is the first slug: so a chronicle needs to say it only once the slug has changed.
  package func freeName<Record: IdentifiedRecord>(
    for title: String, fallback: String, in table: RecordTable<Record>, slugs: [Slug]
  ) -> (slug: Slug, id: Identifier<Record>) {
    let first = Slug(title: title, fallback: fallback)
    let taken = Set(slugs)
    var number = 1
    while true {
      let slug = number == 1 ? first : Slug("\(first)-\(number)") ?? first
      let id = Identifier<Record>(slug.rawValue)
      if !taken.contains(slug), !table.hasKnown(id) { return (slug, id) }
      number += 1
    }
  }
}

extension Inquiry {
  /// A record of somebody or something new, under a readable name that no record of the kind has or had.
  ///
  /// - Parameters:
  ///   - kind: Person, group, place, work or event.
  ///   - name: The name or title.
  /// - Returns: The record and what names it; `nil` for a kind that is not made by its name alone.
  package func newRecord(
    _ kind: RecordReference.Kind, named name: String
  ) -> (record: AnyRecord, referent: Referent)? {
    func free<Record: IdentifiedRecord>(
      in table: RecordTable<Record>, _ slugs: (Record) -> [Slug]
    ) -> (slug: Slug, id: Identifier<Record>) {
      freeName(for: name, fallback: kind.rawValue, in: table, slugs: table.flatMap(slugs))
    }
    switch kind {
    case .person:
      let (slug, id) = free(in: persons) { [$0.slug] + $0.aliases }
      return (.person(Person(id: id, slug: slug, name: name)), .person(id))
    case .group:
      let (slug, id) = free(in: groups) { [$0.slug] + $0.aliases }
      return (.group(Group(id: id, slug: slug, name: name)), .group(id))
    case .place:
      let (slug, id) = free(in: places) { [$0.slug] + $0.aliases }
      return (.place(Place(id: id, slug: slug, name: name)), .place(id))
    case .work:
      let (slug, id) = free(in: works) { [$0.slug] + $0.aliases }
      return (.work(Work(id: id, slug: slug, title: name)), .work(id))
    case .event:
      let (slug, id) = free(in: events) { [$0.slug] + $0.aliases }
      return (.event(Event(id: id, slug: slug, title: name)), .event(id))
    default: return nil
    }
  }
}

/// Finds the name that was probably meant.
enum Resemblance {
  /// The nearest name at a distance of at most a third of its length, the first of equals.
  static func nearest(to name: String, among names: [String]) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars.prefix(64))
    var best: (name: String, distance: Int)?
    for candidate in names {
      let distance = distance(wanted, Array(candidate.lowercased().unicodeScalars.prefix(64)))
      guard distance <= max(1, wanted.count / 3), distance < best?.distance ?? .max else { continue }
      best = (candidate, distance)
    }
    return best?.name
  }

  /// The edit distance of Levenshtein (1966), row by row.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var row = Array(0...right.count)
    for (i, scalar) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (scalar == other ? 0 : 1))
        diagonal = above
      }
    }
    return row[right.count]
  }
}
