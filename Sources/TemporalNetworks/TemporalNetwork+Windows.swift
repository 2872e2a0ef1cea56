extension TemporalNetwork {
  /// Returns the earliest and latest place a point can take, in whole days from ``origin``.
  ///
  /// To ask for many points, ask once for ``windows(without:budget:)``.
  ///
  /// - Parameter point: A point of this network; asking for another's is a programming error.
  /// - Returns: The tightest window that everything allows; a `nil` bound is open.
  /// - Throws: ``Conflict``, naming a smallest set of constraints that cannot all hold.
  /// - SeeAlso: Dechter, Meiri and Pearl, “Temporal constraint networks” (1991), §3.
  public func window(of point: TimePoint) throws(Conflict<Label>) -> Window<Int> {
    precondition(point.index >= 0 && point.index < pointCount, "not a point of this network")
    let table = windows(budget: SearchBudget(results: 1))
    if let conflict = table.conflicts.first { throw conflict }
    return Window(table.earliest[point.index], table.latest[point.index])
  }

  /// Returns the windows of all points; contradictions blank only the points they touch.
  ///
  /// - Parameters:
  ///   - doubted: Labels to leave out.
  ///   - budget: What to spend on contradictions and alternatives.
  /// - Returns: The windows, and the conflicts if there are any.
  public func windows(
    without doubted: Set<Label> = [], budget: SearchBudget = .standard
  ) -> WindowTable<Label> {
    let kept = keptLabels(without: doubted)
    let oracle = self.oracle
    if let bounds = bounds(oracle, kept, budget) { return bounds }
    var found = contradictions(oracle, kept, budget)
    let blamed = Set(found.conflicts.joined())
    var rest = kept.filter { !blamed.contains($0) }
    var table = bounds(oracle, rest, budget)
    while table == nil, let more = oracle.conflict(in: rest) {
      found.conflicts.append(more)
      found.isComplete = false
      rest.removeAll { more.contains($0) }
      table = bounds(oracle, rest, budget)
    }
    let conflicts = self.conflicts(of: found.conflicts)
    return WindowTable(
      conflicts: conflicts, isComplete: found.isComplete && table?.isComplete ?? false,
      fault: table?.fault,
      earliest: table?.earliest ?? Array(repeating: -Day.open, count: pointCount),
      latest: table?.latest ?? Array(repeating: Day.open, count: pointCount),
      touched: Set(conflicts.flatMap(\.points).map(\.index)))
  }

  /// Returns the windows of all points, found part by part with the help of what was found before.
  ///
  /// They are those of ``windows(without:budget:)``. What only the origin joins to the rest is a part of its own; a
  /// part that says the same as one in the memory is not solved again, whichever network that stood in. Where the
  /// budget is spent, what an earlier search has spent on a part counts again, so that memory changes no answer.
  ///
  /// - Parameters:
  ///   - doubted: Labels to leave out.
  ///   - budget: What to spend on contradictions and alternatives.
  ///   - memory: What was found out about parts; it learns what is found now.
  ///   - earlier: Windows of this network before something was added to it, or with other labels left out: parts of
  ///     which it says the same are not looked at again. The answers are those without it.
  /// - Returns: The windows, and the conflicts if there are any.
  public func windows(
    without doubted: Set<Label> = [], budget: SearchBudget = .standard, memory: PartMemory,
    after earlier: WindowTable<Label>? = nil
  ) -> WindowTable<Label> {
    // Plain differences have an enumeration of their own, which needs no parts.
    if columns.specials.isEmpty, choiceRows.isEmpty { return windows(without: doubted, budget: budget) }
    let solver = PartwiseSolver(
      columns, optionColumns, choiceRows, labelCount: labels.count, members: mask(without: doubted),
      budget: budget, memory: memory, after: earlier?.solved)
    let conflicts = self.conflicts(of: solver.conflicts)
    return WindowTable(
      conflicts: conflicts, isComplete: solver.isComplete, fault: solver.fault.map { labels[Int($0)] },
      earliest: solver.earliest, latest: solver.latest,
      touched: Set(conflicts.flatMap(\.points).map(\.index)), solved: solver.solved)
  }

  /// Returns whether everything but some labels can hold together.
  ///
  /// - Parameter doubted: Labels to leave out.
  /// - Returns: `false` when there is a contradiction.
  public func isConsistent(without doubted: Set<Label> = []) -> Bool {
    oracle.isConsistent(keptLabels(without: doubted))
  }

  var oracle: ConsistencyOracle {
    ConsistencyOracle(
      columns: columns, optionColumns: optionColumns, choices: choiceRows, labelCount: labels.count)
  }

  func keptLabels(without doubted: Set<Label>) -> [Int32] {
    guard !doubted.isEmpty else { return Array(0..<Int32(labels.count)) }
    let isKept = mask(without: doubted)
    return (0..<Int32(labels.count)).filter { isKept[Int($0)] }
  }

  /// For each label whether it counts.
  func mask(without doubted: Set<Label>) -> [Bool] {
    var isKept = [Bool](repeating: true, count: labels.count)
    for label in doubted { if let place = labelIndex[label] { isKept[Int(place)] = false } }
    return isKept
  }

  /// The windows when the labels can hold together, `nil` when not.
  func bounds(
    _ oracle: ConsistencyOracle, _ kept: [Int32], _ budget: SearchBudget
  ) -> WindowTable<Label>? {
    if oracle.isPlain {
      let live = LiveWindows(
        columns, labelCount: labels.count, kept: kept.count == labels.count ? nil : oracle.mask(kept))
      guard live.solve() else { return nil }
      let fault = Certificate(live).brokenRow.map { labels[Int(columns.label[Int($0)])] }
      return WindowTable(
        conflicts: [], isComplete: true, fault: fault,
        earliest: (0..<pointCount).map { live.earliestDay($0) ?? -Day.open },
        latest: (0..<pointCount).map { live.latestDay($0) ?? Day.open }, touched: [])
    }
    let mask = oracle.mask(kept)
    var relaxed = Propagation(CompiledNetwork(columns, kept: mask))
    guard relaxed.run() else { return nil }
    let fault = Certificate(relaxed, columns, kept: mask).brokenRow.map {
      labels[Int(columns.label[Int($0)])]
    }
    var (earliest, latest) = (relaxed.earliest, relaxed.latest)
    var isComplete = true
    var purse = Purse(budget)
    // Only the parts that have alternatives are searched; beyond the budget they keep the relaxation.
    for search in oracle.choiceSearches(kept) {
      guard let hull = search.hull(purse: &purse) else { return nil }
      isComplete = isComplete && hull.isComplete
      for (place, point) in search.points.enumerated() where point != 0 {
        earliest[Int(point)] = hull.earliest[place]
        latest[Int(point)] = hull.latest[place]
      }
    }
    return WindowTable(
      conflicts: [], isComplete: isComplete, fault: fault, earliest: earliest, latest: latest, touched: [])
  }
}
