import Testimony

/// What a chronicle says of a text beside its path.
struct GivenText {
  var checksum: Word?
  var encoding: String?
  var mediaType: String?
  var fileName: String?
  var textByteCount: Int?
  var converter: String?
  var number: Int?
  var id: String?
  var reading: Word?
  var structure = GivenStructure()

  /// Returns the text as read from its file, with what the chronicle says otherwise.
  ///
  /// - Parameters:
  ///   - text: The text as read from its file.
  ///   - plain: The text as it was once read, where today's reading differs.
  /// - Returns: The text.
  /// - Throws: ``Flaw`` where a place lies outside the text.
  func applied(to text: SourceText, plain: String?) throws(Flaw) -> SourceText {
    var original = text.original
    if let encoding { original.encoding = encoding }
    if let mediaType { original.mediaType = mediaType }
    if let textByteCount { original.textByteCount = textByteCount }
    if let converter { original.converter = converter }
    let result = SourceText(
      id: id.map { Identifier($0) } ?? text.id, source: text.source, number: text.number, original: original,
      text: plain ?? text.text, structure: structure.value ?? text.structure,
      map: structure.map ?? text.map)
    let count = result.text.unicodeScalars.count
    if let outside = structure.ranges.first(where: { $0.scalars.upperBound > count }) {
      throw Flaw(
        "out-of-range", "the text has only \(count) characters", remedy: "correct the place",
        at: outside.place)
    }
    return result
  }
}

/// A structure given by hand, in place of what the reading of the file gives.
struct GivenStructure {
  static let words = ["structure", "page", "block", "footnote", "span", "run"]

  var value: TextStructure?
  var map: OffsetMap?
  var ranges: [(scalars: Range<Int>, place: Range<Int>)] = []

  /// The structure to add to.
  var edited: TextStructure {
    get { value ?? TextStructure() }
    set { value = newValue }
  }
}

extension ChronicleParser {
  /// Reads a line of a text's structure.
  func readStructure(_ word: Word, _ cursor: inout Cursor, _ given: inout GivenStructure) throws(Flaw) -> Bool
  {
    switch word.text {
    case "structure": given.value = given.value ?? TextStructure()
    case "page":
      let label = try self.word(&cursor, "the page's label").text
      let range = try stretch(&cursor, &given)
      given.edited.pages.append(
        TextStructure.Page(label: label, range: range, isProposed: try bracketed(&cursor) == "proposed"))
    case "block":
      let kind = try self.word(&cursor, "a kind of block")
      guard let known = BlockSpelling.kind(kind.text) else {
        throw Flaw(
          "unknown-word", "“\(kind.text)” is no kind of block",
          remedy: Spelling.suggestion(
            for: kind.text, among: BlockSpelling.words,
            otherwise: "what may stand here: \(BlockSpelling.words.joined(separator: ", "))"), at: kind.range)
      }
      let range = try stretch(&cursor, &given)
      given.edited.blocks.append(TextStructure.Block(known, range: range, language: try bracketed(&cursor)))
    case "footnote":
      var note = TextStructure.Note(
        label: try self.word(&cursor, "the note's label").text, call: nil, body: nil)
      if cursor.take(word: "call") { note.call = ScalarOffset(try integer(&cursor, "the place of the call")) }
      if cursor.take(word: "body") { note.body = try stretch(&cursor, &given) }
      if let voice = cursor.word() {
        guard let known = TextStructure.Note.Voice(rawValue: voice.text) else {
          throw Flaw(
            "unknown-word", "“\(voice.text)” is nobody's voice", remedy: "write author, editor or unknown",
            at: voice.range)
        }
        note.voice = known
      }
      given.edited.notes.append(note)
    case "span":
      let kind = try self.word(&cursor, "a kind of span")
      guard let known = Spelling.value(kind.text, of: TextStructure.Span.Kind.self) else {
        throw Flaw(
          "unknown-word", "“\(kind.text)” is no kind of span",
          remedy:
            "what may stand here: \(Spelling.words(TextStructure.Span.Kind.self).joined(separator: ", "))",
          at: kind.range)
      }
      let range = try stretch(&cursor, &given)
      let language = try bracketed(&cursor)
      let value: String? = cursor.take(word: "value") ? try cursor.words().text : nil
      given.edited.spans.append(TextStructure.Span(known, range: range, language: language, value: value))
    case "run" where cursor.take(word: "nothing"): given.map = OffsetMap()
    case "run":
      var run = OffsetMap.Run(
        text: try integer(&cursor, "a place in the text"),
        utf8Offset: try integer(&cursor, "a place in the file"),
        scalarCount: try integer(&cursor, "a number of characters"),
        byteCount: try integer(&cursor, "a number of bytes"))
      run.isVerbatim = try bracketed(&cursor) != "replaced"
      given.map = OffsetMap(runs: (given.map?.runs ?? []) + [run])
    default: return false
    }
    return true
  }

  private func stretch(_ cursor: inout Cursor, _ given: inout GivenStructure) throws(Flaw) -> Range<
    ScalarOffset
  > {
    let word = try word(&cursor, "a stretch of the text, such as 0..1200")
    let range = try range(word.text, at: word.range)
    given.ranges.append((range, word.range))
    return ScalarOffset(range.lowerBound)..<ScalarOffset(range.upperBound)
  }

  private func bracketed(_ cursor: inout Cursor) throws(Flaw) -> String? {
    guard cursor.take("[") else { return nil }
    let word = try word(&cursor, "a word")
    try expect("]", &cursor, "close it with ]")
    return word.text
  }
}

/// How kinds of block are written.
enum BlockSpelling {
  static let words = (1...6).map { "heading-\($0)" } + others.map(\.word)

  private static let others: [(word: String, kind: TextStructure.Block.Kind)] = [
    ("paragraph", .paragraph), ("block-quotation", .blockQuotation), ("dialogue", .dialogue),
    ("list-item", .listItem), ("verse", .verse), ("preformatted", .preformatted), ("note", .note),
    ("dateline", .dateline),
  ]

  static func kind(_ word: String) -> TextStructure.Block.Kind? {
    if word.hasPrefix("heading-"), let level = Int(word.dropFirst("heading-".count)) {
      return .heading(level: level)
    }
    return others.first { $0.word == word }?.kind
  }

  static func word(_ kind: TextStructure.Block.Kind) -> String {
    if case .heading(let level) = kind { return "heading-\(level)" }
    return others.first { $0.kind == kind }?.word ?? "paragraph"
  }
}

/// Paths of files beside a chronicle.
enum TextPath {
  /// Why a path is refused, if it is: it must stay beside the chronicle.
  static func refusal(of path: String) -> String? {
    if path.isEmpty { return "a path cannot be empty" }
    if path.hasPrefix("/") || path.contains("\\") || path.dropFirst().first == ":" {
      return "this path leads away from the chronicle"
    }
    let steps = path.split(separator: "/", omittingEmptySubsequences: false)
    if steps.contains("..") || steps.contains(".") || steps.contains("") {
      return "this path leads away from the chronicle"
    }
    if path.unicodeScalars.contains(where: {
      $0.value < 0x20 || $0.value == 0x7F || Spelling.turnsDirection($0.value)
    }) {
      return "this path has invisible characters"
    }
    return path.utf8.count > 1024 ? "this path is too long" : nil
  }

  static func fileName(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
