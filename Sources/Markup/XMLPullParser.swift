/// Reads an XML 1.0 document event by event, every character with its place.
///
/// It is strict where safety or the words are at stake: documents that declare entities or name an external
/// subset with an internal one are refused, an unknown entity is an error and never a hole, and nothing
/// is ever fetched. Namespaces are left to the reader of the events. Memory is that of the open elements.
public struct XMLPullParser {
  private let utf8: [UInt8]
  private var position = 0
  private var open: [String] = []
  private var hasRoot = false
  private var pendingEnd: (name: String, range: Range<Int>)?

  /// Elements lie no deeper than this.
  public static let deepest = 4_000
  /// No vocabulary gives an element nearly as many.
  private static let mostAttributes = 1_000

  /// Creates a parser over UTF-8 without a byte order mark.
  public init(utf8: [UInt8]) { self.utf8 = utf8 }

  /// Returns the next event; `nil` at the end of a well-formed document.
  ///
  /// - Throws: ``XMLReadingError`` where the document is not well-formed or not allowed.
  /// - Complexity: O(*n*) in the bytes of the event.
  public mutating func next() throws(XMLReadingError) -> MarkupEvent? {
    if let (name, range) = pendingEnd {
      pendingEnd = nil
      open.removeLast()
      return .end(name: name, utf8Range: range)
    }
    while position < utf8.count {
      if utf8[position] == 0x3C {
        if let event = try readMarkup() { return event }
      } else if open.isEmpty {
        guard isSpace(utf8[position]) else { throw error(.outsideTheRoot) }
        position += 1
      } else {
        return try readText()
      }
    }
    if let last = open.last { throw error(.endsInside("<\(last)>")) }
    guard hasRoot else { throw error(.expected("an element")) }
    return nil
  }

  // MARK: Text

  private mutating func readText() throws(XMLReadingError) -> MarkupEvent {
    let start = position
    if utf8[position] == 0x26 {
      let text = try readReference()
      return .replacement(text, utf8Range: start..<position)
    }
    if utf8[position] == 0x0D {
      position += position + 1 < utf8.count && utf8[position + 1] == 0x0A ? 2 : 1
      return .replacement("\n", utf8Range: start..<position)
    }
    while position < utf8.count, utf8[position] != 0x3C, utf8[position] != 0x26, utf8[position] != 0x0D {
      try checkCharacter()
      position += 1
    }
    return .text(utf8Range: start..<position)
  }

  private mutating func readReference() throws(XMLReadingError) -> String {
    let start = position
    guard let end = utf8[position..<min(utf8.count, position + 64)].firstIndex(of: 0x3B), end > position + 1
    else {
      throw error(.expected("; behind &"))
    }
    let name = String(decoding: utf8[position + 1..<end], as: UTF8.self)
    position = end + 1
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    guard name.hasPrefix("#") else { throw error(.unknownEntity(name), at: start) }
    let digits = name.dropFirst()
    let value = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let value, let scalar = Unicode.Scalar(value), isAllowed(value) else {
      throw error(.forbiddenCharacter(value ?? 0), at: start)
    }
    return String(scalar)
  }

  private func checkCharacter() throws(XMLReadingError) {
    let byte = utf8[position]
    guard byte < 0x20 || byte == 0xEF else { return }
    if byte < 0x20, byte != 0x09, byte != 0x0A { throw error(.forbiddenCharacter(UInt32(byte))) }
    if byte == 0xEF, position + 2 < utf8.count, utf8[position + 1] == 0xBF, utf8[position + 2] >= 0xBE {
      throw error(.forbiddenCharacter(utf8[position + 2] == 0xBE ? 0xFFFE : 0xFFFF))
    }
  }

  private func isAllowed(_ value: UInt32) -> Bool {
    value == 9 || value == 10 || value == 13 || (0x20...0xD7FF).contains(value)
      || (0xE000...0xFFFD).contains(value)
      || value >= 0x10000
  }

  // MARK: Markup

  private mutating func readMarkup() throws(XMLReadingError) -> MarkupEvent? {
    let start = position
    if looksAt("<!--") {
      try skip(past: "-->", from: start + 4, inside: "a comment")
      return nil
    }
    if looksAt("<![CDATA[") {
      guard !open.isEmpty else { throw error(.outsideTheRoot) }
      try skip(past: "]]>", from: start + 9, inside: "a CDATA section")
      let content = start + 9..<position - 3
      return content.isEmpty ? nil : .text(utf8Range: content)
    }
    if looksAt("<?") {
      let name = name(at: start + 2)
      try skip(past: "?>", from: start + 2, inside: "a processing instruction")
      return name.lowercased() == "xml" ? nil : .instruction(target: name, utf8Range: start..<position)
    }
    if looksAt("<!DOCTYPE") {
      try skipDocumentType()
      return nil
    }
    if looksAt("</") { return try readEndTag() }
    return try readStartTag()
  }

  private mutating func readEndTag() throws(XMLReadingError) -> MarkupEvent {
    let start = position
    let name = name(at: start + 2)
    position += 2 + name.utf8.count
    skipSpace()
    guard position < utf8.count else { throw error(.endsInside("a tag")) }
    guard utf8[position] == 0x3E else { throw error(.expected(">")) }
    guard open.last == name else { throw error(.wrongEndTag(found: name, expected: open.last), at: start) }
    open.removeLast()
    position += 1
    return .end(name: name, utf8Range: start..<position)
  }

  private mutating func readStartTag() throws(XMLReadingError) -> MarkupEvent {
    let start = position
    let name = name(at: start + 1)
    guard !name.isEmpty else { throw error(.expected("the name of an element")) }
    guard !open.isEmpty || !hasRoot else { throw error(.outsideTheRoot) }
    guard open.count < Self.deepest else { throw error(.tooDeep(limit: Self.deepest)) }
    position += 1 + name.utf8.count
    var attributes: [MarkupElement.Attribute] = []
    while true {
      let before = position
      skipSpace()
      guard position < utf8.count else { throw error(.endsInside("a tag"), at: start) }
      if utf8[position] == 0x3E || utf8[position] == 0x2F { break }
      guard position > before else { throw error(.expected("a blank before the attribute")) }
      guard attributes.count < Self.mostAttributes else {
        throw error(.tooManyAttributes(limit: Self.mostAttributes), at: start)
      }
      attributes.append(try readAttribute(attributes))
    }
    let isEmpty = utf8[position] == 0x2F
    if isEmpty { position += 1 }
    guard position < utf8.count, utf8[position] == 0x3E else { throw error(.expected(">")) }
    position += 1
    hasRoot = true
    open.append(name)
    if isEmpty { pendingEnd = (name, start..<position) }
    return .begin(MarkupElement(name: name, attributes: attributes, utf8Range: start..<position))
  }

  private mutating func readAttribute(
    _ others: [MarkupElement.Attribute]
  ) throws(XMLReadingError) -> MarkupElement.Attribute {
    let start = position
    let name = name(at: position)
    guard !name.isEmpty else { throw error(.expected("the name of an attribute")) }
    guard !others.contains(where: { $0.name == name }) else { throw error(.repeatedAttribute(name)) }
    position += name.utf8.count
    skipSpace()
    guard position < utf8.count, utf8[position] == 0x3D else { throw error(.expected("= behind \(name)")) }
    position += 1
    skipSpace()
    guard position < utf8.count, utf8[position] == 0x22 || utf8[position] == 0x27 else {
      throw error(.expected("a quotation mark"))
    }
    let quote = utf8[position]
    position += 1
    var value: [UInt8] = []
    while position < utf8.count, utf8[position] != quote {
      switch utf8[position] {
      case 0x3C: throw error(.expected("&lt; in place of <"))
      case 0x26: value += Array(try readReference().utf8)
      case 0x09, 0x0A, 0x0D:
        value.append(0x20)
        position += 1
      default:
        try checkCharacter()
        value.append(utf8[position])
        position += 1
      }
    }
    guard position < utf8.count else { throw error(.endsInside("an attribute"), at: start) }
    position += 1
    return MarkupElement.Attribute(name: name, value: String(decoding: value, as: UTF8.self))
  }

  /// Passes over a document type that only names itself; anything it declares is refused.
  private mutating func skipDocumentType() throws(XMLReadingError) {
    guard !hasRoot else { throw error(.outsideTheRoot) }
    let start = position
    while position < utf8.count, utf8[position] != 0x3E {
      if utf8[position] == 0x5B { throw error(.declaresEntities) }
      position += 1
    }
    guard position < utf8.count else { throw error(.endsInside("the document type"), at: start) }
    position += 1
  }

  // MARK: Bytes

  private func looksAt(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { $0.count <= utf8.count - position && utf8[position...].starts(with: $0) }
  }

  private mutating func skip(past text: StaticString, from: Int, inside: String) throws(XMLReadingError) {
    let start = position
    position = from
    let length = text.utf8CodeUnitCount
    while position + length <= utf8.count {
      if looksAt(text) {
        position += length
        return
      }
      try checkCharacter()
      position += 1
    }
    throw error(.endsInside(inside), at: start)
  }

  private func name(at start: Int) -> String {
    var end = start
    while end < utf8.count, utf8[end] > 0x20, !Self.nameEnds.contains(utf8[end]) { end += 1 }
    return String(decoding: utf8[min(start, utf8.count)..<max(end, min(start, utf8.count))], as: UTF8.self)
  }

  private static let nameEnds: Set<UInt8> = Set("/>=<\"'&?!;,()[]{}".utf8)

  private mutating func skipSpace() {
    while position < utf8.count, isSpace(utf8[position]) { position += 1 }
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  private func error(_ reason: XMLReadingError.Reason, at offset: Int? = nil) -> XMLReadingError {
    XMLReadingError(reason: reason, utf8Offset: offset ?? min(position, utf8.count))
  }
}
