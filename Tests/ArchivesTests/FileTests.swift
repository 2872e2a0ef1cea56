import Archives
import Diagnostics
import Foundation
import GRDB
import TestSupport
import Testimony
import Testing

@Suite("Archives in files")
struct FileTests {
  /// Runs `body` with the path of a small archive.
  private func withArchiveFile(_ body: (String) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      let path = folder + "/inquiry.temoin"
      try Archive.create(path, process: 1, salts: FixedSalts.source()) {
        _ = try $0.append(Samples.changes, originals: [Samples.original], stamp: Samples.stamp())
      }
      try body(path)
    }
  }

  private func open(_ path: String) throws -> Archive {
    try Archive.open(path, for: .reading, salts: FixedSalts.source())
  }

  private func reason(_ path: String) throws -> ArchiveError.Reason {
    let before = FileManager.default.contents(atPath: path)
    let error = try #require(throws: ArchiveError.self) { try open(path) }
    #expect(FileManager.default.contents(atPath: path) == before)
    return error.reason
  }

  @Test("A new archive is one file that only its owner can read")
  func create() throws {
    try withArchiveFile { path in
      let folder = FileOnDisk.folder(of: path)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["inquiry.temoin"])
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      let archive = try open(path)
      #expect(try archive.inquiry().title == "A small inquiry")
      #expect(throws: ArchiveError(.openedForReading)) {
        try archive.append([.title("x")], stamp: Samples.stamp())
      }
      try archive.close()
      #expect(throws: ArchiveError(.exists(path: path))) {
        try Archive.create(path, process: 1, salts: FixedSalts.source()) { _ in }
      }
    }
  }

  @Test("An archive whose making fails leaves nothing behind")
  func failedCreation() throws {
    try TemporaryFolder.with { folder in
      #expect(throws: ArchiveError(.nothingToUndo)) {
        try Archive.create(folder + "/a.temoin", process: 1, salts: FixedSalts.source()) { _ in
          throw ArchiveError(.nothingToUndo)
        }
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left == [])
    }
  }

  @Test("Files that are no archive are refused as they are")
  func notArchives() throws {
    try TemporaryFolder.with { folder in
      let path = folder + "/other"
      #expect(try reason(path) == .missing(path: path))
      #expect(try reason(folder) == .notAFile(path: folder))
      for bytes in [Data(), Data("hello".utf8), Data(repeating: 0, count: 5_000)] {
        try bytes.write(to: URL(fileURLWithPath: path))
        #expect(try reason(path) == .notAnArchive(path: path))
      }
      try FileManager.default.removeItem(atPath: path)
      let queue = try DatabaseQueue(path: path)
      try queue.write { try $0.execute(sql: "CREATE TABLE entry (number INTEGER)") }
      try queue.close()
      #expect(try reason(path) == .notAnArchive(path: path))
      mkfifo(folder + "/pipe", 0o600)
      #expect(try reason(folder + "/pipe") == .notAFile(path: folder + "/pipe"))
    }
  }

  @Test("Archives of a newer version, with changed tables, or cut off, are refused")
  func otherArchives() throws {
    try withArchiveFile { path in
      let queue = try DatabaseQueue(path: path)
      try queue.write { try $0.execute(sql: "PRAGMA user_version = 7") }
      try queue.close()
      #expect(try reason(path) == .newer(version: 7, known: 1))
    }
    try withArchiveFile { path in
      let queue = try DatabaseQueue(path: path)
      try queue.write { db in
        try db.execute(sql: "CREATE TRIGGER evil AFTER INSERT ON record BEGIN DELETE FROM record; END")
      }
      try queue.close()
      #expect(try reason(path) == .foreignTables)
    }
    try withArchiveFile { path in
      let whole = try #require(FileOnDisk.size(of: path))
      #expect(truncate(path, whole - 5_000) == 0)
      #expect(try reason(path) == .truncated(bytes: whole - 5_000, expected: whole))
    }
  }

  @Test("One program writes at a time, others are told which")
  func lock() throws {
    try withArchiveFile { path in
      let server = try Archive.open(
        path, for: .writing(ArchiveHolder(process: 42, address: "http://127.0.0.1:8")),
        salts: FixedSalts.source())
      let held = ArchiveError(.held(by: ArchiveHolder(process: 42, address: "http://127.0.0.1:8")))
      #expect(throws: held) {
        try Archive.open(path, for: .writing(ArchiveHolder(process: 43)), salts: FixedSalts.source())
      }
      #expect(held.description.contains("http://127.0.0.1:8"))
      let reader = try open(path)
      try server.append([.title("written while read")], stamp: Samples.stamp())
      #expect(try reader.inquiry().title == "written while read")
      try reader.close()
      try server.close()
      #expect(ArchiveLock.holder(of: path) == nil)
      let next = try Archive.open(path, for: .writing(ArchiveHolder(process: 43)), salts: FixedSalts.source())
      #expect(throws: ArchiveError(.held(by: ArchiveHolder(process: 43)))) {
        try Archive.open(
          path, for: .writing(ArchiveHolder(process: 44)), patienceInMilliseconds: 50,
          salts: FixedSalts.source())
      }
      try next.close()
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: FileOnDisk.folder(of: path)) == ["inquiry.temoin"]
      )
    }
  }

  @Test("A file made by replacement holds the old bytes or the new")
  func replacement() throws {
    try TemporaryFolder.with { folder in
      let path = folder + "/a/b/file.txt"
      try FileOnDisk.makeFolder(folder + "/a/b")
      try FileOnDisk.write(Array("one".utf8), to: path)
      try FileOnDisk.write(Array("two".utf8), to: path)
      #expect(try FileOnDisk.read(path) == Array("two".utf8))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/a/b") == ["file.txt"])
    }
  }
}
