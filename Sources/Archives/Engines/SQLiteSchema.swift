import GRDB

/// The tables of an archive in an SQLite file.
enum SQLiteSchema {
  /// Marks the file as an archive of this program: “Temo”.
  static let applicationID: UInt32 = 0x5465_6D6F
  /// The format of the tables.
  static let version = 1

  /// The history is only added to; everything else can be derived from it again.
  static let statements = [
    """
    CREATE TABLE entry (
      number INTEGER PRIMARY KEY CHECK (number > 0),
      previous BLOB NOT NULL CHECK (length(previous) = 32),
      milliseconds INTEGER NOT NULL,
      author TEXT NOT NULL,
      act TEXT NOT NULL CHECK (act IN ('edit', 'undo', 'redo')),
      subject INTEGER REFERENCES entry (number) CHECK ((subject IS NULL) = (act = 'edit')),
      items INTEGER NOT NULL CHECK (items > 0),
      hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32)
    ) STRICT
    """,
    // An item's id is its entry's number × 2^24 plus its place in the entry.
    """
    CREATE TABLE item (
      id INTEGER PRIMARY KEY,
      type TEXT NOT NULL,
      version INTEGER NOT NULL CHECK (version > 0),
      record TEXT NOT NULL,
      vault TEXT,
      commitment BLOB NOT NULL CHECK (length(commitment) = 32)
    ) STRICT
    """,
    "CREATE INDEX item_by_record ON item (record)",
    """
    CREATE TABLE payload (
      id INTEGER PRIMARY KEY REFERENCES item (id),
      vault TEXT,
      salt BLOB NOT NULL,
      body BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE original (
      checksum TEXT PRIMARY KEY CHECK (length(checksum) = 64),
      bytes BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE record (
      kind TEXT NOT NULL,
      position INTEGER NOT NULL CHECK (position >= 0),
      id TEXT NOT NULL,
      slug TEXT,
      item INTEGER REFERENCES item (id),
      PRIMARY KEY (kind, position),
      UNIQUE (kind, id),
      UNIQUE (kind, slug)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE VIRTUAL TABLE search USING fts5 (words, tokenize = 'ascii')",
    append(only: "entry", to: "UPDATE"), append(only: "entry", to: "DELETE"),
    append(only: "item", to: "UPDATE"), append(only: "item", to: "DELETE"),
    append(only: "payload", to: "UPDATE"),
    """
    CREATE TRIGGER payload_delete BEFORE DELETE ON payload WHEN OLD.vault IS NULL BEGIN
      SELECT RAISE(ABORT, 'what belongs to no source is kept');
    END
    """,
    append(only: "original", to: "UPDATE"),
  ]

  private static func append(only table: String, to act: String) -> String {
    """
    CREATE TRIGGER \(table)_\(act.lowercased()) BEFORE \(act) ON \(table) BEGIN
      SELECT RAISE(ABORT, 'the history is only added to');
    END
    """
  }

  /// Makes the tables in an empty database.
  static func create(in db: Database) throws {
    for sql in statements { try db.execute(sql: sql) }
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(version)")
  }

  /// The hash of every table, index and trigger of a database.
  static func hash(of db: Database) throws -> Digest {
    var bytes = CanonicalBytes(domain: "temoin.schema/1")
    let rows = try Row.fetchCursor(
      db, sql: "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")
    while let row = try rows.next() {
      let stored = StoredRow(row)
      for column in 0..<4 { bytes.append(optional: try stored.optionalText(column)) }
    }
    return bytes.digest
  }

  /// The hash that an archive of this version has.
  static func expectedHash() throws -> Digest {
    let queue = try DatabaseQueue()
    return try queue.inDatabase { db in
      try create(in: db)
      return try hash(of: db)
    }
  }
}

/// Reads the columns of a row without trusting their types.
struct StoredRow {
  private let row: Row

  init(_ row: Row) { self.row = row }

  private func value(_ column: Int) -> DatabaseValue { row[column] }

  private func mismatch(_ wanted: String, _ column: Int) -> ArchiveError {
    ArchiveError(.damaged("a table row holds no \(wanted) where one belongs (column \(column + 1))"))
  }

  func integer(_ column: Int) throws -> Int {
    guard let number = try optionalInteger(column) else { throw mismatch("number", column) }
    return number
  }

  func optionalInteger(_ column: Int) throws -> Int? {
    switch value(column).storage {
    case .null: return nil
    case .int64(let number): return Int(number)
    default: throw mismatch("number", column)
    }
  }

  func text(_ column: Int) throws -> String {
    guard let text = try optionalText(column) else { throw mismatch("text", column) }
    return text
  }

  func optionalText(_ column: Int) throws -> String? {
    switch value(column).storage {
    case .null: return nil
    case .string(let text): return text
    default: throw mismatch("text", column)
    }
  }

  func bytes(_ column: Int) throws -> [UInt8] {
    guard let bytes = try optionalBytes(column) else { throw mismatch("bytes", column) }
    return bytes
  }

  func optionalBytes(_ column: Int) throws -> [UInt8]? {
    switch value(column).storage {
    case .null: return nil
    case .blob(let data): return [UInt8](data)
    default: throw mismatch("bytes", column)
    }
  }

  func digest(_ column: Int) throws -> Digest {
    guard let digest = Digest(stored: try bytes(column)) else { throw mismatch("hash", column) }
    return digest
  }
}
