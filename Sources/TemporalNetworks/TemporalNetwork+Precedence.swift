extension TemporalNetwork {
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
    if oracle.isPlain {
      let live = LiveWindows(columns, labelCount: labels.count, kept: oracle.mask(kept))
      if live.solve(), let distances = PairDistances(live) {
        let (fewest, most) = distances.between(first.index, second.index)
        return Precedence(distance: Window(earliest: fewest, latest: most))
      }
    }
    if let conflict = oracle.conflict(in: kept) { throw self.conflict(of: conflict) }
    // With functions there is no path to follow: the least distance is the least bound that can
    // still be imposed, and what can be imposed only grows with the bound.
    func isPossible(lower: Int32, upper: Int32) -> Bool {
      var more = columns
      more.append(
        from: Int32(first.index), to: Int32(second.index), lower: lower, upper: upper,
        label: Int32(labels.count))
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
    let fewest = least { isPossible(lower: Day.noLower, upper: $0) }
    let most = least { isPossible(lower: -$0, upper: Day.noUpper) }
    return Precedence(distance: Window(earliest: fewest, latest: most.map { -$0 }))
  }
}
