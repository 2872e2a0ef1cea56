/// Label correcting over a compiled network whose arcs may be functions.
///
/// Solutions of difference, monotone and day-set constraints are closed under pointwise minimum and
/// maximum, so the least fixed point of the earliest days, and the greatest of the latest, are
/// solutions and give the exact windows (Jeavons and Cooper, “Tractable constraints on ordered
/// domains”, 1995).
struct Propagation {
  let network: CompiledNetwork
  /// Earliest day of each point; `-Day.open` when open.
  private(set) var earliest: [Int32]
  /// Latest day of each point; `Day.open` when open.
  private(set) var latest: [Int32]

  init(_ network: CompiledNetwork) {
    self.network = network
    earliest = Array(repeating: -Day.open, count: network.pointCount)
    latest = Array(repeating: Day.open, count: network.pointCount)
    earliest[0] = 0
    latest[0] = 0
  }

  /// Finds the exact windows; `false` when nothing satisfies everything.
  mutating func run() -> Bool {
    guard network.impossibleRows.isEmpty else { return false }
    var spiral = Spiral(network)
    guard relax(&latest, isLatest: true, from: [0], against: nil, &spiral),
      relax(&earliest, isLatest: false, from: [0], against: latest, &spiral),
      zip(earliest, latest).allSatisfy({ $0 <= $1 })
    else { return false }
    // Parts that nothing ties to the origin: complete the earliest chronology from far below.
    guard earliest.contains(-Day.open) else { return true }
    var witness = earliest
    var bottom = -Day.horizon
    for point in latest where point < Day.open { bottom = min(bottom, point) }
    var seeds: [Int32] = []
    for point in witness.indices where witness[point] == -Day.open {
      witness[point] = max(bottom, -Day.horizon)
      seeds.append(Int32(point))
    }
    for (point, span) in network.spans { witness[Int(point)] = max(witness[Int(point)], span.lowerBound) }
    seeds = witness.indices.map(Int32.init)
    return relax(&witness, isLatest: false, from: seeds, against: latest, &spiral)
  }

  /// Relaxes until nothing moves; `false` on a contradiction.
  private func relax(
    _ days: inout [Int32], isLatest: Bool, from seeds: [Int32], against other: [Int32]?,
    _ spiral: inout Spiral
  ) -> Bool {
    let graph = isLatest ? network.forward : network.backward
    let count = network.pointCount
    spiral.reset(graph, isLatest: isLatest)
    var queue = [Int32](repeating: 0, count: count)
    var queued = [Bool](repeating: false, count: count)
    var head = 0
    var length = 0
    func push(_ point: Int32) {
      guard !queued[Int(point)] else { return }
      queued[Int(point)] = true
      var place = head + length
      if place >= count { place -= count }
      queue[place] = point
      length += 1
    }
    seeds.forEach(push)
    var improvements = 0
    while length > 0 {
      let tail = queue[head]
      head = head + 1 == count ? 0 : head + 1
      length -= 1
      queued[Int(tail)] = false
      for arc in Int(graph.start[Int(tail)])..<Int(graph.start[Int(tail) + 1]) {
        let to = Int(graph.arcs[arc].to)
        let day = spiral.through(arc, days[Int(tail)])
        guard isLatest ? day < days[to] : day > days[to] else { continue }
        guard abs(day) <= Day.horizon else { return false }
        if let other, isLatest ? day < other[to] : day > other[to] { return false }
        if to == 0 { return false }
        days[to] = day
        spiral.parent[to] = Int32(arc)
        push(Int32(to))
        improvements += 1
      }
      if improvements >= count {
        improvements = 0
        guard let moved = spiral.unwind(&days, against: other) else { return false }
        moved.forEach(push)
      }
    }
    return true
  }
}
