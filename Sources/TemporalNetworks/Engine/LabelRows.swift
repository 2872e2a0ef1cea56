/// The rows of each label, packed.
struct LabelRows: Sendable {
  /// The labels that have rows, in order, where these are few among all; `nil` where a label is its own place.
  private let names: [Int32]?
  private let start: [Int32]
  private let rows: [Int32]

  /// Sorts rows by label.
  ///
  /// - Complexity: O(*labels*) in time and memory, or O(*r* log *r*) where there are far fewer rows than labels.
  init(_ labels: NumberColumn, labelCount: Int) {
    guard labels.count >= labelCount / 8 else {
      self = Self.few(labels)
      return
    }
    var start = [Int32](repeating: 0, count: labelCount + 2)
    var rows = [Int32](repeating: 0, count: labels.count)
    for label in labels { start[Int(label) + 2] += 1 }
    for label in 0..<labelCount { start[label + 2] += start[label + 1] }
    for (row, label) in labels.enumerated() {
      rows[Int(start[Int(label) + 1])] = Int32(truncatingIfNeeded: row)
      start[Int(label) + 1] += 1
    }
    self.init(names: nil, start: start, rows: rows)
  }

  private init(names: [Int32]?, start: [Int32], rows: [Int32]) {
    self.names = names
    self.start = start
    self.rows = rows
  }

  /// Sorts the rows of a part of a network, in which most labels have none.
  private static func few(_ labels: NumberColumn) -> LabelRows {
    let rows = labels.indices.map { Int32(truncatingIfNeeded: $0) }.sorted {
      let (one, other) = (labels[Int($0)], labels[Int($1)])
      return one != other ? one < other : $0 < $1
    }
    var names: [Int32] = []
    var start: [Int32] = []
    for (place, row) in rows.enumerated() where names.last != labels[Int(row)] {
      names.append(labels[Int(row)])
      start.append(Int32(truncatingIfNeeded: place))
    }
    start.append(Int32(truncatingIfNeeded: rows.count))
    return LabelRows(names: names, start: start, rows: rows)
  }

  /// The rows of a label, in order.
  subscript(label: Int32) -> ArraySlice<Int32> {
    guard let place = place(of: label) else { return [] }
    return rows[Int(start[place])..<Int(start[place + 1])]
  }

  /// How many rows a label has.
  func count(_ label: Int32) -> Int { self[label].count }

  private func place(of label: Int32) -> Int? {
    guard let names else { return Int(label) }
    var (low, high) = (0, names.count)
    while low < high {
      let middle = (low + high) >> 1
      if names[middle] < label { low = middle + 1 } else { high = middle }
    }
    return low < names.count && names[low] == label ? low : nil
  }
}
