import Markup
import Testimony

/// Reads HTML as Project Gutenberg, Wikisource and publishers' XHTML have it.
///
/// Page numbers in the margin become turns of page, links to notes become calls, and notes at a chapter's or
/// the book's end become the bodies of those calls; what a browser would not show is left out.
struct HTMLTextReader {
  private let decoded: DecodedText
  private let fileName: String
  private var collector: DraftCollector
  /// What the page says of the work apart from its own title, which goes before.
  private var facts: [SourceTextReading.Metadatum] = []
  private var metadata: [SourceTextReading.Metadatum] = []
  private var path: [Open] = []
  /// How many of the open elements are of a kind that matters for those inside.
  private var open = Counts()
  /// Identifiers that links of the text lead to, so that what carries one may be a note.
  private var targets: [String: String] = [:]

  private struct Open {
    var name: String
    var style: InlineContent.Style?
    var role = Role.plain
    var language: String?
    var value = ""
    var holdsNote = false
  }

  private struct Counts {
    var hidden = 0
    var notes = 0
    /// Elements whose words are gathered for something else than the text.
    var apart = 0
    var preformatted = 0
    var quotations = 0
    var names: [String: Int] = [:]

    mutating func add(_ open: Open, _ step: Int) {
      if open.role.isHidden { hidden += step }
      if open.role == .note { notes += step }
      if open.role != .plain, open.role != .note { apart += step }
      if open.name == "pre" { preformatted += step }
      if open.name == "blockquote" { quotations += step }
      names[open.name, default: 0] += step
    }
  }

  private enum Role: Hashable {
    case plain, hidden, title
    /// What the page says of the work, under this key of the metadata.
    case said(String)
    /// The number of a page.
    case page
    /// A link to a note, with the label of the note's own place.
    case call(target: String, start: Int)
    /// The body of a note.
    case note
    /// The label or the way back inside a note's body.
    case backlink

    /// Whether nothing inside is of the text.
    var isHidden: Bool {
      switch self {
      case .hidden, .title, .said: true
      default: false
      }
    }
  }

  init(_ decoded: DecodedText, fileName: String) {
    self.decoded = decoded
    self.fileName = fileName
    collector = DraftCollector(utf8: decoded.utf8)
  }

  mutating func read() throws(SourceTextError) -> SourceTextReading {
    findTargets()
    var tokenizer = HTMLTokenizer(utf8: decoded.utf8)
    while let event = tokenizer.next() { take(event) }
    closeAll()
    let wrapping = GutenbergWrapping(in: decoded.utf8, isMarkup: true)
    var assembler = TextAssembler(
      original: decoded.utf8, drafts: collector.drafts.leavingOut(wrapping.ranges))
    let (text, structure, map, diagnostics) = assembler.assemble()
    guard !text.isEmpty else { throw SourceTextError(.empty, fileName: fileName) }
    let printed = structure.withPrintedLabels(targets)
    return SourceTextReading(
      text: text, structure: printed, map: map, encoding: decoded.encoding, mediaType: "text/html",
      metadata: wrapping.metadata + facts + metadata, diagnostics: wrapping.diagnostics + diagnostics)
  }

  // MARK: Notes

  /// Finds the links whose words are a note's label, and what they lead to.
  private mutating func findTargets() {
    var tokenizer = HTMLTokenizer(utf8: decoded.utf8)
    var link: (target: String, words: String)?
    while let event = tokenizer.next() {
      switch event {
      case .begin(let element) where element.name == "a":
        link = element["href"].flatMap(Self.fragment).map { ($0, "") }
      case .end("a", _):
        if let (target, words) = link, let label = Self.label(words), targets[target] == nil {
          targets[target] = label
        }
        link = nil
      case .text(let range):
        if link != nil, range.count < 16 {
          link?.words += String(decoding: decoded.utf8[range], as: UTF8.self)
        }
      default: break
      }
    }
  }

  private static func fragment(_ address: String) -> String? {
    guard let hash = address.firstIndex(of: "#") else { return nil }
    return String(address[address.index(after: hash)...])
  }

  /// The label of a note, without its brackets; `nil` for words that are none.
  private static func label(_ words: String) -> String? {
    let label = words.filter { !" \n\t[](){}".contains($0) }
    guard (1...5).contains(label.count) else { return nil }
    let isNumber = label.allSatisfy { ("0"..."9").contains($0) }
    let isSign = label.allSatisfy { "*†‡§¶".contains($0) }
    return isNumber || isSign || label.count == 1 ? label : nil
  }

  /// Whether an identifier is one that notes carry, as against calls and headings.
  private static func namesNote(_ identifier: String) -> Bool {
    let folded = identifier.lowercased()
    guard folded.last?.isNumber == true else { return false }
    return ["footnote", "endnote", "note", "fn", "cite_note", "cite-note", "ftn", "nota"].contains {
      folded.hasPrefix($0) && !folded.hasPrefix("footnotetag") && !folded.hasPrefix("noteref")
        && !folded.hasPrefix("fnanchor") && !folded.hasPrefix("fnref")
    }
  }

  /// Whether an identifier is one that calls carry, so that a link to it is the way back from a note.
  private static func namesCall(_ identifier: String) -> Bool {
    let folded = identifier.lowercased()
    return folded.last?.isNumber == true
      && ["footnotetag", "fnanchor", "fnref", "cite_ref", "cite-ref", "noteref"].contains {
        folded.hasPrefix($0)
      }
  }

  // MARK: Events

  private var isHidden: Bool { open.hidden > 0 }
  private var isInNote: Bool { open.notes > 0 }

  private mutating func take(_ event: MarkupEvent) {
    switch event {
    case .begin(let element): begin(element)
    case .end(let name, let range): end(name, at: range.upperBound)
    case .text(let range): characters(range, nil)
    case .replacement(let text, let range): characters(range, text)
    case .instruction: break
    }
  }

  private mutating func characters(_ range: Range<Int>, _ replacement: String?) {
    if open.apart > 0, let special = path.lastIndex(where: { $0.role != .plain && $0.role != .note }) {
      guard path[special].value.utf8.count < 400 else { return }
      path[special].value += replacement ?? String(decoding: decoded.utf8[range], as: UTF8.self)
    } else if open.preformatted > 0, replacement == nil {
      lines(range)
    } else if let replacement {
      collector.replacement(replacement, range)
    } else {
      collector.text(range)
    }
  }

  private mutating func lines(_ range: Range<Int>) {
    var start = range.lowerBound
    for index in range where decoded.utf8[index] == 0x0A {
      collector.text(start..<index)
      collector.mark(.hardBreak(index..<index + 1))
      start = index + 1
    }
    collector.text(start..<range.upperBound)
  }

  private mutating func begin(_ element: MarkupElement) {
    let name = element.name
    closeImplied(before: name)
    if name == "html", let language = element["lang"] ?? element["xml:lang"], !language.isEmpty {
      metadata.append(SourceTextReading.Metadatum(key: "language", value: language))
    }
    var open = Open(name: name, language: element["xml:lang"] ?? element["lang"])
    defer { remember(open) }
    let classes = (element["class"] ?? "").lowercased()
    let type = element["epub:type"] ?? element["role"] ?? ""
    open.role = role(of: element, classes: classes, type: type)
    open.holdsNote = classes.split(separator: " ").contains {
      $0 == "footnote" || $0 == "note" || $0 == "endnote"
    }
    switch open.role {
    case .hidden, .title, .said, .page, .call, .backlink:
      if let fact = HTMLFacts.fact(in: element) { metadata.append(fact) }
      return
    case .note:
      collector.flush(next: .note(label: "#" + (element["id"] ?? element["name"] ?? ""), isGlobal: true))
      if block(name, classes: classes) == nil, let block = indexOfNoteBlock {
        open.role = .backlink  // the anchor only names the block it opens
        self.open.add(path[block], -1)
        path[block].role = .note
        self.open.add(path[block], 1)
      }
      return
    case .plain: break
    }
    if isHidden { return }
    if name == "br" {
      collector.mark(.hardBreak(element.utf8Range))
    } else if let kind = block(name, classes: classes) {
      collector.flush(next: isInNote ? collector.kind : .block(kind))
      if let language = open.language { collector.language = language }
    } else if path.count < Self.deepest, let style = style(of: element, language: open.language) {
      open.style = style
      collector.mark(.begin(style))
    }
  }

  /// The most elements inside each other whose ends are looked for, as browsers have one too; deeper ones only part
  /// blocks, unless what they hold is no part of the text.
  private static let deepest = 512

  private mutating func remember(_ element: Open) {
    guard
      path.count < Self.deepest || element.role != .plain && path.count < 2 * Self.deepest && !isHidden
    else { return }
    path.append(element)
    open.add(element, 1)
  }

  private func role(of element: MarkupElement, classes: String, type: String) -> Role {
    let name = element.name
    if name == "title" { return .title }
    if let key = HTMLFacts.key(ofIdentifier: element["id"]) { return .said(key) }
    if name == "meta" || HTMLFacts.isNavigation(element, classes: classes) { return .hidden }
    if ["head", "script", "style", "noscript", "nav", "template", "svg"].contains(name) { return .hidden }
    if classes.contains("mw-editsection") || classes.contains("noprint") || element["hidden"] != nil {
      return .hidden
    }
    if classes.contains("pagenum") || classes.contains("pageno") || classes.contains("page-number")
      || type == "pagebreak"
      || element["data-page-number"] != nil
    {
      return .page
    }
    if name == "a", let target = element["href"].flatMap(Self.fragment), Self.namesCall(target) {
      return .backlink
    }
    if isInNote {
      let leadsBack = name == "a" && element["href"].flatMap(Self.fragment) != nil
      return leadsBack || classes.contains("label") || classes.contains("mw-cite-backlink")
        ? .backlink : .plain
    }
    if let identifier = element["id"] ?? element["name"], Self.namesNote(identifier),
      targets[identifier] != nil
    {
      return .note
    }
    if name == "a", let target = element["href"].flatMap(Self.fragment),
      targets[target] != nil, Self.namesNote(target) || type == "noteref" || classes.contains("fnanchor")
    {
      return .call(target: target, start: element.utf8Range.lowerBound)
    }
    return .plain
  }

  /// The block that a note's anchor opens: one that says it holds a note, or else the nearest.
  private var indexOfNoteBlock: Int? {
    path.lastIndex { $0.holdsNote }
      ?? path.lastIndex { ["p", "li", "dd", "div", "td", "aside"].contains($0.name) }
  }

  private mutating func end(_ name: String, at place: Int) {
    guard open.names[name, default: 0] > 0, let index = path.lastIndex(where: { $0.name == name }) else {
      return
    }
    while path.count > index + 1 { close(at: place) }
    close(at: place)
  }

  private mutating func close(at place: Int) {
    guard let open = path.popLast() else { return }
    self.open.add(open, -1)
    switch open.role {
    case .said(let key):
      let value = open.value.split { $0.isWhitespace }.joined(separator: " ")
      if !value.isEmpty { facts.append(SourceTextReading.Metadatum(key: key, value: value)) }
    case .title:
      let title = open.value.split { $0.isWhitespace }.joined(separator: " ")
      if !title.isEmpty { metadata.append(SourceTextReading.Metadatum(key: "title", value: title)) }
    case .page:
      let label = open.value.filter { !"[](){} ".contains($0) }.drop { "Ppgae. ".contains($0) }
      collector.turnPage(label: label.isEmpty ? nil : String(label), at: place..<place)
    case .call(let target, let start):
      if !isHidden { collector.mark(.noteCall(label: "#" + target, start..<place)) }
    case .note: collector.flush(next: .block(.paragraph))
    case .hidden, .backlink: break
    case .plain:
      if isHidden { return }
      if let style = open.style { collector.mark(.end(style)) }
      if block(open.name, classes: "") != nil {
        collector.flush(next: isInNote ? collector.kind : .block(enclosingKind))
        collector.language = path.last { $0.language != nil }?.language
      }
    }
  }

  private mutating func closeAll() {
    while !path.isEmpty { close(at: decoded.utf8.count) }
    collector.flush()
  }

  /// HTML lets the end of a paragraph or an item go without saying.
  private mutating func closeImplied(before name: String) {
    let ends: Set<String> =
      switch name {
      case "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "section", "hr",
        "pre":
        ["p"]
      case "li": ["li", "p"]
      case "dt", "dd": ["dt", "dd", "p"]
      case "tr": ["td", "th", "tr"]
      case "td", "th": ["td", "th"]
      default: []
      }
    while let last = path.last, ends.contains(last.name) { close(at: decoded.utf8.count) }
  }

  private var enclosingKind: TextStructure.Block.Kind {
    open.quotations > 0 ? .blockQuotation : .paragraph
  }

  private func block(_ name: String, classes: String) -> TextStructure.Block.Kind? {
    switch name {
    case "h1", "h2", "h3", "h4", "h5", "h6": .heading(level: Int(name.dropFirst()) ?? 1)
    case "blockquote": .blockQuotation
    case "li", "dt", "dd": .listItem
    case "pre", "table", "tr", "td", "th", "caption": .preformatted
    case "p", "div", "section", "article", "body", "html", "ul", "ol", "dl", "hr", "center", "main", "header",
      "footer",
      "aside", "figure", "figcaption", "form", "fieldset", "address":
      classes.contains("poem") || classes.contains("stanza")
        || open.quotations > 0 && name == "p"
        ? enclosingKind == .blockQuotation ? .blockQuotation : .verse : enclosingKind
    default: nil
    }
  }

  private func style(of element: MarkupElement, language: String?) -> InlineContent.Style? {
    switch element.name {
    case "i", "em", "cite": language.map { .foreign($0) } ?? .emphasis
    case "b", "strong": .strong
    case "q": .quotation(speaker: nil, language: language)
    case "time": .date(element["datetime"])
    case "span": language.map { .foreign($0) }
    default: nil
    }
  }
}
