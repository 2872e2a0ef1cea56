/// Random numbers that depend on nothing but a seed and what they are drawn for.
///
/// Mixing is that of SplitMix64 (Steele, Lea and Flood, “Fast splittable pseudorandom number
/// generators”, 2014). A generator can be split by numbers, so that a draw of the past is the same
/// whenever it is asked for.
struct SampleGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// The generator for one of many uses of a seed.
  func split(_ place: Int) -> SampleGenerator {
    SampleGenerator(seed: Self.mixed(state &+ UInt64(bitPattern: Int64(place)) &* 0xD1B5_4A32_D192_ED03))
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  /// A number from 0 to below 1, each of its 53 bits by chance.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  private static func mixed(_ state: UInt64) -> UInt64 {
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
