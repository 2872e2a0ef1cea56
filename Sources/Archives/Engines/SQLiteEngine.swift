import Diagnostics
import Foundation
import GRDB
import Synchronization

/// An archive in an SQLite file.
///
/// Only one process writes, under a lock that ``ArchiveLock`` keeps, and only that process moves pages from
/// the write-ahead log into the file: SQLite before 3.51.3 can lose commits when another connection does.
package final class SQLiteEngine: ArchiveEngine {
  let queue: DatabaseQueue
  let path: String
  let isWriter: Bool
  let watch: FileWatch
  /// The end of the history as this process last read or wrote it.
  let known: Mutex<Head>

  /// How large the write-ahead log may grow before it is moved into the file.
  static let logLimitInBytes = 16 << 20

  private init(queue: DatabaseQueue, path: String, isWriter: Bool) throws {
    known = Mutex(try SQLiteEngine.explaining(path) { try queue.read(SQLiteEngine.head) })
    self.queue = queue
    self.path = path
    self.isWriter = isWriter
    watch = FileWatch(path, isWriter: isWriter)
  }

  // MARK: Opening

  /// Opens an archive's file, which must have been checked and, for writing, locked.
  package convenience init(opening path: String, forWriting: Bool) throws {
    let queue = try SQLiteEngine.explaining(path) {
      let queue = try DatabaseQueue(
        path: path, configuration: SQLiteEngine.configuration(isReadOnly: !forWriting))
      if forWriting { try SQLiteEngine.setUpWriter(queue) }
      let (hash, expected) = (try queue.read(SQLiteSchema.hash), try SQLiteSchema.expectedHash())
      guard hash == expected else { throw ArchiveError(.foreignTables) }
      return queue
    }
    try self.init(queue: queue, path: path, isWriter: forWriting)
  }

  /// Makes the tables of an archive in an empty file.
  package convenience init(creating path: String) throws {
    let queue = try SQLiteEngine.explaining(path) {
      let queue = try DatabaseQueue(path: path, configuration: SQLiteEngine.configuration(isReadOnly: false))
      try SQLiteEngine.setUpWriter(queue)
      try queue.write(SQLiteSchema.create)
      return queue
    }
    try self.init(queue: queue, path: path, isWriter: true)
  }

  static func configuration(isReadOnly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
      try db.execute(sql: "PRAGMA trusted_schema = OFF")
      try db.execute(sql: "PRAGMA cell_size_check = ON")
      try db.execute(sql: "PRAGMA mmap_size = 0")
    }
    return configuration
  }

  /// Sets what GRDB would set back while opening, and reads it back.
  private static func setUpWriter(_ queue: DatabaseQueue) throws {
    try queue.inDatabase { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL")
      try db.execute(sql: "PRAGMA synchronous = FULL")
      let expected = [
        "journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "wal_autocheckpoint": "0",
        "trusted_schema": "0",
      ]
      for (setting, value) in expected.sorted(by: { $0.key < $1.key }) {
        let actual = try Row.fetchOne(db, sql: "PRAGMA \(setting)").map { $0[0] as DatabaseValue }
        let text = actual?.storage.value.map { "\($0)" } ?? ""
        guard text == value else {
          throw ArchiveError(.damaged("SQLite keeps \(setting) at “\(text)” instead of “\(value)”"))
        }
      }
    }
  }

  /// The version of SQLite in use, and whether it loses commits when a second process checkpoints.
  package static func library() throws -> (version: String, losesCommits: Bool) {
    let version =
      try DatabaseQueue().read { try Row.fetchOne($0, sql: "SELECT sqlite_version()") }
      .map { try StoredRow($0).text(0) } ?? ""
    let parts = version.split(separator: ".").compactMap { Int($0) }
    guard parts.count >= 3 else { return (version, true) }
    let isFixed =
      (parts[0], parts[1], parts[2]) >= (3, 51, 3) || (parts[1] == 50 && parts[2] >= 7)
      || (parts[1] == 44 && parts[2] >= 6)
    return (version, !isFixed)
  }

  // MARK: History

  /// The end of the history.
  package func head() throws -> Head { try read(SQLiteEngine.head) }

  static func head(of db: Database) throws -> Head {
    guard let row = try Row.fetchOne(db, sql: "SELECT number, hash FROM entry ORDER BY number DESC LIMIT 1")
    else { return .empty }
    let stored = StoredRow(row)
    return Head(number: try stored.integer(0), hash: try stored.digest(1))
  }

  /// Adds an entry in one transaction.
  package func append(_ entry: Entry, originals: [Original], projections: ProjectionUpdate) throws {
    guard isWriter else { throw ArchiveError(.openedForReading) }
    let standing = standing()
    guard standing == .same else { throw replacement(standing) }
    try SQLiteEngine.explaining(path) {
      try queue.writeWithoutTransaction { db in
        try db.inTransaction {
          let head = try SQLiteEngine.head(of: db)
          guard entry.previous == head.hash, entry.number == head.number + 1 else {
            throw ArchiveError(
              .stale(expected: Head(number: entry.number - 1, hash: entry.previous), actual: head))
          }
          try SQLiteEngine.insert(entry, in: db)
          for original in originals {
            try db.cachedStatement(sql: "INSERT OR IGNORE INTO original (checksum, bytes) VALUES (?, ?)")
              .execute(arguments: [original.checksum, Data(original.bytes)])
          }
          try SQLiteEngine.apply(projections, in: db)
          return .commit
        }
        known.withLock { $0 = Head(number: entry.number, hash: entry.hash) }
      }
    }
    try? checkpoint(ifLogExceeds: SQLiteEngine.logLimitInBytes)
  }

  private static func insert(_ entry: Entry, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO entry (number, previous, milliseconds, author, act, subject, items, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        entry.number, Data(entry.previous.bytes), entry.milliseconds, entry.author, entry.act.stored.name,
        entry.act.stored.of, entry.items.count, Data(entry.hash.bytes),
      ])
    let item = try db.cachedStatement(
      sql: "INSERT INTO item (id, type, version, record, vault, commitment) VALUES (?, ?, ?, ?, ?, ?)")
    let payload = try db.cachedStatement(
      sql: "INSERT INTO payload (id, vault, salt, body) VALUES (?, ?, ?, ?)")
    for (index, content) in entry.items.enumerated() {
      let id = itemID(entry: entry.number, item: index)
      try item.execute(arguments: [
        id, content.type, content.version, content.record, content.vault, Data(content.commitment.bytes),
      ])
      guard let body = content.payload else { continue }
      try payload.execute(arguments: [id, content.vault, Data(body.salt), Data(body.body)])
    }
  }

  /// The most items an entry can have.
  package static let itemLimit = 1 << 24

  private static func itemID(entry: Int, item: Int) -> Int { entry << 24 | item }

  /// The entries with these numbers.
  package func entries(_ numbers: ClosedRange<Int>, payloads: Bool) throws -> [Entry] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT number, previous, milliseconds, author, act, subject, hash, items FROM entry
          WHERE number BETWEEN ? AND ? ORDER BY number
          """, arguments: [numbers.lowerBound, numbers.upperBound])
      return try rows.map { row in
        let stored = StoredRow(row)
        let number = try stored.integer(0)
        guard let act = Act(name: try stored.text(4), of: try stored.optionalInteger(5)) else {
          throw ArchiveError(.damaged("entry \(number) is neither an edit nor its undoing"))
        }
        let items = try SQLiteEngine.items(of: number, payloads: payloads, in: db)
        guard items.count == (try stored.integer(7)) else {
          throw ArchiveError(.damaged("entry \(number) has \(items.count) of \(try stored.integer(7)) items"))
        }
        return Entry(
          number: number, previous: try stored.digest(1), milliseconds: try stored.integer(2),
          author: try stored.text(3), act: act, items: items, hash: try stored.digest(6))
      }
    }
  }

  private static let itemColumns = "i.type, i.version, i.record, i.vault, i.commitment, p.salt, p.body"

  private static func items(of entry: Int, payloads: Bool, in db: Database) throws -> [Entry.Item] {
    let first = itemID(entry: entry, item: 0)
    let join = payloads ? "p.id = i.id" : "p.id = i.id AND i.id = \(first)"
    let cursor = try Row.fetchCursor(
      db,
      sql: """
        SELECT \(itemColumns), i.id FROM item i LEFT JOIN payload p ON \(join)
        WHERE i.id BETWEEN ? AND ? ORDER BY i.id
        """, arguments: [first, first + itemLimit - 1])
    var items: [Entry.Item] = []
    while let row = try cursor.next() {
      guard try StoredRow(row).integer(7) == first + items.count else {
        throw ArchiveError(.damaged("item \(items.count) of entry \(entry) is missing"))
      }
      items.append(try item(StoredRow(row), from: 0))
    }
    return items
  }

  private static func item(_ row: StoredRow, from column: Int) throws -> Entry.Item {
    let salt = try row.optionalBytes(column + 5)
    let body = try row.optionalBytes(column + 6)
    var payload: Entry.Payload?
    if let salt, let body { payload = Entry.Payload(salt: salt, body: body) }
    return Entry.Item(
      type: try row.text(column), version: try row.integer(column + 1), record: try row.text(column + 2),
      vault: try row.optionalText(column + 3), commitment: try row.digest(column + 4), payload: payload)
  }

  /// The last item of one of these types on a record before an entry.
  package func lastItem(
    on record: String, types: [String], before entry: Int
  ) throws -> (item: Entry.Item, entry: Int)? {
    try lastItems(on: [(record, types)], before: entry)[0]
  }

  /// The last items of one of their types on many records before an entry, one a record, in order.
  package func lastItems(
    on records: [(record: String, types: [String])], before entry: Int
  ) throws -> [(item: Entry.Item, entry: Int)?] {
    try read { db in
      try records.map { record, types in
        let marks = Array(repeating: "?", count: types.count).joined(separator: ", ")
        let statement = try db.cachedStatement(
          sql: """
            SELECT \(SQLiteEngine.itemColumns), i.id FROM item i LEFT JOIN payload p ON p.id = i.id
            WHERE i.record = ? AND i.id < ? AND i.type IN (\(marks)) ORDER BY i.id DESC LIMIT 1
            """)
        let row = try Row.fetchOne(
          statement,
          arguments: [record, SQLiteEngine.itemID(entry: entry, item: 0)] + StatementArguments(types))
        return try row.map { row in
          (try SQLiteEngine.item(StoredRow(row), from: 0), try StoredRow(row).integer(7) >> 24)
        }
      }
    }
  }

  // MARK: Originals

  /// The checksums of the originals.
  package func originalChecksums() throws -> [String] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT checksum FROM original ORDER BY checksum").map {
        try StoredRow($0).text(0)
      }
    }
  }

  /// The bytes of an original.
  package func original(_ checksum: String) throws -> [UInt8]? {
    try read { db in
      try Row.fetchOne(db, sql: "SELECT bytes FROM original WHERE checksum = ?", arguments: [checksum])
        .map { try StoredRow($0).bytes(0) }
    }
  }

  // MARK: Derived tables

  private static func apply(_ update: ProjectionUpdate, in db: Database) throws {
    let delete = try db.cachedStatement(sql: "DELETE FROM record WHERE kind = ? AND id = ?")
    for row in update.records { try delete.execute(arguments: [row.kind, row.id]) }
    let insert = try db.cachedStatement(
      sql: "INSERT INTO record (kind, position, id, slug, item) VALUES (?, ?, ?, ?, ?)")
    for row in update.records {
      let item = row.origin.map { itemID(entry: $0.entry, item: $0.item) }
      try insert.execute(arguments: [row.kind, row.position, row.id, row.slug, item])
    }
    let drop = try db.cachedStatement(sql: "DELETE FROM search WHERE rowid BETWEEN ? AND ?")
    for range in update.staleSearchRows { try drop.execute(arguments: [range.lowerBound, range.upperBound]) }
    let add = try db.cachedStatement(sql: "INSERT INTO search (rowid, words) VALUES (?, ?)")
    for row in update.search { try add.execute(arguments: [row.id, row.words]) }
  }

  private static let recordQuery = """
    SELECT r.kind, r.id, r.position, r.slug, r.item, \(itemColumns) FROM record r
    LEFT JOIN item i ON i.id = r.item LEFT JOIN payload p ON p.id = r.item
    """

  private static func record(_ stored: StoredRow) throws -> (row: RecordRow, item: Entry.Item?) {
    let item = try stored.optionalInteger(4)
    let record = RecordRow(
      kind: try stored.text(0), id: try stored.text(1), position: try stored.integer(2),
      slug: try stored.optionalText(3),
      origin: item.map { RecordRow.Origin(entry: $0 >> 24, item: $0 & (itemLimit - 1)) })
    return (record, try item.map { _ in try SQLiteEngine.item(stored, from: 5) })
  }

  /// Walks through the derived table of records.
  package func forEachRecord(_ body: (RecordRow, Entry.Item?) throws -> Void) throws {
    try read { db in
      let cursor = try Row.fetchCursor(db, sql: SQLiteEngine.recordQuery + " ORDER BY r.kind, r.position")
      while let row = try cursor.next() {
        let (record, item) = try SQLiteEngine.record(StoredRow(row))
        try body(record, item)
      }
    }
  }

  /// The row of the record at a place of a kind.
  package func record(kind: String, position: Int) throws -> (row: RecordRow, item: Entry.Item?)? {
    try read { db in
      try Row.fetchOne(
        db, sql: SQLiteEngine.recordQuery + " WHERE r.kind = ? AND r.position = ?",
        arguments: [kind, position]
      ).map { try SQLiteEngine.record(StoredRow($0)) }
    }
  }

  /// The row of a record.
  package func record(kind: String, id: String) throws -> (row: RecordRow, item: Entry.Item?)? {
    try read { db in
      try Row.fetchOne(
        db, sql: SQLiteEngine.recordQuery + " WHERE r.kind = ? AND r.id = ?", arguments: [kind, id]
      ).map { try SQLiteEngine.record(StoredRow($0)) }
    }
  }

  /// Walks through the derived search table.
  package func forEachSearchRow(_ body: (SearchRow) throws -> Void) throws {
    try read { db in
      let cursor = try Row.fetchCursor(db, sql: "SELECT rowid, words FROM search ORDER BY rowid")
      while let row = try cursor.next() {
        let stored = StoredRow(row)
        try body(SearchRow(id: try stored.integer(0), words: try stored.text(1)))
      }
    }
  }

  /// The rows that match.
  package func search(
    _ query: SearchQuery, in rows: [ClosedRange<Int>], limit: Int
  ) throws -> (ids: [Int], total: Int) {
    let pattern = query.terms.map { term in
      "\"\(term.words.joined(separator: " "))\"\(term.isPrefix ? " *" : "")"
    }.joined(separator: " AND ")
    let ranges = rows.map { "rowid BETWEEN \($0.lowerBound) AND \($0.upperBound)" }.joined(separator: " OR ")
    let condition = "search MATCH ?\(rows.isEmpty ? " AND 0" : " AND (\(ranges))")"
    return try read { db in
      let ids = try Row.fetchAll(
        db, sql: "SELECT rowid FROM search WHERE \(condition) ORDER BY rowid LIMIT ?",
        arguments: [pattern, limit]
      ).map { try StoredRow($0).integer(0) }
      guard ids.count == limit else { return (ids, ids.count) }
      let total = try Row.fetchOne(
        db, sql: "SELECT count(*) FROM search WHERE \(condition)", arguments: [pattern]
      ).map { try StoredRow($0).integer(0) }
      return (ids, total ?? ids.count)
    }
  }

  /// Makes the derived tables anew.
  package func rebuild(_ projections: ProjectionUpdate) throws {
    guard isWriter else { throw ArchiveError(.openedForReading) }
    let standing = standing()
    guard standing == .same else { throw replacement(standing) }
    try SQLiteEngine.explaining(path) {
      try queue.write { db in
        try db.execute(sql: "DELETE FROM record")
        try db.execute(sql: "DELETE FROM search")
        try SQLiteEngine.apply(projections, in: db)
        try db.execute(sql: "INSERT INTO search (search) VALUES ('rebuild')")
      }
    }
  }

  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    let standing = standing()
    if case .overwritten = standing { throw replacement(standing) }
    return try SQLiteEngine.explaining(path) { try queue.read(body) }
  }

  /// Runs `body` and turns SQLite's codes into what a person can act on.
  static func explaining<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      let free = FileOnDisk.freeBytes(at: path)
      switch error.resultCode {
      case .SQLITE_FULL: throw ArchiveError(.diskFull(path: path, freeBytes: free ?? 0))
      case .SQLITE_IOERR where free.map { $0 < 1 << 20 } ?? false:
        throw ArchiveError(.diskFull(path: path, freeBytes: free ?? 0))
      case .SQLITE_IOERR:
        throw ArchiveError(
          .cannotOpen(path: path, why: "the disk could not be read, or the file may not grow"))
      case .SQLITE_READONLY, .SQLITE_PERM: throw ArchiveError(.readOnly(path: path))
      case .SQLITE_NOTADB: throw ArchiveError(.notAnArchive(path: path))
      case .SQLITE_CORRUPT: throw ArchiveError(.damaged("SQLite finds the file malformed"))
      case .SQLITE_BUSY, .SQLITE_LOCKED: throw ArchiveError(.held(by: ArchiveHolder(process: 0)))
      default:
        throw ArchiveError(.cannotOpen(path: path, why: error.message ?? "SQLite error \(error.resultCode)"))
      }
    }
  }
}
