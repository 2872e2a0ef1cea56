/// Finds the lightest labels to retract so that the rest can hold together: an implicit hitting set.
///
/// The lightest set that meets all conflicts known so far is retracted; if what is left holds, it
/// is optimal, and otherwise it shows conflicts not yet known (Karp and others, “Implicit hitting
/// set problems”, 2013).
package struct CheapestRepair {
  /// The labels to retract, sorted.
  package private(set) var labels: [Int32] = []
  /// The sum of their weights.
  package private(set) var weight = 0
  /// No repair weighs less than this.
  package private(set) var leastWeight = 0
  /// Whether the repair is proved to be as light as any.
  package private(set) var isOptimal = false
  /// Whether the repair leaves no conflict; not so when the search was cancelled before it met them all.
  package var isRepair: Bool { weight < .max }
  /// The conflicts met.
  package private(set) var conflicts: [[Int32]] = []

  /// Repairs a network of plain differences.
  ///
  /// - Parameters:
  ///   - columns: The rows.
  ///   - labelCount: How many labels there are.
  ///   - kept: For each label whether its rows count; `nil` when all do.
  ///   - patience: How hard to look for the lightest set in each round.
  ///   - rounds: After how many rounds to be content with the best repair so far.
  ///   - horizon: The label of rows that only say where the horizon is, which is never retracted; `nil` where none do.
  ///   - weight: What a label weighs.
  ///   - isCancelled: Asked between rounds; when it says yes the best repair so far is the answer.
  package init(
    _ columns: NetworkColumns, labelCount: Int, kept: [Bool]? = nil, patience: Int = 3_000_000,
    rounds: Int = .max,
    horizon: Int32? = nil, weight: @escaping (Int32) -> Int,
    isCancelled: @escaping () -> Bool
  ) {
    let rows = LabelRows(columns.label, labelCount: labelCount)
    var known: Set<[Int32]> = []
    var best = Int.max
    var round = 0
    while true {
      var search = HittingSets(patience: patience, isCancelled: isCancelled, weight: weight)
      let chosen = search.lightest(conflicts)
      leastWeight = max(
        leastWeight,
        search.isOptimal ? chosen.reduce(0) { $0 + weight($1) } : search.leastWeight(conflicts))
      let rest = GreedyRepair(
        columns, labelCount: labelCount, kept: kept, rows: rows, without: chosen, horizon: horizon,
        weight: weight, isCancelled: isCancelled)
      if !rest.isComplete {
        for conflict in rest.conflicts where known.insert(conflict).inserted { conflicts.append(conflict) }
        if best == .max { self.weight = .max }
        return
      }
      let whole = chosen + rest.retracted
      let total = whole.reduce(0) { $0 + weight($1) }
      if total < best {
        best = total
        labels = whole.sorted()
        self.weight = total
      }
      if rest.conflicts.isEmpty {
        isOptimal = search.isOptimal
        return
      }
      for conflict in rest.conflicts where known.insert(conflict).inserted { conflicts.append(conflict) }
      round += 1
      if round >= rounds || isCancelled() { return }
    }
  }
}
