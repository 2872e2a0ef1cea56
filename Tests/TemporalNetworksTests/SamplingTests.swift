import TestSupport
import Testing

import TemporalNetworks

@Suite("Chronologies drawn by chance")
struct SamplingTests {
  /// A random network of a few points over a few days, and all its chronologies.
  private static func problem(
    _ random: inout SplitMix64, points count: Int, joins: Int, kinds: Bool, choices: Int = 0
  ) -> (network: TemporalNetwork<Int>, points: [TimePoint], all: [[Int]]) {
    var network = TemporalNetwork<Int>()
    let points = (0..<count).map { _ in network.addPoint() }
    let days = 0...5
    for (place, point) in points.enumerated() {
      network.add(Constraint(from: .origin, to: point, atLeast: 0, atMost: 5, label: -1 - place))
    }
    let doubling = network.register(MonotoneFunction(span: -5...5, value: { $0 / 2 + 1 }))
    func constraint(_ label: Int) -> Constraint<Int> {
      let pair = points.shuffled(using: &random)
      switch kinds ? Int.random(in: 0..<4, using: &random) : 0 {
      case 2:
        return Constraint(from: pair[0], to: pair[1], notBefore: doubling, notAfter: nil, label: label)
      case 3:
        let first = Int.random(in: 0...2, using: &random)
        return Constraint(pair[0], in: [first...first, (first + 2)...5], label: label)
      default:
        let first = Int.random(in: -3...1, using: &random)
        return Constraint(
          from: pair[0], to: pair[1], atLeast: first, atMost: first + Int.random(in: 0...4, using: &random),
          label: label)
      }
    }
    for label in 0..<joins { network.add(constraint(label)) }
    for place in 0..<choices {
      network.addChoice(label: 100 + place, options: [[constraint(100 + place)], [constraint(100 + place)]])
    }
    let checker = ProofChecker(network)
    var all: [[Int]] = []
    var chosen: [Int] = []
    func fill() {
      guard chosen.count < count else {
        if (try? checker.check(chronology: [0] + chosen)) != nil { all.append(chosen) }
        return
      }
      for day in days {
        chosen.append(day)
        fill()
        chosen.removeLast()
      }
    }
    fill()
    let free = all.filter { days in
      network.choices.allSatisfy { choice in
        choice.options.contains { option in
          option.allSatisfy { Self.holds($0, [0] + days, doubling: { $0 / 2 + 1 }) }
        }
      }
    }
    return (network, points, free)
  }

  private static func holds(_ constraint: Constraint<Int>, _ days: [Int], doubling: (Int) -> Int) -> Bool {
    let (from, to) = (days[constraint.from.index], days[constraint.to.index])
    switch constraint.relation {
    case .difference(let least, let most): return to - from >= least ?? .min && to - from <= most ?? .max
    case .monotone: return to >= doubling(from)
    case .days(let ranges): return ranges.contains { $0.contains(to) }
    }
  }

  /// How far counts are from equal, in standard deviations of the chi-square sum.
  private static func surprise(_ counts: [Int], of total: Int) -> Double {
    let expected = Double(total) / Double(counts.count)
    let sum = counts.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
    let freedom = Double(counts.count - 1)
    return (sum - freedom) / (2 * freedom).squareRoot()
  }

  @Test("Every chronology is drawn as often as any other", arguments: Seed.sample(4))
  func uniform(_ seed: Seed) throws {
    var random = seed.generator
    var methods: [ChronologySample.Method: Int] = [:]
    var worst = 0.0
    for round in 0..<40 {
      let (network, points, all) = Self.problem(
        &random, points: 4, joins: 2 + round % 5, kinds: round % 2 == 0, choices: round % 8 == 7 ? 1 : 0)
      guard !all.isEmpty else {
        if network.isConsistent() { continue }
        #expect(throws: SamplingRefusal.contradiction) { try ChronologySampler(network, seed: 1) }
        continue
      }
      guard all.count <= 80 else { continue }
      let sampler = try ChronologySampler(network, seed: UInt64(round))
      let sample = try sampler.sample(points, count: max(200, 20 * all.count))
      #expect(sample.isCertified, "\(seed), round \(round)")
      methods[sample.method, default: 0] += 1
      var counts: [[Int]: Int] = [:]
      for days in sample.days { counts[days, default: 0] += 1 }
      #expect(Set(counts.keys) == Set(all), "\(seed), round \(round)")
      guard all.count > 1 else { continue }
      worst = max(worst, Self.surprise(all.map { counts[$0, default: 0] }, of: sample.count))
      for (place, point) in points.enumerated() where !network.choices.isEmpty || sample.method <= .coupled {
        let density = try #require(sample.density(of: point))
        let share = Double(all.filter { $0[place] == all[0][place] }.count) / Double(all.count)
        let at = all[0][place] - density.firstDay
        let found = density.shares.indices.contains(at) ? density.shares[at] : 0
        #expect(abs(found - share) < (density.isExact ? 1e-12 : 0.12), "\(seed), round \(round)")
      }
      let odds = try #require(sample.odds(of: points[0], before: points[1]))
      let share = Double(all.filter { $0[0] < $0[1] }.count) / Double(all.count)
      #expect(abs(odds.share - share) <= 5 * odds.error + 0.02, "\(seed), round \(round)")
    }
    // Of some hundred sums none lies five deviations out; a biased draw lies hundreds out.
    #expect(worst < 6, "\(seed)")
    #expect(methods[.exact, default: 0] > 0 && methods[.coupled, default: 0] > 0, "\(methods)")
  }

  @Test("Points that keep their distance move as one, round however many corners")
  func rigid() throws {
    var network = TemporalNetwork<String>()
    let points = (0..<4).map { _ in network.addPoint() }
    for place in 0..<4 {
      let next = (place + 1) % 4
      network.add(
        Constraint(
          from: points[place], to: points[next], atLeast: next == 0 ? -3 : 1, atMost: next == 0 ? -3 : 1,
          label: "the next day"))
    }
    network.add(Constraint(from: .origin, to: points[0], atLeast: 0, atMost: 9, label: "that year"))
    let sample = try ChronologySampler(network, seed: 3).sample(points, count: 2_000)
    #expect(sample.method == .exact)
    #expect(sample.days.allSatisfy { $0[3] - $0[0] == 3 })
    #expect(Set(sample.days.map { $0[0] }) == Set(0...9))
    let density = try #require(sample.density(of: points[2]))
    #expect(density.firstDay == 2 && density.isExact)
    #expect(density.shares.allSatisfy { abs($0 - 0.1) < 1e-12 })
  }

  @Test("In a long chain the middle of an order falls in the middle, as it must by symmetry")
  func chain() throws {
    var network = TemporalNetwork<Int>()
    let points = (0..<39).map { _ in network.addPoint() }
    for (place, point) in points.enumerated() {
      network.add(Constraint(from: .origin, to: point, atLeast: 0, atMost: 2_000, label: place))
      if place > 0 {
        network.add(Constraint(from: points[place - 1], to: point, atLeast: 0, label: 100 + place))
      }
    }
    let sample = try ChronologySampler(network, seed: 5).sample(points, count: 50)
    #expect(sample.method == .exact)
    #expect(sample.days.allSatisfy { $0 == $0.sorted() })
    let density = try #require(sample.density(of: points[19]))
    #expect(abs(density.mean - 1_000) < 1e-3)
    let first = try #require(sample.density(of: points[0]))
    #expect(abs(first.mean - 50) < 1)  // the least of 39: a fortieth of the span
  }

  @Test("The same seed gives the same days, whatever else is asked for")
  func seeds() throws {
    var random = Seed(77).generator
    let (network, points, _) = Self.problem(&random, points: 5, joins: 4, kinds: false)
    let sampler = try ChronologySampler(network, seed: 9)
    let alone = try sampler.sample([points[2]], count: 50)
    let beside = try sampler.sample(points, count: 50)
    #expect(alone.days.map { $0[0] } == beside.days.map { $0[2] })
    let other = try ChronologySampler(network, seed: 10).sample(points, count: 50)
    #expect(other.days != beside.days)
  }

  @Test("Over endless days nothing is uniform, unless days are given to hold them to")
  func open() throws {
    var network = TemporalNetwork<String>()
    let (birth, death) = (network.addPoint(), network.addPoint())
    network.add(Constraint(from: .origin, to: birth, atLeast: 0, atMost: 10, label: "register"))
    network.add(Constraint(from: birth, to: death, atLeast: 0, label: "nobody dies before birth"))
    let sampler = try ChronologySampler(network, seed: 1)
    #expect(throws: SamplingRefusal.open([death])) { try sampler.sample([death]) }
    let held = try ChronologySampler(network, within: -5...20, seed: 1).sample([birth, death])
    #expect(held.days.allSatisfy { $0[0] <= $0[1] && $0[1] <= 20 })
    #expect(throws: SamplingRefusal.noRoom(-9...(-5))) {
      try ChronologySampler(network, within: -9...(-5), seed: 1)
    }
  }

  @Test("What has not met within the budget is not called certified")
  func uncertified() throws {
    var random = Seed(5).generator
    var network = TemporalNetwork<Int>()
    let points = (0..<10).map { _ in network.addPoint() }
    for (place, point) in points.enumerated() {
      network.add(Constraint(from: .origin, to: point, atLeast: 0, atMost: 60, label: place))
    }
    for label in 0..<18 {
      let pair = points.shuffled(using: &random).prefix(2).sorted()
      network.add(Constraint(from: pair[0], to: pair[1], atLeast: -10, label: 100 + label))
    }
    let few = SearchBudget(results: .max, steps: 4)
    let poor = try ChronologySampler(network, seed: 1, budget: few).sample(
      [points[0], points[1]], count: 100)
    #expect(poor.method == .uncertified)
    #expect(poor.odds(of: points[0], before: points[1])?.isCertified == false)
    let rich = try ChronologySampler(network, seed: 1).sample([points[0], points[1]], count: 100)
    #expect(rich.method == .coupled)
    #expect(rich.odds(of: points[0], before: points[1])?.course.count == 4)
  }
}
