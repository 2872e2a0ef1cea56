/// Walks all simple negative cycles of one block that pass arcs of a repair.
struct CycleSearch {
  /// An arc that was retracted.
  private struct RepairArc {
    let tail: Int32
    let head: Int32
    let weight: Int
    let label: Int32
    /// By how much the potentials of the rest break it.
    let violation: Int
  }

  private let windows: LiveWindows
  private let network: CompiledNetwork
  private let potentials: UnsafeMutablePointer<Int>
  private let blocks: [Int32]
  private let block: Int32
  private var arcs: [RepairArc] = []
  /// The distance to the tail of each repair arc from every point near enough.
  private var distances: [DistanceMap] = []
  /// How many rows a cycle may have at most.
  var longest = Int.max
  /// Whether every cycle was walked.
  private(set) var isComplete = true

  init(
    _ windows: LiveWindows, _ potentials: UnsafeMutablePointer<Int>, blocks: [Int32], block: Int32,
    arcs: [Int32]
  ) {
    self.windows = windows
    self.potentials = potentials
    self.blocks = blocks
    self.block = block
    network = windows.network
    for arc in arcs {
      let tail = network.tail(Int(arc))
      let head = network.forward.arcs[Int(arc)].to
      let weight = Int(windows.weight(of: arc))
      self.arcs.append(
        RepairArc(
          tail: tail, head: head, weight: weight,
          label: windows.columns.label[Int(network.forward.row[Int(arc)])],
          violation: potentials[Int(head)] - potentials[Int(tail)] - weight))
    }
  }

  /// Adds the label sets of the cycles to those found.
  mutating func run(into found: inout Set<[Int32]>, purse: inout Purse) {
    let total = arcs.reduce(0) { $0 + max(0, $1.violation) }
    guard total > 0 else { return }
    var radius = total
    let size = arcs.count * network.pointCount
    let isFew = size <= 60_000_000
    // Numbers of 32 bits where no distance can be longer, of 64 where there is room for them.
    let isNarrow = total < Int(Int32.max - Day.beyond)
    let kind: DistanceMap.Kind = isFew && isNarrow ? .narrow : 2 * size <= 60_000_000 ? .wide : .sparse
    if !isFew {
      // Too much to hold: look only a few violations far, and do not claim to have seen all.
      radius = min(total, 4 * (arcs.map(\.violation).max() ?? 0))
      if radius < total { isComplete = false }
    }
    // The origin joins everything, and a simple cycle passes it once at most. So distances avoid it,
    // and the cycles that pass it begin there, with an arc of no length that stands for the origin.
    let origin = RepairArc(tail: 0, head: 0, weight: 0, label: -1, violation: 0)
    arcs.insert(origin, at: 0)
    var known: [Int32: Int] = [:]
    for arc in arcs {
      guard purse.spend(), !purse.budget.isCancelled() else {
        isComplete = false
        return
      }
      if let place = known[arc.tail] {
        distances.append(distances[place])
      } else {
        known[arc.tail] = distances.count
        distances.append(distancesTo(arc.tail, radius: radius, kind))
      }
    }
    walkSequences(first: 0..<1, later: 1..<arcs.count, &found, &purse)
    let inner = 1..<arcs.count
    walkSequences(
      first: inner, later: inner, skippingOrigin: true, &found, &purse)
    if purse.isSpent { isComplete = false }
  }

  /// Dijkstra against the arcs of the rest, on costs reduced by the potentials.
  private func distancesTo(_ target: Int32, radius: Int, _ kind: DistanceMap.Kind) -> DistanceMap {
    var map = DistanceMap(kind, count: network.pointCount)
    var heap = PointHeap()
    let base = potentials[Int(target)]
    map[target] = 0
    heap.push(target, 0)
    let backward = network.backward
    while let (key, point) = heap.pop() {
      let at = Int(point)
      guard let distance = map[point], distance + potentials[at] - base == key else { continue }
      if point == 0, target != 0 { continue }
      for arc in backward.out(point) where blocks[Int(backward.mate[arc])] == block {
        let weight = backward.arcs[arc].weight
        guard weight != Day.dead else { continue }
        let to = backward.arcs[arc].to
        let candidate = distance + Int(weight)
        let cost = candidate + potentials[Int(to)] - base
        guard cost < radius, candidate < map[to] ?? .max else { continue }
        map[to] = candidate
        heap.push(to, cost)
      }
    }
    return map
  }

  /// Goes through the closed sequences of repair arcs whose cheapest cycle is negative; each begins
  /// with one of the first, its least, and goes on with later ones.
  private mutating func walkSequences(
    first firsts: Range<Int>, later: Range<Int>, skippingOrigin: Bool = false,
    _ found: inout Set<[Int32]>, _ purse: inout Purse
  ) {
    let count = arcs.count
    let members = (skippingOrigin ? 1..<count : 0..<count).filter {
      !skippingOrigin || arcs[$0].tail != 0 && arcs[$0].head != 0
    }
    // Costs between repair arcs, reduced; halves of the cheapest way in and out bound what is gained.
    var cost = [[Int?]](repeating: Array(repeating: nil, count: count), count: count)
    var cheapestIn = [Int](repeating: .max, count: count)
    var cheapestOut = cheapestIn
    for first in members {
      for second in members {
        guard let distance = distances[second][arcs[first].head] else { continue }
        let reduced =
          distance + potentials[Int(arcs[first].head)] - potentials[Int(arcs[second].tail)]
        cost[first][second] = reduced
        if first != second {
          cheapestIn[second] = min(cheapestIn[second], reduced)
          cheapestOut[first] = min(cheapestOut[first], reduced)
        }
      }
    }
    let gain = (0..<count).map { place -> Int in
      guard cheapestIn[place] != .max, cheapestOut[place] != .max else { return 0 }
      return max(0, 2 * arcs[place].violation - cheapestIn[place] - cheapestOut[place])
    }
    let ways = cost.indices.map { place in
      cost[place].enumerated().compactMap { next, step in
        next == place ? nil : step.map { (next: next, step: $0) }
      }
    }
    for first in firsts where members.contains(first) {
      if first > 0, let back = cost[first][first], back < arcs[first].violation {
        walk([first], &found, &purse)
      }
      guard !purse.isSpent else { return }
      guard cheapestIn[first] != .max, cheapestOut[first] != .max else { continue }
      let others = members.filter { later.contains($0) && $0 > first }
      let least = leastReturn(to: first, through: others, cost, ways)
      var isOther = [Bool](repeating: false, count: count)
      for place in others { isOther[place] = true }
      var sequence = [first]
      var used = [Bool](repeating: false, count: count)
      func grow(_ total: Int, _ left: Int) {
        let last = sequence[sequence.count - 1]
        let more = min(others.count + 1 - sequence.count, least.count - 1)
        guard purse.spend(), cheapestOut[last] != .max, let back = least[more][last],
          back == .min || total + back < 0, 2 * total + cheapestOut[last] + cheapestIn[first] < left
        else { return }
        for (next, step) in ways[last] where isOther[next] && !used[next] {
          guard
            !sequence.dropFirst(first == 0 ? 1 : 0).contains(where: {
              arcs[$0].tail == arcs[next].tail || arcs[$0].head == arcs[next].head
            })
          else { continue }
          // An arc that leaves the origin comes first, and nothing follows one that enters it.
          if first == 0, arcs[next].tail == 0 && last != 0 || last != 0 && arcs[last].head == 0 { continue }
          let sum = total + step - arcs[next].violation
          sequence.append(next)
          used[next] = true
          if let back = cost[next][first], sum + back < 0 { walk(sequence, &found, &purse) }
          grow(sum, left - gain[next])
          used[next] = false
          sequence.removeLast()
          guard !purse.isSpent else { return }
        }
      }
      grow(-arcs[first].violation, others.reduce(0) { $0 + gain[$1] })
      guard !purse.isSpent else { return }
    }
  }

  /// What it costs at least to come back to the first arc from each, by way of at most so many others.
  ///
  /// - Returns: The costs by the number of others; `nil` where there is no way back, and `Int.min` in
  ///   the last place where negative cycles leave no bound.
  private func leastReturn(
    to first: Int, through others: [Int], _ cost: [[Int?]], _ ways: [[(next: Int, step: Int)]]
  ) -> [[Int?]] {
    var result = [cost.map { $0[first] }]
    var isOther = [Bool](repeating: false, count: cost.count)
    for place in others { isOther[place] = true }
    while result.count <= others.count {
      let before = result[result.count - 1]
      var least = before
      for place in [first] + others {
        // An arc that leaves the origin comes first, and nothing follows one that enters it.
        if place != first, arcs[place].head == 0 { continue }
        for (next, step) in ways[place] where isOther[next] && (place == first || arcs[next].tail != 0) {
          guard let back = before[next], back != .min else { continue }
          least[place] = min(least[place] ?? .max, step - arcs[next].violation + back)
        }
      }
      if least == before { return result }
      if result.count == 48, others.count > 48 {
        result.append(least.map { $0 == nil ? nil : .min })
        return result
      }
      result.append(least)
    }
    return result
  }

  /// Walks the simple cycles of one sequence of repair arcs.
  private func walk(_ sequence: [Int], _ found: inout Set<[Int32]>, _ purse: inout Purse) {
    struct Frame {
      var segment: Int
      var total: Int
      var arc: Int
      var end: Int
      var added: Int32
      var hasRow: Bool
    }
    let chosen = sequence.map { arcs[$0] }
    let size = chosen.count
    // The least that the segments after one still cost.
    var rest = [Int](repeating: 0, count: size + 1)
    for place in stride(from: size - 2, through: 0, by: -1) {
      guard let distance = distances[sequence[(place + 2) % size]][chosen[place + 1].head] else { return }
      rest[place] = chosen[place + 1].weight + distance + rest[place + 1]
    }
    let tails = Set(chosen.map(\.tail))
    // The arc that stands for the origin ends where it begins, and is to be met again.
    var seen: Set<Int32> = chosen[0].head == chosen[0].tail ? [] : [chosen[0].head]
    var rows: [Int32] = []
    var frames: [Frame] = []
    let own = chosen.map(\.label).filter { $0 >= 0 }
    let forward = network.forward
    let labels = windows.columns.label

    func enter(_ point: Int32, _ segment: Int, _ total: Int, hasRow: Bool) {
      var (point, segment, total) = (point, segment, total)
      var added: Int32 = -1
      let goal = chosen[(segment + 1) % size].tail
      if point == goal {
        if segment == size - 1 {
          found.insert(Set(rows.map { labels[Int($0)] } + own).sorted())
          purse.results = found.count
          leave(added, hasRow)
          return
        }
        let head = chosen[segment + 1].head
        if seen.contains(head) || tails.contains(head) && head != chosen[(segment + 2) % size].tail {
          leave(added, hasRow)
          return
        }
        total += chosen[segment + 1].weight
        segment += 1
        seen.insert(head)
        added = head
        point = head
        if point == chosen[(segment + 1) % size].tail {
          // The next repair arc begins where this one ends.
          frames.append(Frame(segment: segment, total: total, arc: 0, end: 0, added: added, hasRow: hasRow))
          enter(point, segment, total, hasRow: false)
          return
        }
      }
      let range = forward.out(point)
      frames.append(
        Frame(
          segment: segment, total: total, arc: range.lowerBound, end: range.upperBound, added: added,
          hasRow: hasRow))
    }
    func leave(_ added: Int32, _ hasRow: Bool) {
      if added >= 0 { seen.remove(added) }
      if hasRow, let row = rows.popLast() { leaving(row) }
    }
    var points: [Int32] = []
    func leaving(_ row: Int32) { if let point = points.popLast() { seen.remove(point) } }

    enter(chosen[0].head, 0, chosen[0].weight, hasRow: false)
    while let frame = frames.last {
      guard frame.arc < frame.end, !purse.isSpent else {
        frames.removeLast()
        leave(frame.added, frame.hasRow)
        continue
      }
      frames[frames.count - 1].arc += 1
      let arc = forward.arcs[frame.arc]
      guard arc.weight != Day.dead, blocks[frame.arc] == block else { continue }
      let to = arc.to
      let goal = chosen[(frame.segment + 1) % size].tail
      guard !seen.contains(to), !tails.contains(to) || to == goal,
        rows.count + own.count < longest,
        let left = distances[sequence[(frame.segment + 1) % size]][to],
        frame.total + Int(arc.weight) + left + rest[frame.segment] < 0
      else { continue }
      guard purse.spend() else { continue }
      seen.insert(to)
      points.append(to)
      rows.append(forward.row[frame.arc])
      enter(to, frame.segment, frame.total + Int(arc.weight), hasRow: true)
    }
  }
}

/// Distances from points.
struct DistanceMap {
  /// How they are kept: of all points in 32 or 64 bits, or of those that have one.
  enum Kind { case narrow, wide, sparse }

  private let kind: Kind
  private var narrow: [Int32] = []
  private var wide: [Int] = []
  private var sparse: [Int32: Int] = [:]

  /// Creates an empty map; the distances of a narrow one fit 32 bits.
  init(_ kind: Kind, count: Int) {
    self.kind = kind
    switch kind {
    case .narrow: narrow = Array(repeating: .max, count: count)
    case .wide: wide = Array(repeating: .max, count: count)
    case .sparse: break
    }
  }

  subscript(point: Int32) -> Int? {
    get {
      switch kind {
      case .narrow: narrow[Int(point)] == .max ? nil : Int(narrow[Int(point)])
      case .wide: wide[Int(point)] == .max ? nil : wide[Int(point)]
      case .sparse: sparse[point]
      }
    }
    set {
      guard let newValue else { return }
      switch kind {
      case .narrow: narrow[Int(point)] = Int32(newValue)
      case .wide: wide[Int(point)] = newValue
      case .sparse: sparse[point] = newValue
      }
    }
  }
}
