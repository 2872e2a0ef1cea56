import Diagnostics
import Interchange
import Testimony
import Testing

@testable import Chronicle

@Suite("Messages about a chronicle")
struct DiagnosticTests {
  /// The records the faulty lines of the tests stand among.
  private static let frame = """
    source notes "Notes"; text texts/notes.md
    person serge "Victor Serge"
    person kalinin "Kalinin"
    group circle "A circle"
    event arrest-1928 "First arrest"
    event release "Release"

    """

  private func codes(_ lines: String) -> [String] { read(Self.frame + lines).diagnostics.map(\.code) }

  /// The line, column, message and remedy of the only message.
  private func only(_ lines: String) throws -> (line: Int, column: Int, summary: String, remedy: String?) {
    let text = Self.frame + lines
    let diagnostics = read(text).diagnostics
    #expect(diagnostics.count == 1, "\(diagnostics.map(\.explanation))")
    let first = try #require(diagnostics.first)
    let place = DiagnosticRenderer(text: text).position(
      ofUTF8Offset: try #require(first.utf8Range).lowerBound)
    return (place.line - 6, place.column, first.explanation.summary, first.explanation.remedy)
  }

  @Test("A misspelled name is shown with its place and the name that was meant")
  func undefinedName() throws {
    let chronicle =
      Self.frame + "statement s1 in notes \"He was fifteen\" p.1\n  releese on 1917-13-02 [impleid]\n"
    #expect(
      messages(chronicle) == """
        error: nothing here is called “releese”
         --> inquiry.chronicle:8:3
          |   releese on 1917-13-02 [impleid]
          |   ^^^^^^^
        hint: did you mean release?
        """)
  }

  @Test("One run reports many errors, and nothing is read by half")
  func manyErrors() throws {
    let lines = """
      statement s1 in notes "He was fifteen" p.1
        release on 1917-13-02
        release strats after arrest-1928
        release in 1917 [impleid]
      statement s2 in nots "He was fifteen" p.1
      event release "Again"
      persn x "X"
      statement s3 in notes "he was sixteen" p.1
        serge aged 15
      """
    let reading = read(Self.frame + lines)
    #expect(reading.inquiry == nil)
    #expect(
      reading.diagnostics.map(\.code) == [
        "chronicle.bad-date", "chronicle.unknown-word", "chronicle.unknown-word", "chronicle.undefined",
        "chronicle.duplicate", "chronicle.unknown-word", "chronicle.quotation-not-found",
        "chronicle.expected-word",
      ])
    #expect(reading.reading.originals.isEmpty)
  }

  @Test("A date's error has the place inside the date")
  func date() throws {
    let flaw = try only("statement s1 in notes \"He was fifteen\" p.1\n  release on 1917-13-02\n")
    #expect(flaw.line == 2)
    #expect(flaw.column == 19)
    #expect(flaw.summary == "“1917-13-02” is no date: month 13 does not exist")
  }

  @Test("Words of the grammar are suggested")
  func suggestions() throws {
    #expect(
      try only("statement s1 in notes \"He was fifteen\" p.1\n  release strats after arrest-1928\n").remedy
        == "did you mean starts?")
    #expect(
      try only("statement s1 in notes \"He was fifteen\" p.1\n  release in 1917 [impleid]\n").remedy
        == "did you mean implied?")
    #expect(try only("evnt x \"X\"\n").remedy == "did you mean event?")
    #expect(try only("event x \"X\"; woh serge\n").remedy == "did you mean who?")
    #expect(try only("event x \"X\"; who serg\n").remedy == "did you mean serge?")
    #expect(try only("statement s1 by editor\n  serge nkew s1\n").remedy == "did you mean knew?")
    #expect(try only("statement s1 by editor\n  release on 1917 julain\n").remedy == "did you mean julian?")
    #expect(try only("statement s1 by editor\n  release on a Teusday\n").remedy == "did you mean Tuesday?")
    #expect(try only("rule r life-at-mots 120\n").remedy == "did you mean life-at-most?")
    #expect(try only("hypothesis h \"H\"; doubt wittness serge\n").remedy == "did you mean witness?")
  }

  @Test("A record of the wrong kind says what it is")
  func wrongKind() throws {
    #expect(
      try only("event x \"X\"; where serge\n").summary == "“serge” is a person, and a place should stand here"
    )
    #expect(
      try only("statement s1 by editor\n  release in arrest-1928\n").remedy
        == "write during arrest-1928, or same time as arrest-1928")
  }

  @Test("A name that two kinds share asks for its kind")
  func ambiguousName() throws {
    let flaw = try only("work serge \"A book\"\nstatement s1 by editor\n  serge trait \"tall\"\n")
    #expect(flaw.remedy == "write person:serge or work:serge")
    #expect(codes("work serge \"A book\"\nstatement s1 by editor\n  person:serge trait \"tall\"\n").isEmpty)
  }

  @Test("Names and identifiers are given once")
  func duplicates() throws {
    #expect(try only("person serge \"Another\"\n").summary == "there already is a person “serge”")
    #expect(codes("person other \"Another\"\n  id \"serge\"\n") == ["chronicle.duplicate"])
    #expect(codes("event serge \"Not a person\"\n").isEmpty)
  }

  @Test("A quotation that is not in the text is shown beside the nearest words")
  func notInText() throws {
    let flaw = try only("statement s1 in notes \"The river at Orenburg was his last address\"\n")
    #expect(flaw.summary == "these words are not in the text of “notes”")
    #expect(flaw.remedy?.hasPrefix("the nearest are") == true)
    #expect(flaw.remedy?.contains("The river at Orenburg was his next address.") == true)
    #expect(try only("statement s1 in notes \"zzzzzzzz\"\n").remedy?.contains("nothing near them") == true)
  }

  @Test("A quotation that stands in several places says where, and how to tell them apart")
  func ambiguousQuotation() throws {
    let flaw = try only("statement s1 in notes \"He was\"\n")
    #expect(flaw.summary.hasPrefix("these words stand in the text 3 times"))
    #expect(flaw.summary.contains("(p.2)"))
    #expect(flaw.remedy == "add the page, as in p.4, or the words before: after \"…\"; or nth.1 to nth.3")
  }

  @Test("A quotation on another page says on which")
  func wrongPage() throws {
    #expect(try only("statement s1 in notes \"He was fifteen\" p.2\n").remedy == "they stand on page 1")
    let flaw = try only("statement s1 in notes \"He was fifteen\" p.7\n")
    #expect(flaw.summary == "the text of “notes” has no page 7")
  }

  @Test(
    "A file that is missing, changed or led away to is refused",
    arguments: [
      ("text texts/nots.md", "chronicle.missing-file"), ("text ../notes.md", "chronicle.bad-path"),
      ("text /etc/passwd", "chronicle.bad-path"),
      ("text texts/notes.md; sha256 00", "chronicle.changed-file"),
    ])
  func files(_ line: String, _ code: String) {
    #expect(read("source notes \"Notes\"\n  \(line)\n").diagnostics.map(\.code) == [code])
  }

  @Test(
    "Tabs, NUL, control and direction characters are refused where they stand",
    arguments: [
      ("person x \"a\tb\"", "chronicle.tab"), ("person x \"a\u{0}b\"", "chronicle.control-character"),
      ("person x \"a\u{7}b\"", "chronicle.control-character"),
      ("person x \"a\u{85}b\"", "chronicle.control-character"),
      ("person x \"a\u{202E}b\"", "chronicle.direction-control"),
      ("person x \"a\u{2066}b\"", "chronicle.direction-control"),
      ("person x \"a\u{61C}b\"", "chronicle.direction-control"),
      ("person x \"a\u{200F}b\"", "chronicle.direction-control"),
    ])
  func characters(_ line: String, _ code: String) throws {
    let diagnostics = read(line).diagnostics
    #expect(diagnostics.map(\.code) == [code])
    #expect(diagnostics.first?.utf8Range?.lowerBound == 11)
  }

  @Test("Escaped, such characters can be written")
  func escaped() throws {
    let inquiry = try #require(read("person x \"a\\t\\u{202E}\\n\\\"\\\\\"").inquiry)
    #expect(inquiry.persons.map(\.name) == ["a\t\u{202E}\n\"\\"])
  }

  @Test("CR LF and a byte order mark are read, with a warning")
  func lineEnds() throws {
    let reading = read("\u{FEFF}person x \"X\"\r\n  note \"n\"\r\n")
    #expect(reading.diagnostics.map(\.code) == ["chronicle.byte-order-mark", "chronicle.line-ends"])
    #expect(reading.diagnostics.allSatisfy { $0.severity == .warning })
    #expect(reading.inquiry?.persons.map(\.note) == ["n"])
  }

  @Test("A file that is not UTF-8 says where")
  func encoding() throws {
    let reader = ChronicleReader(texts: PlainTexts.reader)
    let latin = reader.read(Array("person x \"".utf8) + [0xE9, 0x22], name: "a") { _ in nil }
    #expect(latin.diagnostics.map(\.code) == ["chronicle.not-utf8"])
    #expect(latin.diagnostics.first?.utf8Range?.lowerBound == 10)
    let wide = reader.read([0xFF, 0xFE, 0x70, 0x00], name: "a") { _ in nil }
    #expect(wide.diagnostics.first?.explanation.summary == "this file is UTF-16")
  }

  @Test("A chronicle of a later version is refused")
  func version() {
    #expect(read("chronicle 2\n").diagnostics.map(\.code) == ["chronicle.version"])
  }

  @Test("No bytes at all make the reader fail otherwise than with messages")
  func anything() {
    let whole = Array((Self.frame + IllustrationTests.chronicle).utf8)
    let reader = ChronicleReader(texts: PlainTexts.reader)
    for cut in stride(from: 0, to: whole.count, by: 7) {
      let part = Array(whole[..<cut]) + Array(whole[min(whole.count, cut + 3)...])
      _ = reader.read(part, name: "a") { _ in Array(notes.utf8) }
    }
    for mark in ["\"", "[", ":", ";", "\\", "|", "(", "\n", " ", "1", "}"] {
      for cut in stride(from: 0, to: whole.count, by: 23) {
        let part = Array(whole[..<cut]) + Array(mark.utf8) + Array(whole[cut...])
        _ = reader.read(part, name: "a") { _ in Array(notes.utf8) }
      }
    }
  }

  @Test("The words that bring in a voice stand in the passage, in its paragraph or in the one before")
  func voiceWords() throws {
    func said(_ words: String, _ passage: String) -> String {
      "statement s1 in notes voice text < serge (\(words)) \"\(passage)\" p.1\n  arrest-1928 in 1933\n"
    }
    #expect(codes(said("\"Serge writes that\"", "came for him a second time")).isEmpty)
    #expect(codes(said("\"serge writes\"", "The river at Orenburg")).isEmpty)
    #expect(codes(said("writes", "The river at Orenburg")).isEmpty)
    #expect(codes(said("because \"the whole page is his\"", "The river at Orenburg")).isEmpty)
    #expect(codes(said("\"said Kalinin\"", "He was fifteen")) == ["chronicle.voice-words-elsewhere"])
    let flaw = try only(said("\"he telegraphed\"", "He was fifteen"))
    #expect(flaw.line == 1 && flaw.summary.contains("“he telegraphed”"))
    #expect(flaw.remedy == "quote the words that say whose voice it is, or give your reason: (because \"…\")")
  }

  @Test("A travel rule may hold for an epoch, and is printed as it was read")
  func travelEpoch() throws {
    let lines = "rule coaches travel-at-most 80 during 1700/1840\nrule walkers travel-at-most 40\n"
    let reading = read(Self.frame + lines)
    #expect(reading.diagnostics.isEmpty)
    let rules = try #require(reading.inquiry).rules.map(\.assumption)
    #expect(
      rules == [
        .travelAtMost(kilometresPerDay: 80, during: DateExpression("1700/1840")),
        .travelAtMost(kilometresPerDay: 40),
      ])
    #expect(codes("rule coaches travel-at-most 80 during\n") != [])
  }
}
