import Archives
import ArgumentParser
import Diagnostics
import Editing
import Testimony

struct AcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Accept proposals: their people, places, mentions and statements are recorded.",
    discussion: """
      Proposals named one by one count as read. With --all everything the options choose is accepted in bulk and \
      stays marked as not read, in proofs and editions too. “temoin undo” takes the whole of it back.
      """)

  @OptionGroup var options: ArchiveOptions

  @Argument(help: "The proposals, such as p17.")
  var proposals: [String] = []

  @Flag(help: "Accept in bulk all that the options choose.")
  var all = false

  @OptionGroup var choice: ProposalChoice

  @Option(
    name: .customLong("is"),
    help: "Whom a name means, as in --is \"Zioniev=zinoviev\"; may be given several times.")
  var meanings: [String] = []

  @Option(help: "The event they tell of, by short name, where it is recorded already.")
  var event: String?

  /// How many that are left open are told of one by one.
  private static let mostLeft = 10

  func validate() throws {
    if all == !proposals.isEmpty { throw ValidationError("name the proposals, or choose them with --all") }
    if !all, !choice.isEmpty { throw ValidationError("options choose proposals only with --all") }
  }

  func run() throws {
    let (result, words) = try options.with(.editing) { desk in
      let inquiry = try desk.now().inquiry
      let chosen = try all ? choice.proposals(in: inquiry) : named(proposals, in: inquiry)
      let accepted = try desk.accept(
        chosen.map(\.id), as: all ? .acceptedInBulk : .accepted, corrected: try corrections(chosen, inquiry))
      return (accepted, ProposalWords(try desk.now().inquiry))
    }
    if options.json {
      JSONText.write(
        JSONText.object([
          "accepted": .array(result.accepted.map { .string($0.id.rawValue) }),
          "made": .array(
            result.made.map {
              .object([.init("kind", .string($0.kind.rawValue)), .init("id", .string($0.id))])
            }),
          "left": .array(
            result.left.map { id, why in
              JSONText.object(["id": .string(id.rawValue), "why": .string(why.explanation.summary)])
            }), "head": .string(result.head.description),
        ]))
      return
    }
    let counts = RecordReference.Kind.allCases.compactMap { kind -> String? in
      let count = result.made.count { $0.kind == kind }
      return count > 0 ? Counting.words(count, kind) : nil
    }
    let number = result.accepted.count
    Console.paragraph(
      "\(number) \(number == 1 ? "proposal" : "proposals") accepted\(all ? " in bulk" : ""): "
        + (counts.isEmpty ? "nothing had to be made" : counts.joined(separator: ", ")), rest: "  ")
    if number == 1, let only = result.accepted.first { words.write(only) }
    for (id, why) in result.left.prefix(Self.mostLeft) {
      Console.paragraph("\(id) is left open: \(why.explanation.summary)", first: "  ")
    }
    if result.left.count > Self.mostLeft {
      Console.write(
        "  and \(result.left.count - Self.mostLeft) more are left open; “temoin proposals” lists them")
    }
  }

  private func corrections(_ chosen: [Proposal], _ inquiry: Inquiry) throws -> [Proposal.ID:
    ProposalCorrection]
  {
    guard !meanings.isEmpty || event != nil else { return [:] }
    let event = try self.event.map { try inquiry.event(named: $0).id }
    let pairs = try meanings.map { text -> (name: String, record: String) in
      guard let mark = text.lastIndex(of: "="), mark > text.startIndex,
        text.index(after: mark) < text.endIndex
      else {
        throw EditingError(
          .unfit(what: "name with its meaning", words: text, remedy: "write NAME=SHORT-NAME"))
      }
      return (text[..<mark].lowercased(), String(text[text.index(after: mark)...]))
    }
    var corrections: [Proposal.ID: ProposalCorrection] = [:]
    for proposal in chosen {
      var correction = ProposalCorrection()
      correction.event = event
      for name in proposal.names {
        guard let record = pairs.first(where: { $0.name == name.name.lowercased() })?.record else { continue }
        correction.meanings[name] =
          switch name.kind {
          // “The Party” stands for a group, whatever the reading took it for.
          case .person where proposal.subject == .reference && (try? inquiry.person(named: record)) == nil:
            .group(try inquiry.group(named: record).id)
          case .person: .person(try inquiry.person(named: record).id)
          case .group: .group(try inquiry.group(named: record).id)
          case .place: .place(try inquiry.place(named: record).id)
          case .work: .work(try inquiry.work(named: record).id)
          }
      }
      corrections[proposal.id] = correction
    }
    return corrections
  }
}

struct RejectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject", abstract: "Reject proposals: they are kept, and not proposed again.")

  @OptionGroup var options: ArchiveOptions

  @Argument(help: "The proposals, such as p17.")
  var proposals: [String] = []

  @Flag(help: "Reject all that the options choose.")
  var all = false

  @Flag(help: "Open rejected proposals again.")
  var reopen = false

  @OptionGroup var choice: ProposalChoice

  func validate() throws {
    if all == !proposals.isEmpty { throw ValidationError("name the proposals, or choose them with --all") }
    if !all, !choice.isEmpty { throw ValidationError("options choose proposals only with --all") }
  }

  func run() throws {
    let (count, head) = try options.with(.editing) { desk in
      let inquiry = try desk.now().inquiry
      let chosen =
        try all
        ? choice.proposals(in: inquiry, decisions: reopen ? [.rejected] : [.open])
        : named(proposals, in: inquiry)
      let ids = chosen.map(\.id)
      return (ids.count, try reopen ? desk.reconsider(ids) : desk.reject(ids))
    }
    if options.json {
      JSONText.write(
        JSONText.object([
          reopen ? "reopened" : "rejected": .integer(count), "head": .string(head.description),
        ]))
      return
    }
    Console.write("\(count) \(count == 1 ? "proposal" : "proposals") \(reopen ? "open again" : "rejected")")
  }
}

/// The proposals with these names.
private func named(_ names: [String], in inquiry: Inquiry) throws -> [Proposal] {
  try names.map { name in
    guard let proposal = inquiry.proposals[Identifier(name)] else {
      throw EditingError(.unknown(kind: "proposal", name: name, suggestion: nil))
    }
    return proposal
  }
}
