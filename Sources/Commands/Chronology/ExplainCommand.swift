import Archives
import ArgumentParser
import Editing
import SourceCriticism
import Testimony

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say when an event was, and prove each bound with passages.",
    discussion: """
      Below the proofs stand the alternatives that bear on the event with what is left of them, and what would \
      narrow its window most. How each witness tells it, temoin synopsis shows.
      """)

  @OptionGroup var options: AssessmentOptions

  @Argument(help: "The event, by short name or title.")
  var event: String

  func run() throws {
    let assessment = try options.assessment()
    let event = try assessment.inquiry.event(named: event)
    guard let dating = assessment.dating(of: event.id) else { return }
    let proofs = assessment.proofs(of: event.id)
    let report = ProofReport(assessment)
    let contradictions = assessment.contradictions.filter { $0.events.contains(event.id) }
    let writer = ContradictionReport(assessment)
    let open = OpenQuestions(assessment, about: event.id)
    if options.json {
      JSONText.write(
        JSONText.object([
          "event": .string(event.slug.rawValue), "title": .string(event.title),
          "extent": .string(dating.extent.rawValue), "basis": .string(dating.basis.rawValue),
          "start": DayText.json(dating.start), "end": DayText.json(dating.end),
          "bounds": .array(proofs.map(report.json)),
          "contradictions": writer.json(contradictions),
        ]).adding(open.json))
      return
    }
    Console.write(Console.bold(Console.shown(event.title)))
    Console.write("   \(DayText.extent(dating))")
    open.writeStretches()
    for proof in proofs {
      Console.write()
      report.write(proof)
    }
    if proofs.isEmpty, !dating.hasNoDay { Console.write("   Nothing that is said bounds it.") }
    for (number, contradiction) in contradictions.enumerated() {
      Console.write()
      writer.write(contradiction, heading: Console.bold("Contradiction \(number + 1)"))
    }
    open.write()
    for notice in ChronologyRows.notices(assessment.inquiry) {
      Console.write()
      Console.paragraph(notice)
    }
  }
}

/// Shows proofs: each bound with its steps, their passages, voices and levels.
struct ProofReport {
  let assessment: Assessment
  let citing: Citing
  let phrasing: Phrasing

  init(_ assessment: Assessment) {
    self.assessment = assessment
    citing = Citing(assessment.inquiry)
    phrasing = Phrasing(.english, of: assessment.inquiry)
  }

  func write(_ proof: BoundProof, indent: String = "") {
    let part =
      switch proof.moment {
      case .start: "It starts "
      case .end: "It ends "
      case .day: ""
      case .birth: "Born "
      case .death: "Died "
      }
    let side = proof.side == .earliest ? "not before" : "not after"
    let head = part.isEmpty ? side.prefix(1).uppercased() + side.dropFirst() : part + side
    let roots = proof.rootCount > 1 ? " (\(proof.rootCount) independent sources)" : ""
    let cases = proof.isByCases ? ", whichever alternative holds" : ""
    Console.paragraph(
      "\(head) \(phrasing.text(proof.day))\(cases), because\(roots)", first: indent, rest: indent)
    if !proof.isChecked {
      Console.paragraph(
        "The checker does not accept this proof: an error of Temoin, please report it.",
        first: indent + "   ",
        rest: indent + "   ")
    }
    var before: [Passage] = []
    for (number, step) in proof.steps.enumerated() {
      write(step, number: number + 1, indent: indent, before: before)
      if !step.passages.isEmpty { before = step.passages }
    }
  }

  private func write(_ step: ProofStep, number: Int, indent: String, before: [Passage]) {
    let inner = indent + "      "
    var kind = ""
    if let claim = step.claim {
      kind = " [\(citing.standing(of: claim))]"
    } else if let doubt = step.ground.doubt {
      kind = " [\(assessment.inquiry.notation(of: doubt))]"
    }
    Console.paragraph(
      phrasing.text(step.premise) + kind, first: indent + (number < 10 ? "   " : "  ") + "\(number). ",
      rest: inner)
    if !step.passages.isEmpty, step.passages == before {
      Console.write(inner + "(the same words)")
    } else {
      citing.write(step.passages, indent: inner)
    }
    if let conclusion = step.conclusion {
      Console.paragraph("→ " + phrasing.text(conclusion), first: inner, rest: inner + "  ")
    }
  }

  func json(_ proof: BoundProof) -> CanonicalJSON {
    let moment =
      switch proof.moment {
      case .start: "start"
      case .end: "end"
      case .day: "day"
      case .birth: "birth"
      case .death: "death"
      }
    return JSONText.object([
      "moment": .string(moment), "side": .string(proof.side.rawValue), "day": .string(DayText.day(proof.day)),
      "byCases": .bool(proof.isByCases), "checked": .bool(proof.isChecked),
      "roots": .integer(proof.rootCount),
      "steps": .array(proof.steps.map(json)),
    ])
  }

  private func json(_ step: ProofStep) -> CanonicalJSON {
    var members = [
      CanonicalJSON.Member("ground", citing.notation(step.ground)),
      CanonicalJSON.Member("premise", .string(phrasing.text(step.premise))),
      CanonicalJSON.Member("conclusion", JSONText.text(step.conclusion.map { phrasing.text($0) })),
      CanonicalJSON.Member("day", JSONText.text(step.day.map(DayText.day))),
    ]
    if let claim = step.claim, let statement = citing.statement(of: claim) {
      members.append(CanonicalJSON.Member("statement", .string(statement.slug.rawValue)))
      members.append(
        CanonicalJSON.Member("voices", .array(statement.voices.map { .string(citing.name(of: $0.holder)) })))
      members.append(CanonicalJSON.Member("read", .bool(step.isRead)))
    }
    if let level = step.level { members += citing.json(level) }
    members.append(CanonicalJSON.Member("passages", .array(step.passages.map(citing.json))))
    return .object(members)
  }
}
