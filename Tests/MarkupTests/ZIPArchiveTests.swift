import Markup
import TestSupport
import Testing

@Suite("ZIP archives read with limits")
struct ZIPArchiveTests {
  @Test("Entries are found by name")
  func entries() throws {
    let archive = try ZIPArchive(SmallZIP.archive([("a.txt", [1, 2]), ("b/c", [3])]))
    #expect(archive.names == ["a.txt", "b/c"])
    #expect(try archive.contents(of: "b/c") == [3])
    #expect(try archive.contents(of: "none") == nil)
  }

  @Test("Names that climb out, lies about size, doubles and what is no archive are refused")
  func refused() throws {
    for name in ["../x", "a/../../x", "/etc/x", "a\\b", "C:x"] {
      #expect(throws: ZIPError(.climbsOut(name))) { try ZIPArchive(SmallZIP.archive([(name, [1])])) }
    }
    #expect(throws: ZIPError(.twice("a"))) { try ZIPArchive(SmallZIP.archive([("a", [1]), ("a", [2])])) }
    #expect(throws: ZIPError(.notAnArchive)) { try ZIPArchive([0x50, 0x4B]) }
    let lying = try ZIPArchive(SmallZIP.archive([("a", [1, 2])], size: 9))
    #expect(throws: ZIPError(.liesAboutSize("a"))) { try lying.contents(of: "a") }
  }

  @Test("Bytes in any order are read or refused, and never trusted", arguments: Seed.sample(5))
  func damaged(_ seed: Seed) {
    var random = seed.generator
    let whole = SmallZIP.archive([("a.txt", [1, 2, 3]), ("b", [4])])
    for _ in 0..<200 {
      var bytes = whole
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      if let archive = try? ZIPArchive(bytes) {
        for name in archive.names { _ = try? archive.contents(of: name) }
      }
    }
  }
}
