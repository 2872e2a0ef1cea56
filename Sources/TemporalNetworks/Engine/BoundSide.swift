import Dispatch

/// One kind of bound of all points, with the arcs that prove them, kept exact while arcs come and go.
final class BoundSide {
  let graph: BoundGraph
  let other: BoundGraph
  let labels: UnsafeMutablePointer<Int32>
  let parents: UnsafeMutablePointer<Int32>
  /// +1 for latest days; -1 for earliest, whose labels are negated.
  let sign: Int
  /// Points whose label changed since it was last emptied, with the label before.
  var log: [(point: Int32, before: Int32)] = []
  private var affected: [Int32] = []
  private var heap = PointHeap()
  private var room: Room?

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
    /// The label before a repair, of a point that was detached.
    let old: UnsafeMutablePointer<Int32>
    /// Whether a point was met.
    let mark: UnsafeMutablePointer<Bool>

    init(_ count: Int) {
      old = .allocate(capacity: max(1, count))
      old.initialize(repeating: 0, count: max(1, count))
      mark = .allocate(capacity: max(1, count))
      mark.initialize(repeating: false, count: max(1, count))
    }

    deinit {
      old.deallocate()
      mark.deallocate()
    }
  }

  private func makeRoom() -> Room {
    let room = self.room ?? Room(graph.pointCount)
    self.room = room
    return room
  }

  /// Finds all bounds from scratch; `false` on a cycle of parents, or an arc beyond the horizon.
  func solve() -> (isSettled: Bool, arcBeyond: Int) {
    var sweep = BoundSweep(graph, other, labels: labels, parents: parents)
    sweep.startAtOrigin()
    let isSettled = sweep.settle { _, _ in false }
    labels[0] = 0
    return (isSettled, sweep.arcBeyond)
  }

  /// Finds all bounds of this kind and of the other, large networks on two processors.
  ///
  /// - Returns: Whether both settled within the horizon.
  func isSolved(beside other: BoundSide) -> Bool {
    guard graph.arcCount >= Self.fewestForTwo else {
      let own = solve()
      guard own.isSettled, own.arcBeyond < 0 else { return false }
      let its = other.solve()
      return its.isSettled && its.arcBeyond < 0
    }
    let sides = TwoSides(sides: [self, other])
    DispatchQueue.concurrentPerform(iterations: 2) { place in
      let result = sides.sides[place].solve()
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
    let room = makeRoom()
    let (old, mark) = (room.old, room.mark)
    let (graph, other) = (self.graph, self.other)
    // Taken out while they change: access to what a class stores is checked each time.
    var (affected, heap, log) = (self.affected, self.heap, self.log)
    (self.affected, self.heap, self.log) = ([], PointHeap(), [])
    defer { (self.affected, self.heap, self.log) = (affected, heap, log) }
    affected.removeAll(keepingCapacity: true)
    for point in heads where !mark[Int(point)] {
      mark[Int(point)] = true
      affected.append(point)
    }
    var next = 0
    while next < affected.count {
      let point = affected[next]
      next += 1
      for arc in graph.out(point) {
        let to = graph.arcs[arc].to
        if parents[Int(to)] == Int32(truncatingIfNeeded: arc), !mark[Int(to)] {
          mark[Int(to)] = true
          affected.append(to)
        }
      }
    }
    for point in affected {
      let place = Int(point)
      log.append((point, labels[place]))
      old[place] = labels[place]
      labels[place] = Day.open
      parents[place] = -1
    }
    heap.removeAll()
    for point in affected {
      var best = Day.open
      var parent: Int32 = -1
      for place in other.out(point) {
        let tail = other.arcs[place].to
        guard !mark[Int(tail)], labels[Int(tail)] < Day.open else { continue }
        let arc = other.mate[place]
        let candidate = labels[Int(tail)] &+ graph.arcs[Int(arc)].weight
        if candidate < best {
          best = candidate
          parent = arc
        }
      }
      labels[Int(point)] = best
      parents[Int(point)] = parent
      if best < Day.open { heap.push(point, Int(best) - Int(old[Int(point)])) }
    }
    while let (key, point) = heap.pop() {
      let place = Int(point)
      guard mark[place], key == Int(labels[place]) - Int(old[place]) else { continue }
      mark[place] = false
      for arc in graph.out(point) {
        let to = Int(graph.arcs[arc].to)
        guard mark[to] else { continue }
        let candidate = labels[place] &+ graph.arcs[arc].weight
        if candidate < labels[to] {
          labels[to] = candidate
          parents[to] = Int32(truncatingIfNeeded: arc)
          heap.push(Int32(truncatingIfNeeded: to), Int(candidate) - Int(old[to]))
        }
      }
    }
    for point in affected { mark[Int(point)] = false }
  }

  /// Lowers the bounds after some arcs have come into use.
  ///
  /// - Parameters:
  ///   - arcs: The arcs, as places in ``graph``.
  ///   - potentials: Days that satisfy all arcs in use, so that each point is settled once.
  /// - Returns: An arc that leads beyond the horizon, -1 for none.
  func lower(arcs: [Int32], potentials: UnsafeMutablePointer<Int>) -> Int32 {
    // Most arcs that come into use say nothing new.
    guard arcs.contains(where: { says($0) }) else { return -1 }
    let room = makeRoom()
    let mark = room.mark
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
      guard to != 0, candidate < labels[to] else { return }
      if candidate < -Day.horizon {
        beyond = Int32(truncatingIfNeeded: arc)
        return
      }
      if !mark[to] {
        mark[to] = true
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
    for point in affected { mark[Int(point)] = false }
    return beyond
  }

  /// Whether an arc gives its head a better label than it has.
  @inline(__always)
  private func says(_ arc: Int32) -> Bool {
    let tail = labels[Int(other.arcs[Int(graph.mate[Int(arc)])].to)]
    let (head, weight) = (Int(graph.arcs[Int(arc)].to), graph.arcs[Int(arc)].weight)
    return head != 0 && tail < Day.open && tail &+ weight < labels[head]
  }
}
