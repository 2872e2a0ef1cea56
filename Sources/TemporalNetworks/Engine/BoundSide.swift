import Dispatch

/// One kind of bound of all points, with the arcs that prove them, kept exact while arcs come and go.
package final class BoundSide {
  let graph: BoundGraph
  let other: BoundGraph
  /// The bound of each point, ``Day/open`` when there is none.
  package let labels: UnsafeMutablePointer<Int32>
  let parents: UnsafeMutablePointer<Int32>
  /// +1 for latest days; -1 for earliest, whose labels are negated.
  let sign: Int
  /// Points whose label changed since it was last emptied, with the label before.
  package var log: [(point: Int32, before: Int32)] = []
  private var affected: [Int32] = []
  private var heap = PointHeap()
  private var room: Room?
  /// Whether nothing was written to the labels since they were made.
  private var isFresh = true

  init(_ graph: BoundGraph, _ other: BoundGraph, sign: Int) {
    self.graph = graph
    self.other = other
    self.sign = sign
    let count = max(1, graph.pointCount)
    labels = .allocate(capacity: count)
    labels.initialize(repeating: Day.open, count: count)
    parents = .allocate(capacity: count)
    parents.initialize(repeating: -1, count: count)
  }

  deinit {
    labels.deallocate()
    parents.deallocate()
  }

  /// What changes need for each point, made when first needed: a fresh network is solved without.
  private final class Room {
    /// What each label was before the change under way, ``untouched`` where it has not been met.
    let before: UnsafeMutablePointer<Int32>

    init(_ count: Int) {
      before = .allocate(capacity: max(1, count))
      before.initialize(repeating: BoundSide.untouched, count: max(1, count))
    }

    deinit { before.deallocate() }
  }

  /// No label.
  private static let untouched = Int32.min

  private func makeRoom() -> UnsafeMutablePointer<Int32> {
    let room = self.room ?? Room(graph.pointCount)
    self.room = room
    return room.before
  }

  /// Finds all bounds from scratch; `false` on a cycle of parents, or when cancelled.
  func solve(isCancelled: @escaping () -> Bool = { false }) -> (isSettled: Bool, arcBeyond: Int) {
    var sweep = BoundSweep(graph, other, labels: labels, parents: parents)
    sweep.isCancelled = isCancelled
    sweep.startAtOrigin(isFresh: isFresh)
    isFresh = false
    let isSettled = sweep.settle { _, _ in false }
    labels[0] = 0
    return (isSettled, sweep.arcBeyond)
  }

  /// Finds all bounds of this kind and of the other, large networks on two processors.
  ///
  /// - Parameters:
  ///   - other: The side of the other kind.
  ///   - isCancelled: Asked now and then, on either processor, whether to give up.
  /// - Returns: Whether both settled within the horizon.
  func isSolved(beside other: BoundSide, isCancelled: @escaping @Sendable () -> Bool) -> Bool {
    guard graph.arcCount >= Self.fewestForTwo else {
      let own = solve(isCancelled: isCancelled)
      guard own.isSettled, own.arcBeyond < 0 else { return false }
      let its = other.solve(isCancelled: isCancelled)
      return its.isSettled && its.arcBeyond < 0
    }
    let sides = TwoSides(sides: [self, other])
    DispatchQueue.concurrentPerform(iterations: 2) { place in
      let result = sides.sides[place].solve(isCancelled: isCancelled)
      sides.settled[place] = result.isSettled && result.arcBeyond < 0
    }
    return sides.settled[0] && sides.settled[1]
  }

  /// From how many arcs on a second thread is worth its start.
  private static let fewestForTwo = 200_000

  /// Two sides that share nothing they write to.
  private final class TwoSides: @unchecked Sendable {
    // Unchecked: each of two threads touches its own side and its own answer only; the graphs they
    // share are read.
    let sides: [BoundSide]
    let settled = UnsafeMutablePointer<Bool>.allocate(capacity: 2)

    init(sides: [BoundSide]) { self.sides = sides }

    deinit { settled.deallocate() }
  }

  /// Repairs the bounds after some arcs have been put out of use.
  ///
  /// What hung from them is detached, takes the best bound from outside, and is settled in the order
  /// of the increase: the old labels are potentials (Ramalingam, Song, Joskowicz and Miller, 1999).
  func repair(heads: [Int32]) {
    let old = makeRoom()
    let untouched = Self.untouched
    let (graph, other) = (self.graph, self.other)
    // Taken out while they change: access to what a class stores is checked each time.
    var (affected, heap, log) = (self.affected, self.heap, self.log)
    (self.affected, self.heap, self.log) = ([], PointHeap(), [])
    defer { (self.affected, self.heap, self.log) = (affected, heap, log) }
    affected.removeAll(keepingCapacity: true)
    @inline(__always)
    func detach(_ point: Int32) {
      let place = Int(point)
      old[place] = labels[place]
      labels[place] = Day.open
      affected.append(point)
      log.append((point, old[place]))
    }
    for point in heads where old[Int(point)] == untouched { detach(point) }
    var next = 0
    while next < affected.count {
      let point = affected[next]
      next += 1
      for arc in graph.out(point) {
        let to = graph.arcs[arc].to
        if parents[Int(to)] == Int32(truncatingIfNeeded: arc), old[Int(to)] == untouched { detach(to) }
      }
    }
    heap.removeAll()
    for point in affected {
      // Detached points are open until the settling begins, and an arc out of use leads beyond that.
      var best = Day.open
      var bestPlace = -1
      for place in other.out(point) {
        let arc = other.arcs[place]
        let tail = labels[Int(arc.to)]
        if tail < Day.open, tail &+ arc.weight < best, old[Int(arc.to)] == untouched {
          best = tail &+ arc.weight
          bestPlace = place
        }
      }
      labels[Int(point)] = best
      parents[Int(point)] = bestPlace < 0 ? -1 : other.mate[bestPlace]
      if best < Day.open { heap.push(point, Int(best) - Int(old[Int(point)])) }
    }
    while let (key, point) = heap.pop() {
      let place = Int(point)
      guard old[place] != untouched, key == Int(labels[place]) - Int(old[place]) else { continue }
      old[place] = untouched
      for arc in graph.out(point) {
        let to = Int(graph.arcs[arc].to)
        guard old[to] != untouched else { continue }
        let candidate = labels[place] &+ graph.arcs[arc].weight
        if candidate < labels[to] {
          labels[to] = candidate
          parents[to] = Int32(truncatingIfNeeded: arc)
          heap.push(Int32(truncatingIfNeeded: to), Int(candidate) - Int(old[to]))
        }
      }
    }
    for point in affected { old[Int(point)] = untouched }
  }

  /// Lowers the bounds after some arcs have come into use.
  ///
  /// - Parameters:
  ///   - arcs: The arcs that say something new, as places in ``graph``.
  ///   - potentials: Days that satisfy all arcs in use, so that each point is settled once.
  /// - Returns: An arc that leads beyond the horizon, -1 for none.
  func lower(arcs: [Int32], potentials: UnsafeMutablePointer<Int>) -> Int32 {
    let old = makeRoom()
    let untouched = Self.untouched
    let graph = self.graph
    var (affected, heap, log) = (self.affected, self.heap, self.log)
    (self.affected, self.heap, self.log) = ([], PointHeap(), [])
    defer { (self.affected, self.heap, self.log) = (affected, heap, log) }
    heap.removeAll()
    affected.removeAll(keepingCapacity: true)
    var beyond: Int32 = -1
    @inline(__always)
    func improve(_ arc: Int, _ tailLabel: Int32) {
      let to = Int(graph.arcs[arc].to)
      let candidate = tailLabel &+ graph.arcs[arc].weight
      guard candidate < labels[to], to != 0 else { return }
      if candidate < -Day.horizon {
        beyond = Int32(truncatingIfNeeded: arc)
        return
      }
      if old[to] == untouched {
        old[to] = labels[to]
        affected.append(Int32(truncatingIfNeeded: to))
        log.append((Int32(truncatingIfNeeded: to), labels[to]))
      }
      labels[to] = candidate
      parents[to] = Int32(truncatingIfNeeded: arc)
      heap.push(Int32(truncatingIfNeeded: to), Int(candidate) - sign * potentials[to])
    }
    for arc in arcs {
      let tail = other.arcs[Int(graph.mate[Int(arc)])].to
      if labels[Int(tail)] < Day.open { improve(Int(arc), labels[Int(tail)]) }
    }
    while let (key, point) = heap.pop() {
      let place = Int(point)
      guard key == Int(labels[place]) - sign * potentials[place] else { continue }
      for arc in graph.out(point) { improve(arc, labels[place]) }
    }
    for point in affected { old[Int(point)] = untouched }
    return beyond
  }

  /// Whether an arc gives its head a better label than it has.
  @inline(__always)
  func says(from tail: Int32, to head: Int32, _ weight: Int32) -> Bool {
    let label = labels[Int(tail)]
    return head != 0 && label < Day.open && label &+ weight < labels[Int(head)]
  }
}
