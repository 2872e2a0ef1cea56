/// Finds windows and conflicts of a network part by part.
struct PartwiseSolver {
  /// Earliest day of each point; `-Day.open` when open.
  private(set) var earliest: [Int32] = []
  /// Latest day of each point; `Day.open` when open.
  private(set) var latest: [Int32] = []
  /// A label whose row the windows break.
  private(set) var fault: Int32?
  /// The minimal conflicts, smallest first.
  private(set) var conflicts: [[Int32]] = []
  /// Whether every conflict and every alternative was looked at.
  var isComplete: Bool { areConflictsComplete && areWindowsComplete }

  private var areConflictsComplete = true
  private var areWindowsComplete = true
  private let columns: NetworkColumns
  private let optionColumns: NetworkColumns
  private let choices: [ChoiceRows]
  private let labelCount: Int
  private let budget: SearchBudget
  private let memory: PartMemory

  /// A part that does not hold together.
  private struct Failure {
    let part: NetworkParts.Part
    /// Its content; `nil` for a part with alternatives.
    let numbered: NumberedPart?
  }

  init(
    _ columns: NetworkColumns, _ optionColumns: NetworkColumns, _ choices: [ChoiceRows], labelCount: Int,
    members: [Bool], budget: SearchBudget, memory: PartMemory
  ) {
    self.columns = columns
    self.optionColumns = optionColumns
    self.choices = choices
    self.labelCount = labelCount
    self.budget = budget
    self.memory = memory
    var members = members
    let count = Int(columns.pointCount)
    earliest = Array(repeating: -Day.open, count: count)
    latest = Array(repeating: Day.open, count: count)
    (earliest[0], latest[0]) = (0, 0)
    var parts = NetworkParts(columns, optionColumns, choices, members).parts
    var failing = solve(parts, members)
    guard !failing.isEmpty else { return }
    findConflicts(failing, members)
    var blamed = conflicts
    while true {
      for label in blamed.joined() { members[Int(label)] = false }
      let spoken = parts.filter { !isWhole($0, members) }
      parts.removeAll { !isWhole($0, members) }
      let rest = self.rest(of: spoken, members)
      parts += rest
      failing = solve(rest, members)
      // Beyond the budget: whatever else does not hold, one conflict at a time.
      blamed = failing.compactMap { failure in
        let (oracle, labels) = oracle(of: failure, members)
        return oracle.conflict(in: labels).map { named($0, failure) }
      }
      // What the search for windows gave up is left open.
      guard !blamed.isEmpty else { break }
      areConflictsComplete = false
      conflicts += blamed
    }
  }

  /// Whether all that was said of a part still counts.
  private func isWhole(_ part: NetworkParts.Part, _ members: [Bool]) -> Bool {
    part.rows.allSatisfy { members[Int(columns.label[Int($0)])] }
      && part.choices.allSatisfy { choice in
        members[Int(choice.label)]
          && choice.options.joined().allSatisfy { members[Int(optionColumns.label[Int($0)])] }
      }
  }

  /// What is left of some parts, its points open until it is solved.
  private mutating func rest(of parts: [NetworkParts.Part], _ members: [Bool]) -> [NetworkParts.Part] {
    func open(_ rows: some Sequence<Int32>, of columns: NetworkColumns) {
      for row in rows {
        for point in [columns.from[Int(row)], columns.to[Int(row)]] where point != 0 {
          (earliest[Int(point)], latest[Int(point)]) = (-Day.open, Day.open)
        }
      }
    }
    open(parts.lazy.flatMap(\.rows), of: columns)
    open(parts.lazy.flatMap(\.choices).flatMap { $0.options.joined() }, of: optionColumns)
    return NetworkParts(
      parts.flatMap(\.rows).filter { members[Int(columns.label[Int($0)])] }.sorted(), of: columns,
      optionColumns, parts.flatMap(\.choices).filter { members[Int($0.label)] }
    ).parts
  }

  // MARK: Windows

  /// Finds the windows of those parts that hold together.
  ///
  /// - Returns: Those that do not.
  private mutating func solve(_ parts: [NetworkParts.Part], _ members: [Bool]) -> [Failure] {
    var failing: [Failure] = []
    var purse = Purse(budget)
    var numbering = NumberedPart.Numbering(pointCount: earliest.count, labelCount: labelCount)
    for part in parts {
      guard part.choices.isEmpty else {
        if !solve(part, members, &purse) { failing.append(Failure(part: part, numbered: nil)) }
        continue
      }
      let numbered = NumberedPart(part.rows, of: columns, &numbering)
      switch finding(numbered) {
      case .holds(let bounds): take(bounds, numbered.points, numbered.labels)
      case .contradicts, nil: failing.append(Failure(part: part, numbered: numbered))
      }
    }
    return failing
  }

  /// What is known of a part, or its windows if it has any.
  private func finding(_ part: NumberedPart) -> PartMemory.Finding? {
    if part.isTold, let known = memory.finding(part.content) { return known }
    guard let bounds = Self.bounds(part.columns) else { return nil }
    if part.isTold { memory.learn(part.content, .holds(bounds)) }
    return .holds(bounds)
  }

  private static func bounds(_ columns: NetworkColumns) -> PartBounds? {
    var propagation = Propagation(CompiledNetwork(columns))
    guard propagation.run() else { return nil }
    let fault = Certificate(propagation, columns).brokenRow.map { columns.label[Int($0)] }
    return PartBounds(earliest: propagation.earliest, latest: propagation.latest, fault: fault)
  }

  private mutating func take(_ bounds: PartBounds, _ points: [Int32], _ labels: [Int32]?) {
    for (place, point) in points.enumerated() where point != 0 {
      earliest[Int(point)] = bounds.earliest[place]
      latest[Int(point)] = bounds.latest[place]
    }
    if let broken = bounds.fault, fault == nil { fault = labels.map { $0[Int(broken)] } ?? broken }
  }

  /// Finds the windows of a part with alternatives.
  ///
  /// - Returns: Whether it holds together.
  private mutating func solve(
    _ part: NetworkParts.Part, _ members: [Bool], _ purse: inout Purse
  ) -> Bool {
    let rows = Array(part.rows)
    let (own, points) = columns.part(rows)
    guard let relaxed = Self.bounds(own) else { return false }
    let search = ChoiceSearch(columns, rows: rows, optionColumns, part.choices, counts: members)
    guard let hull = search.hull(purse: &purse) else { return false }
    take(relaxed, points, nil)
    areWindowsComplete = areWindowsComplete && hull.isComplete
    for (place, point) in search.points.enumerated() where point != 0 {
      earliest[Int(point)] = hull.earliest[place]
      latest[Int(point)] = hull.latest[place]
    }
    return true
  }

  // MARK: Conflicts

  private mutating func findConflicts(_ failing: [Failure], _ members: [Bool]) {
    var purse = Purse(budget)
    var found: Set<[Int32]> = []
    for failure in failing {
      found.formUnion(conflicts(of: failure, members, &purse).map { named($0, failure) })
      purse.results = found.count
    }
    // A label may speak of several parts: what contains another part's conflict is not minimal.
    conflicts = HittingSetTree.minimal(found)
    if conflicts.count > budget.results {
      conflicts.removeLast(conflicts.count - budget.results)
      areConflictsComplete = false
    }
  }

  private mutating func conflicts(
    of failure: Failure, _ members: [Bool], _ purse: inout Purse
  ) -> [[Int32]] {
    let content = failure.numbered.flatMap { $0.isTold ? $0.content : nil }
    if let content, case .contradicts(let known, let steps)? = memory.finding(content), purse.affords(steps) {
      _ = purse.spend(steps)
      return known
    }
    let before = purse.steps
    let (oracle, labels) = oracle(of: failure, members)
    let found = oracle.minimalConflicts(of: labels, purse: &purse)
    if !found.isComplete {
      areConflictsComplete = false
    } else if let content {
      memory.learn(content, .contradicts(found.conflicts, steps: purse.steps - before))
    }
    return found.conflicts
  }

  /// What says of a part what can hold together, and the labels that speak of it, both in its own numbers if it has any.
  private func oracle(
    of failure: Failure, _ members: [Bool]
  ) -> (oracle: ConsistencyOracle, labels: [Int32]) {
    guard let numbered = failure.numbered else {
      let whole = ConsistencyOracle(
        columns: columns, optionColumns: optionColumns, choices: choices, labelCount: labelCount)
      return whole.oracle(of: failure.part, members)
    }
    let oracle = ConsistencyOracle(
      columns: numbered.columns, optionColumns: NetworkColumns(), choices: [],
      labelCount: numbered.labels.count)
    return (oracle, Array(0..<Int32(truncatingIfNeeded: numbered.labels.count)))
  }

  /// A conflict of a part in the labels of the network.
  private func named(_ conflict: [Int32], _ failure: Failure) -> [Int32] {
    failure.numbered.map { numbered in conflict.map { numbered.labels[Int($0)] } } ?? conflict
  }
}
