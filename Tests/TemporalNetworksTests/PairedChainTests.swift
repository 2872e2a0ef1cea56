import TestSupport
import Testing

import TemporalNetworks

@Suite("Chronologies from chains that met")
struct PairedChainTests {
  /// Points over few days, joined in circles, and all their chronologies.
  private static func circles(
    _ random: inout SplitMix64, days last: Int
  ) -> (network: TemporalNetwork<Int>, points: [TimePoint], all: [[Int]]) {
    var network = TemporalNetwork<Int>()
    let points = (0..<4).map { _ in network.addPoint() }
    var rows: [(from: Int, to: Int, least: Int, most: Int)] = []
    for place in 0..<4 {
      network.add(Constraint(from: .origin, to: points[place], atLeast: 0, atMost: last, label: place))
      for next in [1, 2] where place % 2 == 0 || next == 1 {
        let least = Int.random(in: -3...0, using: &random)
        let row = (place, (place + next) % 4, least, least + Int.random(in: 1...4, using: &random))
        rows.append(row)
        network.add(
          Constraint(
            from: points[row.0], to: points[row.1], atLeast: row.2, atMost: row.3, label: 10 + rows.count))
      }
    }
    var all: [[Int]] = []
    let side = last + 1
    for number in 0..<(side * side * side * side) {
      let days = [
        number % side, number / side % side, number / side / side % side, number / side / side / side,
      ]
      if rows.allSatisfy({ ($0.least...$0.most).contains(days[$0.to] - days[$0.from]) }) { all.append(days) }
    }
    return (network, points, all)
  }

  /// Points of which each comes no earlier than the one before, all in one stretch of days.
  private static func chain(_ count: Int, days: Int) -> (network: TemporalNetwork<Int>, points: [TimePoint]) {
    var network = TemporalNetwork<Int>()
    let points = (0..<count).map { _ in network.addPoint() }
    for (place, point) in points.enumerated() {
      network.add(Constraint(from: .origin, to: point, atLeast: 0, atMost: days, label: place))
      if place > 0 { network.add(Constraint(from: points[place - 1], to: point, atLeast: 0, label: -place)) }
    }
    return (network, points)
  }

  @Test(
    "Chains that slide clusters come upon every chronology as often as upon any other",
    arguments: Seed.sample(3))
  func uniform(_ seed: Seed) throws {
    var random = seed.generator
    var rounds = 0
    var worst = 0.0
    for round in 0..<30 {
      let (network, points, all) = Self.circles(&random, days: 4)
      guard (10...60).contains(all.count) else { continue }
      // So little for a draw that coupling from the past is given up, and enough for chains.
      let count = 16 * 20 * all.count
      let sampler = try ChronologySampler(
        network, seed: UInt64(round), budget: SearchBudget(results: .max, steps: count * 120 / 1_000))
      let sample = try sampler.sample(points, count: count)
      guard sample.method == .paired else { continue }
      rounds += 1
      // Every sixteenth, so that hardly anything is left of the one before.
      var counts: [[Int]: Int] = [:]
      for place in stride(from: 0, to: sample.count, by: 16) { counts[sample.days[place], default: 0] += 1 }
      #expect(Set(sample.days) == Set(all), "\(seed), round \(round)")
      let expected = Double(sample.count / 16) / Double(all.count)
      let sum = all.reduce(0) { sum, days in
        let off = Double(counts[days, default: 0]) - expected
        return sum + off * off / expected
      }
      let freedom = Double(all.count - 1)
      worst = max(worst, (sum - freedom) / (2 * freedom).squareRoot())
      // What is said of the error holds of an order, too.
      let odds = try #require(sample.odds(of: points[0], before: points[1]))
      let share = Double(all.filter { $0[0] < $0[1] }.count) / Double(all.count)
      #expect(abs(odds.share - share) <= 6 * odds.error + 1e-9, "\(seed), round \(round)")
      #expect(odds.effectiveCount <= sample.count && odds.isCertified)
    }
    #expect(rounds >= 5 && worst < 6, "\(seed): \(rounds) rounds, \(worst)")
  }

  @Test("Events in order within ten million days fall as the order statistics of so many free days do")
  func wideChain() throws {
    let (days, count) = (10_000_000, 25)
    let (network, points) = Self.chain(count, days: days)
    let sample = try ChronologySampler(network, seed: 4).sample(points, count: 2_000)
    #expect(sample.method == .paired && sample.isCertified)
    #expect(sample.days.allSatisfy { $0 == $0.sorted() && ($0.last ?? 0) <= days })
    // The k-th is up to a share p of the days when k or more of so many free days are.
    for place in [0, 3, 12, 24] {
      let share = Double(place + 1) / Double(count + 1)
      var (term, sum) = (1.0, 0.0)
      for _ in 0..<count { term *= 1 - share }
      for hits in 0...count {
        if hits > place { sum += term }
        term *= Double(count - hits) / Double(hits + 1) * share / (1 - share)
      }
      let odds = try #require(sample.odds { Double($0[place]) <= share * Double(days) })
      #expect(abs(odds.share - sum) < 4 * odds.error + 1e-4, "event \(place): \(odds) for \(sum)")
      let density = try #require(sample.density(of: points[place]))
      #expect(abs(density.mean - share * Double(days)) < 4 * density.meanError, "event \(place)")
      #expect(density.daysPerShare > 1 && density.shares.count <= 1_000)
      #expect(abs(density.shares.reduce(0, +) - 1) < 1e-9)
    }
  }

  @Test("An account that must end within a million days spans them as counting says it must")
  func wideCircle() throws {
    let (days, span, count) = (10_000_000, 1_000_000, 20)
    var (network, points) = Self.chain(count, days: days)
    network.add(Constraint(from: points[0], to: points[count - 1], atMost: span, label: 1_000))
    let sample = try ChronologySampler(network, seed: 6).sample([points[0], points[count - 1]], count: 2_000)
    #expect(sample.method == .paired)
    // Of a span r there are as many as there are places for its start, times the ways to put the rest within it.
    var (weight, total) = (1.0, 0.0)
    var upTo: [Double] = []
    for length in stride(from: span, through: span - 400_000, by: -1) {
      upTo.append(weight)
      total += weight
      weight *=
        Double(length) / Double(length + count - 2) * Double(days - length + 2) / Double(days - length + 1)
    }
    for short in [20_000, 60_000, 120_000] {
      let longer = upTo.prefix(short).reduce(0, +) / total
      let odds = try #require(sample.odds { $0[1] - $0[0] > span - short })
      #expect(abs(odds.share - longer) < 4 * odds.error + 1e-3, "\(odds) for \(longer)")
    }
  }

  /// Enough for chains to meet, and too little for coupling from the past.
  private static let some = SearchBudget(results: .max, steps: 60_000)

  /// An account whose events keep close together in a stretch that is much longer.
  private static func account(
    _ count: Int, days: Int, scale: Int = 1
  ) -> (network: TemporalNetwork<Int>, points: [TimePoint]) {
    var random = Seed(3).generator
    var network = TemporalNetwork<Int>()
    let points = (0..<count).map { _ in network.addPoint() }
    var day = 0
    let truth = points.map { _ in
      day += Int.random(in: 1...20, using: &random)
      return day
    }
    for (place, point) in points.enumerated() {
      network.add(Constraint(from: .origin, to: point, atLeast: 0, atMost: days * scale, label: place))
      guard place > 0 else { continue }
      let gap = truth[place] - truth[place - 1]
      network.add(
        Constraint(
          from: points[place - 1], to: point, atLeast: max(0, gap - 4) * scale, atMost: (gap + 4) * scale,
          label: 100 + place))
      let earlier = max(0, place - Int.random(in: 2...20, using: &random))
      let most = ((truth[place] - truth[earlier]) / 20 + 1) * 20
      network.add(
        Constraint(from: points[earlier], to: point, atLeast: 0, atMost: most * scale, label: 200 + place))
    }
    return (network, points)
  }

  @Test(
    "An account of many ties, of which single events hardly move, is certified, whatever the width of windows",
    arguments: [1, 1_000])
  func narrative(scale: Int) throws {
    let (network, points) = Self.account(20, days: 2_000, scale: scale)
    let sample = try ChronologySampler(network, seed: 1, budget: Self.some).sample(points, count: 160)
    #expect(sample.isCertified && sample.method == .paired)
    let checker = ProofChecker(network)
    for days in sample.days.prefix(50) { try checker.check(chronology: [0] + days) }
    // Turned round, an account of such ties is another; but its center is as far from one end as from the other.
    let first = try #require(sample.density(of: points[0]))
    let last = try #require(sample.density(of: points[19]))
    #expect(abs((first.mean + last.mean) / 2 - Double(1_000 * scale)) < 5 * first.meanError)
    #expect(first.effectiveCount ?? 0 > 16)
  }

  @Test("Shares are right on the average even where chains are drawn from long before they have met")
  func corrections() throws {
    let (network, points) = Self.account(10, days: 1_500)
    func isInTheMiddle(_ days: [Int]) -> Bool { (375...1_125).contains((days[0] + days[1]) / 2) }
    let long = try ChronologySampler(network, seed: 1, budget: Self.some)
      .sample([points[0], points[9]], count: 3_200)
    let known = try #require(long.odds(that: isInTheMiddle))
    #expect(long.method == .paired && known.effectiveCount > 100)
    var (sum, variance, drawn) = (0.0, 0.0, 0)
    for seed in 2..<42 {
      var sampler = try ChronologySampler(network, seed: UInt64(seed), budget: Self.some)
      sampler.patience = 0
      let sample = try sampler.sample([points[0], points[9]], count: 64)
      let odds = try #require(sample.odds(that: isInTheMiddle))
      sum += odds.share / 40
      variance += odds.error * odds.error / 1_600
      drawn += sample.days.filter(isInTheMiddle).count
    }
    let error = (variance + known.error * known.error).squareRoot()
    #expect(abs(sum - known.share) < 4 * error, "\(sum) for \(known.share)")
    // The states alone, without what makes up for their beginning at either end, would be off.
    #expect(known.share - Double(drawn) / 2_560 > 3 * error, "\(drawn) of 2560 for \(known.share) ± \(error)")
  }

  @Test("Days that functions and sets of days ask for are asked of states of chains as well")
  func conditions() throws {
    var network = TemporalNetwork<Int>()
    let points = (0..<3).map { _ in network.addPoint() }
    let doubling = network.register(MonotoneFunction(span: -50...50, value: { $0 / 2 + 1 }))
    for (place, point) in points.enumerated() {
      network.add(Constraint(from: .origin, to: point, atLeast: 0, atMost: 7, label: place))
    }
    network.add(Constraint(from: points[0], to: points[1], notBefore: doubling, notAfter: nil, label: 10))
    network.add(Constraint(from: points[1], to: points[2], atLeast: -1, atMost: 3, label: 11))
    network.add(Constraint(from: points[0], to: points[2], atLeast: -2, label: 12))
    network.add(Constraint(points[2], in: [0...1, 3...7], label: 13))
    var all: Set<[Int]> = []
    for a in 0...7 {
      for b in (a / 2 + 1)...7 {
        for c in 0...7 where c != 2 && (-1...3).contains(c - b) && c - a >= -2 { all.insert([a, b, c]) }
      }
    }
    let count = 320 * all.count
    let sample = try ChronologySampler(
      network, seed: 2, budget: SearchBudget(results: .max, steps: count * 60 / 1_000)
    ).sample(points, count: count)
    #expect(sample.method == .paired)
    #expect(Set(sample.days) == all && sample.tries > sample.count)
    let odds = try #require(sample.odds(of: points[0], before: points[2]))
    let share = Double(all.filter { $0[0] < $0[2] }.count) / Double(all.count)
    #expect(abs(odds.share - share) < 5 * odds.error)
  }

  @Test("Wide windows under functions and a hundred thousand points that hang together are refused")
  func refusals() throws {
    var wide = TemporalNetwork<Int>()
    let (birth, death) = (wide.addPoint(), wide.addPoint())
    let later = wide.register(MonotoneFunction(span: 0...50_000_000, value: { $0 / 7 * 7 + 7 }))
    for point in [birth, death] {
      wide.add(Constraint(from: .origin, to: point, atLeast: 0, atMost: 40_000_000, label: point.index))
    }
    wide.add(Constraint(from: birth, to: death, notBefore: later, notAfter: nil, label: 9))
    #expect(throws: SamplingRefusal.self) { try ChronologySampler(wide, seed: 1).sample([birth]) }
    let (many, points) = Self.chain(50_001, days: 1_000)
    #expect(throws: SamplingRefusal.tooMany(points: 50_001, most: 50_000)) {
      try ChronologySampler(many, seed: 1).sample([points[0]])
    }
  }

  @Test("Where chains have not met within the budget, nothing is certified, and cancelling ends at once")
  func spent() throws {
    let (network, points) = Self.chain(60, days: 10_000_000)
    let poor = try ChronologySampler(network, seed: 1, budget: SearchBudget(results: .max, steps: 60))
      .sample([points[0], points[1]], count: 64)
    #expect(poor.method == .uncertified)
    #expect(poor.odds(of: points[0], before: points[1])?.isCertified == false)
    let cancelled = SearchBudget(results: .max, steps: .max, isCancelled: { true })
    #expect(throws: SamplingRefusal.stopped) {
      try ChronologySampler(network, seed: 1, budget: cancelled).sample([points[0]], count: 64)
    }
  }
}
