import Archives
import ArgumentParser
import Editing
import Testimony

struct ProposalsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proposals", abstract: "List what is proposed and waits to be accepted or rejected.")

  @OptionGroup var options: ArchiveOptions
  @OptionGroup var choice: ProposalChoice

  @Flag(
    help: "List the names under which people, places, groups and works are proposed, with their spellings.")
  var names = false

  @Flag(help: "The highest score first, instead of the order of the text.")
  var byScore = false

  @Flag(help: "List the decided ones, with what became of them.")
  var decided = false

  @Option(help: "How many are shown at most; 0 shows all.")
  var limit = 50

  func run() throws {
    let inquiry = try options.with(.reading) { try $0.now().inquiry }
    let decisions: Set<Decision> = decided ? [.accepted, .acceptedInBulk, .rejected] : [.open]
    let found = try choice.proposals(in: inquiry, decisions: decisions, by: byScore ? .score : .place)
    let shown = limit > 0 ? Array(found.prefix(limit)) : found
    if names { return try write(names: found, in: inquiry) }
    let words = ProposalWords(inquiry)
    if options.json {
      JSONText.write(
        JSONText.object([
          "total": .integer(found.count), "proposals": .array(try shown.map { try words.json($0) }),
        ]))
      return
    }
    for proposal in shown { words.write(proposal) }
    if found.isEmpty {
      Console.write(decided ? "nothing decided" : "nothing proposed waits")
    } else if shown.count < found.count {
      Console.write(Console.dim("\(shown.count) of \(found.count) proposals; --limit 0 shows all"))
    }
  }

  private func write(names found: [Proposal], in inquiry: Inquiry) throws {
    let wanted = Set(found.map(\.id))
    var filter = ProposalFilter()
    filter.decisions = Set(Decision.allCases)
    let groups = inquiry.proposedNames(filter).compactMap { group -> ProposedNameGroup? in
      var group = group
      group.proposals.removeAll { !wanted.contains($0.id) }
      return group.proposals.isEmpty ? nil : group
    }
    let shown = limit > 0 ? Array(groups.prefix(limit)) : groups
    if options.json {
      JSONText.write(
        .array(
          shown.map { group in
            JSONText.object([
              "kind": .string(group.name.kind.rawValue), "name": .string(group.name.name),
              "source": .string(inquiry.sources[group.source]?.slug.rawValue ?? group.source.rawValue),
              "mentions": .integer(group.proposals.count),
              "spellings": .array(
                group.spellings.map {
                  .object([.init("words", .string($0.words)), .init("count", .integer($0.count))])
                }),
            ])
          }))
      return
    }
    for group in shown {
      let spellings = group.spellings.map { "\($0.words) ×\($0.count)" }.joined(separator: ", ")
      Console.write(
        Console.bold(Console.shown(group.name.name))
          + Console.shown("  \(group.name.kind.rawValue), \(group.proposals.count) mentions"))
      Console.paragraph(spellings, first: "    ")
    }
    if shown.count < groups.count { Console.write(Console.dim("\(shown.count) of \(groups.count) names")) }
  }
}
