import Archives
import ArgumentParser
import Editing
import SourceCriticism
import Testimony

struct SynopsisCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "synopsis", abstract: "Show how each witness tells an event, side by side.",
    discussion: """
      Behind each witness stands the window the event would have if what the others say of it were left out. \
      Sources that draw on one another, or repeat one witness, are one independent root.
      """)

  @OptionGroup var options: AssessmentOptions

  @Argument(help: "The event, by short name or title.")
  var event: String

  func run() throws {
    let assessment = try options.assessment()
    let event = try assessment.inquiry.event(named: event)
    guard let synopsis = assessment.synopsis(of: event.id) else { return }
    let report = SynopsisReport(synopsis, event, assessment)
    if options.json {
      JSONText.write(report.json)
    } else {
      report.write()
    }
  }
}

/// Shows one event as each witness has it.
struct SynopsisReport {
  private let synopsis: Synopsis
  private let event: Event
  private let assessment: Assessment
  private let citing: Citing
  private let phrasing: Phrasing

  init(_ synopsis: Synopsis, _ event: Event, _ assessment: Assessment) {
    self.synopsis = synopsis
    self.event = event
    self.assessment = assessment
    citing = Citing(assessment.inquiry)
    phrasing = Phrasing(.english, of: assessment.inquiry)
  }

  func write() {
    Console.write(Console.bold(Console.shown(event.title)) + Console.dim(Console.shown("  \(event.slug)")))
    if let dating = assessment.dating(of: event.id) { Console.write("   \(DayText.extent(dating))") }
    if !synopsis.identical.isEmpty {
      Console.paragraph(
        "one with " + synopsis.identical.map { citing.title($0) }.joined(separator: ", "), first: "   ",
        rest: "     ")
    }
    for row in synopsis.rows {
      Console.write()
      let alone = DayText.extent(row.dating)
      Console.paragraph("\(witness(row)), alone: \(alone)", rest: "   ")
      for id in row.claims {
        let counts = assessment.standing(of: id) == .constrains ? "" : ", does not count"
        Console.paragraph(
          "\(phrasing.text(assessment.premise(of: .claim(id)))) [\(citing.standing(of: id))\(counts)]",
          first: "   - ", rest: "     ")
        citing.write(citing.passages(of: id), indent: "     ")
      }
    }
    Console.write()
    let roots = synopsis.rootCount
    Console.write("\(roots) independent root\(roots == 1 ? "" : "s")")
  }

  private func witness(_ row: Synopsis.Row) -> String {
    let source = row.source.flatMap { assessment.inquiry.sources[$0]?.title }
    switch row.witness {
    case .text: return source ?? "the editor"
    default: return citing.name(of: row.witness) + (source.map { ", in \($0)" } ?? "")
    }
  }

  // MARK: For programs

  var json: CanonicalJSON {
    JSONText.object([
      "event": .string(event.slug.rawValue),
      "identical": .array(synopsis.identical.map { .string(citing.slug($0)) }),
      "roots": .integer(synopsis.rootCount),
      "witnesses": .array(
        synopsis.rows.map { row in
          JSONText.object([
            "witness": .string(citing.name(of: row.witness)),
            "source": JSONText.text(row.source.flatMap { assessment.inquiry.sources[$0]?.slug.rawValue }),
            "start": DayText.json(row.dating.start), "end": DayText.json(row.dating.end),
            "claims": .array(
              row.claims.map { id in
                .object(
                  [
                    CanonicalJSON.Member("claim", citing.notation(.claim(id))),
                    CanonicalJSON.Member(
                      "text", .string(phrasing.text(assessment.premise(of: .claim(id))))),
                    CanonicalJSON.Member("counts", .bool(assessment.standing(of: id) == .constrains)),
                  ] + citing.json(id))
              }),
          ])
        }),
    ])
  }
}
