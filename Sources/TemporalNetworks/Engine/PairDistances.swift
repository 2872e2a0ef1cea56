/// The tightest distances between pairs of points of a consistent network.
///
/// Dijkstra on costs reduced by a chronology, aimed by the extreme chronologies (each feasible
/// chronology bounds every distance from below), stopped at the distance by way of the origin, and
/// never through the origin itself, whose many neighbours would be searched in vain.
package final class PairDistances {
  private let windows: LiveWindows
  private let network: CompiledNetwork
  private let potentials: UnsafeMutablePointer<Int>
  private var best: [Int]
  private var touched: [Int32] = []
  private var heap = PointHeap()

  /// Prepares for queries; `nil` when no chronology was found.
  package init?(_ windows: LiveWindows) {
    guard let potentials = windows.makePotentials() else { return nil }
    self.windows = windows
    self.potentials = potentials
    network = windows.network
    best = Array(repeating: .max, count: network.pointCount)
  }

  /// The fewest and the most days from one point to another; `nil` where nothing bounds them.
  package func between(_ first: Int, _ second: Int) -> (fewest: Int?, most: Int?) {
    (most(second, first).map { -$0 }, most(first, second))
  }

  /// The most days from one point to another.
  private func most(_ from: Int, _ to: Int) -> Int? {
    guard from != to else { return 0 }
    let high = windows.latest.labels
    let low = windows.earliest.labels
    // By way of the origin: from the first point's earliest day to the second's latest.
    var limit = Int.max
    if low[from] != Day.open, high[to] != Day.open { limit = Int(low[from]) + Int(high[to]) }
    guard from != 0, to != 0 else { return limit == .max ? nil : limit }
    let goal = potentials[to]
    let goalHigh = high[to]
    let goalLow = low[to]
    // What is left at least from a point to the goal.
    func rest(_ point: Int) -> Int {
      var least = goal - potentials[point]
      if goalHigh != Day.open, high[point] != Day.open {
        least = max(least, Int(goalHigh) - Int(high[point]))
      }
      if goalLow != Day.open, low[point] != Day.open { least = max(least, Int(low[point]) - Int(goalLow)) }
      return least
    }
    heap.removeAll()
    best[from] = 0
    touched.append(Int32(from))
    heap.push(Int32(from), rest(from))
    var result = limit
    while let (key, point) = heap.pop() {
      if key >= result { break }
      let place = Int(point)
      let distance = best[place]
      guard key == distance + rest(place) else { continue }
      if place == to {
        result = min(result, distance)
        break
      }
      for arc in network.forward.out(point) {
        let step = network.forward.arcs[arc]
        let next = Int(step.to)
        // What nothing bounds from below cannot lead to what something does.
        guard next != 0, step.weight != Day.dead, goalLow == Day.open || low[next] != Day.open else {
          continue
        }
        let candidate = distance + Int(step.weight)
        guard candidate < best[next] else { continue }
        if best[next] == .max { touched.append(step.to) }
        best[next] = candidate
        heap.push(step.to, candidate + rest(next))
      }
    }
    for point in touched { best[Int(point)] = .max }
    touched.removeAll(keepingCapacity: true)
    return result == .max ? nil : result
  }
}
