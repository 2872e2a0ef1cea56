/// Enumerates the minimal conflicts of a network of plain differences.
///
/// Minimal conflicts are the label sets of simple negative cycles. Every such cycle passes an arc of
/// a repair, for without it the rest holds, and lies in one biconnected block. So each block is
/// searched alone, and each cycle is a closed sequence of repair arcs joined by paths through the
/// consistent rest, to whose ends the distances are exact: a path is followed only while some
/// completion is still negative.
///
/// Rows that reach far may contradict the horizon. Where that could be, the horizon is written out as rows of
/// the origin and every point, under a label that answers for nothing and is left out of what is found.
package struct ConflictEnumeration {
  /// The conflicts, as sorted label sets, smallest first.
  package private(set) var conflicts: [[Int32]] = []
  /// Whether these are all.
  package private(set) var isComplete = true
  /// The labels retracted to make the rest hold.
  package private(set) var retracted: [Int32]
  /// The rest.
  package private(set) var repair: GreedyRepair

  /// Enumerates within a budget.
  package init(
    _ columns: NetworkColumns, labelCount: Int, kept: [Bool]? = nil, weight: @escaping (Int32) -> Int,
    budget: SearchBudget
  ) {
    self.init(columns, labelCount: labelCount, kept: kept, horizon: nil, weight: weight, budget: budget)
  }

  /// Enumerates within a budget; `horizon` is the label of the rows that say where the horizon is, if they have been
  /// written out.
  private init(
    _ columns: NetworkColumns, labelCount: Int, kept: [Bool]?, horizon: Int32?,
    weight: @escaping (Int32) -> Int, budget: SearchBudget
  ) {
    let rows = LabelRows(columns.label, labelCount: labelCount)
    // A lightest repair leaves fewer arcs to combine than a greedy one.
    let cheapest = CheapestRepair(
      columns, labelCount: labelCount, kept: kept, patience: 200_000, rounds: 8, horizon: horizon,
      weight: weight,
      isCancelled: budget.isCancelled)
    repair = GreedyRepair(
      columns, labelCount: labelCount, kept: kept, rows: rows, without: cheapest.labels, horizon: horizon,
      weight: weight, isCancelled: budget.isCancelled)
    retracted = cheapest.labels
    guard cheapest.isRepair, repair.isComplete else {
      isComplete = false
      keepMinimal(Set(cheapest.conflicts), columns, rows, horizon)
      conflicts = Array(conflicts.prefix(budget.results))
      return
    }
    guard !retracted.isEmpty else { return }
    let singles = Set(cheapest.conflicts.filter { $0.count == 1 }.joined())
    if horizon == nil, mayPassHorizon(but: singles, budget.isCancelled) {
      let label = Int32(labelCount)
      self = ConflictEnumeration(
        columns.withHorizon(label: label), labelCount: labelCount + 1, kept: kept.map { $0 + [true] },
        horizon: label, weight: { $0 == label ? 1 << 50 : weight($0) }, budget: budget)
      return
    }
    var purse = Purse(budget)
    var found = Set(cheapest.conflicts)
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
    keepMinimal(found, columns, rows, horizon)
    if conflicts.count > budget.results {
      conflicts.removeLast(conflicts.count - budget.results)
      isComplete = false
    }
  }

  /// Whether a chain of rows might lead from the origin to beyond the horizon.
  ///
  /// A chronology of the rest, begun near the days that are given, says how far its chains lead at most;
  /// what is retracted adds to that what it contradicts the chronology by.
  private func mayPassHorizon(but singles: Set<Int32>, _ isCancelled: @escaping () -> Bool) -> Bool {
    let windows = repair.windows
    let count = windows.pointCount
    var last: Int32 = 0
    for point in 0..<count {
      last = max(last, windows.latestDay(point) ?? 0, windows.earliestDay(point) ?? 0)
    }
    let parents = UnsafeMutablePointer<Int32>.allocate(capacity: count)
    defer { parents.deallocate() }
    guard
      let chronology = windows.completed(windows.latest, parents, from: last, isCancelled: isCancelled)
    else { return true }
    let days = chronology.days
    defer { if chronology.isOwned { days.deallocate() } }
    let span = UnsafeBufferPointer(start: days, count: count)
    var reach = Int(span.max() ?? 0) - Int(span.min() ?? 0)
    for label in retracted where !singles.contains(label) {
      for arc in windows.labelArcs[label] {
        let (tail, head) = (windows.network.tail(Int(arc)), windows.network.forward.arcs[Int(arc)].to)
        reach += max(0, Int(days[Int(head)]) - Int(days[Int(tail)]) - Int(windows.weight(of: arc)))
      }
    }
    return reach > Int(Day.horizon)
  }

  private mutating func keepMinimal(
    _ found: Set<[Int32]>, _ columns: NetworkColumns, _ rows: LabelRows, _ horizon: Int32?
  ) {
    let small = SmallConflicts(columns, rows, horizon: horizon)
    let minimal = Set(found.map { small.minimal($0) })
    conflicts = minimal.sorted {
      $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1)
    }
  }
}

extension NetworkColumns {
  /// The same rows, and one more for each point that keeps it within the horizon.
  fileprivate func withHorizon(label: Int32) -> NetworkColumns {
    var columns = self
    for point in 1..<max(1, pointCount) {
      columns.append(from: 0, to: point, lower: -Day.horizon, upper: Day.horizon, label: label)
    }
    return columns
  }
}
