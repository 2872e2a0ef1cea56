package import ArgumentParser
import Archives
import Calendars
import DatePhrases
import Diagnostics
import EDTF
import Foundation
import GEDCOM

/// `temoin batch dates`: reads dates line by line and says what each means.
package struct BatchDatesCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "dates", abstract: "Read dates from JSON Lines and write their days.",
    discussion: """
      Each line is an object with "id", "kind" (edtf, phrase, gedcom or calendar) and "text", or for a \
      calendar "date": {"y", "m", "d"}; "level", "calendar", "country" and "language" are optional. Each \
      answer has "id", "valid", "level", "edtf", "canonical", "earliest" and "latest", in the order of the \
      lines; days are proleptic Gregorian, null where an end is open or unknown. What is not a date has an "error".
      """)

  @Argument(help: "A file of JSON Lines; standard input if none is given.")
  package var file: String?

  package init() {}

  package func run() throws {
    let batch = DateBatch()
    var handle = FileHandle.standardInput
    if let file, file != "-" {
      guard let opened = FileHandle(forReadingAtPath: file) else {
        throw ValidationError("cannot open \(file); check the name")
      }
      handle = opened
    }
    var lines = LineReader(handle)
    var output = ""
    while let line = try lines.next() {
      switch line {
      case .tooLong: output += batch.refusal("the line is too long")
      case .bytes(let bytes):
        guard bytes.contains(where: { $0 > 0x20 }) else { continue }
        output +=
          batch.answer(to: bytes)
      }
      output += "\n"
      if output.utf8.count > 1 << 16 {
        FileHandle.standardOutput.write(Data(output.utf8))
        output = ""
      }
    }
    FileHandle.standardOutput.write(Data(output.utf8))
  }
}

/// Answers one line after another.
struct DateBatch {
  private let catalogue = CalendarCatalogue.standard

  /// What is said of one line.
  private struct Answer {
    var level: EDTFLevel?
    var edtf: String?
    var canonical: String?
    var earliest: DayNumber?
    var latest: DayNumber?
    var error: String?
  }

  /// Returns the answer to one line, without a line break.
  func answer(to line: [UInt8]) -> String {
    do throws(JSONError) {
      let request = try CanonicalJSON(parsing: line)
      return text(of: answer(to: request), id: request["id"] ?? .null)
    } catch {
      return refusal("not JSON at byte \(error.utf8Offset): \(error.description)")
    }
  }

  /// Returns the answer to a line that cannot be read.
  func refusal(_ error: String) -> String { text(of: Answer(error: error), id: .null) }

  private func answer(to request: CanonicalJSON) -> Answer {
    guard case .object = request else { return Answer(error: "a line is an object") }
    var level = EDTFLevel.two
    if let value = request["level"], value != .null {
      guard let number = value.asInteger, let known = EDTFLevel(rawValue: number) else {
        return Answer(error: "there is no level \(JSONText.line(value)); use 0, 1 or 2")
      }
      level = known
    }
    var calendar: CalendarChoice?
    if let name = (request["calendar"] ?? request["country"])?.asText {
      guard let known = catalogue.choice(name) else {
        return Answer(error: "the calendar ‘\(name)’ is not known")
      }
      calendar = known
    }
    let kind = request["kind"]?.asText ?? (request["date"] != nil ? "calendar" : "edtf")
    if kind == "calendar" { return converted(request["date"] ?? .null, calendar ?? .system(.gregorian)) }
    guard let text = request["text"]?.asText else { return Answer(error: "\"text\" is missing") }
    switch kind {
    case "edtf": return edtf(text, level, calendar)
    case "gedcom": return gedcom(text)
    case "phrase": return phrase(text, request["language"]?.asText, calendar)
    default: return Answer(error: "the kind ‘\(kind)’ is not known; use edtf, phrase, gedcom or calendar")
    }
  }

  private func edtf(_ text: String, _ level: EDTFLevel, _ calendar: CalendarChoice?) -> Answer {
    do {
      return answer(
        try EDTFExpression(parsing: text, upTo: level, in: calendar ?? .system(.gregorian)), written: text)
    } catch {
      return Answer(
        error: "\(error.explanation.summary) at byte \(error.utf8Offset)\(remedy(error.explanation))")
    }
  }

  private func gedcom(_ text: String) -> Answer {
    do {
      let date = try GEDCOMDate(parsing: text)
      guard let edtf = date.edtf else { return Answer() }
      return answer(edtf, written: edtf.description)
    } catch {
      return Answer(
        error: "\(error.explanation.summary) at byte \(error.utf8Offset)\(remedy(error.explanation))")
    }
  }

  private func phrase(_ text: String, _ language: String?, _ calendar: CalendarChoice?) -> Answer {
    let tag = language ?? "en"
    guard let reader = PhraseReader(language: tag, calendar: calendar) else {
      return Answer(error: "the language ‘\(tag)’ is not known; use en or fr")
    }
    do {
      switch try reader.read(text).meaning {
      case .absolute(let date):
        var answer = answer(date.edtf, written: date.edtf.description)
        answer.earliest = date.days.first
        answer.latest = date.days.last
        return answer
      case .relative(let time):
        // Counted from a date the phrase gives, it has days; from an event it has none yet.
        guard let anchor = time.anchor.date, let days = time.days(relativeTo: anchor.days) else {
          return Answer()
        }
        let edtf = EDTFExpression(dateIn: days, isApproximate: time.isApproximate)
        return answer(edtf, written: edtf.description)
      case .duration, .age: return Answer()
      }
    } catch {
      return Answer(
        error:
          "\(error.explanation.summary) at byte \(error.utf8Range.lowerBound)\(remedy(error.explanation))")
    }
  }

  private func converted(_ date: CanonicalJSON, _ calendar: CalendarChoice) -> Answer {
    let codes = ["TSH", "CSH", "KSL", "TVT", "SHV", "ADR", "ADS", "NSN", "IYR", "SVN", "TMZ", "AAV", "ELL"]
    let code = (date["m"]?.asText ?? date["month_code"]?.asText)?.uppercased()
    guard let year = date["y"]?.asInteger,
      let month = date["m"]?.asInteger ?? code.flatMap({ codes.firstIndex(of: $0) }).map({ $0 + 1 }),
      let day = date["d"]?.asInteger
    else { return Answer(error: "\"date\" needs whole numbers \"y\", \"m\" and \"d\"") }
    let days = calendar.days(of: CivilDate(astronomicalYear: year, month: month, day: day))
    guard !days.isEmpty else {
      return Answer(error: "the calendar has no such date; check the month's length and the year")
    }
    let edtf = EDTFExpression(dateIn: days)
    return answer(edtf, written: edtf.description)
  }

  private func answer(_ expression: EDTFExpression, written: String) -> Answer {
    let bounds = expression.bounds()
    return Answer(
      level: expression.level, edtf: written, canonical: expression.description, earliest: bounds.earliest,
      latest: bounds.latest)
  }

  private func remedy(_ explanation: Explanation) -> String { explanation.remedy.map { "; \($0)" } ?? "" }

  private func text(of answer: Answer, id: CanonicalJSON) -> String {
    let members: KeyValuePairs<String, CanonicalJSON?> = [
      "id": id, "valid": .bool(answer.error == nil), "level": JSONText.number(answer.level?.rawValue),
      "edtf": JSONText.text(answer.edtf), "canonical": JSONText.text(answer.canonical),
      "earliest": JSONText.text(answer.earliest?.description),
      "latest": JSONText.text(answer.latest?.description), "error": answer.error.map { .string($0) },
    ]
    return JSONText.line(JSONText.object(members))
  }
}
