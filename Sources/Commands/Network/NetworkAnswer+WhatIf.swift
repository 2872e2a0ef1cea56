import Foundation
import TemporalNetworks

extension NetworkAnswer {
  /// Retracts single statements and asserts each again, and prints what it moved and what it took.
  ///
  /// The statements are spread evenly over all by a step that shares no factor with their number, so that
  /// the same file gives the same statements. At the end every bound must be what it was. A first pass
  /// times every step alone, less what reading the clock takes; a second, between two readings of
  /// the clock, gives the mean of retracting and asserting; a third that of certifying what moved as well.
  mutating func printWhatIf() throws -> Int32 {
    let (windows, isConsistent) = try solved()
    var writer = ByteWriter(to: .standardOutput)
    defer { writer.flush() }
    guard isConsistent else {
      writer.append("inconsistent\n")
      return 1
    }
    let points = 0..<Int(network.columns.pointCount)
    let before = points.map { [windows.earliestDay($0), windows.latestDay($0)] }
    let statements = Self.spread(over: network.labelCount - 1, atMost: budget ?? 20_000)
    // What is made when first needed belongs to no single step.
    if let first = statements.first {
      windows.retract([first])
      _ = windows.assert([first])
    }
    let steps = try timedSteps(windows, statements)
    let passes = try [false, true].map {
      try timedPass(windows, statements.prefix(steps.count), certifying: $0)
    }
    for point in points where before[point] != [windows.earliestDay(point), windows.latestDay(point)] {
      throw NetworkFault(constraint: point)
    }
    writer.append("{\"statements\": \(steps.count)")
    for (name, values, scale, mean) in [
      ("retract_us", steps.map(\.retract), 1e6, nil), ("assert_us", steps.map(\.assert), 1e6, nil),
      ("both_us", steps.map { $0.retract + $0.assert }, 1e6, passes[0]),
      ("certified_us", steps.map { $0.retract + $0.assert + $0.certify }, 1e6, passes[1]),
      ("moved", steps.map { Double($0.moved) }, 1, nil),
    ] {
      let sorted = values.sorted()
      guard let most = sorted.last else { continue }
      let numbers = [
        ("mean", mean ?? values.reduce(0, +) / Double(values.count)), ("median", sorted[sorted.count / 2]),
        ("p99", sorted[sorted.count * 99 / 100]), ("most", most),
      ]
      writer.append(", \"\(name)\": {")
      writer.append(
        numbers.map { "\"\($0.0)\": " + String(format: "%.2f", $0.1 * scale) }.joined(separator: ", "))
      writer.append("}")
    }
    writer.append("}\n")
    return 0
  }

  /// What retracting one statement, asserting it again and certifying both took, in seconds.
  private typealias Step = (retract: Double, assert: Double, certify: Double, moved: Int)

  /// Times each step alone, until the deadline.
  private func timedSteps(_ windows: LiveWindows, _ statements: [Int32]) throws -> [Step] {
    let clock = ProcessorClock()
    let cost = ProcessorClock.costOfReading()
    var steps: [Step] = []
    for statement in statements {
      guard ContinuousClock.now < deadline else { break }
      var step: Step = (0, 0, 0, 0)
      windows.forgetMovements()
      let begin = clock.thread
      windows.retract([statement])
      let retracted = clock.thread
      step.moved = windows.movementCount
      try certify(windows)
      let certified = clock.thread
      windows.forgetMovements()
      let middle = clock.thread
      guard windows.assert([statement]) else { throw NetworkFault(constraint: Int(statement)) }
      let asserted = clock.thread
      try certify(windows)
      let end = clock.thread
      step.retract = max(0, retracted - begin - cost)
      step.assert = max(0, asserted - middle - cost)
      step.certify = max(0, certified - retracted - cost) + max(0, end - asserted - cost)
      steps.append(step)
    }
    return steps
  }

  /// The mean time of retracting a statement and asserting it again, in seconds.
  private func timedPass(
    _ windows: LiveWindows, _ statements: ArraySlice<Int32>, certifying: Bool
  ) throws -> Double {
    let clock = ProcessorClock()
    let begin = clock.thread
    for statement in statements {
      windows.forgetMovements()
      windows.retract([statement])
      if certifying {
        try certify(windows)
        windows.forgetMovements()
      }
      guard windows.assert([statement]) else { throw NetworkFault(constraint: Int(statement)) }
      if certifying { try certify(windows) }
    }
    return (clock.thread - begin) / Double(max(1, statements.count))
  }

  /// Throws when what moved breaks a row.
  private func certify(_ windows: LiveWindows) throws {
    if let row = Certificate(movementsOf: windows).brokenRow {
      throw NetworkFault(constraint: try network.identifier(of: row))
    }
  }

  /// Numbers from 1 spread over a range, all different.
  private static func spread(over count: Int, atMost limit: Int) -> [Int32] {
    guard count > 0 else { return [] }
    func divisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : divisor(b, a % b) }
    var step = max(1, Int(Double(count) * 0.618_034))
    while divisor(step, count) != 1 { step += 1 }
    return (0..<min(count, limit)).map { Int32(1 + $0 * step % count) }
  }
}
