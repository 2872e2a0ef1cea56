import ArgumentParser
import Editing
import Testimony

/// Which proposals a command is about.
struct ProposalChoice: ParsableArguments {
  @Option(help: "Only those of this source, by short name.")
  var source: String?

  @Option(
    help:
      "Only those about this: person, group, place, work, identity, event, kinship, trait, name, saying, reference, source, position; may be given several times."
  )
  var kind: [String] = []

  @Option(help: "Only those of this rule, as “proposals” shows them; “statement” means every “statement.…”.")
  var rule: String?

  @Option(help: "Only those that name this, as “proposals” writes it.")
  var name: String?

  @Option(help: "Only those with at least this score, from 0 to 100.")
  var score: Int?

  /// Whether anything narrows the choice.
  var isEmpty: Bool { source == nil && kind.isEmpty && rule == nil && name == nil && score == nil }

  /// The proposals of an inquiry that are chosen.
  func proposals(
    in inquiry: Inquiry, decisions: Set<Decision> = [.open], by order: ProposalOrder = .place
  ) throws -> [Proposal] {
    var filter = ProposalFilter()
    filter.decisions = decisions
    filter.source = try source.map { try inquiry.source(named: $0).id }
    filter.kinds = Set(
      try kind.map { word in
        guard let kind = ProposalKind(rawValue: word) else {
          let known = ProposalKind.allCases.map(\.rawValue).joined(separator: ", ")
          throw EditingError(.unfit(what: "kind of proposal", words: word, remedy: "choose one of: \(known)"))
        }
        return kind
      })
    filter.rule = rule
    filter.score = score ?? 0
    let found = inquiry.proposals(filter, by: order)
    guard let name = name?.lowercased() else { return found }
    return found.filter { $0.names.contains { $0.name.lowercased() == name } }
  }
}
