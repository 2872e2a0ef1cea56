extension TemporalNetwork {
  /// Returns why a point cannot fall beyond one end of its window: fewest steps, then sources, then labels.
  ///
  /// Alternatives take no part: the proof is of the bound that holds whatever is chosen.
  ///
  /// - Parameters:
  ///   - point: A point of this network.
  ///   - side: The end of the window.
  ///   - doubted: Labels to leave out.
  ///   - source: A number for what a label comes from, `nil` for a label from nowhere, such as a rule.
  /// - Returns: The proof; `nil` when that end is open.
  /// - Throws: ``Conflict`` when there is no chronology.
  public func proof(
    of point: TimePoint, side: WindowSide, without doubted: Set<Label> = [],
    source: ((Label) -> Int?)? = nil
  ) throws(Conflict<Label>) -> Proof<Label>? {
    precondition(point.index >= 0 && point.index < pointCount, "not a point of this network")
    let kept = keptLabels(without: doubted)
    let oracle = self.oracle
    let search: ProofSearch
    if columns.specials.isEmpty {
      let live = LiveWindows(columns, labelCount: labels.count, kept: oracle.mask(kept))
      guard live.solve() else {
        guard let conflict = oracle.conflict(in: kept) else { return nil }
        throw self.conflict(of: conflict)
      }
      search = ProofSearch(live, sources: sourceNumbers(source))
    } else {
      let compiled = CompiledNetwork(columns, kept: oracle.mask(kept))
      var propagation = Propagation(compiled)
      guard propagation.run() else {
        guard let conflict = oracle.conflict(in: kept) else { return nil }
        throw self.conflict(of: conflict)
      }
      search = ProofSearch(propagation, labels: columns.label, sources: sourceNumbers(source))
    }
    return proof(search, point, side)
  }

  /// The sources of the labels, numbered from 0 in the order of the labels; -1 for none.
  func sourceNumbers(_ source: ((Label) -> Int?)?) -> [Int32] {
    guard let source else { return [] }
    var numbers: [Int: Int32] = [:]
    return labels.map { label in
      guard let own = source(label) else { return -1 }
      if let known = numbers[own] { return known }
      numbers[own] = Int32(numbers.count)
      return Int32(numbers.count - 1)
    }
  }

  /// Puts the steps of a bound into words.
  func proof(_ search: ProofSearch, _ point: TimePoint, _ side: WindowSide) -> Proof<Label>? {
    guard let steps = search.steps(to: Int32(point.index), side) else { return nil }
    return Proof(
      point: point, side: side,
      value: Int(side == .latest ? search.latest[point.index] : search.earliest[point.index]),
      steps: steps.map { step in
        Proof.Step(
          constraint: constraints[Int(step.row)], reference: ConstraintReference(index: Int(step.row)),
          from: TimePoint(index: Int(step.from)), fromValue: Int(step.fromDay),
          to: TimePoint(index: Int(step.to)), toValue: Int(step.toDay))
      })
  }
}
