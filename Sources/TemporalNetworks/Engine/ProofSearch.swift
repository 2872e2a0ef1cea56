/// Finds a shortest derivation of a bound, backwards from what is to be shown.
///
/// To show "v is at most x" through an arc from u it is enough to show "u is at most y" for the
/// greatest such y, the adjoint of the arc. Of two goals for one point the weaker, met no later,
/// makes the stronger superfluous. At the fixed point every goal weaker than the final bound of
/// its point can be derived, so breadth-first search ends at the origin with fewest steps; a spiral
/// visits a point more than once.
struct ProofSearch {
  let network: CompiledNetwork
  let earliest: [Int32]
  let latest: [Int32]

  init(network: CompiledNetwork, earliest: [Int32], latest: [Int32]) {
    self.network = network
    self.earliest = earliest
    self.latest = latest
  }

  /// Searches the bounds of a solved network of plain differences.
  init(_ live: LiveWindows) {
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

  /// The steps from the origin to a bound; `nil` when the bound is open.
  func steps(to point: Int32, _ side: WindowSide) -> [Step]? {
    let isLatest = side == .latest
    let bound = isLatest ? latest[Int(point)] : earliest[Int(point)]
    guard abs(bound) <= Day.horizon else { return nil }
    guard point != 0 else { return [] }
    // Goals in the order they were set; each knows the goal it serves and by which arc.
    var goals: [(point: Int32, day: Int32, serves: Int, arc: Int)] = [(point, bound, -1, -1)]
    var weakest: [Int32: Int32] = [point: bound]
    let graph = isLatest ? network.forward : network.backward
    let reverse = isLatest ? network.backward : network.forward
    var next = 0
    while next < goals.count {
      let goal = goals[next]
      for mate in Int(reverse.start[Int(goal.point)])..<Int(reverse.start[Int(goal.point) + 1]) {
        let arc = Int(reverse.mate[mate])
        let tail = reverse.arcs[mate].to
        let weight = graph.arcs[arc].weight
        guard weight != Day.dead, let needed = needed(weight, goal.day, isLatest) else { continue }
        let known = isLatest ? latest[Int(tail)] : earliest[Int(tail)]
        guard isLatest ? known <= needed : known >= needed else { continue }
        if tail == 0 { return replay(goals, next, arc, isLatest) }
        if let before = weakest[tail], isLatest ? before >= needed : before <= needed { continue }
        weakest[tail] = needed
        goals.append((tail, needed, next, arc))
      }
      next += 1
    }
    return nil
  }

  private func needed(_ weight: Int32, _ day: Int32, _ isLatest: Bool) -> Int32? {
    if weight >= Day.firstFunction {
      let entry = Int(weight - Day.firstFunction)
      return isLatest ? network.table.latestNeeded(entry, day) : network.table.earliestNeeded(entry, day)
    }
    let needed = isLatest ? Int(day) - Int(weight) : Int(day) + Int(weight)
    return abs(needed) > Int(Day.horizon) ? nil : Int32(needed)
  }

  private func replay(
    _ goals: [(point: Int32, day: Int32, serves: Int, arc: Int)], _ last: Int, _ firstArc: Int,
    _ isLatest: Bool
  ) -> [Step] {
    var spiral = Spiral(network)
    let graph = isLatest ? network.forward : network.backward
    spiral.reset(graph, isLatest: isLatest)
    var steps: [Step] = []
    var day: Int32 = 0
    var at: Int32 = 0
    var goal = last
    var arc = firstArc
    while goal >= 0 {
      let to = graph.arcs[arc].to
      let value = spiral.through(arc, day)
      steps.append(Step(row: graph.row[arc], from: at, to: to, fromDay: day, toDay: value))
      (at, day) = (to, value)
      arc = goals[goal].arc
      goal = goals[goal].serves
    }
    return steps
  }
}
