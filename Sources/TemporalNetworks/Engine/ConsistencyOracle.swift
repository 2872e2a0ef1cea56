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

  /// The parts that only the origin joins, each with the labels that speak of it; a conflict lies in one.
  func parts(_ labels: [Int32]) -> [Part] {
    var group = (0..<columns.pointCount).map(\.self)
    func root(_ point: Int32) -> Int {
      var point = Int(point)
      while group[point] != point {
        group[point] = group[Int(group[point])]
        point = Int(group[point])
      }
      return point
    }
    func join(_ first: Int32, _ second: Int32) {
      guard first != 0, second != 0 else { return }
      let (a, b) = (root(first), root(second))
      group[max(a, b)] = Int32(min(a, b))
    }
    func place(_ columns: NetworkColumns, _ row: Int) -> Int32 {
      columns.from[row] == 0 ? columns.to[row] : columns.from[row]
    }
    let members = mask(labels)
    for row in 0..<columns.count where members[Int(columns.label[row])] {
      join(columns.from[row], columns.to[row])
    }
    let active = choices.filter { members[Int($0.label)] }
    for choice in active {
      let involved = choice.options.joined().map { Int($0) }
      for row in involved {
        join(optionColumns.from[row], optionColumns.to[row])
        join(place(optionColumns, involved[0]), place(optionColumns, row))
      }
    }
    // The rows of each part, the parts in the order of their first rows.
    var number = [Int](repeating: -1, count: group.count)
    var rowsOf: [[Int32]] = []
    for row in 0..<columns.count where members[Int(columns.label[row])] {
      let part = root(place(columns, row))
      if number[part] < 0 {
        number[part] = rowsOf.count
        rowsOf.append([])
      }
      rowsOf[number[part]].append(Int32(row))
    }
    // Then the parts that have alternatives only, and before them what has not even those.
    var choicesOf: [Int: [ChoiceRows]] = [:]
    for choice in active {
      let part = choice.options.joined().first.map { root(place(optionColumns, Int($0))) } ?? -1
      choicesOf[part, default: []].append(choice)
    }
    var alternatives = [[ChoiceRows]](repeating: [], count: rowsOf.count)
    for part in choicesOf.keys.sorted() {
      let its = choicesOf[part, default: []]
      if part >= 0, number[part] >= 0 {
        alternatives[number[part]] = its
      } else {
        rowsOf.append([])
        alternatives.append(its)
      }
    }
    return zip(rowsOf, alternatives).map { part(of: $0, $1, members) }
  }

  /// A part of a network, and what speaks of it.
  struct Part {
    let oracle: ConsistencyOracle
    /// The labels that speak of it, in order.
    let labels: [Int32]
    /// Its rows in the network, in order.
    let rows: [Int32]

    /// Whether a label speaks of it.
    func speaks(_ label: Int32) -> Bool {
      var (low, high) = (0, labels.count)
      while low < high {
        let middle = (low + high) >> 1
        if labels[middle] < label { low = middle + 1 } else { high = middle }
      }
      return low < labels.count && labels[low] == label
    }
  }

  private func part(of rows: [Int32], _ choices: [ChoiceRows], _ members: [Bool]) -> Part {
    var own = NetworkColumns()
    own.pointCount = columns.pointCount
    own.functions = columns.functions
    for row in rows { own.append(row, of: columns) }
    var speaking = Array(own.label)
    for choice in choices {
      speaking.append(choice.label)
      for row in choice.options.joined() where members[Int(optionColumns.label[Int(row)])] {
        speaking.append(optionColumns.label[Int(row)])
      }
    }
    speaking.sort()
    var labels: [Int32] = []
    for label in speaking where labels.last != label { labels.append(label) }
    return Part(
      oracle: ConsistencyOracle(
        columns: own, optionColumns: optionColumns, choices: choices, labelCount: labelCount),
      labels: labels, rows: rows)
  }
}

extension NetworkColumns {
  /// Appends a row of other columns over the same points.
  mutating func append(_ row: Int32, of other: NetworkColumns) {
    let i = Int(row)
    append(
      from: other.from[i], to: other.to[i], lower: other.lower[i], upper: other.upper[i],
      label: other.label[i], special: other.specials.isEmpty ? nil : other.specials[row])
  }
}
