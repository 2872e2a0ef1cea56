import Foundation
import TemporalNetworks

extension NetworkAnswer {
  /// Retracts single statements and asserts each again, and prints what it moved and what it took.
  ///
  /// The statements are spread evenly over all by a step that shares no factor with their number, so that
  /// the same file gives the same statements. At the end every bound must be what it was.
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
    let clock = ProcessorClock()
    let statements = Self.spread(over: network.labelCount - 1, atMost: budget ?? 20_000)
    // What is made when first needed belongs to no single step.
    if let first = statements.first {
      windows.retract([first])
      _ = windows.assert([first])
    }
    var times: (retract: [Double], assert: [Double], both: [Double]) = ([], [], [])
    var moved: [Double] = []
    for statement in statements {
      guard ContinuousClock.now < deadline else { break }
      windows.forgetMovements()
      let begin = clock.thread
      windows.retract([statement])
      let retracted = clock.thread
      moved.append(Double(windows.movementCount))
      let middle = clock.thread
      guard windows.assert([statement]) else { throw NetworkFault(constraint: Int(statement)) }
      let asserted = clock.thread
      times.retract.append(retracted - begin)
      times.assert.append(asserted - middle)
      times.both.append(retracted - begin + asserted - middle)
    }
    for point in points where before[point] != [windows.earliestDay(point), windows.latestDay(point)] {
      throw NetworkFault(constraint: point)
    }
    writer.append("{\"statements\": \(moved.count)")
    for (name, values, scale) in [
      ("retract_us", times.retract, 1e6), ("assert_us", times.assert, 1e6), ("both_us", times.both, 1e6),
      ("moved", moved, 1),
    ] {
      let sorted = values.sorted()
      guard let most = sorted.last else { continue }
      let numbers = [
        ("mean", values.reduce(0, +) / Double(values.count)), ("median", sorted[sorted.count / 2]),
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

  /// Numbers from 1 spread over a range, all different.
  private static func spread(over count: Int, atMost limit: Int) -> [Int32] {
    guard count > 0 else { return [] }
    func divisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : divisor(b, a % b) }
    var step = max(1, Int(Double(count) * 0.618_034))
    while divisor(step, count) != 1 { step += 1 }
    return (0..<min(count, limit)).map { Int32(1 + $0 * step % count) }
  }
}
