import Archives
import TestSupport
import Testimony
import Testing

/// A text, a person and what is said of her, written for these tests.
enum Samples {
  static let words = "Anna came in early spring.\nHer brother Émile had left the city, Кибальчич writes.\n"

  static let original = Original(Array(words.utf8))
  static let source = Source(id: id("s-notes"), slug: slug("notes"), title: "Notes", kind: "diary")
  static let text = SourceText(
    id: id("t-notes"), source: id("s-notes"), number: 1,
    original: SourceText.Original(
      fileName: "notes.txt", mediaType: "text/plain", encoding: "UTF-8", checksum: original.checksum,
      byteCount: original.bytes.count),
    text: words, structure: TextStructure(), map: OffsetMap())
  static let anna = Person(
    id: id("p-anna"), slug: slug("anna"), name: "Anna Müller", names: [DatedName("Anja", language: "de")])
  static let arrival = Event(
    id: id("e-arrival"), slug: slug("arrival"), title: "Anna's arrival",
    participants: [Participation(.person(id("p-anna")))])

  static func slug(_ text: String) -> Slug { Slug(text) ?? Slug(title: text, fallback: "x") }

  static func passage(_ quotation: String, at start: Int) -> Passage {
    Passage(
      source: id("s-notes"), quotation: quotation,
      place: .text(id("t-notes"), ScalarOffset(start)..<ScalarOffset(start + quotation.unicodeScalars.count)))
  }

  static func statement(_ number: Int = 1, quotation: String = "in early spring", at start: Int = 10)
    -> Statement
  {
    Statement(
      id: Identifier("st-\(number)"), slug: slug("s\(number)"), source: id("s-notes"),
      passages: [passage(quotation, at: start)],
      claims: [
        Claim(
          id: Identifier("c-\(number)"),
          .time(event: id("e-arrival"), TimeConstraint(.start, .dated(.within, DateExpression("1921-21")))))
      ])
  }

  static let proposal = Proposal(
    id: id("p1"), source: id("s-notes"), passages: [passage("Anna came in early spring", at: 0)],
    .event(
      ProposedEvent(
        "arrival", participants: [ProposedEvent.Participant(ProposedName(.person, "Anna"))],
        times: [TimeConstraint(.whole, .dated(.within, DateExpression("1921-21")))])),
    reason: "a date beside it", score: 70, origin: .model(name: "reader", version: "2"))

  static var changes: [Change] {
    [
      .title("A small inquiry"), .put(.source(source)), .put(.text(text)), .put(.person(anna)),
      .put(.event(arrival)), .put(.statement(statement())),
    ]
  }

  static func stamp(_ reason: String = "test", at milliseconds: Int = 1_000_000) -> Stamp {
    Stamp(author: "tester", milliseconds: milliseconds, reason: reason)
  }
}

/// Names a record by what is written in a test.
func id<Record>(_ text: String) -> Identifier<Record> { Identifier(text) }

/// Salts that are the same on every run.
enum FixedSalts {
  static func source() -> Archive.SaltSource {
    { [UInt8](repeating: 7, count: 32) }
  }
}

/// The engines that have to answer alike.
enum EngineKind: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case memory
  case sqlite

  var testDescription: String { rawValue }

  /// Runs `body` on an empty archive of this kind.
  func withArchive(_ body: (Archive) throws -> Void) throws {
    switch self {
    case .memory:
      try body(Archive(engine: MemoryEngine(), salts: FixedSalts.source()))
    case .sqlite:
      try TemporaryFolder.with { folder in
        let path = folder + "/inquiry.temoin"
        try FileOnDisk.create(path)
        let archive = Archive(engine: try SQLiteEngine(creating: path), salts: FixedSalts.source())
        try body(archive)
        try archive.close()
      }
    }
  }
}
