import TemporalNetworks
import TestSupport
import Testing

@Suite("The horizon, and the spans of functions")
struct LimitTests {
  // MARK: The horizon

  /// A few statements so far apart that some of them cannot hold within the horizon.
  private struct FarProblem {
    static let horizon = 400_000_000
    var network = TemporalNetwork<Int>()
    var points: [TimePoint] = []

    init(using random: inout some RandomNumberGenerator) {
      for _ in 0..<Int.random(in: 2...4, using: &random) { points.append(network.addPoint()) }
      let total = Int.random(in: 2...6, using: &random)
      for place in 0..<total {
        func far() -> Int {
          Int.random(in: -9...9, using: &random) * 100_000_000 + Int.random(in: -1...1, using: &random)
        }
        let ends = ([TimePoint.origin] + points).shuffled(using: &random)
        let sides = Int.random(in: 0..<5, using: &random)
        let least = far()
        network.add(
          Constraint(
            from: ends[0], to: ends[1], atLeast: sides < 3 ? least : nil,
            atMost: sides > 1 ? sides == 2 ? least + Int.random(in: 0...2, using: &random) : far() : nil,
            label: place > 0 && Int.random(in: 0..<5, using: &random) == 0 ? place - 1 : place))
      }
    }

    /// The same with a set of days that says nothing, so that it is not solved as plain differences.
    var withDays: TemporalNetwork<Int> {
      var network = network
      network.restrict(network.addPoint(), to: [-1...0, 2...3], label: 99)
      return network
    }

    /// The shortest ways between all points, the horizon among the rows (Floyd, “Algorithm 97”, 1962); `nil` when
    /// there is no chronology.
    func distances(_ labels: Set<Int>) -> [[Int]]? {
      let count = points.count + 1
      let none = 1 << 50
      var way = (0..<count).map { one in
        (0..<count).map { $0 == one ? 0 : one == 0 || $0 == 0 ? Self.horizon : none }
      }
      for constraint in network.constraints where labels.contains(constraint.label) {
        guard case .difference(let least, let most) = constraint.relation else { continue }
        let (from, to) = (constraint.from.index, constraint.to.index)
        if let most { way[from][to] = min(way[from][to], most) }
        if let least { way[to][from] = min(way[to][from], -least) }
      }
      for middle in 0..<count {
        for from in 0..<count {
          for to in 0..<count { way[from][to] = min(way[from][to], way[from][middle] + way[middle][to]) }
        }
      }
      return (0..<count).allSatisfy { way[$0][$0] >= 0 } ? way : nil
    }

    /// The minimal conflicts, by trying every set of labels.
    func conflicts() -> Set<Set<Int>> {
      var found: [Set<Int>] = []
      for size in 0...network.labels.count {
        for subset in SmallProblem.subsets(network.labels, size)
        where !found.contains(where: { $0.isSubset(of: subset) }) {
          if distances(subset) == nil { found.append(subset) }
        }
      }
      return Set(found)
    }
  }

  @Test(
    "What cannot hold within the horizon is a contradiction, the same for windows, conflicts and ways out",
    arguments: Seed.sample(6))
  func horizon(_ seed: Seed) throws {
    var random = seed.generator
    var beyond = 0
    for round in 0..<25 {
      let problem = FarProblem(using: &random)
      let comment: Comment = "\(seed), round \(round)"
      let all = Set(problem.network.labels)
      let expected = problem.conflicts()
      for network in [problem.network, problem.withDays] {
        let found = network.conflicts()
        #expect(found.isComplete, comment)
        #expect(Set(found.conflicts.map { Set($0.labels) }) == expected, comment)
        let repairs = network.repairs()
        #expect(repairs.isComplete, comment)
        #expect(
          Set(repairs.repairs.map { Set($0.labels) }) == Self.transversals(of: expected, all), comment)
        let out = Set(all.filter { _ in Bool.random(using: &random) })
        let distances = problem.distances(all.subtracting(out))
        #expect(network.isConsistent(without: out) == (distances != nil), comment)
        let table = network.windows(without: out)
        #expect(table.fault == nil && table.isConsistent == (distances != nil), comment)
        guard let distances else { continue }
        for point in problem.points {
          let window = try #require(table[point], comment)
          #expect(window.earliest.map { $0 <= -distances[point.index][0] } ?? true, comment)
          #expect(window.latest.map { $0 >= distances[0][point.index] } ?? true, comment)
          #expect(window == problem.network.windows(without: out)[point], comment)
        }
      }
      beyond += expected.isEmpty ? 0 : 1
    }
    #expect(beyond > 8)
  }

  /// The minimal sets of labels that meet every conflict, by trying all.
  private static func transversals(of conflicts: Set<Set<Int>>, _ labels: Set<Int>) -> Set<Set<Int>> {
    var found: [Set<Int>] = []
    for size in 0...labels.count {
      for subset in SmallProblem.subsets(labels.sorted(), size)
      where !found.contains(where: { $0.isSubset(of: subset) }) {
        if conflicts.allSatisfy({ !$0.isDisjoint(with: subset) }) { found.append(subset) }
      }
    }
    return Set(found)
  }

  @Test("A session keeps to the horizon whatever is asserted and retracted", arguments: Seed.sample(6))
  func farSessions(_ seed: Seed) {
    var random = seed.generator
    for round in 0..<40 {
      let problem = FarProblem(using: &random)
      let session = NetworkSession(problem.network, without: Set(problem.network.labels))
      for _ in 0..<16 {
        let label = problem.network.labels.randomElement(using: &random) ?? 0
        if session.retracted.contains(label) { session.assert([label]) } else { session.retract([label]) }
        let isPossible = problem.distances(Set(problem.network.labels).subtracting(session.retracted)) != nil
        #expect(session.windows.isConsistent == isPossible, "\(seed), round \(round)")
        #expect(session.fault == nil, "\(seed), round \(round)")
        let fresh = problem.network.windows(without: session.retracted)
        for point in problem.points {
          #expect(session.windows[point] == fresh[point], "\(seed), round \(round)")
        }
      }
    }
  }

  // MARK: Spans

  @Test(
    "With points that only functions keep to their spans all solvers agree with exhaustive search",
    arguments: Seed.sample(6))
  func spans(_ seed: Seed) throws {
    var random = seed.generator
    let memory = PartMemory()
    var contradictory = 0
    for round in 0..<16 {
      let problem = SmallProblem(using: &random, kinds: true)
      let comment: Comment = "\(seed), round \(round)"
      let session = NetworkSession(problem.network)
      for _ in 0..<3 {
        // Points without bounds of their own, of three but one, so that every chronology can be tried.
        let free = problem.points.shuffled(using: &random).prefix(3 - problem.points.count + 1).map {
          -$0.index
        }
        let doubted = Set(
          problem.network.labels.filter {
            $0 < 0 ? free.contains($0) : Int.random(in: 0..<5, using: &random) == 0
          })
        // No chronology needs a day farther away, if there is any.
        let all = problem.chronologies(without: doubted, days: -60...80)
        session.assert(session.retracted)
        session.retract(doubted)
        let whole = problem.network.windows(without: doubted)
        let partwise = problem.network.windows(without: doubted, memory: memory)
        for table in [whole, partwise, session.windows] {
          #expect(table.fault == nil && table.isConsistent == !all.isEmpty, comment)
        }
        #expect(session.fault == nil, comment)
        contradictory += all.isEmpty ? 1 : 0
        guard !all.isEmpty else { continue }
        let checker = ProofChecker(problem.network)
        let book = try #require(ProofBook(problem.network, without: doubted, knowing: whole), comment)
        for point in problem.points {
          let window = try #require(whole[point], comment)
          #expect(partwise[point] == window && session.windows[point] == window, comment)
          let days = all.map { $0[point.index] }
          // A bound that is given is taken; where none is, days are many, or only a span ends them.
          #expect(window.earliest.map { $0 == days.min() } ?? true, comment)
          #expect(window.latest.map { $0 == days.max() } ?? true, comment)
          for (side, bound) in [(WindowSide.earliest, window.earliest), (.latest, window.latest)] {
            let proof = try problem.network.proof(of: point, side: side, without: doubted)
            #expect(proof?.value == bound, comment)
            for proof in [proof, book.proof(of: point, side: side)] where bound != nil {
              let proof = try #require(proof, comment)
              #expect(throws: Never.self, comment) { try checker.check(proof) }
            }
          }
        }
      }
    }
    #expect(contradictory > 5)
  }

  @Test("A point that a function is applied to stays within its span, and is open where only that bounds it")
  func spanAlone() throws {
    var network = TemporalNetwork<String>()
    let (birth, feast) = (network.addPoint(), network.addPoint())
    let next = network.register(MonotoneFunction(span: -10...10, value: { $0 + 3 }))
    network.add(Constraint(from: birth, to: feast, notBefore: nil, notAfter: next, label: "three days after"))
    #expect(try network.window(of: birth) == .open && network.window(of: feast) == .open)
    // A bound that is there is sharpened, with the function as its proof.
    network.add(Constraint(from: .origin, to: birth, atMost: 100, label: "register"))
    #expect(try network.window(of: birth) == Window(earliest: nil, latest: 10))
    #expect(try network.window(of: feast) == Window(earliest: nil, latest: 13))
    let proof = try #require(try network.proof(of: feast, side: .latest))
    #expect(proof.labels == ["three days after"] && proof.steps.map(\.toValue) == [10, 13])
    try ProofChecker(network).check(proof)
    // Beyond the span there is no day, and the function is to blame with what leads there.
    network.add(Constraint(from: .origin, to: birth, atLeast: 11, label: "charter"))
    #expect(network.conflicts().conflicts.map { Set($0.labels) } == [["three days after", "charter"]])
  }
}
