/// Finds lightest sets that meet every one of some sets, by branch and bound on each connected part.
struct HittingSets {
  private let weight: (Int32) -> Int
  /// How many nodes of the search may still be looked at.
  private(set) var patience: Int
  /// Whether every answer so far is optimal.
  private(set) var isOptimal = true

  init(patience: Int, weight: @escaping (Int32) -> Int) {
    self.patience = patience
    self.weight = weight
  }

  /// A lightest hitting set, sorted.
  mutating func lightest(_ sets: [[Int32]]) -> [Int32] {
    var result: [Int32] = []
    for part in Self.parts(sets) {
      var search = PartSearch(part, weight, patience: patience)
      result += search.run()
      patience = search.patience
      if patience <= 0 { isOptimal = false }
    }
    return result.sorted()
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

/// Branch and bound for one connected part.
private struct PartSearch {
  private let members: [Int32]
  private let weights: [Int]
  private let sets: [[Int]]
  private let memberSets: [[Int]]
  private var best: [Int] = []
  private var bestWeight = Int.max
  var patience: Int

  init(_ sets: [[Int32]], _ weight: (Int32) -> Int, patience: Int) {
    members = Set(sets.joined()).sorted()
    var place: [Int32: Int] = [:]
    for (index, member) in members.enumerated() { place[member] = index }
    weights = members.map(weight)
    // A set that contains another is met when the other is.
    let distinct = Set(sets.map(Set.init)).sorted {
      $0.count != $1.count ? $0.count < $1.count : $0.sorted().lexicographicallyPrecedes($1.sorted())
    }
    var kept: [Set<Int32>] = []
    for set in distinct where !kept.contains(where: { $0.isSubset(of: set) }) { kept.append(set) }
    self.sets = kept.map { $0.sorted().compactMap { place[$0] } }
    var memberSets = [[Int]](repeating: [], count: members.count)
    for (index, set) in self.sets.enumerated() {
      for member in set { memberSets[member].append(index) }
    }
    self.memberSets = memberSets
    self.patience = patience
  }

  mutating func run() -> [Int32] {
    // A member that meets no set another, no heavier, does not meet is not needed.
    var banned = [Bool](repeating: false, count: members.count)
    for member in members.indices {
      let own = Set(memberSets[member])
      guard let first = memberSets[member].first else {
        banned[member] = true
        continue
      }
      banned[member] = sets[first].contains { other in
        guard other != member, !banned[other], weights[other] <= weights[member],
          own.isSubset(of: memberSets[other])
        else { return false }
        return own.count < memberSets[other].count || weights[other] < weights[member] || other < member
      }
    }
    var covered = [Int](repeating: 0, count: sets.count)
    var chosen: [Int] = []
    descend(&chosen, 0, &covered, &banned)
    return best.map { members[$0] }
  }

  private mutating func descend(
    _ chosen: inout [Int], _ total: Int, _ covered: inout [Int], _ banned: inout [Bool]
  ) {
    patience -= 1
    guard patience > 0 || bestWeight == .max else { return }
    guard total < bestWeight else { return }
    // Each open set must be paid for; what pays for one is not counted again (dual ascent).
    var residual = weights
    var bound = total
    var pick: [Int]?
    for (index, set) in sets.enumerated() where covered[index] == 0 {
      let open = set.filter { !banned[$0] }
      guard let least = open.map({ residual[$0] }).min() else { return }
      bound += least
      if least > 0 { for member in open { residual[member] -= least } }
      if pick.map({ open.count < $0.count }) ?? true { pick = open }
    }
    guard bound < bestWeight else { return }
    guard let pick else {
      best = chosen
      bestWeight = total
      return
    }
    func open(_ member: Int) -> Int { memberSets[member].count { covered[$0] == 0 } }
    let order = pick.sorted { first, second in
      let (a, b) = (weights[first] * open(second), weights[second] * open(first))
      return a != b ? a < b : first < second
    }
    for member in order {
      chosen.append(member)
      for set in memberSets[member] { covered[set] += 1 }
      descend(&chosen, total + weights[member], &covered, &banned)
      for set in memberSets[member] { covered[set] -= 1 }
      chosen.removeLast()
      banned[member] = true
    }
    for member in order { banned[member] = false }
  }
}
