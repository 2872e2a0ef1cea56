/// One alternative among several: at least one option must hold with all its rows.
struct ChoiceRows: Sendable {
  var label: Int32
  /// The place of the choice in the network.
  var place: Int
  /// The rows of each option, as places in the columns of options.
  var options: [[Int32]]
}

/// Says which sets of labels can hold together, and finds conflicts among them.
struct ConsistencyOracle: Sendable {
  let columns: NetworkColumns
  let optionColumns: NetworkColumns
  let choices: [ChoiceRows]
  let labelCount: Int
  /// The rows of each label.
  let rows: LabelRows

  init(columns: NetworkColumns, optionColumns: NetworkColumns, choices: [ChoiceRows], labelCount: Int) {
    self.columns = columns
    self.optionColumns = optionColumns
    self.choices = choices
    self.labelCount = labelCount
    rows = LabelRows(columns.label, labelCount: labelCount)
  }

  /// Whether there are only differences.
  var isPlain: Bool { columns.specials.isEmpty && choices.isEmpty }

  /// The labels as a mask.
  func mask(_ labels: some Sequence<Int32>) -> [Bool] {
    var mask = [Bool](repeating: false, count: labelCount)
    for label in labels { mask[Int(label)] = true }
    return mask
  }

  /// Whether some labels can hold together, whatever the others say.
  func isConsistent(_ labels: [Int32]) -> Bool {
    let own = labels.flatMap { rows[$0] }
    let part = columns.part(own).columns
    if part.specials.isEmpty {
      guard LiveWindows(part.labelledAlike(), labelCount: 1).solve() else { return false }
    } else {
      var propagation = Propagation(CompiledNetwork(part))
      guard propagation.run() else { return false }
    }
    // No reading of one part can take anything from another's.
    var purse = Purse(SearchBudget(results: .max, steps: .max))
    return choiceSearches(labels).allSatisfy { search in
      if case .impossible = search.best(nil, .earliest, purse: &purse) { false } else { true }
    }
  }

  /// The parts that have alternatives, each ready to be searched.
  ///
  /// - Parameter labels: The labels that count.
  /// - Returns: One search for each such part.
  func choiceSearches(_ labels: [Int32]) -> [ChoiceSearch] {
    let counts = mask(labels)
    guard choices.contains(where: { counts[Int($0.label)] }) else { return [] }
    return parts(labels).compactMap { part in
      guard !part.oracle.choices.isEmpty else { return nil }
      return ChoiceSearch(
        part.oracle.columns, rows: Array(0..<Int32(part.oracle.columns.count)), optionColumns,
        part.oracle.choices, counts: counts)
    }
  }

  /// The part of a point, its alternatives with it; `nil` when nothing speaks of the point.
  func choiceSearch(around point: Int32, _ labels: [Int32]) -> ChoiceSearch? {
    let counts = mask(labels)
    for part in parts(labels) {
      let search = ChoiceSearch(
        part.oracle.columns, rows: Array(0..<Int32(part.oracle.columns.count)), optionColumns,
        part.oracle.choices, counts: counts)
      if search.points.contains(point) { return search }
    }
    return nil
  }

  /// A minimal inconsistent part of some labels; `nil` when they can hold together.
  func conflict(in labels: [Int32]) -> [Int32]? {
    var core = labels
    if choices.isEmpty {
      let own = labels.flatMap { rows[$0] }.sorted()
      var propagation = Propagation(CompiledNetwork(columns.part(own).columns))
      if propagation.run() { return nil }
      let blamed = Set(propagation.blamed.map { columns.label[Int(own[Int($0)])] }).sorted()
      if !isConsistent(blamed) { core = blamed }
    } else {
      // What alternatives have no part in is found without them.
      let plain = ConsistencyOracle(
        columns: columns, optionColumns: optionColumns, choices: [], labelCount: labelCount)
      if let conflict = plain.conflict(in: labels) { return conflict }
      if isConsistent(labels) { return nil }
    }
    // First whole stretches, then one by one.
    var chunk = max(1, core.count / 2)
    while true {
      var place = 0
      while place < core.count {
        let end = min(core.count, place + chunk)
        let rest = Array(core[..<place] + core[end...])
        if !isConsistent(rest) { core = rest } else { place = end }
      }
      if chunk == 1 { break }
      chunk /= 2
    }
    return core.sorted()
  }

  /// The minimal conflicts of some labels, and whether these are all.
  ///
  /// They are searched for by what bounds can be derived from; where that goes too far, and where there are
  /// alternatives, through corrections.
  func minimalConflicts(
    of labels: [Int32], purse: inout Purse
  ) -> (conflicts: [[Int32]], isComplete: Bool) {
    var derived: [[Int32]] = []
    if choices.isEmpty {
      var search = DerivationSearch(self, labels)
      // A limit that does not depend on what is left, so that a search which once ended ends so again.
      var share = purse.share(Self.mostDerivations)
      search.run(purse: &share)
      _ = purse.spend(share.steps)
      if search.isComplete { return (search.conflicts, true) }
      derived = search.conflicts
    }
    var tree = HittingSetTree(self, labels)
    tree.grow(purse: &purse)
    if tree.isComplete { return (tree.conflicts, true) }
    // What was cut short need not have met the smallest of what it found.
    let minimal = derived.prefix(purse.budget.results).compactMap { conflict(in: $0) }
    return (HittingSetTree.minimal(Set(tree.conflicts + minimal)), false)
  }

  /// How many steps to spend on derivations before corrections are tried.
  private static let mostDerivations = 50_000

  /// The parts that only the origin joins, each with the labels that speak of it; a conflict lies in one.
  func parts(_ labels: [Int32]) -> [(oracle: ConsistencyOracle, labels: [Int32])] {
    let members = mask(labels)
    return NetworkParts(columns, optionColumns, choices, members).parts.map { oracle(of: $0, members) }
  }

  /// What says of one part what can hold together, and the labels that speak of it.
  func oracle(
    of part: NetworkParts.Part, _ members: [Bool]
  ) -> (oracle: ConsistencyOracle, labels: [Int32]) {
    var own = NetworkColumns()
    own.pointCount = columns.pointCount
    own.functions = columns.functions
    for row in part.rows { own.append(row, of: columns) }
    var speaking = Array(own.label)
    for choice in part.choices {
      speaking.append(choice.label)
      for row in choice.options.joined() where members[Int(optionColumns.label[Int(row)])] {
        speaking.append(optionColumns.label[Int(row)])
      }
    }
    let oracle = ConsistencyOracle(
      columns: own, optionColumns: optionColumns, choices: part.choices, labelCount: labelCount)
    return (oracle, NetworkParts.each(speaking))
  }
}

extension NetworkColumns {
  /// Appends a row of other columns over the same points.
  mutating func append(_ row: Int32, of other: NetworkColumns) {
    let i = Int(row)
    append(
      from: other.from[i], to: other.to[i], lower: other.lower[i], upper: other.upper[i],
      label: other.label[i], special: other.special(row))
  }
}
