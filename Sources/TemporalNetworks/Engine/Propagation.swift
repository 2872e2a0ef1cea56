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
  /// After a contradiction, rows that contradict each other; not a smallest set.
  private(set) var blamed: Set<Int32> = []
  /// The earliest days, completed where they are open, so that together they are one chronology.
  private(set) var witness: [Int32] = []
  /// What gave the latest day of each point.
  private var latestHistory: BoundHistory

  init(_ network: CompiledNetwork) {
    self.network = network
    earliest = Array(repeating: -Day.open, count: network.pointCount)
    latest = Array(repeating: Day.open, count: network.pointCount)
    earliest[0] = 0
    latest[0] = 0
    latestHistory = BoundHistory(network.pointCount)
  }

  /// The latest chronology: the latest days, completed where nothing bounds a point from above.
  ///
  /// Only to be asked for once the windows have been found.
  var latestChronology: [Int32] {
    guard latest.contains(Day.open) else { return latest }
    var days = latest.map { min($0, Day.horizon) }
    for (point, span, _) in network.spans where span.upperBound < days[Int(point)] {
      days[Int(point)] = span.upperBound
    }
    var copy = self
    var spiral = Spiral(network)
    var history = BoundHistory(network.pointCount)
    _ = copy.relax(
      &days, isLatest: true, from: days.indices.map(Int32.init), against: witness, &spiral,
      &history)
    return days
  }

  /// Finds the exact windows; `false` when nothing satisfies everything.
  mutating func run() -> Bool {
    if let row = network.impossibleRows.first {
      blamed = [row]
      return false
    }
    var spiral = Spiral(network)
    var history = BoundHistory(network.pointCount)
    var days = latest
    guard relax(&days, isLatest: true, from: [0], against: nil, &spiral, &history) else { return false }
    latest = days
    latestHistory = history
    history = BoundHistory(network.pointCount)
    days = earliest
    guard relax(&days, isLatest: false, from: [0], against: latest, &spiral, &history) else {
      return false
    }
    earliest = days
    // Parts that nothing ties to the origin: complete the earliest chronology from far below.
    witness = earliest
    guard earliest.contains(-Day.open) else { return true }
    var witness = earliest
    defer { self.witness = witness }
    var bottom = -Day.horizon
    for point in latest where point < Day.open { bottom = min(bottom, point) }
    for point in witness.indices where witness[point] == -Day.open {
      witness[point] = max(bottom, -Day.horizon)
    }
    for (point, span, row) in network.spans where span.lowerBound > witness[Int(point)] {
      witness[Int(point)] = span.lowerBound
      history.record(point, row: row, source: -1, before: history.last[Int(point)])
      if witness[Int(point)] > latest[Int(point)] {
        blame(history, [point], point)
        return false
      }
    }
    let seeds = witness.indices.map(Int32.init)
    return relax(&witness, isLatest: false, from: seeds, against: latest, &spiral, &history)
  }

  /// Collects what contradicts: what is known of some points, and the latest day of one.
  private mutating func blame(
    _ history: BoundHistory, _ points: [Int32], _ crossed: Int32?, rows: [Int32] = []
  ) {
    blamed = Set(rows)
    history.collect(points.map { history.last[Int($0)] }, into: &blamed)
    if let crossed { latestHistory.collect([latestHistory.last[Int(crossed)]], into: &blamed) }
  }

  /// Relaxes until nothing moves; `false` on a contradiction.
  private mutating func relax(
    _ days: inout [Int32], isLatest: Bool, from seeds: [Int32], against other: [Int32]?,
    _ spiral: inout Spiral, _ history: inout BoundHistory
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
    // A loop, since handing `push` on as a closure would have every access to its variables checked.
    for seed in seeds { push(seed) }
    var improvements = 0
    while length > 0 {
      let tail = queue[head]
      head = head + 1 == count ? 0 : head + 1
      length -= 1
      queued[Int(tail)] = false
      for arc in graph.out(tail) {
        let to = Int(graph.arcs[arc].to)
        let day = spiral.through(arc, days[Int(tail)])
        guard isLatest ? day < days[to] : day > days[to] else { continue }
        let isCrossing = other.map { isLatest ? day < $0[to] : day > $0[to] } ?? false
        guard abs(day) <= Day.horizon, to != 0, !isCrossing else {
          blame(history, [tail], isCrossing && to != 0 ? Int32(to) : nil, rows: [graph.row[arc]])
          return false
        }
        days[to] = day
        spiral.parent[to] = Int32(arc)
        history.record(
          Int32(to), row: graph.row[arc], source: history.last[Int(tail)],
          before: to == Int(tail) ? history.last[to] : -1)
        push(Int32(to))
        improvements += 1
      }
      if improvements >= count {
        improvements = 0
        switch spiral.unwind(&days, against: other) {
        case .ended(let cycles):
          for cycle in cycles {
            for arc in cycle {
              let to = graph.arcs[arc].to
              history.record(
                to, row: graph.row[arc], source: history.last[Int(spiral.tail(arc))],
                before: history.last[Int(to)])
              push(to)
            }
          }
        case .endless(let cycle, let crossed):
          let points = cycle.map { graph.arcs[$0].to }
          let isPlain = cycle.allSatisfy { graph.arcs[$0].weight < Day.firstFunction }
          blame(history, isPlain ? [] : points, crossed, rows: cycle.map { graph.row[$0] })
          return false
        }
      }
    }
    return true
  }
}

/// How each bound of one kind came about.
struct BoundHistory {
  private var entries: [(row: Int32, source: Int32, before: Int32)] = []
  /// The last entry of each point; -1 for none.
  private(set) var last: [Int32]

  init(_ pointCount: Int) { last = Array(repeating: -1, count: pointCount) }

  /// Notes that a row gave a point a bound, from an entry of another point and one of its own.
  mutating func record(_ point: Int32, row: Int32, source: Int32, before: Int32) {
    entries.append((row, source, before))
    last[Int(point)] = Int32(entries.count - 1)
  }

  /// Adds the rows that entries rest on.
  func collect(_ roots: [Int32], into rows: inout Set<Int32>) {
    var seen: Set<Int32> = []
    var open = roots
    while let entry = open.popLast() {
      guard entry >= 0, seen.insert(entry).inserted else { continue }
      rows.insert(entries[Int(entry)].row)
      open.append(entries[Int(entry)].source)
      open.append(entries[Int(entry)].before)
    }
  }
}
