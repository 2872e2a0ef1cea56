import TestSupport
import Testing

import TemporalNetworks

@Suite("Packed networks")
struct SnapshotTests {
  /// Bytes that stay where they are.
  private final class Bytes {
    let buffer: UnsafeMutableRawBufferPointer

    init(_ bytes: [UInt8]) {
      buffer = .allocate(byteCount: bytes.count, alignment: 64)
      buffer.copyBytes(from: bytes)
    }

    deinit { buffer.deallocate() }
  }

  private static func columns(_ seed: Seed) -> NetworkColumns {
    var random = seed.generator
    var columns = NetworkColumns()
    columns.pointCount = 12
    for label in 0..<20 {
      let ends = (Int32(0)..<12).shuffled(using: &random)
      let first = Int32.random(in: -9...9, using: &random)
      columns.append(
        from: ends[0], to: ends[1], lower: label % 3 == 0 ? Day.noLower : -30 + first,
        upper: label % 5 == 0 ? Day.noUpper : 30 + first, label: Int32(label))
    }
    return columns
  }

  private static func open(_ bytes: [UInt8]) throws -> NetworkSnapshot {
    let own = Bytes(bytes)
    var snapshot = try NetworkSnapshot(opening: own.buffer, owner: own)
    try snapshot.checkRest()
    return snapshot
  }

  @Test("What was packed opens to the same windows, and lets labels be retracted", arguments: Seed.sample(4))
  func roundTrip(_ seed: Seed) throws {
    let columns = Self.columns(seed)
    let weights = (0..<20).map { Int32($0) }
    let bytes = try NetworkSnapshot.bytes(
      of: columns, identifiers: weights.reversed(), weights: weights, name: "Lettres de Léa")
    let snapshot = try Self.open(bytes)
    #expect(snapshot.name == "Lettres de Léa")
    #expect(snapshot.weights == weights && snapshot.identifiers == weights.reversed())
    let (fresh, opened) = (LiveWindows(columns, labelCount: 20), LiveWindows(snapshot))
    #expect(fresh.solve() && opened.solve())
    for step in [[Int32](), [3, 4], [11]] {
      fresh.retract(step)
      opened.retract(step)
      for point in 0..<12 {
        #expect(fresh.earliestDay(point) == opened.earliestDay(point))
        #expect(fresh.latestDay(point) == opened.latestDay(point))
      }
      #expect(Certificate(opened).holds)
    }
  }

  @Test("Not a bit of it may change, and not a byte may be missing")
  func damage() throws {
    let bytes = try NetworkSnapshot.bytes(
      of: Self.columns(Seed(1)), identifiers: Array(0..<20), weights: Array(0..<20), name: "n")
    let meaning = Set((0..<bytes.count).filter { bytes[$0] != 0 })
    for place in bytes.indices where meaning.contains(place) {
      var broken = bytes
      broken[place] ^= 1 << UInt8(place % 8)
      #expect(throws: SnapshotError.self, "byte \(place)") { try Self.open(broken) }
    }
    for length in [0, 1, 8, 400, bytes.count / 2] {
      #expect(throws: SnapshotError.self) { try Self.open(Array(bytes.prefix(length))) }
    }
  }

  @Test("Windows need a part of it only, and are found though the rest is damaged; the rest is then refused")
  func rest() throws {
    let columns = Self.columns(Seed(3))
    let bytes = try NetworkSnapshot.bytes(
      of: columns, identifiers: Array(0..<20), weights: Array(0..<20), name: "n")
    let fresh = LiveWindows(columns, labelCount: 20)
    #expect(fresh.solve())
    let meaning = (0..<bytes.count).filter { bytes[$0] != 0 }
    var late = 0
    for place in meaning {
      var broken = bytes
      broken[place] ^= 1 << UInt8(place % 8)
      let own = Bytes(broken)
      guard var snapshot = try? NetworkSnapshot(opening: own.buffer, owner: own) else { continue }
      late += 1
      let windows = LiveWindows(snapshot)
      #expect(windows.solve() && Certificate(windows).holds)
      for point in 0..<12 {
        #expect(fresh.earliestDay(point) == windows.earliestDay(point), "byte \(place)")
        #expect(fresh.latestDay(point) == windows.latestDay(point), "byte \(place)")
      }
      #expect(throws: SnapshotError.self, "byte \(place)") { try snapshot.checkRest() }
    }
    #expect(late > 0 && late < meaning.count)
  }

  @Test("Functions cannot be packed")
  func functions() {
    var network = TemporalNetwork<String>()
    let points = [network.addPoint(), network.addPoint()]
    let function = network.register(MonotoneFunction(span: -9...9, value: { $0 }))
    network.add(Constraint(from: points[0], to: points[1], notBefore: function, notAfter: nil, label: "age"))
    #expect(throws: SnapshotError.notPlain) {
      try NetworkSnapshot.bytes(of: network.columns, identifiers: [0], weights: [0], name: "")
    }
  }
}
