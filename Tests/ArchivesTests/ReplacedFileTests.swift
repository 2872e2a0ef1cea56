import Archives
import Foundation
import TestSupport
import Testimony
import Testing

@Suite("A file that is replaced while it is open")
struct ReplacedFileTests {
  /// Runs `body` with the paths of an archive and of an older copy of it.
  private func withTwoFiles(_ body: (_ path: String, _ other: String) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      let path = folder + "/notes.temoin"
      try Archive.create(path, process: 1, salts: FixedSalts.source()) {
        _ = try $0.append(Samples.changes, originals: [Samples.original], stamp: Samples.stamp())
      }
      let other = folder + "/other.temoin"
      try FileManager.default.copyItem(atPath: path, toPath: other)
      try body(path, other)
    }
  }

  private func write(_ path: String) throws -> Archive {
    try Archive.open(path, for: .writing(ArchiveHolder(process: 2)), salts: FixedSalts.source())
  }

  private func title(_ path: String) throws -> String {
    let archive = try Archive.open(path, for: .reading, salts: FixedSalts.source())
    defer { try? archive.close() }
    return try archive.inquiry().title
  }

  @Test("Where another file takes the name, nothing is written to it, and what was held is kept beside it")
  func renamedOver() throws {
    try withTwoFiles { path, other in
      let archive = try write(path)
      try archive.append([.title("Written before the other came")], stamp: Samples.stamp())
      #expect(archive.standing == .same)
      let bytes = FileManager.default.contents(atPath: other)
      #expect(rename(other, path) == 0)
      let copy = FileOnDisk.folder(of: path) + "/notes.kept.temoin"
      #expect(archive.standing == .replaced(copy: copy))
      #expect(throws: ArchiveError(.replaced(path: path, copy: copy))) {
        try archive.append([.title("Lost")], stamp: Samples.stamp())
      }
      // What was held is still read, and nothing of it comes upon the file that took the name.
      #expect(try archive.inquiry().title == "Written before the other came")
      try archive.close()
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: FileOnDisk.folder(of: path)).sorted()
          == ["notes.kept.temoin", "notes.temoin"])
      #expect(FileManager.default.contents(atPath: path) == bytes)
      #expect(try title(path) == "A small inquiry")
      #expect(try title(copy) == "Written before the other came")
      let attributes = try FileManager.default.attributesOfItem(atPath: copy)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test("Where its bytes are written over, they are neither read nor mended with the log of those before")
  func writtenOver() throws {
    try withTwoFiles { path, other in
      let second = try write(other)
      try second.append([.title("Another history")], stamp: Samples.stamp())
      try second.close()
      let archive = try write(path)
      try archive.append([.title("Written before the other came")], stamp: Samples.stamp())
      let bytes = try #require(FileManager.default.contents(atPath: other))
      let handle = try #require(FileHandle(forWritingAtPath: path))
      try handle.truncate(atOffset: 0)
      try handle.write(contentsOf: bytes)
      try handle.close()
      let copy = FileOnDisk.folder(of: path) + "/notes.kept.temoin"
      #expect(archive.standing == .overwritten(copy: copy))
      #expect(throws: ArchiveError(.replaced(path: path, copy: copy))) {
        try archive.append([.title("Mixed")], stamp: Samples.stamp())
      }
      #expect(throws: ArchiveError(.replaced(path: path, copy: copy))) { try archive.inquiry() }
      try archive.close()
      #expect(FileManager.default.contents(atPath: path) == bytes)
      // The log of the bytes that are gone is put by, and no reader takes it for one of those that came.
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: FileOnDisk.folder(of: path)).sorted()
          == ["notes.kept.temoin", "notes.temoin", "notes.temoin-wal.kept", "other.temoin"])
      #expect(try title(copy) == "Written before the other came")
      #expect(try title(path) == "Another history")
    }
  }

  @Test("Where it is taken away, what was held is kept beside the place where it stood")
  func takenAway() throws {
    try withTwoFiles { path, _ in
      let archive = try write(path)
      try FileManager.default.removeItem(atPath: path)
      guard case .replaced(let copy?) = archive.standing else {
        Issue.record("\(archive.standing)")
        return
      }
      try archive.close()
      #expect(try title(copy) == "A small inquiry")
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  @Test("What the archive’s own writer moves into the file, and what readers see of it, is no replacement")
  func ownWriting() throws {
    try withTwoFiles { path, _ in
      let archive = try write(path)
      let reader = try Archive.open(path, for: .reading, salts: FixedSalts.source())
      // More than the log may hold, so that it is moved into the file.
      let bytes = [UInt8](repeating: 65, count: 18 << 20)
      try archive.append([.title("A long one")], originals: [Original(bytes)], stamp: Samples.stamp())
      #expect(archive.standing == .same)
      try archive.append([.title("And another")], stamp: Samples.stamp())
      #expect(try reader.inquiry().title == "And another")
      #expect(reader.standing == .same)
      try reader.close()
      try archive.close()
    }
  }

  @Test("Where what was held can no longer be made out, no copy pretends to hold it")
  func madeUnreadable() throws {
    try withTwoFiles { path, _ in
      let archive = try write(path)
      let size = try #require(FileOnDisk.size(of: path))
      let handle = try #require(FileHandle(forWritingAtPath: path))
      try handle.write(contentsOf: Data(repeating: 7, count: size))
      try handle.close()
      #expect(archive.standing == .overwritten(copy: nil))
      #expect(throws: ArchiveError(.replaced(path: path, copy: nil))) { try archive.inquiry() }
      try archive.close()
      let files = try FileManager.default.contentsOfDirectory(atPath: FileOnDisk.folder(of: path)).sorted()
      #expect(files.filter { $0.contains("kept.temoin") } == [])
    }
  }

  @Test("A file that another program only touches loses nothing")
  func touched() throws {
    try withTwoFiles { path, _ in
      let archive = try write(path)
      try archive.append([.title("Before the touch")], stamp: Samples.stamp())
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)], ofItemAtPath: path)
      guard case .overwritten(let copy?) = archive.standing else {
        Issue.record("\(archive.standing)")
        return
      }
      try archive.close()
      #expect(try title(copy) == "Before the touch")
    }
  }

  @Test("Who asks how the file stands while the log is moved into it is not told of a replacement")
  func askedMeanwhile() async throws {
    let path = try TemporaryFolder.make() + "/notes.temoin"
    try Archive.create(path, process: 1, salts: FixedSalts.source()) { _ in }
    let archive = try write(path)
    let asking = Task.detached {
      var seen: Set<FileStanding> = []
      repeat { seen.insert(archive.standing) } while !Task.isCancelled
      return seen
    }
    for number in 0..<3 {
      let bytes = [UInt8](repeating: UInt8(65 + number), count: 18 << 20)
      try archive.append([.title("Text \(number)")], originals: [Original(bytes)], stamp: Samples.stamp())
    }
    asking.cancel()
    let seen = await asking.value
    #expect(seen == [.same])
    try archive.close()
  }
}
