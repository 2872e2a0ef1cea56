/// Words of a line and where they stand.
struct Word {
  var text: String
  var range: Range<Int>
}

/// Reads a line of a chronicle from left to right.
struct Cursor {
  let bytes: [UInt8]
  private(set) var offset: Int
  let end: Int
  private var block: String?

  init(_ bytes: [UInt8], _ line: ChronicleLine) {
    self.bytes = bytes
    offset = line.range.lowerBound
    end = line.range.upperBound
    block = line.block
  }

  mutating func skipSpaces() {
    while offset < end, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
  }

  /// Whether nothing is left.
  var isAtEnd: Bool {
    mutating get {
      skipSpaces()
      return offset >= end
    }
  }

  /// Whether the clause ends here.
  var isAtClauseEnd: Bool { mutating get { isAtEnd || bytes[offset] == 0x3B } }

  /// The next byte, `nil` at the end.
  var next: UInt8? {
    mutating get {
      skipSpaces()
      return offset < end ? bytes[offset] : nil
    }
  }

  /// The place of what comes next.
  var here: Range<Int> {
    mutating get {
      var copy = self
      copy.skipSpaces()
      let start = min(copy.offset, end)
      let word = copy.word()
      return word?.range ?? start..<min(start + 1, max(end, start))
    }
  }

  /// Takes a mark such as `,` if it comes next.
  mutating func take(_ mark: Character) -> Bool {
    skipSpaces()
    guard offset < end, let byte = mark.asciiValue, bytes[offset] == byte else { return false }
    offset += 1
    return true
  }

  /// Takes a word if it comes next.
  mutating func take(word: String) -> Bool {
    var copy = self
    guard copy.word()?.text == word else { return false }
    self = copy
    return true
  }

  /// Takes words if they come next.
  mutating func take(words: String...) -> Bool {
    var copy = self
    for word in words where !copy.take(word: word) { return false }
    self = copy
    return true
  }

  /// The next word, left where it is.
  func peekWord() -> Word? {
    var copy = self
    return copy.word()
  }

  /// The next words, left where they are.
  func peekWords(_ count: Int) -> [String] {
    var copy = self
    var words: [String] = []
    while words.count < count, let word = copy.word() { words.append(word.text) }
    return words
  }

  /// Takes the next word; `nil` where a mark, quoted words or nothing comes next.
  mutating func word() -> Word? {
    skipSpaces()
    let start = offset
    while offset < end {
      let byte = bytes[offset]
      if byte == 0x3A {
        // A colon belongs to a word that goes on behind it, as in `event:exile`.
        guard offset > start, offset + 1 < end, bytes[offset + 1] != 0x20 else { break }
      } else if Cursor.endsWord(byte) {
        break
      }
      offset += 1
    }
    guard offset > start else { return nil }
    return Word(text: String(decoding: bytes[start..<offset], as: UTF8.self), range: start..<offset)
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x22, 0x28, 0x29, 0x2C, 0x3B, 0x3C, 0x5B, 0x5D, 0x7C: true
    default: false
    }
  }

  /// Whether quoted words or a block come next.
  var isAtWords: Bool { mutating get { next == 0x22 || (next == 0x7C && block != nil) } }

  /// Takes quoted words or a block.
  mutating func words(_ what: String = "words in quotation marks") throws(Flaw) -> Word {
    skipSpaces()
    let start = offset
    if next == 0x7C, let block {
      offset += 1
      self.block = nil
      return Word(text: block, range: start..<offset)
    }
    guard next == 0x22 else {
      throw Flaw("expected-words", "\(what) should stand here", remedy: "write them as \"…\"", at: here)
    }
    offset += 1
    let first = offset
    while offset < end, bytes[offset] != 0x22, bytes[offset] != 0x5C { offset += 1 }
    if offset < end, bytes[offset] == 0x22 {
      offset += 1
      return Word(text: String(decoding: bytes[first..<(offset - 1)], as: UTF8.self), range: start..<offset)
    }
    var text = Array(bytes[first..<offset])
    while offset < end, bytes[offset] != 0x22 {
      if bytes[offset] == 0x5C { try escape(into: &text) } else { text.append(bytes[offset]); offset += 1 }
    }
    guard offset < end else {
      throw Flaw(
        "open-quotation", "these quoted words have no end",
        remedy: "close them with \" on the same line, or use a block: |",
        at: start..<end)
    }
    offset += 1
    return Word(text: String(decoding: text, as: UTF8.self), range: start..<offset)
  }

  private mutating func escape(into text: inout [UInt8]) throws(Flaw) {
    let start = offset
    offset += 1
    guard offset < end else { return }
    let byte = bytes[offset]
    offset += 1
    switch byte {
    case 0x22, 0x5C: text.append(byte)
    case 0x6E: text.append(0x0A)
    case 0x74: text.append(0x09)
    case 0x75:
      let digits = offset + 1
      guard offset < end, bytes[offset] == 0x7B,
        let close = bytes[digits..<end].firstIndex(of: 0x7D),
        let value = UInt32(String(decoding: bytes[digits..<close], as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(value)
      else {
        throw Flaw(
          "escape", "this is no character", remedy: "write \\u{202E}, in hexadecimal",
          at: start..<min(offset + 1, end))
      }
      text += Array(String(Character(scalar)).utf8)
      offset = close + 1
    default:
      throw Flaw(
        "escape", "a backslash stands before \\, \", n, t or u{…} only", remedy: "write \\\\ for a backslash",
        at: start..<offset)
    }
  }

  /// Takes everything up to the end of the line.
  mutating func rest() -> Word {
    skipSpaces()
    defer { offset = end }
    return Word(text: String(decoding: bytes[offset..<end], as: UTF8.self), range: offset..<end)
  }

  /// Takes everything up to a mark outside quotation marks, without it.
  mutating func text(upTo marks: String) -> Word {
    skipSpaces()
    let start = offset
    let stops = Array(marks.utf8)
    while offset < end, !stops.contains(bytes[offset]) { offset += 1 }
    var stop = offset
    while stop > start, bytes[stop - 1] == 0x20 { stop -= 1 }
    return Word(text: String(decoding: bytes[start..<stop], as: UTF8.self), range: start..<stop)
  }

  /// Takes a bracketed set, such as EDTF's `[1667,1668]`.
  mutating func bracketed() -> Word? {
    skipSpaces()
    guard offset < end, bytes[offset] == 0x5B || bytes[offset] == 0x7B else { return nil }
    let close: UInt8 = bytes[offset] == 0x5B ? 0x5D : 0x7D
    guard let last = bytes[offset..<end].firstIndex(of: close) else { return nil }
    let start = offset
    offset = last + 1
    while offset < end, !Cursor.endsWord(bytes[offset]) { offset += 1 }
    return Word(text: String(decoding: bytes[start..<offset], as: UTF8.self), range: start..<offset)
  }

  /// Goes on behind the clause that could not be read.
  mutating func skipClause() {
    var isInWords = false
    while offset < end {
      switch bytes[offset] {
      case 0x22: isInWords.toggle()
      case 0x5C where isInWords: offset += 1
      case 0x3B where !isInWords: return
      default: break
      }
      offset += 1
    }
    offset = end
  }
}
