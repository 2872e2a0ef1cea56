import TemporalNetworks
import TestSupport
import Testing

@Suite("Networks taken apart")
struct PartTests {
  /// Some small problems side by side, with labels that now and then speak of more than one.
  private static func together(
    _ count: Int, _ name: String, choices: Bool, using random: inout some RandomNumberGenerator
  ) -> TemporalNetwork<Int> {
    var network = TemporalNetwork<Int>()
    for place in 0..<count {
      let problem = SmallProblem(
        using: &random, kinds: place % 3 != 2, choices: choices && place % 2 == 0 ? 1 : 0)
      let points = [TimePoint.origin] + problem.points.map { _ in network.addPoint() }
      let functions = problem.network.columns.functions.enumerated().map { number, function in
        network.register(
          MonotoneFunction(
            name: "\(name) \(place) \(number)", span: function.span, value: function.value))
      }
      func label(_ label: Int) -> Int { label == 1 ? 1 : label + 1_000 * (place + 1) }
      func moved(_ constraint: Constraint<Int>) -> Constraint<Int> {
        let (from, to) = (points[constraint.from.index], points[constraint.to.index])
        let label = label(constraint.label)
        switch constraint.relation {
        case .difference(let atLeast, let atMost):
          return Constraint(from: from, to: to, atLeast: atLeast, atMost: atMost, label: label)
        case .days(let days): return Constraint(to, in: days, label: label)
        case .monotone(let notBefore, let notAfter):
          return Constraint(
            from: from, to: to, notBefore: notBefore.map { functions[$0.index] },
            notAfter: notAfter.map { functions[$0.index] }, label: label)
        }
      }
      for constraint in problem.network.constraints { network.add(moved(constraint)) }
      for choice in problem.network.choices {
        network.addChoice(label: label(choice.label), options: choice.options.map { $0.map(moved) })
      }
    }
    return network
  }

  private static func expectSame(
    _ one: WindowTable<Int>, _ other: WindowTable<Int>, _ comment: Comment,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(one.conflicts == other.conflicts, comment, sourceLocation: sourceLocation)
    #expect(one.isComplete == other.isComplete, comment, sourceLocation: sourceLocation)
    #expect(one.fault == nil && other.fault == nil, comment, sourceLocation: sourceLocation)
    for point in 0..<max(one.count, other.count) {
      #expect(
        one[TimePoint(index: point)] == other[TimePoint(index: point)], comment,
        sourceLocation: sourceLocation)
    }
  }

  @Test(
    "Found part by part, and found again, windows and conflicts are those of the whole",
    arguments: Seed.sample(6))
  func partwise(_ seed: Seed) {
    var random = seed.generator
    let memory = PartMemory()
    var contradictory = 0
    for round in 0..<20 {
      let network = Self.together(
        4, "\(seed) \(round)", choices: round % 4 == 0, using: &random)
      for doubts in 0..<3 {
        let doubted = Set(network.labels.shuffled(using: &random).prefix(doubts * 2))
        let whole = network.windows(without: doubted)
        contradictory += whole.isConsistent ? 0 : 1
        for memory in [memory, PartMemory(), memory, memory.next()] {
          Self.expectSame(
            network.windows(without: doubted, memory: memory), whole, "\(seed) \(round) \(doubts)")
        }
      }
    }
    #expect(contradictory > 10)
  }

  @Test("Within a budget memory changes no answer either", arguments: Seed.sample(4))
  func budgets(_ seed: Seed) {
    var random = seed.generator
    let memory = PartMemory()
    for round in 0..<12 {
      let network = Self.together(5, "\(seed) \(round)", choices: round % 3 == 0, using: &random)
      _ = network.windows(memory: memory)
      for budget in [
        SearchBudget(results: 1, steps: 4), SearchBudget(results: 2, steps: 200),
        SearchBudget(results: 50, steps: 12),
      ] {
        Self.expectSame(
          network.windows(budget: budget, memory: memory),
          network.windows(budget: budget, memory: PartMemory()), "\(seed) \(round) \(budget.steps)")
      }
    }
  }

  @Test("The parts that hold some points have the windows and conflicts they have in the whole")
  func some() {
    var random = Seed(11).generator
    for round in 0..<20 {
      let network = Self.together(4, "\(round)", choices: round % 2 == 0, using: &random)
      let few = network.parts(holding: [TimePoint(index: 1)])
      let (whole, part) = (network.windows(), few.windows())
      // A label that speaks of other parts too may have a conflict of its own there.
      guard whole.isConsistent else { continue }
      #expect(part.isConsistent && part[TimePoint(index: 1)] == whole[TimePoint(index: 1)])
      #expect(few.constraints.count < network.constraints.count)
    }
  }
}
