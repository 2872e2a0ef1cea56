import Markup
import Testimony

/// Reads plain text, as typed or scanned: paragraphs between empty lines, pages between form feeds.
struct PlainTextReader {
  private let decoded: DecodedText
  private let emphasis: PlainEmphasis
  private let wrapping: GutenbergWrapping

  init(_ decoded: DecodedText) {
    self.decoded = decoded
    wrapping = GutenbergWrapping(in: decoded.utf8)
    emphasis = PlainEmphasis(utf8: decoded.utf8, isTranscribed: !wrapping.ranges.isEmpty)
  }

  func read() -> SourceTextReading {
    var assembler = TextAssembler(original: decoded.utf8, drafts: drafts().leavingOut(wrapping.ranges))
    let (text, structure, map, diagnostics) = assembler.assemble()
    return SourceTextReading(
      text: text, structure: structure, map: map, encoding: decoded.encoding, mediaType: "text/plain",
      metadata: wrapping.metadata, diagnostics: wrapping.diagnostics + diagnostics)
  }

  private enum Piece {
    case paragraph([Range<Int>])
    case formFeed(Int)
    case rule(Range<Int>)

    /// Where it begins.
    var start: Int {
      switch self {
      case .paragraph(let lines): lines.first?.lowerBound ?? 0
      case .formFeed(let place): place
      case .rule(let line): line.lowerBound
      }
    }
  }

  /// The pieces without running titles and page numbers, and the number printed on each page; no numbers for a text
  /// without form feeds.
  private func withoutRunningHeads(_ pieces: [Piece]) -> (pieces: [Piece], labels: [String?]) {
    var pages: [[(start: Int, words: String)]] = [[]]
    var lines: [Range<Int>] = []
    func close() {
      var ends = [lines.first, lines.last].compactMap(\.self)
      if lines.count == 1 { ends.removeLast() }
      pages[pages.count - 1] = ends.map { ($0.lowerBound, string($0)) }
      lines = []
    }
    for piece in pieces {
      switch piece {
      case .paragraph(let paragraph): lines += paragraph
      case .formFeed:
        close()
        pages.append([])
      case .rule: break
      }
    }
    close()
    if pages.last?.isEmpty == true { pages.removeLast() }
    guard pages.count > 1 else { return (pieces, []) }
    let heads = RunningHeads(pages)
    let kept = pieces.compactMap { piece -> Piece? in
      guard case .paragraph(let lines) = piece else { return piece }
      let text = lines.filter { !heads.lines.contains($0.lowerBound) }
      return text.isEmpty ? nil : .paragraph(text)
    }
    return (kept, heads.labels)
  }

  private func drafts() -> [TextDraft] {
    var (pieces, labels) = withoutRunningHeads(pieces())
    let hasFormFeeds = !labels.isEmpty
    let numbers = PageNumbers(
      pieces.map {
        if case .paragraph(let lines) = $0, lines.count == 1, lines[0].count <= 16, !hasFormFeeds {
          string(lines[0])
        } else {
          nil
        }
      }, places: pieces.map(\.start))
    let noteLabels = labelsOfNotes(pieces)
    var drafts: [TextDraft] = []
    var page = 0
    func addLabel(at place: Int) {
      guard page < labels.count, let label = labels[page] else { return }
      drafts.append(TextDraft(.pageNumber(label), utf8Range: place..<place))
    }
    if labels.count == 1 { labels = [] }
    addLabel(at: 0)
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .formFeed(let offset):
        if case .pageTurn(_, true)? = drafts.last?.kind { drafts.removeLast() }
        drafts.append(TextDraft(.pageTurn(label: nil, isProposed: false), utf8Range: offset..<offset + 1))
        page += 1
        addLabel(at: offset)
      case .rule: break
      case .paragraph(let lines):
        let range = lines[0].lowerBound..<(lines.last?.upperBound ?? lines[0].upperBound)
        if let number = numbers.label(at: index) {
          drafts.append(TextDraft(.pageNumber(number), utf8Range: range))
          drafts.append(TextDraft(.pageTurn(label: nil, isProposed: true), utf8Range: range))
        } else if let note = noteBody(lines) {
          drafts.append(
            TextDraft(
              .note(label: note.label, isGlobal: false), content: inlines(note.lines, calls: []),
              utf8Range: range))
        } else {
          let kind = kind(of: lines)
          let breaks = kind == .verse || kind == .preformatted
          drafts.append(
            TextDraft(
              .block(kind), content: inlines(lines, calls: noteLabels, keepsLines: breaks), utf8Range: range))
        }
      }
    }
    return drafts
  }

  private func pieces() -> [Piece] {
    var pieces: [Piece] = []
    var lines: [Range<Int>] = []
    func isRule(_ line: Range<Int>) -> Bool {
      let marks = line.filter { decoded.utf8[$0] != 0x20 }
      return marks.count >= 3 && marks.allSatisfy { [0x2D, 0x5F, 0x2A, 0x3D].contains(decoded.utf8[$0]) }
    }
    func close() {
      if !lines.isEmpty { pieces.append(.paragraph(lines)) }
      lines = []
    }
    var position = 0
    while position < decoded.utf8.count {
      var end = position
      while end < decoded.utf8.count, decoded.utf8[end] != 0x0A, decoded.utf8[end] != 0x0C,
        decoded.utf8[end] != 0x0D
      {
        end += 1
      }
      let line = trimmed(position..<end)
      if line.isEmpty {
        close()
      } else if isRule(line) {
        close()
        pieces.append(.rule(line))
      } else {
        lines.append(line)
      }
      let byte = end < decoded.utf8.count ? decoded.utf8[end] : 0x0A
      if byte == 0x0C {
        close()
        pieces.append(.formFeed(end))
      }
      position = end + 1
      if byte == 0x0D, position < decoded.utf8.count, decoded.utf8[position] == 0x0A { position += 1 }
    }
    close()
    return pieces
  }

  /// The labels for which the text has a body in brackets, so that `[1]` in the text is a call.
  private func labelsOfNotes(_ pieces: [Piece]) -> Set<String> {
    var labels: Set<String> = []
    for case .paragraph(let lines) in pieces {
      if let label = noteBody(lines)?.label { labels.insert(label) }
    }
    return labels
  }

  /// The signs that call notes where they stand behind a word: asterisks, daggers, raised figures.
  private static let signs: Set<Unicode.Scalar> = Set("*†‡§¶⁰¹²³⁴⁵⁶⁷⁸⁹".unicodeScalars)

  /// Reads `* …`, `† …` and `¹ …` at the beginning of a paragraph.
  private func signedNote(_ lines: [Range<Int>]) -> (label: String, lines: [Range<Int>])? {
    let head = string(lines[0].lowerBound..<min(lines[0].upperBound, lines[0].lowerBound + 16))
    var label = String.UnicodeScalarView()
    for scalar in head.unicodeScalars where label.count < 4 {
      guard Self.signs.contains(scalar) else { break }
      label.append(scalar)
    }
    let text = String(label)
    guard !text.isEmpty, head.dropFirst(text.count).first.map({ $0 == " " || $0.isLetter }) ?? false else {
      return nil
    }
    var rest = lines
    rest[0] = trimmed(lines[0].lowerBound + text.utf8.count..<lines[0].upperBound)
    return rest[0].isEmpty ? nil : (text, rest)
  }

  /// Reads `[1] …` and `[Footnote 1: …]`.
  private func noteBody(_ lines: [Range<Int>]) -> (label: String, lines: [Range<Int>])? {
    let first = lines[0]
    guard decoded.utf8[first.lowerBound] == 0x5B else { return signedNote(lines) }
    let head = string(first.lowerBound..<min(first.upperBound, first.lowerBound + 40))
    var rest = lines
    for opening in ["[Footnote ", "[Note "] where head.hasPrefix(opening) {
      guard let colon = head.firstIndex(of: ":") else { return nil }
      let label = head[head.index(head.startIndex, offsetBy: opening.count)..<colon]
      let offset = head[...colon].utf8.count
      rest[0] = trimmed(first.lowerBound + offset..<first.upperBound)
      if let last = rest.last, decoded.utf8[last.upperBound - 1] == 0x5D {
        rest[rest.count - 1] = last.lowerBound..<max(last.lowerBound, last.upperBound - 1)
      }
      return (String(label), rest)
    }
    guard let close = head.firstIndex(of: "]") else { return nil }
    let label = head[head.index(after: head.startIndex)..<close]
    guard (1...3).contains(label.utf8.count), label.allSatisfy({ $0.isNumber || $0 == "*" }) else {
      return nil
    }
    let body = trimmed(first.lowerBound + label.utf8.count + 2..<first.upperBound)
    guard !body.isEmpty else { return nil }
    rest[0] = body
    return (String(label), rest)
  }

  private func inlines(_ lines: [Range<Int>], calls labels: Set<String>, keepsLines: Bool = false)
    -> [InlineContent]
  {
    var inlines: [InlineContent] = []
    for (index, line) in lines.enumerated() {
      if index > 0 {
        let gap = lines[index - 1].upperBound..<line.lowerBound
        inlines.append(keepsLines ? .hardBreak(gap) : .softBreak(gap))
      }
      var start = line.lowerBound
      for position in line
      where decoded.utf8[position] == 0x5B || decoded.utf8[position] == 0x2A || decoded.utf8[position] >= 0xC2
      {
        if decoded.utf8[position] != 0x5B {
          guard position >= start, let call = signedCall(at: position, in: line, labels) else { continue }
          if start < position { inlines.append(.text(start..<position)) }
          inlines.append(.noteCall(label: call.label, position..<call.end))
          start = call.end
          continue
        }
        guard position >= start,
          let close = decoded.utf8[position..<min(line.upperBound, position + 6)].firstIndex(of: 0x5D)
        else { continue }
        let label = string(position + 1..<close)
        guard labels.contains(label) else { continue }
        if start < position { inlines.append(.text(start..<position)) }
        inlines.append(.noteCall(label: label, position..<close + 1))
        start = close + 1
      }
      if start < line.upperBound { inlines.append(.text(start..<line.upperBound)) }
    }
    return emphasis.applied(to: inlines)
  }

  /// A sign of a note directly behind a word, which has a note in this text.
  private func signedCall(at position: Int, in line: Range<Int>, _ labels: Set<String>) -> (
    label: String, end: Int
  )? {
    guard position > line.lowerBound, decoded.utf8[position - 1] != 0x20,
      decoded.utf8[position] & 0xC0 != 0x80
    else {
      return nil
    }
    var label = String.UnicodeScalarView()
    for scalar in string(position..<min(line.upperBound, position + 16)).unicodeScalars {
      guard Self.signs.contains(scalar) else { break }
      label.append(scalar)
    }
    let text = String(label)
    let end = position + text.utf8.count
    guard labels.contains(text) else { return nil }
    let isFollowedByLetter =
      end < line.upperBound && (decoded.utf8[end] | 0x20) >= 0x61 && (decoded.utf8[end] | 0x20) <= 0x7A
    return isFollowedByLetter ? nil : (text, end)
  }

  private func kind(of lines: [Range<Int>]) -> TextStructure.Block.Kind {
    // A line of many megabytes is not taken apart to see how it begins.
    let first = string(lines[0].prefix(200))
    if Dialogue.opensTurn(first) { return .dialogue }
    if lines.count <= 2, isHeading(lines) { return .heading(level: 2) }
    let isIndented = lines.allSatisfy { line in
      line.lowerBound > 1 && decoded.utf8[line.lowerBound - 1] == 0x20
    }
    return lines.count > 1 && isIndented && lines.allSatisfy { $0.count < 60 } ? .verse : .paragraph
  }

  /// A heading in plain text: `CHAPTER IV`, or a short line all in capitals.
  private func isHeading(_ lines: [Range<Int>]) -> Bool {
    guard lines.reduce(0, { $0 + $1.count }) < 80 else { return false }
    let text = lines.map(string).joined(separator: " ")
    let letters = text.unicodeScalars.filter(\.properties.isAlphabetic)
    return letters.count >= 3 && text.utf8.count < 80 && letters.allSatisfy(\.properties.isUppercase)
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, decoded.utf8[lower] == 0x20 || decoded.utf8[lower] == 0x09 { lower += 1 }
    while upper > lower, decoded.utf8[upper - 1] == 0x20 || decoded.utf8[upper - 1] == 0x09 { upper -= 1 }
    return lower..<upper
  }

  private func string(_ range: Range<Int>) -> String { String(decoding: decoded.utf8[range], as: UTF8.self) }
}
