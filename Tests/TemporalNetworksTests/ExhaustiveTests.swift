import TestSupport
import Testing

import TemporalNetworks

@Suite("Networks against exhaustive search")
struct ExhaustiveTests {
  @Test("Windows, verdicts and distances are those of all chronologies", arguments: Seed.sample(4))
  func windows(_ seed: Seed) throws {
    var random = seed.generator
    for round in 0..<24 {
      let problem = SmallProblem(using: &random, kinds: round % 4 != 0, choices: round % 5 == 4 ? 2 : 0)
      let all = problem.chronologies()
      #expect(problem.network.isConsistent() == !all.isEmpty, "\(seed), round \(round)")
      guard !all.isEmpty else {
        #expect(throws: Conflict<Int>.self) { try problem.network.window(of: problem.points[0]) }
        continue
      }
      let table = problem.network.windows()
      for point in problem.points {
        let days = all.map { $0[point.index] }
        #expect(
          table[point] == Window(earliest: days.min(), latest: days.max()), "\(seed), round \(round)")
      }
      let gaps = all.map { $0[2] - $0[1] }
      let precedence = try problem.network.precedence(problem.points[0], problem.points[1])
      #expect(
        precedence.distance == Window(earliest: gaps.min(), latest: gaps.max()), "\(seed), round \(round)")
    }
  }

  @Test("Stretches and surviving alternatives are those of all chronologies", arguments: Seed.sample(4))
  func alternatives(_ seed: Seed) throws {
    var random = seed.generator
    for round in 0..<24 {
      let problem = SmallProblem(using: &random, kinds: round % 2 == 0, choices: 1 + round % 3)
      let all = problem.chronologies()
      let surviving = problem.network.survivingOptions()
      #expect(surviving.isComplete)
      for (choice, options) in zip(problem.network.choices, surviving.options) {
        let taken = choice.options.indices.filter { option in
          all.contains { problem.holds(choice.options[option], on: $0) }
        }
        #expect(options == taken, "\(seed), round \(round)")
      }
      for point in problem.points {
        let days = Set(all.map { $0[point.index] })
        let found = problem.network.stretches(of: point)
        #expect(found.isComplete)
        // No day is lost, both ends of every stretch are taken, and what lies between two is not.
        for day in days { #expect(found.windows.contains { $0.contains(day) }, "\(seed), round \(round)") }
        for window in found.windows {
          for end in [window.earliest, window.latest] {
            #expect(end.map { days.contains($0) } ?? false, "\(seed), round \(round), \(window)")
          }
        }
      }
    }
  }

  @Test("Thirty alternatives that have nothing to do with each other cost thirty, not a thousand million")
  func independentChoices() {
    var network = TemporalNetwork<Int>()
    let life = network.addPoint()
    network.add(Constraint(from: .origin, to: life, atLeast: 0, atMost: 0, label: 0))
    var points: [TimePoint] = []
    for place in 1...30 {
      let point = network.addPoint()
      points.append(point)
      network.add(Constraint(from: life, to: point, atLeast: 0, atMost: 100, label: place))
      network.addChoice(
        label: 100 + place,
        options: [
          [Constraint(from: .origin, to: point, atMost: 40, label: 100 + place)],
          [Constraint(from: .origin, to: point, atLeast: 60, atMost: 90, label: 100 + place)],
        ])
    }
    let table = network.windows(budget: SearchBudget(results: 1_000, steps: 3_000))
    #expect(table.isComplete)
    #expect(points.allSatisfy { table[$0] == Window(earliest: 0, latest: 90) })
    let apart = network.stretches(of: points[7], budget: SearchBudget(results: 10, steps: 1_000))
    #expect(apart.isComplete)
    #expect(apart.windows == [Window(earliest: 0, latest: 40), Window(earliest: 60, latest: 90)])
    // Too small a budget leaves the windows without the alternatives, and says so.
    let poor = network.windows(budget: SearchBudget(results: 1_000, steps: 3))
    #expect(!poor.isComplete && poor[points[29]] == Window(earliest: 0, latest: 100))
  }

  @Test("Every bound has a proof that the checker accepts", arguments: Seed.sample(4))
  func proofs(_ seed: Seed) throws {
    var random = seed.generator
    for round in 0..<80 {
      let problem = SmallProblem(using: &random, kinds: round % 4 != 0)
      guard problem.network.isConsistent() else { continue }
      let checker = ProofChecker(problem.network)
      let table = problem.network.windows()
      for point in problem.points {
        for side in WindowSide.allCases {
          let bound = side == .earliest ? table[point]?.earliest : table[point]?.latest
          let proof = try #require(
            try problem.network.proof(of: point, side: side), "\(seed), round \(round)")
          #expect(proof.value == bound)
          #expect(throws: Never.self, "\(seed), round \(round)") { try checker.check(proof) }
        }
      }
      // Both extreme chronologies satisfy everything.
      for days in [
        [0] + problem.points.map { table[$0]?.earliest ?? 0 },
        [0] + problem.points.map { table[$0]?.latest ?? 0 },
      ] {
        #expect(throws: Never.self, "\(seed), round \(round)") { try checker.check(chronology: days) }
      }
    }
  }

  @Test("Conflicts are all the minimal ones, and ways out all that meet them", arguments: Seed.sample(4))
  func conflicts(_ seed: Seed) {
    var random = seed.generator
    for round in 0..<10 {
      let problem = SmallProblem(using: &random, kinds: round % 3 != 0, choices: round % 6 == 5 ? 1 : 0)
      guard problem.chronologies().isEmpty else { continue }
      // The bounds that stand for the tried days take part like any label, so compare what does not need them.
      let expected = problem.conflictsByExhaustiveSearch()
      let found = problem.network.conflicts()
      #expect(found.isComplete)
      let bare = Set(found.conflicts.map { Set($0.labels.filter { $0 >= 0 }) })
      let minimal = bare.filter { one in !bare.contains { $0.isStrictSubset(of: one) } }
      #expect(minimal == expected, "\(seed), round \(round)")
      for conflict in found.conflicts {
        let labels = Set(conflict.labels)
        let others = Set(problem.network.labels).subtracting(labels)
        #expect(!problem.network.isConsistent(without: others), "\(seed), round \(round)")
        for label in labels {
          #expect(problem.network.isConsistent(without: others.union([label])), "\(seed), round \(round)")
        }
      }
      let repairs = problem.network.repairs()
      #expect(!repairs.repairs.isEmpty, "\(seed), round \(round)")
      for repair in repairs.repairs {
        let out = Set(repair.labels)
        #expect(problem.network.isConsistent(without: out), "\(seed), round \(round)")
        for label in out {
          #expect(!problem.network.isConsistent(without: out.subtracting([label])), "\(seed), round \(round)")
        }
      }
      let weights: (Int) -> Int = { $0 < 0 ? 50 : 1 + $0 % 3 }
      let cheapest = problem.network.repairs(weights: weights)
      let all = problem.network.repairs(limit: 100_000).repairs
      let least = all.map { $0.labels.reduce(0) { $0 + weights($1) } }.min()
      #expect(cheapest.repairs.first?.weight == least, "\(seed), round \(round)")
      #expect(
        Set(cheapest.repairs.map { Set($0.labels) })
          == Set(all.map { Set($0.labels) }.filter { $0.reduce(0) { $0 + weights($1) } == least }),
        "\(seed), round \(round)")
    }
  }

  @Test("A session has the windows that a fresh network would have", arguments: Seed.sample(4))
  func sessions(_ seed: Seed) {
    var random = seed.generator
    for round in 0..<20 {
      let problem = SmallProblem(using: &random, kinds: round % 3 == 0)
      let session = NetworkSession(problem.network)
      for _ in 0..<12 {
        let label = problem.network.labels.randomElement(using: &random) ?? 0
        let before = problem.points.map { session.windows[$0] }
        let moved =
          session.retracted.contains(label) ? session.assert([label]) : session.retract([label])
        let fresh = problem.network.windows(without: session.retracted)
        for (point, old) in zip(problem.points, before) {
          #expect(session.windows[point] == fresh[point], "\(seed), round \(round)")
          #expect((old != fresh[point]) == moved.contains { $0.point == point }, "\(seed), round \(round)")
        }
      }
    }
  }
}
