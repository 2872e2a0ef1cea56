/// Label correcting over a compiled network whose arcs may be functions.
///
/// Solutions of difference, monotone and day-set constraints are closed under pointwise minimum and
/// maximum, so the least fixed point of the earliest days, and the greatest of the latest, are
/// solutions and give the exact windows (Jeavons and Cooper, “Tractable constraints on ordered
/// domains”, 1995).
///
/// Every point lies within limits: within the horizon, and within the span of each function applied to
/// it. There is a contradiction where no chronology lies within them. Limits sharpen a bound that
/// something else gives a point; a bound that nothing but limits gives is open.
struct Propagation {
  let network: CompiledNetwork
  /// Earliest day of each point; `-Day.open` when open.
  private(set) var earliest: [Int32]
  /// Latest day of each point; `Day.open` when open.
  private(set) var latest: [Int32]
  /// The earliest days with those that only the spans of functions give.
  private(set) var earliestWithinSpans: [Int32] = []
  /// The latest days with those that only the spans of functions give.
  private(set) var latestWithinSpans: [Int32] = []
  /// After a contradiction, rows that contradict each other; not a smallest set.
  private(set) var blamed: Set<Int32> = []
  /// The earliest chronology: the earliest days, completed from the horizon where they are open.
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

  /// The latest chronology: the latest days, completed from the horizon where they are open.
  ///
  /// Only to be asked for once the windows have been found.
  var latestChronology: [Int32] {
    var days = latestWithinSpans
    var copy = self
    var spiral = Spiral(network)
    var history = latestHistory
    _ = copy.complete(&days, isLatest: true, against: witness, &spiral, &history)
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
    var isGiven = days.map { $0 < Day.open }
    guard keepWithinSpans(&days, isLatest: true, against: nil, &spiral, &history) else { return false }
    latestHistory = history
    latestWithinSpans = days
    latest = zip(days, isGiven).map { $1 ? $0 : Day.open }
    history = BoundHistory(network.pointCount)
    days = earliest
    guard relax(&days, isLatest: false, from: [0], against: latestWithinSpans, &spiral, &history) else {
      return false
    }
    isGiven = days.map { $0 > -Day.open }
    guard keepWithinSpans(&days, isLatest: false, against: latestWithinSpans, &spiral, &history) else {
      return false
    }
    earliestWithinSpans = days
    earliest = zip(days, isGiven).map { $1 ? $0 : -Day.open }
    guard complete(&days, isLatest: false, against: latestWithinSpans, &spiral, &history) else {
      return false
    }
    witness = days
    return true
  }

  /// Moves the points that functions are applied to into their spans, and what follows from that.
  private mutating func keepWithinSpans(
    _ days: inout [Int32], isLatest: Bool, against other: [Int32]?, _ spiral: inout Spiral,
    _ history: inout BoundHistory
  ) -> Bool {
    var moved: [Int32] = []
    for (point, span, row) in network.spans {
      let end = isLatest ? span.upperBound : span.lowerBound
      guard isLatest ? end < days[Int(point)] : end > days[Int(point)] else { continue }
      if let other, isLatest ? end < other[Int(point)] : end > other[Int(point)] {
        blame(history, [], point, rows: [row])
        return false
      }
      days[Int(point)] = end
      history.record(point, row: row, source: -1, before: -1)
      moved.append(point)
    }
    return relax(&days, isLatest: isLatest, from: moved, against: other, &spiral, &history)
  }

  /// Moves the points that nothing bounds to the horizon, and what follows from that: the days are then a chronology.
  private mutating func complete(
    _ days: inout [Int32], isLatest: Bool, against other: [Int32]?, _ spiral: inout Spiral,
    _ history: inout BoundHistory
  ) -> Bool {
    let open = isLatest ? Day.open : -Day.open
    let moved = days.indices.filter { days[$0] == open }.map(Int32.init)
    for point in moved { days[Int(point)] = isLatest ? Day.horizon : -Day.horizon }
    return relax(&days, isLatest: isLatest, from: moved, against: other, &spiral, &history)
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
    guard !seeds.isEmpty else { return true }
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
