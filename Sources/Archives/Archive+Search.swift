package import Testimony

/// Something that was found.
package struct SearchHit: Hashable, Sendable {
  /// The record.
  package var record: RecordReference
  /// Its readable name; for a text that of its source.
  package var name: String?
  /// The words around the find.
  package var excerpt: String
  /// Where the find stands in the excerpt, in scalars.
  package var match: Range<Int>
  /// Where the find stands in its text, for texts.
  package var place: Range<ScalarOffset>?
  /// The label of its page, for texts that have pages.
  package var page: String?
}

/// What a search found.
package struct SearchResult: Hashable, Sendable {
  /// The finds, by kind of record and in the order of the records.
  package var hits: [SearchHit]
  /// How many there are in all.
  package var total: Int

  /// Creates a result.
  package init(hits: [SearchHit] = [], total: Int = 0) {
    self.hits = hits
    self.total = total
  }
}

extension Archive {
  /// Looks for words in texts, statements, people and everything else.
  ///
  /// Without `kinds` it looks for all of them; the total counts also what is beyond `limit`.
  package func search(
    _ query: SearchQuery, kinds: [RecordReference.Kind] = [], limit: Int = 50
  ) throws -> SearchResult {
    let kinds = kinds.isEmpty ? RecordReference.Kind.searchOrder : kinds
    let (ids, total) = try engine.search(query, in: kinds.map(\.searchRowIDs), limit: limit)
    var finder = Finder(archive: self, query: query)
    return SearchResult(hits: try ids.compactMap { try finder.hit(row: $0) }, total: total)
  }

  /// The places of records of a kind in which a query's words stand, in order, without reading any record.
  ///
  /// A place is that of ``RecordTable/record(at:)``; a record is given once, however many parts of it match.
  package func matches(_ query: SearchQuery, kind: RecordReference.Kind, limit: Int) throws -> [Int] {
    var places: [Int] = []
    for id in try engine.search(query, in: [kind.searchRowIDs], limit: limit).ids {
      guard let place = RecordReference.Kind.place(ofSearchRow: id)?.position else { continue }
      if places.last != place { places.append(place) }
    }
    return places
  }

  fileprivate func record(_ found: (row: RecordRow, item: Entry.Item?)?) throws -> AnyRecord? {
    guard let found, let item = found.item, let origin = found.row.origin,
      case .put(let record) = try codec.open(item, entry: origin.entry)
    else { return nil }
    return record
  }
}

/// Turns search rows into finds, reading only the records that were found, and each text once.
private struct Finder {
  let archive: Archive
  let query: SearchQuery
  private var texts:
    [Int: (text: SourceText, source: String?, parts: [(range: Range<ScalarOffset>, text: String)])] =
      [:]

  init(archive: Archive, query: SearchQuery) {
    self.archive = archive
    self.query = query
  }

  mutating func hit(row: Int) throws -> SearchHit? {
    guard let place = RecordReference.Kind.place(ofSearchRow: row) else { return nil }
    if place.kind == .text { return try hit(inTextAt: place.position, part: place.part) }
    let found = try archive.engine.record(kind: place.kind.rawValue, position: place.position)
    guard let record = try archive.record(found) else { return nil }
    let texts = record.searchTexts
    guard texts.indices.contains(place.part) else { return nil }
    // Records are found by their readable names too, which stand first and are no words of anybody.
    let slug = record.slug.map { $0.rawValue + "\n" } ?? ""
    let text = texts[place.part]
    return SearchHit.around(
      record.reference, name: record.slug?.rawValue,
      in: text.hasPrefix(slug) ? String(text.dropFirst(slug.count)) : text, query
    ).hit
  }

  private mutating func hit(inTextAt position: Int, part: Int) throws -> SearchHit? {
    if texts[position] == nil {
      let found = try archive.engine.record(kind: "text", position: position)
      guard case .text(let text)? = try archive.record(found) else { return nil }
      let source = try archive.engine.record(kind: "source", id: text.source.rawValue)?.row.slug
      texts[position] = (text, source, text.searchParts)
    }
    guard let (text, source, parts) = texts[position], parts.indices.contains(part) else { return nil }
    let reference = RecordReference(.text, id: text.id.rawValue)
    var (hit, match) = SearchHit.around(reference, name: source, in: parts[part].text, query)
    let start = parts[part].range.lowerBound.rawValue
    let range = ScalarOffset(start + match.lowerBound)..<ScalarOffset(start + match.upperBound)
    hit.place = range
    hit.page = text.structure.pages.first { $0.range.contains(range.lowerBound) }?.label
    return hit
  }
}

extension SearchHit {
  /// Cuts out the words around the first match, which is given as it stands in the whole text.
  fileprivate static func around(
    _ record: RecordReference, name: String?, in text: String, _ query: SearchQuery
  ) -> (hit: SearchHit, match: Range<Int>) {
    let match = query.firstMatch(in: text) ?? 0..<0
    let scalars = Array(text.unicodeScalars)
    var lower = max(0, match.lowerBound - 60)
    var upper = min(scalars.count, match.upperBound + 100)
    // No word is cut where one ends near by.
    func isGap(_ place: Int) -> Bool { scalars[place].properties.isWhitespace }
    if lower > 0, let gap = (lower..<match.lowerBound).prefix(30).first(where: isGap) { lower = gap + 1 }
    if upper < scalars.count, let gap = (match.upperBound..<upper).suffix(30).last(where: isGap) {
      upper = gap
    }
    var excerpt = String.UnicodeScalarView()
    excerpt.append(contentsOf: scalars[lower..<upper].map { $0 == "\n" ? " " : $0 })
    let words = (lower > 0 ? "…" : "") + String(excerpt) + (upper < scalars.count ? "…" : "")
    let shift = (lower > 0 ? 1 : 0) - lower
    let hit = SearchHit(
      record: record, name: name, excerpt: words,
      match: (match.lowerBound + shift)..<(match.upperBound + shift))
    return (hit, match)
  }
}
