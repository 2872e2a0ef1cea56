/// Tells whether text is one JSON object (RFC 8259), without building anything.
struct JSONCheck {
  private let bytes: [UInt8]
  private var index = 0
  private static let deepest = 64

  init(_ text: String) { bytes = Array(text.utf8) }

  /// Returns where the text stops being a JSON object; `nil` if it is one.
  mutating func firstFlaw() -> Int? {
    skipSpaces()
    guard next == 0x7B, value(depth: 0) else { return index }
    skipSpaces()
    return index == bytes.count ? nil : index
  }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpaces() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpaces()
    guard next == byte else { return false }
    index += 1
    return true
  }

  private mutating func value(depth: Int) -> Bool {
    skipSpaces()
    guard depth < Self.deepest, let byte = next else { return false }
    switch byte {
    case 0x7B: return members(depth: depth)
    case 0x5B: return elements(depth: depth)
    case 0x22: return string()
    case 0x2D, 0x30...0x39: return number()
    default: return literal("true") || literal("false") || literal("null")
    }
  }

  private mutating func members(depth: Int) -> Bool {
    index += 1
    if take(0x7D) { return true }
    repeat {
      skipSpaces()
      guard next == 0x22, string(), take(0x3A), value(depth: depth + 1) else { return false }
    } while take(0x2C)
    return take(0x7D)
  }

  private mutating func elements(depth: Int) -> Bool {
    index += 1
    if take(0x5D) { return true }
    repeat {
      guard value(depth: depth + 1) else { return false }
    } while take(0x2C)
    return take(0x5D)
  }

  private mutating func string() -> Bool {
    index += 1
    while let byte = next {
      index += 1
      switch byte {
      case 0x22: return true
      case 0x00..<0x20: return false
      case 0x5C:
        guard let escaped = next else { return false }
        index += 1
        if escaped == 0x75 {
          for _ in 0..<4 {
            guard let digit = next, Character(Unicode.Scalar(digit)).isHexDigit else { return false }
            index += 1
          }
        } else if !"\"\\/bfnrt".utf8.contains(escaped) {
          return false
        }
      default: break
      }
    }
    return false
  }

  private mutating func digits() -> Bool {
    let start = index
    while let byte = next, (0x30...0x39).contains(byte) { index += 1 }
    return index > start
  }

  private mutating func number() -> Bool {
    if next == 0x2D { index += 1 }
    let isZero = next == 0x30
    let start = index
    guard digits(), !isZero || index == start + 1 else { return false }
    if next == 0x2E {
      index += 1
      guard digits() else { return false }
    }
    if next == 0x65 || next == 0x45 {
      index += 1
      if next == 0x2B || next == 0x2D { index += 1 }
      guard digits() else { return false }
    }
    return true
  }

  private mutating func literal(_ word: String) -> Bool {
    let wanted = Array(word.utf8)
    guard bytes[index...].starts(with: wanted) else { return false }
    index += wanted.count
    return true
  }
}
