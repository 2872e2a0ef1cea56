internal import Calendars
internal import Chronology
internal import TemporalNetworks
internal import Testimony

extension Translation {
  /// Keeps pairs of presences apart, and those that come to have one order only because others are.
  ///
  /// - Parameters:
  ///   - first: The pairs to begin with.
  ///   - whereabouts: Who was where.
  ///   - out: The links that count for nothing: doubted, or in contradictions.
  ///   - doubted: What is not believed.
  ///   - windows: The windows without those links.
  ///   - memory: What is known of the parts of the network.
  /// - Returns: The windows of the end without what counts for nothing.
  mutating func keepApart(
    _ first: [Separation], _ whereabouts: inout Whereabouts, without out: Set<Link>, doubted: Set<Ground>,
    _ windows: WindowTable<Link>, _ memory: PartMemory
  ) -> WindowTable<Link> {
    var (pairs, out, windows) = (first, out, windows)
    for _ in 0..<Self.roundLimit {
      guard !pairs.isEmpty else { break }
      // What they rest on is looked up before any is added, so that the network is not held by its proofs.
      let all = grounds(of: pairs, without: out.union(links(of: doubted)), windows)
      for (separation, grounds) in zip(pairs, all) {
        let made = add(separation, grounds)
        // A pair for which no order is left makes a contradiction, from which nothing more is to be learnt.
        if separation.isImpossible { out.formUnion(made) }
      }
      windows = problem.network.windows(
        without: out.union(links(of: doubted)), budget: SearchBudget(results: 1, steps: 64),
        memory: memory, after: windows)
      guard windows.isConsistent else { break }
      pairs = whereabouts.separations(windows: DayTable(windows)) { isKept($0, doubted: doubted) }
    }
    return windows
  }

  /// Whether a pair is kept apart already, by what is believed.
  func isKept(_ separation: Separation, doubted: Set<Ground>) -> Bool {
    separated[separation.pair]?.contains { doubted.isDisjoint(with: $0) } ?? false
  }

  /// How often windows are looked at again because pairs of presences were put in order.
  private static let roundLimit = 8

  /// What putting each of some pairs in the one order that is left rests on: the rules, who was where, and whatever
  /// excludes the other order.
  private func grounds(
    of pairs: [Separation], without out: Set<Link>, _ windows: WindowTable<Link>
  ) -> [[Ground]] {
    let book = ProofBook(problem.network, without: out, knowing: windows)
    return pairs.map { separation in
      let (one, other) = separation.inOrder
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
      for link in bounds.flatMap({ book.labels(of: $0, side: $1) }) {
        let ground = ground(of: link)
        if !grounds.contains(ground) { grounds.append(ground) }
      }
      for more in one.grounds + other.grounds + separation.identities + separation.rules.map({ .rule($0) }) {
        grounds.removeAll { $0 == more }
        grounds.append(more)
      }
      grounds.removeAll { $0 == .nature }
      return grounds
    }
  }

  /// Puts a pair in the one order that is left.
  ///
  /// - Returns: The links of what was added; none where the pair rests on nothing.
  private mutating func add(_ separation: Separation, _ grounds: [Ground]) -> [Link] {
    let (one, other) = separation.inOrder
    guard !grounds.isEmpty, let first = events[one.event], let second = events[other.event] else { return [] }
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
      guard presence.isThroughout, people.root(of: presence.person) == root,
        doubted.isDisjoint(with: presence.grounds)
      else { return false }
      return seen.insert([presence.event.rawValue, presence.place.rawValue]).inserted
    }
  }

  /// Whether taking part in an event is being there all the while.
  static func isPresence(_ event: Event) -> Bool {
    guard !event.isRepeated else { return false }
    guard event.extent == .extended, let kind = event.kind?.rawValue.lowercased() else { return true }
    return lastingPresence.contains(kind)
  }

  private static let lastingPresence: Set<String> = [
    "stay", "residence", "exile", "imprisonment", "prison", "detention", "captivity", "internment", "visit",
    "hospital", "deportation", "hiding", "congress", "conference", "trial", "séjour", "résidence", "exil",
    "détention", "emprisonnement",
  ]
}
