/// An arc of a bound graph: the label of `to` is at most the label of the tail plus the weight.
struct Arc: Equatable {
  var to: Int32
  /// Days, ``Day/dead``, or from ``Day/firstFunction`` on the place of a function.
  var weight: Int32
}

/// The arcs that leave each point, packed; one graph for latest days, and one, reversed, for earliest.
///
/// In the graph of earliest days labels are negated, so that both are shortest paths.
final class BoundGraph: @unchecked Sendable {
  // Unchecked: the buffers are written while a network is compiled, and afterwards only by the one
  // owner of a graph that edits weights.
  let pointCount: Int
  let arcCount: Int
  /// The first arc of each point; one more entry than points.
  let start: UnsafeMutablePointer<Int32>
  let arcs: UnsafeMutablePointer<Arc>
  /// The same arc in the other graph; to be used only when ``hasMates``.
  let mate: UnsafeMutablePointer<Int32>
  /// Whether ``mate`` can be relied on: in a packed network it is looked at only when windows are not all
  /// that is asked for.
  var hasMates: Bool
  /// The row each arc comes from.
  let row: UnsafeMutablePointer<Int32>
  /// What the buffers belong to; `nil` when to the graph itself.
  private let owner: AnyObject?

  init(pointCount: Int, arcCount: Int) {
    self.pointCount = pointCount
    self.arcCount = arcCount
    start = .allocate(capacity: pointCount + 2)
    start.initialize(repeating: 0, count: pointCount + 2)
    arcs = .allocate(capacity: arcCount + 1)
    mate = .allocate(capacity: arcCount + 1)
    row = .allocate(capacity: arcCount + 1)
    owner = nil
    hasMates = true
  }

  /// A graph in buffers that belong to another.
  init(
    pointCount: Int, arcCount: Int, start: UnsafeMutablePointer<Int32>, arcs: UnsafeMutablePointer<Arc>,
    mate: UnsafeMutablePointer<Int32>, row: UnsafeMutablePointer<Int32>, owner: AnyObject
  ) {
    self.pointCount = pointCount
    self.arcCount = arcCount
    self.start = start
    self.arcs = arcs
    self.mate = mate
    self.row = row
    self.owner = owner
    hasMates = false
  }

  deinit {
    guard owner == nil else { return }
    start.deallocate()
    arcs.deallocate()
    mate.deallocate()
    row.deallocate()
  }

  /// The point that an arc leaves, found without ``mate``.
  func tail(of arc: Int32) -> Int32 {
    var (low, high) = (0, pointCount)
    // The last point whose arcs begin at or before this one.
    while high - low > 1 {
      let middle = (low + high) / 2
      if start[middle] <= arc { low = middle } else { high = middle }
    }
    return Int32(truncatingIfNeeded: low)
  }

  /// The arcs that leave a point.
  @inline(__always)
  func out(_ point: Int32) -> Range<Int> {
    Range(uncheckedBounds: (Int(start[Int(point)]), Int(start[Int(point) + 1])))
  }
}
