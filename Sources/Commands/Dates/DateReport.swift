import Calendars
import DatePhrases
import EDTF

/// The report on a phrase for programs.
struct DateReport {
  /// The phrase as given.
  let text: String
  let report: PhraseReport

  /// The report for programs.
  var json: JSONValue {
    func string(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
    let days = report.days
    var members = [
      JSONValue.Member(name: "text", value: .string(text)),
      JSONValue.Member(name: "language", value: .string(report.reading.language)),
      JSONValue.Member(name: "kind", value: .string(kind)),
      JSONValue.Member(name: "sentence", value: .string(report.sentence)),
      JSONValue.Member(name: "edtf", value: string(report.edtf?.description)),
      JSONValue.Member(name: "earliest", value: string(days?.first?.description)),
      JSONValue.Member(name: "latest", value: string(days?.last?.description)),
      JSONValue.Member(name: "days", value: days?.count.map { .number(String($0)) } ?? .null),
    ]
    if let days, days.count == 1, let day = days.first {
      members.append(JSONValue.Member(name: "weekday", value: .string("\(day.weekday)")))
      members.append(
        JSONValue.Member(
          name: "calendars",
          value: .object(
            report.otherCalendars(of: day).map { system in
              JSONValue.Member(name: system.id, value: .string(system.civilDate(of: day).description))
            })))
    }
    members.append(
      JSONValue.Member(
        name: "decisions",
        value: .array(
          report.decisions.map {
            .object([
              JSONValue.Member(name: "words", value: .string($0.words)),
              JSONValue.Member(name: "rule", value: .string($0.rule)),
            ])
          })))
    if let note = report.note { members.append(JSONValue.Member(name: "note", value: .string(note))) }
    return .object(members)
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
