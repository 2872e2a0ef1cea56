import Testing

import TemporalNetworks

@Suite("Windows of a temporal network")
struct WindowTests {
  @Test("A conflict names the statements that make it, and no others")
  func conflict() throws {
    var network = TemporalNetwork<String>()
    let letter = network.addPoint()
    let other = network.addPoint()
    network.add(Constraint(from: network.origin, to: letter, atMost: 3, label: "postmark"))
    network.add(Constraint(from: letter, to: other, atLeast: 2, label: "bystander"))
    network.add(Constraint(from: letter, to: network.origin, atMost: -9, label: "names the fire"))
    let error = #expect(throws: Conflict<String>.self) { try network.window(of: letter) }
    #expect(error?.constraints.map(\.label) == ["postmark", "names the fire"])
  }

  @Test("Contradictions do not blank what they do not touch")
  func untouched() {
    var network = TemporalNetwork<String>()
    let letter = network.addPoint()
    let birth = network.addPoint()
    network.add(Constraint(from: network.origin, to: letter, atMost: 3, label: "postmark"))
    network.add(Constraint(from: letter, to: network.origin, atMost: -9, label: "names the fire"))
    network.add(Constraint(from: network.origin, to: birth, atLeast: 5, atMost: 8, label: "register"))
    let windows = network.windows()
    #expect(windows[letter] == nil)
    #expect(windows[birth] == Window(earliest: 5, latest: 8))
    #expect(windows.conflicts.count == 1)
    #expect(windows.isComplete)
  }

  @Test("A proof gives each step from the origin and convinces the checker")
  func proof() throws {
    var network = TemporalNetwork<String>()
    let arrest = network.addPoint()
    let release = network.addPoint()
    let doubling = network.register(MonotoneFunction(span: -1000...1000, value: { $0 < 0 ? $0 : 2 * $0 }))
    network.restrict(arrest, to: [3...4, 10...12], label: "in March or May")
    network.add(Constraint(from: network.origin, to: arrest, atLeast: 5, label: "after the strike"))
    network.add(Constraint(from: arrest, to: release, notBefore: doubling, notAfter: nil, label: "twice"))
    let proof = try #require(try network.proof(of: release, side: .earliest))
    #expect(proof.value == 20)
    #expect(proof.steps.map(\.toValue) == [5, 10, 20])
    #expect(proof.labels == ["after the strike", "in March or May", "twice"])
    try ProofChecker(network).check(proof)
    #expect(try network.proof(of: release, side: .latest) == nil)
  }

  @Test("Alternatives leave windows that fall apart")
  func alternatives() {
    var network = TemporalNetwork<String>()
    let talk = network.addPoint()
    network.add(Constraint(from: network.origin, to: talk, atLeast: 0, atMost: 100, label: "that year"))
    network.addChoice(
      label: "before or after",
      options: [
        [Constraint(from: network.origin, to: talk, atMost: 10, label: "before or after")],
        [Constraint(from: network.origin, to: talk, atLeast: 90, label: "before or after")],
        [Constraint(from: network.origin, to: talk, atLeast: 190, label: "before or after")],
      ])
    #expect(network.survivingOptions().options == [[0, 1]])
    #expect(
      network.stretches(of: talk).windows == [
        Window(earliest: 0, latest: 10), Window(earliest: 90, latest: 100),
      ])
    #expect(network.windows()[talk] == Window(earliest: 0, latest: 100))
  }

  @Test("Of equally short proofs the one that rests on fewest sources is given, then on fewest statements")
  func fewestSources() throws {
    var network = TemporalNetwork<String>()
    let points = (0..<3).map { _ in network.addPoint() }
    // Three ways of three steps: by three sources, by two sources, and by two sources and two statements.
    let ways = [["a1", "b1", "c1"], ["a2", "b2", "b3"], ["b4", "a3", "b4"]]
    for labels in ways {
      let (first, second) = (network.addPoint(), network.addPoint())
      network.add(Constraint(from: .origin, to: first, atLeast: 5, label: labels[0]))
      network.add(Constraint(from: first, to: second, atLeast: 5, label: labels[1]))
      network.add(Constraint(from: second, to: points[0], atLeast: 5, label: labels[2]))
    }
    // A longer way by one source is no better.
    network.add(Constraint(from: .origin, to: points[1], atLeast: 5, label: "d1"))
    network.add(Constraint(from: points[1], to: points[2], atLeast: 5, label: "d1"))
    let last = network.addPoint()
    network.add(Constraint(from: points[2], to: last, atLeast: 3, label: "d1"))
    network.add(Constraint(from: last, to: points[0], atLeast: 2, label: "d1"))
    let source: (String) -> Int? = { $0.utf8.first.map(Int.init) }
    for proof in [
      try network.proof(of: points[0], side: .earliest, source: source),
      ProofBook(network, source: source)?.proof(of: points[0], side: .earliest),
    ] {
      let proof = try #require(proof)
      #expect(proof.steps.map(\.constraint.label) == ["b4", "a3", "b4"])
      try ProofChecker(network).check(proof)
    }
    let rule = try network.proof(of: points[0], side: .earliest) { $0 == "a1" ? 1 : $0 == "b1" ? 1 : nil }
    #expect(rule?.labels == ["b4", "a3"])
  }

  @Test("The check of a chronology names the first constraint that it breaks, of whatever kind")
  func certificate() {
    var network = TemporalNetwork<String>()
    let (arrest, release) = (network.addPoint(), network.addPoint())
    let doubling = network.register(MonotoneFunction(span: -1000...1000, value: { 2 * $0 }))
    network.add(Constraint(from: arrest, to: release, atLeast: 1, atMost: 60, label: "within two months"))
    network.restrict(arrest, to: [3...4, 10...12], label: "in March or May")
    network.add(Constraint(from: arrest, to: release, notBefore: doubling, notAfter: nil, label: "twice"))
    func broken(_ earliest: [Int32], _ latest: [Int32]) -> Int32? {
      Certificate(network.columns, earliest: earliest, latest: latest).brokenRow
    }
    #expect(broken([0, 3, 6], [0, 12, 72]) == nil)
    #expect(broken([0, 3, 6], [0, 12, 73]) == 0)
    #expect(broken([0, 5, 10], [0, 12, 72]) == 1)
    #expect(broken([0, 4, 7], [0, 12, 72]) == 2)
    #expect(broken([0, 4, 8], [0, 12, 20]) == 2)
    #expect(network.windows().fault == nil)
  }
}
