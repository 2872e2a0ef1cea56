import Foundation
import TestSupport
import Testing

@Suite("Commands that need no archive")
struct ToolTests {
  private let program: Program

  init() throws { program = try #require(Program()) }

  private func lines(_ output: String) throws -> [[String: Any]] {
    try output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test("A date is read as people write it, and said in words, as EDTF and by its days")
  func date() throws {
    let read = try program.run("date", "early summer of 1928", "--json")
    #expect(read.status == 0, "\(read.errors)")
    #expect(try read.json()["earliest"] as? String == "1928-06-01")
    let julian = try program.run("date", "1917-10-25", "--calendar", "julian", "--json")
    #expect(try julian.json()["earliest"] as? String == "1917-11-07")
    let french = try program.run("date", "le 18 brumaire an VIII", "--language", "fr", "--json")
    #expect(try french.json()["earliest"] as? String == "1799-11-09")
  }

  @Test("A date is told in the language of its words, or in the one asked for")
  func dateLanguages() throws {
    #expect(try program.run("date", "le 18 brumaire an VIII").output.hasPrefix("Samedi 9 novembre 1799.\n"))
    #expect(
      try program.run("date", "le 18 brumaire an VIII", "--in", "en").output.hasPrefix(
        "Saturday 9 November 1799.\n"))
    #expect(try program.run("date", "--in", "fr", "1933-13").errors.contains("le mois 13 n’existe pas"))
    #expect(try program.run("date", "--in", "xx", "1933").status != 0)
  }

  @Test(
    "What is no date, or may be two, is refused with the place and what to do",
    arguments: ["1933-13", "3/4/1919", "a Tuesday in the thirteenth month", ""])
  func noDate(_ text: String) throws {
    let refused = try program.run("date", text)
    #expect(refused.status == 2)
    #expect(refused.output.isEmpty)
    #expect(refused.errors.contains("error:"))
  }

  @Test("A wrong month of a notation is named as such")
  func notation() throws {
    #expect(try program.run("date", "1933-13").errors.contains("month 13 does not exist"))
  }

  @Test("Batches of dates keep their order, and a bad line costs no other line")
  func batchDates() throws {
    try TemporaryFolder.with { folder in
      let file = folder + "/dates.jsonl"
      let rows = [
        #"{"id": "a", "text": "1919-02", "kind": "edtf"}"#, "not json",
        #"{"id": "b", "text": "1919-13", "kind": "edtf"}"#,
        #"{"id": "c", "text": "ABT 1850", "kind": "gedcom"}"#,
        #"{"id": "d", "date": {"y": 1918, "m": 1, "d": 31}, "calendar": "julian", "kind": "calendar"}"#,
      ]
      try Data(rows.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: file))
      let answers = try lines(try program.run("batch", "dates", file).output)
      #expect(answers.map { $0["valid"] as? Bool } == [true, false, false, true, true])
      #expect(answers[0]["earliest"] as? String == "1919-02-01")
      #expect(answers[0]["latest"] as? String == "1919-02-28")
      #expect(answers[2]["error"] != nil)
      #expect(answers[4]["earliest"] as? String == "1918-02-13")
    }
  }

  @Test("A network file is answered, and a broken one refused with its line")
  func network() throws {
    try TemporaryFolder.with { folder in
      let header = "stn 1\nname n\nevents 3\nconstraints 2\nstatements 2\norigin 0\nepoch 1800-01-01\ndata\n"
      let file = folder + "/n.stn"
      try Data((header + "0 1 5 0 1 10 20\n1 2 5 1 2 3 *\n").utf8).write(to: URL(fileURLWithPath: file))
      let windows = try program.run("batch", "network", file, "windows")
      #expect(windows.status == 0, "\(windows.errors)")
      #expect(windows.output == "0 0 0\n1 10 20\n2 13 *\n")
      try Data((header + "0 1 5 0 1 10 20\n1 2 5 1 9 3 *\n").utf8).write(to: URL(fileURLWithPath: file))
      let broken = try program.run("batch", "network", file, "windows")
      #expect(broken.status == 2)
      #expect(broken.errors.contains("10"))
      // A short file that asks for endless tables.
      let greedy = header.replacing("events 3", with: "events 1000000000")
      try Data((greedy + "0 1 5 0 1 10 20\n1 2 5 1 2 3 *\n").utf8).write(to: URL(fileURLWithPath: file))
      let endless = try program.run("batch", "network", file, "windows")
      #expect(endless.status == 2)
      #expect(endless.errors.contains("at most"))
    }
  }

  @Test("A packed network gives the answers of its text, and a damaged one is refused")
  func packedNetwork() throws {
    try TemporaryFolder.with { folder in
      let text = """
        stn 1
        name n
        events 4
        constraints 4
        statements 3
        origin 0
        data
        0 1 5 0 1 10 20
        1 2 5 1 2 3 *
        2 3 2 2 3 * 4
        3 3 2 0 3 0 30

        """
      let file = folder + "/n.stn"
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
      #expect(try program.run("batch", "network", file, "pack").status == 0)
      for question in ["windows", "proofs", "conflicts", "repair", "whatif"] {
        let plain = try program.run("batch", "network", file, question)
        let packed = try program.run("batch", "network", file + "b", question)
        #expect(packed.status == 0, "\(question): \(packed.errors)")
        if question != "whatif" { #expect(packed.output == plain.output, "\(question)") }
      }
      // Only what is used is checked: damage is either refused or without effect, and never a wrong answer.
      let whole = try Data(contentsOf: URL(fileURLWithPath: file + "b"))
      let plain = try program.run("batch", "network", file, "windows").output
      var refused = 0
      for place in stride(from: 0, to: whole.count, by: max(1, whole.count / 24)) {
        var bytes = whole
        bytes[place] ^= 1
        try bytes.write(to: URL(fileURLWithPath: file + "b"))
        let damaged = try program.run("batch", "network", file + "b", "windows")
        if damaged.status == 2 { refused += 1 } else { #expect(damaged.output == plain, "byte \(place)") }
      }
      #expect(refused > 0)
    }
  }

  @Test("A source is read without an archive, with places in the file and in the text")
  func read() throws {
    try TemporaryFolder.with { folder in
      let text = "# Life\n\nHe was *born* on 3 May 1871, says\nPaul Durand.[^1]\n\n[^1]: In Lyon.\n"
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/life.md"))
      let reading = try program.run("read", folder + "/life.md", "--json")
      #expect(reading.status == 0, "\(reading.errors)")
      let json = try reading.json()
      #expect(json["text"] as? String == "Life\n\nHe was born on 3 May 1871, says Paul Durand.\n\nIn Lyon.")
      let date = try #require((json["dates"] as? [[String: Any]])?.first)
      let span = try #require(date["span"] as? [Int])
      #expect(String(Array(text)[span[0]..<span[1]]) == "3 May 1871")
      #expect((json["notes"] as? [[String: Any]])?.first?["label"] as? String == "1")
      let again = try program.run("read", folder + "/life.md", "--json")
      #expect(again.output == reading.output)
      #expect(try program.run("read", folder + "/none.md").status == 2)
    }
  }

  @Test(
    "The examples are read, found consistent but for what they mean to show, and rebuilt from their export")
  func examples() throws {
    for (name, contradictions) in [("victor-serge", 3), ("lantern-street", 1)] {
      try TemporaryFolder.with { folder in
        let chronicle = FileManager.default.currentDirectoryPath + "/Examples/\(name)/inquiry.chronicle"
        func hash(_ archive: String) throws -> String? {
          let verified = try program.run("verify", archive, "--json")
          #expect(verified.status == 0, "\(verified.output)")
          return try verified.json()["contentHash"] as? String
        }
        let (one, two) = (folder + "/one.temoin", folder + "/two.temoin")
        for archive in [one, two] { #expect(try program.run("init", archive).status == 0) }
        let imported = try program.run("import", one, chronicle)
        #expect(imported.status == 0, "\(imported.errors)")
        let found = try #require(try program.run("check", one, "--json").json()["contradictions"] as? [Any])
        #expect(found.count == contradictions)
        #expect(try program.run("export", one, "--format", "chronicle", folder + "/out").status == 0)
        #expect(try program.run("import", two, "out/inquiry.chronicle", in: folder).status == 0)
        #expect(try hash(one) == hash(two))
      }
    }
  }
}
