import Archives
import ArgumentParser
import Editing
import SourceCriticism
import Testimony

struct IdentifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "identify",
    abstract: "Record that two people, groups, places, works or events are one, or two.",
    discussion: """
      The two are written as a kind and a name: person:zioniev, event:arrest-1928. What would follow is shown \
      first; with --dry-run nothing is recorded. Taking it back again is --withdraw.
      """)

  @OptionGroup var options: ArchiveOptions

  @Argument(help: "One record, such as person:zioniev.")
  var left: String

  @Argument(help: "The other.")
  var right: String

  @Option(help: "Why, in words.")
  var because: String

  @Flag(help: "They are two, not one.")
  var two = false

  @Flag(help: "Take the identity of the two back.")
  var withdraw = false

  @Option(help: "How sure you are: certain, probable, possible or doubtful.")
  var certainty: String?

  @Flag(help: "Show what would follow, and record nothing.")
  var dryRun = false

  func run() throws {
    guard let level = certainty.map({ Certainty(rawValue: $0) }) ?? .some(nil) else {
      throw EditingError(
        .unfit(
          what: "certainty", words: certainty ?? "", remedy: "write certain, probable, possible or doubtful"))
    }
    try options.with(dryRun ? .reading : .editing) { desk in
      let (inquiry, head) = try desk.now()
      let (one, other) = (try inquiry.referent(named: left), try inquiry.referent(named: right))
      var changed = inquiry
      if withdraw {
        guard var identity = inquiry.identity(between: one, other) else {
          throw EditingError(.unknown(kind: "identity", name: "\(left) \(right)", suggestion: nil))
        }
        identity.decision = .rejected
        changed.apply(.put(.identity(identity)))
        Consequences(from: inquiry, to: changed).write(json: options.json)
        if !dryRun { try desk.withdraw(identity.id, because: because, on: head) }
        return
      }
      let identity = try inquiry.identity(
        of: one, and: other, isSame: !two, because: because, certainty: level)
      changed.apply(.put(.identity(identity)))
      Consequences(from: inquiry, to: changed).write(json: options.json)
      if !dryRun {
        try desk.identify(one, other, isSame: !two, because: because, certainty: level, on: head)
      }
    }
  }
}

struct PartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "part",
    abstract: "Make one person or event two, with the statements that speak of the second.",
    discussion: """
      What would follow is shown first; with --dry-run nothing is recorded. One undo takes all of it back.
      """)

  @OptionGroup var options: ArchiveOptions

  @Argument(help: "The record that holds two, such as event:arrest or person:kibalchich.")
  var record: String

  @Option(help: "What the second is called.")
  var into: String

  @Option(
    name: .customLong("with"), help: "A statement that speaks of the second; may be given several times.")
  var statements: [String]

  @Option(help: "Why, in words.")
  var because: String

  @Flag(help: "Show what would follow, and record nothing.")
  var dryRun = false

  func run() throws {
    try options.with(dryRun ? .reading : .editing) { desk in
      let (inquiry, head) = try desk.now()
      let chosen = try statements.map { name in
        guard let statement = inquiry.statements.first(where: { $0.slug.rawValue == name }) else {
          throw EditingError(.unknown(kind: "statement", name: name, suggestion: nil))
        }
        return statement.id
      }
      let parting = Parting(try inquiry.referent(named: record), into: into, with: chosen, because: because)
      var changed = inquiry
      for change in try inquiry.changes(parting: parting).changes { changed.apply(change) }
      Consequences(from: inquiry, to: changed).write(json: options.json)
      if !dryRun { try desk.part(parting, on: head) }
    }
  }
}

extension Inquiry {
  /// Reads a record as the command line names it: `person:anna`, `event:arrest-1`.
  fileprivate func referent(named notation: String) throws -> Referent {
    let parts = notation.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      throw EditingError(
        .unfit(what: "record", words: notation, remedy: "write a kind and a name, such as person:anna"))
    }
    switch parts[0] {
    case "person": return .person(try person(named: parts[1]).id)
    case "event": return .event(try event(named: parts[1]).id)
    case "place": return .place(try place(named: parts[1]).id)
    case "group": return .group(try group(named: parts[1]).id)
    case "work":
      guard let work = works.first(where: { $0.slug.rawValue == parts[1] || $0.id.rawValue == parts[1] })
      else { throw EditingError(.unknown(kind: "work", name: parts[1], suggestion: nil)) }
      return .work(work.id)
    default:
      throw EditingError(
        .unfit(
          what: "kind of record", words: parts[0], remedy: "write person, group, place, work or event"))
    }
  }
}

/// What an edit would change in the chronology, written out.
struct Consequences {
  private let before: Assessment
  private let after: Assessment
  private let comparison: Comparison

  init(from inquiry: Inquiry, to changed: Inquiry) {
    before = Assessment(of: inquiry)
    after = Assessment(of: changed, knowing: before)
    comparison = before.compared(with: after, proofLimit: 0)
  }

  func write(json: Bool) {
    if json {
      writeJSON()
      return
    }
    let citing = Citing(before.inquiry)
    for movement in comparison.movements {
      Console.write(Console.bold(Console.shown(citing.title(movement.event))))
      Console.write("   was   \(DayText.extent(movement.before))")
      Console.write("   then   \(DayText.extent(movement.after))")
    }
    for event in added {
      Console.write(Console.bold(Console.shown(event.title)) + "   (new)")
      if let dating = after.dating(of: event.id) { Console.write("   then   \(DayText.extent(dating))") }
    }
    let (gone, come) = (comparison.resolved.count, comparison.arisen.count)
    if comparison.isEmpty, added.isEmpty { Console.write("Nothing moves.") }
    if gone > 0 { Console.write("\(gone) contradiction\(gone == 1 ? " goes" : "s go")") }
    if come > 0 { Console.write("\(come) contradiction\(come == 1 ? " comes" : "s come")") }
  }

  private var added: [Event] { after.inquiry.events.filter { before.inquiry.events[$0.id] == nil } }

  private func writeJSON() {
    func json(_ dating: EventDating) -> CanonicalJSON {
      JSONText.object(["start": DayText.json(dating.start), "end": DayText.json(dating.end)])
    }
    let citing = Citing(before.inquiry)
    JSONText.write(
      JSONText.object([
        "moved": .array(
          comparison.movements.map { movement in
            JSONText.object([
              "event": .string(citing.slug(movement.event)), "before": json(movement.before),
              "after": json(movement.after),
            ])
          }),
        "added": .array(
          added.map { event in
            JSONText.object([
              "event": .string(event.slug.rawValue), "after": after.dating(of: event.id).map(json),
            ])
          }),
        "resolved": ContradictionReport(before).json(comparison.resolved),
        "arisen": ContradictionReport(after).json(comparison.arisen),
      ]))
  }
}
