/// Enumerates the minimal conflicts of a network of plain differences.
///
/// Minimal conflicts are the label sets of simple negative cycles. Every such cycle passes an arc of
/// a repair, for without it the rest holds, and lies in one biconnected block. So each block is
/// searched alone, and each cycle is a closed sequence of repair arcs joined by paths through the
/// consistent rest, to whose ends the distances are exact: a path is followed only while some
/// completion is still negative.
package struct ConflictEnumeration {
  /// The conflicts, as sorted label sets, smallest first.
  package private(set) var conflicts: [[Int32]] = []
  /// Whether these are all.
  package private(set) var isComplete = true
  /// The labels retracted to make the rest hold.
  package let retracted: [Int32]
  /// The rest.
  package let repair: GreedyRepair

  /// Enumerates within a budget.
  package init(
    _ columns: NetworkColumns, labelCount: Int, kept: [Bool]? = nil, weight: @escaping (Int32) -> Int,
    budget: SearchBudget
  ) {
    let rows = LabelRows(columns.label, labelCount: labelCount)
    // A lightest repair leaves fewer arcs to combine than a greedy one.
    let cheapest = CheapestRepair(
      columns, labelCount: labelCount, kept: kept, patience: 200_000, rounds: 8, weight: weight,
      isCancelled: budget.isCancelled)
    repair = GreedyRepair(
      columns, labelCount: labelCount, kept: kept, rows: rows, without: cheapest.labels, weight: weight,
      isCancelled: budget.isCancelled)
    retracted = cheapest.labels
    guard cheapest.isRepair, repair.isComplete else {
      isComplete = false
      keepMinimal(Set(cheapest.conflicts), columns, rows)
      conflicts = Array(conflicts.prefix(budget.results))
      return
    }
    guard !retracted.isEmpty else { return }
    var purse = Purse(budget)
    var found = Set(cheapest.conflicts)
    let singles = Set(cheapest.conflicts.filter { $0.count == 1 }.joined())
    var unlimited = budget
    unlimited.results = .max
    if let potentials = repair.windows.makePotentials() {
      let blocks = Blocks(repair.windows.network)
      var arcs: [Int32: [Int32]] = [:]
      for label in retracted where !singles.contains(label) {
        for arc in repair.windows.labelArcs[label] { arcs[blocks.block[Int(arc)], default: []].append(arc) }
      }
      for block in arcs.keys.sorted() {
        var search = CycleSearch(
          repair.windows, potentials, blocks: blocks.block, block: block, arcs: arcs[block, default: []])
        search.run(into: &found, purse: &purse)
        if !search.isComplete { isComplete = false }
      }
      if purse.isSpent {
        isComplete = false
        if found.count >= budget.results {
          // More than asked for: make sure that the smallest are among them.
          var few = Set(found.filter { $0.count <= 2 })
          var limit = 2
          var again = Purse(budget)
          while few.count < budget.results, limit < 1 << 20, !again.isSpent {
            limit *= 2
            for block in arcs.keys.sorted() where few.count < budget.results && !again.isSpent {
              var search = CycleSearch(
                repair.windows, potentials, blocks: blocks.block, block: block, arcs: arcs[block, default: []]
              )
              search.longest = limit
              search.run(into: &few, purse: &again)
            }
          }
          found.formUnion(few)
        }
      }
    } else {
      isComplete = false
    }
    keepMinimal(found, columns, rows)
    if conflicts.count > budget.results {
      conflicts.removeLast(conflicts.count - budget.results)
      isComplete = false
    }
  }

  private mutating func keepMinimal(_ found: Set<[Int32]>, _ columns: NetworkColumns, _ rows: LabelRows) {
    let small = SmallConflicts(columns, rows)
    let minimal = Set(found.map { small.minimal($0) })
    conflicts = minimal.sorted {
      $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1)
    }
  }
}
