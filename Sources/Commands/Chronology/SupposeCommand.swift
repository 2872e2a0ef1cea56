import Archives
import ArgumentParser
import Diagnostics
import Editing
import SourceCriticism
import Testimony

struct SupposeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suppose", abstract: "Show what would move, and why, if something were not believed.",
    discussion: """
      Doubts are written as a kind and a name: statement:s17, claim:s17.2, source:notes, kind:newspaper, witness:kalinin, \
      transmission:serge<kalinin, link:serge, identity:i4, mention:m7, rule:life-at-most. Several count together.

      Two hypotheses of the archive are compared with --hypothesis A --against B; without --against, what moves is \
      shown against doubting nothing more than the hypothesis does, or nothing at all where no doubt is given.
      """)

  @OptionGroup var options: AssessmentOptions

  @Option(help: "What is not believed; may be given several times.")
  var doubt: [String] = []

  @Option(help: "The hypothesis to compare with, by short name; “none” doubts nothing.")
  var against: String?

  func validate() throws {
    guard !doubt.isEmpty || against != nil || options.hypothesis != nil else {
      throw ValidationError("say what to suppose: --doubt, --hypothesis, or --hypothesis and --against")
    }
  }

  func run() throws {
    let assessment = try options.assessment()
    let inquiry = assessment.inquiry
    let doubts = try AssessmentOptions.doubts(doubt, in: inquiry)
    let supposed = doubts.isEmpty ? assessment : assessment.supposing(doubts)
    let other: Hypothesis?
    switch against {
    case "none"?: other = nil
    case let name?: other = try inquiry.hypothesis(named: name)
    case nil: other = doubts.isEmpty ? nil : assessment.hypothesis
    }
    let first = other == assessment.hypothesis ? assessment : assessment.under(other)
    let report = ComparisonReport(first, supposed, doubts: doubt)
    if options.json {
      JSONText.write(report.json)
    } else {
      report.write()
    }
  }
}

/// Shows what differs between two assessments of one inquiry, and why.
struct ComparisonReport {
  private let first: Assessment
  private let second: Assessment
  private let doubts: [String]
  private let comparison: Comparison
  private let citing: Citing

  /// Compares.
  ///
  /// - Parameters:
  ///   - first: What it is compared with.
  ///   - second: What is supposed.
  ///   - doubts: The doubts beside its hypothesis, as they were written.
  init(_ first: Assessment, _ second: Assessment, doubts: [String]) {
    self.first = first
    self.second = second
    self.doubts = doubts
    comparison = first.compared(with: second)
    citing = Citing(first.inquiry)
  }

  func write() {
    Console.paragraph("Supposed: \(names(second, doubts: doubts))", rest: "   ")
    if first.hypothesis != nil {
      Console.paragraph("Compared with: \(names(first, doubts: []))", rest: "   ")
    }
    if comparison.isEmpty { Console.write("Nothing moves.") }
    for movement in comparison.movements {
      Console.write()
      Console.write(Console.bold(Console.shown(citing.title(movement.event))))
      Console.write("   was   \(DayText.extent(movement.before))")
      Console.write("   would be   \(DayText.extent(movement.after))")
      for cause in movement.causes { write(cause) }
      let kept = claims(movement.gained).filter { id in
        !movement.causes.contains { $0.ground == .claim(id) }
      }
      if !kept.isEmpty {
        Console.paragraph(
          "it then rests on " + kept.map { citing.standing(of: $0) }.joined(separator: "; "), first: "   ",
          rest: "     ")
      }
    }
    let before = ContradictionReport(first)
    for contradiction in comparison.resolved {
      Console.write()
      Console.paragraph("No longer contradicted: \(members(contradiction, before))", rest: "   ")
    }
    let after = ContradictionReport(second)
    for contradiction in comparison.arisen {
      Console.write()
      after.write(contradiction, heading: Console.bold("A new contradiction"))
    }
    Console.write()
    let count = comparison.movements.count
    func contradictions(_ number: Int, _ one: String, _ many: String) -> String? {
      number == 0 ? nil : number == 1 ? "1 contradiction \(one)" : "\(number) contradictions \(many)"
    }
    Console.write(
      [
        "\(count) event\(count == 1 ? " moves" : "s move")",
        contradictions(comparison.resolved.count, "goes", "go"),
        contradictions(comparison.arisen.count, "comes", "come"),
      ].compactMap(\.self).joined(separator: ", "))
  }

  private func write(_ cause: Comparison.Cause) {
    let assessment = cause.isLost ? first : second
    let words = ContradictionReport(assessment).phrasing.text(assessment.premise(of: cause.ground))
    var name = cause.ground.doubt.map { first.inquiry.notation(of: $0) } ?? ""
    if case .claim(let id) = cause.ground { name = citing.standing(of: id) }
    Console.paragraph(
      "because it is \(cause.isLost ? "no longer" : "again") believed that \(words) [\(name)]", first: "   ",
      rest: "     ")
  }

  private func names(_ assessment: Assessment, doubts: [String]) -> String {
    let title = assessment.hypothesis.flatMap { first.inquiry.hypotheses[$0.id] }?.title
    let parts =
      (title.map { ["“\($0)”"] } ?? []) + (doubts.isEmpty ? [] : ["not " + doubts.joined(separator: ", ")])
    return parts.isEmpty ? "nothing is doubted" : parts.joined(separator: ", and ")
  }

  private func claims(_ proofs: [BoundProof]) -> [Claim.ID] {
    var seen: Set<Claim.ID> = []
    return proofs.flatMap(\.claims).filter { seen.insert($0).inserted }
  }

  private func members(_ contradiction: Contradiction, _ report: ContradictionReport) -> String {
    contradiction.members.map { report.phrasing.text(report.assessment.premise(of: $0)) }.joined(
      separator: "; ")
  }

  // MARK: For programs

  var json: CanonicalJSON {
    let proofs = ProofReport(first)
    let newProofs = ProofReport(second)
    func json(_ dating: EventDating) -> CanonicalJSON {
      JSONText.object(["start": DayText.json(dating.start), "end": DayText.json(dating.end)])
    }
    func name(_ assessment: Assessment) -> CanonicalJSON {
      JSONText.text(
        assessment.hypothesis.flatMap { first.inquiry.hypotheses[$0.id] }?.slug.rawValue)
    }
    return JSONText.object([
      "hypothesis": name(second), "against": name(first), "doubts": .array(doubts.map { .string($0) }),
      "moved": .array(
        comparison.movements.map { movement in
          JSONText.object([
            "event": .string(citing.slug(movement.event)), "before": json(movement.before),
            "after": json(movement.after),
            "because": .array(
              movement.causes.map { cause in
                JSONText.object([
                  "ground": citing.notation(cause.ground),
                  "believed": .string(cause.isLost ? "no longer" : "again"),
                ])
              }), "lost": .array(movement.lost.map(proofs.json)),
            "gained": .array(movement.gained.map(newProofs.json)),
          ])
        }), "resolved": ContradictionReport(first).json(comparison.resolved),
      "arisen": ContradictionReport(second).json(comparison.arisen),
    ])
  }
}
