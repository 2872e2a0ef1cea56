import Diagnostics
import Markup
import Testimony

/// Reads Markdown as historians write it: essays with footnotes, and scans with pages and superscript calls.
struct MarkdownTextReader {
  private let decoded: DecodedText
  private let document: MarkdownDocument
  private let inlines: MarkdownInlineReader

  init(_ decoded: DecodedText) {
    self.decoded = decoded
    document = MarkdownDocument(utf8: decoded.utf8)
    inlines = MarkdownInlineReader(document: document)
  }

  func read() -> SourceTextReading {
    let wrapping = GutenbergWrapping(in: decoded.utf8)
    var assembler = TextAssembler(original: decoded.utf8, drafts: drafts().leavingOut(wrapping.ranges))
    let (text, structure, map, diagnostics) = assembler.assemble()
    return SourceTextReading(
      text: text, structure: structure, map: map, encoding: decoded.encoding, mediaType: "text/markdown",
      metadata: (hasAliases
        ? [] : document.frontMatter.map { SourceTextReading.Metadatum(key: $0.key, value: $0.value) })
        + wrapping.metadata,
      diagnostics: wrapping.diagnostics + diagnostics + pictures + (hasAliases ? [aliases] : []))
  }

  /// Whether the front matter names values and repeats them, which can make a few bytes mean millions.
  private var hasAliases: Bool {
    document.frontMatter.contains { entry in
      entry.value.first == "&" || entry.value.first == "*" || entry.value.contains("[*")
        || entry.value.contains(",*")
        || entry.value.contains(", *")
    }
  }

  private var aliases: Diagnostic {
    Diagnostic(
      .warning, code: "text.front-matter",
      Explanation(
        "the front matter uses anchors and aliases and was not read", remedy: "write every value out in full"),
      utf8Range: nil)
  }

  /// Pictures, which are no part of the text and are never opened.
  private var pictures: [Diagnostic] {
    var found: [Diagnostic] = []
    var position = 0
    let bytes = decoded.utf8
    while position + 3 < bytes.count, found.count < 100 {
      guard bytes[position] == 0x21, bytes[position + 1] == 0x5B else {
        position += 1
        continue
      }
      let line = bytes[position..<min(bytes.count, position + 1_000)].prefix { $0 != 0x0A }
      position += 2
      guard let close = line.firstIndex(of: 0x5D), close + 1 < line.endIndex, bytes[close + 1] == 0x28,
        let end = line[close...].firstIndex(of: 0x29)
      else { continue }
      let address = String(decoding: bytes[close + 2..<end], as: UTF8.self).prefix { $0 != " " }
      found.append(
        Diagnostic(
          .note, code: "text.picture",
          Explanation("the picture “\(address)” is no part of the text and was not opened"),
          utf8Range: line.startIndex..<end + 1))
      position = end
    }
    return found
  }

  private func drafts() -> [TextDraft] {
    var drafts: [TextDraft] = []
    var endsPage = false
    let blocks = document.blocks
    let pageNumbers = PageNumbers(
      blocks.map { $0.kind == .paragraph ? text(of: $0) : nil }, places: blocks.map(\.utf8Range.lowerBound))
    for (index, block) in blocks.enumerated() {
      let content = inlines.read(lines: block.lines)
      if let note = scannedNote(block, content), endsPage || drafts.last?.isNote == true {
        drafts.append(
          TextDraft(.note(label: note.label, isGlobal: false), content: note.body, utf8Range: block.utf8Range)
        )
        continue
      }
      if endsPage, drafts.last?.isNote == true {
        drafts.append(TextDraft(.pageTurn(label: nil, isProposed: false), utf8Range: block.utf8Range))
      }
      if block.kind != .thematicBreak { endsPage = false }
      switch block.kind {
      case .thematicBreak:
        endsPage =
          blocks.dropFirst(index + 1).first.map { scannedNote($0, inlines.read(lines: $0.lines)) != nil }
          ?? false
      case .pageBreak(let label):
        if case .pageTurn? = drafts.last?.kind { drafts.removeLast() }
        drafts.append(TextDraft(.pageTurn(label: label, isProposed: false), utf8Range: block.utf8Range))
      case .note(let label):
        drafts.append(
          TextDraft(.note(label: label, isGlobal: true), content: content, utf8Range: block.utf8Range))
      case .paragraph where pageNumbers.label(at: index) != nil:
        drafts.append(TextDraft(.pageNumber(pageNumbers.label(at: index) ?? ""), utf8Range: block.utf8Range))
        drafts.append(TextDraft(.pageTurn(label: nil, isProposed: true), utf8Range: block.utf8Range))
      default:
        drafts.append(
          TextDraft(.block(kind(of: block, at: index)), content: content, utf8Range: block.utf8Range))
      }
    }
    return drafts
  }

  /// The body of a note as scans have it: a paragraph that begins with a superscript number.
  private func scannedNote(
    _ block: MarkdownBlock, _ content: [InlineContent]
  ) -> (label: String, body: [InlineContent])? {
    guard block.kind == .paragraph, case .noteCall(let label, let range)? = content.first,
      decoded.utf8[range.lowerBound] == 0x3C
    else { return nil }
    var body = Array(content.dropFirst())
    if case .text(let text)? = body.first, let start = text.first(where: { decoded.utf8[$0] != 0x20 }) {
      body[0] = .text(start..<text.upperBound)
    }
    return (label, body)
  }

  private func kind(of block: MarkdownBlock, at index: Int) -> TextStructure.Block.Kind {
    switch block.kind {
    case .heading(let level): return .heading(level: level)
    case .preformatted: return isVerse(block) ? .verse : .preformatted
    case .listItem:
      return isDialogue(itemAt: index) ? .dialogue : block.quoteDepth > 0 ? .blockQuotation : .listItem
    default: break
    }
    if block.quoteDepth > 0 { return .blockQuotation }
    return Dialogue.opensTurn(text(of: block)) ? .dialogue : .paragraph
  }

  private func isVerse(_ block: MarkdownBlock) -> Bool {
    block.lines.count > 1 && block.lines.allSatisfy { $0.count < 70 }
  }

  /// Items marked by a dash are turns of a dialogue where each is a sentence and one asks or exclaims.
  private func isDialogue(itemAt index: Int) -> Bool {
    guard case .listItem(let marker) = document.blocks[index].kind, marker == nil || marker == "-" else {
      return false
    }
    func isItem(_ index: Int) -> Bool {
      if case .listItem = document.blocks[index].kind { true } else { false }
    }
    var lower = index
    var upper = index
    while lower > 0, isItem(lower - 1), index - lower < 40 { lower -= 1 }
    while upper + 1 < document.blocks.count, isItem(upper + 1), upper - index < 40 { upper += 1 }
    let ends = (lower...upper).map { Dialogue.lastMark(of: text(of: document.blocks[$0])) }
    return upper > lower && ends.allSatisfy { $0 != nil } && ends.contains { $0 == "?" || $0 == "!" }
  }

  private func text(of block: MarkdownBlock) -> String {
    block.lines.map { String(decoding: decoded.utf8[$0], as: UTF8.self) }.joined(separator: " ")
  }
}

extension TextDraft {
  fileprivate var isNote: Bool { if case .note = kind { true } else { false } }
}
