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
}
