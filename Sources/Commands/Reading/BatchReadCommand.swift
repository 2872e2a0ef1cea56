import Archives
import ArgumentParser
import Calendars
import Foundation
import TextReading

/// Reads gold lines of the reading benchmark and prints what the first reading sees in them.
struct BatchReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Read texts from JSON Lines and print what is proposed for each.",
    discussion: """
      Each line of FILE (or of standard input) is an object with "id" and "text", and may have "lang" and "dct" \
      (the day the text was made). One line is printed for each; offsets are Unicode scalars.
      """)

  @Argument(help: "A JSON Lines file; standard input if none is given.")
  var file: String?

  private struct Item: Decodable {
    var id: String
    var text: String
    var lang: String?
    var dct: String?
  }

  func run() throws {
    var readers: [String: TemporalReader] = [:]
    let (quotations, entities, guesser) = (QuotationReader(), EntityReader(), LanguageGuesser())
    try BatchLines(path: file).forEach(as: Item.self) { item in
      let guess = guesser.guess(item.text.prefix(4_000)).language
      let language = item.lang ?? (guess == "und" ? "en" : guess)
      if readers[language] == nil { readers[language] = TemporalReader(language: language) }
      let tokens = TokenizedText(item.text)
      // What is only held at arm's length, and what is quoted inside a quotation, is no voice here.
      let quoted = quotations.quotations(in: tokens, language: language).filter {
        $0.depth == 0 && ($0.kind == .speech || (language == "fr" && $0.kind == .thought))
      }
      let reading = readers[language]?.reading(of: item.text, created: item.dct.flatMap(Self.day))
      let answer = JSONText.object([
        "id": .string(item.id), "lang": .string(guess),
        "expressions": .array((reading?.mentions ?? []).map { Self.json($0, language: language) }),
        // By the benchmark's convention "1914–1918" is two expressions and no range.
        "ranges": .array((reading?.ranges ?? []).filter { !$0.isHyphenated }.map(Self.json)),
        "entities": .array(entities.entities(in: tokens, language: language).map(Self.json)),
        "quotes": .array(quoted.map(Self.json)),
      ])
      FileHandle.standardOutput.write(Data((JSONText.line(answer) + "\n").utf8))
    }
  }

  private static func json(_ mention: TemporalMention, language: String) -> CanonicalJSON {
    JSONText.object([
      "start": .integer(mention.scalarRange.lowerBound), "end": .integer(mention.scalarRange.upperBound),
      "text": .string(mention.text), "type": .string(mention.kind.rawValue),
      "value": .string(mention.value), "mod": mention.mod.map { .string($0) },
      "edtf": mention.edtf.map { .string($0) }, "rule": .string(mention.rule),
      "why": .string(mention.reason.words(in: language)), "anchor": mention.anchor.map(span),
    ])
  }

  private static func json(_ range: TemporalRange) -> CanonicalJSON {
    JSONText.object([
      "start": .integer(range.scalarRange.lowerBound), "end": .integer(range.scalarRange.upperBound),
      "edtf": .string(range.edtf),
    ])
  }

  private static func json(_ entity: EntityMention) -> CanonicalJSON {
    JSONText.object([
      "start": .integer(entity.range.lowerBound), "end": .integer(entity.range.upperBound),
      "type": .string(entity.kind.rawValue), "text": .string(entity.text),
    ])
  }

  private static func json(_ quotation: Quotation) -> CanonicalJSON {
    JSONText.object([
      "spans": .array(quotation.spans.map(span)),
      // A suggestion is wanted here, and the rule says how far it goes.
      "speaker": quotation.speaker.map { .string($0.taken ?? $0.name) },
      "words": quotation.speaker.map { .string($0.name) },
      "rule": quotation.speaker.map { .string($0.rule.rawValue) }, "language": .string(quotation.language),
    ])
  }

  private static func span(_ range: Range<Int>) -> CanonicalJSON {
    .array([.integer(range.lowerBound), .integer(range.upperBound)])
  }

  /// The day of a date such as `1999-05-17`; a year or month gives its first day.
  static func day(_ text: String) -> DayNumber? {
    let parts = text.prefix { $0 != "T" }.split(separator: "-").compactMap { Int($0) }
    guard let year = parts.first else { return nil }
    return CalendarSystem.gregorian.dayNumber(
      year, parts.count > 1 ? parts[1] : 1, parts.count > 2 ? parts[2] : 1)
  }
}
