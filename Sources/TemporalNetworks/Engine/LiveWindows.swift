/// The windows of a network of plain differences, exact at every moment while labels are retracted
/// and asserted.
package final class LiveWindows {
  let columns: NetworkColumns
  let network: CompiledNetwork
  package let latest: BoundSide
  package let earliest: BoundSide
  private(set) lazy var labelArcs = LabelArcs(network, labels: columns.label, labelCount: labelCount)
  private let labelCount: Int
  /// For each label whether its rows were compiled; `nil` when all were.
  private let kept: [Bool]?
  /// For each label whether it is retracted; empty until one is.
  private var isRetracted: [Bool] = []
  /// Days that satisfy every arc in use; found when first needed.
  private(set) var potentials: UnsafeMutablePointer<Int>?
  /// Points whose potential changed since movements were last forgotten.
  private(set) var shifted: [Int32] = []
  /// Labels asserted since movements were last forgotten.
  private(set) var asserted: [Int32] = []

  /// Compiles a network; its labels are 0 ..< `labelCount`.
  package convenience init(_ columns: NetworkColumns, labelCount: Int, kept: [Bool]? = nil) {
    self.init(columns, labelCount: labelCount, kept: kept, network: CompiledNetwork(columns, kept: kept))
  }

  /// Takes a network as it was packed.
  package convenience init(_ snapshot: NetworkSnapshot) {
    self.init(
      snapshot.columns, labelCount: snapshot.labelCount, kept: nil, network: snapshot.network)
  }

  private init(_ columns: NetworkColumns, labelCount: Int, kept: [Bool]?, network: CompiledNetwork) {
    self.columns = columns
    self.labelCount = labelCount
    self.kept = kept
    self.network = network
    latest = BoundSide(network.forward, network.backward, sign: 1)
    earliest = BoundSide(network.backward, network.forward, sign: -1)
  }

  deinit { potentials?.deallocate() }

  /// Finds all windows from scratch.
  ///
  /// - Parameter isCancelled: Asked now and then, on any thread, whether to give up.
  /// - Returns: Whether everything can hold together; if not, or when cancelled, the windows mean nothing.
  package func solve(isCancelled: @escaping @Sendable () -> Bool = { false }) -> Bool {
    guard !network.impossibleRows.contains(where: { isInUse(Int($0)) }) else { return false }
    guard latest.isSolved(beside: earliest, isCancelled: isCancelled) else { return false }
    var isOpen = false
    for point in 0..<network.pointCount {
      let high = latest.labels[point]
      let low = earliest.labels[point]
      if high == Day.open {
        isOpen = true
      } else if low != Day.open, high &+ low < 0 {
        return false
      }
    }
    return !isOpen || hasChronology(isCancelled)
  }

  /// Whether the points that nothing bounds can be put somewhere within the horizon, all else staying where it can.
  private func hasChronology(_ isCancelled: @escaping () -> Bool) -> Bool {
    let parents = UnsafeMutablePointer<Int32>.allocate(capacity: network.pointCount)
    defer { parents.deallocate() }
    guard let latest = completed(latest, parents, isCancelled: isCancelled) else { return false }
    if latest.isOwned { latest.days.deallocate() }
    return true
  }

  /// How many points there are, the origin among them.
  package var pointCount: Int { network.pointCount }

  /// The earliest day of a point, `nil` when open.
  package func earliestDay(_ point: Int) -> Int32? {
    earliest.labels[point] == Day.open ? nil : -earliest.labels[point]
  }

  /// The latest day of a point, `nil` when open.
  package func latestDay(_ point: Int) -> Int32? {
    latest.labels[point] == Day.open ? nil : latest.labels[point]
  }

  /// The bounds of one side with open ones completed from the horizon, so that together they are one chronology.
  ///
  /// - Parameters:
  ///   - side: The side.
  ///   - parents: Room for a number for each point, written to.
  ///   - start: Where to complete from.
  ///   - isCancelled: Asked now and then whether to give up.
  /// - Returns: The days, to be deallocated where they are a copy; `nil` when there is no chronology that begins
  ///   there and stays within the horizon, or when cancelled.
  func completed(
    _ side: BoundSide, _ parents: UnsafeMutablePointer<Int32>, from start: Int32 = Day.horizon,
    isCancelled: @escaping () -> Bool = { false }
  ) -> (days: UnsafeMutablePointer<Int32>, isOwned: Bool)? {
    let count = network.pointCount
    guard isOpen(side) else { return (side.labels, false) }
    let labels = UnsafeMutablePointer<Int32>.allocate(capacity: count)
    labels.initialize(from: side.labels, count: count)
    parents.initialize(repeating: -1, count: count)
    var sweep = BoundSweep(side.graph, side.other, labels: labels, parents: parents)
    sweep.isCancelled = isCancelled
    for point in 0..<count where labels[point] == Day.open {
      labels[point] = start
      sweep.activate(Int32(truncatingIfNeeded: point))
    }
    guard sweep.settle(onCycles: { _, _ in false }), sweep.arcBeyond < 0 else {
      labels.deallocate()
      return nil
    }
    return (labels, true)
  }

  /// Whether a side has an open bound.
  private func isOpen(_ side: BoundSide) -> Bool {
    var isOpen = false
    for point in 0..<network.pointCount where side.labels[point] == Day.open { isOpen = true }
    return isOpen
  }

  /// Whether a row counts at present.
  func isInUse(_ row: Int) -> Bool {
    if isRetracted.isEmpty, kept == nil { return true }
    let label = Int(columns.label[row])
    let isOut = !isRetracted.isEmpty && isRetracted[label]
    return !isOut && kept?[label] ?? true
  }

  /// How many bounds changed since movements were last forgotten.
  package var movementCount: Int { latest.log.count + earliest.log.count }

  /// Begins to count movements anew.
  package func forgetMovements() {
    latest.log.removeAll(keepingCapacity: true)
    earliest.log.removeAll(keepingCapacity: true)
    shifted.removeAll(keepingCapacity: true)
    asserted.removeAll(keepingCapacity: true)
  }

  /// Puts the arcs of labels out of use and repairs the windows.
  package func retract(_ labels: [Int32]) {
    let (forward, backward) = (network.forward.arcs, network.backward.arcs)
    let (ahead, back) = (latest.parents, earliest.parents)
    let labelArcs = self.labelArcs
    var latestHeads: [Int32] = []
    var earliestHeads: [Int32] = []
    if isRetracted.isEmpty { isRetracted = Array(repeating: false, count: labelCount) }
    for label in labels {
      isRetracted[Int(label)] = true
      for arc in labelArcs.entries(of: label) where forward[Int(arc.ahead)].weight != Day.dead {
        forward[Int(arc.ahead)].weight = Day.dead
        backward[Int(arc.back)].weight = Day.dead
        let (head, tail) = (forward[Int(arc.ahead)].to, backward[Int(arc.back)].to)
        if ahead[Int(head)] == arc.ahead { latestHeads.append(head) }
        if back[Int(tail)] == arc.back { earliestHeads.append(tail) }
      }
    }
    if !latestHeads.isEmpty { latest.repair(heads: latestHeads) }
    if !earliestHeads.isEmpty { earliest.repair(heads: earliestHeads) }
  }

  /// Puts the arcs of labels into use again and tightens the windows.
  ///
  /// - Returns: `false`, with nothing changed, when they contradict what is in use.
  package func assert(_ labels: [Int32]) -> Bool {
    guard !isRetracted.isEmpty else { return true }
    for row in network.impossibleRows where labels.contains(columns.label[Int(row)]) { return false }
    guard let potentials = self.potentials ?? makePotentials() else { return false }
    let (forward, backward) = (network.forward.arcs, network.backward.arcs)
    let labelArcs = self.labelArcs
    var changed: [(point: Int32, before: Int)] = []
    // Most arcs that come into use say nothing new; these do.
    var latestArcs: [Int32] = []
    var earliestArcs: [Int32] = []
    for label in labels where isRetracted[Int(label)] {
      for arc in labelArcs.entries(of: label) {
        forward[Int(arc.ahead)].weight = arc.weight
        backward[Int(arc.back)].weight = arc.weight
        let (head, tail) = (forward[Int(arc.ahead)].to, backward[Int(arc.back)].to)
        let gap = potentials[Int(tail)] + Int(arc.weight) - potentials[Int(head)]
        if gap < 0, !admit(from: tail, to: head, gap: gap, potentials, &changed) {
          putOutOfUse(labels)
          restore(potentials, changed)
          return false
        }
        if latest.says(from: tail, to: head, arc.weight) { latestArcs.append(arc.ahead) }
        if earliest.says(from: head, to: tail, arc.weight) { earliestArcs.append(arc.back) }
      }
    }
    let isWithinHorizon =
      (changed.allSatisfy { potentials[Int($0.point)] >= -Day.horizon } || renewPotentials(&changed))
      && (latestArcs.isEmpty || latest.lower(arcs: latestArcs, potentials: potentials) < 0)
      && (earliestArcs.isEmpty || earliest.lower(arcs: earliestArcs, potentials: potentials) < 0)
    guard isWithinHorizon else {
      retract(labels.filter { isRetracted[Int($0)] })
      restore(potentials, changed)
      return false
    }
    for label in labels where isRetracted[Int(label)] {
      isRetracted[Int(label)] = false
      asserted.append(label)
    }
    for (point, _) in changed { shifted.append(point) }
    return true
  }

  /// Puts the arcs of those labels out of use that are retracted.
  private func putOutOfUse(_ labels: [Int32]) {
    for label in labels where isRetracted[Int(label)] {
      for arc in labelArcs.entries(of: label) {
        network.forward.arcs[Int(arc.ahead)].weight = Day.dead
        network.backward.arcs[Int(arc.back)].weight = Day.dead
      }
    }
  }

  /// Puts the potentials as late as the horizon lets them be: they only ever get earlier, and may have left it where
  /// there still are days within it; `false` when there are none.
  private func renewPotentials(_ changed: inout [(point: Int32, before: Int)]) -> Bool {
    let count = network.pointCount
    let labels = UnsafeMutablePointer<Int32>.allocate(capacity: count)
    labels.initialize(repeating: Day.horizon, count: count)
    let parents = UnsafeMutablePointer<Int32>.allocate(capacity: count)
    parents.initialize(repeating: -1, count: count)
    defer {
      labels.deallocate()
      parents.deallocate()
    }
    labels[0] = 0
    var sweep = BoundSweep(network.forward, network.backward, labels: labels, parents: parents)
    for point in 0..<count { sweep.activate(Int32(truncatingIfNeeded: point)) }
    guard sweep.settle(onCycles: { _, _ in false }), sweep.arcBeyond < 0, labels[0] == 0,
      let potentials
    else { return false }
    for point in 0..<count where potentials[point] != Int(labels[point]) {
      changed.append((Int32(truncatingIfNeeded: point), potentials[point]))
      potentials[point] = Int(labels[point])
    }
    return true
  }

  private func restore(
    _ potentials: UnsafeMutablePointer<Int>, _ changed: [(point: Int32, before: Int)]
  ) {
    for (point, before) in changed.reversed() { potentials[Int(point)] = before }
  }

  /// The weight an arc of the forward graph has by its row.
  func weight(of arc: Int32) -> Int32 {
    let row = Int(network.forward.row[Int(arc)])
    return network.tail(Int(arc)) == columns.from[row] ? columns.upper[row] : -columns.lower[row]
  }

  /// Makes the potentials satisfy a new arc too (Cotton and Maler, “Fast and flexible difference
  /// constraint propagation for DPLL(T)”, 2006); `false` when the arc closes a negative cycle.
  private func admit(
    from tail: Int32, to head: Int32, gap: Int, _ potentials: UnsafeMutablePointer<Int>,
    _ changed: inout [(point: Int32, before: Int)]
  ) -> Bool {
    let graph = network.forward
    var heap = PointHeap()
    var gaps: [Int32: Int] = [head: gap]
    var done: Set<Int32> = []
    heap.push(head, gap)
    while let (key, point) = heap.pop() {
      guard !done.contains(point), gaps[point] == key else { continue }
      if point == tail { return false }
      done.insert(point)
      changed.append((point, potentials[Int(point)]))
      potentials[Int(point)] += key
      for place in graph.out(point) where graph.arcs[place].weight != Day.dead {
        let to = graph.arcs[place].to
        guard !done.contains(to) else { continue }
        let gap = potentials[Int(point)] + Int(graph.arcs[place].weight) - potentials[Int(to)]
        if gap < gaps[to] ?? 0 {
          gaps[to] = gap
          heap.push(to, gap)
        }
      }
    }
    return true
  }

  /// Days that satisfy every arc in use: the latest days, completed from the horizon where open.
  func makePotentials() -> UnsafeMutablePointer<Int>? {
    if let potentials { return potentials }
    let count = network.pointCount
    let parents = UnsafeMutablePointer<Int32>.allocate(capacity: count)
    defer { parents.deallocate() }
    guard let completed = completed(latest, parents) else { return nil }
    let labels = completed.days
    defer { if completed.isOwned { labels.deallocate() } }
    let result = UnsafeMutablePointer<Int>.allocate(capacity: count)
    for point in 0..<count { result[point] = Int(labels[point]) }
    potentials = result
    return result
  }
}
