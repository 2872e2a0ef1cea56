import Archives
import ArgumentParser
import Editing
import SourceCriticism
import Testimony

struct PersonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person", abstract: "Show a person: names, life, events, and what is said of them.")

  @OptionGroup var options: AssessmentOptions

  @Argument(help: "The person, by short name or name.")
  var person: String

  func run() throws {
    let assessment = try options.assessment()
    let person = try assessment.inquiry.person(named: person)
    let life = PersonLife(person, assessment)
    if options.json {
      JSONText.write(life.json)
    } else {
      life.write()
    }
  }
}

/// A life in passages: dates, events, and portraits side by side, never merged.
struct PersonLife {
  private let person: Person
  private let assessment: Assessment
  private let citing: Citing
  private let dating: LifeDating
  private let events: [EventDating]
  private let sayings: [Saying]

  /// Something a statement says of the person beside events: a trait, an opinion, a name, a tie, a state.
  private struct Saying {
    let statement: Statement
    let claim: Claim
    let words: String
  }

  init(_ person: Person, _ assessment: Assessment) {
    self.person = person
    self.assessment = assessment
    citing = Citing(assessment.inquiry)
    dating = assessment.life(of: person.id)
    events = ChronologyRows(assessment, person: person.id, from: nil, to: nil).rows
    let phrasing = Phrasing(.english, of: assessment.inquiry)
    sayings = assessment.inquiry.statements.filter(\.decision.isAccepted).flatMap { statement in
      statement.claims.compactMap { claim in
        Self.words(of: claim.content, on: person, phrasing).map {
          Saying(statement: statement, claim: claim, words: $0)
        }
      }
    }
  }

  private static func words(of content: ClaimContent, on person: Person, _ phrasing: Phrasing) -> String? {
    let me = Referent.person(person.id)
    switch content {
    case .trait(let of, let words, let label) where of == me: return words + (label.map { " (\($0))" } ?? "")
    case .opinion(let about, let words) where about == me: return "opinion: \(words)"
    case .name(let of, let name) where of == me: return "called “\(name.text)”"
    case .kinship(let tie) where tie.person == person.id:
      return "\(tie.kind) of \(phrasing.name(.person(tie.other)))"
    case .kinship(let tie) where tie.other == person.id:
      return "\(phrasing.name(.person(tie.person))) was \(tie.kind)"
    case .state(let state) where state.person == person.id:
      let object = state.object.map { " " + phrasing.name($0) } ?? ""
      return "\(state.kind)\(state.words.map { " “\($0)”" } ?? "")\(object)"
    case .proposition(let words, let about, _) where about.contains(me): return words
    default: return nil
    }
  }

  func write() {
    Console.write(Console.bold(Console.shown(person.name)) + Console.dim(Console.shown("  \(person.slug)")))
    let names = person.names.map { name in
      name.text + (name.kind.map { " (\($0))" } ?? "")
    }
    if !names.isEmpty {
      Console.paragraph("also " + names.joined(separator: ", "), first: "   ", rest: "     ")
    }
    if dating.birth?.isOpen != true { Console.write("   born \(DayText.window(dating.birth))") }
    if dating.death?.isOpen != true { Console.write("   died \(DayText.window(dating.death))") }
    if !events.isEmpty { Console.write() }
    for event in events {
      let line = "\(DayText.extent(event)): \(citing.title(event.event))"
      Console.paragraph(line + Self.age(at: event, dating), first: "   ", rest: "      ")
    }
    for saying in sayings {
      Console.write()
      let kind = saying.claim.kind == .report ? "" : "\(saying.claim.kind.rawValue): "
      let denied = saying.claim.polarity == .denied ? "denied: " : ""
      Console.paragraph(
        "\(kind)\(denied)\(saying.words) [\(citing.standing(of: saying.claim.id))]", first: "   ",
        rest: "     ")
      citing.write(citing.passages(of: saying.claim.id), indent: "     ")
    }
    for notice in ChronologyRows.notices(assessment.inquiry) {
      Console.write()
      Console.paragraph(notice)
    }
  }

  /// The age at an event in whole years, where both windows are closed.
  private static func age(at event: EventDating, _ life: LifeDating) -> String {
    guard let start = event.start, let first = start.earliest, let last = start.latest,
      let born = life.birth?.earliest, let bornBy = life.birth?.latest
    else { return "" }
    let low = DayText.years(from: bornBy, to: first)
    let high = DayText.years(from: born, to: last)
    guard low >= 0, high > 0 else { return "" }
    return low == high ? ", aged \(low)" : ", aged \(low) to \(high)"
  }

  var json: CanonicalJSON {
    JSONText.object([
      "person": .string(person.slug.rawValue), "name": .string(person.name),
      "names": .array(
        person.names.map { name in
          JSONText.object([
            "text": .string(name.text), "language": name.language.map { .string($0) },
            "kind": name.kind.map { .string($0) }, "used": name.used.map { .string($0.edtf) },
          ])
        }),
      "birth": DayText.json(dating.birth), "death": DayText.json(dating.death),
      "events": .array(
        events.map { event in
          JSONText.object([
            "event": .string(citing.slug(event.event)), "title": .string(citing.title(event.event)),
            "start": DayText.json(event.start), "end": DayText.json(event.end),
          ])
        }),
      "said": .array(
        sayings.map { saying in
          var members = [
            CanonicalJSON.Member("kind", .string(saying.claim.kind.rawValue)),
            CanonicalJSON.Member("polarity", .string(saying.claim.polarity.rawValue)),
            CanonicalJSON.Member("text", .string(saying.words)),
          ]
          members += citing.json(saying.claim.id)
          return .object(members)
        }),
    ])
  }
}
