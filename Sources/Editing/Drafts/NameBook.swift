import Archives
package import Testimony

/// Finds the records that somebody means who types a name: by slug, by name, by another name, or by words of a
/// name that only one record has.
package struct NameBook: Sendable {
  /// What a name was found to stand for.
  package enum Finding: Hashable, Sendable {
    /// One record.
    case one(Referent)
    /// Several records, by their slugs.
    case several([Referent])
    /// None; the record with the nearest name, if one is near.
    case none(nearest: String?)
  }

  private struct Entry: Sendable {
    let referent: Referent
    let slugs: [String]
    /// The title and the other names, as they are written.
    let texts: [String]
    /// The words of each.
    let names: [[String]]
    var title: String { texts[0] }
  }

  private let entries: [RecordReference.Kind: [Entry]]

  /// Collects the names of an inquiry.
  ///
  /// - Parameters:
  ///   - inquiry: The inquiry.
  ///   - earlier: The names of an earlier state of it; those that are as they were are not taken apart again.
  /// - Complexity: O(*n*) in the length of all names.
  package init(_ inquiry: Inquiry, after earlier: NameBook? = nil) {
    var entries: [RecordReference.Kind: [Entry]] = [:]
    var known: ArraySlice<Entry> = []
    func begin(_ kind: RecordReference.Kind) { known = earlier?.entries[kind]?[...] ?? [] }
    func entry(_ referent: Referent, _ slugs: [Slug], _ title: String, _ names: [DatedName] = []) -> Entry {
      let slugs = slugs.map(\.rawValue)
      let texts = [title] + names.map(\.text)
      // Records keep their order, so the entry of one is the next, unless others went before it.
      while let next = known.popFirst() {
        guard next.referent == referent else { continue }
        if next.slugs == slugs, next.texts == texts { return next }
        break
      }
      return Entry(
        referent: referent, slugs: slugs, texts: texts, names: texts.map { SearchWords.words(of: $0) })
    }
    begin(.person)
    entries[.person] = inquiry.persons.map {
      entry(.person($0.id), [$0.slug] + $0.aliases, $0.name, $0.names)
    }
    begin(.group)
    entries[.group] = inquiry.groups.map { entry(.group($0.id), [$0.slug] + $0.aliases, $0.name, $0.names) }
    begin(.place)
    entries[.place] = inquiry.places.map { entry(.place($0.id), [$0.slug] + $0.aliases, $0.name, $0.names) }
    begin(.work)
    entries[.work] = inquiry.works.map { entry(.work($0.id), [$0.slug] + $0.aliases, $0.title, $0.names) }
    begin(.event)
    entries[.event] = inquiry.events.map { entry(.event($0.id), [$0.slug] + $0.aliases, $0.title) }
    begin(.source)
    entries[.source] = inquiry.sources.map { entry(.source($0.id), [$0.slug] + $0.aliases, $0.title) }
    begin(.statement)
    entries[.statement] = inquiry.statements.map {
      entry(.statement($0.id), [$0.slug] + $0.aliases, $0.slug.rawValue)
    }
    self.entries = entries
  }

  /// Finds what a name stands for among these kinds, the first kinds first.
  ///
  /// A slug goes before a name, a whole name before a part of one; a part counts only where one record has it.
  /// `kind:name` names the kind.
  package func find(_ name: String, _ kinds: [RecordReference.Kind]) -> Finding {
    if let colon = name.firstIndex(of: ":"),
      let kind = RecordReference.Kind(rawValue: String(name[..<colon])), kinds.contains(kind)
    {
      let rest = name[name.index(after: colon)...].drop { $0 == " " }
      return find(String(rest), [kind])
    }
    for kind in kinds {
      if let found = entries[kind]?.first(where: { $0.slugs.contains(name) }) { return .one(found.referent) }
    }
    let wanted = SearchWords.words(of: name)
    guard !wanted.isEmpty else { return .none(nearest: nil) }
    let all = kinds.flatMap { entries[$0] ?? [] }
    let whole = all.filter { $0.names.contains(wanted) }
    if whole.count == 1 { return .one(whole[0].referent) }
    if whole.count > 1 { return .several(whole.map(\.referent)) }
    let partly = all.filter { entry in
      entry.names.contains { words in wanted.allSatisfy(words.contains) }
    }
    if partly.count == 1 { return .one(partly[0].referent) }
    if partly.count > 1 { return .several(Array(partly.prefix(8).map(\.referent))) }
    return .none(nearest: Resemblance.nearest(to: name, among: all.map(\.title)))
  }

  /// The titles of the records of a kind, for a list to choose from.
  package func titles(_ kinds: [RecordReference.Kind], atMost limit: Int) -> [String] {
    Array(kinds.flatMap { entries[$0] ?? [] }.lazy.map(\.title).prefix(limit))
  }

  /// Records whose names share most words with these, the best first.
  package func candidates(_ name: String, _ kinds: [RecordReference.Kind], atMost limit: Int) -> [Referent] {
    // Small words are shared by names that have nothing else in common.
    let wanted = Set(SearchWords.words(of: name).filter { $0.count > 3 })
    let scored = kinds.flatMap { entries[$0] ?? [] }.enumerated().compactMap {
      place, entry -> (score: Int, place: Int, referent: Referent)? in
      let own = Set(entry.names.joined()).union(entry.slugs.flatMap { SearchWords.words(of: $0) })
      let score = own.intersection(wanted).count
      return score > 0 ? (score, place, entry.referent) : nil
    }
    return scored.sorted { $0.score != $1.score ? $0.score > $1.score : $0.place < $1.place }
      .prefix(limit).map(\.referent)
  }

  /// The shortest way of naming a record that is read back as it: its name, or its slug.
  package func name(of referent: Referent, _ kinds: [RecordReference.Kind]) -> String {
    guard let entry = entries[referent.kind]?.first(where: { $0.referent == referent }) else { return "" }
    let slug = entry.slugs.first ?? ""
    for candidate in [entry.title, slug] where !candidate.contains(where: { ",;()+".contains($0) }) {
      if find(candidate, kinds) == .one(referent) { return candidate }
    }
    return "\(referent.kind.rawValue):\(slug)"
  }
}
