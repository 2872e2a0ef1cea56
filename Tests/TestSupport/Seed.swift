/// The start of a reproducible run of random numbers, printed when a property fails.
public struct Seed: Hashable, Sendable, CustomStringConvertible {
  /// The number the generator starts from.
  public let value: UInt64

  /// Creates a seed.
  public init(_ value: UInt64) { self.value = value }

  /// The first seeds, the same on every run.
  public static func sample(_ count: Int) -> [Seed] {
    (1...count).map { Seed(UInt64($0) &* 0x9E37_79B9_7F4A_7C15) }
  }

  /// A fresh generator that starts here.
  public var generator: SplitMix64 { SplitMix64(state: value) }

  /// The seed in hexadecimal.
  public var description: String { "seed " + String(value, radix: 16) }
}

/// A small fast generator (Steele, Lea and Flood, “Fast splittable pseudorandom number
/// generators”, 2014).
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  init(state: UInt64) { self.state = state }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
