import Diagnostics
import Testimony
import Testing

@testable import Chronicle

@Suite("Passages of a chronicle")
struct PassageTests {
  private func passage(_ words: String, texts: [String: String] = ["texts/notes.md": notes]) throws -> Passage
  {
    let chronicle = "source notes \"Notes\"; text texts/notes.md\nstatement s1 in notes \(words)\n"
    let reading = read(chronicle, texts: texts)
    #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics.map(\.explanation))")
    return try #require(reading.inquiry?.statements.first { _ in true }?.passages.first)
  }

  private func start(_ passage: Passage) -> Int {
    switch passage.place {
    case .text(_, let range), .excerpt(_, let range), .orphan(_, let range): range.lowerBound.rawValue
    }
  }

  @Test("White space matches a line end, and the passage has the text's own words")
  func lineEnds() throws {
    let found = try passage("\"that they came for him\"")
    #expect(found.quotation == "that they\ncame for him")
    #expect(found.prefix == "sehold fell apart. Serge writes ")
    #expect(found.suffix == " a second time in 1933.\n\nThe riv")
    #expect(found.locator == Locator(page: "1"))
  }

  @Test(
    "Page, paragraph, note, context and count tell places apart",
    arguments: [
      ("\"He was\" p.2", 214), ("\"He was\" par.1", 0), ("\"He was\" after \"next address.\"", 150),
      ("\"He was\" before \"released\"", 150), ("\"He was\" nth.2", 150), ("\"He was\" p.1 nth.2", 150),
    ])
  func tellingApart(_ words: String, _ place: Int) throws {
    let whole = Array(notes.unicodeScalars)
    let found = try passage(words)
    #expect(String(String.UnicodeScalarView(whole[start(found)..<(start(found) + 6)])) == "He was")
    if place == 0 { #expect(start(found) == 0) }
    #expect(found.quotation == "He was")
  }

  @Test("A note is found by its label, and a passage in it cites it")
  func notesOfText() throws {
    #expect(try passage("\"The physician remembered\" n.1").locator == Locator(page: "2", note: "1"))
    #expect(try passage("\"The physician remembered\"").locator == Locator(page: "2", note: "1"))
  }

  @Test("What is cited may differ from the text's own pages")
  func cited() throws {
    #expect(
      try passage("\"The river\" cited p.99 loc.\"fol. 3v\"").locator == Locator(page: "99", other: "fol. 3v")
    )
    #expect(try passage("\"The river\" cited nothing").locator == Locator())
    #expect(try passage("\"The river\" t.00:12:31").locator == Locator(page: "1", timeCode: "00:12:31"))
  }

  @Test("In a text without pages the page is cited")
  func withoutPages() throws {
    let found = try passage("\"river\" p.\"4 bis\"", texts: ["texts/notes.md": "The river."])
    #expect(found.locator == Locator(page: "4 bis"))
  }

  @Test("Earlier revisions, excerpts and lost words are found where they were")
  func otherPlaces() throws {
    let chronicle = """
      source notes "Notes"
        text texts/old.md
        text texts/notes.md
      source letters "Letters"
      excerpt letter-1 of letters p.12 "I was fifteen when I left"
        transcriber "A. Reader"; transcribed 2024-05-02
      excerpt letter-2 of letters "I was ill, and fifteen"
      statement s1 in notes "The old words" rev.1
      statement s2 in notes "The old words" lost rev.1
      statement s3 in letters "when I left"
      statement s4 in letters "fifteen" ex.letter-2
      statement s5 in notes "ill" of letters
      """
    let reading = read(chronicle, texts: ["texts/notes.md": notes, "texts/old.md": "The old words."])
    let inquiry = try #require(reading.inquiry, "\(reading.diagnostics.map(\.explanation))")
    let old = try #require(inquiry.texts.first { $0.number == 1 })
    let places = inquiry.statements.map { $0.passages[0].place }
    #expect(places[0] == .text(old.id, ScalarOffset(0)..<ScalarOffset(13)))
    #expect(places[1] == .orphan(old.id, ScalarOffset(0)..<ScalarOffset(13)))
    #expect(places[2] == .excerpt(Identifier("letter-1"), ScalarOffset(14)..<ScalarOffset(25)))
    #expect(places[3] == .excerpt(Identifier("letter-2"), ScalarOffset(15)..<ScalarOffset(22)))
    #expect(inquiry.statements.map { $0.passages[0].locator.page } == [nil, nil, "12", nil, nil])
    #expect(
      inquiry.statements.map { $0.passages[0].source.rawValue } == [
        "notes", "notes", "letters", "letters", "letters",
      ])
  }

  @Test("All places of words are found, whatever their length")
  func index() {
    let text = "ababab  abc\nabab é e\u{301} a"
    let index = TextIndex(text)
    #expect(index.places(of: "abab").map(\.lowerBound) == [0, 2, 12])
    #expect(index.places(of: "ab").map(\.lowerBound) == [0, 2, 4, 8, 12, 14])
    #expect(index.places(of: "abab abc abab") == [2..<16])
    #expect(index.places(of: "é") == [17..<18])
    #expect(index.places(of: "e\u{301}") == [19..<21])
    #expect(index.places(of: "abx").isEmpty)
    #expect(index.words(8..<11) == "abc")
    #expect(index.words(6..<8) == "  ")
    #expect(index.stand("abab", before: 8))
    #expect(index.stand("abc", after: 6))
  }
}
