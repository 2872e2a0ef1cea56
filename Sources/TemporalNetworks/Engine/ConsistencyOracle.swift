/// One alternative among several: at least one option must hold with all its rows.
struct ChoiceRows: Sendable {
  var label: Int32
  /// The rows of each option, as places in the columns of options.
  var options: [[Int32]]
}

/// Says which sets of labels can hold together.
struct ConsistencyOracle: Sendable {
  let columns: NetworkColumns
  let optionColumns: NetworkColumns
  let choices: [ChoiceRows]
  /// The rows of each label.
  let rows: [[Int32]]

  init(columns: NetworkColumns, optionColumns: NetworkColumns, choices: [ChoiceRows], labelCount: Int) {
    self.columns = columns
    self.optionColumns = optionColumns
    self.choices = choices
    var rows = [[Int32]](repeating: [], count: labelCount)
    for (row, label) in columns.label.enumerated() { rows[Int(label)].append(Int32(row)) }
    self.rows = rows
  }

  /// Whether some labels can hold together, whatever the others say.
  func isConsistent(_ labels: [Int32]) -> Bool {
    let members = Set(labels)
    let own = labels.flatMap { rows[Int($0)] }
    let active = choices.filter { members.contains($0.label) }
    guard !active.isEmpty else {
      var propagation = Propagation(CompiledNetwork(columns.part(own).columns))
      return propagation.run()
    }
    return readings(own, active, members) { _, _ in true }
  }

  /// Goes through the consistent readings of alternatives, first options first.
  ///
  /// - Parameter visit: Given the option taken of each choice and the windows, says whether to stop.
  /// - Returns: Whether the visitor stopped.
  func readings(
    _ own: [Int32], _ active: [ChoiceRows], _ members: Set<Int32>,
    visit: (_ taken: [Int], _ windows: Propagation) -> Bool
  ) -> Bool {
    func descend(_ columns: NetworkColumns, _ taken: [Int]) -> Bool {
      var propagation = Propagation(CompiledNetwork(columns))
      guard propagation.run() else { return false }
      guard taken.count < active.count else { return visit(taken, propagation) }
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

  /// A minimal inconsistent part of some labels, by deletion; `nil` when they can hold together.
  func conflict(in labels: [Int32]) -> [Int32]? {
    guard !isConsistent(labels) else { return nil }
    var core = labels
    var chunk = max(1, core.count / 2)
    var place = 0
    // First whole stretches, then one by one.
    while chunk >= 1 {
      place = 0
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
