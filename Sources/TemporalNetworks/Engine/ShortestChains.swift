/// For every bound of one kind a chain of fewest rows that proves it: breadth-first search over the
/// arcs that are tight at the fixed point.
package final class ShortestChains {
  private let network: CompiledNetwork
  private let graph: BoundGraph
  private let other: BoundGraph
  private let labels: UnsafeMutablePointer<Int32>
  private let windows: LiveWindows
  private var chain: [Int32]

  /// Finds the chains of all bounds of a solved network.
  package init(_ windows: LiveWindows, _ side: WindowSide) {
    self.windows = windows
    let bound = side == .latest ? windows.latest : windows.earliest
    network = windows.network
    graph = bound.graph
    other = bound.other
    labels = bound.labels
    chain = Array(repeating: -1, count: network.pointCount)
    var front: [Int32] = [0]
    var next: [Int32] = []
    while !front.isEmpty {
      next.removeAll(keepingCapacity: true)
      for point in front {
        let day = labels[Int(point)]
        for arc in graph.out(point) {
          let to = Int(graph.arcs[arc].to)
          guard to != 0, chain[to] < 0, day &+ graph.arcs[arc].weight == labels[to] else { continue }
          chain[to] = Int32(truncatingIfNeeded: arc)
          next.append(Int32(truncatingIfNeeded: to))
        }
      }
      swap(&front, &next)
    }
  }

  /// The rows from the origin to a point; `nil` when its bound is open.
  package func rows(to point: Int) -> [Int32]? {
    guard labels[point] != Day.open else { return nil }
    var rows: [Int32] = []
    var at = point
    while at != 0 {
      let arc = Int(chain[at])
      rows.append(graph.row[arc])
      at = Int(other.arcs[Int(graph.mate[arc])].to)
    }
    return rows.reversed()
  }
}
