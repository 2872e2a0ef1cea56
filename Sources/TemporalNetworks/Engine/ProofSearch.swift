/// Finds a shortest derivation of a bound, and among the shortest one that rests on fewest sources and
/// labels, backwards from what is to be shown.
///
/// To show "v is at most x" through an arc from u it is enough to show "u is at most y" for the
/// greatest such y, the adjoint of the arc. Of two goals for one point the weaker, met no later,
/// makes the stronger superfluous. At the fixed point every goal weaker than the final bound of
/// its point can be derived, so breadth-first search ends at the origin with fewest steps; a spiral
/// visits a point more than once.
///
/// Among derivations of equal length those with fewest sources are preferred, then those with fewest
/// labels. To find one is a path of fewest colours, which is hard in general, so of the ways from a goal
/// only the best few are kept (``keptWays``); a proof is always shortest, and fewest nearly always.
///
/// A point that a function is applied to lies within its span: that is a step of its own, from the origin
/// and by the row of the function.
struct ProofSearch {
  let network: CompiledNetwork
  let earliest: [Int32]
  let latest: [Int32]
  /// The bounds with those that only the spans of functions give: what a step may begin with.
  private let earliestKnown: [Int32]
  private let latestKnown: [Int32]
  /// The spans that each point must lie in, as places in those of the network.
  private let spans: [Int32: [Int]]
  /// The label of each row.
  let labels: NumberColumn
  /// The source of each label, -1 for none; empty when sources do not matter.
  let sources: [Int32]

  /// How many ways from a goal to what is to be shown are kept.
  static let keptWays = 6

  /// Searches windows that were found before.
  init(
    network: CompiledNetwork, earliest: [Int32], latest: [Int32], labels: NumberColumn, sources: [Int32] = []
  ) {
    var (first, last) = (earliest, latest)
    for (point, span, _) in network.spans {
      first[Int(point)] = max(first[Int(point)], span.lowerBound)
      last[Int(point)] = min(last[Int(point)], span.upperBound)
    }
    self.init(network, (earliest, latest), known: (first, last), labels: labels, sources: sources)
  }

  /// Searches the bounds of a solved network.
  init(_ propagation: Propagation, labels: NumberColumn, sources: [Int32] = []) {
    self.init(
      propagation.network, (propagation.earliest, propagation.latest),
      known: (propagation.earliestWithinSpans, propagation.latestWithinSpans), labels: labels,
      sources: sources
    )
  }

  /// Searches the bounds of a solved network of plain differences.
  init(_ live: LiveWindows, sources: [Int32] = []) {
    let bounds = (
      (0..<live.network.pointCount).map { live.earliestDay($0) ?? -Day.open },
      (0..<live.network.pointCount).map { live.latestDay($0) ?? Day.open }
    )
    self.init(live.network, bounds, known: bounds, labels: live.columns.label, sources: sources)
  }

  private init(
    _ network: CompiledNetwork, _ bounds: (earliest: [Int32], latest: [Int32]),
    known: (earliest: [Int32], latest: [Int32]), labels: NumberColumn, sources: [Int32]
  ) {
    self.network = network
    (earliest, latest) = bounds
    (earliestKnown, latestKnown) = known
    self.labels = labels
    self.sources = sources
    spans = Dictionary(grouping: network.spans.indices) { network.spans[$0].point }
  }

  /// One arc applied.
  struct Step {
    let row: Int32
    let from: Int32
    let to: Int32
    let fromDay: Int32
    let toDay: Int32
  }

  /// Something to be shown: a bound of a point.
  private struct Goal {
    let point: Int32
    let day: Int32
    /// The goals it serves, each by an arc.
    var serves: [(goal: Int, arc: Int)]
    /// The best ways from it to what is to be shown.
    var ways: [Way] = []
  }

  /// A way from a goal to what is to be shown.
  private struct Way {
    /// The goal it goes to first, by which arc or span (``ProofSearch/arc(ofSpan:)``), and on by which of its ways.
    let goal: Int
    let arc: Int
    let next: Int
    /// The labels and sources it rests on, sorted.
    let labels: [Int32]
    let sources: [Int32]

    func isBetter(than other: Way) -> Bool {
      (sources.count, labels.count) < (other.sources.count, other.labels.count)
    }
  }

  /// The steps from the origin to a bound; `nil` when the bound is open.
  func steps(to point: Int32, _ side: WindowSide) -> [Step]? {
    let isLatest = side == .latest
    let bound = isLatest ? latest[Int(point)] : earliest[Int(point)]
    guard abs(bound) <= Day.horizon else { return nil }
    guard point != 0 else { return [] }
    if let steps = derivation(of: bound, at: point, isLatest) { return steps }
    // Windows that were found before do not tell the bounds that only spans give.
    var propagation = Propagation(network)
    guard propagation.run() else { return nil }
    return ProofSearch(propagation, labels: labels, sources: sources).derivation(
      of: bound, at: point, isLatest)
  }

  /// The steps from the origin to a bound that is known to follow; `nil` where what is known of others does not give it.
  private func derivation(of bound: Int32, at point: Int32, _ isLatest: Bool) -> [Step]? {
    let graph = isLatest ? network.forward : network.backward
    let reverse = isLatest ? network.backward : network.forward
    var goals = [Goal(point: point, day: bound, serves: [])]
    // The weakest goal of each point met in earlier rounds, and the goals of this round by point.
    var weakest: [Int32: Int32] = [point: bound]
    var round = 0..<1
    while !round.isEmpty {
      var ends: [(goal: Int, arc: Int)] = []
      var fresh: [Int32: [Int]] = [:]
      for place in round {
        let goal = goals[place]
        for span in spans[goal.point] ?? [] where gives(span, goal.day, isLatest) {
          ends.append((place, Self.arc(ofSpan: span)))
        }
        for mate in reverse.out(goal.point) {
          let arc = Int(reverse.mate[mate])
          let tail = reverse.arcs[mate].to
          let weight = graph.arcs[arc].weight
          guard weight != Day.dead, let needed = needed(weight, goal.day, isLatest) else { continue }
          let known = isLatest ? latestKnown[Int(tail)] : earliestKnown[Int(tail)]
          guard isLatest ? known <= needed : known >= needed else { continue }
          if tail == 0 {
            ends.append((place, arc))
            continue
          }
          if let before = weakest[tail], isLatest ? before >= needed : before <= needed { continue }
          if let same = fresh[tail, default: []].first(where: { goals[$0].day == needed }) {
            goals[same].serves.append((place, arc))
          } else {
            fresh[tail, default: []].append(goals.count)
            goals.append(Goal(point: tail, day: needed, serves: [(place, arc)]))
          }
        }
      }
      guard ends.isEmpty else { return shortest(&goals, ends, isLatest) }
      round = round.upperBound..<goals.count
      for place in round {
        let goal = goals[place]
        guard let before = weakest[goal.point] else {
          weakest[goal.point] = goal.day
          continue
        }
        weakest[goal.point] = isLatest ? max(before, goal.day) : min(before, goal.day)
      }
    }
    return nil
  }

  /// The derivation, of those by which the origin was reached, that rests on least.
  private func shortest(
    _ goals: inout [Goal], _ ends: [(goal: Int, arc: Int)], _ isLatest: Bool
  ) -> [Step]? {
    // Only goals that lead to an end matter; each comes after those it serves.
    var isUseful = [Bool](repeating: false, count: goals.count)
    var open = ends.map(\.goal)
    while let place = open.popLast() {
      guard !isUseful[place] else { continue }
      isUseful[place] = true
      open += goals[place].serves.map(\.goal)
    }
    goals[0].ways = [Way(goal: -1, arc: -1, next: -1, labels: [], sources: [])]
    for place in goals.indices.dropFirst() where isUseful[place] {
      goals[place].ways = ways(goals[place].serves, goals, isLatest)
    }
    guard let best = ways(ends, goals, isLatest).first else { return nil }
    return replay(goals, best, isLatest)
  }

  /// The best ways by some arcs to goals.
  private func ways(
    _ serves: [(goal: Int, arc: Int)], _ goals: [Goal], _ isLatest: Bool
  ) -> [Way] {
    let graph = isLatest ? network.forward : network.backward
    if serves.count == 1, goals[serves[0].goal].ways.count == 1 {
      let serve = serves[0]
      return [way(serve.goal, serve.arc, 0, goals[serve.goal].ways[0], graph)]
    }
    var found: [Way] = []
    for serve in serves {
      for (next, way) in goals[serve.goal].ways.enumerated() {
        let candidate = self.way(serve.goal, serve.arc, next, way, graph)
        if !found.contains(where: { $0.labels == candidate.labels }) { found.append(candidate) }
      }
    }
    // A stable order: among equals the first met.
    return Array(
      found.enumerated().sorted {
        $0.element.isBetter(than: $1.element)
          || !$1.element.isBetter(than: $0.element) && $0.offset < $1.offset
      }.prefix(Self.keptWays).map(\.element))
  }

  private func way(_ goal: Int, _ arc: Int, _ next: Int, _ rest: Way, _ graph: BoundGraph) -> Way {
    let label = labels[Int(row(arc, graph))]
    var own = rest.labels
    var its = rest.sources
    Self.insert(label, into: &own)
    if !sources.isEmpty, sources[Int(label)] >= 0 { Self.insert(sources[Int(label)], into: &its) }
    return Way(goal: goal, arc: arc, next: next, labels: own, sources: its)
  }

  private static func insert(_ member: Int32, into sorted: inout [Int32]) {
    let place = sorted.firstIndex { $0 >= member } ?? sorted.count
    if place == sorted.count || sorted[place] != member { sorted.insert(member, at: place) }
  }

  /// The number that stands for a span where arcs have numbers.
  private static func arc(ofSpan span: Int) -> Int { -1 - span }

  /// The row of an arc, or of a span.
  private func row(_ arc: Int, _ graph: BoundGraph) -> Int32 {
    arc < 0 ? network.spans[-1 - arc].row : graph.row[arc]
  }

  /// Whether a span gives its point the bound asked for.
  private func gives(_ span: Int, _ day: Int32, _ isLatest: Bool) -> Bool {
    let span = network.spans[span].span
    return isLatest ? span.upperBound <= day : span.lowerBound >= day
  }

  private func needed(_ weight: Int32, _ day: Int32, _ isLatest: Bool) -> Int32? {
    if weight >= Day.firstFunction {
      let entry = Int(weight - Day.firstFunction)
      return isLatest ? network.table.latestNeeded(entry, day) : network.table.earliestNeeded(entry, day)
    }
    let needed = isLatest ? Int(day) - Int(weight) : Int(day) + Int(weight)
    return abs(needed) > Int(Day.horizon) ? nil : Int32(needed)
  }

  /// Applies the arcs of a way from the origin on.
  private func replay(_ goals: [Goal], _ first: Way, _ isLatest: Bool) -> [Step] {
    var spiral = Spiral(network)
    let graph = isLatest ? network.forward : network.backward
    spiral.reset(graph, isLatest: isLatest)
    var steps: [Step] = []
    var day: Int32 = 0
    var at: Int32 = 0
    var way = first
    while way.goal >= 0 {
      let (to, value): (Int32, Int32)
      if way.arc < 0 {
        let limit = network.spans[-1 - way.arc]
        (to, value) = (limit.point, isLatest ? limit.span.upperBound : limit.span.lowerBound)
      } else {
        (to, value) = (graph.arcs[way.arc].to, spiral.through(way.arc, day))
      }
      steps.append(Step(row: row(way.arc, graph), from: at, to: to, fromDay: day, toDay: value))
      (at, day) = (to, value)
      way = goals[way.goal].ways[way.next]
    }
    return steps
  }
}
