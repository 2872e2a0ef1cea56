/// Finds lightest sets that meet every one of some sets.
///
/// At every node of a branch and bound the sets are reduced (single members, sets that contain
/// others, members that another does the work of), split into connected parts, each solved alone,
/// and bounded from below by dual ascent.
struct HittingSets {
  private let weight: (Int32) -> Int
  /// How many sets may still be looked at, over all nodes of the search.
  private(set) var patience: Int
  /// Whether every answer so far is optimal.
  private(set) var isOptimal = true

  private let isCancelled: () -> Bool

  init(patience: Int, isCancelled: @escaping () -> Bool, weight: @escaping (Int32) -> Int) {
    self.patience = patience
    self.weight = weight
    self.isCancelled = isCancelled
  }

  /// A lightest hitting set, sorted.
  mutating func lightest(_ sets: [[Int32]]) -> [Int32] {
    var result: [Int32] = []
    for part in Self.parts(sets) {
      // What greed gives is the one to beat, and what stays when patience ends.
      let simple = greedy(part)
      result += solve(part, below: simple.weight)?.members ?? simple.members
    }
    return result.sorted()
  }

  /// What a hitting set weighs at least, found without search.
  func leastWeight(_ sets: [[Int32]]) -> Int {
    Self.parts(sets).reduce(0) { total, part in
      var reduction = Reduction(part, weight)
      reduction.run()
      return total + reduction.forced.reduce(0) { $0 + weight($1) } + bound(reduction.sets)
    }
  }

  /// The sets that hang together by shared members.
  static func parts(_ sets: [[Int32]]) -> [[[Int32]]] {
    var group = Array(sets.indices)
    func root(_ place: Int) -> Int {
      var place = place
      while group[place] != place {
        group[place] = group[group[place]]
        place = group[place]
      }
      return place
    }
    var owner: [Int32: Int] = [:]
    for (place, set) in sets.enumerated() {
      for member in set {
        if let other = owner[member] {
          let (a, b) = (root(other), root(place))
          group[max(a, b)] = min(a, b)
        } else {
          owner[member] = place
        }
      }
    }
    var order: [Int] = []
    var parts: [Int: [[Int32]]] = [:]
    for (place, set) in sets.enumerated() {
      let at = root(place)
      if parts[at] == nil { order.append(at) }
      parts[at, default: []].append(set)
    }
    return order.map { parts[$0, default: []] }
  }
}

extension HittingSets {
  /// A lightest hitting set if one is lighter than a limit.
  private mutating func solve(_ sets: [[Int32]], below limit: Int) -> (weight: Int, members: [Int32])? {
    var work = Reduction(sets, weight)
    work.run()
    let forced = work.forced.reduce(0) { $0 + weight($1) }
    guard forced < limit else { return nil }
    guard !work.sets.isEmpty else { return (forced, work.forced) }
    let parts = Self.parts(work.sets)
    let bounds = parts.map { bound($0) }
    var left = bounds.reduce(0, +)
    var total = forced
    var members = work.forced
    for (part, least) in zip(parts, bounds) {
      left -= least
      let (room, isShort) = limit.subtractingReportingOverflow(total + left)
      guard !isShort, least < room, let best = branch(part, least, below: room) else { return nil }
      total += best.weight
      members += best.members
    }
    return (total, members)
  }

  /// Decides on the member of most sets: in or out.
  private mutating func branch(
    _ sets: [[Int32]], _ least: Int, below limit: Int
  ) -> (weight: Int, members: [Int32])? {
    patience -= sets.count
    var count: [Int32: Int] = [:]
    for member in sets.joined() { count[member, default: 0] += 1 }
    guard
      let pick = count.keys.min(by: {
        let (a, b) = (count[$0, default: 0], count[$1, default: 0])
        return a != b ? a > b : $0 < $1
      })
    else { return (0, []) }
    if patience <= 0 || isCancelled() {
      patience = min(patience, 0)
      isOptimal = false
      return nil
    }
    var best: (weight: Int, members: [Int32])?
    var limit = limit
    let with = weight(pick)
    if with < limit, let rest = solve(sets.filter { !$0.contains(pick) }, below: limit - with) {
      best = (rest.weight + with, rest.members + [pick])
      limit = rest.weight + with
    }
    if least < limit, let rest = solve(sets.map { $0.filter { $0 != pick } }, below: limit) {
      best = rest
    }
    return best
  }

  /// What any hitting set weighs at least: each set is paid for out of what its members still have.
  private func bound(_ sets: [[Int32]]) -> Int {
    var residual: [Int32: Int] = [:]
    var total = 0
    for set in sets.sorted(by: { $0.count < $1.count }) {
      let least = set.map { residual[$0] ?? weight($0) }.min() ?? 0
      guard least > 0 else { continue }
      total += least
      for member in set { residual[member] = (residual[member] ?? weight(member)) - least }
    }
    return total
  }

  /// A hitting set that takes what costs least for each set it newly meets.
  private func greedy(_ sets: [[Int32]]) -> (weight: Int, members: [Int32]) {
    var open = sets
    var members: [Int32] = []
    while !open.isEmpty {
      var count: [Int32: Int] = [:]
      for member in open.joined() { count[member, default: 0] += 1 }
      guard
        let pick = count.keys.min(by: {
          let (a, b) = (weight($0) * count[$1, default: 1], weight($1) * count[$0, default: 1])
          return a != b ? a < b : $0 < $1
        })
      else { break }
      members.append(pick)
      open.removeAll { $0.contains(pick) }
    }
    // Drop what the others make needless, the heaviest first.
    for member in members.sorted(by: { (weight($1), $1) < (weight($0), $0) }) {
      let others = Set(members).subtracting([member])
      if sets.allSatisfy({ !others.isDisjoint(with: $0) }) { members.removeAll { $0 == member } }
    }
    return (members.reduce(0) { $0 + weight($1) }, members)
  }
}

/// Makes sets smaller and fewer without losing a lightest hitting set.
private struct Reduction {
  private(set) var sets: [[Int32]]
  private(set) var forced: [Int32] = []
  private let weight: (Int32) -> Int

  init(_ sets: [[Int32]], _ weight: @escaping (Int32) -> Int) {
    self.sets = sets
    self.weight = weight
  }

  mutating func run() {
    var changed = true
    while changed {
      changed = takeSingles()
      if dropSupersets() { changed = true }
      if dropDominated() { changed = true }
    }
  }

  private mutating func takeSingles() -> Bool {
    let singles = Set(sets.lazy.filter { $0.count == 1 }.joined())
    guard !singles.isEmpty else { return false }
    forced += singles.sorted()
    sets.removeAll { !singles.isDisjoint(with: $0) }
    return true
  }

  private func occurrences() -> [Int32: [Int]] {
    var result: [Int32: [Int]] = [:]
    for (place, set) in sets.enumerated() {
      for member in set { result[member, default: []].append(place) }
    }
    return result
  }

  private mutating func dropSupersets() -> Bool {
    let places = occurrences()
    var isDropped = [Bool](repeating: false, count: sets.count)
    let members = sets.map(Set.init)
    for (place, set) in sets.enumerated() where !isDropped[place] {
      guard let rarest = set.min(by: { places[$0, default: []].count < places[$1, default: []].count }) else {
        continue
      }
      for other in places[rarest, default: []] where other != place && !isDropped[other] {
        guard set.count < sets[other].count || set.count == sets[other].count && place < other else {
          continue
        }
        if set.allSatisfy(members[other].contains) { isDropped[other] = true }
      }
    }
    guard isDropped.contains(true) else { return false }
    sets = sets.indices.filter { !isDropped[$0] }.map { sets[$0] }
    return true
  }

  private mutating func dropDominated() -> Bool {
    let places = occurrences()
    var dropped: Set<Int32> = []
    for member in places.keys.sorted() {
      let own = places[member, default: []]
      let isDominated = sets[own[0]].contains { other in
        guard other != member, !dropped.contains(other), weight(other) <= weight(member) else { return false }
        let its = places[other, default: []]
        guard own.count <= its.count, own.allSatisfy(Set(its).contains) else { return false }
        return own.count < its.count || weight(other) < weight(member) || other < member
      }
      if isDominated { dropped.insert(member) }
    }
    guard !dropped.isEmpty else { return false }
    sets = sets.map { $0.filter { !dropped.contains($0) } }
    return true
  }
}
