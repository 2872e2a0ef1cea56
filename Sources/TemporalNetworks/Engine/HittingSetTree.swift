/// Enumerates minimal conflicts and minimal corrections of a set of labels (Reiter, “A theory of
/// diagnosis from first principles”, 1987; the duality of both, Liffiton and Sakallah, 2008).
struct HittingSetTree {
  let oracle: ConsistencyOracle
  let labels: [Int32]
  private(set) var conflicts: [[Int32]] = []
  private(set) var corrections: [[Int32]] = []
  private(set) var isComplete = false

  init(_ oracle: ConsistencyOracle, _ labels: [Int32]) {
    self.oracle = oracle
    self.labels = labels
  }

  /// Finds conflicts that share no label until the rest holds, the least a search should return.
  mutating func findDisjoint(purse: inout Purse) {
    var rest = labels
    while let conflict = oracle.conflict(in: rest) {
      conflicts.append(conflict)
      rest.removeAll { conflict.contains($0) }
      guard purse.spend(cost) else { return }
    }
  }

  /// What one test of the labels costs of a budget.
  private var cost: Int { 1 + oracle.columns.count / 64 }

  /// Finds all minimal corrections, smallest first, and by duality all minimal conflicts.
  mutating func grow(purse: inout Purse) {
    findDisjoint(purse: &purse)
    guard !conflicts.isEmpty else {
      isComplete = true
      return
    }
    var levels: [[[Int32]]] = [[[]]]
    var seen: Set<[Int32]> = [[]]
    var met: Set<[Int32]> = Set(conflicts)
    var level = 0
    while level < levels.count {
      for node in levels[level] {
        let out = Set(node)
        if corrections.contains(where: { out.isSuperset(of: $0) }) { continue }
        guard purse.spend() else { return }
        let conflict: [Int32]
        if let known = conflicts.first(where: { out.isDisjoint(with: $0) }) {
          conflict = known
        } else {
          guard purse.spend(cost) else { return }
          guard let found = oracle.conflict(in: labels.filter { !out.contains($0) }) else {
            corrections.append(node)
            continue
          }
          if met.insert(found).inserted { conflicts.append(found) }
          conflict = found
        }
        if levels.count == level + 1 { levels.append([]) }
        for label in conflict {
          let next = (node + [label]).sorted()
          if seen.insert(next).inserted { levels[level + 1].append(next) }
        }
      }
      level += 1
    }
    guard let all = Self.transversals(of: corrections, limit: 20_000) else { return }
    conflicts = all
    isComplete = true
  }

  /// Those of some conflicts that contain no other, smallest first.
  static func minimal(_ conflicts: Set<[Int32]>) -> [[Int32]] {
    let sets = conflicts.map(Set.init)
    return conflicts.filter { one in !sets.contains { $0.count < one.count && $0.isSubset(of: one) } }
      .sorted { $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1) }
  }

  /// The minimal sets that meet all of some sets (Berge, “Hypergraphs”, 1989, chapter 2).
  ///
  /// - Parameters:
  ///   - sets: The sets.
  ///   - limit: How many sets to hold on the way at most.
  /// - Returns: `nil` when there are more.
  static func transversals(of sets: [[Int32]], limit: Int) -> [[Int32]]? {
    var result: [Set<Int32>] = [[]]
    for set in sets {
      let kept = result.filter { !$0.isDisjoint(with: set) }
      var next = kept
      for open in result where open.isDisjoint(with: set) {
        for label in set {
          let candidate = open.union([label])
          if !kept.contains(where: { $0.isSubset(of: candidate) }) { next.append(candidate) }
        }
        if next.count > limit { return nil }
      }
      result = next
    }
    return result.map { $0.sorted() }
  }
}
