/// The file a text was read from.
package struct Original: Hashable, Sendable {
  /// The SHA-256 of the bytes, in hexadecimal.
  package let checksum: String
  /// The bytes.
  package let bytes: [UInt8]

  /// Takes bytes under their own checksum.
  package init(_ bytes: [UInt8]) {
    checksum = Digest(of: bytes).description
    self.bytes = bytes
  }

  /// Takes bytes as they were stored.
  package init(checksum: String, bytes: [UInt8]) {
    self.checksum = checksum
    self.bytes = bytes
  }
}

/// What keeps an archive: a history, the bytes of originals, and tables derived from the history.
///
/// An engine knows nothing of testimony. It is kept small, since every engine has to answer alike.
package protocol ArchiveEngine: AnyObject, Sendable {
  /// The end of the history.
  func head() throws -> Head

  /// Adds an entry, the originals it brings and what it changes in the derived tables, all or nothing.
  ///
  /// - Throws: ``ArchiveError/Reason/stale(expected:actual:)`` where the entry does not follow the head.
  func append(_ entry: Entry, originals: [Original], projections: ProjectionUpdate) throws

  /// The entries with these numbers, in order; without payloads only the reasons are read.
  func entries(_ numbers: ClosedRange<Int>, payloads: Bool) throws -> [Entry]

  /// The last item of one of these types on a record before an entry.
  func lastItem(
    on record: String, types: [String], before entry: Int
  ) throws -> (item: Entry.Item, entry: Int)?

  /// The last items of one of their types on many records before an entry, one a record, in order.
  func lastItems(
    on records: [(record: String, types: [String])], before entry: Int
  ) throws -> [(item: Entry.Item, entry: Int)?]

  /// Calls `body` with every row of the derived table of records, by kind and position, and the item that put it.
  func forEachRecord(_ body: (RecordRow, Entry.Item?) throws -> Void) throws

  /// The row of the derived table of records at a place of a kind, and the item that put it.
  func record(kind: String, position: Int) throws -> (row: RecordRow, item: Entry.Item?)?

  /// The row of a record, and the item that put it.
  func record(kind: String, id: String) throws -> (row: RecordRow, item: Entry.Item?)?

  /// Calls `body` with every row of the derived search table, by number.
  func forEachSearchRow(_ body: (SearchRow) throws -> Void) throws

  /// The numbers of the rows that match, lowest first, and how many there are in all.
  func search(_ query: SearchQuery, in rows: [ClosedRange<Int>], limit: Int) throws -> (
    ids: [Int], total: Int
  )

  /// The checksums of the originals.
  func originalChecksums() throws -> [String]

  /// The bytes of an original.
  func original(_ checksum: String) throws -> [UInt8]?

  /// Whether what was opened is still what stands at its path.
  func standing() -> FileStanding

  /// What the storage itself finds wrong, in words.
  func storageFlaws() throws -> [String]

  /// Makes the derived tables anew.
  func rebuild(_ projections: ProjectionUpdate) throws

  /// Writes a copy to a new file and makes sure that it is on the disk.
  func backUp(to path: String) throws

  /// Lets go of the storage.
  func close() throws
}
