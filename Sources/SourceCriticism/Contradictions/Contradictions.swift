internal import TemporalNetworks
internal import Testimony

/// The contradictions that conflicts of links amount to: smallest sets of grounds, each once.
struct Contradictions: Sendable {
  /// The contradictions, smallest first.
  private(set) var all: [Contradiction] = []
  /// The links of each.
  private(set) var links: [Set<Link>] = []
  /// The links of all.
  private(set) var blamed: Set<Link> = []
  /// The contradictions of each event, as places in ``all``.
  private(set) var byEvent: [Event.ID: [Int]] = [:]
  let ties: Ties

  init(_ conflicts: [Conflict<Link>], _ translation: Translation, doubted: Set<Ground>) {
    var points: [[Ground]: Set<Int>] = [:]
    var linksOf: [[Ground]: Set<Link>] = [:]
    for conflict in conflicts {
      blamed.formUnion(conflict.labels)
      let members = Set(conflict.labels.map { translation.ground(of: $0) }).filter { $0 != .nature }.sorted()
      points[members, default: []].formUnion(conflict.points.map(\.index))
      linksOf[members, default: []].formUnion(conflict.labels)
    }
    var kept: [[Ground]] = []
    let sorted = points.keys.sorted { left, right in
      left.count != right.count ? left.count < right.count : left.lexicographicallyPrecedes(right)
    }
    for members in sorted {
      if let smaller = kept.first(where: { Set($0).isSubset(of: members) }) {
        // A larger set adds nothing but the moments it touches and the uses it makes of rules.
        points[smaller, default: []].formUnion(points[members] ?? [])
        linksOf[smaller, default: []].formUnion(linksOf[members] ?? [])
      } else {
        kept.append(members)
      }
    }
    ties = Ties(translation.ties, broken: doubted.union(kept.joined()))
    let order = translation.inquiry.events
    let groups = Self.groups(kept)
    for (place, members) in kept.enumerated() {
      let moments = ties.closure(of: points[members] ?? []).sorted().compactMap { translation.moments[$0] }
      var events: Set<Event.ID> = []
      var persons: [Person.ID] = []
      for moment in moments {
        switch moment {
        case .start(let id), .end(let id), .day(let id): events.insert(id)
        case .birth(let id), .death(let id): if !persons.contains(id) { persons.append(id) }
        }
      }
      var statements: [Statement.ID] = []
      for case .claim(let id) in members {
        if let statement = translation.statementOfClaim[id], !statements.contains(statement) {
          statements.append(statement)
        }
      }
      for event in events { byEvent[event, default: []].append(place) }
      links.append(linksOf[members] ?? [])
      all.append(
        Contradiction(
          members: members, statements: statements,
          events: events.sorted { order.place(of: $0) ?? 0 < order.place(of: $1) ?? 0 },
          persons: persons.sorted(),
          group: groups[place]))
    }
  }

  /// The group of each set: sets that share a member other than a rule are in one.
  private static func groups(_ sets: [[Ground]]) -> [Int] {
    var group = Array(sets.indices)
    func root(_ place: Int) -> Int {
      var place = place
      while group[place] != place { place = group[place] }
      return place
    }
    var owner: [Ground: Int] = [:]
    for (place, set) in sets.enumerated() {
      for member in set {
        if case .rule = member { continue }
        if let other = owner[member] {
          let (a, b) = (root(other), root(place))
          group[max(a, b)] = min(a, b)
        } else {
          owner[member] = place
        }
      }
    }
    var numbers: [Int: Int] = [:]
    return sets.indices.map { place in
      let root = root(place)
      if numbers[root] == nil { numbers[root] = numbers.count }
      return numbers[root] ?? 0
    }
  }
}
