/// Moves the days of a part by sliding clusters of variables, each by as many days as by chance it may.
///
/// A cluster may slide by any of the days that lie between two bounds, and slides by each of them with the same
/// probability, so that chronologies that were equally likely stay so. What a step costs does not depend on how
/// wide windows are, nor do many more steps have to be made for wide ones: clusters move as far as they may.
final class SlidingMoves {
  /// How many ladders of clusters there are to choose from.
  private static let ladderCount = 16
  /// How likely a sweep is to go on from one rung to the next.
  private static let persistence = 0.8
  /// What stands for no bound: more than any window is wide.
  private static let far = 1 << 30

  /// How many variables there are.
  let count: Int
  /// Whether differences and windows are all that binds the part, so that every state is a chronology.
  let isPlain: Bool
  private let part: SamplingPart
  private let ladders: [ClusterLadder]
  private let start: UnsafeMutablePointer<Int32>
  private let bounds: UnsafeMutablePointer<VariableBound>
  private let lastDay: UnsafeMutablePointer<Int32>
  /// How many variables and bounds have been looked at.
  private(set) var work = 0

  /// Lays out the bounds of a part and gathers its variables.
  init(_ part: SamplingPart, generator: SampleGenerator) {
    self.part = part
    count = part.count
    var own = [[VariableBound]](repeating: [], count: part.count)
    for link in part.links {
      var (first, last) = (link.first, link.last)
      if !link.firsts.isEmpty {
        // What no day exceeds; whether the days that functions leave are kept is asked afterwards.
        (first, last) = (.max, .min)
        for day in link.firsts.indices where link.firsts[day] <= link.lasts[day] {
          first = min(first, Int(link.firsts[day]) - day)
          last = max(last, Int(link.lasts[day]) - day)
        }
      }
      own[Int(link.to)].append(
        VariableBound(
          other: link.from, first: Int32(max(first, 1 - Self.far)), last: Int32(min(last, Self.far - 1))))
    }
    isPlain = !part.isSpecial
    var chance = generator.split(-2)
    ladders = (0..<Self.ladderCount).map { _ in ClusterLadder(part.count, bounds: own, chance: &chance) }
    start = .allocate(capacity: part.count + 1)
    bounds = .allocate(capacity: max(1, part.links.count))
    lastDay = .allocate(capacity: max(1, part.count))
    var at = 0
    for variable in 0..<part.count {
      start[variable] = Int32(at)
      lastDay[variable] = Int32(part.widths[variable] - 1)
      for bound in own[variable] {
        bounds[at] = bound
        at += 1
      }
    }
    start[part.count] = Int32(at)
  }

  deinit {
    start.deallocate()
    bounds.deallocate()
    lastDay.deallocate()
  }

  /// The chronology of the earliest days.
  var earliest: [Int32] { part.earliest }
  /// The chronology of the latest days.
  var latest: [Int32] { part.latest }

  /// Whether the days of a state are such as functions and sets of days ask for.
  func isChronology(_ state: [Int32]) -> Bool {
    if isPlain { return true }
    for (variable, allowed) in part.isAllowed.enumerated()
    where !allowed.isEmpty && !allowed[Int(state[variable])] {
      return false
    }
    return part.links.allSatisfy { link in
      guard !link.firsts.isEmpty else { return true }
      let days = link.days(Int(state[Int(link.from)]))
      let its = Int(state[Int(link.to)])
      return days.first <= its && its <= days.last
    }
  }

  /// Moves one state, or two by the same chance: every variable, then clusters of more and more.
  ///
  /// - Parameters:
  ///   - state: The state.
  ///   - other: Another; moved with the first, the two tend to meet and then stay together.
  ///   - chance: What decides.
  func sweep(_ state: inout [Int32], with other: inout [Int32]?, by chance: inout SampleGenerator) {
    state.withUnsafeMutableBufferPointer { state in
      guard let days = state.baseAddress else { return }
      if var its = other {
        other = nil
        its.withUnsafeMutableBufferPointer { sweep(days, $0.baseAddress, &chance) }
        other = its
      } else {
        sweep(days, nil, &chance)
      }
    }
  }

  private func sweep(
    _ days: UnsafeMutablePointer<Int32>, _ others: UnsafeMutablePointer<Int32>?,
    _ chance: inout SampleGenerator
  ) {
    let isBackward = chance.next() & 1 == 1
    var at = 0
    while at < count {
      let variable = isBackward ? count - 1 - at : at
      let random = chance.next()
      days[variable] += Int32(shift(room(variable, days), random))
      if let others { others[variable] += Int32(shift(room(variable, others), random)) }
      at += 1
    }
    work += (count + Int(start[count])) * (others == nil ? 1 : 2)
    let ladder = ladders[Int(chance.next() % UInt64(ladders.count))]
    ladder.order.withUnsafeBufferPointer { order in
      for rung in ladder.rungs {
        guard chance.unit() < Self.persistence else { break }
        rung.bounds.withUnsafeBufferPointer { bounds in
          var (first, firstBound) = (0, 0)
          for (end, boundEnd) in zip(rung.ends, rung.boundEnds) {
            let cluster = UnsafeBufferPointer(rebasing: order[first..<Int(end)])
            let its = UnsafeBufferPointer(rebasing: bounds[firstBound..<Int(boundEnd)])
            let random = chance.next()
            slide(cluster, its, days, random)
            if let others { slide(cluster, its, others, random) }
            (first, firstBound) = (Int(end), Int(boundEnd))
          }
        }
        work += (count + rung.bounds.count) * (others == nil ? 1 : 2)
      }
    }
  }

  /// A whole number between two bounds, each as likely as any other, that grows with both.
  @inline(__always)
  private func shift(_ room: (first: Int, last: Int), _ random: UInt64) -> Int {
    let width = room.last &- room.first &+ 1
    return width <= 1 ? 0 : room.first &+ Int(random.multipliedFullWidth(by: UInt64(width)).high)
  }

  /// By how many days a variable may move at least and at most.
  @inline(__always)
  private func room(_ variable: Int, _ days: UnsafeMutablePointer<Int32>) -> (first: Int, last: Int) {
    let day = Int(days[variable])
    var first = -day
    var last = Int(lastDay[variable]) - day
    var at = Int(start[variable])
    let end = Int(start[variable + 1])
    while at < end {
      let bound = bounds[at]
      let gap = Int(days[Int(bound.other)]) - day
      first = max(first, gap + Int(bound.first))
      last = min(last, gap + Int(bound.last))
      at += 1
    }
    return (first, last)
  }

  /// Slides a cluster by as many days as by chance it may.
  @inline(__always)
  private func slide(
    _ cluster: UnsafeBufferPointer<Int32>,
    _ bounds: UnsafeBufferPointer<(variable: Int32, bound: VariableBound)>,
    _ days: UnsafeMutablePointer<Int32>, _ random: UInt64
  ) {
    var first = Int.min
    var last = Int.max
    for variable in cluster {
      let day = Int(days[Int(variable)])
      first = max(first, -day)
      last = min(last, Int(lastDay[Int(variable)]) - day)
    }
    for (variable, bound) in bounds {
      let gap = Int(days[Int(bound.other)]) - Int(days[Int(variable)])
      first = max(first, gap + Int(bound.first))
      last = min(last, gap + Int(bound.last))
    }
    let shift = Int32(truncatingIfNeeded: shift((first, last), random))
    guard shift != 0 else { return }
    for variable in cluster { days[Int(variable)] += shift }
  }
}
