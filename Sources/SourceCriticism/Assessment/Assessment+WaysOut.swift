public import Calendars
internal import Chronology
internal import TemporalNetworks
public import Testimony

extension Assessment {
  /// The ways out of the group of contradictions that a contradiction belongs to.
  ///
  /// First the smallest sets to doubt: unranked unless the hypothesis sets weights, and then the cheapest
  /// first. Then what needs the editor: that two things were taken for one, that a passage is misread,
  /// that the writer slipped, that a date follows the other calendar.
  ///
  /// - Parameter contradiction: A contradiction of this assessment.
  /// - Returns: The ways out, and whether the sets to doubt are all there are.
  public func waysOut(of contradiction: Contradiction) -> (ways: [WayOut], isComplete: Bool) {
    let group = all.filter { $0.group == contradiction.group }
    let sets = group.map { $0.members.filter(\.isDoubtable) }
    let weights = self.weights
    let hitting = HittingSets(of: sets, limit: 20_000)
    var chosen = hitting.sets
    let cost = { (set: [Ground]) in set.reduce(0) { $0 + (weights?[$1] ?? 1) } }
    if weights != nil {
      chosen.sort { cost($0) != cost($1) ? cost($0) < cost($1) : $0.lexicographicallyPrecedes($1) }
    } else {
      chosen.sort { $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1) }
    }
    let shown = chosen.prefix(budget.waysOut)
    var ways = shown.map { set in
      WayOut(kind: .doubt(set), weight: weights.map { _ in cost(set) }, effects: effects(of: set, on: group))
    }
    ways += readings(of: contradiction, in: group)
    return (ways, hitting.isComplete && shown.count == chosen.count && areContradictionsComplete)
  }

  /// The days that the ways out would leave each event that no day fits, from the first to the last of all.
  ///
  /// The groups of contradictions are solved side by side, one way out of each at a time, so that this costs as many
  /// solutions as the group with the most ways out has, however many groups there are.
  public func spansUnderWaysOut() -> [Event.ID: ClosedRange<DayNumber>] {
    var groups: [Int: [Contradiction]] = [:]
    for one in all { groups[one.group, default: []].append(one) }
    let parts = groups.sorted { $0.key < $1.key }.map { _, group -> (events: [Event.ID], ways: [[Ground]]) in
      let hitting = HittingSets(of: group.map { $0.members.filter(\.isDoubtable) }, limit: 2_000)
      let ways = hitting.sets.sorted {
        $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1)
      }
      var events: [Event.ID] = []
      for one in group { for event in one.events where !events.contains(event) { events.append(event) } }
      return (events, Array(ways.prefix(budget.waysOut)))
    }
    // Only the parts of the network that the contradictions lie in need be solved.
    let network = self.network.parts(
      holding: Set(
        parts.flatMap(\.events).compactMap { translation.events[$0] }.flatMap { reference in
          [translation.problem.start(of: reference), translation.problem.end(of: reference)]
        }))
    var result: [Event.ID: ClosedRange<DayNumber>] = [:]
    for round in 0..<(parts.map(\.ways.count).max() ?? 0) {
      // A group that has no way left keeps to its first, so that it contradicts nothing meanwhile.
      let set = parts.flatMap { $0.ways.isEmpty ? [] : $0.ways[round < $0.ways.count ? round : 0] }
      let table = DayTable(
        network.windows(
          without: left.union(translation.links(of: set)), budget: SearchBudget(results: 20, steps: 2_000),
          memory: memory),
        ties)
      let doubted = self.doubted.union(set)
      for part in parts where round < part.ways.count {
        for id in part.events {
          guard let event = inquiry.events[id], let reference = translation.events[id] else { continue }
          let dating = Self.dating(
            of: event, reference, translation, table, strong: table, doubted: doubted, contradictions: [])
          let days = [dating.start?.earliest, dating.start?.latest, dating.end?.earliest, dating.end?.latest]
            .compactMap(\.self)
          guard let first = days.min(), let last = days.max() else { continue }
          let before = result[id]
          result[id] = min(first, before?.lowerBound ?? first)...max(last, before?.upperBound ?? last)
        }
      }
    }
    return result
  }

  /// The editor's weights by ground; `nil` where none are set.
  private var weights: [Ground: Int]? {
    guard let hypothesis, !hypothesis.weights.isEmpty else { return nil }
    var result: [Ground: Int] = [:]
    for weight in hypothesis.weights {
      for ground in translation.grounds(doubtedBy: [weight.of]) {
        result[ground] = max(result[ground] ?? 1, weight.weight)
      }
    }
    return result
  }

  /// What the events of a group would look like if some grounds were not believed, and the others that move.
  private func effects(of set: [Ground], on group: [Contradiction]) -> [EventDating] {
    // What other groups contradict stays out, as it does now.
    var mine: Set<Link> = []
    for (one, links) in zip(all, links) where one.group == group.first?.group { mine.formUnion(links) }
    let table = DayTable(
      network.windows(
        without: left.union(translation.links(of: set)).union(blamed.subtracting(mine)),
        budget: SearchBudget(results: 20, steps: 2_000), memory: memory, after: self.table.table), ties)
    var events: [Event.ID] = []
    for one in group { for event in one.events where !events.contains(event) { events.append(event) } }
    let doubted = self.doubted.union(set)
    func dating(of event: Event, _ reference: EventReference) -> EventDating {
      Self.dating(
        of: event, reference, translation, table, strong: table, doubted: doubted, contradictions: [])
    }
    let touched = Set(events)
    var moved: [EventDating] = []
    for (number, event) in inquiry.events.enumerated() where !touched.contains(event.id) {
      let (then, now) = (dating(of: event, EventReference(index: number)), datings[number])
      if then.start != now.start || then.end != now.end { moved.append(then) }
      if moved.count == Self.movedLimit { break }
    }
    let own = events.compactMap { id -> EventDating? in
      guard let event = inquiry.events[id], let reference = translation.events[id] else { return nil }
      return dating(of: event, reference)
    }
    return own + moved
  }

  /// How many events that no contradiction touches are shown among the effects of a way out.
  private static let movedLimit = 12

  /// The ways out that change a reading and not a belief.
  private func readings(of contradiction: Contradiction, in group: [Contradiction]) -> [WayOut] {
    var result: [WayOut] = []
    let claims = contradiction.claims
    var things: [Referent] = contradiction.events.map { .event($0) }
    for claim in claims {
      for person in persons(in: claim) where !things.contains(.person(person)) {
        things.append(.person(person))
      }
    }
    if !things.isEmpty { result.append(WayOut(kind: .misidentification(things), weight: nil, effects: [])) }
    guard !claims.isEmpty else { return result }
    let read = claims.filter { !words(of: $0).isEmpty }
    if !read.isEmpty { result.append(WayOut(kind: .misreading(read), weight: nil, effects: [])) }
    let figures = claims.filter { content(of: $0).code.hasFigure }
    if !figures.isEmpty { result.append(WayOut(kind: .slipOfThePen(figures), weight: nil, effects: [])) }
    for claim in claims {
      guard let (calendar, days, part, relation) = otherCalendar(of: claim) else { continue }
      let set = [Ground.claim(claim)]
      var problem = translation.problem
      problem.require(.dated(part, relation, days), because: [.query])
      // The whole set, this claim read otherwise, and nothing else that is disputed.
      let members = Set(contradiction.members)
      let disputed = translation.grounds.filter { ground in
        if case .claim = ground { return !members.contains(ground) }
        return false
      }
      let out = left.union(translation.links(of: set)).union(translation.links(of: disputed))
      result.append(
        WayOut(
          kind: .wrongCalendar(claim, calendar, resolves: problem.network.isConsistent(without: out)),
          weight: nil, effects: []))
    }
    return result
  }

  private func persons(in claim: Claim.ID) -> [Person.ID] {
    guard let owner = translation.statementOfClaim[claim],
      let found = inquiry.statements[owner]?.claims.first(where: { $0.id == claim })
    else { return [] }
    switch found.content {
    case .age(let person, _, _): return [person]
    case .kinship(let tie): return [tie.person, tie.other]
    case .state(let state): return [state.person]
    default: return []
    }
  }

  private func words(of claim: Claim.ID) -> [Passage] {
    guard let owner = translation.statementOfClaim[claim], let statement = inquiry.statements[owner] else {
      return []
    }
    let own = statement.claims.first { $0.id == claim }?.passages ?? []
    return own.isEmpty ? statement.passages : own
  }

  /// A claim's date read in the Julian calendar if it was read in the Gregorian, and the other way round.
  private func otherCalendar(
    of claim: Claim.ID
  ) -> (CalendarName, DaySet, EventPart, Requirement.DateRelation)? {
    guard let owner = translation.statementOfClaim[claim], let statement = inquiry.statements[owner],
      let said = statement.claims.first(where: { $0.id == claim }),
      case .time(let event, let constraint) = said.content,
      case .dated(let relation, let date) = constraint.bound, let reference = translation.events[event],
      let wanted = Requirement.DateRelation(rawValue: relation.rawValue),
      let part = EventPart.Part(rawValue: constraint.part.rawValue)
    else { return nil }
    let other: CalendarName
    switch inquiry.calendar(of: date, in: said, of: statement).name {
    case .gregorian: other = .julian
    case .unknownStyle: return nil
    default: other = .gregorian
    }
    guard let calendar = translation.calendar(other),
      let days = try? DateReading(in: calendar).days(of: date.edtf), !days.isEmpty
    else { return nil }
    return (other, days, EventPart(reference, part), wanted)
  }
}

extension Message.Code {
  /// Whether the words have a figure that could be slipped: a date, an age, a length.
  var hasFigure: Bool {
    switch self {
    case .within, .throughout, .overlappingDate, .beforeDate, .afterDate, .notAfterDate, .notBeforeDate,
      .offset, .lasting, .following, .recurring, .oneOf, .aged:
      true
    default: false
    }
  }
}
