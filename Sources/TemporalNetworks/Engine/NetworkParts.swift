/// The parts of a network that only the origin joins; a conflict lies in one.
struct NetworkParts {
  /// One part.
  struct Part {
    /// Its rows, in order.
    var rows: ArraySlice<Int32>
    /// Its alternatives, in order.
    var choices: [ChoiceRows] = []
  }

  /// The parts, in the order of their first rows; then those that have alternatives only.
  private(set) var parts: [Part] = []

  /// Takes a network apart.
  ///
  /// - Parameters:
  ///   - columns: The rows of the network.
  ///   - optionColumns: The rows of options.
  ///   - choices: The alternatives.
  ///   - members: For each label whether it counts.
  init(
    _ columns: NetworkColumns, _ optionColumns: NetworkColumns, _ choices: [ChoiceRows], _ members: [Bool]
  ) {
    var rows: [Int32] = []
    rows.reserveCapacity(columns.count)
    columns.label.withUnsafeBufferPointer { labels in
      for (row, label) in labels.enumerated() where members[Int(label)] {
        rows.append(Int32(truncatingIfNeeded: row))
      }
    }
    self.init(rows, of: columns, optionColumns, choices.filter { members[Int($0.label)] })
  }

  /// Takes some rows of a network apart.
  ///
  /// - Parameters:
  ///   - rows: The rows, in order.
  ///   - columns: The rows of the network.
  ///   - optionColumns: The rows of options.
  ///   - choices: The alternatives in force.
  init(
    _ rows: [Int32], of columns: NetworkColumns, _ optionColumns: NetworkColumns, _ choices: [ChoiceRows]
  ) {
    func place(_ row: Int32) -> Int32 {
      optionColumns.from[Int(row)] == 0 ? optionColumns.to[Int(row)] : optionColumns.from[Int(row)]
    }
    let groups = PointGroups(count: Int(columns.pointCount))
    columns.withRows { all in
      for row in rows { groups.join(all.from[Int(row)], all.to[Int(row)]) }
    }
    for choice in choices {
      let first = choice.options.joined().first
      for row in choice.options.joined() {
        groups.join(optionColumns.from[Int(row)], optionColumns.to[Int(row)])
        if let first { groups.join(place(first), place(row)) }
      }
    }
    // The rows sorted by part, the parts in the order of their first rows.
    var number = [Int32](repeating: -1, count: groups.count)
    var partOfRow = [Int32](repeating: 0, count: rows.count)
    var ends: [Int] = []
    columns.withRows { all in
      for (at, row) in rows.enumerated() {
        let from = all.from[Int(row)]
        let root = Int(groups.root(from == 0 ? all.to[Int(row)] : from))
        if number[root] < 0 {
          number[root] = Int32(truncatingIfNeeded: ends.count)
          ends.append(0)
        }
        partOfRow[at] = number[root]
        ends[Int(number[root])] += 1
      }
    }
    var total = 0
    for part in ends.indices {
      let size = ends[part]
      ends[part] = total
      total += size
    }
    let starts = ends
    var sorted = rows
    for (at, row) in rows.enumerated() {
      let part = Int(partOfRow[at])
      sorted[ends[part]] = row
      ends[part] += 1
    }
    parts = zip(starts, ends).map { Part(rows: sorted[$0..<$1]) }
    // What has not even an option's row is of no point: the first of the rest.
    var choicesOf: [Int: [ChoiceRows]] = [:]
    for choice in choices {
      let root = choice.options.joined().first.map { Int(groups.root(place($0))) } ?? -1
      choicesOf[root, default: []].append(choice)
    }
    for root in choicesOf.keys.sorted() {
      let its = choicesOf[root, default: []]
      if root >= 0, number[root] >= 0 {
        parts[Int(number[root])].choices = its
      } else {
        parts.append(Part(rows: [], choices: its))
      }
    }
  }

  /// Numbers in order, each once.
  static func each(_ numbers: [Int32]) -> [Int32] {
    var result: [Int32] = []
    result.reserveCapacity(numbers.count)
    for number in numbers.sorted() where result.last != number { result.append(number) }
    return result
  }
}
