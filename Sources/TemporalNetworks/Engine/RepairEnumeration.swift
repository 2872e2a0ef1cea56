/// Enumerates minimal ways out, lightest first, from conflicts that are found as they are needed.
struct RepairEnumeration {
  private let weight: (Int32) -> Int
  private let limit: Int
  private let isLightestOnly: Bool
  /// A conflict among what is left without some labels; `nil` when it holds.
  private let conflict: (Set<Int32>) -> [Int32]?
  private var conflicts: [[Int32]]
  private(set) var repairs: [[Int32]] = []
  private(set) var isComplete = false
  private(set) var leastWeight = 0

  init(
    knowing conflicts: [[Int32]], limit: Int, isLightestOnly: Bool, weight: @escaping (Int32) -> Int,
    conflict: @escaping (Set<Int32>) -> [Int32]?
  ) {
    self.conflicts = conflicts
    self.limit = limit
    self.isLightestOnly = isLightestOnly
    self.weight = weight
    self.conflict = conflict
  }

  mutating func run(purse: inout Purse) {
    let budget = purse.budget
    restart: while true {
      var search = HittingSets(patience: 2_000_000, isCancelled: budget.isCancelled, weight: weight)
      let least = search.lightest(conflicts)
      if search.isOptimal { leastWeight = total(least) }
      if let new = conflict(Set(least)) {
        conflicts.append(new)
        guard purse.spend() else { return }
        continue
      }
      var bound = total(least)
      let heaviest = isLightestOnly ? bound : conflicts.joined().reduce(0) { $0 + weight($1) }
      var found: [[Int32]] = []
      isComplete = search.isOptimal
      while true {
        var sets: Set<[Int32]> = []
        var next = Int.max
        collect([], Set(), 0, below: bound, &sets, &next, &purse)
        for set in sets.sorted(by: { $0.lexicographicallyPrecedes($1) }) where total(set) == bound {
          if let new = conflict(Set(set)) {
            conflicts.append(new)
            guard purse.spend() else { return }
            continue restart
          }
          found.append(set)
          if found.count > limit { break }
        }
        if found.count > limit {
          found.removeLast()
          isComplete = false
          break
        }
        guard next <= heaviest, next > bound, next != .max else { break }
        if purse.isSpent {
          isComplete = false
          break
        }
        bound = next
      }
      repairs = found
      if purse.isSpent { isComplete = false }
      return
    }
  }

  private func total(_ set: [Int32]) -> Int { set.reduce(0) { $0 + weight($1) } }

  /// Collects the minimal hitting sets of one weight, and the least weight above it.
  private func collect(
    _ chosen: [Int32], _ out: Set<Int32>, _ sum: Int, below bound: Int, _ sets: inout Set<[Int32]>,
    _ next: inout Int, _ purse: inout Purse
  ) {
    guard sets.count <= limit, purse.spend() else { return }
    // Each chosen label must be the only one to meet some conflict.
    for label in chosen
    where !conflicts.contains(where: { set in
      set.contains(label) && !set.contains { $0 != label && out.contains($0) }
    }) {
      return
    }
    guard let open = conflicts.first(where: { out.isDisjoint(with: $0) }) else {
      if sum == bound { sets.insert(chosen.sorted()) }
      if sum > bound { next = min(next, sum) }
      return
    }
    // What the conflicts still open, taken apart, cost at least.
    var least = sum
    var used: Set<Int32> = []
    for set in conflicts where out.isDisjoint(with: set) && used.isDisjoint(with: set) {
      least += set.map(weight).min() ?? 0
      used.formUnion(set)
    }
    if least > bound {
      next = min(next, least)
      return
    }
    for label in open {
      collect(chosen + [label], out.union([label]), sum + weight(label), below: bound, &sets, &next, &purse)
    }
  }
}
