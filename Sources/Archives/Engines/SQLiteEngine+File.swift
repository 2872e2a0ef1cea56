import Diagnostics
import Foundation
import GRDB
import Synchronization

/// The care of the file: whether it is still its own, what is wrong with it, copies, and its end.
extension SQLiteEngine {
  // MARK: The file

  /// Whether the file is still the one that was opened; of another’s, what was held is copied to a name of its own, once.
  package func standing() -> FileStanding { watch.standing(rescue: copyAside) }

  /// Copies what is held to a name of its own beside the file.
  ///
  /// - Returns: Where the copy is; `nil` where it cannot be written, or does not hold the history this process knows,
  ///   entry by entry.
  private func copyAside() -> String? {
    let copy = FileOnDisk.freeName(beside: path)
    do {
      try FileOnDisk.create(copy)
      let head = try queue.writeWithoutTransaction { db in
        try db.execute(sql: "VACUUM INTO ?", arguments: [copy])
        return known.withLock { $0 }
      }
      try FileOnDisk.synchronise(copy)
      let configuration = SQLiteEngine.configuration(isReadOnly: true)
      let isWhole = try DatabaseQueue(path: copy, configuration: configuration).read { db in
        try SQLiteEngine.head(of: db) == head
          && Int.fetchOne(db, sql: "SELECT count(*) FROM entry") == head.number
          && String.fetchAll(db, sql: "PRAGMA integrity_check") == ["ok"]
      }
      if isWhole { return copy }
    } catch {
      // What cannot be read or written is not kept.
    }
    FileOnDisk.remove(copy)
    return nil
  }

  /// What is said of a file that is no longer the one that was opened.
  func replacement(_ standing: FileStanding) -> ArchiveError {
    switch standing {
    case .same: ArchiveError(.replaced(path: path, copy: nil))
    case .replaced(let copy), .overwritten(let copy): ArchiveError(.replaced(path: path, copy: copy))
    }
  }

  // MARK: Care

  /// What SQLite finds wrong with the file.
  package func storageFlaws() throws -> [String] {
    var flaws: [String] = []
    do {
      flaws += try read { db in
        try Row.fetchAll(db, sql: "PRAGMA integrity_check").map { try StoredRow($0).text(0) }.filter {
          $0 != "ok"
        }
          + Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map {
            "table \(try StoredRow($0).text(0)) refers to a row that is not there"
          }
      }
    } catch let error as ArchiveError {
      flaws.append(error.explanation.summary)
    }
    do {
      // The check of the index is a write, in SQLite's eyes, so it is made on a copy.
      let copy = try DatabaseQueue(path: "")
      try queue.backup(to: copy)
      try copy.write { try $0.execute(sql: "INSERT INTO search (search) VALUES ('integrity-check')") }
    } catch let error as DatabaseError {
      flaws.append("the search index does not fit its table (\(error.message ?? "no details"))")
    }
    return flaws
  }

  /// Writes a copy to a new file.
  package func backUp(to path: String) throws {
    try SQLiteEngine.explaining(path) {
      try queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [path]) }
    }
    try FileOnDisk.synchronise(path)
  }

  /// Moves the write-ahead log into the file and closes it.
  package func close() throws {
    switch standing() {
    case .same:
      if isWriter { try? checkpoint(ifLogExceeds: 0) }
    case .replaced: break
    case .overwritten:
      // Closing would move the log into bytes it is not of, so that the connection is left to the end of the process.
      if isWriter { _ = Unmanaged.passRetained(queue) }
      return
    }
    try SQLiteEngine.explaining(path) { try queue.close() }
  }

  /// Moves the log into the file; a reader that is at work puts it off to the next time.
  func checkpoint(ifLogExceeds limit: Int) throws {
    guard FileOnDisk.size(of: path + "-wal") ?? 0 > limit, standing() == .same else { return }
    try watch.writing {
      try queue.inDatabase { db in
        try db.execute(sql: "PRAGMA busy_timeout = 200")
        defer { try? db.execute(sql: "PRAGMA busy_timeout = 10000") }
        _ = try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
    }
  }
}
