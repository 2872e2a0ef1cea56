import Calendars
import Diagnostics
import Foundation
import SourceTexts
import Testimony
import TextReading

/// What a first reading proposes, in the members of the JSON that `temoin read --json` prints.
struct FirstReadingDocument: Encodable {
  struct Page: Encodable {
    var label: String
    var span: [Int]?
    var textSpan: [Int]
    var proposed: Bool
  }

  struct Note: Encodable {
    var label: String
    var call: [Int]?
    var body: [Int]?
    var callTextSpan: [Int]?
    var bodyTextSpan: [Int]?
    var voice: String
  }

  struct Quoted: Encodable {
    var span: [Int]?
    var textSpan: [Int]
    var parts: [[Int]]
    var text: String
    var language: String
    var speaker: String?
    var rule: String?
    /// What the text mostly calls the person for whom the reading takes the speaker: a suggestion.
    var taken: String?
    /// The words that name the speaker.
    var speakerTextSpan: [Int]?
    var block: Bool
  }

  struct Dated: Encodable {
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
    var dateline: Bool
  }

  struct Headed: Encodable {
    var span: [Int]?
    var textSpan: [Int]
    var date: String
    var place: String?
    var coversTextSpan: [Int]
  }

  struct Named: Encodable {
    var name: String
    var mentions: [Mention]
    var latitude: Double?
    var longitude: Double?
    var geonames: Int?
    var country: String?
    var namesakes: Int?
  }

  struct Mention: Encodable {
    var span: [Int]?
    var textSpan: [Int]
    var text: String
    var reason: String
  }

  struct Reference: Encodable {
    var span: [Int]?
    var textSpan: [Int]
    var text: String
    var kind: String
  }

  struct Tie: Encodable {
    var span: [Int]?
    var textSpan: [Int]
    var text: String
    var person: String
    var kind: String
    var of: String
    var rule: String
    var byPronoun: Bool
  }

  struct FormerName: Encodable {
    var span: [Int]?
    var textSpan: [Int]
    var person: String
    var name: String
  }

  struct Voice: Encodable {
    var name: String
    var kind: String
    var textSpan: [Int]
    var manner: String
    var rendering: String
    var own: Bool?
    var person: String?
  }

  struct Reported: Encodable {
    var span: [Int]?
    var textSpan: [Int]
    var text: String
    var standing: String
    var voices: [Voice]
  }

  struct Participant: Encodable {
    var name: String
    var role: String?
    var textSpan: [Int]
    var byPronoun: Bool
  }

  struct Said: Encodable {
    var span: [Int]?
    var textSpan: [Int]
    var text: String
    var event: String
    var trigger: [Int]
    var participants: [Participant]
    var people: [String]
    var dates: [String]
    var edtf: String?
    var dateUse: String
    var places: [String]
    var voices: [Voice]
    var denied: Bool
    var supposed: Bool
    var score: Int
    var why: [String: Int]
  }

  var text: String
  var language: String
  var encoding: String
  var pages: [Page]
  var notes: [Note]
  var quotations: [Quoted]
  var dates: [Dated]
  var datelines: [Headed]
  var voices: [Reported]
  var people: [Named]
  var suspicions: [[String]]
  var kinship: [Tie]
  var formerNames: [FormerName]
  var references: [Reference]
  var places: [Named]
  var groups: [Named]
  var works: [Named]
  var statements: [Said]
  var diagnostics: [String]
}

extension FirstReadingReport {
  /// The report as one JSON object with sorted keys.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(document), as: UTF8.self)
  }

  private var document: FirstReadingDocument {
    FirstReadingDocument(
      text: source.text, language: reading.language, encoding: source.encoding.rawValue,
      pages: source.structure.pages.map {
        FirstReadingDocument.Page(
          label: $0.label, span: places.span($0.range.scalars), textSpan: pair($0.range.scalars),
          proposed: $0.isProposed)
      },
      notes: notes, quotations: quotations, dates: dates,
      datelines: reading.datelines.map { head in
        FirstReadingDocument.Headed(
          span: places.span(head.range), textSpan: pair(head.range),
          date: reading.dates[head.date].edtf ?? reading.dates[head.date].text,
          place: head.place.map { reading.places[$0].name }, coversTextSpan: pair(head.covers))
      },
      voices: reading.voices.map { report in
        FirstReadingDocument.Reported(
          span: places.span(report.content), textSpan: pair(report.content),
          text: places.words(report.content),
          standing: report.standing.rawValue,
          voices: report.voices.map {
            FirstReadingDocument.Voice(
              name: $0.name, kind: $0.kind.rawValue, textSpan: pair($0.words), manner: $0.manner.rawValue,
              rendering: $0.rendering.rawValue, own: $0.isOwn, person: nil)
          })
      },
      people: reading.people.map(named), suspicions: reading.suspicions.map(\.forms), kinship: kinship,
      formerNames: reading.formerNames.map {
        FirstReadingDocument.FormerName(
          span: places.span($0.range), textSpan: pair($0.range), person: reading.people[$0.person].name,
          name: $0.name)
      },
      references: reading.references.map {
        FirstReadingDocument.Reference(
          span: places.span($0.range), textSpan: pair($0.range), text: $0.text, kind: $0.kind.rawValue)
      },
      places: reading.places.map(named), groups: reading.groups.map(named), works: reading.works.map(named),
      statements: reading.statements.map(said),
      diagnostics: source.diagnostics.map { "\($0.code): \($0.explanation.summary)" })
  }

  private var notes: [FirstReadingDocument.Note] {
    source.structure.notes.map { note in
      let call = note.call.map { $0.rawValue..<$0.rawValue }
      return FirstReadingDocument.Note(
        label: note.label, call: call.flatMap(places.span),
        body: note.body.flatMap { places.span($0.scalars) },
        callTextSpan: call.map(pair), bodyTextSpan: note.body.map { pair($0.scalars) },
        voice: note.voice.rawValue)
    }
  }

  private var dates: [FirstReadingDocument.Dated] {
    reading.dates.map { date in
      FirstReadingDocument.Dated(
        span: places.span(date.scalarRange), textSpan: pair(date.scalarRange), text: date.text,
        type: date.kind.rawValue, value: date.value, edtf: date.edtf, earliest: date.earliest.map(Self.day),
        latest: date.latest.map(Self.day), rule: date.rule, reason: date.reason.words(in: "en"),
        dateline: date.isDateline)
    }
  }

  private var quotations: [FirstReadingDocument.Quoted] {
    let found = reading.quotations.map { quotation in
      FirstReadingDocument.Quoted(
        span: places.span(quotation.range), textSpan: pair(quotation.range), parts: quotation.spans.map(pair),
        text: places.words(quotation.range), language: quotation.language, speaker: quotation.speaker?.name,
        rule: quotation.speaker?.rule.rawValue, taken: quotation.speaker?.taken,
        speakerTextSpan: quotation.speaker.map { pair($0.words) },
        block: false)
    }
    let blocks = source.structure.blocks.filter { $0.kind == .blockQuotation }.map { block in
      FirstReadingDocument.Quoted(
        span: places.span(block.range.scalars), textSpan: pair(block.range.scalars),
        parts: [pair(block.range.scalars)], text: places.words(block.range.scalars),
        language: block.language
          ?? LanguageGuesser().guess(places.words(block.range.scalars), within: reading.language).language,
        speaker: nil, rule: nil, taken: nil, speakerTextSpan: nil, block: true)
    }
    return (found + blocks).sorted { ($0.textSpan[0], $0.textSpan[1]) < ($1.textSpan[0], $1.textSpan[1]) }
  }

  private var kinship: [FirstReadingDocument.Tie] {
    reading.kinship.map { tie in
      FirstReadingDocument.Tie(
        span: places.span(tie.range), textSpan: pair(tie.range), text: places.words(tie.range),
        person: name(tie.person), kind: tie.kind, of: name(tie.other), rule: tie.rule.rawValue,
        byPronoun: tie.isResolved)
    }
  }

  private func said(_ statement: CandidateStatement) -> FirstReadingDocument.Said {
    FirstReadingDocument.Said(
      span: places.span(statement.range), textSpan: pair(statement.range),
      text: places.words(statement.range),
      event: statement.event, trigger: pair(statement.trigger),
      participants: statement.participants.map {
        FirstReadingDocument.Participant(
          name: name($0.who), role: $0.role, textSpan: pair($0.words), byPronoun: $0.isResolved)
      },
      people: statement.people.map { reading.people[$0].name },
      dates: statement.dates.map { reading.dates[$0].text },
      edtf: statement.dates.first.flatMap { reading.dates[$0].edtf }, dateUse: statement.dateUse.rawValue,
      places: statement.places.map { reading.places[$0].name },
      voices: statement.voices.map { voice in
        FirstReadingDocument.Voice(
          name: voice.name, kind: voice.kind.rawValue, textSpan: pair(voice.words),
          manner: voice.manner.rawValue,
          rendering: voice.rendering.rawValue, own: nil, person: voice.person.map { reading.people[$0].name })
      },
      denied: statement.isDenied, supposed: statement.isSupposed, score: statement.score,
      why: Dictionary(
        statement.grounds.map { ($0.rawValue, $0.points) }, uniquingKeysWith: { first, _ in first }))
  }

  private func named(_ one: FirstReading.Named) -> FirstReadingDocument.Named {
    FirstReadingDocument.Named(
      name: one.name,
      mentions: zip(one.mentions, one.reasons).map { mention, reason in
        FirstReadingDocument.Mention(
          span: places.span(mention.range), textSpan: pair(mention.range), text: mention.text, reason: reason)
      },
      latitude: one.location?.latitude, longitude: one.location?.longitude,
      geonames: one.location?.geonamesID,
      country: one.location?.country, namesakes: one.location?.namesakes)
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
}
