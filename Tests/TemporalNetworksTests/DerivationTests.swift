import TemporalNetworks
import TestSupport
import Testing

@Suite("Contradictions by what bounds are derived from")
struct DerivationTests {
  @Test(
    "All minimal conflicts are found with functions and days, whatever is left out", arguments: Seed.sample(8)
  )
  func exhaustive(_ seed: Seed) {
    var random = seed.generator
    var contradictory = 0
    for round in 0..<40 {
      let problem = SmallProblem(using: &random, kinds: true)
      let (network, labels) = (problem.network, problem.network.labels.filter { $0 >= 0 })
      let doubted = Set(network.labels.filter { _ in Int.random(in: 0..<6, using: &random) == 0 })
      guard !network.isConsistent(without: doubted) else { continue }
      contradictory += 1
      // Which labels hold together is asked of the solver, which others compare with trying every chronology.
      var expected: [Set<Int>] = []
      let kept = (labels + network.labels.filter { $0 < 0 }).filter { !doubted.contains($0) }
      for size in 0...kept.count {
        for subset in SmallProblem.subsets(kept, size)
        where !expected.contains(where: { $0.isSubset(of: subset) }) {
          if !network.isConsistent(without: Set(network.labels).subtracting(subset)) {
            expected.append(subset)
          }
        }
      }
      let found = network.conflicts(without: doubted)
      #expect(found.isComplete, "\(seed), round \(round)")
      #expect(Set(found.conflicts.map { Set($0.labels) }) == Set(expected), "\(seed), round \(round)")
      let sizes = found.conflicts.map(\.labels.count)
      #expect(sizes == sizes.sorted(), "\(seed), round \(round)")
    }
    #expect(contradictory > 5)
  }

  /// Feasts in a line, each a year after the one before; of every other the charter puts it a year late.
  private static func line(_ count: Int) -> TemporalNetwork<String> {
    var network = TemporalNetwork<String>()
    let later = SpiralTests.yearLater(in: &network)
    var last = network.addPoint()
    network.add(Constraint(from: .origin, to: last, atLeast: 0, atMost: 0, label: "charter 0"))
    for place in 1...count {
      let feast = network.addPoint()
      let day = 365 * place + place / 4 + 365 * (place % 2)
      network.add(
        Constraint(from: last, to: feast, notBefore: later, notAfter: later, label: "year \(place)"))
      network.add(
        Constraint(from: .origin, to: feast, atLeast: day - 5, atMost: day + 5, label: "charter \(place)"))
      last = feast
    }
    return network
  }

  @Test("Conflicts that share a chain are all found, where the ways out are too many to list")
  func line() {
    let network = Self.line(24)
    let found = network.conflicts()
    #expect(found.isComplete)
    // A late charter contradicts every timely one, and the years between them are what they rest on.
    var expected: Set<Set<String>> = []
    for late in stride(from: 1, through: 24, by: 2) {
      for timely in stride(from: 0, through: 24, by: 2) {
        let years = (min(late, timely) + 1)...max(late, timely)
        expected.insert(Set(years.map { "year \($0)" } + ["charter \(late)", "charter \(timely)"]))
      }
    }
    #expect(Set(found.conflicts.map { Set($0.labels) }) == expected)
    #expect(!network.repairs(budget: SearchBudget(steps: 2_000)).isComplete)
  }

  @Test("Within too small a budget some conflicts are given, each minimal, and not called all")
  func budget() {
    let network = Self.line(16)
    for steps in [20, 100, 400] {
      let found = network.conflicts(budget: SearchBudget(steps: steps))
      #expect(!found.isComplete && !found.isEmpty)
      for conflict in found.conflicts {
        let others = Set(network.labels).subtracting(conflict.labels)
        #expect(!network.isConsistent(without: others))
        for label in conflict.labels { #expect(network.isConsistent(without: others.union([label]))) }
      }
    }
  }
}
