/// Points joined into groups (Tarjan, “Efficiency of a good but not linear set union algorithm”, 1975); the origin
/// joins nothing.
struct PointGroups: ~Copyable {
  private let parent: UnsafeMutablePointer<Int32>
  /// How many points there are.
  let count: Int

  /// Makes every point a group of its own.
  init(count: Int) {
    self.count = count
    parent = .allocate(capacity: max(1, count))
    for point in 0..<count { (parent + point).initialize(to: Int32(truncatingIfNeeded: point)) }
  }

  deinit { parent.deallocate() }

  /// The point that stands for a group: its first.
  @inline(__always)
  func root(_ point: Int32) -> Int32 {
    var point = point
    while parent[Int(point)] != point {
      parent[Int(point)] = parent[Int(parent[Int(point)])]
      point = parent[Int(point)]
    }
    return point
  }

  /// Joins the groups of two points.
  @inline(__always)
  func join(_ first: Int32, _ second: Int32) {
    guard first != 0, second != 0 else { return }
    let (a, b) = (root(first), root(second))
    if a < b { parent[Int(b)] = a } else { parent[Int(a)] = b }
  }
}
