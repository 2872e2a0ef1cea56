import Diagnostics
import Markup
import Testimony

/// Lays drafts out as stable text: paragraphs rejoined across page ends, notes brought to the end.
///
/// Blocks are parted by an empty line. A paragraph that a turn of page cuts is rejoined where its first
/// half ends without a full stop and the second begins with a small letter. A hyphen at the end of a line is
/// taken out only where the joined word stands elsewhere in the same text; otherwise it stays.
struct TextAssembler {
  private let original: [UInt8]
  private let drafts: [TextDraft]
  private var builder: TextBuilder
  private var structure = TextStructure()
  private var diagnostics: [Diagnostic] = []
  private let vocabulary: Set<String>

  private var calls: [NoteMatcher.Call] = []
  private var bodies: [NoteMatcher.Body<[[InlineContent]]>] = []
  private var bodyOfCall: [Int?] = []
  private var nextCall = 0
  private var inlineNotes = 0
  private var callPositions: [Int: ScalarOffset] = [:]

  private var pageStarts: [(label: String?, position: ScalarOffset, isProposed: Bool)] = []
  private var pageEnds: [Int: String] = [:]
  private var openSpans: [(style: InlineContent.Style, start: ScalarOffset)] = []

  /// Whose voices notes are that say so, by where they begin in the original.
  private let noteVoices: [Int: TextStructure.Note.Voice]

  init(original: [UInt8], drafts: [TextDraft], noteVoices: [Int: TextStructure.Note.Voice] = [:]) {
    self.original = original
    self.noteVoices = noteVoices
    self.drafts = drafts
    builder = TextBuilder(original: original)
    vocabulary = Self.words(of: original)
  }

  /// Lays the text out.
  mutating func assemble() -> (
    text: String, structure: TextStructure, map: OffsetMap, diagnostics: [Diagnostic]
  ) {
    collectNotes()
    layOutBlocks()
    layOutNotes()
    let (text, map) = builder.finish()
    finishPages()
    return (text, structure, map, diagnostics)
  }

  // MARK: Notes

  private mutating func collectNotes() {
    var page = 0
    var lastLabel: String?
    for draft in drafts {
      switch draft.kind {
      case .pageTurn: page += 1
      case .note(let label, let isGlobal):
        if lastLabel == label, isGlobal, !bodies.isEmpty {
          bodies[bodies.count - 1].content.append(draft.content)
        } else {
          bodies.append(
            NoteMatcher.Body(
              label: label, content: [draft.content], utf8Range: draft.utf8Range, page: page,
              isGlobal: isGlobal))
        }
        lastLabel = label
        continue
      case .block: collectCalls(draft.content, page: page)
      case .pageNumber: break
      }
      lastLabel = nil
    }
    bodyOfCall = NoteMatcher.match(calls: calls, bodies: bodies).calls
  }

  private mutating func collectCalls(_ content: [InlineContent], page: Int) {
    for inline in content {
      switch inline {
      case .noteCall(let label, let range):
        calls.append(
          NoteMatcher.Call(
            label: label, utf8Range: range, page: page,
            isGlobal: label.hasPrefix("#") || original[range.lowerBound...].starts(with: "[^".utf8)))
      case .inlineNote(let written, let body, let range):
        inlineNotes += 1
        let label = "^\(written ?? String(inlineNotes))"
        calls.append(
          NoteMatcher.Call(
            label: label, utf8Range: range, page: page, isGlobal: true))
        bodies.append(
          NoteMatcher.Body(label: label, content: [body], utf8Range: range, page: page, isGlobal: true))
      default: break
      }
    }
  }

  private mutating func layOutNotes() {
    var firstCall: [Int: Int] = [:]
    for (call, body) in bodyOfCall.enumerated().reversed() {
      if let body { firstCall[body] = call }
    }
    for index in bodies.indices {
      let body = bodies[index]
      separate(before: body.utf8Range.lowerBound)
      let start = builder.position
      for (number, paragraph) in body.content.enumerated() {
        if number > 0 { separate(before: body.utf8Range.lowerBound) }
        append(paragraph, isNote: true)
      }
      closeSpans()
      let range = start..<builder.position
      structure.blocks.append(TextStructure.Block(.note, range: range))
      structure.notes.append(
        TextStructure.Note(
          label: printedLabel(of: body),
          call: firstCall[index].flatMap { callPositions[$0] }, body: range,
          voice: noteVoices[body.utf8Range.lowerBound]
            ?? NoteMatcher.voice(ofNote: text(of: body.content.last ?? []))))
      if firstCall[index] == nil {
        diagnostics.append(
          Diagnostic(
            .warning, code: "text.note-without-call",
            Explanation(
              "note \(body.label.drop { $0 == "#" }) is called nowhere",
              remedy: "look for its call in the text"),
            utf8Range: body.utf8Range))
      }
    }
  }

  /// The label of a note without what made it unique here.
  private func printedLabel(of body: NoteMatcher.Body<[[InlineContent]]>) -> String {
    guard body.label.hasPrefix("^") else { return body.label }
    return String(body.label.dropFirst().prefix { $0 != "@" })
  }

  // MARK: Blocks

  private mutating func layOutBlocks() {
    var turns: [TextDraft] = []
    var previous: TextStructure.Block.Kind?
    for draft in drafts {
      switch draft.kind {
      case .note: continue
      case .pageTurn, .pageNumber: turns.append(draft)
      case .block(let kind):
        let cut = turns.lazy.compactMap(\.cutsBlock).first
        let joins = !turns.isEmpty && previous == kind && (cut != nil || kind.isProse && canRejoin(draft))
        if case .withBlank(let blank)? = cut, joins {
          builder.append(" ", for: blank)
        } else if joins, cut == nil {
          joinAcrossPage(draft)
        } else if !joins {
          separate(before: draft.utf8Range.lowerBound)
        }
        turnPages(turns)
        turns = []
        let start = joins ? structure.blocks[structure.blocks.count - 1].range.lowerBound : builder.position
        append(draft.content, isNote: false)
        closeSpans()
        let range = start..<builder.position
        if joins { structure.blocks.removeLast() }
        structure.blocks.append(TextStructure.Block(kind, range: range, language: draft.language))
        previous = kind
      }
    }
    turnPages(turns)
  }

  private mutating func separate(before place: Int) {
    guard builder.scalarCount > 0 else { return }
    builder.append("\n\n", for: place..<place)
  }

  private func canRejoin(_ draft: TextDraft) -> Bool {
    guard let last = builder.bytes.last(where: { $0 != 0x20 }), !".!?:;\"".utf8.contains(last),
      let first = text(of: draft.content).unicodeScalars.first
    else { return false }
    let tail = String(decoding: builder.bytes.suffix(4), as: UTF8.self).unicodeScalars.last
    return first.properties.isLowercase && !(tail.map { "»”…’".unicodeScalars.contains($0) } ?? false)
  }

  private mutating func joinAcrossPage(_ draft: TextDraft) {
    let place = draft.utf8Range.lowerBound..<draft.utf8Range.lowerBound
    if builder.lastByte != 0x2D || !endsInHyphenatedWord { builder.append(" ", for: place) }
  }

  private var endsInHyphenatedWord: Bool {
    let tail = String(decoding: builder.bytes.suffix(8), as: UTF8.self).unicodeScalars.dropLast()
    return tail.last?.properties.isAlphabetic ?? false
  }

  // MARK: Pages

  private mutating func turnPages(_ turns: [TextDraft]) {
    for turn in turns {
      switch turn.kind {
      case .pageTurn(let label, let isProposed):
        if pageStarts.isEmpty, builder.scalarCount > 0 {
          pageStarts.append((nil, ScalarOffset(0), isProposed))
        }
        pageStarts.append((label, builder.position, isProposed))
      case .pageNumber(let label):
        if pageStarts.isEmpty { pageStarts.append((nil, ScalarOffset(0), true)) }
        pageEnds[pageStarts.count - 1] = label
      default: break
      }
    }
  }

  private mutating func finishPages() {
    guard !pageStarts.isEmpty else { return }
    if pageStarts[0].position > ScalarOffset(0) { pageStarts.insert((nil, ScalarOffset(0), true), at: 0) }
    let end =
      structure.notes.compactMap { $0.body?.lowerBound }.min().map { ScalarOffset($0.rawValue - 2) }
      ?? builder.position
    var labels = pageStarts.enumerated().map { $1.label ?? pageEnds[$0] }
    for index in labels.indices where labels[index] == nil {
      if index > 0, let number = labels[index - 1].flatMap({ Int($0) }) {
        labels[index] = String(number + 1)
      } else if let next = labels[(index + 1)...].firstIndex(where: { $0 != nil }),
        let number = labels[next].flatMap({ Int($0) }), number > next - index
      {
        labels[index] = String(number - (next - index))
      } else if index == 0 {
        labels[index] = labels.dropFirst().contains { $0 != nil } ? "front" : "1"
      }
    }
    for (index, page) in pageStarts.enumerated() {
      let upper = index + 1 < pageStarts.count ? pageStarts[index + 1].position : end
      guard page.position < upper else { continue }
      structure.pages.append(
        TextStructure.Page(
          label: labels[index] ?? String(index + 1), range: page.position..<upper, isProposed: page.isProposed
        ))
    }
  }

  // MARK: Content

  private mutating func append(_ content: [InlineContent], isNote: Bool) {
    for (index, inline) in content.enumerated() {
      switch inline {
      case .text(let range): builder.append(range)
      case .replacement(let text, let range): builder.append(text, for: range)
      case .hardBreak(let range): builder.append("\n", for: range)
      case .softBreak(let range): appendLineEnd(range, next: content.dropFirst(index + 1).first)
      case .begin(let style): openSpans.append((style, builder.position))
      case .end(let style):
        guard let open = openSpans.lastIndex(where: { $0.style.matches(style) }) else { continue }
        let start = openSpans.remove(at: open).start
        if start < builder.position { structure.spans.append(style.span(start..<builder.position)) }
      case .noteCall(let label, let range): appendCall(label, range, isNote: isNote)
      case .inlineNote(_, _, let range): appendCall("", range, isNote: isNote)
      }
    }
  }

  private mutating func appendLineEnd(_ range: Range<Int>, next: InlineContent?) {
    guard builder.lastByte == 0x2D, endsInHyphenatedWord, case .text(let following)? = next else {
      builder.append(" ", for: range)
      return
    }
    let head = String(decoding: builder.bytes.suffix(40).dropLast(), as: UTF8.self).unicodeScalars
      .reversed().prefix { $0.properties.isAlphabetic }.reversed()
    let tail = String(decoding: original[following].prefix(40), as: UTF8.self).unicodeScalars
      .prefix { $0.properties.isAlphabetic }
    var joined = String.UnicodeScalarView()
    joined.append(contentsOf: head)
    joined.append(contentsOf: tail)
    let isBroken =
      tail.first?.properties.isLowercase == true && vocabulary.contains(String(joined).lowercased())
    if isBroken { builder.dropLastHyphen() }
  }

  private mutating func appendCall(_ label: String, _ range: Range<Int>, isNote: Bool) {
    guard !isNote else {
      builder.append(range)
      return
    }
    defer { nextCall += 1 }
    guard nextCall < bodyOfCall.count, bodyOfCall[nextCall] != nil else {
      let isTag = original[range.lowerBound] == 0x3C
      if !isTag {
        builder.append(range)
      } else if !label.hasPrefix("#") {
        builder.append(label, for: range)
      }
      if !isTag || label.hasPrefix("#") {
        diagnostics.append(
          Diagnostic(
            .warning, code: "text.call-without-note",
            Explanation(
              "there is no note \(label.drop { $0 == "#" })", remedy: "add the note, or take the call out"),
            utf8Range: range))
      }
      return
    }
    callPositions[nextCall] = builder.position
  }

  private mutating func closeSpans() { openSpans = [] }

  private func text(of content: [InlineContent]) -> String {
    var text = ""
    for inline in content {
      switch inline {
      case .text(let range): text += String(decoding: original[range], as: UTF8.self)
      case .replacement(let other, _): text += other
      case .softBreak, .hardBreak: text += " "
      default: break
      }
    }
    return text
  }

  /// The words of a text in small letters, as evidence of how a word cut at a line's end is written.
  private static func words(of utf8: [UInt8]) -> Set<String> {
    var words: Set<String> = []
    var start: Int?
    for index in 0...utf8.count {
      let isLetter = index < utf8.count && ((0x41...0x5A).contains(utf8[index] & 0xDF) || utf8[index] >= 0x80)
      if isLetter {
        start = start ?? index
      } else if let from = start {
        if index - from > 3, index - from < 40 {
          words.insert(String(decoding: utf8[from..<index], as: UTF8.self).lowercased())
        }
        start = nil
      }
    }
    return words
  }
}

extension TextStructure.Block.Kind {
  /// Whether blocks of the kind can be cut by a turn of page and rejoined.
  fileprivate var isProse: Bool { self == .paragraph || self == .blockQuotation || self == .dialogue }
}

extension InlineContent.Style {
  /// Whether one ends what the other began.
  fileprivate func matches(_ other: Self) -> Bool {
    if case .correction = self, case .correction = other { true } else { self == other }
  }

  fileprivate func span(_ range: Range<ScalarOffset>) -> TextStructure.Span {
    switch self {
    case .emphasis: TextStructure.Span(.emphasis, range: range)
    case .strong: TextStructure.Span(.strong, range: range)
    case .quotation(let speaker, let language):
      TextStructure.Span(.quotation, range: range, language: language, value: speaker)
    case .date(let value): TextStructure.Span(.date, range: range, value: value)
    case .personName(let value): TextStructure.Span(.personName, range: range, value: value)
    case .placeName(let value): TextStructure.Span(.placeName, range: range, value: value)
    case .groupName(let value): TextStructure.Span(.groupName, range: range, value: value)
    case .correction(let value): TextStructure.Span(.correction, range: range, value: value)
    case .foreign(let language): TextStructure.Span(.emphasis, range: range, language: language)
    }
  }
}
