/// Enumerates minimal conflicts by what bounds can be derived from: an assumption-based truth maintenance system
/// (de Kleer, “An assumption-based TMS”, 1986) over latest days.
///
/// A set of labels contradicts itself where a chain of its rows, begun at the origin or at the limit of a
/// point, leads a latest day below the limit of a point, or below the origin. So for each point those
/// derivations are kept that no other beats, with fewer labels and no later day, and that rest on no conflict.
/// They are followed in the order of how many labels they rest on, by all rows, and only where enough of them
/// could still lead below a limit: where everything holds, nothing is followed. When none is left, the conflicts
/// are all there are. Unlike a search through corrections this does not multiply conflicts that share nothing.
struct DerivationSearch {
  /// The conflicts, smallest first, as sorted label sets; minimal when the search is complete.
  private(set) var conflicts: [[Int32]] = []
  /// Whether these are all minimal conflicts.
  private(set) var isComplete = false

  /// A latest day of a point, and the labels it rests on, sorted.
  private struct Derivation {
    let point: Int32
    let day: Int32
    let labels: [Int32]
  }

  private let oracle: ConsistencyOracle
  private let network: CompiledNetwork
  private let columns: NetworkColumns
  /// Below which latest day a point contradicts something: its earliest day if everything is believed.
  private let needed: [Int32]
  /// The derivations of each point that no other beats.
  private var kept: [[Derivation]]
  /// The derivations to be followed, by how many labels they rest on.
  private var open: [[Derivation]] = []
  /// The spans of each point, as places in those of the network.
  private let spans: [Int32: [Int]]

  /// Makes a search ready.
  ///
  /// - Parameters:
  ///   - oracle: The network, without alternatives.
  ///   - labels: The labels that count.
  init(_ oracle: ConsistencyOracle, _ labels: [Int32]) {
    self.oracle = oracle
    columns = oracle.columns
    let network = CompiledNetwork(oracle.columns, kept: oracle.mask(labels))
    self.network = network
    needed = EarliestNeeded(network).days
    kept = Array(repeating: [], count: network.pointCount)
    spans = Dictionary(grouping: network.spans.indices) { network.spans[$0].point }
  }

  /// Finds the conflicts, within a budget.
  mutating func run(purse: inout Purse) {
    for row in network.impossibleRows { addConflict([columns.label[Int(row)]]) }
    begin()
    var spiral = Spiral(network)
    spiral.reset(network.forward, isLatest: true)
    var size = 0
    while size < open.count {
      while let derivation = open[size].popLast() {
        guard isKept(derivation) else { continue }
        let arcs = network.forward.out(derivation.point)
        guard purse.spend(1 + arcs.count / 64) else { return }
        for arc in arcs {
          let day = spiral.through(arc, derivation.day)
          let to = Int(network.forward.arcs[arc].to)
          guard day < needed[to] else { continue }
          guard purse.spend(1 + (kept[to].count + conflicts.count) / 64) else { return }
          follow(arc, from: derivation, day)
        }
      }
      size += 1
    }
    isComplete = true
  }

  /// Starts at the origin and at the limits of points.
  private mutating func begin() {
    let origin = Derivation(point: 0, day: 0, labels: [])
    kept[0] = [origin]
    open = [[origin]]
    for point in 1..<max(1, Int32(network.pointCount)) {
      add(Derivation(point: point, day: Day.horizon, labels: []))
      for span in spans[point] ?? [] {
        let (_, days, row) = network.spans[span]
        add(Derivation(point: point, day: days.upperBound, labels: [columns.label[Int(row)]]))
      }
    }
  }

  /// Follows one row from a derivation to the next.
  private mutating func follow(_ arc: Int, from derivation: Derivation, _ day: Int32) {
    let to = network.forward.arcs[arc].to
    let label = columns.label[Int(network.forward.row[arc])]
    let isRepeated = derivation.labels.contains(label)
    let labels = isRepeated ? derivation.labels : Self.with(label, derivation.labels)
    if day < -Day.horizon || to == 0 && day < 0 {
      addConflict(labels)
      return
    }
    guard to != 0 else { return }
    // Round a cycle whose labels it rests on already a day could creep for long: what they say is found at once.
    if isRepeated, kept[Int(to)].contains(where: { $0.labels == labels && $0.day > day }) {
      guard let settled = latest(of: to, labels) else {
        addConflict(labels)
        return
      }
      add(Derivation(point: to, day: min(day, settled), labels: labels))
    } else {
      add(Derivation(point: to, day: day, labels: labels))
    }
  }

  /// The latest day of a point as some labels have it; `nil` when they contradict each other.
  private func latest(of point: Int32, _ labels: [Int32]) -> Int32? {
    let rows = labels.flatMap { oracle.rows[$0] }.sorted()
    let (part, points) = columns.part(rows)
    var propagation = Propagation(CompiledNetwork(part))
    guard propagation.run(), let place = points.firstIndex(of: point) else { return nil }
    return propagation.latestChronology[place]
  }

  /// Keeps a derivation to be followed, unless another is as good.
  private mutating func add(_ derivation: Derivation) {
    let place = Int(derivation.point)
    guard derivation.day < needed[place] else { return }
    for span in spans[derivation.point] ?? [] where derivation.day < network.spans[span].span.lowerBound {
      addConflict(Self.with(columns.label[Int(network.spans[span].row)], derivation.labels))
    }
    guard !conflicts.contains(where: { Self.contains(derivation.labels, $0) }),
      !kept[place].contains(where: { $0.day <= derivation.day && Self.contains(derivation.labels, $0.labels) }
      )
    else { return }
    kept[place].removeAll { $0.day >= derivation.day && Self.contains($0.labels, derivation.labels) }
    kept[place].append(derivation)
    while open.count <= derivation.labels.count { open.append([]) }
    open[derivation.labels.count].append(derivation)
  }

  /// Whether a derivation has not been beaten, or found to rest on a conflict, since it was kept.
  private func isKept(_ derivation: Derivation) -> Bool {
    kept[Int(derivation.point)].contains { $0.day == derivation.day && $0.labels == derivation.labels }
      && !conflicts.contains { Self.contains(derivation.labels, $0) }
  }

  private mutating func addConflict(_ labels: [Int32]) {
    guard !conflicts.contains(where: { Self.contains(labels, $0) }) else { return }
    conflicts.removeAll { Self.contains($0, labels) }
    conflicts.append(labels)
  }

  /// A sorted set with one more member.
  private static func with(_ label: Int32, _ labels: [Int32]) -> [Int32] {
    guard let place = labels.firstIndex(where: { $0 >= label }) else { return labels + [label] }
    return labels[place] == label ? labels : labels[..<place] + [label] + labels[place...]
  }

  /// Whether a sorted set has all members of another.
  private static func contains(_ labels: [Int32], _ others: [Int32]) -> Bool {
    guard others.count <= labels.count else { return false }
    var place = 0
    for label in others {
      while place < labels.count, labels[place] < label { place += 1 }
      guard place < labels.count, labels[place] == label else { return false }
      place += 1
    }
    return true
  }
}

/// From where on a latest day of a point can no longer lead below a limit: the earliest days if everything is
/// believed, the origin fixed, whether or not it can hold together.
///
/// A day that still moves after long is taken to move for ever.
private struct EarliestNeeded {
  private(set) var days: [Int32]

  init(_ network: CompiledNetwork) {
    let count = network.pointCount
    days = Array(repeating: -Day.horizon, count: count)
    days[0] = 0
    for (point, span, _) in network.spans { days[Int(point)] = max(days[Int(point)], span.lowerBound) }
    let graph = network.backward
    var spiral = Spiral(network)
    spiral.reset(graph, isLatest: false)
    var moves = [Int](repeating: 0, count: count)
    var queue = (0..<count).map(Int32.init)
    var isQueued = [Bool](repeating: true, count: count)
    var head = 0
    while head < queue.count {
      let tail = queue[head]
      head += 1
      isQueued[Int(tail)] = false
      for arc in graph.out(tail) {
        let to = Int(graph.arcs[arc].to)
        guard to != 0 else { continue }
        var day = spiral.through(arc, days[Int(tail)])
        // A day beyond all limits leads everywhere.
        if days[Int(tail)] > Day.horizon { day = Day.open }
        guard day > days[to] else { continue }
        moves[to] += 1
        days[to] = moves[to] > Self.patience ? Day.open : day
        if !isQueued[to] {
          isQueued[to] = true
          queue.append(Int32(to))
        }
      }
    }
  }

  /// How often a day may move.
  private static let patience = 200
}
