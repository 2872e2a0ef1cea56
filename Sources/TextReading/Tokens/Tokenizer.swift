/// Goes through UTF-8 once and hands out tokens one by one.
///
/// - Complexity: Linear in the bytes, with no memory of its own beyond them.
package struct Tokenizer: IteratorProtocol, Sequence, Sendable {
  private let bytes: [UInt8]
  private var place = 0
  private var scalars = 0

  /// Creates a tokenizer at the start of some text.
  ///
  /// - Parameter bytes: UTF-8; whatever is not is read as a sign of one byte.
  package init(bytes: [UInt8]) { self.bytes = bytes }

  /// The next token, or nothing at the end.
  package mutating func next() -> Token? {
    var (place, scalars) = (place, scalars)
    defer { (self.place, self.scalars) = (place, scalars) }
    return bytes.withUnsafeBufferPointer { Self.scan($0, place: &place, scalars: &scalars) }
  }

  /// Adds up to `limit` tokens and says whether there may be more.
  package mutating func read(_ limit: Int, into tokens: inout [Token]) -> Bool {
    var (place, scalars) = (place, scalars)
    defer { (self.place, self.scalars) = (place, scalars) }
    return bytes.withUnsafeBufferPointer { bytes in
      for _ in 0..<limit {
        guard let token = Self.scan(bytes, place: &place, scalars: &scalars) else { return false }
        tokens.append(token)
      }
      return true
    }
  }

  /// One scalar and its length in bytes.
  @inline(__always)
  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> (UInt32, Int) {
    let first = UInt32(bytes[place])
    if first < 0x80 { return (first, 1) }
    func tail(_ distance: Int) -> UInt32 {
      place + distance < bytes.count ? UInt32(bytes[place + distance]) & 0x3F : 0
    }
    if first >= 0xC2, first < 0xE0, place + 1 < bytes.count { return ((first & 0x1F) << 6 | tail(1), 2) }
    if first >= 0xE0, first < 0xF0, place + 2 < bytes.count {
      return ((first & 0x0F) << 12 | tail(1) << 6 | tail(2), 3)
    }
    if first >= 0xF0, first < 0xF5, place + 3 < bytes.count {
      return ((first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
    }
    return (0xFFFD, 1)
  }

  private static func isBlank(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000,
      0xFEFF:
      true
    default: false
    }
  }

  private static func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, place: inout Int, scalars: inout Int
  ) -> Token? {
    var flags: Token.Flags = place == 0 ? [.spaceBefore, .lineBefore, .paragraphBefore] : []
    var lines = 0
    var (scalar, length): (UInt32, Int) = (0, 0)
    while true {
      guard place < bytes.count else { return nil }
      (scalar, length) = decode(bytes, at: place)
      guard isBlank(scalar) else { break }
      flags.insert(.spaceBefore)
      if scalar == 0x0A || scalar == 0x2028 || scalar == 0x0C { lines += 1 }
      if scalar == 0x0D, place + 1 >= bytes.count || bytes[place + 1] != 0x0A { lines += 1 }
      if scalar == 0x2029 { lines += 2 }
      place += length
      scalars += 1
    }
    if lines > 0 { flags.insert(.lineBefore) }
    if lines > 1 { flags.insert(.paragraphBefore) }
    var token = Token(
      kind: .sign, flags: flags, utf8Start: Int32(clamping: place), utf8End: 0,
      scalarStart: Int32(clamping: scalars), scalarEnd: 0, key: 0)
    switch scalar {
    case 0x30...0x39:
      token.kind = .number
      var value: UInt64 = 0
      while place < bytes.count, bytes[place] >= 0x30, bytes[place] <= 0x39 {
        value = Swift.min(value * 10 + UInt64(bytes[place] - 0x30), 0xFFFF_FFFF)
        place += 1
        scalars += 1
      }
      token.key = value
    case _ where LetterFolding.isLetter(scalar):
      scanWord(bytes, into: &token, place: &place, scalars: &scalars)
    default:
      switch scalar {
      case 0x2019, 0x02BC, 0x2018, 0x60, 0xB4: token.key = 0x27
      case 0x2010, 0x2011: token.key = 0x2D
      default: token.key = UInt64(scalar)
      }
      place += length
      scalars += 1
    }
    token.utf8End = Int32(clamping: place)
    token.scalarEnd = Int32(clamping: scalars)
    return token
  }

  private static func scanWord(
    _ bytes: UnsafeBufferPointer<UInt8>, into token: inout Token, place: inout Int, scalars: inout Int
  ) {
    token.kind = .word
    var key = WordKey.start
    var pending: UInt32 = 0
    var letters = 0
    var lower = false
    while place < bytes.count {
      let (scalar, length) = decode(bytes, at: place)
      if scalar == 0xAD {
        place += length
        scalars += 1
        continue
      }
      guard LetterFolding.isLetter(scalar) else { break }
      place += length
      scalars += 1
      if scalar >= 0x300, let composed = LetterFolding.composed(pending, with: scalar) {
        pending = composed
        continue
      }
      let upper = LetterFolding.isUppercase(scalar)
      if letters == 0, upper { token.flags.insert(.capital) }
      if !upper { lower = true }
      if scalar >= 0x370 {
        if scalar <= 0x52F, scalar >= 0x400 {
          token.flags.insert(.cyrillic)
        } else if !(0x1E00...0x1EFF).contains(scalar) {
          token.flags.insert(.otherScript)
        }
      }
      letters += 1
      if pending != 0 { key = WordKey.adding(pending, to: key) }
      pending = LetterFolding.lowercase(scalar)
    }
    if pending != 0 { key = WordKey.adding(pending, to: key) }
    if letters > 1, !lower { token.flags.insert(.allCapitals) }
    token.key = key
  }
}
