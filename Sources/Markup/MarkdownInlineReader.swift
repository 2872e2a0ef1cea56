/// Reads the inline content of a Markdown block.
///
/// Emphasis follows the delimiter-run rules of CommonMark 0.31 (§6.2); brackets that make no link stay
/// text, as editors use them. Every byte of the block is text, a replacement, or markup, and none is lost.
///
/// - Complexity: O(*n*) in the bytes of the block for all but nested brackets, whose depth is bounded.
public struct MarkdownInlineReader {
  private let document: [UInt8]
  private let linkLabels: Set<String>
  private var bytes: [UInt8] = []
  private var origin: [Int] = []
  private var pieces: [Piece] = []
  private var brackets: [Int] = []
  private var closingBrackets: [Int: Int] = [:]

  private enum Piece {
    case inline(InlineContent)
    case delimiters(byte: UInt8, count: Int, start: Int, canOpen: Bool, canClose: Bool)
    case bracket(start: Int, isImage: Bool)
    case nothing
  }

  private static let deepestNesting = 32
  /// Delimiters that wait for their other half; the oldest beyond these stay text.
  private static let mostOpenDelimiters = 64

  /// Creates a reader for one document.
  public init(document: MarkdownDocument) {
    self.document = document.utf8
    linkLabels = document.linkLabels
  }

  /// Returns the content of a block's lines, in order.
  public func read(lines: [Range<Int>]) -> [InlineContent] {
    var reader = self
    for (index, line) in lines.enumerated() {
      if index > 0 {
        reader.bytes.append(0x0A)
        reader.origin.append(lines[index - 1].upperBound)
      }
      reader.bytes += document[line]
      reader.origin += line
    }
    reader.origin.append(lines.last?.upperBound ?? 0)
    reader.pairBrackets()
    return reader.parse(0..<reader.bytes.count, depth: 0)
  }

  // MARK: Scanning

  private func parse(_ range: Range<Int>, depth: Int) -> [InlineContent] {
    var scan = self
    scan.pieces = []
    scan.brackets = []
    scan.scan(range, depth: depth)
    scan.matchDelimiters(from: 0)
    return scan.finish()
  }

  private mutating func scan(_ range: Range<Int>, depth: Int) {
    var index = range.lowerBound
    var textStart = index
    func place(_ from: Int, _ to: Int) -> Range<Int> { origin[from]..<max(origin[from], end(of: to)) }
    func end(of to: Int) -> Int {
      to == 0 ? origin[0] : to == range.lowerBound ? origin[to] : origin[to - 1] + 1
    }
    while index < range.upperBound {
      let start = index
      var next = index + 1
      var found: [Piece]?
      switch bytes[index] {
      case 0x5C:  // backslash
        if next < range.upperBound, isPunctuation(bytes[next]) {
          found = [.inline(.text(place(next, next + 1)))]
          next += 1
        } else if next < range.upperBound, bytes[next] == 0x0A {
          next = skipSpaces(next + 1, range)
          found = [.inline(.hardBreak(place(start, next)))]
        }
      case 0x0A:
        var before = index
        while before > textStart, bytes[before - 1] == 0x20 { before -= 1 }
        next = skipSpaces(next, range)
        flush(textStart, before)
        textStart = before
        let whole = origin[before]..<(next < range.upperBound ? origin[next] : end(of: next))
        found = [.inline(index - before >= 2 ? .hardBreak(whole) : .softBreak(whole))]
      case 0x60:
        if let code = codeSpan(index, range) {
          found = [.inline(.text(place(code.content.lowerBound, code.content.upperBound)))]
          next = code.end
        } else {
          next = index + bytes[index..<range.upperBound].prefix { $0 == 0x60 }.count
        }
      case 0x2A, 0x5F:
        let count = bytes[index..<range.upperBound].prefix { $0 == bytes[index] }.count
        next = index + count
        found = [delimiterRun(index, count, range)]
      case 0x21 where next < range.upperBound && bytes[next] == 0x5B:
        found = [.bracket(start: index, isImage: true)]
        next += 1
      case 0x5B:
        if let call = noteCall(index, range) {
          found = [.inline(.noteCall(label: call.label, place(index, call.end)))]
          next = call.end
        } else {
          found = [.bracket(start: index, isImage: false)]
        }
      case 0x5E where next < range.upperBound && bytes[next] == 0x5B && depth < Self.deepestNesting:
        if let close = closingBrackets[next], close < range.upperBound {
          found = [
            .inline(
              .inlineNote(label: nil, parse(next + 1..<close, depth: depth + 1), place(index, close + 1)))
          ]
          next = close + 1
        }
      case 0x5D:
        flush(textStart, index)
        textStart = index
        if let end = closeBracket(index, range) {
          next = end
          found = []
        }
      case 0x3C:
        if let tag = htmlTag(index, range) {
          found = tag.pieces(place(index, tag.end))
          next = tag.end
        } else if let link = autolink(index, range) {
          found = [.inline(.text(place(link.lowerBound, link.upperBound)))]
          next = link.upperBound + 1
        }
      case 0x26:
        if let entity = HTMLEntity.read(bytes[index..<range.upperBound]) {
          next = index + entity.count
          found = [.inline(.replacement(entity.text, place(index, next)))]
        }
      default:
        break
      }
      if let found {
        if textStart < start, bytes[start] != 0x0A { flush(textStart, start) }
        for piece in found {
          if case .bracket = piece { brackets.append(pieces.count) }
          pieces.append(piece)
        }
        textStart = next
      }
      index = next
    }
    flush(textStart, range.upperBound)
  }

  private mutating func flush(_ from: Int, _ to: Int) {
    var start = from
    while start < to {  // one run per line, as lines may lie apart in the document
      var end = start + 1
      while end < to, origin[end] == origin[end - 1] + 1 { end += 1 }
      pieces.append(.inline(.text(origin[start]..<origin[end - 1] + 1)))
      start = end
    }
  }

  private func skipSpaces(_ index: Int, _ range: Range<Int>) -> Int {
    var index = index
    while index < range.upperBound, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    return index
  }

  private func codeSpan(_ index: Int, _ range: Range<Int>) -> (content: Range<Int>, end: Int)? {
    let ticks = bytes[index..<range.upperBound].prefix { $0 == 0x60 }.count
    var position = index + ticks
    while position < range.upperBound, position - index < 10_000 {
      guard bytes[position] == 0x60 else {
        position += 1
        continue
      }
      let run = bytes[position..<range.upperBound].prefix { $0 == 0x60 }.count
      if run == ticks {
        let content = index + ticks..<position
        guard !content.contains(where: { bytes[$0] == 0x0A }) else { return nil }
        return (content, position + run)
      }
      position += run
    }
    return nil
  }

  private func noteCall(_ index: Int, _ range: Range<Int>) -> (label: String, end: Int)? {
    guard index + 3 < range.upperBound, bytes[index + 1] == 0x5E,
      let close = bytes[index..<min(range.upperBound, index + 100)].firstIndex(of: 0x5D), close > index + 2,
      !bytes[index + 2..<close].contains(where: { $0 == 0x20 || $0 == 0x0A || $0 == 0x5B })
    else { return nil }
    return (String(decoding: bytes[index + 2..<close], as: UTF8.self), close + 1)
  }

  /// Finds the bracket that closes each bracket, innermost first.
  private mutating func pairBrackets() {
    var open: [Int] = []
    for (index, byte) in bytes.enumerated() {
      if byte == 0x5B { open.append(index) }
      if byte == 0x5D, let opening = open.popLast() { closingBrackets[opening] = index }
    }
  }

  // MARK: Links

  private mutating func closeBracket(_ index: Int, _ range: Range<Int>) -> Int? {
    guard let opener = brackets.popLast(), case .bracket(let start, let isImage) = pieces[opener] else {
      return nil
    }
    let label = String(decoding: bytes[start + (isImage ? 2 : 1)..<index], as: UTF8.self).lowercased()
    guard let end = linkTarget(index + 1, range) ?? linkReference(index + 1, range, label: label) else {
      pieces[opener] = .inline(.text(origin[start]..<origin[start] + (isImage ? 2 : 1)))
      return nil
    }
    pieces[opener] = .nothing
    return end
  }

  private func linkTarget(_ index: Int, _ range: Range<Int>) -> Int? {
    guard index < range.upperBound, bytes[index] == 0x28 else { return nil }
    var depth = 0
    var position = index
    let limit = min(range.upperBound, index + 4_000)
    while position < limit {
      switch bytes[position] {
      case 0x5C: position += 1
      case 0x28: depth += 1
      case 0x29:
        depth -= 1
        if depth == 0 { return isTarget(index + 1..<position) ? position + 1 : nil }
      default: break
      }
      position += 1
    }
    return nil
  }

  /// Whether what stands in the parentheses is an address with, at most, a title: a remark in
  /// parentheses after a remark in brackets is none.
  private func isTarget(_ range: Range<Int>) -> Bool {
    let text = bytes[range].drop { $0 == 0x20 }
    if text.isEmpty || text.first == 0x3C { return true }
    guard let space = text.firstIndex(where: { $0 == 0x20 || $0 == 0x0A }) else { return true }
    let rest = text[space...].drop { $0 == 0x20 || $0 == 0x0A }
    return rest.isEmpty || rest.first == 0x22 || rest.first == 0x27
  }

  private func linkReference(_ index: Int, _ range: Range<Int>, label: String) -> Int? {
    if index < range.upperBound, bytes[index] == 0x5B,
      let close = bytes[index..<min(range.upperBound, index + 1_000)].firstIndex(of: 0x5D)
    {
      let other = String(decoding: bytes[index + 1..<close], as: UTF8.self).lowercased()
      return linkLabels.contains(other.isEmpty ? label : other) ? close + 1 : nil
    }
    return linkLabels.contains(label) ? index : nil
  }

  private func autolink(_ index: Int, _ range: Range<Int>) -> Range<Int>? {
    guard let close = bytes[index..<min(range.upperBound, index + 2_000)].firstIndex(of: 0x3E) else {
      return nil
    }
    let content = bytes[index + 1..<close]
    guard !content.isEmpty, !content.contains(where: { $0 <= 0x20 || $0 == 0x3C }),
      content.contains(0x40) || content.contains(0x3A), isLetter(content[content.startIndex])
    else { return nil }
    return index + 1..<close
  }

  // MARK: HTML

  private struct Tag {
    var name: String
    var isClosing: Bool
    var end: Int
    var callLabel: String?

    func pieces(_ place: Range<Int>) -> [Piece] {
      if let callLabel { return [.inline(.noteCall(label: callLabel, place))] }
      let style: InlineContent.Style? =
        switch name {
        case "i", "em", "cite": .emphasis
        case "b", "strong": .strong
        case "q": .quotation(speaker: nil, language: nil)
        default: nil
        }
      if let style { return [.inline(isClosing ? .end(style) : .begin(style))] }
      return name == "br" ? [.inline(.hardBreak(place))] : [.nothing]
    }
  }

  private func htmlTag(_ index: Int, _ range: Range<Int>) -> Tag? {
    let limit = min(range.upperBound, index + 2_000)
    if bytes[index..<limit].starts(with: "<!--".utf8) {
      var position = index + 4
      while position + 2 < limit {
        if bytes[position] == 0x2D, bytes[position + 1] == 0x2D, bytes[position + 2] == 0x3E {
          return Tag(name: "", isClosing: false, end: position + 3)
        }
        position += 1
      }
      return nil
    }
    var position = index + 1
    let isClosing = position < limit && bytes[position] == 0x2F
    if isClosing { position += 1 }
    let nameStart = position
    while position < limit, isLetter(bytes[position]) || (0x31...0x36).contains(bytes[position]) {
      position += 1
    }
    let name = String(decoding: bytes[nameStart..<position], as: UTF8.self).lowercased()
    guard Self.tagNames.contains(name), position < limit,
      bytes[position] == 0x20 || bytes[position] == 0x2F || bytes[position] == 0x3E
        || bytes[position] == 0x0A,
      let close = bytes[position..<limit].firstIndex(of: 0x3E)
    else { return nil }
    var tag = Tag(name: name, isClosing: isClosing, end: close + 1)
    if name == "sup", !isClosing, let call = superscriptCall(close + 1, limit) {
      tag.callLabel = call.label
      tag.end = call.end
    }
    return tag
  }

  /// Reads `1</sup>`: a number, letter or asterisk set high is the call of a note.
  private func superscriptCall(_ index: Int, _ limit: Int) -> (label: String, end: Int)? {
    guard let close = bytes[index..<min(limit, index + 12)].firstIndex(of: 0x3C),
      bytes[close..<limit].starts(with: "</sup>".utf8)
    else { return nil }
    let label = bytes[index..<close]
    let isNumber = !label.isEmpty && label.count <= 3 && label.allSatisfy { (0x30...0x39).contains($0) }
    let isSign = (1...3).contains(label.count) && label.allSatisfy { $0 == 0x2A }
    let isSingleLetter = label.count == 1 && label.allSatisfy(isLetter)
    guard isNumber || isSign || isSingleLetter else { return nil }
    return (String(decoding: label, as: UTF8.self), close + 6)
  }

  private static let tagNames: Set<String> = [
    "a", "abbr", "b", "big", "blockquote", "br", "caption", "center", "cite", "code", "dd", "div", "dl", "dt",
    "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "del", "kbd", "li", "ol", "p",
    "pre", "q", "s", "section", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "th",
    "thead",
    "tr", "tt", "u", "ul", "var", "figure", "figcaption", "article", "header", "footer", "details", "summary",
  ]

  // MARK: Emphasis

  private func delimiterRun(_ index: Int, _ count: Int, _ range: Range<Int>) -> Piece {
    let before = index > range.lowerBound ? bytes[index - 1] : 0x20
    let after = index + count < range.upperBound ? bytes[index + count] : 0x20
    let (spaceBefore, spaceAfter) = (isWhite(before), isWhite(after))
    let (markBefore, markAfter) = (isMark(endingAt: index), isMark(startingAt: index + count, range))
    let left = !spaceAfter && (!markAfter || spaceBefore || markBefore)
    let right = !spaceBefore && (!markBefore || spaceAfter || markAfter)
    let isUnderscore = bytes[index] == 0x5F
    return .delimiters(
      byte: bytes[index], count: count, start: index,
      canOpen: isUnderscore ? left && (!right || markBefore) : left,
      canClose: isUnderscore ? right && (!left || markAfter) : right)
  }

  private mutating func matchDelimiters(from bottom: Int) {
    var openers: [Int] = []
    var result: [Int: [InlineContent]] = [:]
    var left: [Int: (count: Int, start: Int)] = [:]
    for (index, piece) in pieces.enumerated() where index >= bottom {
      guard case .delimiters(let byte, let count, let start, let canOpen, let canClose) = piece else {
        continue
      }
      left[index] = (count, start)
      if canClose {
        while let remaining = left[index]?.count, remaining > 0,
          let position = openers.lastIndex(where: { matches($0, byte, closerCount: count, canOpen, left) })
        {
          let opener = openers[position]
          openers.removeSubrange((position + 1)...)
          let width = min(2, remaining, left[opener]?.count ?? 0)
          let style: InlineContent.Style = width == 2 ? .strong : .emphasis
          result[opener, default: []].insert(.begin(style), at: 0)
          result[index, default: []].append(.end(style))
          left[opener]?.count -= width
          left[index]?.count -= width
          left[index]?.start += width
          if left[opener]?.count == 0 { openers.remove(at: position) }
        }
      }
      if canOpen, let remaining = left[index]?.count, remaining > 0 {
        openers.append(index)
        if openers.count > Self.mostOpenDelimiters { openers.removeFirst(Self.mostOpenDelimiters / 2) }
      }
    }
    for index in pieces.indices {
      guard let rest = left[index] else { continue }
      replacements[index] = (rest, result[index] ?? [])
    }
  }

  private var replacements: [Int: (rest: (count: Int, start: Int), styles: [InlineContent])] = [:]

  private func matches(
    _ opener: Int, _ byte: UInt8, closerCount: Int, _ closerCanOpen: Bool,
    _ left: [Int: (count: Int, start: Int)]
  ) -> Bool {
    guard case .delimiters(let other, let count, _, _, let canClose) = pieces[opener], other == byte,
      (left[opener]?.count ?? 0) > 0
    else { return false }
    let isThreefold =
      (count + closerCount).isMultiple(of: 3) && !(count.isMultiple(of: 3) && closerCount.isMultiple(of: 3))
    return !((canClose || closerCanOpen) && isThreefold)
  }

  private func finish() -> [InlineContent] {
    var inlines: [InlineContent] = []
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .inline(let inline): inlines.append(inline)
      case .bracket(let start, let isImage):
        inlines.append(.text(origin[start]..<origin[start] + (isImage ? 2 : 1)))
      case .nothing: break
      case .delimiters:
        guard let (rest, styles) = replacements[index] else { break }
        let closing = styles.filter { if case .end = $0 { true } else { false } }
        let opening = styles.filter { if case .begin = $0 { true } else { false } }
        inlines += closing
        if rest.count > 0 { inlines.append(.text(origin[rest.start]..<origin[rest.start] + rest.count)) }
        inlines += opening
      }
    }
    return inlines
  }

  // MARK: Bytes

  private func isWhite(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A }
  private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

  private func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
      || (0x7B...0x7E).contains(byte)
  }

  private func isMark(endingAt index: Int) -> Bool {
    guard index > 0 else { return false }
    var start = index - 1
    while start > 0, bytes[start] & 0xC0 == 0x80, index - start < 4 { start -= 1 }
    return isMark(bytes[start..<index])
  }

  private func isMark(startingAt index: Int, _ range: Range<Int>) -> Bool {
    guard index < range.upperBound else { return false }
    var end = index + 1
    while end < range.upperBound, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return isMark(bytes[index..<end])
  }

  private func isMark(_ scalar: ArraySlice<UInt8>) -> Bool {
    guard let first = scalar.first else { return false }
    if first < 0x80 { return isPunctuation(first) }
    guard let value = String(decoding: scalar, as: UTF8.self).unicodeScalars.first else { return false }
    return switch value.properties.generalCategory {
    case .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .connectorPunctuation, .otherPunctuation, .currencySymbol, .mathSymbol, .modifierSymbol, .otherSymbol:
      true
    default: false
    }
  }
}
