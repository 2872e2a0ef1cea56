/// Draws the days of a forest of variables at once, uniformly among all that agree with the days of
/// the other variables.
///
/// Forward sums and backward draws: from the leaves up, each day of a variable is weighed by in how
/// many ways what hangs from it can be placed; from the roots down, each variable is drawn by these
/// weights among the days its tree leaves it. All sums are sums of positive numbers, so weights are
/// as exact as floating point.
///
/// Chronologies are closed under earlier and later of two, so the uniform distribution over them is
/// totally positive of order two, and so are its marginals (Karlin and Rinott, “Classes of orderings
/// of measures and related correlation inequalities I”, 1980). Hence the day drawn for one and the same
/// number grows with the days of all others: draws with common numbers keep the order of two states.
final class ForestDraw {
  private static let blockSize = 64
  private let part: SamplingPart
  private let start: [Int]
  private let blockStart: [Int]
  private let weights: UnsafeMutablePointer<Double>
  private let blocks: UnsafeMutablePointer<Double>
  private let scratch: UnsafeMutablePointer<Double>
  private let factor: UnsafeMutablePointer<Double>
  private var firsts: [Int]
  private var lasts: [Int]
  /// How many days have been looked at.
  private(set) var work = 0

  init(_ part: SamplingPart) {
    self.part = part
    var start: [Int] = []
    var blockStart: [Int] = []
    var (total, blockTotal) = (0, 0)
    for width in part.widths {
      start.append(total)
      blockStart.append(blockTotal)
      total += width
      blockTotal += width / Self.blockSize + 1
    }
    self.start = start
    self.blockStart = blockStart
    let widest = (part.widths.max() ?? 0) + 1
    weights = .allocate(capacity: total + 1)
    blocks = .allocate(capacity: blockTotal + 1)
    scratch = .allocate(capacity: widest)
    factor = .allocate(capacity: widest)
    firsts = Array(repeating: 0, count: part.count)
    lasts = firsts
  }

  deinit {
    weights.deallocate()
    blocks.deallocate()
    scratch.deallocate()
    factor.deallocate()
  }

  /// Weighs the days of a forest's variables, the days of all others being as in a state.
  ///
  /// - Returns: `false` when no days fit, which happens in no state that is a chronology.
  func weigh(_ forest: SamplingPart.Forest, beside state: [Int32]) -> Bool {
    guard bound(forest, beside: state) else { return false }
    for variable in forest.order {
      let at = Int(variable)
      let own = weights + start[at]
      let (first, last) = (firsts[at], lasts[at])
      (own + first).update(repeating: 1, count: last - first + 1)
      let isAllowed = part.isAllowed[at]
      if !isAllowed.isEmpty {
        for day in first...last where !isAllowed[day] { own[day] = 0 }
      }
      work += last - first + 1
    }
    for place in stride(from: forest.order.count - 1, through: 0, by: -1) {
      let at = Int(forest.order[place])
      guard addUp(at) else { return false }
      if forest.hangsBy[place] >= 0 { multiply(by: part.links[Int(forest.hangsBy[place])]) }
    }
    return true
  }

  /// Bounds the days of a forest's variables by those of the others, then by each other.
  private func bound(_ forest: SamplingPart.Forest, beside state: [Int32]) -> Bool {
    for variable in forest.order {
      let at = Int(variable)
      var first = 0
      var last = part.widths[at] - 1
      if forest.order.count < part.count {
        for place in part.linksFrom[at] {
          let other = Int(part.links[Int(place)].to)
          guard !forest.isMember[other] else { continue }
          let days = part.links[Int(place) ^ 1].days(Int(state[other]))
          first = max(first, days.first)
          last = min(last, days.last)
        }
      }
      guard first <= last else { return false }
      firsts[at] = first
      lasts[at] = last
    }
    /// Bounds the head of a link by the days of its tail.
    func narrow(by place: Int) -> Bool {
      let (tail, head) = (Int(part.links[place].from), Int(part.links[place].to))
      firsts[head] = max(firsts[head], part.links[place].days(firsts[tail]).first)
      lasts[head] = min(lasts[head], part.links[place].days(lasts[tail]).last)
      return firsts[head] <= lasts[head]
    }
    for place in forest.hangsBy.reversed() where place >= 0 {
      guard narrow(by: Int(place) ^ 1) else { return false }
    }
    for place in forest.hangsBy where place >= 0 {
      guard narrow(by: Int(place)) else { return false }
    }
    return true
  }

  /// Multiplies the weights of a link's tail by what its head adds up to on the days it leaves.
  private func multiply(by link: SamplingPart.Link) {
    let (tail, head) = (Int(link.from), Int(link.to))
    let own = weights + start[tail]
    let its = weights + start[head]
    let (first, last) = (firsts[tail], lasts[tail])
    let (base, end) = (firsts[head], lasts[head])
    if link.days(last).first <= base {
      // All days up to one: running sums.
      var sum = 0.0
      var next = base
      for day in first...last {
        let limit = min(end, link.days(day).last)
        while next <= limit {
          sum += its[next]
          next += 1
        }
        own[day] *= sum
      }
    } else if link.days(first).last >= end {
      var sum = 0.0
      var next = end
      for day in stride(from: last, through: first, by: -1) {
        let limit = max(base, link.days(day).first)
        while next >= limit {
          sum += its[next]
          next -= 1
        }
        own[day] *= sum
      }
    } else {
      var sums = SlidingSum(its + base, count: end - base + 1, scratch: scratch)
      for day in first...last {
        let days = link.days(day)
        own[day] *= sums.sum(days.first - base, days.last - base)
      }
    }
  }

  /// Adds up the weights of a variable by blocks; `false` when all are zero.
  ///
  /// Weights that grow too large or too small for the products to come are brought near one.
  private func addUp(_ at: Int) -> Bool {
    let own = weights + start[at]
    let (first, last) = (firsts[at], lasts[at])
    let sums = blocks + blockStart[at]
    var total = 0.0
    var day = first
    while day <= last {
      let block = day / Self.blockSize
      let end = min(last, block * Self.blockSize + Self.blockSize - 1)
      var sum = 0.0
      while day <= end {
        sum += own[day]
        day += 1
      }
      sums[block] = sum
      total += sum
    }
    guard total > 0, total.isFinite else { return false }
    if total > 0x1p64 || total < 0x1p-64 {
      let scale = 1 / total
      for day in first...last { own[day] *= scale }
      for block in (first / Self.blockSize)...(last / Self.blockSize) { sums[block] *= scale }
    }
    return true
  }

  /// Draws the days of the forest that was weighed.
  ///
  /// - Parameters:
  ///   - forest: The forest.
  ///   - units: A number from 0 to below 1 for each variable of the part.
  ///   - state: The days of all variables; those of the forest are replaced.
  /// - Returns: `false` when no days fit.
  func draw(_ forest: SamplingPart.Forest, _ units: [Double], into state: inout [Int32]) -> Bool {
    for place in forest.order.indices {
      let at = Int(forest.order[place])
      var (first, last) = (firsts[at], lasts[at])
      if forest.hangsBy[place] >= 0 {
        let link = part.links[Int(forest.hangsBy[place])]
        let days = link.days(Int(state[Int(link.from)]))
        first = max(first, days.first)
        last = min(last, days.last)
      }
      guard first <= last, let day = pick(at, first, last, units[at]) else { return false }
      state[at] = Int32(day)
    }
    return true
  }

  /// The first day up to which the weights make up a share of all from the first to the last day.
  private func pick(_ at: Int, _ first: Int, _ last: Int, _ share: Double) -> Int? {
    let own = weights + start[at]
    let sums = blocks + blockStart[at]
    /// Whether a block lies wholly within the days, and within those that were weighed.
    func isWhole(_ day: Int) -> Bool {
      day % Self.blockSize == 0 && day + Self.blockSize - 1 <= last
    }
    var total = 0.0
    var day = first
    while day <= last {
      if isWhole(day) {
        total += sums[day / Self.blockSize]
        day += Self.blockSize
      } else {
        total += own[day]
        day += 1
      }
    }
    guard total > 0 else { return nil }
    let goal = share * total
    var sum = 0.0
    var found: Int?
    day = first
    while day <= last {
      if isWhole(day), sum + sums[day / Self.blockSize] <= goal {
        sum += sums[day / Self.blockSize]
        day += Self.blockSize
        continue
      }
      if own[day] > 0 {
        found = day
        sum += own[day]
        if sum > goal { break }
      }
      day += 1
    }
    return found
  }

  /// The share of each day of each variable, where a forest that was weighed is the whole part.
  ///
  /// From the roots down, what the rest of the tree says of a variable is summed over the days of
  /// the one it hangs from.
  func shares(_ forest: SamplingPart.Forest) -> [[Double]] {
    var shares = [[Double]](repeating: [], count: part.count)
    for place in forest.order.indices {
      let at = Int(forest.order[place])
      let width = part.widths[at]
      let days = firsts[at]...lasts[at]
      var own = (0..<width).map { days.contains($0) ? weights[start[at] + $0] : 0 }
      if forest.hangsBy[place] >= 0 {
        let back = Int(forest.hangsBy[place]) ^ 1
        let link = part.links[Int(forest.hangsBy[place])]
        let tail = Int(link.from)
        let base = firsts[at]
        var sums = SlidingSum(
          weights + start[at] + base, count: lasts[at] - base + 1, scratch: scratch)
        for day in 0..<part.widths[tail] {
          let days = link.days(day)
          let sum = sums.sum(days.first - base, days.last - base)
          factor[day] = sum > 0 ? shares[tail][day] / sum : 0
        }
        var others = SlidingSum(factor, count: part.widths[tail], scratch: scratch)
        for day in 0..<width {
          let days = part.links[back].days(day)
          own[day] *= others.sum(days.first, days.last)
        }
      }
      let total = own.reduce(0, +)
      shares[at] = total > 0 ? own.map { $0 / total } : own
    }
    return shares
  }
}
