import Archives
import ArgumentParser
import SourceCriticism
import Testimony

struct SupposeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suppose", abstract: "Show what would move if something were not believed.",
    discussion: """
      Doubts are written as a kind and a name: statement:s17, claim:s17.2, source:notes, witness:kalinin, \
      transmission:serge<kalinin, link:serge, identity:i4, mention:m7, rule:life-at-most.
      """)

  @OptionGroup var options: AssessmentOptions

  @Option(help: "What is not believed; may be given several times.")
  var doubt: [String]

  func run() throws {
    let assessment = try options.assessment()
    let doubts = try AssessmentOptions.doubts(doubt, in: assessment.inquiry)
    let supposed = assessment.supposing(doubts)
    let comparison = assessment.compared(with: supposed)
    if options.json {
      writeJSON(comparison, assessment, supposed)
    } else {
      write(comparison, assessment, supposed)
    }
  }

  private func write(_ comparison: Comparison, _ assessment: Assessment, _ supposed: Assessment) {
    let citing = Citing(assessment.inquiry)
    Console.paragraph("Not believed: \(doubt.joined(separator: ", "))", rest: "   ")
    if comparison.isEmpty { Console.write("Nothing moves.") }
    for movement in comparison.movements {
      Console.write()
      Console.write(Console.bold(Console.shown(citing.title(movement.event))))
      Console.write("   was   \(DayText.extent(movement.before))")
      Console.write("   would be   \(DayText.extent(movement.after))")
      let gone = Self.claims(movement.lost)
      if !gone.isEmpty {
        Console.paragraph(
          "it rested on " + gone.map { citing.standing(of: $0) }.joined(separator: "; "), first: "   ",
          rest: "     ")
      }
    }
    let before = ContradictionReport(assessment)
    for contradiction in comparison.resolved {
      Console.write()
      Console.paragraph("No longer contradicted: \(Self.members(contradiction, before))", rest: "   ")
    }
    let after = ContradictionReport(supposed)
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

  private static func claims(_ proofs: [BoundProof]) -> [Claim.ID] {
    var seen: Set<Claim.ID> = []
    return proofs.flatMap(\.claims).filter { seen.insert($0).inserted }
  }

  private static func members(_ contradiction: Contradiction, _ report: ContradictionReport) -> String {
    contradiction.members.map { report.phrasing.text(report.assessment.premise(of: $0)) }.joined(
      separator: "; ")
  }

  private func writeJSON(_ comparison: Comparison, _ assessment: Assessment, _ supposed: Assessment) {
    let citing = Citing(assessment.inquiry)
    let proofs = ProofReport(assessment)
    let newProofs = ProofReport(supposed)
    func json(_ dating: EventDating) -> CanonicalJSON {
      JSONText.object(["start": DayText.json(dating.start), "end": DayText.json(dating.end)])
    }
    JSONText.write(
      JSONText.object([
        "doubts": .array(doubt.map { .string($0) }),
        "moved": .array(
          comparison.movements.map { movement in
            JSONText.object([
              "event": .string(citing.slug(movement.event)), "before": json(movement.before),
              "after": json(movement.after), "lost": .array(movement.lost.map(proofs.json)),
              "gained": .array(movement.gained.map(newProofs.json)),
            ])
          }),
        "resolved": ContradictionReport(assessment).json(comparison.resolved),
        "arisen": ContradictionReport(supposed).json(comparison.arisen),
      ]))
  }
}
