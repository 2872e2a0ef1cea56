import Foundation
import TestSupport
import Testing

@Suite("Proposals, revisions and excerpts at the command line")
struct ProposalCommandTests {
  private let program: Program

  init() throws { program = try #require(Program()) }

  private static let notes = """
    # Notes

    On 4 April 1921 Ada Brandt was arrested in Hamburg. Émile Roux wrote to her.

    In 1923 Émile Roux died in Paris.

    """

  private func withArchive(_ body: (_ folder: String, _ archive: String) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      let archive = folder + "/a.temoin"
      try #expect(program.run("init", archive).status == 0)
      try Data(Self.notes.utf8).write(to: URL(fileURLWithPath: folder + "/notes.md"))
      let added = try program.run(
        "add-source", archive, folder + "/notes.md", "--language", "en", "--propose")
      #expect(added.status == 0, "\(added.errors)")
      #expect(added.output.contains("proposed from notes: "))
      try body(folder, archive)
    }
  }

  private func proposals(_ archive: String, _ options: String...) throws -> [[String: Any]] {
    let run = try program.run(["proposals", archive, "--json"] + options)
    #expect(run.status == 0, "\(run.errors)")
    return try run.json()["proposals"] as? [[String: Any]] ?? []
  }

  @Test(
    "Of a page of loose notes the first are shown where they stand in the decoded text, and the rest are counted"
  )
  func looseNotes() throws {
    try withArchive { folder, archive in
      var bytes = Array("Caf".utf8) + [0xE9] + Array(" et th".utf8) + [0xE9] + Array(".\n".utf8)
      for number in 1...30 { bytes += Array("\n[\(number)] Une note.\n".utf8) }
      let file = folder + "/notes.txt"
      try Data(bytes).write(to: URL(fileURLWithPath: file))
      let added = try program.run("add-source", archive, file)
      #expect(added.status == 0, "\(added.errors)")
      #expect(added.errors.contains("was read as windows-1252"))
      #expect(added.errors.contains("note 12 is called nowhere\n --> 25:1"))
      #expect(!added.errors.contains("note 13 is called nowhere"))
      #expect(added.errors.contains("… and 18 more of this kind (text.note-without-call)"))
    }
  }

  @Test("Whoever names a record that is not there is told which command lists its kind")
  func remedies() throws {
    try withArchive { _, archive in
      for (command, arguments) in [
        ("temoin proposals", ["accept", archive, "p9999"]),
        ("temoin proposals", ["reject", archive, "p9999"]),
        ("temoin passages", ["place", archive, "nothing", "--let-go"]),
        ("temoin chronology", ["explain", archive, "xyzzy"]),
        ("temoin search WORD --kind source", ["propose", archive, "xyzzy"]),
        ("temoin search WORD --kind person", ["person", archive, "xyzzy"]),
      ] {
        let run = try program.run(arguments)
        #expect(run.status == 2)
        #expect(run.errors.contains(command), "\(arguments[0]): \(run.errors)")
      }
    }
  }

  @Test("A source read at once is worked through: listed, accepted, rejected, taken back")
  func workThrough() throws {
    try withArchive { _, archive in
      let events = try proposals(archive, "--kind", "event")
      let arrest = try #require(events.first?["id"] as? String)
      let accepted = try program.run("accept", archive, arrest)
      #expect(accepted.status == 0, "\(accepted.errors)")
      #expect(accepted.output.contains("1 proposal accepted"))
      let bulk = try program.run("accept", archive, "--all", "--kind", "person")
      #expect(bulk.output.contains("accepted in bulk"))
      let open = try proposals(archive).count
      #expect(try program.run("reject", archive, "--all", "--kind", "place").status == 0)
      #expect(try proposals(archive).count < open)
      #expect(try program.run("undo", archive).status == 0)
      #expect(try proposals(archive).count == open)
      let again = try program.run("propose", archive, "notes")
      #expect(again.output.contains("nothing new"))
      #expect(try program.run("verify", archive).status == 0)
      #expect(try program.run("accept", archive, "p9999").status == 2)
      #expect(try program.run("accept", archive).status == 2)
    }
  }

  @Test("A model's lines are taken or refused one by one, with an account of each")
  func lines() throws {
    try withArchive { folder, archive in
      let lines = """
        {"model": "reader", "version": "2", "source": "notes"}
        {"quote": "Émile Roux wrote to her", "saying": {"words": "he wrote"}}
        {"quote": "Émile Roux wrote to him", "saying": {"words": "he wrote"}}
        """
      let file = folder + "/lines.jsonl"
      try Data(lines.utf8).write(to: URL(fileURLWithPath: file))
      let taken = try program.run("propose", archive, file)
      #expect(taken.status == 0, "\(taken.errors)")
      #expect(taken.errors.contains("lines.jsonl:3: these words are not in the text"))
      #expect(taken.output.contains("1 refused"))
      #expect(try proposals(archive, "--rule", "reader").count == 1)
    }
  }

  @Test("A corrected text says what became of each passage, and what waits is decided")
  func revise() throws {
    try withArchive { folder, archive in
      let events = try proposals(archive, "--kind", "event")
      for id in events.compactMap({ $0["id"] as? String }) {
        #expect(try program.run("accept", archive, id).status == 0)
      }
      let corrected = Self.notes.replacing("In 1923 Émile Roux died in Paris.\n", with: "")
      try Data(corrected.utf8).write(to: URL(fileURLWithPath: folder + "/notes.md"))
      let revised = try program.run("revise", archive, "notes", folder + "/notes.md")
      #expect(revised.status == 0, "\(revised.errors)")
      #expect(revised.output.contains("2 kept, 0 moved, 0 changed, 1 lost"))
      let waiting = try program.run("passages", archive, "--lost")
      let name = try #require(waiting.output.split(separator: "\n").first.map(String.init))
      #expect(name.hasPrefix("notes:1:"))
      #expect(try program.run("place", archive, name, "--let-go").status == 0)
      #expect(try program.run("passages", archive).output.contains("every passage stands"))
      #expect(try program.run("revise", archive, "notes", folder + "/notes.md").status == 2)
    }
  }

  @Test("An excerpt is typed, and laid beside the text when there is one")
  func excerpt() throws {
    try withArchive { folder, archive in
      #expect(try program.run("add-source", archive, "--title", "File 7", "--name", "file").status == 0)
      let typed = try program.run("excerpt", archive, "file", "He wrote to her", "--locator", "leaf 3")
      #expect(typed.status == 0, "\(typed.errors)")
      try Data("Émile came. He wrote to her.".utf8).write(to: URL(fileURLWithPath: folder + "/file.txt"))
      let revised = try program.run("revise", archive, "file", folder + "/file.txt")
      #expect(revised.status == 0, "\(revised.errors)")
      #expect(revised.output.contains("the text has the same words"))
    }
  }
}
