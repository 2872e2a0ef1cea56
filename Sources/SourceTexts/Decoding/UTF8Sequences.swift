/// Finds the characters of UTF-8 among bytes (RFC 3629, §4).
enum UTF8Sequences {
  /// The first byte that belongs to no character; `nil` where all are valid.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  static func firstInvalid(in bytes: [UInt8]) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var index = 0
    while index < bytes.count {
      let length = length(in: bytes, at: index)
      if length == 0 { return index }
      index += length
    }
    return bytes.count
  }

  /// The length of the valid sequence that starts here; 0 where there is none.
  static func length(in bytes: [UInt8], at index: Int) -> Int {
    let first = bytes[index]
    if first < 0x80 { return 1 }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard (0xC2...0xF4).contains(first), index + length <= bytes.count else { return 0 }
    let second = bytes[index + 1]
    let allowed: ClosedRange<UInt8> =
      switch first {
      case 0xE0: 0xA0...0xBF
      case 0xED: 0x80...0x9F
      case 0xF0: 0x90...0xBF
      case 0xF4: 0x80...0x8F
      default: 0x80...0xBF
      }
    guard allowed.contains(second) else { return 0 }
    return bytes[index + 2..<index + length].allSatisfy { (0x80...0xBF).contains($0) } ? length : 0
  }
}
