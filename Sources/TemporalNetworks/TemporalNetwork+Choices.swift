/// What is left of the alternatives of a network, and where they let its points fall.
public struct ChoiceOutcome: Hashable, Sendable {
  /// For each choice the places of the options that some chronology takes.
  public let surviving: [[Int]]
  /// For each point the windows of the consistent readings, joined where they touch or overlap.
  public let windows: [[Window<Int>]]
  /// How many consistent readings were found.
  public let readingCount: Int
  /// Whether all readings were looked at within the budget.
  public let isComplete: Bool
}

extension TemporalNetwork {
  /// Returns which alternatives survive and where they let the points fall.
  ///
  /// - Parameters:
  ///   - doubted: Labels to leave out.
  ///   - budget: What to spend; a result is a consistent reading.
  /// - Returns: The outcome; no reading at all is a contradiction.
  public func resolveChoices(
    without doubted: Set<Label> = [], budget: SearchBudget = .standard
  ) -> ChoiceOutcome {
    let kept = keptLabels(without: doubted)
    let members = Set(kept)
    let oracle = self.oracle
    let active = choiceRows.indices.filter { members.contains(choiceRows[$0].label) }
    var surviving = [Set<Int>](repeating: [], count: choices.count)
    var spans = [[ClosedRange<Int>]](repeating: [], count: pointCount)
    var purse = Purse(budget)
    var isComplete = true
    let own = kept.flatMap { oracle.rows[$0] }.sorted()
    _ = oracle.readings(own, active.map { choiceRows[$0] }, members) { taken, windows, _ in
      purse.results += 1
      for (place, option) in zip(active, taken) { surviving[place].insert(option) }
      for point in spans.indices {
        spans[point] = Constraint<Label>.normalised(
          spans[point] + [Int(windows.earliest[point])...Int(windows.latest[point])])
      }
      guard purse.spend() else {
        isComplete = false
        return true
      }
      return false
    }
    return ChoiceOutcome(
      surviving: surviving.map { $0.sorted() },
      windows: spans.map { $0.map { Window(Int32($0.lowerBound), Int32($0.upperBound)) } },
      readingCount: purse.results, isComplete: isComplete)
  }
}
