/// Enumerates minimal conflicts and minimal corrections of a set of labels (Reiter, “A theory of
/// diagnosis from first principles”, 1987; the duality of both, Liffiton and Sakallah, 2008).
struct HittingSetTree {
  let oracle: ConsistencyOracle
  let labels: [Int32]
  let weight: (Int32) -> Int
  private(set) var conflicts: [[Int32]] = []
  private(set) var corrections: [[Int32]] = []
  private(set) var isComplete = false

  init(_ oracle: ConsistencyOracle, _ labels: [Int32], weight: @escaping (Int32) -> Int) {
    self.oracle = oracle
    self.labels = labels
    self.weight = weight
  }

  /// Finds the minimal corrections, lightest first, and the conflicts met on the way.
  ///
  /// - Parameter lightestOnly: Whether to stop after the last correction as light as the first.
  mutating func grow(lightestOnly: Bool, limit: Int, purse: inout Purse) {
    var frontier: [(weight: Int, set: [Int32])] = [(0, [])]
    var seen: Set<[Int32]> = [[]]
    isComplete = true
    while !frontier.isEmpty {
      let best = frontier.indices.min { first, second in
        let (a, b) = (frontier[first], frontier[second])
        return a.weight != b.weight ? a.weight < b.weight : a.set.lexicographicallyPrecedes(b.set)
      }
      guard let best else { break }
      let node = frontier.remove(at: best)
      if lightestOnly, let first = corrections.first, node.weight > total(first) { break }
      if corrections.contains(where: { Set($0).isSubset(of: node.set) }) { continue }
      guard corrections.count < limit, purse.spend() else {
        isComplete = false
        return
      }
      let out = Set(node.set)
      let conflict: [Int32]
      if let known = conflicts.first(where: { out.isDisjoint(with: $0) }) {
        conflict = known
      } else if let found = oracle.conflict(in: labels.filter { !out.contains($0) }) {
        conflicts.append(found)
        conflict = found
      } else {
        corrections.append(node.set)
        continue
      }
      for label in conflict {
        let next = (node.set + [label]).sorted()
        if seen.insert(next).inserted { frontier.append((total(next), next)) }
      }
    }
  }

  private func total(_ set: [Int32]) -> Int { set.reduce(0) { $0 + weight($1) } }

  /// The minimal transversals of some sets (Berge, “Hypergraphs”, 1989, ch. 2).
  ///
  /// - Returns: `nil` when there are more than the limit on the way.
  static func transversals(of sets: [[Int32]], limit: Int) -> [[Int32]]? {
    var result: [Set<Int32>] = [[]]
    for set in sets {
      var next = result.filter { !$0.isDisjoint(with: set) }
      let kept = next
      for open in result where open.isDisjoint(with: set) {
        for label in set {
          let candidate = open.union([label])
          if !kept.contains(where: { $0.isSubset(of: candidate) }), !next.contains(candidate) {
            next.append(candidate)
          }
        }
      }
      if next.count > limit { return nil }
      result = next.filter { one in !next.contains { $0.isStrictSubset(of: one) } }
    }
    return result.map { $0.sorted() }
  }
}
