/// The minimal sets that share a member with each of some sets.
///
/// After C. Berge, *Hypergraphs* (1989), chapter 2.
struct HittingSets<Element: Hashable & Comparable> {
  /// The sets, members in order.
  private(set) var sets: [[Element]] = []
  /// Whether these are all.
  private(set) var isComplete = true

  /// Finds them.
  ///
  /// - Parameters:
  ///   - families: The sets to hit; an empty one cannot be, and gives none.
  ///   - limit: How many partial sets to carry at most; beyond it the smallest are kept.
  init(of families: [[Element]], limit: Int) {
    var result: [Set<Element>] = [[]]
    for family in families {
      let hit = result.filter { !$0.isDisjoint(with: family) }
      var next = hit
      var seen = Set(hit)
      for open in result where open.isDisjoint(with: family) {
        for member in family {
          let candidate = open.union([member])
          if seen.contains(candidate) || hit.contains(where: { $0.isSubset(of: candidate) }) { continue }
          seen.insert(candidate)
          next.append(candidate)
        }
      }
      if next.count > limit {
        isComplete = false
        next.sort { left, right in
          left.count != right.count
            ? left.count < right.count : left.sorted().lexicographicallyPrecedes(right.sorted())
        }
        next.removeLast(next.count - limit)
      }
      result = next
    }
    let minimal = result.filter { one in !result.contains { $0.isStrictSubset(of: one) } }
    sets = minimal.map { $0.sorted() }.filter { !$0.isEmpty }
  }
}
