/// Draws chronologies of a network by chance, each of them as likely as any other.
///
/// What comes out is a probability under a choice, that all chronologies in whole days are equally
/// likely, and never what must hold: show it apart, with ``ChronologySample/seed`` and
/// ``ChronologySample/method`` beside every figure.
///
/// ```swift
/// let sampler = try ChronologySampler(network, seed: 1)
/// let sample = try sampler.sample([arrest, release], count: 2_000)
/// let odds = sample.odds(of: arrest, before: release)  // odds.share, odds.error, odds.course
/// ```
///
/// - Trees of joined points are drawn exactly by forward sums and backward draws.
/// - Other parts by coupling from the past, which is exact and certifies itself.
/// - Where that takes too long or windows are too wide, from pairs of chains that slide clusters of points: what they
///   give is right on the average once they have met, and certified by their meeting.
/// - Where the budget ends before that, plain chains are given and *not certified*.
/// - Alternatives are met by drawing again until one option of each holds.
///
/// Draws of one part do not depend on which other points are asked for, nor on what they are asked with.
public struct ChronologySampler<Label: Hashable & Sendable>: Sendable {
  /// The number all chance comes from.
  public let seed: UInt64
  /// How much longer chains are moved before they are drawn from than a trial took to meet.
  ///
  /// Shares are right on the average however short that is; the shorter, the farther they scatter.
  package var patience = 1.5
  private let network: TemporalNetwork<Label>
  private let problem: SamplingProblem
  private let earliest: [Int32]
  private let latest: [Int32]
  private let isOpen: [Bool]
  private let choices: [ChoiceRows]
  private let members: Set<Int32>
  private let budget: SearchBudget

  /// Makes a network ready to be sampled.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - doubted: Labels to leave out, those of conflicts among them.
  ///   - range: Days that points with an open window are held to, on their open side; `nil` leaves
  ///     them and what hangs on them out. It is a choice that figures depend on: show it beside them.
  ///   - seed: What all chance comes from.
  ///   - budget: What to spend on each part; a step is a thousand days looked at.
  /// - Throws: ``SamplingRefusal/contradiction`` or ``SamplingRefusal/noRoom(_:)``.
  public init(
    _ network: TemporalNetwork<Label>, without doubted: Set<Label> = [],
    within range: ClosedRange<Int>? = nil, seed: UInt64, budget: SearchBudget = .sampling
  ) throws(SamplingRefusal) {
    let kept = network.keptLabels(without: doubted)
    let oracle = network.oracle
    var columns = network.columns
    var rows = kept.flatMap { oracle.rows[$0] }.sorted()
    guard var windows = Self.windows(columns, rows) else { throw .contradiction }
    if let range {
      for point in 1..<max(1, network.pointCount) {
        let isOpenBelow = windows.earliest[point] <= -Day.open
        let isOpenAbove = windows.latest[point] >= Day.open
        guard isOpenBelow || isOpenAbove else { continue }
        rows.append(Int32(columns.count))
        columns.append(
          from: 0, to: Int32(point), lower: isOpenBelow ? Day.lower(range.lowerBound) : Day.noLower,
          upper: isOpenAbove ? Day.upper(range.upperBound) : Day.noUpper, label: 0)
      }
      guard let closed = Self.windows(columns, rows) else { throw .noRoom(range) }
      windows = closed
    }
    earliest = windows.earliest
    latest = windows.latest
    isOpen = Self.hanging(columns, rows, windows.earliest, windows.latest)
    problem = SamplingProblem(
      columns, rows: rows, earliest: earliest, latest: latest, leavingOut: isOpen)
    members = Set(kept)
    choices = network.choiceRows.filter { [members] in members.contains($0.label) }
    self.network = network
    self.seed = seed
    self.budget = budget
  }

  /// Draws chronologies.
  ///
  /// - Parameters:
  ///   - points: The points whose days are wanted.
  ///   - count: How many chronologies; from chains as many are drawn of each, so the number is rounded up to 16.
  /// - Returns: Their days; fewer chronologies than asked for when the budget ended.
  /// - Throws: ``SamplingRefusal``.
  public func sample(
    _ points: [TimePoint], count: Int = 1_000
  ) throws(SamplingRefusal) -> ChronologySample {
    let open = points.filter { isOpen[$0.index] }
    guard open.isEmpty else { throw .open(open) }
    // The parts of the points, and those that alternatives tie to them.
    var wanted = Set(points.compactMap(part(of:)))
    var active: [ChoiceRows] = []
    var waiting = choices
    while true {
      let touching = waiting.filter { choice in
        let its = partsAndPoints(choice)
        return its.parts.isEmpty || !wanted.isDisjoint(with: its.parts)
      }
      guard !touching.isEmpty else { break }
      for choice in touching {
        let its = partsAndPoints(choice)
        guard its.open.isEmpty else { throw .open(its.open) }
        wanted.formUnion(its.parts)
      }
      active += touching
      waiting.removeAll { choice in
        touching.contains { $0.label == choice.label && $0.options == choice.options }
      }
    }
    var drawers: [PartDrawer] = []
    for place in wanted.sorted() {
      let part = problem.parts[place]
      guard part.count <= SamplingProblem.mostVariables else {
        throw .tooMany(points: part.count, most: SamplingProblem.mostVariables)
      }
      let first = Int(problem.group.firstIndex(of: part.groups[0]) ?? 0)
      let generator = SampleGenerator(seed: seed).split(first)
      guard
        let drawer = PartDrawer(part, generator: generator, budget: budget, place: place, count: count)
      else { throw .tooWide(days: part.dayCount, most: SamplingProblem.mostDays) }
      drawers.append(drawer)
    }
    var tray = DrawingTray(count: count, budget: budget) { state in
      guard active.isEmpty || hold(active, state) else { return nil }
      return points.map { day(of: $0.index, state) }
    }
    if drawers.contains(where: \.isChained) {
      try tray.drawFromChains(drawers, patience: patience)
    } else {
      try tray.drawOneByOne(drawers)
    }
    guard !tray.days.isEmpty || count == 0 else { throw .stopped }
    let method = drawers.map(\.method).max() ?? .fixed
    return ChronologySample(
      points: points, days: tray.days, seed: seed, method: method, tries: tray.tries,
      exact: active.isEmpty ? exactShares(points, drawers) : [:],
      batchEnds: method < .paired ? [] : tray.batchEnds, corrections: tray.corrections)
  }

  private func part(of point: TimePoint) -> Int? {
    let part = problem.partOf[Int(problem.group[point.index])]
    return part < 0 ? nil : Int(part)
  }

  private func partsAndPoints(_ choice: ChoiceRows) -> (parts: Set<Int>, open: [TimePoint]) {
    var parts: Set<Int> = []
    var open: [TimePoint] = []
    for row in choice.options.joined() {
      for point in [network.optionColumns.from[Int(row)], network.optionColumns.to[Int(row)]] {
        let point = TimePoint(index: Int(point))
        if isOpen[point.index] {
          open.append(point)
        } else if let part = part(of: point) {
          parts.insert(part)
        }
      }
    }
    return (parts, open)
  }

  private func day(of point: Int, _ state: [Int: [Int32]]) -> Int {
    let group = Int(problem.group[point])
    let part = Int(problem.partOf[group])
    guard part >= 0, let days = state[part] else { return Int(earliest[point]) }
    return Int(problem.firstDay[point]) + Int(days[Int(problem.placeInPart[group])])
  }

  /// Whether an option of every alternative holds.
  private func hold(_ active: [ChoiceRows], _ state: [Int: [Int32]]) -> Bool {
    let columns = network.optionColumns
    return active.allSatisfy { choice in
      choice.options.contains { option in
        option.allSatisfy { row in
          let at = Int(row)
          guard members.contains(columns.label[at]) else { return true }
          return columns.holds(
            row, functions: network.columns.functions, day(of: Int(columns.from[at]), state),
            day(of: Int(columns.to[at]), state))
        }
      }
    }
  }

  /// The shares of the days of points whose parts are trees, which need no drawing.
  private func exactShares(
    _ points: [TimePoint], _ drawers: [PartDrawer]
  ) -> [TimePoint: (firstDay: Int, shares: [Double])] {
    var result: [TimePoint: (firstDay: Int, shares: [Double])] = [:]
    for point in points {
      guard let part = part(of: point), let drawer = drawers.first(where: { $0.place == part }) else {
        result[point] = (Int(earliest[point.index]), [1])
        continue
      }
      guard let shares = drawer.shares() else { continue }
      let place = Int(problem.placeInPart[Int(problem.group[point.index])])
      result[point] = (Int(earliest[point.index]), shares[place])
    }
    return result
  }

  /// The windows of some rows, `nil` when they contradict each other.
  private static func windows(
    _ columns: NetworkColumns, _ rows: [Int32]
  ) -> (earliest: [Int32], latest: [Int32])? {
    var own = NetworkColumns()
    own.pointCount = columns.pointCount
    own.functions = columns.functions
    for row in rows { own.append(row, of: columns) }
    own = own.labelledAlike()
    // A point that a function is applied to lies within its span.
    for row in own.specials.keys.sorted() {
      guard case .functions(let lower, let upper)? = own.specials[row] else { continue }
      for place in [lower, upper] where place >= 0 {
        let span = own.functions[Int(place)].span
        own.append(
          from: 0, to: own.from[Int(row)], lower: Day.lower(Int(span.lowerBound)),
          upper: Day.upper(Int(span.upperBound)), label: 0)
      }
    }
    if own.specials.isEmpty {
      let live = LiveWindows(own, labelCount: 1)
      guard live.solve() else { return nil }
      let points = 0..<Int(own.pointCount)
      return (
        points.map { live.earliestDay($0) ?? -Day.open }, points.map { live.latestDay($0) ?? Day.open }
      )
    }
    var propagation = Propagation(CompiledNetwork(own))
    guard propagation.run() else { return nil }
    return (propagation.earliest, propagation.latest)
  }

  /// The points that are open, and those joined with such.
  private static func hanging(
    _ columns: NetworkColumns, _ rows: [Int32], _ earliest: [Int32], _ latest: [Int32]
  ) -> [Bool] {
    var isOpen = earliest.indices.map { earliest[$0] <= -Day.open || latest[$0] >= Day.open }
    guard isOpen.contains(true) else { return isOpen }
    var out = [[Int32]](repeating: [], count: isOpen.count)
    for row in rows {
      let (a, b) = (columns.from[Int(row)], columns.to[Int(row)])
      for point in [a, b] where point != 0 && earliest[Int(point)] < latest[Int(point)] {
        out[Int(point)].append(point == a ? b : a)
      }
    }
    var waiting = isOpen.indices.filter { isOpen[$0] }
    while let point = waiting.popLast() {
      for next in out[point].map(Int.init)
      where next != 0 && !isOpen[next] && earliest[next] < latest[next] {
        isOpen[next] = true
        waiting.append(next)
      }
    }
    return isOpen
  }
}

extension SearchBudget {
  /// Two thousand million days looked at for each part, some five seconds, until the task is cancelled.
  public static var sampling: SearchBudget { SearchBudget(results: .max, steps: 2_000_000) }
}
