import Diagnostics

/// One line of a chronicle without its indentation and comment, and the indented block that follows it, if any.
struct ChronicleLine {
  /// How many spaces stand before it.
  var indentation: Int
  /// Where it stands.
  var range: Range<Int>
  /// The block it ends with.
  var block: String?
}

/// Parts a file into lines, comments and blocks, and refuses what does not belong into a text.
struct ChronicleLexer {
  let bytes: [UInt8]
  private(set) var lines: [ChronicleLine] = []
  /// Comments with the place they stand at.
  private(set) var comments: [(text: String, offset: Int)] = []
  private(set) var flaws: [Flaw] = []
  private(set) var warnings: [Flaw] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard checkEncoding() else { return }
    checkCharacters()
    splitLines()
  }

  private mutating func checkEncoding() -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      flaws.append(
        Flaw("not-utf8", "this file is UTF-16", remedy: "save it as UTF-8", at: 0..<min(2, bytes.count)))
      return false
    }
    if String(validating: bytes, as: UTF8.self) != nil { return true }
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .emptyInput: return true
      case .error(let length):
        let byte = String(bytes[offset], radix: 16, uppercase: true)
        flaws.append(
          Flaw(
            "not-utf8", "this file is not UTF-8: byte \(byte) cannot stand here", remedy: "save it as UTF-8",
            at: offset..<(offset + max(1, length))))
        return false
      }
    }
  }

  /// Looks for characters that a plain text has no business with.
  private mutating func checkCharacters() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      warnings.append(
        Flaw(
          "byte-order-mark", "the file starts with a byte order mark", remedy: "temoin format takes it away",
          at: 0..<3))
    }
    var hasCarriageReturns = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0x0A, 0x20...0x7E: break
      case 0x09:
        flaws.append(
          Flaw(
            "tab", "there is a tab here", remedy: "use spaces, and \\t in quoted words",
            at: index..<(index + 1)))
      case 0x0D where index + 1 < bytes.count && bytes[index + 1] == 0x0A:
        if !hasCarriageReturns {
          hasCarriageReturns = true
          warnings.append(
            Flaw(
              "line-ends", "lines end with CR LF", remedy: "temoin format writes plain line ends",
              at: index..<(index + 1)))
        }
      case 0x00:
        flaws.append(
          Flaw("control-character", "there is a NUL here", remedy: "take it out", at: index..<(index + 1)))
      case 0x00..<0x20, 0x7F:
        flaws.append(controlFlaw(UInt32(byte), at: index..<(index + 1)))
      case 0xC2 where (0x80...0x9F).contains(bytes[index + 1]):
        flaws.append(controlFlaw(UInt32(bytes[index + 1]), at: index..<(index + 2)))
      case 0xD8 where bytes[index + 1] == 0x9C: flaws.append(directionFlaw(0x061C, at: index..<(index + 2)))
      case 0xE2 where bytes[index + 1] == 0x80 || bytes[index + 1] == 0x81:
        let value = 0x2000 + (UInt32(bytes[index + 1] & 0x3F) << 6) + UInt32(bytes[index + 2] & 0x3F)
        if Spelling.turnsDirection(value) { flaws.append(directionFlaw(value, at: index..<(index + 3))) }
      default: break
      }
      index += 1
    }
  }

  private func controlFlaw(_ value: UInt32, at range: Range<Int>) -> Flaw {
    let code = String(value, radix: 16, uppercase: true)
    return Flaw(
      "control-character", "there is an invisible control character here",
      remedy: "take it out, or write \\u{\(code)}",
      at: range)
  }

  private func directionFlaw(_ value: UInt32, at range: Range<Int>) -> Flaw {
    let code = String(value, radix: 16, uppercase: true)
    return Flaw(
      "direction-control", "an invisible character here turns the direction of writing",
      remedy: "take it out, or write \\u{\(code)} in quoted words", at: range)
  }

  private mutating func splitLines() {
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var openBlock: (line: Int, indentation: Int, lines: [Range<Int>])?
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      let next = end + 1
      var stop = end
      if stop > start, bytes[stop - 1] == 0x0D { stop -= 1 }
      var first = start
      while first < stop, bytes[first] == 0x20 || bytes[first] == 0x09 { first += 1 }
      let isBlank = first == stop
      if let block = openBlock {
        if isBlank || first - start > block.indentation {
          openBlock?.lines.append(isBlank ? stop..<stop : start..<stop)
          start = next
          continue
        }
        close(block)
        openBlock = nil
      }
      if !isBlank {
        let (contentEnd, comment, opensBlock) = scan(first..<stop)
        if let comment { comments.append((comment, first)) }
        if contentEnd > first {
          lines.append(ChronicleLine(indentation: first - start, range: first..<contentEnd))
          if opensBlock { openBlock = (lines.count - 1, first - start, []) }
        }
      }
      start = next
    }
    if let openBlock { close(openBlock) }
  }

  private mutating func close(_ block: (line: Int, indentation: Int, lines: [Range<Int>])) {
    var kept = block.lines
    while let last = kept.last, last.isEmpty { kept.removeLast() }
    var margin = Int.max
    for range in kept where !range.isEmpty {
      margin = min(margin, bytes[range].prefix { $0 == 0x20 }.count)
    }
    var text: [UInt8] = []
    for (number, range) in kept.enumerated() {
      if number > 0 { text.append(0x0A) }
      if !range.isEmpty { text += bytes[(range.lowerBound + margin)..<range.upperBound] }
    }
    lines[block.line].block = String(decoding: text, as: UTF8.self)
  }

  /// Finds where the content of a line ends, its comment, and whether it opens a block.
  private func scan(_ range: Range<Int>) -> (end: Int, comment: String?, opensBlock: Bool) {
    var isInWords = false
    var index = range.lowerBound
    var end = range.upperBound
    var comment: String?
    scan: while index < range.upperBound {
      switch bytes[index] {
      case 0x22: isInWords.toggle()
      case 0x5C where isInWords: index += 1
      case 0x23 where !isInWords && (index == range.lowerBound || bytes[index - 1] == 0x20):
        comment = String(decoding: bytes[(index + 1)..<range.upperBound], as: UTF8.self)
        end = index
        break scan
      default: break
      }
      index += 1
    }
    while end > range.lowerBound, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    let opensBlock =
      !isInWords && end - range.lowerBound >= 2 && bytes[end - 1] == 0x7C && bytes[end - 2] == 0x20
    return (end, comment, opensBlock)
  }
}
