package import ArgumentParser
import Calendars
import DatePhrases
import Diagnostics
import EDTF
import Foundation

/// `temoin date`: says what a date means.
package struct DateCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "date", abstract: "Say what a date means.",
    discussion: """
      TEXT is a date as you would say it ("early 1919", "le 18 brumaire an VIII", "Michaelmas 1381", "ten days \
      after 3 May 1871", "3 Edward III") or an EDTF expression ("1919-03~"). The answer is a sentence, the date in \
      EDTF, its first and last possible day and, for a single day, the same day in other calendars. It is given in \
      the language of the words, or in that of --in.
      """)

  @Argument(help: "The date, in words or as EDTF.")
  package var text: [String] = []

  @Option(help: "The calendar the date is written in: julian, hebrew, french_republican, unknown-style, …")
  package var calendar: String?

  @Option(help: "The country whose change from the Julian to the Gregorian calendar counts.")
  package var country: String?

  @Option(
    help:
      "Where the year begins: january, march, annunciation, annunciation_pisan, september, christmas, easter."
  )
  package var yearStart: String?

  @Option(help: "The language of the words: en or fr; both are tried if none is given.")
  package var language: String?

  @Option(
    name: .customLong("in"), help: "The language of the answer: en or fr; that of the words if none is given."
  )
  package var answerLanguage: String?

  @Option(help: "The date that a relative time or an age is counted from.")
  package var relativeTo: String?

  @Flag(help: "Write JSON.")
  package var json = false

  package init() {}

  package func run() throws {
    let phrase = text.joined(separator: " ")
    if let answerLanguage, !DateSentences.languages.contains(answerLanguage) {
      let names = DateSentences.languages.joined(separator: ", ")
      throw ValidationError("there are no answers in ‘\(answerLanguage)’; say one of \(names)")
    }
    let choice = try calendarChoice()
    let style = try yearStyle()
    let readers = try vocabularies().map {
      ($0, PhraseReader(vocabulary: $0, calendar: choice, yearStyle: style))
    }
    let origin = try relativeTo.map { text -> DaySet in
      guard case .absolute(let date) = try self.reading(of: text, readers).0.meaning else {
        throw ValidationError("--relative-to needs a date of its own, such as 1871-05")
      }
      return date.days
    }
    let (reading, _) = try self.reading(of: phrase, readers)
    let report = PhraseReport(
      of: reading, relativeTo: origin, hasCalendar: choice != nil, in: answerLanguage)
    if json {
      write(JSONText.line(DateReport(text: phrase, report: report).json) + "\n")
      return
    }
    write(report.sentence + "\n")
    let facts = report.facts
    let width = (facts.map { $0.name.count }.max() ?? 0) + 2
    for (name, value) in facts {
      write("  \(name)\(String(repeating: " ", count: width - name.count))\(value)\n")
    }
  }

  private func calendarChoice() throws -> CalendarChoice? {
    let catalogue = CalendarCatalogue.standard
    if let country {
      guard let adoption = catalogue.adoption(country) else {
        let names = catalogue.adoptions.map(\.id).joined(separator: ", ")
        throw ValidationError("the country ‘\(country)’ is not known; known are \(names)")
      }
      return .country(adoption)
    }
    guard let calendar else { return nil }
    guard let choice = catalogue.choice(calendar) else {
      let names = catalogue.systems.map(\.id).joined(separator: ", ")
      throw ValidationError("the calendar ‘\(calendar)’ is not known; known are \(names), unknown-style")
    }
    return choice
  }

  private func yearStyle() throws -> YearStyle {
    guard let yearStart else { return .january }
    let aliases: [String: YearStyle] = [
      "1-january": .january, "1-march": .march, "25-march": .annunciation, "1-september": .september,
      "25-december": .christmas,
    ]
    guard let style = YearStyle(rawValue: yearStart) ?? aliases[yearStart] else {
      let names = YearStyle.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("the year cannot begin at ‘\(yearStart)’; say one of \(names)")
    }
    return style
  }

  private func vocabularies() throws -> [PhraseVocabulary] {
    guard let language else { return PhraseCatalogue.standard.vocabularies }
    guard let vocabulary = PhraseCatalogue.standard.vocabulary(language) else {
      let names = PhraseCatalogue.standard.vocabularies.map(\.language).joined(separator: ", ")
      throw ValidationError("the language ‘\(language)’ is not known; known are \(names)")
    }
    return [vocabulary]
  }

  /// Reads a phrase in the first language that understands it; the error shown is that of the language
  /// that came furthest.
  private func reading(
    of phrase: String, _ readers: [(PhraseVocabulary, PhraseReader)]
  ) throws -> (PhraseReading, PhraseVocabulary) {
    var furthest: PhraseError?
    for (vocabulary, reader) in readers {
      do {
        return (try reader.read(phrase), vocabulary)
      } catch {
        if case .notUnderstood = error.reason {
          if error.utf8Range.lowerBound > furthest?.utf8Range.lowerBound ?? -1, !Self.isDecided(furthest) {
            furthest = error
          }
        } else if !Self.isDecided(furthest) {
          furthest = error
        }
      }
    }
    let tongue = answerLanguage ?? language ?? "en"
    if let diagnostic = Self.notationError(of: phrase, in: tongue)
      ?? furthest.map({
        Diagnostic(.error, code: "date.not-read", $0.explanation(in: tongue), utf8Range: $0.utf8Range)
      })
    {
      let message = DiagnosticRenderer(text: phrase).render(diagnostic) + "\n"
      FileHandle.standardError.write(Data(message.utf8))
    }
    throw ExitCode(2)
  }

  /// What is wrong with a phrase that is written as EDTF is, year first and without words.
  private static func notationError(of phrase: String, in language: String) -> Diagnostic? {
    let isNotation =
      phrase.utf8.prefix(4).count { (0x30...0x39).contains($0) } == 4
      && phrase.utf8.dropFirst(4).first == 0x2D
      && phrase.utf8.allSatisfy { (0x2A...0x3F).contains($0) || "XTZ~%".utf8.contains($0) }
    guard isNotation else { return nil }
    do {
      _ = try EDTFExpression(parsing: phrase)
      return nil
    } catch {
      let offset = min(error.utf8Offset, phrase.utf8.count)
      return Diagnostic(
        .error, code: "date.not-edtf", error.explanation(in: language),
        utf8Range: offset..<min(offset + 1, phrase.utf8.count))
    }
  }

  /// Whether an error says more than that words were not understood.
  private static func isDecided(_ error: PhraseError?) -> Bool {
    switch error?.reason {
    case nil, .notUnderstood, .tooShort, .empty: false
    default: true
    }
  }

  private func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }
}
