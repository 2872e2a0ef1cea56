/// Finds the cycles in which labels creep, and walks each to its end at once.
///
/// A cycle of plain weights that improves itself never ends: it is a contradiction. A cycle with
/// functions may creep for a while and then stand still ("a year later", "at most 365 days after"
/// creep one day in each leap year). It is walked alone, without the rest of the network, until it
/// stands still, passes the other end of a window, leaves the horizon, or has crept for a whole
/// common period of its functions.
struct Spiral {
  private let network: CompiledNetwork
  private var graph: BoundGraph
  private var isLatest = true
  /// The arc that last improved each point; -1 for none.
  var parent: [Int32]

  init(_ network: CompiledNetwork) {
    self.network = network
    graph = network.forward
    parent = []
  }

  mutating func reset(_ graph: BoundGraph, isLatest: Bool) {
    self.graph = graph
    self.isLatest = isLatest
    parent = Array(repeating: -1, count: network.pointCount)
  }

  /// The point an arc leaves.
  func tail(_ arc: Int) -> Int32 {
    let mate = isLatest ? network.backward : network.forward
    return mate.arcs[Int(graph.mate[arc])].to
  }

  /// The bound that an arc gives from a bound of its tail; an open one when it gives none.
  @inline(__always) func through(_ arc: Int, _ day: Int32) -> Int32 {
    let weight = graph.arcs[arc].weight
    let open = isLatest ? Day.open : -Day.open
    guard day != open, weight != Day.dead else { return open }
    let result: Int32
    if weight >= Day.firstFunction {
      let entry = Int(weight - Day.firstFunction)
      result = isLatest ? network.table.latest(entry, day) : network.table.earliest(entry, day)
    } else {
      result = isLatest ? day + weight : day - weight
    }
    if isLatest { return result > Day.horizon ? open : max(result, -Day.open) }
    return result < -Day.horizon ? open : min(result, Day.open)
  }

  /// The cycles of parent arcs, each in the direction of its arcs.
  func cycles() -> [[Int]] {
    var mark = [Int32](repeating: -1, count: parent.count)
    var result: [[Int]] = []
    for first in parent.indices where mark[first] < 0 {
      var point = first
      while mark[point] < 0, parent[point] >= 0 {
        mark[point] = Int32(first)
        point = Int(tail(Int(parent[point])))
      }
      guard mark[point] == Int32(first), parent[point] >= 0 else {
        if mark[point] < 0 { mark[point] = Int32(first) }
        continue
      }
      var cycle: [Int] = []
      var walk = point
      repeat {
        cycle.append(Int(parent[walk]))
        walk = Int(tail(Int(parent[walk])))
      } while walk != point
      result.append(cycle.reversed())
    }
    return result
  }

  /// How the walks round creeping cycles ended.
  enum Ending {
    /// Each stands still; the arcs of each.
    case ended([[Int]])
    /// One has no end within the bounds; the point where it passed the other end of a window, if it did.
    case endless([Int], crossed: Int32?)
  }

  /// Walks every creeping cycle to its end.
  mutating func unwind(_ days: inout [Int32], against other: [Int32]?) -> Ending {
    let cycles = self.cycles()
    for cycle in cycles {
      let functions = cycle.map { graph.arcs[$0].weight }.filter { $0 >= Day.firstFunction }
      if functions.isEmpty { return .endless(cycle, crossed: nil) }
      let period = Self.period(functions.map { network.table.entries[Int($0 - Day.firstFunction)] })
      let start = days[Int(graph.arcs[cycle[cycle.count - 1]].to)]
      var stands = 0
      var place = 0
      while stands < cycle.count {
        let arc = cycle[place]
        let to = Int(graph.arcs[arc].to)
        let next = through(arc, days[Int(tail(arc))])
        if isLatest ? next < days[to] : next > days[to] {
          guard abs(next) <= Day.horizon, to != 0 else { return .endless(cycle, crossed: nil) }
          if let other, isLatest ? next < other[to] : next > other[to] {
            return .endless(cycle, crossed: Int32(to))
          }
          days[to] = next
          stands = 0
        } else {
          stands += 1
        }
        place += 1
        if place == cycle.count {
          place = 0
          if let period, abs(Int(days[to]) - Int(start)) > period {
            return .endless(cycle, crossed: nil)
          }
        }
      }
      for arc in cycle { parent[Int(graph.arcs[arc].to)] = -1 }
    }
    return .ended(cycles)
  }

  /// A common period of the functions, `nil` when one has none or it is too long to help.
  private static func period(_ entries: [FunctionTable.Entry]) -> Int? {
    var common = 1
    for entry in entries {
      switch entry {
      case .days: return nil
      case .lower(let function), .upper(let function):
        guard let period = function.periodInDays, period > 0 else { return nil }
        var (a, b) = (common, Int(period))
        while b != 0 { (a, b) = (b, a % b) }
        common = common / a * Int(period)
        if common > 100_000_000 { return nil }
      }
    }
    return common
  }
}
