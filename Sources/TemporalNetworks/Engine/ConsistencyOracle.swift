/// One alternative among several: at least one option must hold with all its rows.
struct ChoiceRows: Sendable {
  var label: Int32
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
    let members = Set(labels)
    let active = choices.filter { members.contains($0.label) }
    let own = labels.flatMap { rows[$0] }
    guard active.isEmpty else { return readings(own, active, members) { _, _, _ in true } }
    let part = columns.part(own).columns
    if part.specials.isEmpty { return LiveWindows(part.labelledAlike(), labelCount: 1).solve() }
    var propagation = Propagation(CompiledNetwork(part))
    return propagation.run()
  }

  /// Goes through the consistent readings of alternatives, first options first.
  ///
  /// - Parameters:
  ///   - own: The rows that hold in any case.
  ///   - active: The choices.
  ///   - members: The labels whose rows count in options.
  ///   - visit: Given the option taken of each choice, the windows and the rows of the reading, says
  ///     whether to stop.
  /// - Returns: Whether the visitor stopped.
  func readings(
    _ own: [Int32], _ active: [ChoiceRows], _ members: Set<Int32>,
    visit: (_ taken: [Int], _ windows: Propagation, _ columns: NetworkColumns) -> Bool
  ) -> Bool {
    func descend(_ columns: NetworkColumns, _ taken: [Int]) -> Bool {
      var propagation = Propagation(CompiledNetwork(columns))
      guard propagation.run() else { return false }
      guard taken.count < active.count else { return visit(taken, propagation, columns) }
      for (place, option) in active[taken.count].options.enumerated() {
        var more = columns
        for row in option where members.contains(optionColumns.label[Int(row)]) {
          more.append(row, of: optionColumns)
        }
        if descend(more, taken + [place]) { return true }
      }
      return false
    }
    var base = NetworkColumns()
    base.pointCount = columns.pointCount
    base.functions = columns.functions
    for row in own { base.append(row, of: columns) }
    return descend(base, [])
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
  func parts(_ labels: [Int32]) -> [(oracle: ConsistencyOracle, labels: [Int32])] {
    var group = Array(0..<Int(columns.pointCount))
    func root(_ point: Int32) -> Int {
      var point = Int(point)
      while group[point] != point {
        group[point] = group[group[point]]
        point = group[point]
      }
      return point
    }
    func join(_ first: Int32, _ second: Int32) {
      guard first != 0, second != 0 else { return }
      let (a, b) = (root(first), root(second))
      group[max(a, b)] = min(a, b)
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
    var order: [Int] = []
    var rowsOf: [Int: [Int32]] = [:]
    var choicesOf: [Int: [ChoiceRows]] = [:]
    for row in 0..<columns.count where members[Int(columns.label[row])] {
      let part = root(place(columns, row))
      if rowsOf[part] == nil { order.append(part) }
      rowsOf[part, default: []].append(Int32(row))
    }
    for choice in active {
      guard let first = choice.options.joined().first else {
        choicesOf[-1, default: []].append(choice)
        continue
      }
      choicesOf[root(place(optionColumns, Int(first))), default: []].append(choice)
    }
    for part in choicesOf.keys.sorted() where rowsOf[part] == nil { order.append(part) }
    return order.map { part in
      var own = NetworkColumns()
      own.pointCount = columns.pointCount
      own.functions = columns.functions
      for row in rowsOf[part, default: []] { own.append(row, of: columns) }
      let its = choicesOf[part, default: []]
      var speaking = Set(own.label)
      for choice in its {
        speaking.insert(choice.label)
        for row in choice.options.joined() where members[Int(optionColumns.label[Int(row)])] {
          speaking.insert(optionColumns.label[Int(row)])
        }
      }
      return (
        ConsistencyOracle(
          columns: own, optionColumns: optionColumns, choices: its, labelCount: labelCount),
        speaking.sorted()
      )
    }
  }
}

extension NetworkColumns {
  /// Appends a row of other columns over the same points.
  mutating func append(_ row: Int32, of other: NetworkColumns) {
    let i = Int(row)
    append(
      from: other.from[i], to: other.to[i], lower: other.lower[i], upper: other.upper[i],
      label: other.label[i], special: other.specials[row])
  }
}
