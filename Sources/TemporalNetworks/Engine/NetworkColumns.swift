/// The constraints of a network as columns of numbers: what the solver works on.
package struct NetworkColumns: Sendable {
  /// What a row says beyond a difference.
  package enum Special: Hashable, Sendable {
    /// Functions by their place in the table; -1 for none.
    case functions(lower: Int32, upper: Int32)
    /// Sorted disjoint ranges of days; the row's difference is their hull, from the origin.
    case days([ClosedRange<Int32>])
  }

  /// One row, without its label.
  struct Row {
    var from: Int32
    var to: Int32
    var lower = Day.noLower
    var upper = Day.noUpper
    var special: Special?
  }

  package var pointCount: Int32 = 1
  package var from: NumberColumn = []
  package var to: NumberColumn = []
  package var lower: NumberColumn = []
  package var upper: NumberColumn = []
  package var label: NumberColumn = []
  package var specials: [Int32: Special] = [:]
  package var functions: [MonotoneFunction] = []

  /// Columns without rows.
  package init() {}

  /// How many rows there are.
  package var count: Int { from.count }

  /// Appends a row.
  package mutating func append(
    from: Int32, to: Int32, lower: Int32, upper: Int32, label: Int32, special: Special? = nil
  ) {
    if let special { specials[Int32(count)] = special }
    self.from.append(from)
    self.to.append(to)
    self.lower.append(lower)
    self.upper.append(upper)
    self.label.append(label)
  }

  /// Makes room for so many rows in all.
  mutating func reserveCapacity(_ count: Int) {
    from.reserveCapacity(count)
    to.reserveCapacity(count)
    lower.reserveCapacity(count)
    upper.reserveCapacity(count)
    label.reserveCapacity(count)
  }

  /// Appends a row.
  mutating func append(_ row: Row, label: Int32) {
    append(
      from: row.from, to: row.to, lower: row.lower, upper: row.upper, label: label, special: row.special)
  }

  /// What a row says beyond a difference, if anything.
  ///
  /// Functions leave its bounds open and days count from the origin, so most rows need not be looked up.
  func special(_ row: Int32) -> Special? {
    let at = Int(row)
    guard from[at] == 0 || lower[at] == Day.noLower && upper[at] == Day.noUpper else { return nil }
    return specials.isEmpty ? nil : specials[row]
  }

  /// The columns as they lie in memory.
  struct Rows {
    let from: UnsafeBufferPointer<Int32>
    let to: UnsafeBufferPointer<Int32>
    let lower: UnsafeBufferPointer<Int32>
    let upper: UnsafeBufferPointer<Int32>
    let label: UnsafeBufferPointer<Int32>
  }

  /// Calls a function with the columns as they lie in memory.
  func withRows(_ body: (Rows) -> Void) {
    from.withUnsafeBufferPointer { from in
      to.withUnsafeBufferPointer { to in
        lower.withUnsafeBufferPointer { lower in
          upper.withUnsafeBufferPointer { upper in
            label.withUnsafeBufferPointer { label in
              body(Rows(from: from, to: to, lower: lower, upper: upper, label: label))
            }
          }
        }
      }
    }
  }

  /// The network of some rows only, its points numbered afresh.
  ///
  /// - Returns: The smaller network, whose row *i* is `rows[i]`, and the old number of each of its points.
  func part(_ rows: [Int32]) -> (columns: NetworkColumns, points: [Int32]) {
    var part = NetworkColumns()
    var number: [Int32: Int32] = [0: 0]
    var points: [Int32] = [0]
    part.functions = functions
    func renumbered(_ point: Int32) -> Int32 {
      if let known = number[point] { return known }
      let new = Int32(points.count)
      number[point] = new
      points.append(point)
      return new
    }
    for row in rows {
      let i = Int(row)
      let (a, b) = (renumbered(from[i]), renumbered(to[i]))
      part.append(
        from: a, to: b, lower: lower[i], upper: upper[i], label: label[i],
        special: special(row))
    }
    part.pointCount = Int32(points.count)
    return (part, points)
  }
}
