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
struct ProofSearch {
  let network: CompiledNetwork
  let earliest: [Int32]
  let latest: [Int32]
  /// The label of each row.
  let labels: NumberColumn
  /// The source of each label, -1 for none; empty when sources do not matter.
  let sources: [Int32]

  /// How many ways from a goal to what is to be shown are kept.
  static let keptWays = 6

  init(
    network: CompiledNetwork, earliest: [Int32], latest: [Int32], labels: NumberColumn,
    sources: [Int32] = []
  ) {
    self.network = network
    self.earliest = earliest
    self.latest = latest
    self.labels = labels
    self.sources = sources
  }

  /// Searches the bounds of a solved network of plain differences.
  init(_ live: LiveWindows, sources: [Int32] = []) {
    labels = live.columns.label
    self.sources = sources
    network = live.network
    earliest = (0..<live.network.pointCount).map { live.earliestDay($0) ?? -Day.open }
    latest = (0..<live.network.pointCount).map { live.latestDay($0) ?? Day.open }
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
    /// The goal it goes to first, by which arc, and on by which of its ways.
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
        for mate in reverse.out(goal.point) {
          let arc = Int(reverse.mate[mate])
          let tail = reverse.arcs[mate].to
          let weight = graph.arcs[arc].weight
          guard weight != Day.dead, let needed = needed(weight, goal.day, isLatest) else { continue }
          let known = isLatest ? latest[Int(tail)] : earliest[Int(tail)]
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
    let label = labels[Int(graph.row[arc])]
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
      let to = graph.arcs[way.arc].to
      let value = spiral.through(way.arc, day)
      steps.append(Step(row: graph.row[way.arc], from: at, to: to, fromDay: day, toDay: value))
      (at, day) = (to, value)
      way = goals[way.goal].ways[way.next]
    }
    return steps
  }
}
