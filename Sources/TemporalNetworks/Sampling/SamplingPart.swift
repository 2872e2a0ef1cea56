/// A part of a sampling problem: free days that hang together, whatever the days of other parts.
///
/// A day is a place counted from the first day of its domain.
final class SamplingPart: Sendable {
  /// The days one of two joined variables leaves to the other.
  struct Link: Sendable {
    let from: Int32
    let to: Int32
    /// What is added to a day for the first and last day it leaves, where that is all.
    let first: Int
    let last: Int
    /// The first and last days each day leaves, where functions decide.
    let firsts: [Int32]
    let lasts: [Int32]

    /// The days left by a day, both ends included; none when the first comes after the last.
    @inline(__always)
    func days(_ day: Int) -> (first: Int, last: Int) {
      firsts.isEmpty ? (day + first, day + last) : (Int(firsts[day]), Int(lasts[day]))
    }
  }

  /// The groups of points that move as one, one for each variable.
  let groups: [Int32]
  /// How many days each variable can take at most.
  let widths: [Int]
  /// Days within them that are not allowed; empty where all are.
  let isAllowed: [[Bool]]
  /// Two for each pair of joined variables: the second runs the other way.
  let links: [Link]
  /// The links that leave each variable.
  let linksFrom: [[Int32]]
  /// The days of all variables together.
  let dayCount: Int

  init(groups: [Int32], widths: [Int], isAllowed: [[Bool]], links: [Link], isSpecial: Bool) {
    self.isSpecial = isSpecial
    self.groups = groups
    self.widths = widths
    self.isAllowed = isAllowed
    self.links = links
    var linksFrom = [[Int32]](repeating: [], count: groups.count)
    for (place, link) in links.enumerated() { linksFrom[Int(link.from)].append(Int32(place)) }
    self.linksFrom = linksFrom
    dayCount = widths.reduce(0, +)
  }

  /// How many variables there are.
  var count: Int { groups.count }
  /// Whether functions or sets of days bind, beside differences and windows.
  let isSpecial: Bool
  /// The earliest day of each variable, all of which together are a chronology.
  var earliest: [Int32] { isAllowed.map { Int32($0.firstIndex(of: true) ?? 0) } }
  /// The latest day of each variable, all of which together are a chronology.
  var latest: [Int32] {
    zip(widths, isAllowed).map { width, allowed in Int32(allowed.lastIndex(of: true) ?? width - 1) }
  }
  /// Whether no two ways lead from one variable to another.
  var isTree: Bool { links.count / 2 == count - 1 }

  /// Variables among which no two ways lead from one to another, joined as trees.
  struct Forest {
    /// The variables, each after the one it hangs from.
    var order: [Int32] = []
    /// The link by which each variable of the order hangs; -1 for none.
    var hangsBy: [Int32] = []
    /// Whether each variable of the part belongs to the forest.
    var isMember: [Bool]
  }

  /// All variables, where the part is a tree.
  var whole: Forest { forest(Array(0..<Int32(count))) }

  /// As many variables as make a forest, taken in an order given.
  func forest(_ order: [Int32]) -> Forest {
    var forest = Forest(isMember: Array(repeating: false, count: count))
    var tree = (0..<Int32(count)).map { $0 }
    func root(_ variable: Int32) -> Int32 {
      var at = variable
      while tree[Int(at)] != at {
        tree[Int(at)] = tree[Int(tree[Int(at)])]
        at = tree[Int(at)]
      }
      return at
    }
    var roots: [Int32] = []
    for variable in order {
      roots.removeAll(keepingCapacity: true)
      var isJoined = false
      for place in linksFrom[Int(variable)] {
        let other = links[Int(place)].to
        guard forest.isMember[Int(other)] else { continue }
        let its = root(other)
        if roots.contains(its) {
          isJoined = true
          break
        }
        roots.append(its)
      }
      guard !isJoined else { continue }
      forest.isMember[Int(variable)] = true
      for its in roots { tree[Int(its)] = variable }
    }
    var isReached = [Bool](repeating: false, count: count)
    forest.order.reserveCapacity(count)
    forest.hangsBy.reserveCapacity(count)
    for variable in order where forest.isMember[Int(variable)] && !isReached[Int(variable)] {
      isReached[Int(variable)] = true
      forest.order.append(variable)
      forest.hangsBy.append(-1)
      var next = forest.order.count - 1
      while next < forest.order.count {
        for place in linksFrom[Int(forest.order[next])] {
          let other = Int(links[Int(place)].to)
          guard forest.isMember[other], !isReached[other] else { continue }
          isReached[other] = true
          forest.order.append(Int32(other))
          forest.hangsBy.append(place)
        }
        next += 1
      }
    }
    return forest
  }
}
