/// The check that both extreme chronologies satisfy every row: the solver's word is not taken for it.
///
/// All earliest days together are one chronology, and so are all latest days. Each row is asked for
/// itself, from the columns and not from the graphs the solver ran on. Where windows are open the
/// chronology is completed first.
package struct Certificate: Hashable, Sendable {
  /// A row that one of the chronologies breaks: an internal error; `nil` when all hold.
  package let brokenRow: Int32?
  /// Whether everything holds.
  package var holds: Bool { brokenRow == nil }

  /// Checks a solved network of plain differences.
  ///
  /// - Parameter windows: The network, found to hold together.
  /// - Complexity: O(rows): one pass over the columns.
  package init(_ windows: LiveWindows) {
    guard let high = windows.completed(windows.latest), let low = windows.completed(windows.earliest) else {
      brokenRow = 0
      return
    }
    defer {
      if high.isOwned { high.days.deallocate() }
      if low.isOwned { low.days.deallocate() }
    }
    let (latest, earliest) = (high.days, low.days)
    var broken: Int32?
    windows.columns.forEachRow(nil) { row, a, b, lower, upper in
      let after = latest[b] &- latest[a]
      // Earliest days are kept negated.
      let before = earliest[a] &- earliest[b]
      if after > upper || after < lower || before > upper || before < lower {
        if broken == nil, windows.isInUse(row) { broken = Int32(truncatingIfNeeded: row) }
      }
    }
    brokenRow = broken
  }

  /// Checks a solved network with functions and sets of days.
  ///
  /// - Parameters:
  ///   - propagation: The solved network.
  ///   - columns: Its rows.
  ///   - kept: For each label whether its rows count; `nil` when all do.
  init(_ propagation: Propagation, _ columns: NetworkColumns, kept: [Bool]? = nil) {
    self.init(columns, kept: kept, earliest: propagation.witness, latest: propagation.latest)
  }

  /// Checks days against rows.
  ///
  /// Where a latest day is open, the earliest chronology alone speaks for the row.
  ///
  /// - Parameters:
  ///   - columns: The rows.
  ///   - kept: For each label whether its rows count; `nil` when all do.
  ///   - earliest: A day for each point.
  ///   - latest: Another, or ``Day/open``.
  package init(
    _ columns: NetworkColumns, kept: [Bool]? = nil, earliest: [Int32], latest: [Int32]
  ) {
    for row in 0..<columns.count where kept?[Int(columns.label[row])] ?? true {
      let (a, b) = (Int(columns.from[row]), Int(columns.to[row]))
      let isClosed = latest[a] < Day.open && latest[b] < Day.open
      guard
        columns.holds(
          Int32(row), functions: columns.functions, Int(earliest[a]), Int(earliest[b])),
        !isClosed
          || columns.holds(Int32(row), functions: columns.functions, Int(latest[a]), Int(latest[b]))
      else {
        brokenRow = Int32(row)
        return
      }
    }
    brokenRow = nil
  }
}
