/// A digest that shows damage to bytes at the speed of memory; no defence against forgery.
///
/// Four lanes of multiply and rotate over words of 64 bits, folded at the end with the length.
struct SectionDigest {
  private static let primes: (UInt64, UInt64) = (0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F)

  /// The digest of some bytes, whose address is a multiple of eight.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - visit: Given each stretch of them while it is near at hand.
  /// - Returns: The digest.
  static func of(
    _ bytes: UnsafeRawBufferPointer, visit: (UnsafeRawBufferPointer) -> Void = { _ in }
  ) -> UInt64 {
    let (prime, other) = primes
    var (a, b, c, d): (UInt64, UInt64, UInt64, UInt64) = (prime, other, ~prime, ~other)
    let whole = bytes.count / 32
    var done = 0
    while done < whole, let base = bytes.baseAddress {
      let end = min(whole, done + stretch)
      visit(UnsafeRawBufferPointer(start: base + 32 * done, count: 32 * (end - done)))
      let words = base.assumingMemoryBound(to: UInt64.self)
      for block in done..<end {
        let at = words + 4 * block
        a = mixed(a ^ at[0], prime)
        b = mixed(b ^ at[1], prime)
        c = mixed(c ^ at[2], prime)
        d = mixed(d ^ at[3], prime)
      }
      done = end
    }
    var result = UInt64(bytes.count) &* other
    for lane in [a, b, c, d] { result = mixed(result ^ lane, other) }
    visit(UnsafeRawBufferPointer(rebasing: bytes[(32 * whole)...]))
    for byte in bytes[(32 * whole)...] { result = mixed(result ^ UInt64(byte), prime) }
    return result ^ (result >> 29)
  }

  /// How many blocks of 32 bytes are looked at in one go.
  private static let stretch = 1024

  @inline(__always)
  private static func mixed(_ value: UInt64, _ prime: UInt64) -> UInt64 {
    let product = value &* prime
    return product << 31 | product >> 33
  }
}
