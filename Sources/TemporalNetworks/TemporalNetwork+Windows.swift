extension TemporalNetwork {
  /// Returns the earliest and latest place a point can take, in whole days from ``origin``.
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
  public func windows(
    without doubted: Set<Label> = [], budget: SearchBudget = .standard
  ) -> WindowTable<Label> {
    let kept = keptLabels(without: doubted)
    let oracle = self.oracle
    if let bounds = bounds(oracle, kept, budget) { return bounds }
    let found = contradictions(oracle, kept, budget)
    let blamed = Set(found.conflicts.joined())
    var rest = kept.filter { !blamed.contains($0) }
    while bounds(oracle, rest, budget) == nil {
      guard let more = oracle.conflict(in: rest) else { break }
      rest.removeAll { more.contains($0) }
    }
    let conflicts = found.conflicts.map { conflict(of: $0) }
    let table = bounds(oracle, rest, budget)
    return WindowTable(
      conflicts: conflicts, isComplete: found.isComplete && table?.isComplete ?? false,
      earliest: table?.earliest ?? Array(repeating: -Day.open, count: pointCount),
      latest: table?.latest ?? Array(repeating: Day.open, count: pointCount),
      touched: Set(conflicts.flatMap(\.points).map(\.index)))
  }

  /// Whether everything but some labels can hold together.
  ///
  /// - Parameter doubted: Labels to leave out.
  public func isConsistent(without doubted: Set<Label> = []) -> Bool {
    oracle.isConsistent(keptLabels(without: doubted))
  }

  /// Returns how the days of two points lie to each other in all chronologies.
  ///
  /// - Parameters:
  ///   - first: A point.
  ///   - second: Another.
  ///   - doubted: Labels to leave out.
  /// - Returns: The verdicts and the tightest distance in days.
  /// - Throws: ``Conflict`` when there is no chronology.
  public func precedence(
    _ first: TimePoint, _ second: TimePoint, without doubted: Set<Label> = []
  ) throws(Conflict<Label>) -> Precedence {
    let kept = keptLabels(without: doubted)
    let oracle = self.oracle
    if let conflict = oracle.conflict(in: kept) { throw self.conflict(of: conflict) }
    // The fewest days from first to second: the least d for which "at most d" can still hold.
    func possible(atLeast: Int32?, atMost: Int32?) -> Bool {
      var more = columns
      more.append(
        from: Int32(first.index), to: Int32(second.index), lower: atLeast ?? Day.noLower,
        upper: atMost ?? Day.noUpper, label: Int32(labels.count))
      return ConsistencyOracle(
        columns: more, optionColumns: optionColumns, choices: choiceRows, labelCount: labels.count + 1
      ).isConsistent(kept + [Int32(labels.count)])
    }
    func least(_ test: (Int32) -> Bool) -> Int? {
      var low = -Day.horizon
      var high = Day.horizon
      if test(low) { return nil }
      while low + 1 < high {
        let middle = low + (high - low) / 2
        if test(middle) { high = middle } else { low = middle }
      }
      return Int(high)
    }
    let fewest = least { possible(atLeast: nil, atMost: $0) }
    let most = least { possible(atLeast: -$0, atMost: nil) }
    return Precedence(distance: Window(earliest: fewest, latest: most.map { -$0 }))
  }

  var oracle: ConsistencyOracle {
    ConsistencyOracle(
      columns: columns, optionColumns: optionColumns, choices: choiceRows, labelCount: labels.count)
  }

  func keptLabels(without doubted: Set<Label>) -> [Int32] {
    guard !doubted.isEmpty else { return Array(0..<Int32(labels.count)) }
    let out = Set(doubted.compactMap { labelIndex[$0] })
    return (0..<Int32(labels.count)).filter { !out.contains($0) }
  }

  /// The windows when the labels can hold together, `nil` when not.
  func bounds(
    _ oracle: ConsistencyOracle, _ kept: [Int32], _ budget: SearchBudget
  ) -> WindowTable<Label>? {
    let own = kept.flatMap { oracle.rows[Int($0)] }.sorted()
    let members = Set(kept)
    var earliest: [Int32]?
    var latest: [Int32] = []
    var purse = Purse(budget)
    _ = oracle.readings(own, choiceRows.filter { members.contains($0.label) }, members) { _, windows in
      if let before = earliest {
        earliest = zip(before, windows.earliest).map(min)
        latest = zip(latest, windows.latest).map(max)
      } else {
        earliest = windows.earliest
        latest = windows.latest
      }
      return !purse.spend()
    }
    guard let earliest else { return nil }
    return WindowTable(
      conflicts: [], isComplete: !purse.isSpent, earliest: earliest, latest: latest, touched: [])
  }
}
