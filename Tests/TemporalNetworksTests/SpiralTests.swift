import Synchronization
import Testing

import TemporalNetworks

@Suite("Cycles that creep")
struct SpiralTests {
  /// Years of 365 days but every fourth, which has 366: a calendar small enough to reason about.
  static func yearLater(in network: inout TemporalNetwork<String>) -> MonotoneFunction.Reference {
    network.register(
      MonotoneFunction(
        span: -1_000_000...1_000_000, periodInDays: 1461,
        value: { day in
          let (cycle, rest) = (Int(day) + 1_461_000_000).quotientAndRemainder(dividingBy: 1461)
          let moved = rest + 365 + (rest >= 1095 ? 1 : 0)
          return Int32(cycle * 1461 + moved - 1_461_000_000)
        }))
  }

  @Test("A cycle that creeps a day in leap years stands still where a year has 365 days")
  func standsStill() throws {
    var network = TemporalNetwork<String>()
    let later = Self.yearLater(in: &network)
    let (birth, party) = (network.addPoint(), network.addPoint())
    network.add(Constraint(from: birth, to: party, notBefore: later, notAfter: nil, label: "a year later"))
    network.add(Constraint(from: birth, to: party, atMost: 365, label: "at most 365 days"))
    network.add(Constraint(from: network.origin, to: birth, atLeast: 1100, label: "not before"))
    let window = try network.window(of: birth)
    #expect(window.earliest == 1461)
    let proof = try #require(try network.proof(of: birth, side: .earliest))
    #expect(proof.steps.count > 3)
    try ProofChecker(network).check(proof)
  }

  @Test("A cycle that creeps for ever is a contradiction, found within one period")
  func endless() throws {
    var network = TemporalNetwork<String>()
    let later = Self.yearLater(in: &network)
    let (birth, party) = (network.addPoint(), network.addPoint())
    network.add(Constraint(from: birth, to: party, notBefore: later, notAfter: nil, label: "a year later"))
    network.add(Constraint(from: birth, to: party, atMost: 364, label: "at most 364 days"))
    network.add(Constraint(from: network.origin, to: birth, atLeast: 0, label: "not before"))
    let error = #expect(throws: Conflict<String>.self) { try network.window(of: birth) }
    #expect(Set(error?.labels ?? []) == ["a year later", "at most 364 days"])
  }

  @Test("A contradiction that nothing ties to the origin is found")
  func floating() {
    var network = TemporalNetwork<String>()
    let points = (0..<3).map { _ in network.addPoint() }
    for (place, point) in points.enumerated() {
      network.add(Constraint(from: point, to: points[(place + 1) % 3], atLeast: 1, label: "after \(place)"))
    }
    let found = network.conflicts()
    #expect(found.isComplete)
    #expect(found.conflicts.map { Set($0.labels) } == [["after 0", "after 1", "after 2"]])
    #expect(network.repairs().repairs.count == 3)
  }
}

@Suite("Bad input of a network")
struct BadInputTests {
  @Test("Bounds beyond all days are open, or contradict themselves")
  func overflow() throws {
    var network = TemporalNetwork<String>()
    let point = network.addPoint()
    network.add(
      Constraint(from: network.origin, to: point, atLeast: .min, atMost: .max, label: "no bound"))
    #expect(try network.window(of: point) == Window(earliest: nil, latest: nil))
    network.add(Constraint(from: network.origin, to: point, atLeast: .max, label: "never"))
    #expect(network.conflicts().conflicts.map(\.labels) == [["never"]])
  }

  @Test("A chain that leaves the horizon is a contradiction, not an overflow")
  func chain() {
    var network = TemporalNetwork<Int>()
    var last = network.origin
    for place in 0..<8 {
      let next = network.addPoint()
      network.add(Constraint(from: last, to: next, atLeast: 100_000_000, label: place))
      last = next
    }
    let found = network.conflicts()
    #expect(!found.isEmpty)
    #expect(found.conflicts.allSatisfy { !network.isConsistent(without: Set(0..<8).subtracting($0.labels)) })
  }

  @Test("A self-loop that cannot hold and an empty set of days contradict themselves")
  func impossible() {
    var network = TemporalNetwork<String>()
    let point = network.addPoint()
    network.add(Constraint(from: point, to: point, atLeast: 1, label: "after itself"))
    network.add(Constraint(from: point, to: point, atLeast: 0, atMost: 0, label: "with itself"))
    network.restrict(point, to: [], label: "on no day")
    #expect(network.conflicts().conflicts.map(\.labels) == [["after itself"], ["on no day"]])
    #expect(network.repairs().repairs.map(\.labels) == [["after itself", "on no day"]])
  }

  @Test("What contradicts itself is no part of a longer conflict")
  func single() {
    var network = TemporalNetwork<Int>()
    let (first, second) = (network.addPoint(), network.addPoint())
    network.add(Constraint(from: first, to: second, atLeast: 0, atMost: -100, label: 2))
    network.add(Constraint(from: first, to: second, atLeast: 50, atMost: 50, label: 3))
    let found = network.conflicts()
    #expect(found.isComplete && found.conflicts.map(\.labels) == [[2]])
  }

  @Test("A hundred thousand constraints on one pair do no harm")
  func onePair() throws {
    var network = TemporalNetwork<Int>()
    let (first, second) = (network.addPoint(), network.addPoint())
    network.add(Constraint(from: network.origin, to: first, atLeast: 0, atMost: 0, label: -1))
    for place in 0..<100_000 {
      network.add(Constraint(from: first, to: second, atMost: 200_000 - place, label: place))
    }
    #expect(try network.window(of: second) == Window(earliest: nil, latest: 100_001))
  }

  @Test(
    "Thousands of statements that contradict each other on one pair end when cancelled, with what was met")
  func crowd() {
    var network = TemporalNetwork<Int>()
    let (first, second) = (network.addPoint(), network.addPoint())
    for place in 0..<4_000 {
      network.add(
        Constraint(from: first, to: second, atLeast: place % 50, atMost: place % 50, label: place))
    }
    let calls = Mutex(0)
    let found = network.conflicts(
      budget: SearchBudget(
        results: 10,
        isCancelled: {
          calls.withLock { calls in
            calls += 1
            return calls > 40
          }
        }))
    #expect(!found.isComplete)
    #expect(!found.isEmpty)
    #expect(found.conflicts.count <= 10)
    #expect(found.conflicts.allSatisfy { $0.labels.count == 2 })
  }

  @Test("A search ends when it is cancelled, and says that it is not complete")
  func cancelled() {
    var network = TemporalNetwork<Int>()
    let function = network.register(MonotoneFunction(span: -1000...1000, value: { $0 }))
    for place in 0..<20 {
      let (first, second) = (network.addPoint(), network.addPoint())
      network.add(Constraint(from: first, to: second, notBefore: function, notAfter: nil, label: 3 * place))
      network.add(Constraint(from: first, to: second, atMost: -1, label: 3 * place + 1))
      network.add(Constraint(from: .origin, to: first, atLeast: 0, label: 3 * place + 2))
    }
    let found = network.conflicts(budget: SearchBudget(steps: 5, isCancelled: { true }))
    #expect(!found.isComplete)
    let all = network.conflicts()
    #expect(all.isComplete)
    #expect(all.conflicts.count == 20)
    #expect(all.groups.count == 20)
  }
}
