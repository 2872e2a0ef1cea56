/// How a file's bytes stand for characters.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  /// UTF-8.
  case utf8 = "UTF-8"
  /// UTF-16, low byte first.
  case utf16LittleEndian = "UTF-16LE"
  /// UTF-16, high byte first.
  case utf16BigEndian = "UTF-16BE"
  /// Windows code page 1252, which holds Latin-1.
  case windows1252 = "windows-1252"
}

/// A file's bytes decoded to UTF-8 without a byte order mark.
public struct DecodedText: Sendable {
  /// The text as UTF-8.
  public let utf8: [UInt8]
  /// How the bytes were decoded.
  public let encoding: TextEncoding
  /// Whether the encoding was neither marked nor provable.
  public let isGuessed: Bool

  /// Decodes a file: by its byte order mark, else as UTF-8 where it is valid, else as windows-1252.
  ///
  /// - Throws: ``SourceTextError`` for a file that holds U+0000 or nothing.
  /// - Complexity: O(*n*) in the number of bytes.
  public init(decoding bytes: [UInt8], fileName: String) throws(SourceTextError) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      encoding = .utf8
      let rest = Array(bytes.dropFirst(3))
      isGuessed = String(validating: rest, as: UTF8.self) == nil
      utf8 = isGuessed ? Array(String(decoding: rest, as: UTF8.self).utf8) : rest
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      encoding = bytes[0] == 0xFF ? .utf16LittleEndian : .utf16BigEndian
      isGuessed = false
      utf8 = Self.decodeUTF16(bytes, isLittleEndian: bytes[0] == 0xFF)
    } else if String(validating: bytes, as: UTF8.self) != nil {
      encoding = .utf8
      isGuessed = false
      utf8 = bytes
    } else {
      encoding = .windows1252
      isGuessed = true
      utf8 = Self.decodeWindows1252(bytes)
    }
    if let zero = utf8.firstIndex(of: 0) {
      throw SourceTextError(.notText(utf8Offset: zero), fileName: fileName)
    }
    guard utf8.contains(where: { $0 > 0x20 }) else { throw SourceTextError(.empty, fileName: fileName) }
  }

  private static func decodeUTF16(_ bytes: [UInt8], isLittleEndian: Bool) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 2, to: bytes.count - 1, by: 2) {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isLittleEndian ? second << 8 | first : first << 8 | second)
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private static func decodeWindows1252(_ bytes: [UInt8]) -> [UInt8] {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      let value = (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : UInt32(byte)
      text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    return Array(String(text).utf8)
  }

  /// Bytes 80 to 9F of windows-1252, after the WHATWG Encoding Standard's index.
  private static let upper: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x8D,
    0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A,
    0x0153, 0x9D, 0x017E, 0x0178,
  ]
}
