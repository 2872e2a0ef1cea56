/// The groups of points that keep their distances in every chronology: they move as one.
///
/// A cycle of arcs that all hold with nothing to spare fixes the distances of its points. Given the days
/// of any chronology, these are the strongly connected parts of the arcs that are tight in it
/// (Tarjan, “Depth-first search and linear graph algorithms”, 1972). Only differences are looked at;
/// points of one day each form one group with the origin.
struct RigidGroups {
  /// The group of each point, numbered in the order of their first points; 0 is what is fixed.
  let group: [Int32]

  init(
    _ columns: NetworkColumns, rows: [Int32], days: [Int32], latest: [Int32], leavingOut open: [Bool]
  ) {
    let count = days.count
    var out = [[Int32]](repeating: [], count: count)
    for row in rows where columns.specials[row] == nil {
      let at = Int(row)
      let (from, to) = (Int(columns.from[at]), Int(columns.to[at]))
      guard from != to, !open[from], !open[to] else { continue }
      let gap = Int(days[to]) - Int(days[from])
      if columns.upper[at] != Day.noUpper, gap == Int(columns.upper[at]) { out[from].append(Int32(to)) }
      if columns.lower[at] != Day.noLower, gap == Int(columns.lower[at]) { out[to].append(Int32(from)) }
    }
    var number = [Int32](repeating: 0, count: count)
    var low = number
    var part = [Int32](repeating: -1, count: count)
    var isOnStack = [Bool](repeating: false, count: count)
    var stack: [Int32] = []
    var path: [(point: Int, next: Int)] = []
    var counter: Int32 = 0
    for first in 0..<count where number[first] == 0 {
      path.append((first, 0))
      while let (point, next) = path.last {
        if next == 0, number[point] == 0 {
          counter += 1
          number[point] = counter
          low[point] = counter
          stack.append(Int32(point))
          isOnStack[point] = true
        }
        if next < out[point].count {
          path[path.count - 1].next += 1
          let to = Int(out[point][next])
          if number[to] == 0 {
            path.append((to, 0))
          } else if isOnStack[to] {
            low[point] = min(low[point], number[to])
          }
          continue
        }
        path.removeLast()
        if low[point] == number[point] {
          while let top = stack.popLast() {
            isOnStack[Int(top)] = false
            part[Int(top)] = Int32(point)
            if Int(top) == point { break }
          }
        }
        if let parent = path.last?.point { low[parent] = min(low[parent], low[point]) }
      }
    }
    var group = [Int32](repeating: -1, count: count)
    var numbers: [Int32: Int32] = [:]
    var next: Int32 = 1
    for point in 0..<count {
      if !open[point], days[point] == latest[point] {
        group[point] = 0
      } else if let known = numbers[part[point]] {
        group[point] = known
      } else {
        numbers[part[point]] = next
        group[point] = next
        next += 1
      }
    }
    self.group = group
  }
}
