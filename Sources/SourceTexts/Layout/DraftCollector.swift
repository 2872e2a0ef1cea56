import Markup
import Testimony

/// Gathers the events of an XML or HTML document into drafts of blocks, with blanks folded.
struct DraftCollector {
  private let utf8: [UInt8]
  private(set) var drafts: [TextDraft] = []
  /// The kind of the block that the next words open.
  var kind: TextDraft.Kind = .block(.paragraph)
  /// The language of the words, where it is marked.
  var language: String?
  private var content: [InlineContent] = []
  private var pendingBlank: Range<Int>?
  private var hasWords = false
  private var start = 0
  private var end = 0
  private var notes: [(label: String?, start: Int, outer: [InlineContent], outerHasWords: Bool)] = []

  init(utf8: [UInt8]) { self.utf8 = utf8 }

  /// Whether words are being gathered for a note inside the text.
  var isInNote: Bool { !notes.isEmpty }

  /// Takes characters as they stand, folding runs of white space into one blank.
  mutating func text(_ range: Range<Int>) {
    var from = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      guard isSpace(utf8[index]) else {
        index += 1
        continue
      }
      let blank = index
      while index < range.upperBound, isSpace(utf8[index]) { index += 1 }
      if index - blank == 1, utf8[blank] == 0x20, blank > from, index < range.upperBound { continue }
      take(from..<blank)
      pendingBlank = pendingBlank ?? blank..<index
      from = index
    }
    take(from..<range.upperBound)
  }

  private mutating func take(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    open(at: range.lowerBound)
    content.append(.text(range))
    end = range.upperBound
  }

  /// Takes characters that stand for others.
  mutating func replacement(_ text: String, _ range: Range<Int>) {
    if text.allSatisfy({ $0 == " " || $0 == "\n" || $0 == "\t" }) {
      pendingBlank = pendingBlank ?? range
      return
    }
    open(at: range.lowerBound)
    content.append(.replacement(text, range))
    end = range.upperBound
  }

  private mutating func open(at place: Int) {
    if !hasWords, notes.isEmpty { start = place }
    if let blank = pendingBlank {
      // The blank behind a break that is meant only lays out the file.
      if !hasWords { notePending(blank) } else if !endsInBreak { content.append(.softBreak(blank)) }
    }
    pendingBlank = nil
    hasWords = true
  }

  private var endsInBreak: Bool { if case .hardBreak? = content.last { true } else { false } }

  /// A blank behind a turn of page that cuts a block stands between the two halves.
  private mutating func notePending(_ blank: Range<Int>) {
    if drafts.last?.cutsBlock == .withinWord { drafts[drafts.count - 1].cutsBlock = .withBlank(blank) }
  }

  /// Takes a call, a span's begin or end, or a break.
  mutating func mark(_ inline: InlineContent) {
    if case .hardBreak = inline {
      pendingBlank = nil
      guard hasWords else { return }
    }
    if case .begin = inline, let blank = pendingBlank, hasWords {
      content.append(.softBreak(blank))
      pendingBlank = nil
    }
    content.append(inline)
  }

  /// Begins a note inside the text.
  mutating func beginNote(label: String?, at place: Int) {
    notes.append((label, place, content, hasWords))
    content = []
    hasWords = false
    pendingBlank = nil
  }

  /// Ends the innermost note inside the text.
  mutating func endNote(at place: Int) {
    guard let note = notes.popLast() else { return }
    let body = content
    content = note.outer
    hasWords = note.outerHasWords
    pendingBlank = nil
    guard !body.isEmpty else { return }
    if isInNote {
      // A note on a note stays in its place, in brackets.
      let (start, end) = (note.start..<note.start, place..<place)
      if hasWords { content.append(.softBreak(start)) }
      content += [.replacement("[", start)] + body + [.replacement("]", end)]
      hasWords = true
    } else {
      content.append(.inlineNote(label: note.label, body, note.start..<place))
    }
  }

  /// Ends the block, or the line where a note is being gathered, and says what comes next.
  mutating func flush(next kind: TextDraft.Kind? = nil) {
    defer { if let kind { self.kind = kind } }
    if isInNote {
      if hasWords { content.append(.hardBreak(end..<end)) }
      pendingBlank = nil
      return
    }
    if hasWords {
      while case .hardBreak? = content.last { content.removeLast() }
      drafts.append(
        TextDraft(self.kind, content: content, utf8Range: start..<max(start, end), language: language))
    } else {
      // Notes in a block without words of its own have no place to be called from, and are kept all the same.
      for case .inlineNote(let label, let body, let range) in content {
        drafts.append(
          TextDraft(
            .note(label: label ?? "*", isGlobal: true), content: body, utf8Range: range, language: language))
      }
    }
    content = []
    hasWords = false
    pendingBlank = nil
  }

  /// A turn of page, inside a block or between blocks; a block it cuts is one when the text is laid out.
  mutating func turnPage(label: String?, at range: Range<Int>) {
    guard !isInNote else { return }
    let isCut = hasWords
    let (blank, kind) = (pendingBlank, kind)
    if isCut { flush() }
    drafts.append(TextDraft(.pageTurn(label: label, isProposed: false), utf8Range: range))
    if isCut {
      self.kind = kind
      drafts[drafts.count - 1].cutsBlock = blank.map { .withBlank($0) } ?? .withinWord
    }
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
