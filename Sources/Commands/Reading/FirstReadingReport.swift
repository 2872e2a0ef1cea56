import Calendars
import Diagnostics
import Foundation
import SourceTexts
import Testimony
import TextReading

/// What a first reading proposes, as JSON and as words; both come from the one reading.
struct FirstReadingReport {
  let source: SourceTextReading
  let reading: FirstReading
  private let places: DecodedPlaces

  init(source: SourceTextReading, reading: FirstReading, original: [UInt8], name: String) {
    self.source = source
    self.reading = reading
    places = DecodedPlaces(source: source, bytes: original, name: name)
  }

  // MARK: JSON

  private struct Document: Encodable {
    var text: String
    var language: String
    var encoding: String
    var pages: [Page]
    var notes: [Note]
    var quotations: [Quoted]
    var dates: [Dated]
    var people: [Named]
    var places: [Named]
    var groups: [Named]
    var statements: [Said]
    var diagnostics: [String]
  }

  private struct Page: Encodable {
    var label: String
    var span: [Int]?
    var textSpan: [Int]
    var proposed: Bool
  }

  private struct Note: Encodable {
    var label: String
    var call: [Int]?
    var body: [Int]?
    var callTextSpan: [Int]?
    var bodyTextSpan: [Int]?
    var voice: String
  }

  private struct Quoted: Encodable {
    var span: [Int]?
    var textSpan: [Int]
    var parts: [[Int]]
    var text: String
    var language: String
    var speaker: String?
    var rule: String?
    var block: Bool
  }

  private struct Dated: Encodable {
    var span: [Int]?
    var textSpan: [Int]
    var text: String
    var type: String
    var value: String
    var edtf: String?
    var earliest: String?
    var latest: String?
    var rule: String
    var reason: String
  }

  private struct Named: Encodable {
    var name: String
    var mentions: [Mention]
  }

  private struct Mention: Encodable {
    var span: [Int]?
    var textSpan: [Int]
    var text: String
    var reason: String
  }

  private struct Said: Encodable {
    var span: [Int]?
    var textSpan: [Int]
    var text: String
    var event: String
    var people: [String]
    var dates: [String]
    var places: [String]
    var denied: Bool
    var supposed: Bool
    var score: Int
  }

  /// The report as one JSON object with sorted keys.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(document), as: UTF8.self)
  }

  private var document: Document {
    let structure = source.structure
    return Document(
      text: source.text, language: reading.language, encoding: source.encoding.rawValue,
      pages: structure.pages.map {
        Page(
          label: $0.label, span: places.span($0.range.scalars), textSpan: pair($0.range.scalars),
          proposed: $0.isProposed)
      },
      notes: structure.notes.map { note in
        let call = note.call.map { $0.rawValue..<$0.rawValue }
        return Note(
          label: note.label, call: call.flatMap(places.span),
          body: note.body.flatMap { places.span($0.scalars) },
          callTextSpan: call.map(pair), bodyTextSpan: note.body.map { pair($0.scalars) },
          voice: note.voice.rawValue)
      },
      quotations: quotations,
      dates: reading.dates.map { date in
        Dated(
          span: places.span(date.scalarRange), textSpan: pair(date.scalarRange), text: date.text,
          type: date.kind.rawValue,
          value: date.value, edtf: date.edtf, earliest: date.earliest.map(Self.day),
          latest: date.latest.map(Self.day),
          rule: date.rule, reason: date.reason.words(in: "en"))
      },
      people: reading.people.map(named), places: reading.places.map(named), groups: reading.groups.map(named),
      statements: reading.statements.map { said in
        Said(
          span: places.span(said.range), textSpan: pair(said.range), text: places.words(said.range),
          event: said.event,
          people: said.people.map { reading.people[$0].name },
          dates: said.dates.map { reading.dates[$0].text },
          places: said.places.map { reading.places[$0].name }, denied: said.isDenied,
          supposed: said.isSupposed,
          score: said.score)
      },
      diagnostics: source.diagnostics.map { "\($0.code): \($0.explanation.summary)" })
  }

  private var quotations: [Quoted] {
    let found = reading.quotations.map { quotation in
      Quoted(
        span: places.span(quotation.range), textSpan: pair(quotation.range), parts: quotation.spans.map(pair),
        text: places.words(quotation.range), language: quotation.language, speaker: quotation.speaker?.name,
        rule: quotation.speaker?.rule.rawValue, block: false)
    }
    let blocks = source.structure.blocks.filter { $0.kind == .blockQuotation }.map { block in
      Quoted(
        span: places.span(block.range.scalars), textSpan: pair(block.range.scalars),
        parts: [pair(block.range.scalars)],
        text: places.words(block.range.scalars),
        language: block.language
          ?? LanguageGuesser().guess(places.words(block.range.scalars), within: reading.language).language,
        speaker: nil, rule: nil, block: true)
    }
    return (found + blocks).sorted { ($0.textSpan[0], $0.textSpan[1]) < ($1.textSpan[0], $1.textSpan[1]) }
  }

  private func named(_ one: FirstReading.Named) -> Named {
    Named(
      name: one.name,
      mentions: zip(one.mentions, one.reasons).map { mention, reason in
        Mention(
          span: places.span(mention.range), textSpan: pair(mention.range), text: mention.text, reason: reason)
      })
  }

  private func pair(_ range: Range<Int>) -> [Int] { [range.lowerBound, range.upperBound] }

  private static func day(_ day: DayNumber) -> String {
    let date = CalendarSystem.gregorian.civilDate(of: day)
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number.magnitude)
      return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(date.astronomicalYear, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
  }

  // MARK: Words

  /// The report as text for people.
  func words() -> String {
    var lines = [
      "\(places.name): \(source.text.unicodeScalars.count) characters, \(source.encoding.rawValue), read as \(reading.language)",
      "\(source.structure.pages.count) pages, \(source.structure.notes.count) notes, \(reading.quotations.count) quotations, "
        + "\(reading.dates.count) dates, \(reading.people.count) people, \(reading.places.count) places, "
        + "\(reading.groups.count) groups, \(reading.statements.count) statements to consider",
    ]
    lines += source.diagnostics.prefix(20).map { "  \($0.severity.rawValue): \($0.explanation.summary)" }
    if !reading.people.isEmpty { lines += ["", "People"] }
    lines += reading.people.sorted { ($1.mentions.count, $0.name) < ($0.mentions.count, $1.name) }.prefix(40)
      .map {
        "  \($0.name)  (\($0.mentions.count)\(Self.spellings($0)))"
      }
    if !reading.statements.isEmpty { lines += ["", "Statements to consider, the fullest first"] }
    for said in reading.statements.enumerated().sorted(by: {
      ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
    }).prefix(40) {
      lines.append("  \(said.element.event): \(Self.folded(places.words(said.element.range)))")
      for index in said.element.dates {
        let date = reading.dates[index]
        lines.append("    \(date.text) = \(date.edtf ?? date.value), \(date.reason.words(in: "en"))")
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func spellings(_ one: FirstReading.Named) -> String {
    let others = Set(one.mentions.map(\.text)).subtracting([one.name]).sorted()
    return others.isEmpty ? "" : "; also " + others.prefix(6).joined(separator: ", ")
  }

  private static func folded(_ words: String) -> String {
    let line = words.split { $0.isWhitespace }.joined(separator: " ")
    return line.count > 200 ? line.prefix(199) + "…" : line
  }
}

extension Range where Bound == ScalarOffset {
  fileprivate var scalars: Range<Int> { lowerBound.rawValue..<upperBound.rawValue }
}
