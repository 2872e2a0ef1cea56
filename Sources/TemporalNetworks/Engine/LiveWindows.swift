/// The windows of a network of plain differences, exact at every moment while labels are retracted
/// and asserted.
package final class LiveWindows {
  let columns: NetworkColumns
  let network: CompiledNetwork
  let latest: BoundSide
  let earliest: BoundSide
  private(set) lazy var labelArcs = LabelArcs(
    network.forward, labels: columns.label, labelCount: labelCount)
  private let labelCount: Int
  /// For each label whether its rows were compiled; `nil` when all were.
  private let kept: [Bool]?
  /// For each label whether it is retracted.
  private var isRetracted: [Bool]
  /// Days that satisfy every arc in use; found when first needed.
  private var potentials: UnsafeMutablePointer<Int>?

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
    isRetracted = Array(repeating: false, count: labelCount)
    latest = BoundSide(network.forward, network.backward, sign: 1)
    earliest = BoundSide(network.backward, network.forward, sign: -1)
  }

  deinit { potentials?.deallocate() }

  /// Finds all windows from scratch.
  ///
  /// - Returns: Whether everything can hold together; if not, the windows mean nothing.
  package func solve() -> Bool {
    guard network.impossibleRows.allSatisfy({ isRetracted[Int(columns.label[Int($0)])] }) else {
      return false
    }
    guard latest.isSolved(beside: earliest) else { return false }
    var isFloating = false
    for point in 0..<network.pointCount {
      let high = latest.labels[point]
      let low = earliest.labels[point]
      if high == Day.open {
        if low == Day.open { isFloating = true }
      } else if low != Day.open, high &+ low < 0 {
        return false
      }
    }
    return !isFloating || floatingPartsHold()
  }

  /// Whether the parts that nothing ties to the origin hold in themselves.
  private func floatingPartsHold() -> Bool {
    let count = network.pointCount
    let labels = UnsafeMutablePointer<Int32>.allocate(capacity: count)
    labels.initialize(repeating: .min, count: count)
    let parents = UnsafeMutablePointer<Int32>.allocate(capacity: count)
    parents.initialize(repeating: -1, count: count)
    defer {
      labels.deallocate()
      parents.deallocate()
    }
    var sweep = BoundSweep(network.forward, network.backward, labels: labels, parents: parents)
    for point in 0..<count where latest.labels[point] == Day.open && earliest.labels[point] == Day.open {
      labels[point] = Day.horizon
      sweep.activate(Int32(point))
    }
    return sweep.settle { _, _ in false } && sweep.arcBeyond < 0
  }

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
  /// - Parameter side: The side.
  /// - Returns: The days, to be deallocated where they are a copy; `nil` when there is no chronology.
  func completed(_ side: BoundSide) -> (days: UnsafeMutablePointer<Int32>, isOwned: Bool)? {
    let count = network.pointCount
    var isOpen = false
    for point in 0..<count where side.labels[point] == Day.open { isOpen = true }
    guard isOpen else { return (side.labels, false) }
    let labels = UnsafeMutablePointer<Int32>.allocate(capacity: count)
    let parents = UnsafeMutablePointer<Int32>.allocate(capacity: count)
    labels.update(from: side.labels, count: count)
    parents.initialize(repeating: -1, count: count)
    defer { parents.deallocate() }
    var sweep = BoundSweep(side.graph, side.other, labels: labels, parents: parents)
    for point in 0..<count where labels[point] == Day.open {
      labels[point] = Day.horizon
      sweep.activate(Int32(truncatingIfNeeded: point))
    }
    guard sweep.settle(onCycles: { _, _ in false }), sweep.arcBeyond < 0 else {
      labels.deallocate()
      return nil
    }
    return (labels, true)
  }

  /// Whether a row counts at present.
  func isInUse(_ row: Int) -> Bool {
    let label = Int(columns.label[row])
    return !isRetracted[label] && kept?[label] ?? true
  }

  /// How many bounds changed since movements were last forgotten.
  package var movementCount: Int { latest.log.count + earliest.log.count }

  /// Begins to count movements anew.
  package func forgetMovements() {
    latest.log.removeAll(keepingCapacity: true)
    earliest.log.removeAll(keepingCapacity: true)
  }

  /// Puts the arcs of labels out of use and repairs the windows.
  package func retract(_ labels: some Sequence<Int32>) {
    var ahead: [Int32] = []
    var back: [Int32] = []
    for label in labels {
      isRetracted[Int(label)] = true
      for arc in labelArcs[label] where network.forward.arcs[Int(arc)].weight != Day.dead {
        let mate = network.forward.mate[Int(arc)]
        network.forward.arcs[Int(arc)].weight = Day.dead
        network.backward.arcs[Int(mate)].weight = Day.dead
        let head = network.forward.arcs[Int(arc)].to
        let tail = network.backward.arcs[Int(mate)].to
        if latest.parents[Int(head)] == arc { ahead.append(head) }
        if earliest.parents[Int(tail)] == mate { back.append(tail) }
      }
    }
    if !ahead.isEmpty { latest.repair(heads: ahead) }
    if !back.isEmpty { earliest.repair(heads: back) }
  }

  /// Puts the arcs of labels into use again and tightens the windows.
  ///
  /// - Returns: `false`, with nothing changed, when they contradict what is in use.
  package func assert(_ labels: some Sequence<Int32>) -> Bool {
    let labels = Array(labels)
    for row in network.impossibleRows where labels.contains(columns.label[Int(row)]) { return false }
    guard let potentials = self.potentials ?? makePotentials() else { return false }
    var ahead: [Int32] = []
    var changed: [(point: Int32, before: Int)] = []
    for label in labels {
      for arc in labelArcs[label] where network.forward.arcs[Int(arc)].weight == Day.dead {
        setWeight(arc, weight(of: arc))
        ahead.append(arc)
        guard admit(arc, potentials, &changed) else {
          undo(ahead, potentials, changed)
          return false
        }
      }
    }
    let back = ahead.map { network.forward.mate[Int($0)] }
    if latest.lower(arcs: ahead, potentials: potentials) >= 0
      || earliest.lower(arcs: back, potentials: potentials) >= 0
    {
      retract(labels)
      undo([], potentials, changed)
      return false
    }
    for label in labels { isRetracted[Int(label)] = false }
    return true
  }

  private func undo(
    _ arcs: [Int32], _ potentials: UnsafeMutablePointer<Int>, _ changed: [(point: Int32, before: Int)]
  ) {
    for arc in arcs { setWeight(arc, Day.dead) }
    for (point, before) in changed.reversed() { potentials[Int(point)] = before }
  }

  private func setWeight(_ arc: Int32, _ weight: Int32) {
    network.forward.arcs[Int(arc)].weight = weight
    network.backward.arcs[Int(network.forward.mate[Int(arc)])].weight = weight
  }

  /// The weight an arc of the forward graph has by its row.
  func weight(of arc: Int32) -> Int32 {
    let row = Int(network.forward.row[Int(arc)])
    return network.tail(Int(arc)) == columns.from[row] ? columns.upper[row] : -columns.lower[row]
  }

  /// Makes the potentials satisfy a new arc too (Cotton and Maler, “Fast and flexible difference
  /// constraint propagation for DPLL(T)”, 2006); `false` when the arc closes a negative cycle.
  private func admit(
    _ arc: Int32, _ potentials: UnsafeMutablePointer<Int>, _ changed: inout [(point: Int32, before: Int)]
  ) -> Bool {
    let graph = network.forward
    let tail = network.tail(Int(arc))
    let head = graph.arcs[Int(arc)].to
    let gap = potentials[Int(tail)] + Int(graph.arcs[Int(arc)].weight) - potentials[Int(head)]
    guard gap < 0 else { return true }
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
    guard let completed = completed(latest) else { return nil }
    let labels = completed.days
    defer { if completed.isOwned { labels.deallocate() } }
    let result = UnsafeMutablePointer<Int>.allocate(capacity: count)
    for point in 0..<count { result[point] = Int(labels[point]) }
    potentials = result
    return result
  }
}
