import Archives
import ArgumentParser
import SourceCriticism
import Testimony

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Show what cannot all be true, and the ways out.",
    discussion:
      "The exit status is 1 if a contradiction is open; what rulings decide or acknowledge does not count.")

  @OptionGroup var options: AssessmentOptions

  @Option(help: "How many sets of doubts are shown as ways out of a contradiction.")
  var ways = ContradictionReport.usualWaysOut

  @Flag(help: "Check a proof of every bound as well, with a checker that trusts nothing of the solver.")
  var audit = false

  func run() throws {
    let assessment = try options.assessment()
    let report = ContradictionReport(assessment)
    let audited = audit ? assessment.audit() : nil
    if options.json {
      writeJSON(report, audited)
    } else {
      write(report)
      if let audited { write(audited, assessment) }
    }
    if let audited, !audited.holds { throw CommandEnding(ending: .damaged) }
    if !assessment.contradictions.isEmpty { throw CommandEnding(ending: .contradictions) }
  }

  private func write(_ report: ContradictionReport) {
    let assessment = report.assessment
    var number = 0
    for group in Self.groups(assessment.contradictions) {
      if number > 0 { Console.write() }
      for contradiction in group {
        number += 1
        report.writeMembers(of: contradiction, heading: Console.bold("Contradiction \(number)"))
      }
      if let first = group.first { report.writeWaysOut(of: first, limit: max(0, ways)) }
    }
    if !assessment.contradictions.isEmpty { Console.write() }
    for raised in assessment.raised {
      let question = assessment.inquiry.rulings[raised.ruling]?.question ?? raised.ruling.rawValue
      let why =
        switch raised.reason {
        case .reopened: "it was reopened"
        case .evidenceGone: "a passage it rests on is no longer there or no longer counts"
        case .evidenceAgrees: "its evidence no longer contradicts itself"
        }
      Console.paragraph("The ruling on “\(question)” no longer applies: \(why).", rest: "   ")
    }
    Console.write(Self.summary(assessment))
    if !assessment.areContradictionsComplete {
      Console.write("There are more than could be listed in the time allowed.")
    }
  }

  private func write(_ audit: ProofAudit, _ assessment: Assessment) {
    let cases = audit.caseCount == 0 ? "" : ", \(audit.caseCount) of them by cases"
    guard !audit.holds else {
      Console.write("\(audit.chainCount + audit.caseCount) bounds proved and checked\(cases)")
      return
    }
    let names = audit.failed.map { assessment.inquiry.events[$0]?.slug.rawValue ?? $0.rawValue }
    Console.paragraph(
      "A proof does not hold for: \(names.joined(separator: ", ")). This is an error of Temoin: please report it."
    )
  }

  /// Contradictions that hang together share their ways out.
  private static func groups(_ contradictions: [Contradiction]) -> [[Contradiction]] {
    var order: [Int] = []
    var groups: [Int: [Contradiction]] = [:]
    for contradiction in contradictions {
      if groups[contradiction.group] == nil { order.append(contradiction.group) }
      groups[contradiction.group, default: []].append(contradiction)
    }
    return order.compactMap { groups[$0] }
  }

  private static func summary(_ assessment: Assessment) -> String {
    let open = assessment.contradictions.count
    var parts = [open == 0 ? "no open contradictions" : "\(open) open contradiction\(open == 1 ? "" : "s")"]
    if !assessment.ruled.isEmpty { parts.append("\(assessment.ruled.count) decided by rulings") }
    if !assessment.acknowledged.isEmpty { parts.append("\(assessment.acknowledged.count) acknowledged") }
    return parts.joined(separator: ", ")
  }

  private func writeJSON(_ report: ContradictionReport, _ audit: ProofAudit?) {
    let assessment = report.assessment
    JSONText.write(
      JSONText.object([
        "contradictions": report.json(assessment.contradictions),
        "complete": .bool(assessment.areContradictionsComplete),
        "audit": audit.map { audit in
          JSONText.object([
            "bounds": .integer(audit.chainCount + audit.caseCount), "byCases": .integer(audit.caseCount),
            "holds": .bool(audit.holds),
            "failed": .array(
              audit.failed.map { .string(assessment.inquiry.events[$0]?.slug.rawValue ?? $0.rawValue) }),
          ])
        },
        "ruled": .array(assessment.ruled.map { report.json($0) }),
        "acknowledged": .array(assessment.acknowledged.map { report.json($0) }),
        "raised": .array(
          assessment.raised.map { raised in
            JSONText.object([
              "ruling": .string(
                assessment.inquiry.rulings[raised.ruling]?.slug.rawValue ?? raised.ruling.rawValue),
              "reason": .string(raised.reason.rawValue),
            ])
          }),
      ]))
  }
}
