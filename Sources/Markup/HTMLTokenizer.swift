/// Reads HTML as it is found, event by event, every character with its place.
///
/// It never fails: what is no tag is text. Scripts, styles and comments are passed over; elements that HTML
/// leaves open are for the reader of the events to close. Names are folded to lower case.
public struct HTMLTokenizer {
  private let utf8: [UInt8]
  private var position = 0
  private var pendingEnd: (name: String, range: Range<Int>)?

  /// Creates a tokenizer over UTF-8 without a byte order mark.
  public init(utf8: [UInt8]) { self.utf8 = utf8 }

  /// Returns the next event; `nil` at the end.
  ///
  /// - Complexity: O(*n*) in the bytes of the event.
  public mutating func next() -> MarkupEvent? {
    if let (name, range) = pendingEnd {
      pendingEnd = nil
      return .end(name: name, utf8Range: range)
    }
    while position < utf8.count {
      let start = position
      if utf8[position] == 0x26, let entity = HTMLEntity.read(utf8[position...]) {
        position += entity.count
        return .replacement(entity.text, utf8Range: start..<position)
      }
      if utf8[position] == 0x3C {
        if starts(with: "<!--") {
          position = end(of: "-->", from: position + 4)
          continue
        }
        if starts(with: "<!") || starts(with: "<?") {
          position = end(of: ">", from: position + 2)
          continue
        }
        if let event = readTag() { return event }
      }
      position += 1
      while position < utf8.count, utf8[position] != 0x3C, utf8[position] != 0x26 { position += 1 }
      return .text(utf8Range: start..<position)
    }
    return nil
  }

  private mutating func readTag() -> MarkupEvent? {
    let start = position
    var index = position + 1
    let isEnd = index < utf8.count && utf8[index] == 0x2F
    if isEnd { index += 1 }
    let nameStart = index
    while index < utf8.count, isNameByte(utf8[index]) { index += 1 }
    guard index > nameStart, isLetter(utf8[nameStart]) else { return nil }
    let name = String(decoding: utf8[nameStart..<index], as: UTF8.self).lowercased()
    var attributes: [MarkupElement.Attribute] = []
    while index < utf8.count, utf8[index] != 0x3E {
      guard let attribute = readAttribute(&index) else {
        index += 1
        continue
      }
      if attributes.count < 64 { attributes.append(attribute) }
    }
    guard index < utf8.count else { return nil }
    let isEmpty = utf8[index - 1] == 0x2F
    position = index + 1
    if isEnd { return .end(name: name, utf8Range: start..<position) }
    let element = MarkupElement(name: name, attributes: attributes, utf8Range: start..<position)
    if name == "script" || name == "style" {
      position = end(of: name == "script" ? "</script" : "</style", from: position)
      position = end(of: ">", from: position)
      pendingEnd = (name, position..<position)
    } else if isEmpty || Self.voidElements.contains(name) {
      pendingEnd = (name, start..<position)
    }
    return .begin(element)
  }

  private func readAttribute(_ index: inout Int) -> MarkupElement.Attribute? {
    while index < utf8.count, isSpace(utf8[index]) { index += 1 }
    let start = index
    while index < utf8.count, !isSpace(utf8[index]), ![0x3D, 0x3E, 0x2F].contains(utf8[index]) { index += 1 }
    guard index > start else { return nil }
    let name = String(decoding: utf8[start..<index], as: UTF8.self).lowercased()
    var valueStart = index
    while valueStart < utf8.count, isSpace(utf8[valueStart]) { valueStart += 1 }
    guard valueStart < utf8.count, utf8[valueStart] == 0x3D else {
      return MarkupElement.Attribute(name: name, value: "")
    }
    index = valueStart + 1
    while index < utf8.count, isSpace(utf8[index]) { index += 1 }
    guard index < utf8.count else { return nil }
    let quote = utf8[index]
    let from: Int
    if quote == 0x22 || quote == 0x27 {
      from = index + 1
      index = from
      while index < utf8.count, utf8[index] != quote { index += 1 }
    } else {
      from = index
      while index < utf8.count, !isSpace(utf8[index]), utf8[index] != 0x3E { index += 1 }
    }
    let value = decoded(utf8[from..<min(index, from + 65_536)])
    if index < utf8.count, utf8[index] == quote { index += 1 }
    return MarkupElement.Attribute(name: name, value: value)
  }

  private func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == 0x26, let entity = HTMLEntity.read(bytes[index...]) {
        result += Array(entity.text.utf8)
        index += entity.count
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let voidElements: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
  ]

  private func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { $0.count <= utf8.count - position && utf8[position...].starts(with: $0) }
  }

  private func end(of text: StaticString, from: Int) -> Int {
    text.withUTF8Buffer { buffer in
      var index = from
      while index + buffer.count <= utf8.count {
        if buffer.indices.allSatisfy({ folded(utf8[index + $0]) == buffer[$0] }) {
          return index + buffer.count
        }
        index += 1
      }
      return utf8.count
    }
  }

  private func folded(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
  private func isNameByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x3A
  }
}
