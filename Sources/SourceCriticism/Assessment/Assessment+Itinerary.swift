internal import Calendars
internal import Chronology
internal import TemporalNetworks
public import Testimony

extension Assessment {
  /// Where somebody was, stop by stop.
  ///
  /// A stop is a stay, or an event on the spot with a place; those that follow each other in one place are
  /// one. Repeated events place nobody, nor does taking part from afar.
  ///
  /// - Parameter id: A person; the records that identities make one with it count as well.
  /// - Returns: The itinerary; `nil` for a person who is not in the inquiry.
  public func itinerary(of id: Person.ID) -> Itinerary? {
    guard inquiry.persons[id] != nil else { return nil }
    let places = PlaceRelations(inquiry, doubted: doubted)
    let adrift = self.adrift
    var placed: [(event: Event.ID, place: Place.ID, dating: EventDating)] = []
    var unplaced: [Itinerary.Unplaced] = []
    for presence in translation.presences(of: id, doubted: doubted) {
      guard let dating = dating(of: presence.event) else { continue }
      let gap: Itinerary.Gap? =
        dating.hasNoDay ? .contradicted : adrift(presence.event) ? .undated : nil
      guard let gap else {
        placed.append((presence.event, presence.place, dating))
        continue
      }
      unplaced.append(
        Itinerary.Unplaced(
          event: presence.event, place: presence.place, gap: gap,
          statements: statements(of: claims(about: [presence.event]))))
    }
    // What must come first has both ends of its windows no later, so their middles keep every such order.
    let order = placed.enumerated().sorted { left, right in
      let (one, other) = (Self.middles(left.element.dating), Self.middles(right.element.dating))
      return one != other ? one < other : left.offset < right.offset
    }.map(\.element)
    var runs: [[(event: Event.ID, place: Place.ID, dating: EventDating)]] = []
    for presence in order {
      if let last = runs.last?.last, places.areOne(last.place, presence.place) {
        runs[runs.count - 1].append(presence)
      } else {
        runs.append([presence])
      }
    }
    let stops = runs.map { run in stop(run[0].place, run.map(\.dating)) }
    let journeys = self.journeys(of: id, beside: Set(placed.map(\.event)))
    return Itinerary(
      person: id, stops: stops, legs: legs(between: stops, journeys, places), unplaced: unplaced)
  }

  /// Tells the events that nothing but lives and tellings bounds.
  private var adrift: (Event.ID) -> Bool {
    let weak = translation.links(
      of: translation.rules.rules.compactMap { rule in
        switch rule.assumption {
        case .toldAfterItHappened, .lifeAtMost, .nobodyActsBeforeBirth, .nobodyActsAfterDeath,
          .whoSawWasAlive:
          .rule(rule.id)
        default: nil
        }
      })
    let strong = network.windows(
      without: left.union(blamed).union(weak), budget: SearchBudget(results: 1, steps: 200))
    return { id in
      guard let event = translation.events[id] else { return true }
      let ends = [translation.problem.start(of: event), translation.problem.end(of: event)]
      return ends.allSatisfy { strong[$0].map { $0.earliest == nil && $0.latest == nil } ?? true }
    }
  }

  /// Where the windows of an event lie, to put events in order: starts first, then ends.
  private static func middles(_ dating: EventDating) -> (Int, Int) {
    func middle(_ window: DayWindow?) -> Int {
      switch (window?.earliest?.rawValue, window?.latest?.rawValue) {
      case (let first?, let last?): first + (last - first) / 2
      case (let only?, nil), (nil, let only?): only
      case (nil, nil): .max
      }
    }
    return (middle(dating.start), middle(dating.end))
  }

  private func stop(_ place: Place.ID, _ datings: [EventDating]) -> Itinerary.Stop {
    // The first day there is the least of the days, so each end of its window is the least of those ends;
    // one that is open makes it open.
    func least(_ days: [DayNumber?]) -> DayNumber? { days.contains(nil) ? nil : days.compactMap { $0 }.min() }
    func greatest(_ days: [DayNumber?]) -> DayNumber? {
      days.contains(nil) ? nil : days.compactMap { $0 }.max()
    }
    let first = DayWindow(
      earliest: least(datings.map { $0.start?.earliest }),
      latest: datings.compactMap { $0.start?.latest }.min())
    let last = DayWindow(
      earliest: datings.compactMap { $0.end?.earliest }.max(),
      latest: greatest(datings.map { $0.end?.latest }))
    let isThroughout = datings.contains { one in
      one.extent == .extended && datings.allSatisfy { $0.event == one.event || lies($0, within: one) }
    }
    let claims = claims(about: datings.map(\.event))
    return Itinerary.Stop(
      place: place, events: datings.map(\.event), first: first, last: last,
      isAttestedThroughout: isThroughout, claims: claims, statements: statements(of: claims))
  }

  /// Whether the windows let one event lie only within the widest extent of another.
  private func lies(_ one: EventDating, within other: EventDating) -> Bool {
    guard let inner = one.mayExtent, let outer = other.mayExtent else { return false }
    if let first = outer.earliest, inner.earliest.map({ $0 < first }) ?? true { return false }
    if let last = outer.latest, inner.latest.map({ $0 > last }) ?? true { return false }
    return true
  }

  private func claims(about events: [Event.ID]) -> [Claim.ID] {
    let meant = Set(events.flatMap { translation.claims(about: $0) }).filter {
      !doubted.contains(.claim($0))
    }
    return inquiry.statements.flatMap(\.claims).map(\.id).filter { meant.contains($0) }
  }

  private func statements(of claims: [Claim.ID]) -> [Statement.ID] {
    var seen: Set<Statement.ID> = []
    return claims.compactMap { translation.statementOfClaim[$0] }.filter { seen.insert($0).inserted }
  }

  // MARK: Legs

  private func legs(
    between stops: [Itinerary.Stop], _ journeys: [EventDating], _ places: PlaceRelations
  ) -> [Itinerary.Leg] {
    guard stops.count > 1 else { return [] }
    let windows = zip(stops, stops.dropFirst()).map { one, next in
      DayWindow(earliest: one.last.earliest, latest: next.first.latest)
    }
    // A journey that could belong to several legs attests none of them.
    var attested: [Int: [Event.ID]] = [:]
    for journey in journeys {
      guard let extent = journey.mayExtent else { continue }
      let fitting = windows.indices.filter { place in
        windows[place].meets(extent)
          && !stops[place].events.contains { mustPrecede(journey.event, $0) }
          && !stops[place + 1].events.contains { mustPrecede($0, journey.event) }
      }
      if fitting.count == 1 { attested[fitting[0], default: []].append(journey.event) }
    }
    return windows.indices.map { place in
      let (one, next) = (stops[place], stops[place + 1])
      return Itinerary.Leg(
        from: place, window: windows[place],
        fewestDays: Self.days(one.last.latest, next.first.earliest).map { max(0, $0) },
        mostDays: Self.days(one.last.earliest, next.first.latest),
        kilometres: places.distance(one.place, next.place), isOrderCertain: mustPrecede(one, next),
        journeys: attested[place] ?? [])
    }
  }

  private static func days(_ from: DayNumber?, _ to: DayNumber?) -> Int? {
    guard let from, let to else { return nil }
    return to - from
  }

  /// Whether everything at one stop must end before anything at another starts.
  private func mustPrecede(_ one: Itinerary.Stop, _ next: Itinerary.Stop) -> Bool {
    let pairs = one.events.flatMap { first in next.events.map { (first, $0) } }
    return pairs.count <= 64 && pairs.allSatisfy { mustPrecede($0, $1) }
  }

  /// Whether one event must end by the day another starts.
  func mustPrecede(_ first: Event.ID, _ second: Event.ID) -> Bool {
    guard let before = translation.events[first], let after = translation.events[second] else { return false }
    let (end, start) = (translation.problem.end(of: before), translation.problem.start(of: after))
    guard let ends = table[end], let starts = table[start] else { return false }
    if let last = ends.latest, let first = starts.earliest, last <= first { return true }
    if let last = starts.latest, let first = ends.earliest, last < first { return false }
    // The windows leave it open: then the other order must be impossible.
    var network = self.network
    network.add(Constraint(from: start, to: end, atLeast: 1, label: .query))
    return !network.isConsistent(without: left.union(blamed))
  }

  // MARK: Journeys

  /// The journeys somebody made that are no stops themselves, in the order of the inquiry.
  private func journeys(of id: Person.ID, beside stops: Set<Event.ID>) -> [EventDating] {
    let meant = Set(([id] + identicalPersons(to: id)).map { Referent.person($0) })
    var taking: Set<Event.ID> = []
    for event in inquiry.events where event.participants.contains(where: { meant.contains($0.who) }) {
      taking.insert(event.id)
    }
    for statement in inquiry.statements {
      for claim in statement.claims where standing(of: claim.id) == .constrains {
        if case .occurrence(let said) = claim.content,
          said.participants.contains(where: { meant.contains($0.who) })
        {
          taking.insert(said.event)
        }
      }
    }
    return inquiry.events.compactMap { event in
      guard taking.contains(event.id), !stops.contains(event.id), !event.isRepeated,
        let kind = event.kind?.rawValue.lowercased(), Self.kindsOfJourney.contains(kind),
        let dating = dating(of: event.id), !dating.hasNoDay
      else { return nil }
      return dating
    }
  }

  /// Kinds of events that are ways and not places.
  private static let kindsOfJourney: Set<String> = [
    "journey", "voyage", "travel", "trip", "crossing", "sailing", "passage", "flight", "escape", "transport",
    "transfer", "deportation", "march", "return", "move", "traversée", "trajet", "voyage en train", "fuite",
    "évasion", "transfert", "retour", "déportation", "déménagement",
  ]
}

extension DayWindow {
  /// Whether two windows share a day.
  func meets(_ other: DayWindow) -> Bool {
    if let latest, let first = other.earliest, first > latest { return false }
    if let earliest, let last = other.latest, last < earliest { return false }
    return true
  }
}
