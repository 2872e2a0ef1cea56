import Archives
import ArgumentParser
import Editing
import SourceCriticism
import Testimony

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Show windows under several hypotheses side by side.",
    discussion: """
      Events whose windows are the same under all of them are left out. Behind each hypothesis stands how many \
      contradictions it leaves open. Why an event moves from one to another, temoin suppose says.
      """)

  @OptionGroup var archive: ArchiveOptions

  @Argument(
    help:
      "Hypotheses of the archive, by short name; “none” doubts nothing, and is added where one stands alone.")
  var hypotheses: [String] = []

  @Flag(help: "Show the events that do not differ as well.")
  var all = false

  func run() throws {
    let inquiry = try archive.with(.reading) { try $0.now().inquiry }
    var names = hypotheses.isEmpty ? inquiry.hypotheses.map(\.slug.rawValue) : hypotheses
    if names.count < 2, !names.contains("none") { names.insert("none", at: 0) }
    let chosen = try names.map { $0 == "none" ? nil : try inquiry.hypothesis(named: $0) }
    let root = Assessment(of: inquiry)
    let columns = chosen.map { $0 == nil ? root : root.under($0) }
    let rows = inquiry.events.map(\.id).filter { event in
      let datings = columns.map { $0.dating(of: event) }
      return all || datings.dropFirst().contains { !Self.areAlike($0, datings[0]) }
    }
    if archive.json {
      writeJSON(names, columns, rows, inquiry)
    } else {
      write(zip(names, chosen).map { $1?.title ?? "nothing is doubted" }, columns, rows, inquiry)
    }
  }

  private static func areAlike(_ one: EventDating?, _ other: EventDating?) -> Bool {
    one?.start == other?.start && one?.end == other?.end
  }

  private func write(_ titles: [String], _ columns: [Assessment], _ rows: [Event.ID], _ inquiry: Inquiry) {
    for (place, (title, assessment)) in zip(titles, columns).enumerated() {
      let open = assessment.contradictions.count
      Console.paragraph(
        "\(Self.letter(place)) “\(title)”: \(open == 0 ? "no" : "\(open)") open contradiction\(open == 1 ? "" : "s")",
        rest: "     ")
    }
    if rows.isEmpty {
      Console.write()
      Console.write("No window differs.")
    }
    for event in rows {
      Console.write()
      Console.write(Console.bold(Console.shown(inquiry.events[event]?.title ?? event.rawValue)))
      for (place, assessment) in columns.enumerated() {
        guard let dating = assessment.dating(of: event) else { continue }
        Console.write("   \(Self.letter(place)) \(DayText.extent(dating))")
      }
    }
  }

  private static func letter(_ place: Int) -> String {
    place < 26 ? String(UnicodeScalar(UInt8(65 + place))) : "\(place + 1)"
  }

  private func writeJSON(_ names: [String], _ columns: [Assessment], _ rows: [Event.ID], _ inquiry: Inquiry) {
    JSONText.write(
      JSONText.object([
        "hypotheses": .array(
          zip(names, columns).map { name, assessment in
            JSONText.object([
              "hypothesis": .string(name), "contradictions": .integer(assessment.contradictions.count),
            ])
          }),
        "events": .array(
          rows.map { event in
            JSONText.object([
              "event": .string(inquiry.events[event]?.slug.rawValue ?? event.rawValue),
              "windows": .array(
                columns.map { assessment in
                  let dating = assessment.dating(of: event)
                  return JSONText.object([
                    "start": DayText.json(dating?.start), "end": DayText.json(dating?.end),
                  ])
                }),
            ])
          }),
      ]))
  }
}
