/// Finds the leaf blocks of a Markdown document, line by line.
struct MarkdownBlockScanner {
  let utf8: [UInt8]
  private(set) var blocks: [MarkdownBlock] = []
  private(set) var frontMatter: [(key: String, value: String)] = []
  private(set) var linkLabels: Set<String> = []

  private var open: MarkdownBlock?
  /// The column at which the content of the open list item starts; `nil` outside lists.
  private var itemIndent: Int?
  /// The column from which lines belong to the open note; `nil` outside notes.
  private var noteLabel: String?
  private var fence: (byte: UInt8, count: Int)?
  private var isInComment = false
  private var blankBefore = true

  /// Blocks nest no deeper than this in quotations; what is deeper is read at this depth.
  private static let deepestQuote = 64

  /// Where the last comment of the document closes; a comment that opens later is text.
  private let lastCommentEnd: Int

  init(utf8: [UInt8]) {
    self.utf8 = utf8
    lastCommentEnd =
      utf8.indices.dropFirst(2).last {
        utf8[$0] == 0x3E && utf8[$0 - 1] == 0x2D && utf8[$0 - 2] == 0x2D
      } ?? -1
  }

  mutating func scan() {
    var position = skipFrontMatter()
    while position < utf8.count {
      var end = position
      while end < utf8.count, utf8[end] != 0x0A { end += 1 }
      let next = end + 1
      if end > position, utf8[end - 1] == 0x0D { end -= 1 }
      splitAtFormFeeds(position..<end)
      position = next
    }
    close()
  }

  // MARK: Lines

  private mutating func splitAtFormFeeds(_ line: Range<Int>) {
    var start = line.lowerBound
    for index in line where utf8[index] == 0x0C {
      if index > start { read(start..<index) }
      close()
      blocks.append(
        MarkdownBlock(kind: .pageBreak(label: nil), quoteDepth: 0, lines: [index..<index + 1]))
      blankBefore = true
      start = index + 1
    }
    if start < line.upperBound || start == line.lowerBound { read(start..<line.upperBound) }
  }

  private mutating func read(_ line: Range<Int>) {
    var content = line
    if isInComment {
      isInComment = !closesComment(content)
      return
    }
    if fence != nil {
      readFenced(line)
      return
    }
    var depth = 0
    while depth < Self.deepestQuote, let inner = quoted(content) {
      content = inner
      depth += 1
    }
    if isBlank(content) {
      close()
      blankBefore = true
      return
    }
    readContent(content, depth: depth)
    blankBefore = false
  }

  private mutating func readContent(_ line: Range<Int>, depth: Int) {
    let indent = indentation(of: line)
    let content = line.lowerBound + indent.bytes..<trimmedEnd(of: line)
    if let current = open, depth < current.quoteDepth, !startsBlock(content, indent: indent.columns) {
      append(content)  // lazy continuation
      return
    }
    if depth != (open?.quoteDepth ?? depth) { close() }
    if indent.columns < 2, blankBefore { noteLabel = nil }
    if let item = itemIndent, indent.columns < item, blankBefore { itemIndent = nil }
    let extra = indent.columns - (itemIndent ?? 0)
    if extra >= 4, open == nil, noteLabel == nil {
      begin(.preformatted, depth, content)
    } else if case .preformatted? = open?.kind, extra >= 4 {
      append(content)
    } else if indent.columns < 4 || itemIndent != nil || noteLabel != nil {
      readBlockStart(content, column: indent.columns, depth: depth)
    } else {
      continueOrBegin(content, depth: depth)
    }
  }

  private mutating func readBlockStart(_ content: Range<Int>, column: Int, depth: Int) {
    if let comment = commentPage(content) {
      if let page = comment.page {
        close()
        blocks.append(
          MarkdownBlock(kind: .pageBreak(label: page), quoteDepth: depth, lines: [content]))
      }
      isInComment = !comment.isClosed
    } else if let level = headingLevel(content) {
      beginHeading(content, level: level, depth: depth)
    } else if let opening = fenceOpening(content) {
      close()
      fence = opening
      open = MarkdownBlock(kind: .preformatted, quoteDepth: depth, lines: [])
    } else if let level = underlineLevel(content), case .paragraph? = open?.kind, !blankBefore {
      open?.kind = .heading(level: level)
      close()
    } else if isRule(content) {
      close()
      itemIndent = nil
      blocks.append(MarkdownBlock(kind: .thematicBreak, quoteDepth: depth, lines: [content]))
    } else if let note = noteStart(content) {
      close()
      itemIndent = nil
      noteLabel = note.label
      begin(.note(label: note.label), depth, note.body)
    } else if open == nil, let label = linkDefinition(content) {
      linkLabels.insert(label)
    } else if let item = listMarker(content), item.interrupts || open == nil || itemIndent != nil {
      close()
      itemIndent = column + item.width
      begin(.listItem(marker: item.marker), depth, item.body)
    } else {
      continueOrBegin(content, depth: depth)
    }
  }

  private mutating func continueOrBegin(_ content: Range<Int>, depth: Int) {
    if open != nil, !isPreformatted {
      append(content)
      return
    }
    if let label = noteLabel {
      begin(.note(label: label), depth, content)
    } else {
      begin(itemIndent == nil ? .paragraph : .listItem(marker: nil), depth, content)
    }
  }

  private mutating func readFenced(_ line: Range<Int>) {
    guard let opening = fence else { return }
    let indent = indentation(of: line)
    let content = line.lowerBound + indent.bytes..<trimmedEnd(of: line)
    let run = content.prefix { utf8[$0] == opening.byte }.count
    if indent.columns < 4, run >= opening.count, run == content.count {
      fence = nil
      close()
    } else {
      append(line)
    }
  }

  private mutating func beginHeading(_ content: Range<Int>, level: Int, depth: Int) {
    close()
    itemIndent = nil
    var end = content.upperBound
    let start = content.dropFirst(level).first { !isSpace(utf8[$0]) } ?? end
    var trimmed = end
    while trimmed > start, utf8[trimmed - 1] == 0x23 { trimmed -= 1 }
    if trimmed == start || (trimmed < end && isSpace(utf8[trimmed - 1])) {
      end = trimmed
      while end > start, isSpace(utf8[end - 1]) { end -= 1 }
    }
    begin(.heading(level: level), depth, start..<max(start, end))
    close()
  }

  private mutating func begin(_ kind: MarkdownBlock.Kind, _ depth: Int, _ content: Range<Int>) {
    close()
    open = MarkdownBlock(kind: kind, quoteDepth: depth, lines: [content])
  }

  private mutating func append(_ content: Range<Int>) { open?.lines.append(content) }

  private mutating func close() {
    if let block = open, !block.lines.isEmpty { blocks.append(block) }
    open = nil
  }

  private var isPreformatted: Bool { if case .preformatted? = open?.kind { true } else { false } }

  // MARK: What a line starts with

  private func startsBlock(_ content: Range<Int>, indent: Int) -> Bool {
    indent < 4
      && (headingLevel(content) != nil || isRule(content) || fenceOpening(content) != nil
        || noteStart(content) != nil || listMarker(content)?.interrupts == true)
  }

  private func quoted(_ line: Range<Int>) -> Range<Int>? {
    let indent = indentation(of: line)
    let start = line.lowerBound + indent.bytes
    guard indent.columns < 4, start < line.upperBound, utf8[start] == 0x3E else { return nil }
    let next = start + 1
    return (next < line.upperBound && isSpace(utf8[next]) ? next + 1 : next)..<line.upperBound
  }

  private func headingLevel(_ content: Range<Int>) -> Int? {
    let level = content.prefix { utf8[$0] == 0x23 }.count
    guard (1...6).contains(level) else { return nil }
    let after = content.lowerBound + level
    return after == content.upperBound || isSpace(utf8[after]) ? level : nil
  }

  private func underlineLevel(_ content: Range<Int>) -> Int? {
    guard let first = content.first, content.allSatisfy({ utf8[$0] == utf8[first] }) else { return nil }
    return utf8[first] == 0x3D ? 1 : utf8[first] == 0x2D ? 2 : nil
  }

  private func isRule(_ content: Range<Int>) -> Bool {
    guard let first = content.first, [0x2A, 0x2D, 0x5F].contains(utf8[first]) else { return false }
    var count = 0
    for index in content {
      if utf8[index] == utf8[first] { count += 1 } else if !isSpace(utf8[index]) { return false }
    }
    return count >= 3
  }

  private func fenceOpening(_ content: Range<Int>) -> (byte: UInt8, count: Int)? {
    guard let first = content.first, utf8[first] == 0x60 || utf8[first] == 0x7E else { return nil }
    let count = content.prefix { utf8[$0] == utf8[first] }.count
    guard count >= 3 else { return nil }
    if utf8[first] == 0x60, content.dropFirst(count).contains(where: { utf8[$0] == 0x60 }) { return nil }
    return (utf8[first], count)
  }

  private func noteStart(_ content: Range<Int>) -> (label: String, body: Range<Int>)? {
    guard content.count > 4, utf8[content.lowerBound] == 0x5B, utf8[content.lowerBound + 1] == 0x5E,
      let close = content.prefix(200).first(where: { utf8[$0] == 0x5D }), close + 1 < content.upperBound,
      utf8[close + 1] == 0x3A, close > content.lowerBound + 2
    else { return nil }
    var body = close + 2
    while body < content.upperBound, isSpace(utf8[body]) { body += 1 }
    return (string(content.lowerBound + 2..<close), body..<content.upperBound)
  }

  private func linkDefinition(_ content: Range<Int>) -> String? {
    guard utf8[content.lowerBound] == 0x5B,
      let close = content.prefix(1000).first(where: { utf8[$0] == 0x5D }), close + 1 < content.upperBound,
      utf8[close + 1] == 0x3A
    else { return nil }
    let target = string(close + 2..<content.upperBound).split(separator: " ", omittingEmptySubsequences: true)
    guard let first = target.first, target.count == 1 || "\"'(".contains(target[1].prefix(1)),
      first.contains("/") || first.contains("#") || first.hasPrefix("<") || first.contains("@")
    else { return nil }
    return string(content.lowerBound + 1..<close).lowercased()
  }

  private func listMarker(
    _ content: Range<Int>
  ) -> (marker: String, width: Int, body: Range<Int>, interrupts: Bool)? {
    guard let first = content.first else { return nil }
    var end = first + 1
    var interrupts = true
    if ![0x2D, 0x2A, 0x2B].contains(utf8[first]) {
      while end < content.upperBound, isDigit(utf8[end]) { end += 1 }
      guard isDigit(utf8[first]), end - first <= 9, end < content.upperBound,
        utf8[end] == 0x2E || utf8[end] == 0x29
      else { return nil }
      interrupts = end - first == 1 && utf8[first] == 0x31
      end += 1
    }
    guard end < content.upperBound, isSpace(utf8[end]) else { return nil }
    let body = content.dropFirst(end - first).first { !isSpace(utf8[$0]) } ?? content.upperBound
    let width = body - first > 5 ? end - first + 1 : body - first
    return (string(first..<end), width, body..<content.upperBound, interrupts)
  }

  private func commentPage(_ content: Range<Int>) -> (page: String?, isClosed: Bool)? {
    guard starts(content, with: "<!--"), content.lowerBound < lastCommentEnd else { return nil }
    let isClosed = closesComment(content)
    guard isClosed, let end = content.last(where: { utf8[$0] == 0x3E }), end == content.upperBound - 1 else {
      return isClosed ? nil : (nil, false)
    }
    let words = string(content.lowerBound + 4..<max(content.lowerBound + 4, end - 2)).split {
      $0 == " " || $0 == ":"
    }
    guard words.count == 2, ["page", "p.", "p", "pb", "seite", "s."].contains(words[0].lowercased()) else {
      return (nil, true)
    }
    return (String(words[1]), true)
  }

  private func closesComment(_ content: Range<Int>) -> Bool {
    guard content.count >= 3 else { return false }
    return content.dropLast(2).contains {
      utf8[$0] == 0x2D && utf8[$0 + 1] == 0x2D && utf8[$0 + 2] == 0x3E
    }
  }

  private mutating func skipFrontMatter() -> Int {
    guard starts(0..<utf8.count, with: "---\n") || starts(0..<utf8.count, with: "---\r\n") else { return 0 }
    var lines: [(key: String, value: String)] = []
    var position = (utf8.firstIndex(of: 0x0A) ?? 3) + 1
    while position < utf8.count, position < 65_536 {
      let end = utf8[position...].firstIndex(of: 0x0A) ?? utf8.count
      let line = string(position..<end).trimmingEnd()
      if line == "---" || line == "..." {
        guard !lines.isEmpty else { return 0 }
        frontMatter = lines
        return min(end + 1, utf8.count)
      }
      if let colon = line.firstIndex(of: ":"), !line.hasPrefix(" "), !line.hasPrefix("#") {
        let value = line[line.index(after: colon)...].drop { $0 == " " }
        lines.append((String(line[..<colon]), String(value).unquoted()))
      } else if !line.isEmpty, !line.hasPrefix(" "), !line.hasPrefix("#"), !line.hasPrefix("-") {
        return 0
      }
      position = end + 1
    }
    return 0
  }

  // MARK: Bytes

  private func isBlank(_ line: Range<Int>) -> Bool { line.allSatisfy { isSpace(utf8[$0]) } }
  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private func indentation(of line: Range<Int>) -> (columns: Int, bytes: Int) {
    var columns = 0
    var bytes = 0
    for index in line {
      if utf8[index] == 0x20 {
        columns += 1
      } else if utf8[index] == 0x09 {
        columns += 4 - columns % 4
      } else {
        break
      }
      bytes += 1
    }
    return (columns, bytes)
  }

  /// The end of the line without blanks, keeping two of them where they make a line break.
  private func trimmedEnd(of line: Range<Int>) -> Int {
    var end = line.upperBound
    while end > line.lowerBound, isSpace(utf8[end - 1]) { end -= 1 }
    return line.upperBound - end >= 2 ? end + 2 : end
  }

  private func starts(_ range: Range<Int>, with text: StaticString) -> Bool {
    text.withUTF8Buffer { $0.count <= range.count && utf8[range.lowerBound...].starts(with: $0) }
  }

  private func string(_ range: Range<Int>) -> String { String(decoding: utf8[range], as: UTF8.self) }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  fileprivate func unquoted() -> String {
    guard count >= 2, let first, first == last, first == "\"" || first == "'" else { return self }
    return String(dropFirst().dropLast())
  }
}
