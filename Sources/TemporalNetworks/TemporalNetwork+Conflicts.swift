extension TemporalNetwork {
  /// Returns the minimal sets of labels that cannot all hold.
  ///
  /// - Parameters:
  ///   - doubted: Labels to leave out.
  ///   - budget: What to spend.
  /// - Returns: The conflicts, those with fewest labels first, and whether these are all.
  public func conflicts(
    without doubted: Set<Label> = [], budget: SearchBudget = .standard
  ) -> Contradictions<Label> {
    let found = contradictions(oracle, keptLabels(without: doubted), budget)
    return Contradictions(
      conflicts: self.conflicts(of: found.conflicts), isComplete: found.isComplete,
      groups: Self.groups(found.conflicts))
  }

  /// Returns the ways out of all contradictions.
  ///
  /// Without weights these are all minimal sets of labels whose retraction leaves the rest
  /// consistent, smallest first. With weights they are the lightest of those, every one.
  ///
  /// - Parameters:
  ///   - weights: What doubting a label costs; `nil` for no ranking.
  ///   - limit: How many ways out at most.
  ///   - doubted: Labels to leave out.
  ///   - budget: What to spend.
  /// - Returns: The ways out; one empty way when there is no contradiction.
  public func repairs(
    weights: ((Label) -> Int)? = nil, limit: Int = 100, without doubted: Set<Label> = [],
    budget: SearchBudget = .standard
  ) -> Repairs<Label> {
    let kept = keptLabels(without: doubted)
    let oracle = self.oracle
    let known = contradictions(oracle, kept, budget)
    let parts = oracle.isPlain ? [] : oracle.parts(kept)
    let isKnown = known.isComplete
    var purse = Purse(budget)
    var search = RepairEnumeration(
      knowing: known.conflicts, limit: limit, isLightestOnly: weights != nil,
      weight: { label in max(0, weights?(labels[Int(label)]) ?? 1) },
      conflict: { out in
        guard !isKnown else { return nil }
        guard !oracle.isPlain else { return oracle.conflict(in: kept.filter { !out.contains($0) }) }
        for part in parts {
          if let conflict = part.oracle.conflict(in: part.labels.filter { !out.contains($0) }) {
            return conflict
          }
        }
        return nil
      })
    search.run(purse: &purse)
    let repairs = search.repairs.map { set in
      Repair(
        labels: set.map { labels[Int($0)] },
        weight: set.reduce(0) { $0 + (weights?(labels[Int($1)]) ?? 1) })
    }
    return Repairs(
      repairs: repairs, isComplete: search.isComplete && (isKnown || weights != nil),
      leastWeight: search.leastWeight)
  }

  /// The minimal conflicts of some labels, as sets of label places in order.
  func contradictions(
    _ oracle: ConsistencyOracle, _ kept: [Int32], _ budget: SearchBudget
  ) -> (conflicts: [[Int32]], isComplete: Bool) {
    if oracle.isPlain {
      var wide = budget
      wide.steps = budget.steps.multipliedReportingOverflow(by: 100).overflow ? .max : budget.steps * 100
      let search = ConflictEnumeration(
        columns, labelCount: labels.count, kept: oracle.mask(kept), weight: { _ in 1 }, budget: wide)
      return (search.conflicts, search.isComplete)
    }
    var purse = Purse(budget)
    var found: Set<[Int32]> = []
    var isComplete = true
    for part in oracle.parts(kept) {
      let its = part.oracle.minimalConflicts(of: part.labels, purse: &purse)
      found.formUnion(its.conflicts)
      purse.results = found.count
      isComplete = isComplete && its.isComplete
    }
    // A label may speak of several parts: what contains another part's conflict is not minimal.
    var conflicts = HittingSetTree.minimal(found)
    if conflicts.count > budget.results {
      conflicts.removeLast(conflicts.count - budget.results)
      isComplete = false
    }
    return (conflicts, isComplete)
  }

  /// Puts sets of label places into words: their constraints and labels.
  func conflicts(of sets: [[Int32]]) -> [Conflict<Label>] {
    guard !sets.isEmpty else { return [] }
    let rows = LabelRows(columns.label, labelCount: labels.count)
    return sets.map { conflict(of: $0, rows) }
  }

  /// Puts a set of label places into words.
  func conflict(of set: [Int32]) -> Conflict<Label> {
    conflict(of: set, LabelRows(columns.label, labelCount: labels.count))
  }

  private func conflict(of set: [Int32], _ rows: LabelRows) -> Conflict<Label> {
    let members = Set(set)
    var involved = members.flatMap { rows[$0] }.sorted().map { constraints[Int($0)] }
    for (choice, rows) in zip(choices, choiceRows) where members.contains(rows.label) {
      involved += choice.options.joined().filter { members.contains(labelIndex[$0.label] ?? -1) }
    }
    return Conflict(constraints: involved, labels: set.map { labels[Int($0)] })
  }

  /// Conflicts that hang together by shared members.
  static func groups(_ conflicts: [[Int32]]) -> [[Int]] {
    var group = Array(conflicts.indices)
    func root(_ place: Int) -> Int {
      var place = place
      while group[place] != place { place = group[place] }
      return place
    }
    var owner: [Int32: Int] = [:]
    for (place, conflict) in conflicts.enumerated() {
      for label in conflict {
        if let other = owner[label] {
          let (a, b) = (root(other), root(place))
          group[max(a, b)] = min(a, b)
        } else {
          owner[label] = place
        }
      }
    }
    var members: [Int: [Int]] = [:]
    for place in conflicts.indices { members[root(place), default: []].append(place) }
    return members.keys.sorted().map { members[$0, default: []] }
  }
}
