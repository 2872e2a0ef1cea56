import Synchronization

/// An archive that lives in memory: for tests, trials and previews.
package final class MemoryEngine: ArchiveEngine {
  private struct Contents {
    var entries: [Entry] = []
    var originals: [String: [UInt8]] = [:]
    var records: [String: RecordRow] = [:]
    var search: [Int: String] = [:]
    /// The search rows of a record, by the first number that could be one of them.
    var searchParts: [Int: [Int]] = [:]

    mutating func apply(_ update: ProjectionUpdate) {
      for row in update.records { records["\(row.kind)/\(row.id)"] = row }
      for range in update.staleSearchRows {
        for id in searchParts.removeValue(forKey: range.lowerBound) ?? [] { search[id] = nil }
      }
      for row in update.search {
        search[row.id] = row.words
        searchParts[(row.id >> 24) << 24, default: []].append(row.id)
      }
    }

    var head: Head { entries.last?.head ?? .empty }

    func found(_ row: RecordRow) -> (row: RecordRow, item: Entry.Item?) {
      (row, row.origin.map { entries[$0.entry - 1].items[$0.item] })
    }
  }

  private let contents = Mutex(Contents())

  /// Creates an empty archive.
  package init() {}

  /// What lives in memory is replaced by nobody.
  package func standing() -> FileStanding { .same }

  /// The end of the history.
  package func head() -> Head { contents.withLock { $0.head } }

  /// Adds an entry.
  package func append(_ entry: Entry, originals: [Original], projections: ProjectionUpdate) throws {
    try contents.withLock { contents in
      guard entry.previous == contents.head.hash, entry.number == contents.head.number + 1 else {
        throw ArchiveError(
          .stale(expected: Head(number: entry.number - 1, hash: entry.previous), actual: contents.head))
      }
      contents.entries.append(entry)
      for original in originals { contents.originals[original.checksum] = original.bytes }
      contents.apply(projections)
    }
  }

  /// The entries with these numbers.
  package func entries(_ numbers: ClosedRange<Int>, payloads: Bool) -> [Entry] {
    contents.withLock { contents in
      let range = max(1, numbers.lowerBound)..<max(1, min(numbers.upperBound, contents.entries.count) + 1)
      guard range.lowerBound <= contents.entries.count else { return [] }
      return contents.entries[(range.lowerBound - 1)..<(range.upperBound - 1)].map { entry in
        guard !payloads else { return entry }
        var outline = entry
        for index in outline.items.indices.dropFirst() { outline.items[index].payload = nil }
        return outline
      }
    }
  }

  /// The last item of one of these types on a record before an entry.
  package func lastItem(
    on record: String, types: [String], before entry: Int
  ) -> (item: Entry.Item, entry: Int)? {
    contents.withLock { contents in
      for earlier in contents.entries.prefix(max(0, entry - 1)).reversed() {
        for item in earlier.changes.reversed() where item.record == record && types.contains(item.type) {
          return (item, earlier.number)
        }
      }
      return nil
    }
  }

  /// The last items of one of their types on many records before an entry, one a record, in order.
  package func lastItems(
    on records: [(record: String, types: [String])], before entry: Int
  ) -> [(item: Entry.Item, entry: Int)?] {
    records.map { lastItem(on: $0.record, types: $0.types, before: entry) }
  }

  /// Walks through the derived table of records.
  package func forEachRecord(_ body: (RecordRow, Entry.Item?) throws -> Void) throws {
    let (rows, entries) = contents.withLock { ($0.records.values, $0.entries) }
    for row in rows.sorted(by: { ($0.kind, $0.position) < ($1.kind, $1.position) }) {
      try body(row, row.origin.map { entries[$0.entry - 1].items[$0.item] })
    }
  }

  /// The row of the record at a place of a kind.
  package func record(kind: String, position: Int) -> (row: RecordRow, item: Entry.Item?)? {
    contents.withLock { contents in
      contents.records.values.first { $0.kind == kind && $0.position == position }.map { contents.found($0) }
    }
  }

  /// The row of a record.
  package func record(kind: String, id: String) -> (row: RecordRow, item: Entry.Item?)? {
    contents.withLock { contents in contents.records["\(kind)/\(id)"].map { contents.found($0) } }
  }

  /// Walks through the derived search table.
  package func forEachSearchRow(_ body: (SearchRow) throws -> Void) throws {
    let rows = contents.withLock { $0.search }
    for (id, words) in rows.sorted(by: { $0.key < $1.key }) { try body(SearchRow(id: id, words: words)) }
  }

  /// The rows that match.
  package func search(
    _ query: SearchQuery, in rows: [ClosedRange<Int>], limit: Int
  ) -> (ids: [Int], total: Int) {
    let found = contents.withLock { contents in
      contents.search.filter { id, words in
        rows.contains { $0.contains(id) } && query.matches(words.split(separator: " "))
      }
    }
    return (Array(found.keys.sorted().prefix(limit)), found.count)
  }

  /// The checksums of the originals.
  package func originalChecksums() -> [String] { contents.withLock { $0.originals.keys.sorted() } }

  /// The bytes of an original.
  package func original(_ checksum: String) -> [UInt8]? { contents.withLock { $0.originals[checksum] } }

  /// Nothing: memory has no storage that could be damaged.
  package func storageFlaws() -> [String] { [] }

  /// Makes the derived tables anew.
  package func rebuild(_ projections: ProjectionUpdate) {
    contents.withLock { contents in
      contents.records = [:]
      contents.search = [:]
      contents.searchParts = [:]
      contents.apply(projections)
    }
  }

  /// Refuses: an archive in memory is copied by exporting it.
  package func backUp(to path: String) throws {
    throw ArchiveError(.cannotOpen(path: path, why: "an archive in memory has no file to copy"))
  }

  /// Does nothing.
  package func close() {}
}
