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
  /// - Parameters:
  ///   - windows: The network, found to hold together.
  ///   - isCancelled: Asked now and then whether to give up; what is given up has no certificate, and row 0 for broken.
  /// - Complexity: O(rows): one pass over the columns, and completing the points that are open.
  package init(_ windows: LiveWindows, isCancelled: @escaping () -> Bool = { false }) {
    let parents = UnsafeMutablePointer<Int32>.allocate(capacity: windows.network.pointCount)
    defer { parents.deallocate() }
    guard let high = windows.completed(windows.latest, parents, isCancelled: isCancelled) else {
      brokenRow = 0
      return
    }
    guard let low = windows.completed(windows.earliest, parents, isCancelled: isCancelled) else {
      if high.isOwned { high.days.deallocate() }
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

  /// Checks what has moved since movements were last forgotten, in a network certified before that.
  ///
  /// Only what a movement can break is asked: the rows of asserted labels; the arcs that lead to a point
  /// whose bound has widened, and those that lead from one whose bound has tightened. That everything together
  /// has a chronology is shown by the potentials, which are asked in the same way. Arcs stand for their
  /// rows here, so that those of a label that comes back into use are compared with its rows.
  ///
  /// - Parameter windows: The network, with potentials.
  /// - Complexity: O(*k*) for *k* arcs at points that moved and of labels asserted.
  package init(movementsOf windows: LiveWindows) {
    let (columns, network) = (windows.columns, windows.network)
    var broken: Int32?
    // On both sides a head lies at most the weight above its tail; it is open where that is beyond the horizon.
    @inline(__always)
    func holds(_ tail: Int32, _ head: Int32, _ weight: Int32) -> Bool {
      tail == Day.open || head &- tail <= weight
    }
    for side in [windows.latest, windows.earliest] {
      let labels = side.labels
      for (point, before) in side.log where labels[Int(point)] != before {
        let label = labels[Int(point)]
        let hasWidened = label > before
        let graph = hasWidened ? side.other : side.graph
        for place in graph.out(point) {
          let arc = graph.arcs[place]
          let far = labels[Int(arc.to)]
          let isKept = hasWidened ? holds(far, label, arc.weight) : holds(label, far, arc.weight)
          if !isKept, arc.weight != Day.dead { broken = broken ?? graph.row[place] }
        }
      }
    }
    let potentials = windows.potentials
    func holds(_ tail: Int32, _ head: Int32, by weight: Int32) -> Bool {
      potentials.map { $0[Int(head)] - $0[Int(tail)] <= Int(weight) } ?? false
    }
    let (latest, earliest) = (windows.latest.labels, windows.earliest.labels)
    for label in windows.asserted {
      for arc in windows.labelArcs.entries(of: label) {
        let row = network.forward.row[Int(arc.ahead)]
        let (from, to) = (columns.from[Int(row)], columns.to[Int(row)])
        let isAhead = network.tail(Int(arc.ahead)) == from
        let (tail, head) = isAhead ? (from, to) : (to, from)
        let weight = isAhead ? columns.upper[Int(row)] : -columns.lower[Int(row)]
        let isKept =
          network.forward.arcs[Int(arc.ahead)] == Arc(to: head, weight: weight)
          && network.backward.arcs[Int(arc.back)] == Arc(to: tail, weight: weight)
          && holds(latest[Int(tail)], latest[Int(head)], weight)
          && holds(earliest[Int(head)], earliest[Int(tail)], weight) && holds(tail, head, by: weight)
        if !isKept { broken = broken ?? row }
      }
    }
    for point in windows.shifted {
      for place in network.forward.out(point) {
        let arc = network.forward.arcs[place]
        if !holds(point, arc.to, by: arc.weight) { broken = broken ?? network.forward.row[place] }
      }
      for place in network.backward.out(point) {
        let arc = network.backward.arcs[place]
        if !holds(arc.to, point, by: arc.weight) { broken = broken ?? network.backward.row[place] }
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
    self.init(
      columns, kept: kept, earliest: propagation.witness, latest: propagation.latestChronology)
  }

  /// Checks two chronologies against rows.
  ///
  /// - Parameters:
  ///   - columns: The rows.
  ///   - kept: For each label whether its rows count; `nil` when all do.
  ///   - earliest: A day for each point.
  ///   - latest: Another.
  package init(
    _ columns: NetworkColumns, kept: [Bool]? = nil, earliest: [Int32], latest: [Int32]
  ) {
    for row in 0..<columns.count where kept?[Int(columns.label[row])] ?? true {
      let (a, b) = (Int(columns.from[row]), Int(columns.to[row]))
      func holds(_ days: [Int32]) -> Bool {
        columns.holds(Int32(row), functions: columns.functions, Int(days[a]), Int(days[b]))
      }
      guard holds(earliest), holds(latest) else {
        brokenRow = Int32(row)
        return
      }
    }
    brokenRow = nil
  }
}
