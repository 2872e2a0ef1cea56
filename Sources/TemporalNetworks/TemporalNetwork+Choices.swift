/// What is left of the alternatives of a network.
public struct SurvivingOptions: Hashable, Sendable {
  /// For each choice the places of the options that some chronology takes; all of them for a choice left out.
  public let options: [[Int]]
  /// Whether every option was looked at within the budget; those that were not are missing.
  public let isComplete: Bool
}

/// Where a point can fall, as stretches of days.
public struct Stretches: Hashable, Sendable {
  /// The stretches in order; none touches the next.
  public let windows: [Window<Int>]
  /// Whether these are all; if not, the last found is followed by others.
  public let isComplete: Bool
}

extension TemporalNetwork {
  /// Returns which alternatives some chronology takes.
  ///
  /// An option survives if a chronology satisfies it together with everything else; that a chronology
  /// could do without it is no matter.
  ///
  /// - Parameters:
  ///   - wanted: The places of the choices to ask about; `nil` for all. Those of others come back as they were given.
  ///   - doubted: Labels to leave out.
  ///   - budget: What to spend; a step is a propagation.
  /// - Returns: The options; no option of a choice at all is a contradiction.
  public func survivingOptions(
    of wanted: Set<Int>? = nil, without doubted: Set<Label> = [], budget: SearchBudget = .standard
  ) -> SurvivingOptions {
    var surviving = choiceRows.map { Array($0.options.indices) }
    var purse = Purse(budget)
    var isComplete = true
    for search in oracle.choiceSearches(keptLabels(without: doubted)) {
      guard wanted.map({ !$0.isDisjoint(with: search.places) }) ?? true else { continue }
      let found = search.surviving(of: wanted, purse: &purse)
      isComplete = isComplete && found.isComplete
      for (place, options) in zip(search.places, found.options) where wanted?.contains(place) ?? true {
        surviving[place] = options
      }
    }
    return SurvivingOptions(options: surviving, isComplete: isComplete)
  }

  /// Returns the points whose days may fall apart, which are few: for them ``stretches(of:without:budget:)``
  /// is worth asking.
  ///
  /// - Parameters:
  ///   - doubted: Labels to leave out.
  ///   - budget: What to spend; a step is a propagation.
  /// - Returns: The points in order, and whether the budget sufficed for all.
  public func pointsApart(
    without doubted: Set<Label> = [], budget: SearchBudget = .standard
  ) -> (points: [TimePoint], isComplete: Bool) {
    let kept = keptLabels(without: doubted)
    let oracle = self.oracle
    var found: Set<Int32> = []
    var purse = Purse(budget)
    var isComplete = true
    for search in oracle.choiceSearches(kept) {
      let apart = search.apart(purse: &purse)
      isComplete = isComplete && apart.isComplete
      found.formUnion(apart.points.map { search.points[Int($0)] })
    }
    let counts = oracle.mask(kept)
    for (row, special) in columns.specials where counts[Int(columns.label[Int(row)])] {
      if case .days(let ranges) = special, ranges.count > 1 { found.insert(columns.to[Int(row)]) }
    }
    return (found.sorted().map { TimePoint(index: Int($0)) }, isComplete)
  }

  /// Returns where a point can fall, as stretches that alternatives and sets of its days leave apart.
  ///
  /// The ends of every stretch are exact. Days between them that only functions exclude (every day but
  /// Tuesday) are not taken out.
  ///
  /// - Parameters:
  ///   - point: A point of this network.
  ///   - doubted: Labels to leave out.
  ///   - budget: What to spend; a result is a stretch, a step a propagation.
  /// - Returns: The stretches; none if there is no chronology.
  public func stretches(
    of point: TimePoint, without doubted: Set<Label> = [], budget: SearchBudget = .standard
  ) -> Stretches {
    precondition(point.index >= 0 && point.index < pointCount, "not a point of this network")
    let search = oracle.choiceSearch(around: Int32(point.index), keptLabels(without: doubted))
    guard point != .origin, let search, let own = search.points.firstIndex(of: Int32(point.index)) else {
      return Stretches(windows: [point == .origin ? Window(earliest: 0, latest: 0) : .open], isComplete: true)
    }
    var purse = Purse(budget)
    let found = search.stretches(of: Int32(own), limit: budget.results, purse: &purse)
    return Stretches(
      windows: found.stretches.map { Window($0.lowerBound, $0.upperBound) }, isComplete: found.isComplete)
  }
}
