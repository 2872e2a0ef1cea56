import Diagnostics
import Markup
import Testimony

/// Reads TEI P5: the header as bibliographic data, the text with pages, notes, quotations, dates and names.
///
/// The words are those of the document as it stands: of a correction the error, of an abbreviation the
/// abbreviation, of an apparatus the reading in the text. What is left out, and every element that is not
/// understood, is counted and listed; the words of an element that is not understood are kept.
struct TEITextReader {
  private let decoded: DecodedText
  private let fileName: String
  private var collector: DraftCollector
  private var metadata: [SourceTextReading.Metadatum] = []
  private var path: [Open] = []
  private var unknown: [String: Int] = [:]
  private var leftOut: [String: Int] = [:]

  private struct Open {
    var name: String
    var style: InlineContent.Style?
    var isNote = false
    var isLeftOut = false
    var language: String?
    var key: String?
    var value = ""
  }

  init(_ decoded: DecodedText, fileName: String) {
    self.decoded = decoded
    self.fileName = fileName
    collector = DraftCollector(utf8: decoded.utf8)
  }

  mutating func read() throws(SourceTextError) -> SourceTextReading {
    var parser = XMLPullParser(utf8: decoded.utf8)
    do {
      while let event = try parser.next() { take(event) }
    } catch {
      throw SourceTextError(
        .malformed(error.explanation.summary, utf8Offset: error.utf8Offset), fileName: fileName)
    }
    collector.flush()
    var assembler = TextAssembler(original: decoded.utf8, drafts: collector.drafts)
    let (text, structure, map, diagnostics) = assembler.assemble()
    guard !text.isEmpty else { throw SourceTextError(.empty, fileName: fileName) }
    return SourceTextReading(
      text: text, structure: structure, map: map, encoding: decoded.encoding,
      mediaType: "application/tei+xml",
      metadata: metadata, diagnostics: diagnostics + listed)
  }

  private var listed: [Diagnostic] {
    unknown.sorted { $0.key < $1.key }.map { name, count in
      Diagnostic(
        .note, code: "tei.not-understood",
        Explanation("<\(name)> is not understood (\(count) times); its words were kept"), file: fileName)
    }
      + leftOut.sorted { $0.key < $1.key }.map { name, count in
        Diagnostic(
          .note, code: "tei.left-out",
          Explanation("<\(name)> is not part of the text as it stands (\(count) times) and was left out"),
          file: fileName)
      }
  }

  private var isInText: Bool { path.contains { $0.name == "text" } && !path.contains { $0.isLeftOut } }

  // MARK: Events

  private mutating func take(_ event: MarkupEvent) {
    switch event {
    case .begin(let element): begin(element)
    case .end(_, let range): end(range)
    case .text(let range):
      if isInText {
        collector.text(range)
      } else {
        addToHeader(String(decoding: decoded.utf8[range], as: UTF8.self))
      }
    case .replacement(let text, let range):
      if isInText { collector.replacement(text, range) } else { addToHeader(text) }
    case .instruction: break
    }
  }

  private mutating func addToHeader(_ text: String) {
    guard let index = path.lastIndex(where: { $0.key != nil }), path[index].value.utf8.count < 4_000 else {
      return
    }
    path[index].value += text
  }

  private mutating func begin(_ element: MarkupElement) {
    let name = String(element.localName)
    var open = Open(name: name, language: element["xml:lang"])
    defer { path.append(open) }
    guard path.contains(where: { $0.name == "text" }) else {
      open.key = headerKey(name, element)
      return
    }
    guard isInText else { return }
    if Self.left.contains(name) || (name == "note" && element["type"] == "apparatus") {
      open.isLeftOut = true
      leftOut[name, default: 0] += 1
      return
    }
    if let language = open.language, Self.blocks[name] != nil { collector.language = language }
    switch name {
    case "note":
      open.isNote = true
      collector.beginNote(label: element["n"], at: element.utf8Range.lowerBound)
    case "pb": collector.turnPage(label: element["n"], at: element.utf8Range)
    case "lb":
      if element["break"] != "no" { collector.replacement(" ", element.utf8Range) }
    case "quote" where isBlockQuote(element):
      collector.flush(next: .block(.blockQuotation))
    case "head": collector.flush(next: .block(.heading(level: min(6, max(1, depth(of: "div"))))))
    default:
      if let kind = Self.blocks[name] {
        collector.flush(
          next: .block(path.contains { $0.name == "quote" } && kind == .paragraph ? .blockQuotation : kind))
      } else if let style = style(of: name, element) {
        open.style = style
        collector.mark(.begin(style))
      } else if !Self.transparent.contains(name) {
        unknown[name, default: 0] += 1
      }
    }
  }

  private mutating func end(_ range: Range<Int>) {
    guard let open = path.popLast() else { return }
    if let key = open.key {
      let value = open.value.split { $0.isWhitespace }.joined(separator: " ")
      if !value.isEmpty { metadata.append(SourceTextReading.Metadatum(key: key, value: value)) }
    }
    guard path.contains(where: { $0.name == "text" }), isInText, !open.isLeftOut else { return }
    if open.isNote {
      collector.endNote(at: range.upperBound)
    } else if let style = open.style {
      collector.mark(.end(style))
    } else if Self.blocks[open.name] != nil || open.name == "head" || open.name == "quote" && isBetweenBlocks
    {
      collector.flush(next: .block(.paragraph))
      if Self.blocks[open.name] != nil { collector.language = path.last { $0.language != nil }?.language }
    }
  }

  private var isBetweenBlocks: Bool { !path.contains { ["p", "ab", "l", "head"].contains($0.name) } }
  private func isBlockQuote(_ element: MarkupElement) -> Bool { isBetweenBlocks && !collector.isInNote }
  private func depth(of name: String) -> Int { path.count { $0.name.hasPrefix(name) } }

  // MARK: What elements are

  private func style(of name: String, _ element: MarkupElement) -> InlineContent.Style? {
    switch name {
    case "hi", "emph", "title", "term": return .emphasis
    case "foreign": return .foreign(element["xml:lang"] ?? "und")
    case "q", "quote", "said", "soCalled":
      return .quotation(speaker: element["who"], language: element["xml:lang"])
    case "date", "time", "origDate":
      return .date(Self.day(of: element))
    case "persName": return .personName(element["ref"] ?? element["key"])
    case "placeName", "settlement", "country", "region", "geogName":
      return .placeName(element["ref"] ?? element["key"])
    case "rs", "name":
      let reference = element["ref"] ?? element["key"]
      return element["type"] == "person"
        ? .personName(reference)
        : element["type"] == "place" ? .placeName(reference) : nil
    default: return nil
    }
  }

  /// A marked date as EDTF, with its calendar where one is named.
  private static func day(of element: MarkupElement) -> String? {
    let day = element["when"] ?? element["when-iso"] ?? element["when-custom"]
    let from = element["from"] ?? element["from-iso"] ?? element["notBefore"] ?? element["notBefore-iso"]
    let to = element["to"] ?? element["to-iso"] ?? element["notAfter"] ?? element["notAfter-iso"]
    let edtf = day ?? (from == nil && to == nil ? nil : "\(from ?? "..")/\(to ?? "..")")
    return edtf.map { value in element["calendar"].map { "\(value) \($0.drop { $0 == "#" })" } ?? value }
  }

  private mutating func headerKey(_ name: String, _ element: MarkupElement) -> String? {
    let inside = Set(path.map(\.name))
    switch name {
    case "title" where inside.contains("titleStmt"): return "title"
    case "author" where inside.contains("titleStmt"): return "author"
    case "editor" where inside.contains("titleStmt"): return "editor"
    case "date" where inside.contains("correspAction") || inside.contains("creation"):
      if let day = Self.day(of: element) {
        metadata.append(SourceTextReading.Metadatum(key: "composed", value: day))
      }
      return nil
    case "persName", "rs", "name":
      return inside.contains("correspAction") ? "correspondent" : nil
    case "language":
      if let tag = element["ident"] {
        metadata.append(SourceTextReading.Metadatum(key: "language", value: tag))
      }
      return nil
    case "repository", "idno": return inside.contains("msIdentifier") ? name : nil
    default: return nil
    }
  }

  private static let blocks: [String: TextStructure.Block.Kind] = [
    "p": .paragraph, "ab": .paragraph, "l": .verse, "item": .listItem, "opener": .paragraph,
    "closer": .paragraph,
    "salute": .paragraph, "signed": .paragraph, "dateline": .dateline, "postscript": .paragraph,
    "sp": .dialogue,
    "u": .dialogue, "row": .preformatted, "eg": .preformatted, "byline": .paragraph, "trailer": .paragraph,
    "docTitle": .heading(level: 1), "epigraph": .blockQuotation, "stage": .paragraph, "address": .paragraph,
    "figDesc": .paragraph, "bibl": .paragraph, "person": .paragraph, "place": .paragraph, "event": .paragraph,
  ]

  /// Elements whose words are not of the text as it stands: corrections, expansions, other readings, index terms.
  private static let left: Set<String> = [
    "corr", "reg", "expan", "rdg", "index", "del", "fw", "app-note", "teiHeader",
  ]

  /// Elements that say nothing about how their words are laid out.
  private static let transparent: Set<String> = [
    "text", "body", "front", "back", "div", "div1", "div2", "div3", "div4", "group", "lg", "list", "choice",
    "sic",
    "orig", "abbr", "app", "lem", "add", "supplied", "unclear", "damage", "seg", "s", "w", "pc", "c", "rs",
    "name",
    "ref", "ptr", "anchor", "gap", "space", "num", "measure", "forename", "surname", "roleName", "addName",
    "nameLink",
    "orgName", "table", "cell", "figure", "graphic", "head", "note", "pb", "lb", "cb", "milestone", "subst",
    "label",
    "speaker", "titlePart", "titlePage", "docAuthor", "docDate", "imprimatur", "addrLine", "cit", "quote",
    "mod",
    "handShift", "ex", "am", "listBibl", "listPerson", "listPlace", "listEvent", "genName", "distinct",
    "mentioned",
  ]
}
