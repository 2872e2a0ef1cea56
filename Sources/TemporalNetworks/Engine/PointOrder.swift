/// New numbers for points, so that points that rows join lie near each other in memory.
///
/// Bounds are told along rows, so where the points of a row are numbered far apart every step waits for
/// memory. Breadth first from the first point on, the origin joining nothing, neighbours get near numbers.
package struct PointOrder: Sendable {
  /// The new number of each point.
  package let number: [Int32]

  /// How far apart two points are far apart: what lies nearer shares the cache of a processor.
  private static let far = 1 << 16
  /// Of how many rows one is looked at.
  private static let sampling = 64

  /// Numbers points afresh; `nil` where most rows join points that are near each other already.
  ///
  /// - Parameter columns: The rows.
  /// - Complexity: O(points + rows) in time and memory; a look at some rows where the answer is `nil`.
  package init?(_ columns: NetworkColumns) {
    var (near, apart) = (0, 0)
    for row in stride(from: 0, to: columns.count, by: Self.sampling) {
      let (from, to) = (columns.from[row], columns.to[row])
      guard from != 0, to != 0 else { continue }
      if abs(Int(from) - Int(to)) < Self.far { near += 1 } else { apart += 1 }
    }
    guard apart > near else { return nil }
    let count = Int(columns.pointCount)
    // The neighbours of each point, packed.
    let start = UnsafeMutablePointer<Int32>.allocate(capacity: count + 2)
    start.initialize(repeating: 0, count: count + 2)
    let neighbours = UnsafeMutablePointer<Int32>.allocate(capacity: 2 * columns.count + 1)
    let order = UnsafeMutablePointer<Int32>.allocate(capacity: count)
    defer {
      start.deallocate()
      neighbours.deallocate()
      order.deallocate()
    }
    columns.forEachRow(nil) { _, from, to, _, _ in
      guard from != 0, to != 0 else { return }
      start[from + 2] += 1
      start[to + 2] += 1
    }
    for point in 0..<count { start[point + 2] += start[point + 1] }
    columns.forEachRow(nil) { _, from, to, _, _ in
      guard from != 0, to != 0 else { return }
      neighbours[Int(start[from + 1])] = Int32(truncatingIfNeeded: to)
      neighbours[Int(start[to + 1])] = Int32(truncatingIfNeeded: from)
      start[from + 1] += 1
      start[to + 1] += 1
    }
    number = [Int32](unsafeUninitializedCapacity: count) { number, filled in
      number.initialize(repeating: -1)
      filled = count
      var (next, last) = (0, 0)
      @inline(__always)
      func reach(_ point: Int) {
        guard number[point] < 0 else { return }
        number[point] = Int32(truncatingIfNeeded: last)
        order[last] = Int32(truncatingIfNeeded: point)
        last += 1
      }
      for first in 0..<count {
        reach(first)
        while next < last {
          let point = Int(order[next])
          next += 1
          for place in Int(start[point])..<Int(start[point + 1]) { reach(Int(neighbours[place])) }
        }
      }
    }
  }
}

extension NetworkColumns {
  /// The same rows over points numbered afresh.
  package func renumbered(_ order: PointOrder) -> NetworkColumns {
    var columns = self
    columns.from = NumberColumn(from.map { order.number[Int($0)] })
    columns.to = NumberColumn(to.map { order.number[Int($0)] })
    return columns
  }
}
