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

  /// The encoding a label names, after the WHATWG Encoding Standard as far as its encodings are read here.
  public init?(label: String) {
    switch label.lowercased() {
    case "utf-8", "utf8", "us-ascii", "ascii": self = .utf8
    case "utf-16", "utf-16le": self = .utf16LittleEndian
    case "utf-16be": self = .utf16BigEndian
    case "iso-8859-1", "latin1", "latin-1", "l1", "windows-1252", "cp1252", "x-cp1252": self = .windows1252
    default: return nil
    }
  }
}

/// A file's bytes decoded to UTF-8 without a byte order mark.
public struct DecodedText: Sendable {
  /// The text as UTF-8.
  public let utf8: [UInt8]
  /// How the bytes were decoded.
  public let encoding: TextEncoding
  /// Whether the encoding was neither marked nor provable.
  public let isGuessed: Bool

  /// Decodes a file: as told, or by its byte order mark, or as UTF-8 where it is valid, or as windows-1252
  /// where every byte above ASCII may be that.
  ///
  /// - Throws: ``SourceTextError`` for a file that holds U+0000 or nothing, or that mixes encodings.
  /// - Complexity: O(*n*) in the number of bytes.
  public init(
    decoding bytes: [UInt8], as told: TextEncoding? = nil, fileName: String
  ) throws(SourceTextError) {
    let marked: TextEncoding? =
      bytes.starts(with: [0xEF, 0xBB, 0xBF])
      ? .utf8
      : bytes.starts(with: [0xFF, 0xFE])
        ? .utf16LittleEndian : bytes.starts(with: [0xFE, 0xFF]) ? .utf16BigEndian : nil
    let invalid = told == nil && (marked ?? .utf8) == .utf8 ? Self.firstInvalid(in: bytes) : nil
    if let invalid, !Self.mayBeWindows1252(bytes) {
      throw SourceTextError(.notUTF8(byteOffset: invalid), fileName: fileName)
    }
    isGuessed = invalid != nil
    encoding = told ?? (invalid == nil ? marked ?? .utf8 : .windows1252)
    switch encoding {
    case .utf8:
      if let invalid = Self.firstInvalid(in: bytes) {
        throw SourceTextError(.notUTF8(byteOffset: invalid), fileName: fileName)
      }
      utf8 = marked == .utf8 ? Array(bytes.dropFirst(3)) : bytes
    case .utf16LittleEndian: utf8 = Self.decodeUTF16(bytes, isLittleEndian: true)
    case .utf16BigEndian: utf8 = Self.decodeUTF16(bytes, isLittleEndian: false)
    case .windows1252: utf8 = Self.decodeWindows1252(bytes)
    }
    if let zero = utf8.firstIndex(of: 0) {
      throw SourceTextError(.notText(utf8Offset: zero), fileName: fileName)
    }
    guard utf8.contains(where: { $0 > 0x20 }) else { throw SourceTextError(.empty, fileName: fileName) }
  }

  private static func firstInvalid(in bytes: [UInt8]) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var index = 0
    while index < bytes.count {
      let length = sequenceLength(in: bytes, at: index)
      if length == 0 { return index }
      index += length
    }
    return bytes.count
  }

  /// The length of the valid sequence that starts here; 0 where there is none (RFC 3629, §4).
  private static func sequenceLength(in bytes: [UInt8], at index: Int) -> Int {
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

  /// Whether the bytes above ASCII read as windows-1252.
  ///
  /// All of them have to be characters of it, none part of valid UTF-8, which would mean that two encodings are
  /// mixed, and never three letters or signs of them in a row, or two signs, as no language that is written in it
  /// has. Quotation marks, dashes, the ellipsis and the fixed blank stand beside anything: “L’été”.
  private static func mayBeWindows1252(_ bytes: [UInt8]) -> Bool {
    var run: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if byte < 0x80 {
        run = []
        continue
      }
      if [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte) || sequenceLength(in: bytes, at: index) > 1 {
        return false
      }
      if Self.punctuation.contains(byte) { continue }
      run.append(byte)
      if run.count > 2 || run.count == 2 && !run.allSatisfy(isLetter) { return false }
    }
    return !bytes.contains(0)
  }

  /// … ‘ ’ “ ” – — and the fixed blank, « and ».
  private static let punctuation: Set<UInt8> = [
    0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0xA0, 0xAB, 0xBB,
  ]

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0xC0 && byte != 0xD7 && byte != 0xF7 || [0x8A, 0x8C, 0x8E, 0x9A, 0x9C, 0x9E, 0x9F].contains(byte)
  }

  /// The encoding that the first line of an XML document declares (XML 1.0, §4.3.3); UTF-8 where it declares none.
  ///
  /// - Throws: ``SourceTextError`` for an encoding that is not read.
  static func declaredByXML(in bytes: [UInt8], fileName: String) throws(SourceTextError) -> TextEncoding? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return nil }
    let head = String(decoding: bytes.prefix(256), as: UTF8.self)
    guard let start = head.firstRange(of: "<?xml"), let end = head.firstRange(of: "?>"),
      start.upperBound < end.lowerBound,
      let name = attribute("encoding", in: head[start.upperBound..<end.lowerBound])
    else { return .utf8 }
    guard let encoding = TextEncoding(label: name) else {
      throw SourceTextError(.unknownEncoding(name), fileName: fileName)
    }
    return encoding
  }

  /// The encoding that an HTML document's head declares, where it declares one that is read.
  static func declaredByHTML(in bytes: [UInt8]) -> TextEncoding? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return nil }
    let head = String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased()
    guard let meta = head.firstRange(of: "charset"),
      let label = attribute("charset", in: head[meta.lowerBound...])
    else {
      return nil
    }
    return TextEncoding(label: label)
  }

  /// The value behind `name=`, with or without quotation marks.
  private static func attribute(_ name: String, in text: Substring) -> String? {
    guard let place = text.firstRange(of: name) else { return nil }
    let rest = text[place.upperBound...].drop { $0 == " " }
    guard rest.first == "=" else { return nil }
    let value = rest.dropFirst().drop { " \"'".contains($0) }.prefix {
      $0.isLetter || $0.isNumber || "-_:.".contains($0)
    }
    return value.isEmpty ? nil : String(value)
  }

  private static func decodeUTF16(_ bytes: [UInt8], isLittleEndian: Bool) -> [UInt8] {
    let hasMark = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: hasMark ? 2 : 0, to: bytes.count - 1, by: 2) {
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
