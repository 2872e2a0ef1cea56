import Archives
import ArgumentParser
import Calendars
import EDTF
import Editing
import SourceCriticism
import Testimony

struct ChronologyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chronology", abstract: "List the events in the order of their windows.",
    discussion: """
      Each window is the tightest that everything said allows: “1917 … 1919-03” is from the first day of the one to \
      the last of the other, and what lasts has a window for its start and, behind “→”, one for its end; days that fall apart are joined by “or”. Behind it stands whether a date is stated (=), inferred (~) or missing (?), or \
      the passages contradict each other (!).
      """)

  @OptionGroup var options: AssessmentOptions

  @Option(help: "Only events this person took part in.")
  var person: String?

  @Option(help: "Only events that may lie in or after this year or date (EDTF).")
  var from: String?

  @Option(help: "Only events that may lie in or before this year or date (EDTF).")
  var to: String?

  @Option(help: "Draw it into this file, as SVG.", completion: .file(extensions: ["svg"]))
  var svg: String?

  func run() throws {
    let assessment = try options.assessment()
    let chosen = try ChronologyRows(
      assessment, person: person.map { try assessment.inquiry.person(named: $0).id },
      from: from.map { try EDTFExpression(parsing: $0).bounds().earliest } ?? nil,
      to: to.map { try EDTFExpression(parsing: $0).bounds().latest } ?? nil
    )
    let rows = chosen.rows
    if let svg {
      try ChronologyFile(assessment, events: Set(rows.map(\.event)), from: from, to: to).write(to: svg)
      return
    }
    let apart = Set(assessment.eventsApart)
    if options.json {
      JSONText.write(
        JSONText.object([
          "events": .array(
            rows.map { dating in
              Self.json(
                dating, assessment,
                stretches: apart.contains(dating.event) ? assessment.stretches(of: dating.event) : [])
            })
        ]))
      return
    }
    let windows = rows.map { dating in
      if let span = chosen.spans[dating.event] { return "no day fits, \(DayText.window(span))" }
      guard apart.contains(dating.event) else { return DayText.extent(dating) }
      return DayText.extent(dating, apart: assessment.stretches(of: dating.event))
    }
    let column = min(windows.map(\.count).max() ?? 0, 44)
    for (dating, window) in zip(rows, windows) {
      let event = assessment.inquiry.events[dating.event]
      let mark = dating.hasNoDay ? "!" : ["stated": "=", "inferred": "~"][dating.basis.rawValue] ?? "?"
      let title = event?.title ?? dating.event.rawValue
      let lead = Console.padded(window, column) + " \(mark) "
      let name = Console.dim(Console.shown("  \(event?.slug.rawValue ?? "")"))
      if window.count > column {
        Console.write("\(window) \(mark)")
        Console.write(String(repeating: " ", count: column + 3) + Console.shown(title) + name)
      } else {
        Console.write(lead + Console.shown(title) + name)
      }
    }
    for notice in ChronologyRows.notices(assessment.inquiry) {
      Console.write()
      Console.paragraph(notice)
    }
  }

  private static func json(
    _ dating: EventDating, _ assessment: Assessment, stretches: [MomentStretches]
  ) -> CanonicalJSON {
    let event = assessment.inquiry.events[dating.event]
    return JSONText.object([
      "event": .string(event?.slug.rawValue ?? dating.event.rawValue),
      "title": .string(event?.title ?? ""), "kind": event?.kind.map { .string($0.rawValue) },
      "extent": .string(dating.extent.rawValue), "basis": .string(dating.basis.rawValue),
      "start": DayText.json(dating.start), "end": DayText.json(dating.end),
      "contradicted": .bool(dating.hasNoDay),
      "stretches": stretches.contains { $0.windows.count > 1 }
        ? .array(stretches.map { .array($0.windows.map { DayText.json($0) }) }) : nil,
    ])
  }
}

/// Chooses and orders the events of a chronology.
struct ChronologyRows {
  let rows: [EventDating]
  /// For events that no day fits: the days their ways out would leave them, taken together.
  let spans: [Event.ID: DayWindow]

  init(_ assessment: Assessment, person: Person.ID?, from: DayNumber?, to: DayNumber?) {
    let spans = Self.spans(of: assessment)
    let taking = person.map { Self.events(of: $0, in: assessment.inquiry) }
    let chosen = assessment.datings.enumerated().filter { _, dating in
      if let taking, !taking.contains(dating.event) { return false }
      guard from != nil || to != nil else { return true }
      guard let extent = dating.mayExtent ?? spans[dating.event], !extent.isOpen else { return false }
      if let from, let latest = extent.latest, latest < from { return false }
      if let to, let earliest = extent.earliest, earliest > to { return false }
      return true
    }
    rows = chosen.sorted { left, right in
      let (a, b) = (Self.key(left.element, spans), Self.key(right.element, spans))
      return a != b ? a < b : left.offset < right.offset
    }.map(\.element)
    self.spans = spans
  }

  private static func spans(of assessment: Assessment) -> [Event.ID: DayWindow] {
    var spans: [Event.ID: DayWindow] = [:]
    var seen: Set<Int> = []
    let all = assessment.contradictions + assessment.acknowledged.map(\.contradiction)
    for contradiction in all where seen.insert(contradiction.group).inserted {
      for effect in assessment.waysOut(of: contradiction).ways.flatMap(\.effects) {
        guard assessment.dating(of: effect.event)?.hasNoDay ?? false, let extent = effect.mayExtent else {
          continue
        }
        guard let before = spans[effect.event] else {
          spans[effect.event] = extent
          continue
        }
        spans[effect.event] = DayWindow(
          earliest: before.earliest.flatMap { a in extent.earliest.map { min(a, $0) } },
          latest: before.latest.flatMap { a in extent.latest.map { max(a, $0) } })
      }
    }
    return spans
  }

  /// Where an event stands in the list: by its first day, else its last; those without either at the end.
  private static func key(_ dating: EventDating, _ spans: [Event.ID: DayWindow]) -> Int {
    let window = dating.start ?? dating.end ?? spans[dating.event]
    return window?.earliest?.rawValue ?? window?.latest?.rawValue ?? dating.end?.latest?.rawValue ?? .max
  }

  /// The events a person took part in, by their records or by what is said of them.
  static func events(of person: Person.ID, in inquiry: Inquiry) -> Set<Event.ID> {
    var events: Set<Event.ID> = []
    for event in inquiry.events where event.participants.contains(where: { $0.who == .person(person) }) {
      events.insert(event.id)
    }
    for statement in inquiry.statements where statement.decision.isAccepted {
      for claim in statement.claims where claim.kind.constrains && claim.polarity == .affirmed {
        switch claim.content {
        case .occurrence(let occurrence)
        where occurrence.participants.contains(where: { $0.who == .person(person) }):
          events.insert(occurrence.event)
        case .state(let state) where state.person == person:
          if let event = state.event { events.insert(event) }
        default: break
        }
      }
    }
    return events
  }

  /// What the sources ask every page to say, each once.
  static func notices(_ inquiry: Inquiry) -> [String] {
    var notices: [String] = []
    for source in inquiry.sources {
      if let notice = source.notice, !notices.contains(notice) { notices.append(notice) }
    }
    return notices
  }
}
