/// A file's bytes decoded to UTF-8 without a byte order mark.
public struct DecodedText: Sendable {
  /// How sure the encoding is.
  public enum Finding: Hashable, Sendable {
    /// It was told, is marked or declared, or the bytes can be nothing else.
    case certain
    /// The bytes speak for it.
    case guessed
    /// The file declares another one, which its bytes refute.
    case refuted(TextEncoding)
  }

  /// The text as UTF-8.
  public let utf8: [UInt8]
  /// How the bytes were decoded.
  public let encoding: TextEncoding
  /// How sure that is.
  public let finding: Finding

  /// Decodes a file: as told, or by its byte order mark, or as it declares where its bytes do not refute that, or as
  /// UTF-8 where it is valid, or in the encoding for which its bytes speak.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - told: The encoding the editor names, which is followed whatever the bytes look like.
  ///   - declared: The encoding the file itself declares.
  ///   - mayGuess: Whether a file that is not in the encoding it declares may be read in another. XML may not.
  ///   - fileName: Its name, for errors.
  /// - Throws: ``SourceTextError`` for a file that holds U+0000 or nothing, or that mixes encodings.
  /// - Complexity: O(*n*) in the number of bytes.
  public init(
    decoding bytes: [UInt8], as told: TextEncoding? = nil, declared: TextEncoding? = nil,
    mayGuess: Bool = true, fileName: String
  ) throws(SourceTextError) {
    (encoding, finding) =
      if let told { (told, .certain) } else {
        try Self.find(bytes, declared: declared, mayGuess: mayGuess, fileName: fileName)
      }
    switch encoding {
    case .utf8:
      if let invalid = UTF8Sequences.firstInvalid(in: bytes) {
        throw SourceTextError(.notUTF8(byteOffset: invalid), fileName: fileName)
      }
      utf8 = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    case .utf16LittleEndian: utf8 = Self.decodeUTF16(bytes, isLittleEndian: true)
    case .utf16BigEndian: utf8 = Self.decodeUTF16(bytes, isLittleEndian: false)
    case .windows1252, .iso8859Part15, .macRoman, .windows1251, .koi8R:
      utf8 = Self.decode(bytes, encoding.codePage ?? [])
    }
    if let zero = utf8.firstIndex(of: 0) {
      throw SourceTextError(.notText(utf8Offset: zero), fileName: fileName)
    }
    guard utf8.contains(where: { $0 > 0x20 }) else { throw SourceTextError(.empty, fileName: fileName) }
  }

  private static func find(
    _ bytes: [UInt8], declared: TextEncoding?, mayGuess: Bool, fileName: String
  ) throws(SourceTextError) -> (TextEncoding, Finding) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, .certain) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, .certain) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, .certain) }
    if declared == nil || declared == .utf8, let order = utf16Order(of: bytes) { return (order, .guessed) }
    guard let invalid = UTF8Sequences.firstInvalid(in: bytes) else {
      // Text in another encoding whose bytes are valid UTF-8 beyond ASCII does not occur.
      guard let declared, declared.codePage != nil, bytes.contains(where: { $0 >= 0x80 }) else {
        return (declared ?? .utf8, .certain)
      }
      return (.utf8, .refuted(declared))
    }
    if let declared, declared != .utf8 { return (declared, .certain) }
    guard mayGuess, let found = EncodingEvidence(bytes).encoding else {
      throw SourceTextError(.notUTF8(byteOffset: invalid), fileName: fileName)
    }
    return (found, declared.map { .refuted($0) } ?? .guessed)
  }

  /// The order of bytes in UTF-16 without a mark, where every other byte of the beginning is mostly zero and no other is.
  private static func utf16Order(of bytes: [UInt8]) -> TextEncoding? {
    let head = bytes.prefix(2_000)
    guard head.count >= 16, bytes.count % 2 == 0 else { return nil }
    let even = stride(from: 0, to: head.count, by: 2).count { head[$0] == 0 }
    let odd = stride(from: 1, to: head.count, by: 2).count { head[$0] == 0 }
    if even == 0, odd * 4 > head.count { return .utf16LittleEndian }
    if odd == 0, even * 4 > head.count { return .utf16BigEndian }
    return nil
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

  private static func decode(_ bytes: [UInt8], _ page: [Unicode.Scalar]) -> [UInt8] {
    let encoded = page.map { Array(String(Character($0)).utf8) }
    var utf8: [UInt8] = []
    utf8.reserveCapacity(bytes.count + bytes.count / 4)
    for byte in bytes {
      if byte < 0x80 { utf8.append(byte) } else { utf8 += encoded[Int(byte) - 0x80] }
    }
    return utf8
  }
}
