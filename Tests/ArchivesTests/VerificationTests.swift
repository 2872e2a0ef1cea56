import Archives
import Foundation
import GRDB
import TestSupport
import Testimony
import Testing

@Suite("Verification finds what was altered behind the archive's back")
struct VerificationTests {
  /// The problems of a small archive after `body` has altered its tables.
  private func problems(known: Bool = false, after body: (Database) throws -> Void) throws -> [Verification
    .Problem]
  {
    try TemporaryFolder.with { folder in
      let path = folder + "/inquiry.temoin"
      var head = Head.empty
      try Archive.create(path, process: 1, salts: FixedSalts.source()) {
        try $0.append(Samples.changes, originals: [Samples.original], stamp: Samples.stamp("first"))
        head = try $0.append(
          [.put(.statement(Samples.statement(2, quotation: "Anna came", at: 0)))],
          stamp: Samples.stamp("second"))
      }
      var configuration = Configuration()
      configuration.foreignKeysEnabled = false
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.write { db in
        let triggers = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger["name"] as String)") }
        try body(db)
        for trigger in triggers { try db.execute(sql: trigger["sql"]) }
      }
      try queue.close()
      let archive = try Archive.open(path, for: .reading, salts: FixedSalts.source())
      defer { try? archive.close() }
      return try archive.verify(known: known ? head : nil).problems
    }
  }

  @Test("A sound archive has no problems")
  func sound() throws {
    #expect(try problems(known: true) { _ in } == [])
  }

  @Test(
    "Alterations are named",
    arguments: [
      ("UPDATE entry SET author = 'somebody' WHERE number = 1", "history.hash", "entry 1"),
      ("UPDATE entry SET milliseconds = 5 WHERE number = 2", "history.hash", "entry 2"),
      ("UPDATE item SET record = 'p-other' WHERE record = 'p-anna'", "history.hash", "entry 1"),
      (
        "UPDATE payload SET body = CAST(replace(CAST(body AS TEXT), 'Müller', 'Muller') AS BLOB)",
        "history.payload",
        "entry 1, person.put p-anna"
      ),
      ("UPDATE original SET bytes = x'00'", "original", "original \(Samples.original.checksum)"),
      ("DELETE FROM original", "original", "text “notes.txt”"),
      ("UPDATE record SET slug = 'hanna' WHERE slug = 'anna'", "table.record", "person p-anna"),
      ("DELETE FROM record WHERE id = 'e-arrival'", "table.record", "event e-arrival"),
      (
        "INSERT INTO record (kind, position, id) VALUES ('person', 9, 'p-ghost')", "table.record",
        "person p-ghost"
      ),
      ("UPDATE record SET item = item + 1 WHERE id = 'p-anna'", "table.record", "person p-anna"),
      ("UPDATE search SET words = 'nothing' WHERE words LIKE '%muller%'", "table.search", "person number 1"),
      ("DELETE FROM search WHERE words LIKE '%muller%'", "table.search", "person number 1"),
      ("UPDATE search_content SET c0 = 'nothing' WHERE c0 LIKE '%muller%'", "storage", "file"),
    ])
  func altered(_ sql: String, _ code: String, _ subject: String) throws {
    let found = try problems { try $0.execute(sql: sql) }
    #expect(found.contains { $0.code == code && $0.subject == subject }, "\(found)")
  }

  @Test("The last entry being cut off is noticed by whoever noted down the head")
  func cutOff() throws {
    let found = try problems(known: true) { db in
      try db.execute(sql: "DELETE FROM record WHERE id = 'st-2'")
      try db.execute(sql: "DELETE FROM search WHERE words LIKE '%anna came'")
      try db.execute(sql: "DELETE FROM payload WHERE id >= 2 << 24")
      try db.execute(sql: "DELETE FROM item WHERE id >= 2 << 24")
      try db.execute(sql: "DELETE FROM entry WHERE number = 2")
    }
    #expect(found.map(\.code) == ["history.shorter"])
  }

  @Test("The payloads of a source can be destroyed without breaking the chain")
  func destroyed() throws {
    let found = try problems { try $0.execute(sql: "DELETE FROM payload WHERE vault = 's-notes'") }
    #expect(!found.contains { $0.code == "history.chain" || $0.code == "history.hash" })
    #expect(found.contains { $0.subject == "entry 1, source.put s-notes" })
  }

  @Test("Bytes changed anywhere in the file never pass for a sound archive with other content")
  func flippedBits() throws {
    try TemporaryFolder.with { folder in
      let path = folder + "/inquiry.temoin"
      try Archive.create(path, process: 1, salts: FixedSalts.source()) {
        _ = try $0.append(Samples.changes, originals: [Samples.original], stamp: Samples.stamp())
      }
      let original = try Archive.open(path, for: .reading, salts: FixedSalts.source())
      let inquiry = try original.inquiry()
      try original.close()
      let bytes = try FileOnDisk.read(path)
      var random = Seed(9).generator
      var noticed = 0
      for _ in 0..<60 {
        var damaged = bytes
        damaged[Int.random(in: 0..<bytes.count, using: &random)] ^=
          1 << UInt8.random(in: 0..<8, using: &random)
        let copy = folder + "/damaged.temoin"
        try FileOnDisk.write(damaged, to: copy)
        do {
          let archive = try Archive.open(copy, for: .reading, salts: FixedSalts.source())
          defer { try? archive.close() }
          let verification = try archive.verify()
          if verification.problems.isEmpty {
            #expect(try archive.inquiry() == inquiry)
            #expect(verification.inquiry == inquiry)
          } else {
            noticed += 1
          }
        } catch is ArchiveError {
          noticed += 1
        }
      }
      #expect(noticed > 0)
    }
  }
}
