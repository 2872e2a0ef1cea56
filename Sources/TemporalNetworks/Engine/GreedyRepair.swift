/// Finds conflicts until what is left can hold together, each time retracting the least credible
/// label of the conflict.
///
/// First the cycles that avoid the origin, all at once, by sweeps from equal labels; then the
/// windows with the origin fixed, where every point whose ends have crossed carries a conflict, its
/// two proofs.
package struct GreedyRepair {
  /// What is left, solved.
  package let windows: LiveWindows
  /// The conflicts met, as sorted label sets; each is minimal.
  package private(set) var conflicts: [[Int32]] = []
  /// The labels retracted on the way.
  package private(set) var retracted: [Int32] = []
  /// Whether the rest holds; if not, the search was cancelled, and ``windows`` mean nothing.
  package private(set) var isComplete = true
  private let isCancelled: () -> Bool
  private let columns: NetworkColumns
  private let rows: LabelRows
  private let weight: (Int32) -> Int
  private let labelCount: Int
  private let horizon: Int32?

  /// Repairs a network of plain differences.
  ///
  /// - Parameters:
  ///   - columns: The rows.
  ///   - labelCount: How many labels there are.
  ///   - kept: For each label whether its rows count; `nil` when all do.
  ///   - rows: The rows of each label.
  ///   - doubted: Labels to retract before anything is looked at.
  ///   - horizon: The label of rows that only say where the horizon is, which is never retracted; `nil` where none do.
  ///   - weight: How credible a label is.
  ///   - isCancelled: Asked before each retraction; when it says yes, what was met so far is the answer.
  init(
    _ columns: NetworkColumns, labelCount: Int, kept: [Bool]?, rows: LabelRows, without doubted: [Int32],
    horizon: Int32? = nil, weight: @escaping (Int32) -> Int, isCancelled: @escaping () -> Bool = { false }
  ) {
    self.isCancelled = isCancelled
    self.columns = columns
    self.rows = rows
    self.weight = weight
    self.labelCount = labelCount
    self.horizon = horizon
    windows = LiveWindows(columns, labelCount: labelCount, kept: kept)
    windows.retract(doubted)
    var out = Set(doubted)
    for row in windows.network.impossibleRows where out.insert(columns.label[Int(row)]).inserted {
      conflicts.append([columns.label[Int(row)]])
      retracted.append(columns.label[Int(row)])
      windows.retract([columns.label[Int(row)]])
    }
    while goesOn(), !removeCycles() {}
    while goesOn(), !solveWindows() {}
    if isComplete { removeCrossings() }
  }

  /// Whether to go on; once it is not, what was found is not complete.
  private mutating func goesOn() -> Bool {
    if isComplete, isCancelled() { isComplete = false }
    return isComplete
  }

  /// Retracts a label for each cycle that avoids the origin; `false` when it has to begin again.
  private mutating func removeCycles() -> Bool {
    let network = windows.network
    let count = network.pointCount
    let labels = UnsafeMutablePointer<Int32>.allocate(capacity: count)
    labels.initialize(repeating: Day.horizon, count: count)
    labels[0] = .min
    let parents = UnsafeMutablePointer<Int32>.allocate(capacity: count)
    parents.initialize(repeating: -1, count: count)
    defer {
      labels.deallocate()
      parents.deallocate()
    }
    var sweep = BoundSweep(network.forward, network.backward, labels: labels, parents: parents)
    sweep.activateAllButOrigin()
    var found: [[Int32]] = []
    var victims: [Int32] = []
    let isCancelled = self.isCancelled
    var wasCancelled = false
    sweep.isCancelled = {
      if isCancelled() { wasCancelled = true }
      return wasCancelled
    }
    _ = sweep.settle(firstCheck: 2) { sweep, points in
      for point in points {
        if isCancelled() {
          wasCancelled = true
          return false
        }
        var arcs: [Int32] = []
        var at = point
        repeat {
          let arc = parents[Int(at)]
          guard arc >= 0 else {
            arcs = []
            break
          }
          arcs.append(arc)
          at = sweep.tail(arc)
        } while at != point
        guard !arcs.isEmpty else { continue }
        let conflict = minimal(arcs.map { network.forward.row[Int($0)] })
        let victim = leastCredible(conflict)
        found.append(conflict)
        victims.append(victim)
        for arc in windows.labelArcs[victim] {
          let head = Int(network.forward.arcs[Int(arc)].to)
          if parents[head] == arc { parents[head] = -1 }
        }
        windows.retract([victim])
      }
      return true
    }
    conflicts += found
    retracted += victims
    if wasCancelled { isComplete = false }
    guard sweep.arcBeyond >= 0, isComplete else { return true }
    // What led beyond may have rested on a label that is retracted by now.
    guard victims.isEmpty else { return false }
    blameChain(to: Int32(sweep.arcBeyond), network.forward, network.backward, parents)
    return false
  }

  /// Finds the windows; `false` when something ran beyond the horizon and it has to begin again.
  private mutating func solveWindows() -> Bool {
    for side in [windows.latest, windows.earliest] {
      let outcome = side.solve(isCancelled: isCancelled)
      guard goesOn() else { return true }
      if outcome.arcBeyond >= 0 {
        blameChain(to: Int32(outcome.arcBeyond), side.graph, side.other, side.parents)
        return false
      }
    }
    return true
  }

  /// Retracts a label of a chain that leaves the horizon.
  private mutating func blameChain(
    to arc: Int32, _ graph: BoundGraph, _ other: BoundGraph, _ parents: UnsafeMutablePointer<Int32>
  ) {
    var arcs = [arc]
    var at = other.arcs[Int(graph.mate[Int(arc)])].to
    while at != 0, parents[Int(at)] >= 0, arcs.count <= graph.pointCount {
      arcs.append(parents[Int(at)])
      at = other.arcs[Int(graph.mate[Int(parents[Int(at)])])].to
    }
    // A chain, unlike a cycle, may begin with what it can do without.
    let conflict = minimal(arcs.map { graph.row[Int($0)] }, isCycle: false)
    let victim = leastCredible(conflict)
    conflicts.append(conflict)
    retracted.append(victim)
    windows.retract([victim])
  }

  /// Retracts a label for each point whose earliest day is after its latest.
  private mutating func removeCrossings() {
    let (latest, earliest) = (windows.latest, windows.earliest)
    let network = windows.network
    var mark: [Int32: Int32] = [:]
    for point in 1..<max(1, network.pointCount) {
      while latest.labels[point] != Day.open, earliest.labels[point] != Day.open,
        latest.labels[point] &+ earliest.labels[point] < 0
      {
        guard goesOn() else { return }
        // The two proofs may meet before the point: the meeting nearest the origin closes a simple cycle.
        mark.removeAll(keepingCapacity: true)
        var at = Int32(point)
        while at != 0 {
          mark[at] = 1
          at = network.forward.arcs[Int(network.backward.mate[Int(earliest.parents[Int(at)])])].to
        }
        var meeting = Int32(point)
        at = Int32(point)
        while at != 0 {
          if mark[at] != nil { meeting = at }
          at = network.tail(Int(latest.parents[Int(at)]))
        }
        var involved: [Int32] = []
        at = meeting
        while at != 0 {
          let arc = Int(latest.parents[Int(at)])
          involved.append(network.forward.row[arc])
          at = network.tail(arc)
        }
        at = meeting
        while at != 0 {
          let arc = Int(earliest.parents[Int(at)])
          involved.append(network.backward.row[arc])
          at = network.forward.arcs[Int(network.backward.mate[arc])].to
        }
        let conflict = minimal(involved)
        let victim = leastCredible(conflict)
        conflicts.append(conflict)
        retracted.append(victim)
        windows.retract([victim])
      }
    }
  }

  private func leastCredible(_ conflict: [Int32]) -> Int32 {
    conflict.min { (weight($0), $0) < (weight($1), $1) } ?? conflict[0]
  }

  private func minimal(_ involved: [Int32], isCycle: Bool = true) -> [Int32] {
    SmallConflicts(columns, rows, horizon: horizon).minimal(
      Set(involved.map { columns.label[Int($0)] }).sorted(), isCycle: isCycle)
  }
}

/// Tests and shrinks conflicts on the rows of their own labels only.
struct SmallConflicts {
  private let columns: NetworkColumns
  private let rows: LabelRows
  /// The label of rows that only say where the horizon is, which answers for nothing.
  private let horizon: Int32?

  init(_ columns: NetworkColumns, _ rows: LabelRows, horizon: Int32? = nil) {
    self.columns = columns
    self.rows = rows
    self.horizon = horizon
  }

  /// Whether some labels can hold together.
  func hold(_ labels: [Int32]) -> Bool {
    let part = columns.part(labels.flatMap { rows[$0] })
    return LiveWindows(part.columns.labelledAlike(), labelCount: 1).solve()
  }

  /// A minimal conflict among labels that contradict each other.
  ///
  /// - Parameters:
  ///   - labels: The labels.
  ///   - isCycle: Whether they make a simple cycle, which is minimal as it stands if each label has one row.
  /// - Returns: The conflict, sorted like the labels.
  func minimal(_ labels: [Int32], isCycle: Bool = true) -> [Int32] {
    let named = labels.filter { $0 != horizon }
    guard !isCycle || horizon != nil || named.contains(where: { rows.count($0) > 1 }) else { return named }
    var core = named
    for label in named where core.count > 1 {
      let rest = core.filter { $0 != label }
      if !hold(rest) { core = rest }
    }
    return core
  }
}

extension NetworkColumns {
  /// The same rows under one label, for tests that look at no label.
  func labelledAlike() -> NetworkColumns {
    var copy = self
    copy.label = NumberColumn(Array(repeating: 0, count: count))
    return copy
  }
}
