/// Searches the readings of alternatives without going through all of them.
///
/// Under some options taken, the earliest days of all points are themselves a chronology, and so are the
/// latest. If that chronology happens to satisfy an option of every choice it is a reading, and its day of a
/// point is the best that these options allow; if not, only a choice that it violates needs to be branched
/// on. Best first, the first reading met is therefore exact. Choices that nothing presses cost nothing,
/// however many there are.
struct ChoiceSearch {
  /// A chronology that satisfies everything.
  struct Solution {
    /// The option taken of each choice that was branched on, by the place of the choice here.
    let taken: [Int: Int]
    /// The day of every point.
    let days: [Int32]
    /// The same, open where nothing bounds a point.
    let bounds: [Int32]
  }

  /// How a search ended.
  enum Outcome {
    case found(Solution)
    case impossible
    case spent
  }

  private let base: NetworkColumns
  private let options: NetworkColumns
  /// The rows of each option of each choice, as far as they count.
  private let choices: [[[Int32]]]
  /// The place of each choice in the network.
  let places: [Int]
  /// The old number of each point.
  let points: [Int32]

  /// Takes a part of a network, its points numbered afresh.
  ///
  /// - Parameters:
  ///   - columns: The rows that may hold in any case.
  ///   - rows: Those that do.
  ///   - optionColumns: The rows of options.
  ///   - choices: The choices in force.
  ///   - counts: For each label whether its rows count in options.
  init(
    _ columns: NetworkColumns, rows: [Int32], _ optionColumns: NetworkColumns, _ choices: [ChoiceRows],
    counts: [Bool]
  ) {
    let counting = choices.map { choice in
      choice.options.map { $0.filter { counts[Int(optionColumns.label[Int($0)])] } }
    }
    var numbering = PointNumbering()
    var base = NetworkColumns()
    base.functions = columns.functions
    for row in rows { base.append(row, of: columns, numbering: &numbering) }
    var own = NetworkColumns()
    own.functions = columns.functions
    self.choices = counting.map { choice in
      choice.map { option in
        option.map { row in
          own.append(row, of: optionColumns, numbering: &numbering)
          return Int32(own.count - 1)
        }
      }
    }
    base.pointCount = Int32(numbering.points.count)
    own.pointCount = base.pointCount
    self.base = base
    options = own
    places = choices.map(\.place)
    points = numbering.points
  }

  // MARK: Nodes

  /// The windows that some options leave, and what else of the choices the extreme chronology violates.
  private func propagated(_ taken: [Int: Int], _ extra: NetworkColumns?) -> Propagation? {
    var columns = base
    if let extra { for row in 0..<Int32(extra.count) { columns.append(row, of: extra) } }
    for (choice, option) in taken.sorted(by: { $0.key < $1.key }) {
      for row in choices[choice][option] { columns.append(row, of: options) }
    }
    var propagation = Propagation(CompiledNetwork(columns))
    return propagation.run() ? propagation : nil
  }

  /// Whether a row of an option holds on some days.
  private func holds(_ row: Int32, on days: [Int32]) -> Bool {
    let i = Int(row)
    return options.holds(
      row, functions: options.functions, Int(days[Int(options.from[i])]), Int(days[Int(options.to[i])]))
  }

  /// The options of a choice that hold on some days.
  func holding(_ choice: Int, on days: [Int32]) -> [Int] {
    choices[choice].indices.filter { option in choices[choice][option].allSatisfy { holds($0, on: days) } }
  }

  /// Whether some days satisfy an option of every choice.
  private func isReading(_ days: [Int32]) -> Bool {
    choices.indices.allSatisfy { !holding($0, on: days).isEmpty }
  }

  // MARK: Search

  /// The chronology that has a point as early or late as can be; any at all where no point is given.
  ///
  /// - Parameters:
  ///   - point: The point.
  ///   - side: Early or late.
  ///   - start: Options that are taken from the outset.
  ///   - extra: Further rows.
  ///   - purse: What pays for each propagation.
  /// - Returns: How the search ended.
  func best(
    _ point: Int32?, _ side: WindowSide, from start: [Int: Int] = [:], also extra: NetworkColumns? = nil,
    purse: inout Purse
  ) -> Outcome {
    let isLatest = side == .latest
    // The better bound first; of equal ones the one with more options taken, then the newer.
    var open: [(bound: Int32, solution: Solution, violated: Int?)] = []
    func push(_ taken: [Int: Int]) {
      guard let windows = propagated(taken, extra) else { return }
      let days = isLatest ? windows.latestChronology : windows.witness
      let bounds = isLatest ? windows.latest : windows.earliest
      let bound = point.map { isLatest ? -bounds[Int($0)] : bounds[Int($0)] } ?? 0
      let violated = choices.indices.first { taken[$0] == nil && holding($0, on: days).isEmpty }
      open.append((bound, Solution(taken: taken, days: days, bounds: bounds), violated))
    }
    guard purse.spend() else { return .spent }
    push(start)
    while !open.isEmpty {
      var place = 0
      for other in open.indices.dropFirst() {
        let (one, best) = (open[other], open[place])
        if (one.bound, -one.solution.taken.count) <= (best.bound, -best.solution.taken.count) {
          place = other
        }
      }
      let node = open.remove(at: place)
      guard let violated = node.violated else { return .found(node.solution) }
      for option in choices[violated].indices.reversed() {
        guard purse.spend() else { return .spent }
        push(node.solution.taken.merging([violated: option]) { $1 })
      }
    }
    return .impossible
  }

  /// What every choice implies by itself, whichever of its options holds: for each point no more than the
  /// widest of the windows under them (constructive disjunction).
  ///
  /// - Returns: The windows so far, and rows that say what they add; `nil` when a choice has no option left.
  private func implied(
    _ relaxed: Propagation, purse: inout Purse
  ) -> (earliest: [Int32], latest: [Int32], rows: NetworkColumns)? {
    var (earliest, latest) = (relaxed.earliest, relaxed.latest)
    var rows = NetworkColumns()
    for choice in choices.indices {
      var hull: (earliest: [Int32], latest: [Int32])?
      for option in choices[choice].indices {
        guard purse.spend() else { return (earliest, latest, rows) }
        guard let windows = propagated([choice: option], rows) else { continue }
        hull =
          hull.map {
            (zip($0.earliest, windows.earliest).map(min), zip($0.latest, windows.latest).map(max))
          } ?? (windows.earliest, windows.latest)
      }
      guard let hull else { return nil }
      for point in earliest.indices.dropFirst()
      where hull.earliest[point] > earliest[point] || hull.latest[point] < latest[point] {
        earliest[point] = max(earliest[point], hull.earliest[point])
        latest[point] = min(latest[point], hull.latest[point])
        rows.append(
          from: 0, to: Int32(point),
          lower: earliest[point] < -Day.horizon ? Day.noLower : earliest[point],
          upper: latest[point] > Day.horizon ? Day.noUpper : latest[point], label: 0)
      }
    }
    return (earliest, latest, rows)
  }

  /// The least and greatest day of every point over all readings; `nil` when there is no reading.
  ///
  /// Where the budget ends first, bounds that were not settled are those without the choices.
  func hull(purse: inout Purse) -> (earliest: [Int32], latest: [Int32], isComplete: Bool)? {
    guard let relaxed = propagated([:], nil) else { return nil }
    // Often both extreme chronologies are readings, since each satisfies the one or the other option.
    if [relaxed.witness, relaxed.latestChronology].allSatisfy({ isReading($0) }) {
      return (relaxed.earliest, relaxed.latest, true)
    }
    guard let implied = implied(relaxed, purse: &purse) else { return nil }
    var isComplete = true
    var sides: [[Int32]] = []
    for side in WindowSide.allCases {
      let isLatest = side == .latest
      let bound = isLatest ? implied.latest : implied.earliest
      var best = [Int32](repeating: isLatest ? -Day.open : Day.open, count: bound.count)
      func take(_ days: [Int32]) {
        for point in best.indices where isLatest ? days[point] > best[point] : days[point] < best[point] {
          best[point] = days[point]
        }
      }
      switch self.best(nil, side, also: implied.rows, purse: &purse) {
      case .impossible: return nil
      case .spent: isComplete = false
      case .found(let solution): take(solution.bounds)
      }
      for point in bound.indices {
        guard isLatest ? best[point] < bound[point] : best[point] > bound[point] else { continue }
        guard isComplete else {
          best[point] = bound[point]
          continue
        }
        switch self.best(Int32(point), side, also: implied.rows, purse: &purse) {
        case .found(let solution): take(solution.bounds)
        case .impossible: return nil
        case .spent:
          isComplete = false
          best[point] = bound[point]
        }
      }
      sides.append(best)
    }
    return (sides[0], sides[1], isComplete)
  }

  /// The stretches of days on which a point can fall, in order.
  ///
  /// - Parameters:
  ///   - point: The point.
  ///   - limit: How many stretches at most.
  ///   - purse: What pays for the search.
  /// - Returns: The stretches, open ends beyond the horizon, and whether these are all.
  func stretches(
    of point: Int32, limit: Int, purse: inout Purse
  ) -> (stretches: [ClosedRange<Int32>], isComplete: Bool) {
    var result: [ClosedRange<Int32>] = []
    var extra: NetworkColumns?
    while true {
      let solution: Solution
      switch best(point, .earliest, also: extra, purse: &purse) {
      case .impossible: return (result, true)
      case .spent: return (result, false)
      case .found(let found): solution = found
      }
      // The reading that takes, of each choice, an option this chronology satisfies.
      var taken = solution.taken
      for choice in choices.indices where taken[choice] == nil {
        taken[choice] = holding(choice, on: solution.days).first
      }
      guard purse.spend(), let windows = propagated(taken, extra) else { return (result, false) }
      let first = windows.earliest[Int(point)]
      let last = end(of: first, windows.latest[Int(point)], at: point, taken)
      if let before = result.last, first <= before.upperBound + 1 {
        result[result.count - 1] = before.lowerBound...max(before.upperBound, last)
      } else {
        guard result.count < limit else { return (result, false) }
        result.append(first...max(first, last))
      }
      guard last < Day.horizon else { return (result, true) }
      var row = NetworkColumns()
      row.functions = base.functions
      row.append(from: 0, to: point, lower: last + 1, upper: Day.noUpper, label: 0)
      extra = row
    }
  }

  /// The last day of a stretch: where the window ends, or a set of days of the point itself has a gap.
  private func end(_ last: Int32, of ranges: [ClosedRange<Int32>], holding day: Int32) -> Int32 {
    ranges.first { $0.contains(day) }.map { min(last, $0.upperBound) } ?? last
  }

  private func end(of first: Int32, _ last: Int32, at point: Int32, _ taken: [Int: Int]) -> Int32 {
    var last = last
    for (row, special) in base.specials where base.to[Int(row)] == point {
      if case .days(let ranges) = special { last = end(last, of: ranges, holding: first) }
    }
    for (choice, option) in taken {
      for row in choices[choice][option] where options.to[Int(row)] == point {
        if case .days(let ranges) = options.specials[row] { last = end(last, of: ranges, holding: first) }
      }
    }
    return last
  }

  /// The points that a choice, or a set of days, may keep apart: those for which the windows under two of
  /// its options leave days between them.
  func apart(purse: inout Purse) -> (points: Set<Int32>, isComplete: Bool) {
    var found: Set<Int32> = []
    for (row, special) in base.specials {
      if case .days(let ranges) = special, ranges.count > 1 { found.insert(base.to[Int(row)]) }
    }
    for choice in choices.indices {
      var spans = [[ClosedRange<Int32>]](repeating: [], count: Int(base.pointCount))
      for option in choices[choice].indices {
        guard purse.spend() else { return (found, false) }
        guard let windows = propagated([choice: option], nil) else { continue }
        for point in spans.indices {
          spans[point].append(
            windows.earliest[point]...max(windows.earliest[point], windows.latest[point]))
        }
        for row in choices[choice][option] {
          if case .days(let ranges) = options.specials[row], ranges.count > 1 {
            found.insert(options.to[Int(row)])
          }
        }
      }
      for point in spans.indices {
        var last: Int32?
        for span in spans[point].sorted(by: { $0.lowerBound < $1.lowerBound }) {
          if let last, span.lowerBound > last + 1 { found.insert(Int32(point)) }
          last = max(last ?? span.upperBound, span.upperBound)
        }
      }
    }
    return (found, true)
  }

  /// The options of choices that some reading takes.
  ///
  /// - Parameters:
  ///   - wanted: The places of the choices asked about in the network; `nil` for all.
  ///   - purse: What pays for each propagation.
  /// - Returns: For each choice here its options, those of choices not asked about perhaps not all.
  func surviving(
    of wanted: Set<Int>?, purse: inout Purse
  ) -> (options: [[Int]], isComplete: Bool) {
    var seen = choices.map { _ in Set<Int>() }
    for choice in choices.indices where wanted?.contains(places[choice]) ?? true {
      for option in choices[choice].indices where !seen[choice].contains(option) {
        switch best(nil, .earliest, from: [choice: option], purse: &purse) {
        case .impossible: continue
        case .spent: return (seen.map { $0.sorted() }, false)
        case .found(let solution):
          for other in choices.indices { seen[other].formUnion(holding(other, on: solution.days)) }
        }
      }
    }
    return (seen.map { $0.sorted() }, true)
  }
}

/// Numbers points in the order they are met; the origin stays 0.
private struct PointNumbering {
  private(set) var points: [Int32] = [0]
  private var numbers: [Int32: Int32] = [0: 0]

  mutating func number(of point: Int32) -> Int32 {
    if let known = numbers[point] { return known }
    let number = Int32(points.count)
    numbers[point] = number
    points.append(point)
    return number
  }
}

extension NetworkColumns {
  fileprivate mutating func append(
    _ row: Int32, of other: NetworkColumns, numbering: inout PointNumbering
  ) {
    let i = Int(row)
    append(
      from: numbering.number(of: other.from[i]), to: numbering.number(of: other.to[i]),
      lower: other.lower[i], upper: other.upper[i], label: other.label[i], special: other.special(row))
  }
}
