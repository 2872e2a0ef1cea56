import Crypto

/// A SHA-256 value.
package struct Digest: Hashable, Sendable, CustomStringConvertible {
  /// The 32 bytes.
  package let bytes: [UInt8]

  /// Computes the SHA-256 of some bytes.
  package init(of bytes: some Sequence<UInt8>) {
    var hash = SHA256()
    if bytes.withContiguousStorageIfAvailable({ hash.update(bufferPointer: UnsafeRawBufferPointer($0)) })
      == nil
    {
      hash.update(data: Array(bytes))
    }
    self.bytes = Array(hash.finalize())
  }

  /// Takes 32 bytes as they were stored, or returns `nil` for another number of them.
  package init?(stored bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// Reads 64 hexadecimal digits in lower case.
  package init?(hexadecimal text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 64 else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: 64, by: 2) {
      guard let high = Digest.value(of: digits[index]), let low = Digest.value(of: digits[index + 1]) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    self.bytes = bytes
  }

  private static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x61...0x66: digit - 0x61 + 10
    default: nil
    }
  }

  /// What stands before the first entry of a history.
  package static let zero = Digest(unchecked: [UInt8](repeating: 0, count: 32))

  private init(unchecked bytes: [UInt8]) { self.bytes = bytes }

  /// The value as 64 hexadecimal digits.
  package var description: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

/// Bytes to be hashed: every part carries its length, so that no two lists of parts are the same bytes.
package struct CanonicalBytes: Sendable {
  /// The bytes so far.
  package private(set) var bytes: [UInt8] = []

  /// Starts with the domain, which keeps hashes of different things apart.
  package init(domain: String) { append(domain) }

  /// Adds bytes.
  package mutating func append(_ part: [UInt8]) {
    append(part.count)
    bytes.append(contentsOf: part)
  }

  /// Adds text, as UTF-8.
  package mutating func append(_ text: String) { append(Array(text.utf8)) }

  /// Adds a number, as 8 bytes, most significant first.
  package mutating func append(_ number: Int) {
    let bits = UInt64(bitPattern: Int64(number))
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
  }

  /// Adds text that may be absent, which is not the same as empty.
  package mutating func append(optional text: String?) {
    append(text == nil ? 0 : 1)
    if let text { append(text) }
  }

  /// The SHA-256 of it all.
  package var digest: Digest { Digest(of: bytes) }
}
