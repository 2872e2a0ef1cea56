import TestSupport
import Testing

import TemporalNetworks

@Suite("What-if on networks of differences")
struct WhatIfTests {
  /// The shape of a random network.
  enum Shape: CaseIterable {
    /// Every point beside every other, a few of them dated.
    case dense
    /// One long account with shortcuts, hardly ever dated.
    case chain
    /// Most points dated, each tied to one before it.
    case dated
    /// Parts that nothing dates.
    case floating
  }

  /// Draws columns that the days of `truth` satisfy, except for some false rows.
  private static func columns(
    _ shape: Shape, falsehoods: Int, using random: inout SplitMix64
  ) -> (columns: NetworkColumns, labelCount: Int) {
    let count = Int.random(in: 8...90, using: &random)
    let truth = [0] + (1..<count).map { _ in Int.random(in: -2000...2000, using: &random) }
    var columns = NetworkColumns()
    columns.pointCount = Int32(count)
    var label: Int32 = 0
    func say(_ from: Int, _ to: Int, isFalse: Bool = false) {
      guard from != to else { return }
      let gap = truth[to] - truth[from] + (isFalse ? [-1500, 1500].randomElement(using: &random) ?? 0 : 0)
      let sides = Int.random(in: 0..<4, using: &random)
      columns.append(
        from: Int32(from), to: Int32(to),
        lower: sides == 0 ? Day.noLower : Int32(gap - Int.random(in: 0...60, using: &random)),
        upper: sides == 1 ? Day.noUpper : Int32(gap + Int.random(in: 0...60, using: &random)), label: label)
      if Int.random(in: 0..<5, using: &random) > 0 { label += 1 }
    }
    for point in 1..<count {
      let before = Int.random(in: 0..<point, using: &random)
      switch shape {
      case .dense:
        for other in 1..<point where Int.random(in: 0..<3, using: &random) == 0 { say(other, point) }
        if point % 7 == 1 { say(0, point) }
      case .chain:
        say(point - 1, point)
        if point % 5 == 0 { say(before, point) }
        if point % 25 == 0 { say(0, point) }
      case .dated:
        if point % 3 != 0 { say(0, point) }
        say(point, max(1, before))
      case .floating:
        if point % 10 != 0 { say(point - 1, point) }
        if point < 10 { say(0, point) }
      }
    }
    for _ in 0..<falsehoods {
      say(Int.random(in: 0..<count, using: &random), Int.random(in: 1..<count, using: &random), isFalse: true)
    }
    return (columns, Int(label) + 1)
  }

  private static func days(_ windows: LiveWindows) -> [[Int32?]] {
    (0..<windows.pointCount).map { [windows.earliestDay($0), windows.latestDay($0)] }
  }

  @Test(
    "After every edit the windows are those from scratch, and what moved is certified",
    arguments: Shape.allCases, Seed.sample(3))
  func edits(_ shape: Shape, _ seed: Seed) {
    var random = seed.generator
    for round in 0..<6 {
      let falsehoods = round % 3 == 2 ? 2 : 0
      let (columns, labelCount) = Self.columns(shape, falsehoods: falsehoods, using: &random)
      let live = LiveWindows(columns, labelCount: labelCount)
      var out = Set<Int32>()
      if !live.solve() {
        // Begin without the false rows; asserting them again must then be refused where it contradicts.
        out = Set(columns.label.suffix(falsehoods))
        live.retract(out.sorted())
        guard live.solve() else { continue }
      }
      #expect(Certificate(live).holds)
      for step in 0..<30 {
        let chosen = (0..<Int.random(in: 1...4, using: &random)).map { _ in
          Int32.random(in: 0..<Int32(labelCount), using: &random)
        }
        let before = Self.days(live)
        live.forgetMovements()
        if step % 2 == 0 {
          live.retract(chosen)
          out.formUnion(chosen)
        } else {
          let back = out.filter { chosen.contains($0) || step % 5 == 0 }.sorted()
          let isTaken = live.assert(back)
          let fresh = LiveWindows(
            columns, labelCount: labelCount,
            kept: (0..<Int32(labelCount)).map { !out.contains($0) || back.contains($0) })
          #expect(isTaken == fresh.solve(), "\(shape), \(seed), round \(round), step \(step)")
          if isTaken {
            out.subtract(back)
          } else {
            #expect(Self.days(live) == before, "\(shape), \(seed), round \(round), step \(step)")
          }
        }
        let fresh = LiveWindows(
          columns, labelCount: labelCount, kept: (0..<Int32(labelCount)).map { !out.contains($0) })
        #expect(fresh.solve() && Certificate(fresh).holds)
        #expect(Self.days(live) == Self.days(fresh), "\(shape), \(seed), round \(round), step \(step)")
        #expect(Certificate(movementsOf: live).holds, "\(shape), \(seed), round \(round), step \(step)")
        #expect(Certificate(live).holds, "\(shape), \(seed), round \(round), step \(step)")
      }
    }
  }

  /// A letter written between the 10th and 20th, answered after 2 to 30 days, and by the 40th.
  private static func letters() -> (columns: NetworkColumns, live: LiveWindows) {
    var columns = NetworkColumns()
    columns.pointCount = 3
    columns.append(from: 0, to: 1, lower: 10, upper: 20, label: 0)
    columns.append(from: 1, to: 2, lower: 2, upper: 30, label: 1)
    columns.append(from: 0, to: 2, lower: Day.noLower, upper: 40, label: 2)
    let live = LiveWindows(columns, labelCount: 3)
    #expect(live.solve())
    return (columns, live)
  }

  @Test("A bound that moved where nothing lets it is found, and so is one that stayed where it may not")
  func faults() {
    let (_, live) = Self.letters()
    live.retract([2])
    #expect(live.latestDay(2) == 50)
    live.forgetMovements()
    #expect(live.assert([2]))
    #expect(live.latestDay(2) == 40 && Certificate(movementsOf: live).holds)
    // As if the bound had not been tightened at all.
    live.latest.labels[2] = 50
    #expect(Certificate(movementsOf: live).brokenRow == 2)
    live.latest.labels[2] = 40
    // As if a bound had widened beyond what the first row allows.
    live.forgetMovements()
    live.latest.log.append((1, live.latest.labels[1]))
    live.latest.labels[1] = 21
    #expect(Certificate(movementsOf: live).brokenRow == 0)
    // As if one had tightened and had not told the next: the earliest days are kept negated.
    live.latest.labels[1] = 20
    live.forgetMovements()
    live.earliest.log.append((1, live.earliest.labels[1]))
    live.earliest.labels[1] = -11
    #expect(Certificate(movementsOf: live).brokenRow == 1)
  }

  @Test("Points that rows join far apart are numbered near each other, and their windows stay theirs")
  func renumbered() throws {
    var random = Seed(3).generator
    let count = 300_000
    let chain = (1..<count).map(Int32.init).shuffled(using: &random)
    var columns = NetworkColumns()
    columns.pointCount = Int32(count)
    columns.append(from: 0, to: chain[0], lower: 0, upper: 0, label: 0)
    for (before, after) in zip(chain, chain.dropFirst()) {
      columns.append(from: before, to: after, lower: 1, upper: 3, label: 0)
    }
    let order = try #require(PointOrder(columns))
    #expect(order.number[0] == 0 && order.number.sorted() == Array(0..<Int32(count)))
    let near = columns.renumbered(order)
    #expect(PointOrder(near) == nil)
    #expect(zip(near.from, near.to).dropFirst().allSatisfy { abs($0 - $1) <= 2 })
    let windows = LiveWindows(near, labelCount: 1)
    #expect(windows.solve() && Certificate(windows).holds)
    for place in stride(from: 0, to: chain.count, by: 997) {
      let point = Int(order.number[Int(chain[place])])
      #expect(windows.earliestDay(point) == Int32(place) && windows.latestDay(point) == Int32(3 * place))
    }
  }

  @Test("Solving, certifying, repairing and listing end when they are cancelled, and say so")
  func cancelled() {
    let count: Int32 = 400
    var columns = NetworkColumns()
    columns.pointCount = count
    // A chain told from its end, so that every round moves one point, and a contradiction at its end.
    for point in 1..<count - 1 {
      columns.append(
        from: count - point, to: count - point - 1, lower: Day.noLower, upper: 1, label: point - 1)
    }
    let consistent = LiveWindows(columns, labelCount: Int(count))
    let isSolved = consistent.solve(isCancelled: { true })
    #expect(!isSolved && consistent.solve())
    let givenUp = Certificate(consistent, isCancelled: { true })
    #expect(!givenUp.holds && Certificate(consistent).holds)
    columns.append(from: 1, to: count - 1, lower: Day.noLower, upper: -1000, label: count - 2)
    let repair = CheapestRepair(columns, labelCount: Int(count), weight: { _ in 1 }, isCancelled: { true })
    #expect(!repair.isRepair && !repair.isOptimal)
    let search = ConflictEnumeration(
      columns, labelCount: Int(count), weight: { _ in 1 }, budget: SearchBudget(isCancelled: { true }))
    #expect(!search.isComplete)
    let whole = ConflictEnumeration(
      columns, labelCount: Int(count), weight: { _ in 1 }, budget: SearchBudget(isCancelled: { false }))
    #expect(whole.isComplete && whole.conflicts == [Array(0..<count - 1)])
  }

  @Test("A session says that it is without fault, from the beginning and after every change")
  func sessionFault() {
    var network = TemporalNetwork<String>()
    let (arrest, release) = (network.addPoint(), network.addPoint())
    network.add(Constraint(from: .origin, to: arrest, atLeast: 5, atMost: 9, label: "diary"))
    network.add(Constraint(from: arrest, to: release, atLeast: 30, label: "sentence"))
    network.add(Constraint(from: .origin, to: release, atMost: 20, label: "register"))
    // Beginning with a contradiction, then without.
    let session = NetworkSession(network)
    #expect(session.fault == nil && !session.windows.isConsistent)
    session.retract(["register"])
    #expect(session.fault == nil && session.window(of: release) == Window(earliest: 35, latest: nil))
    session.retract(["diary"])
    session.assert(["diary"])
    #expect(session.fault == nil && session.windows.fault == nil)
  }
}
