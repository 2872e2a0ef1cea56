/// The biconnected blocks of a network: a simple cycle lies in one of them, so conflicts of different
/// blocks add up instead of multiplying (Hopcroft and Tarjan, “Efficient algorithms for graph
/// manipulation”, 1973).
struct Blocks {
  /// The block of each arc of the forward graph.
  let block: [Int32]

  init(_ network: CompiledNetwork) {
    let (forward, backward) = (network.forward, network.backward)
    let count = network.pointCount
    var block = [Int32](repeating: -1, count: forward.arcCount)
    var number = [Int32](repeating: 0, count: count)
    var low = number
    var ahead = [Int32](repeating: 0, count: count)
    var back = ahead
    for point in 0..<count {
      ahead[point] = forward.start[point]
      back[point] = backward.start[point]
    }
    var used = [Bool](repeating: false, count: forward.arcCount)
    var stack: [Int32] = []
    var path: [(point: Int32, mark: Int)] = []
    var counter: Int32 = 0
    var blockCount: Int32 = 0
    for first in 0..<count where number[first] == 0 {
      counter += 1
      number[first] = counter
      low[first] = counter
      path.append((Int32(first), 0))
      while let (point, mark) = path.last {
        let at = Int(point)
        var arc: Int32 = -1
        var to: Int32 = 0
        if ahead[at] < forward.start[at + 1] {
          arc = ahead[at]
          ahead[at] += 1
          to = forward.arcs[Int(arc)].to
        } else if back[at] < backward.start[at + 1] {
          arc = backward.mate[Int(back[at])]
          to = backward.arcs[Int(back[at])].to
          back[at] += 1
        } else {
          path.removeLast()
          guard let parent = path.last?.point else { break }
          low[Int(parent)] = min(low[Int(parent)], low[at])
          if low[at] >= number[Int(parent)] {
            for arc in stack[mark...] { block[Int(arc)] = blockCount }
            stack.removeSubrange(mark...)
            blockCount += 1
          }
          continue
        }
        guard !used[Int(arc)] else { continue }
        used[Int(arc)] = true
        if number[Int(to)] != 0 {
          stack.append(arc)
          low[at] = min(low[at], number[Int(to)])
        } else {
          counter += 1
          number[Int(to)] = counter
          low[Int(to)] = counter
          path.append((to, stack.count))
          stack.append(arc)
        }
      }
      path.removeAll(keepingCapacity: true)
    }
    self.block = block
  }
}
