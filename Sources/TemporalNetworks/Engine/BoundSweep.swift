/// Label correcting for plain weights: active points are swept up and down in their order, or queued
/// when few are active.
///
/// Walking memory in order beats a good queue as long as neighbours have near numbers. A point is
/// scanned at most once in each half sweep, hence O(n·m) in all.
struct BoundSweep: ~Copyable {
  let graph: BoundGraph
  let other: BoundGraph
  /// The best bound known of each point, ``Day/open`` when none.
  let labels: UnsafeMutablePointer<Int32>
  /// The arc that gave each point its label, -1 for none.
  let parents: UnsafeMutablePointer<Int32>
  private let active: ActiveSet
  private var queue: UnsafeMutablePointer<Int32>?
  /// An arc that leads beyond the horizon the tight way, -1 for none.
  private(set) var arcBeyond = -1
  /// Asked before each round; when it says yes, the labels do not settle.
  var isCancelled: () -> Bool = { false }

  init(
    _ graph: BoundGraph, _ other: BoundGraph, labels: UnsafeMutablePointer<Int32>,
    parents: UnsafeMutablePointer<Int32>
  ) {
    self.graph = graph
    self.other = other
    self.labels = labels
    self.parents = parents
    active = ActiveSet(graph.pointCount)
  }

  deinit { queue?.deallocate() }

  /// Forgets all bounds and takes those that follow from the origin in one step; the origin stays
  /// fixed, so that no contradiction drags the rest along.
  ///
  /// - Parameter isFresh: Whether all bounds are open already.
  mutating func startAtOrigin(isFresh: Bool) {
    if !isFresh {
      labels.update(repeating: Day.open, count: graph.pointCount)
      parents.update(repeating: -1, count: graph.pointCount)
    }
    labels[0] = 0
    scan(0)
    labels[0] = .min
  }

  /// Counts a point as changed.
  func activate(_ point: Int32) { active.insert(point) }

  /// Counts every point but the origin as changed.
  func activateAllButOrigin() {
    for point in 1..<max(1, graph.pointCount) { active.insert(Int32(truncatingIfNeeded: point)) }
  }

  @inline(__always)
  private mutating func scan(_ point: Int32) {
    let day = labels[Int(point)]
    let arcs = graph.arcs
    for place in graph.out(point) {
      let arc = arcs[place]
      let candidate = day &+ arc.weight
      if candidate < labels[Int(arc.to)] {
        if candidate < -Day.horizon {
          arcBeyond = place
          continue
        }
        labels[Int(arc.to)] = candidate
        parents[Int(arc.to)] = Int32(truncatingIfNeeded: place)
        active.insert(arc.to)
      }
    }
  }

  /// Whether most of what active points have to say is said to points before them.
  ///
  /// Where many points are dated, bounds have a short way to go, and it pays to go first where most of
  /// them lead. Where few are, the first step tells little of the way: the answer is then no.
  private var leadsBackward: Bool {
    var activeCount = 0
    for place in 0..<active.wordCount { activeCount += active.words[place].nonzeroBitCount }
    guard activeCount >= graph.pointCount / 4 else { return false }
    var (ahead, back) = (0, 0)
    for place in stride(from: 0, to: active.wordCount, by: max(1, active.wordCount / Self.sampleSize)) {
      let word = active.words[place]
      guard word != 0 else { continue }
      let point = Int32(truncatingIfNeeded: place << 6 + word.trailingZeroBitCount)
      for arc in graph.out(point) {
        let (to, weight) = (graph.arcs[arc].to, graph.arcs[arc].weight)
        guard labels[Int(point)] &+ weight < labels[Int(to)] else { continue }
        if to > point { ahead += 1 } else { back += 1 }
      }
    }
    return back > ahead
  }

  /// How many points are asked which way their bounds lead.
  private static let sampleSize = 512

  /// Relaxes until nothing moves.
  ///
  /// - Parameters:
  ///   - firstCheck: After how many sweeps to look for cycles first.
  ///   - onCycles: Called with the points of parent cycles, one point for each, now and
  ///     then; says whether to go on. A cycle of parents is a contradiction.
  /// - Returns: Whether the labels settled.
  mutating func settle(
    firstCheck: Int = 16, onCycles: (_ sweep: borrowing BoundSweep, _ points: [Int32]) -> Bool
  ) -> Bool {
    let words = active.words
    let count = active.wordCount
    var round = 0
    var nextCheck = firstCheck
    let beginsBackward = leadsBackward
    var more = true
    while more {
      guard !isCancelled() else { return false }
      more = false
      round += 1
      var scans = 0
      if round > 1 || !beginsBackward {
        for place in 0..<count {
          var open = ~UInt64(0)
          while true {
            let word = words[place] & open
            if word == 0 { break }
            let bit = word.trailingZeroBitCount
            open = bit == 63 ? 0 : ~UInt64(0) << UInt64(bit + 1)
            words[place] &= ~(1 << UInt64(bit))
            scans += 1
            scan(Int32(truncatingIfNeeded: place << 6 + bit))
          }
        }
      }
      for place in stride(from: count - 1, through: 0, by: -1) {
        var open = ~UInt64(0)
        while true {
          let word = words[place] & open
          if word == 0 { break }
          let bit = 63 - word.leadingZeroBitCount
          open = (1 << UInt64(bit)) - 1
          words[place] &= ~(1 << UInt64(bit))
          scans += 1
          scan(Int32(truncatingIfNeeded: place << 6 + bit))
        }
      }
      more = scans > 0
      guard more else { break }
      if round >= nextCheck {
        nextCheck = round &* 2
        let cycles = parentCycles()
        if !cycles.isEmpty {
          guard onCycles(self, cycles) else { return false }
          nextCheck = round + 2
        }
      }
      if scans < count / 16, !runQueue() {
        let cycles = parentCycles()
        if !cycles.isEmpty, !onCycles(self, cycles) { return false }
      }
    }
    return true
  }

  /// Scans a small front in the order points became active.
  ///
  /// - Returns: `false` when it went on for so long that a look at the parents is due.
  private mutating func runQueue() -> Bool {
    let size = graph.pointCount + 1
    let queue = self.queue ?? .allocate(capacity: size)
    self.queue = queue
    var head = 0
    var tail = 0
    var length = 0
    let limit = max(1024, 4 * active.wordCount)
    for place in 0..<active.wordCount {
      var word = active.words[place]
      while word != 0 {
        queue[tail] = Int32(truncatingIfNeeded: place << 6 + word.trailingZeroBitCount)
        tail += 1
        length += 1
        word &= word - 1
      }
    }
    var patience = 2 * size
    let arcs = graph.arcs
    while length > 0, length < limit {
      let point = queue[head]
      head = head + 1 == size ? 0 : head + 1
      length -= 1
      active.remove(point)
      let day = labels[Int(point)]
      for place in graph.out(point) {
        let arc = arcs[place]
        let candidate = day &+ arc.weight
        if candidate < labels[Int(arc.to)] {
          if candidate < -Day.horizon {
            arcBeyond = place
            continue
          }
          labels[Int(arc.to)] = candidate
          parents[Int(arc.to)] = Int32(truncatingIfNeeded: place)
          if !active.contains(arc.to) {
            active.insert(arc.to)
            queue[tail] = arc.to
            tail = tail + 1 == size ? 0 : tail + 1
            length += 1
          }
        }
      }
      patience -= 1
      if patience == 0 { return false }
    }
    return true
  }

  /// One point of each cycle of parents.
  ///
  /// Round such a cycle the weights sum to less than zero, so at least one of its points became
  /// better after it was last scanned: it is enough to walk from the active points.
  private func parentCycles() -> [Int32] {
    let mark = UnsafeMutablePointer<Int32>.allocate(capacity: graph.pointCount)
    mark.initialize(repeating: 0, count: graph.pointCount)
    defer { mark.deallocate() }
    var cycles: [Int32] = []
    var stamp: Int32 = 0
    for place in 0..<active.wordCount {
      var word = active.words[place]
      while word != 0 {
        let first = place << 6 + word.trailingZeroBitCount
        word &= word - 1
        guard mark[first] == 0 else { continue }
        stamp += 1
        var point = first
        while true {
          if mark[point] != 0 {
            if mark[point] == stamp { cycles.append(Int32(point)) }
            break
          }
          mark[point] = stamp
          let parent = parents[point]
          if parent < 0 { break }
          point = Int(tail(parent))
        }
      }
    }
    return cycles
  }

  /// The point an arc leaves.
  @inline(__always)
  func tail(_ arc: Int32) -> Int32 {
    graph.hasMates ? other.arcs[Int(graph.mate[Int(arc)])].to : graph.tail(of: arc)
  }
}
