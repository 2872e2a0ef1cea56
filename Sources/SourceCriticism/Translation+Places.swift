internal import Calendars
internal import Chronology
internal import TemporalNetworks
internal import Testimony

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension Translation {
  /// The pairs of presences that the rules of one place at a time and of travel keep apart, where the
  /// windows leave them one order, or none.
  ///
  /// Two stays in different places may share the day of the move. Two moments in different places may
  /// share a day only if the places are known to be near. A larger place and one within it are no two places.
  ///
  /// - Parameters:
  ///   - windows: The windows without the rules.
  ///   - doubted: What is not believed.
  /// - Returns: The pairs, those first for which no order is left.
  func separations(windows: DayTable, doubted: Set<Ground>) -> [Separation] {
    let rules = self.rules.rules.filter { $0.isOn && !doubted.contains(.rule($0.id)) }
    let onePlace = rules.first { if case .nobodyInTwoPlaces = $0.assumption { true } else { false } }
    let travel = TravelRules(rules, calendar: calendar)
    guard onePlace != nil || !travel.isEmpty, presences.count > 1 else { return [] }
    let places = PlaceRelations(inquiry, doubted: doubted)
    let people = PersonIdentities(inquiry, doubted: doubted)
    var wanted: [Separation] = []
    for group in grouped(people, doubted) {
      var stays: [Bounded] = group.compactMap { bounded($0, windows) }
      // In the order of their first days, only those whose windows meet need looking at.
      stays.sort { $0.start.earliest?.rawValue ?? .min < $1.start.earliest?.rawValue ?? .min }
      for (place, one) in stays.enumerated() {
        for other in stays[(place + 1)...] {
          if let last = one.end.latest, let first = other.start.earliest, first > last + Self.farthestJourney
          {
            break
          }
          guard one.presence.event != other.presence.event,
            places.areApart(one.presence.place, other.presence.place)
          else { continue }
          let distance = places.distance(one.presence.place, other.presence.place)
          if let onePlace {
            // Two moments of one day need places that are near each other.
            let gap = one.isMoment && other.isMoment ? 1 : 0
            if gap == 0 || (distance ?? .infinity) > Self.nearInKilometres {
              let asked = PresenceGap(days: gap, rules: [onePlace.id])
              if let made = Separation(one, other, forward: asked, back: asked, people) {
                wanted.append(made)
              }
            }
          }
          if let distance, !travel.isEmpty {
            let forward = travel.gap(for: distance, from: one.end.earliest, to: other.start.latest)
            let back = travel.gap(for: distance, from: other.end.earliest, to: one.start.latest)
            if forward != nil || back != nil,
              let made = Separation(
                one, other, forward: forward ?? PresenceGap(days: 0, rules: []),
                back: back ?? PresenceGap(days: 0, rules: []), people)
            {
              wanted.append(made)
            }
          }
        }
      }
    }
    wanted.removeAll { one in separated[one.pair]?.contains { doubted.isDisjoint(with: $0) } ?? false }
    return Array(
      (wanted.filter(\.isImpossible) + wanted.filter { !$0.isImpossible }).prefix(Self.separationLimit))
  }

  /// How many pairs are kept apart at once.
  private static let separationLimit = 1_000
  /// How far apart two places may be and still be visited on one day.
  private static let nearInKilometres = 150.0
  /// No journey between two places takes longer, in days.
  private static let farthestJourney = 400

  /// Keeps pairs of presences apart, and those that come to have one order only because others are.
  ///
  /// - Parameters:
  ///   - first: The pairs to begin with.
  ///   - out: The links that count for nothing: doubted, or in contradictions.
  ///   - doubted: What is not believed.
  mutating func keepApart(_ first: [Separation], without out: Set<Link>, doubted: Set<Ground>) {
    var (pairs, out) = (first, out)
    for _ in 0..<Self.roundLimit {
      guard !pairs.isEmpty else { return }
      let book = ProofBook(problem.network, without: out.union(links(of: doubted)))
      for separation in pairs {
        let made = add(separation, book)
        // A pair for which no order is left makes a contradiction, from which nothing more is to be learnt.
        if separation.isImpossible { out.formUnion(made) }
      }
      let windows = problem.network.windows(
        without: out.union(links(of: doubted)), budget: SearchBudget(results: 1, steps: 64))
      guard windows.isConsistent else { return }
      pairs = separations(windows: DayTable(windows, Ties([], broken: [])), doubted: doubted)
    }
  }

  /// How often windows are looked at again because pairs of presences were put in order.
  private static let roundLimit = 8

  /// Puts a pair in the one order that is left: that rests on the rules, on who was where, and on whatever
  /// excludes the other order.
  ///
  /// - Returns: The links of what was added.
  private mutating func add(_ separation: Separation, _ book: ProofBook<Link>?) -> [Link] {
    var (one, other) = (separation.one, separation.other)
    if separation.isReversed { swap(&one, &other) }
    guard let book, let first = events[one.event], let second = events[other.event] else { return [] }
    // The other order fails because the second cannot end so early, or the first start so late.
    var bounds: [(TimePoint, WindowSide)] = [
      (problem.end(of: second), .earliest), (problem.start(of: first), .latest),
    ]
    if separation.needsSpan {
      // The journey lies in its epoch because it cannot begin earlier, nor end later.
      bounds += [(problem.end(of: first), .earliest), (problem.start(of: second), .latest)]
    }
    var grounds: [Ground] = []
    for link in bounds.flatMap({ book.proof(of: $0, side: $1)?.labels ?? [] })
    where !grounds.contains(ground(of: link)) {
      grounds.append(ground(of: link))
    }
    for more in one.grounds + other.grounds + separation.identities + separation.rules.map({ .rule($0) }) {
      grounds.removeAll { $0 == more }
      grounds.append(more)
    }
    grounds.removeAll { $0 == .nature }
    separated[separation.pair, default: []].append(Set(grounds))
    let gap = SpanRange(atLeast: CalendarSpan(days: separation.gap), atMost: nil)
    let use = use(.onePlace(one.person, one.event, other.event))
    require(.offset(EventPart(second, .start), gap, from: EventPart(first, .end)), grounds, use)
    return grounds.map { link($0, use) }
  }

  /// The presences of a person that count, and of those whom identities make one with them, each once.
  func presences(of person: Person.ID, doubted: Set<Ground>) -> [Presence] {
    let people = PersonIdentities(inquiry, doubted: doubted)
    let root = people.root(of: person)
    var seen: Set<[String]> = []
    return presences.filter { presence in
      guard people.root(of: presence.person) == root, doubted.isDisjoint(with: presence.grounds),
        let event = inquiry.events[presence.event], Self.isPresence(event)
      else { return false }
      return seen.insert([presence.event.rawValue, presence.place.rawValue]).inserted
    }
  }

  /// The presences that count, person by person; people whom identities make one are one.
  private func grouped(_ people: PersonIdentities, _ doubted: Set<Ground>) -> [[Presence]] {
    var order: [Person.ID] = []
    var groups: [Person.ID: [Presence]] = [:]
    for presence in presences where doubted.isDisjoint(with: presence.grounds) {
      guard let event = inquiry.events[presence.event], Self.isPresence(event) else { continue }
      let root = people.root(of: presence.person)
      if groups[root] == nil { order.append(root) }
      groups[root, default: []].append(presence)
    }
    return order.compactMap { groups[$0] }
  }

  /// Whether taking part in an event is being there all the while.
  private static func isPresence(_ event: Event) -> Bool {
    guard !event.isRepeated else { return false }
    guard event.extent == .extended, let kind = event.kind?.rawValue.lowercased() else { return true }
    return lastingPresence.contains(kind)
  }

  private static let lastingPresence: Set<String> = [
    "stay", "residence", "exile", "imprisonment", "prison", "detention", "captivity", "internment", "visit",
    "hospital", "deportation", "hiding", "congress", "conference", "trial", "séjour", "résidence", "exil",
    "détention", "emprisonnement",
  ]

  private func bounded(_ presence: Presence, _ windows: DayTable) -> Bounded? {
    guard let event = events[presence.event] else { return nil }
    let (first, last) = (problem.start(of: event), problem.end(of: event))
    guard let start = windows[first], let end = windows[last] else { return nil }
    return Bounded(presence: presence, start: start, end: end, isMoment: first == last)
  }

  /// A presence with the windows of its ends.
  fileprivate struct Bounded {
    var presence: Presence
    var start: DayWindow
    var end: DayWindow
    var isMoment: Bool
  }

  /// That one presence must end before another starts, or the other way round.
  struct Separation: Sendable {
    var one: Presence
    var other: Presence
    /// The days between them in the order that is left.
    var gap: Int
    var rules: [Rule.ID]
    var needsSpan: Bool
    var identities: [Ground]
    /// Whether neither order fits the windows.
    var isImpossible: Bool
    /// Whether it is the other that comes first.
    var isReversed: Bool

    /// The pair, by what is where and by which rules.
    var pair: [String] {
      [one.event.rawValue, other.event.rawValue, one.place.rawValue, other.place.rawValue].sorted()
        + rules.map(\.rawValue)
    }

    /// `nil` where the windows already say which comes first, or leave both orders open.
    fileprivate init?(
      _ one: Bounded, _ other: Bounded, forward: PresenceGap, back: PresenceGap, _ people: PersonIdentities
    ) {
      func canPrecede(_ first: Bounded, _ second: Bounded, _ gap: Int) -> Bool {
        guard let end = first.end.earliest, let start = second.start.latest else { return true }
        return end + gap <= start
      }
      func mustPrecede(_ first: Bounded, _ second: Bounded, _ gap: Int) -> Bool {
        guard let end = first.end.latest, let start = second.start.earliest else { return false }
        return end + gap <= start
      }
      guard !mustPrecede(one, other, forward.days), !mustPrecede(other, one, back.days) else { return nil }
      let isForward = canPrecede(one, other, forward.days)
      let isBack = canPrecede(other, one, back.days)
      guard !(isForward && isBack) else { return nil }
      self.one = one.presence
      self.other = other.presence
      isImpossible = !isForward && !isBack
      isReversed = !isForward && isBack
      gap = isReversed ? back.days : forward.days
      rules = forward.rules + back.rules.filter { !forward.rules.contains($0) }
      needsSpan = forward.needsSpan || back.needsSpan
      identities = people.path(from: one.presence.person, to: other.presence.person)
    }
  }
}

/// Which places lie within which, and how far apart they are.
struct PlaceRelations {
  private let inquiry: Inquiry
  private var wholes: [Place.ID: Set<Place.ID>] = [:]
  private var same: [Place.ID: Set<Place.ID>] = [:]

  init(_ inquiry: Inquiry, doubted: Set<Ground>) {
    self.inquiry = inquiry
    for identity in inquiry.identities
    where identity.decision.isAccepted && identity.isSame && !doubted.contains(.identity(identity.id)) {
      guard case (.place(let one), .place(let other)) = (identity.left, identity.right) else { continue }
      same[one, default: []].insert(other)
      same[other, default: []].insert(one)
    }
    for place in inquiry.places { wholes[place.id] = reach(from: place.id) }
  }

  /// A place, those identified with it, and all they ever belonged to.
  private func reach(from place: Place.ID) -> Set<Place.ID> {
    var found: Set<Place.ID> = [place]
    var open = [place]
    while let next = open.popLast() {
      let further = (inquiry.places[next]?.containments.map(\.place) ?? []) + (same[next] ?? [])
      for other in further where found.insert(other).inserted { open.append(other) }
    }
    return found
  }

  /// Whether being in one is not being in the other.
  func areApart(_ one: Place.ID, _ other: Place.ID) -> Bool {
    guard let first = wholes[one], let second = wholes[other] else { return false }
    return !first.contains(other) && !second.contains(one)
  }

  /// Whether two records are one place.
  func areOne(_ one: Place.ID, _ other: Place.ID) -> Bool {
    guard one != other else { return true }
    var (found, open): (Set<Place.ID>, [Place.ID]) = ([one], [one])
    while let next = open.popLast() {
      for further in same[next] ?? [] where found.insert(further).inserted { open.append(further) }
    }
    return found.contains(other)
  }

  /// The distance along a great circle, in kilometres, less what is uncertain; `nil` where it is not known.
  func distance(_ one: Place.ID, _ other: Place.ID) -> Double? {
    guard let first = inquiry.places[one]?.coordinates, let second = inquiry.places[other]?.coordinates else {
      return nil
    }
    let radians = Double.pi / 180
    let (from, to) = (first.latitude * radians, second.latitude * radians)
    let turn = (second.longitude - first.longitude) * radians
    let half =
      sin((to - from) / 2) * sin((to - from) / 2) + cos(from) * cos(to) * sin(turn / 2) * sin(turn / 2)
    let kilometres = 2 * 6371 * asin(min(1, half.squareRoot()))
    let slack = (first.uncertaintyInKilometres ?? 0) + (second.uncertaintyInKilometres ?? 0)
    return max(0, kilometres - slack)
  }
}

/// Which people accepted identities make one, and by which identities.
struct PersonIdentities {
  private var ties: [Person.ID: [(other: Person.ID, ground: Ground)]] = [:]
  private var roots: [Person.ID: Person.ID] = [:]

  init(_ inquiry: Inquiry, doubted: Set<Ground>) {
    func tie(_ left: Referent, _ right: Referent, _ ground: Ground) {
      guard !doubted.contains(ground), case (.person(let one), .person(let other)) = (left, right) else {
        return
      }
      ties[one, default: []].append((other, ground))
      ties[other, default: []].append((one, ground))
    }
    for identity in inquiry.identities where identity.decision.isAccepted && identity.isSame {
      tie(identity.left, identity.right, .identity(identity.id))
    }
    for statement in inquiry.statements {
      for claim in statement.claims {
        if case .identity(let left, let right, true) = claim.content,
          ClaimStanding.of(claim, in: statement) == .constrains
        {
          tie(left, right, .claim(claim.id))
        }
      }
    }
    for person in ties.keys.sorted() where roots[person] == nil {
      var open = [person]
      while let next = open.popLast() {
        guard roots[next] == nil else { continue }
        roots[next] = person
        open += ties[next, default: []].map(\.other)
      }
    }
  }

  func root(of person: Person.ID) -> Person.ID { roots[person] ?? person }

  /// The fewest identities that make one person of two.
  func path(from start: Person.ID, to end: Person.ID) -> [Ground] {
    guard start != end else { return [] }
    var reached: [Person.ID: [Ground]] = [start: []]
    var open = [start]
    while !open.isEmpty {
      var next: [Person.ID] = []
      for person in open {
        for tie in ties[person] ?? [] where reached[tie.other] == nil {
          let path = (reached[person] ?? []) + [tie.ground]
          if tie.other == end { return path }
          reached[tie.other] = path
          next.append(tie.other)
        }
      }
      open = next
    }
    return []
  }
}
