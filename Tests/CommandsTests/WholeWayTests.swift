import Archives
import Chronicle
import Editing
import Foundation
import Interchange
import TestSupport
import Testing

@Suite("The command line")
struct WholeWayTests {
  private let program: Program

  init() throws { program = try #require(Program()) }

  /// Runs `body` with a folder that holds an archive of a small inquiry.
  private func withArchive(_ body: (_ folder: String, _ archive: String) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      let archive = folder + "/a.temoin"
      let made = try program.run("init", archive)
      #expect(made.status == 0, "\(made.errors)")
      let imported = try program.run("import", archive, try Harbour.write(to: folder + "/in"))
      #expect(imported.status == 0, "\(imported.errors)")
      try body(folder, archive)
    }
  }

  @Test("From a text to a proved chronology")
  func wholeWay() throws {
    try withArchive { _, archive in
      let summary = try program.run("summary", archive)
      #expect(summary.output.hasPrefix("1 source, 3 statements, 3 events ("))
      #expect(summary.output.hasSuffix("1 contradiction\n"))
      let check = try program.run("check", archive)
      #expect(check.status == 1)
      #expect(check.output.contains("These cannot all be true"))
      #expect(check.output.contains("I arrived on 4 April"))
      let checked = try program.run("check", archive, "--json")
      #expect(checked.status == 1)
      let contradictions = try #require(try checked.json()["contradictions"] as? [[String: Any]])
      let members = try #require(contradictions.first?["members"] as? [[String: Any]])
      #expect(members.count == 2)
      let explained = try program.run("explain", archive, "letter", "--json")
      #expect(explained.status == 0)
      let chronology = try program.run(
        "chronology", archive, "--person", "ada", "--from", "1900", "--to", "1930")
      #expect(chronology.status == 0)
      #expect(chronology.output.contains("constructed for this example"))
      let supposed = try program.run("suppose", archive, "--doubt", "statement:s3", "--json")
      #expect(supposed.status == 0)
      let moved = try #require(try supposed.json()["moved"] as? [[String: Any]])
      #expect(moved.contains { $0["event"] as? String == "arrival" })
      let person = try program.run("person", archive, "ada")
      #expect(person.status == 0)
      #expect(person.output.hasPrefix("Ada"))
      let found = try program.run("search", archive, "EMILE", "--json")
      #expect(try found.json()["total"] as? Int ?? 0 >= 2)
    }
  }

  @Test("Without the doubted statement each bound is proved with quoted passages and levels")
  func proof() throws {
    try TemporaryFolder.with { folder in
      let archive = folder + "/a.temoin"
      let agreed = Harbour.chronicle.replacing("arrival on 1921-04-04", with: "arrival in 1921 [implied]")
      _ = try program.run("init", archive)
      let imported = try program.run("import", archive, try Harbour.write(to: folder, chronicle: agreed))
      #expect(imported.status == 0, "\(imported.errors)")
      #expect(try program.run("check", archive).status == 0)
      let bounds = try #require(
        try program.run("explain", archive, "letter", "--json").json()["bounds"] as? [[String: Any]])
      #expect(bounds.map { $0["day"] as? String } == ["1921-03-04", "1921-04-03"])
      for bound in bounds {
        let steps = try #require(bound["steps"] as? [[String: Any]])
        #expect(
          steps.allSatisfy {
            ($0["passages"] as? [Any])?.isEmpty == false && $0["level"] as? String == "stated"
          })
      }
      let text = try program.run("explain", archive, "letter")
      #expect(text.output.contains("“Three days after her arrival she wrote to Émile” (Notes on a journey"))
    }
  }

  @Test("Two events are made one, with what follows shown first, and parted again")
  func identities() throws {
    try withArchive { folder, archive in
      let agreed = Harbour.chronicle.replacing("arrival on 1921-04-04", with: "arrival in 1921 [implied]")
        .replacing("event letter", with: "event landing \"Landing\"; who ada\nevent letter")
      let other = folder + "/b.temoin"
      #expect(try program.run("init", other).status == 0)
      let chronicle = try Harbour.write(to: folder + "/agreed", chronicle: agreed)
      #expect(try program.run("import", other, chronicle).status == 0)
      let head = try program.run("verify", other, "--json").json()["head"] as? String
      let names = ["event:landing", "event:arrival", "--because", "one boat"]
      let shown = try program.run(["identify", other] + names + ["--dry-run"])
      #expect(shown.status == 0)
      #expect(shown.output.contains("Landing\n   was   "))
      #expect(try program.run("verify", other, "--json").json()["head"] as? String == head)
      let before = try program.run("explain", other, "landing", "--json").output
      #expect(try program.run(["identify", other] + names).output == shown.output)
      #expect(try program.run("explain", other, "landing", "--json").output != before)
      #expect(try program.run(["identify", other] + names + ["--withdraw"]).status == 0)
      #expect(try program.run("explain", other, "landing", "--json").output == before)
      #expect(try program.run("identify", other, "event:landing", "person:ada", "--because", "x").status == 2)
      let parted = try program.run(
        "part", archive, "event:arrival", "--into", "Arrival as told", "--with", "s3", "--because",
        "two ships")
      #expect(parted.status == 0, "\(parted.errors)")
      #expect(parted.output.contains("1 contradiction goes"))
      #expect(try program.run("check", archive).status == 0)
    }
  }

  @Test("A dossier has a note for every passage, in the language asked for")
  func dossier() throws {
    try withArchive { _, archive in
      let english = try program.run("dossier", archive, "ada")
      #expect(english.status == 0)
      #expect(english.output.hasPrefix("# Ada\n"))
      #expect(english.output.contains("[^2]: “Ada came to the harbour in early spring 1921”"))
      #expect(english.output.contains("constructed for this example"))
      let page = try program.run("dossier", archive, "ada", "--html", "--language", "fr")
      #expect(page.output.hasPrefix("<!doctype html>"))
      #expect(page.output.contains("lang=\"fr\""))
      #expect(page.output.contains("href=\"#note-1\""))
      #expect(try program.run("dossier", archive, "ada", "--language", "de").status == 2)
      #expect(try program.run("dossier", archive, "nobody").status == 2)
    }
  }

  @Test("An export rebuilds the archive, from any folder")
  func export() throws {
    try withArchive { folder, archive in
      let verified = try program.run("verify", archive, "--json")
      #expect(verified.status == 0)
      #expect((try verified.json()["problems"] as? [Any])?.isEmpty == true)
      let hash = try #require(try verified.json()["contentHash"] as? String)
      #expect(try program.run("export", "a.temoin", "--format", "chronicle", "out", in: folder).status == 0)
      #expect(try program.run("init", "b.temoin", in: folder + "/out").status == 0)
      #expect(try program.run("import", "b.temoin", "inquiry.chronicle", in: folder + "/out").status == 0)
      let rebuilt = try program.run("verify", folder + "/out/b.temoin", "--json")
      #expect(try rebuilt.json()["contentHash"] as? String == hash)
    }
  }

  @Test("The history says who did what, and takes it back")
  func history() throws {
    try withArchive { _, archive in
      #expect(try program.run("undo", archive).status == 0)
      #expect(try program.run("summary", archive).output.hasPrefix("0 sources"))
      #expect(try program.run("redo", archive).status == 0)
      #expect(try program.run("summary", archive).output.hasPrefix("1 source,"))
      let history = try program.run("history", archive)
      #expect(history.output.contains("tester"))
      #expect(history.output.contains("entry 2 taken back (inquiry.chronicle imported)"))
      let head = try #require(try program.run("verify", archive, "--json").json()["head"] as? String)
      #expect(try program.run("verify", archive, "--head", head).status == 0)
      let future = "9" + head
      #expect(try program.run("verify", archive, "--head", future).status == 3)
    }
  }

  @Test("What is refused is refused with a clear message, status 2 and an archive as it was")
  func refusals() throws {
    try withArchive { folder, archive in
      let before = try Data(contentsOf: URL(fileURLWithPath: archive))
      func write(_ name: String, _ bytes: Data) throws -> String {
        try bytes.write(to: URL(fileURLWithPath: folder + "/" + name))
        return folder + "/" + name
      }
      let wrongQuote = Harbour.chronicle.replacing("She was twenty then", with: "She was thirty then")
      let missingText = Harbour.chronicle.replacing("texts/notes.md", with: "texts/none.md")
      let escaping = Harbour.chronicle.replacing("texts/notes.md", with: "../../etc/passwd")
      let twice = Harbour.chronicle.replacing("statement s2", with: "statement s1")
      let cases: [(String, [String])] = [
        ("no command", ["frobnicate"]), ("an unknown option", ["check", archive, "--frob"]),
        ("no archive named", ["check"]), ("no archive there", ["check", folder + "/none.temoin"]),
        ("a folder", ["check", folder]),
        ("no archive", ["check", try write("note.txt", Data("hello".utf8))]),
        ("an empty file", ["check", try write("empty", Data())]), ("making it again", ["init", archive]),
        ("no such file", ["import", archive, folder + "/none.chronicle"]),
        ("not UTF-8", ["import", archive, try write("bad.chronicle", Data([0x63, 0xFF, 0xFE, 0x0A]))]),
        ("an unknown format", ["import", archive, folder + "/in/inquiry.chronicle", "--format", "gedcom9"]),
        ("wrong words", ["import", archive, try Harbour.write(to: folder + "/q", chronicle: wrongQuote)]),
        ("no text", ["import", archive, try Harbour.write(to: folder + "/m", chronicle: missingText)]),
        ("a way out", ["import", archive, try Harbour.write(to: folder + "/e", chronicle: escaping)]),
        ("a name twice", ["import", archive, try Harbour.write(to: folder + "/t", chronicle: twice)]),
        ("binary text", ["add-source", archive, try write("x.md", Data([0x41, 0, 0x42]))]),
        ("a wrong date", ["add-source", archive, "--title", "x", "--composed", "1921-13"]),
        ("no such event", ["explain", archive, "arival"]), ("no such person", ["person", archive, "nobody"]),
        ("no such doubt", ["suppose", archive, "--doubt", "witness:nobody"]),
        ("a wrong doubt", ["suppose", archive, "--doubt", "nonsense"]), ("no doubt", ["suppose", archive]),
        ("nothing to find", ["search", archive, "—"]), ("a wrong head", ["verify", archive, "--head", "x"]),
        ("an unknown kind", ["search", archive, "ada", "--kind", "ghost"]),
        ("no folder", ["export", archive, "--format", "chronicle", archive + "/out"]),
      ]
      for (name, arguments) in cases {
        let process = try program.run(arguments)
        #expect(process.status == 2, "\(name): \(process.output)\(process.errors)")
        let errors = process.errors.lowercased()
        #expect(errors.contains("error:"), "\(name): \(process.errors)")
        #expect(!errors.contains("fatal") && !errors.contains("sqlite error"), "\(name): \(process.errors)")
      }
      #expect(try Data(contentsOf: URL(fileURLWithPath: archive)) == before)
    }
  }

  @Test("A damaged archive makes verify end with status 3")
  func damaged() throws {
    try withArchive { _, archive in
      let bytes = try Data(contentsOf: URL(fileURLWithPath: archive))
      try bytes.dropLast(5_000).write(to: URL(fileURLWithPath: archive))
      let verified = try program.run("verify", archive, "--json")
      #expect(verified.status == 3)
      #expect((try verified.json()["problems"] as? [Any])?.count == 1)
      #expect(try program.run("check", archive).status == 2)
    }
  }

  @Test("While a server holds the archive, commands read, and refuse to write naming the server")
  func server() throws {
    try withArchive { _, archive in
      let surroundings = Surroundings.live(author: "server", formats: FormatCatalogue([ChronicleFormat()]))
      let desk = try Desk.open(archive, to: .serving, surroundings: surroundings)
      desk.archive.announce(address: "http://127.0.0.1:4711", process: 1)
      #expect(try program.run("summary", archive).status == 0)
      let refused = try program.run("undo", archive)
      #expect(refused.status == 2)
      #expect(refused.errors.contains("http://127.0.0.1:4711"))
      try desk.close()
      #expect(try program.run("undo", archive).status == 0)
    }
  }

  @Test("Words that would command a terminal are spelt out")
  func escapes() throws {
    try withArchive { folder, archive in
      let file = folder + "/evil.txt"
      try Data("A line with \u{1B}[2J and \u{7} and \u{202E}turned harbour words.\n".utf8)
        .write(to: URL(fileURLWithPath: file))
      let added = try program.run("add-source", archive, file, "--title", "Bell \u{7}")
      for run in [
        added, try program.run("search", archive, "turned"), try program.run("search", archive, "bell"),
      ] {
        let all = run.output + run.errors
        #expect(!all.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" || $0 == "\u{202E}" })
      }
    }
  }

  @Test("What was acknowledged survives the program being killed", .timeLimit(.minutes(2)))
  func killed() throws {
    try withArchive { folder, archive in
      var random = Seed(17).generator
      var acknowledged: [String] = []
      for round in 0..<16 {
        let process = try program.start(
          ["add-source", archive, folder + "/in/texts/notes.md", "--name", "copy\(round)"])
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        usleep(UInt32.random(in: 5_000...120_000, using: &random))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        if process.terminationReason == .exit, process.terminationStatus == 0 {
          acknowledged.append("copy\(round)")
        }
      }
      let verified = try program.run("verify", archive)
      #expect(verified.status == 0, "\(verified.output)")
      let exported = try program.run("export", archive, folder + "/out")
      #expect(exported.status == 0)
      let chronicle = try String(contentsOfFile: folder + "/out/inquiry.chronicle", encoding: .utf8)
      for name in acknowledged { #expect(chronicle.contains("source \(name) "), "\(name)") }
    }
  }
}
