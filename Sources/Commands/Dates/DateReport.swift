import Archives
import Calendars
import DatePhrases
import EDTF

/// The report on a phrase for programs.
struct DateReport {
  /// The phrase as given.
  let text: String
  let report: PhraseReport

  /// The report for programs.
  var json: CanonicalJSON {
    let days = report.days
    // What other calendars call it is said of a single day.
    let day = days?.count == 1 ? days?.first : nil
    return JSONText.object([
      "text": .string(text), "language": .string(report.reading.language), "kind": .string(kind),
      "sentence": .string(report.sentence), "edtf": JSONText.text(report.edtf?.description),
      "earliest": JSONText.text(days?.first?.description), "latest": JSONText.text(days?.last?.description),
      "days": JSONText.number(days?.count), "weekday": day.map { .string("\($0.weekday)") },
      "calendars": day.map { day in
        .object(
          report.otherCalendars(of: day).map { system in
            CanonicalJSON.Member(system.id, .string(system.civilDate(of: day).description))
          })
      },
      "decisions": .array(
        report.decisions.map {
          JSONText.object(["words": .string($0.words), "rule": .string($0.rule)])
        }), "note": report.note.map { .string($0) },
    ])
  }

  private var kind: String {
    switch report.reading.meaning {
    case .absolute: "date"
    case .relative: "relative"
    case .duration: "duration"
    case .age: "age"
    }
  }
}
