package import Testimony

/// Something that was found.
package struct SearchHit: Hashable, Sendable {
  /// The record.
  package var record: RecordReference
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
    guard !ids.isEmpty else { return SearchResult(hits: [], total: total) }
    let (inquiry, records) = try snapshotWithPositions(of: ids)
    let hits = ids.compactMap { id -> SearchHit? in
      guard let place = RecordReference.Kind.place(ofSearchRow: id), let reference = records[id >> 24],
        let record = inquiry[reference]
      else { return nil }
      return record.hit(for: query, part: place.part)
    }
    return SearchResult(hits: hits, total: total)
  }
}

extension AnyRecord {
  fileprivate func hit(for query: SearchQuery, part: Int) -> SearchHit? {
    var start: Int?
    var text: String
    if case .text(let source) = self {
      let parts = source.searchParts
      guard parts.indices.contains(part) else { return nil }
      text = parts[part].text
      start = parts[part].range.lowerBound.rawValue
    } else {
      let texts = searchTexts
      guard texts.indices.contains(part) else { return nil }
      text = texts[part]
    }
    let match = query.firstMatch(in: text) ?? 0..<0
    let scalars = Array(text.unicodeScalars)
    let lower = max(0, match.lowerBound - 60)
    let upper = min(scalars.count, match.upperBound + 100)
    var excerpt = String.UnicodeScalarView()
    excerpt.append(contentsOf: scalars[lower..<upper].map { $0 == "\n" ? " " : $0 })
    text = (lower > 0 ? "…" : "") + String(excerpt) + (upper < scalars.count ? "…" : "")
    let shift = (lower > 0 ? 1 : 0) - lower
    var hit = SearchHit(
      record: reference, excerpt: text, match: (match.lowerBound + shift)..<(match.upperBound + shift))
    if let start, case .text(let source) = self {
      let place = ScalarOffset(start + match.lowerBound)..<ScalarOffset(start + match.upperBound)
      hit.place = place
      hit.page = source.structure.pages.first { $0.range.contains(place.lowerBound) }?.label
    }
    return hit
  }
}
