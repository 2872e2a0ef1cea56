/// The rows of each label, packed.
struct LabelRows: Sendable {
  private let start: [Int32]
  private let rows: [Int32]

  /// Sorts rows by label.
  init(_ labels: NumberColumn, labelCount: Int) {
    var start = [Int32](repeating: 0, count: labelCount + 2)
    var rows = [Int32](repeating: 0, count: labels.count)
    for label in labels { start[Int(label) + 2] += 1 }
    for label in 0..<labelCount { start[label + 2] += start[label + 1] }
    for (row, label) in labels.enumerated() {
      rows[Int(start[Int(label) + 1])] = Int32(truncatingIfNeeded: row)
      start[Int(label) + 1] += 1
    }
    self.start = start
    self.rows = rows
  }

  /// The rows of a label, in order.
  subscript(label: Int32) -> ArraySlice<Int32> {
    rows[Int(start[Int(label)])..<Int(start[Int(label) + 1])]
  }

  /// How many rows a label has.
  func count(_ label: Int32) -> Int { Int(start[Int(label) + 1] - start[Int(label)]) }
}
