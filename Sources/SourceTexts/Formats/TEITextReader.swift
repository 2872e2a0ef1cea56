import Diagnostics
import Markup
import Testimony

/// Reads TEI P5: the header as bibliographic data, the text with pages, notes, quotations, dates and names.
///
/// The words are those of the document as it stands: of a correction the error, of an abbreviation the
/// abbreviation, of an apparatus the reading in the text; what the edition gives beside them stays on them as a
/// span. What is left out, and every element that is not understood, is counted and listed; the words of an element
/// that is not understood are kept.
struct TEITextReader {
  private let decoded: DecodedText
  private let fileName: String
  private var collector: DraftCollector
  private var metadata: [SourceTextReading.Metadatum] = []
  private var path: [Open] = []
  private var unknown: [String: Int] = [:]
  private var leftOut: [String: Int] = [:]
  /// How many open elements are of a kind that matters for those inside.
  private var texts = 0
  private var closed = 0
  private var prose = 0
  private var quotes = 0
  private var divisions = 0
  private var notesApart = 0
  /// Whose voices notes are that say so, by where they begin.
  private var noteVoices: [Int: TextStructure.Note.Voice] = [:]
  /// The same for notes that stand apart, by their labels.
  private var voicesApart: [String: TextStructure.Note.Voice] = [:]
  /// The labels that readers see, by the identifiers of notes that stand apart.
  private var printedLabels: [String: String] = [:]
  /// Elements whose words stay though they are not the document's own, or not sure.
  private var editorial: [String: Int] = [:]
  private let names: TEINames

  private struct Open {
    var name: String
    var style: InlineContent.Style?
    /// Other words for those of a choice or an apparatus, gathered from its parts that are left out.
    var others: [String]?
    /// How many parts an apparatus has had.
    var parts = 0
    /// Whether the words of this part are given beside those of the text.
    var isOther = false
    var isNote = false
    /// A note between blocks, which is called elsewhere or nowhere.
    var isNoteApart = false
    /// The note it calls, where it is a reference to one, and where it begins.
    var call: (note: String, start: Int)?
    var isLeftOut = false
    var language: String?
    var type: String?
    var key: String?
    var value = ""
  }

  init(_ decoded: DecodedText, fileName: String) {
    self.decoded = decoded
    self.fileName = fileName
    collector = DraftCollector(utf8: decoded.utf8)
    names = TEINames(in: decoded.utf8)
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
    for draft in collector.drafts {
      if case .note(let label, _) = draft.kind { noteVoices[draft.utf8Range.lowerBound] = voicesApart[label] }
    }
    var assembler = TextAssembler(
      original: decoded.utf8, drafts: collector.drafts, noteVoices: noteVoices)
    let (text, structure, map, diagnostics) = assembler.assemble()
    guard !text.isEmpty else { throw SourceTextError(.empty, fileName: fileName) }
    return SourceTextReading(
      text: text, structure: structure.withPrintedLabels(printedLabels), map: map,
      encoding: decoded.encoding, mediaType: "application/tei+xml",
      metadata: metadata, diagnostics: diagnostics + listing)
  }

  private var listing: [Diagnostic] {
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
      + editorial.sorted { $0.key < $1.key }.compactMap { name, count in
        Self.editorialWords[name].map { words in
          Diagnostic(
            .note, code: "tei.editorial", Explanation("<\(name)> \(words) (\(count) times)"), file: fileName)
        }
      }
  }

  private var isInText: Bool { texts > 0 && closed == 0 }

  /// Keeps count of what is open.
  private mutating func count(_ open: Open, by step: Int) {
    if open.name == "text" { texts += step }
    if open.isLeftOut || open.call != nil { closed += step }
    if open.isNoteApart { notesApart += step }
    if Self.proseBlocks.contains(open.name) { prose += step }
    if open.name == "quote" { quotes += step }
    if open.name.hasPrefix("div") { divisions += step }
  }

  // MARK: Events

  private mutating func take(_ event: MarkupEvent) {
    switch event {
    case .begin(let element): begin(element)
    case .end(_, let range): end(range)
    case .text(let range):
      if isInText {
        collector.text(range)
      } else {
        addOutside(String(decoding: decoded.utf8[range], as: UTF8.self))
      }
    case .replacement(let text, let range):
      if isInText { collector.replacement(text, range) } else { addOutside(text) }
    case .instruction: break
    }
  }

  /// Takes words that are not of the text: of the header, or other words for some of the text.
  private mutating func addOutside(_ text: String) {
    if texts > 0 {
      if let index = path.lastIndex(where: { $0.isOther || $0.call != nil }),
        path[index].value.utf8.count < 4_000
      {
        path[index].value += text
      }
      return
    }
    // A note on a title is no part of it.
    guard let index = path.lastIndex(where: { $0.key != nil }), path[index].value.utf8.count < 4_000,
      !path[index...].contains(where: { $0.name == "note" })
    else { return }
    path[index].value += text
  }

  private mutating func begin(_ element: MarkupElement) {
    let name = String(element.localName)
    var open = Open(name: name, language: element["xml:lang"], type: element["type"])
    defer {
      path.append(open)
      count(open, by: 1)
    }
    guard texts > 0 else {
      if name == "lb" { addOutside(" ") }
      open.key = headerKey(name, element)
      return
    }
    guard isInText else { return }
    if isLeftOut(name, element) {
      open.isLeftOut = true
      if path.last?.others != nil {
        open.isOther = true
        open.key = element["wit"]
      } else {
        leftOut[name, default: 0] += 1
      }
      return
    }
    if path.last?.others != nil { path[path.count - 1].parts += 1 }
    if let language = open.language, Self.blocks[name] != nil { collector.language = language }
    switch name {
    case "choice", "app":
      open.others = []
      open.style = .correction("")
      collector.mark(.begin(.correction("")))
    case "gap", "supplied", "unclear":
      editorial[name, default: 0] += 1
      // Words that are lost or illegible leave a mark, lest those around them read as if they belonged together.
      if name == "gap" { collector.replacement("[…]", element.utf8Range) }
    case "note":
      let start = element.utf8Range.lowerBound
      let voice = names.voice(responsible: element["resp"])
      if isBetweenBlocks, !collector.isInNote, notesApart == 0 {
        let id = element["xml:id"] ?? "\(start)"
        voicesApart["#\(id)"] = voice
        if let label = element["n"] { printedLabels[id] = label }
        open.isNoteApart = true
        collector.flush(next: .note(label: "#\(id)", isGlobal: true))
      } else {
        open.isNote = true
        noteVoices[start] = voice
        collector.beginNote(label: element["n"], at: start)
      }
    case "ref", "ptr":
      if let target = element["target"], target.hasPrefix("#"),
        names.notesApart.contains(String(target.dropFirst()))
      {
        open.call = (String(target.dropFirst()), element.utf8Range.lowerBound)
      }
    case "u":
      collector.flush(next: .block(.dialogue))
      if let who = names.meaning(of: element["who"]) {
        let style = InlineContent.Style.quotation(speaker: who, language: open.language)
        open.style = style
        collector.mark(.begin(style))
      }
    case "pb": collector.turnPage(label: element["n"], at: element.utf8Range)
    case "lb":
      if element["break"] != "no" { collector.replacement(" ", element.utf8Range) }
    case "quote" where isBlockQuote(element) && notesApart == 0:
      collector.flush(next: .block(.blockQuotation))
    case "head" where notesApart == 0:
      collector.flush(next: .block(.heading(level: min(6, max(1, divisions)))))
    default:
      if let kind = Self.blocks[name] {
        collector.flush(
          next: notesApart > 0
            ? collector.kind : .block(quotes > 0 && kind == .paragraph ? .blockQuotation : kind))
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
    count(open, by: -1)
    if open.isOther, let last = path.indices.last {
      let words = open.value.split { $0.isWhitespace }.joined(separator: " ")
      if !words.isEmpty { path[last].others?.append(open.key.map { "\($0): \(words)" } ?? words) }
      return
    }
    if let key = open.key, texts == 0 {
      let value = open.value.split { $0.isWhitespace }.joined(separator: " ")
      if !value.isEmpty { metadata.append(SourceTextReading.Metadatum(key: key, value: value)) }
    }
    guard isInText, !open.isLeftOut else { return }
    if let call = open.call {
      let label = open.value.filter { !" \n\t[]()".contains($0) }
      if !label.isEmpty, printedLabels[call.note] == nil { printedLabels[call.note] = label }
      collector.mark(.noteCall(label: "#\(call.note)", call.start..<range.upperBound))
    } else if open.isNoteApart {
      collector.flush(next: .block(.paragraph))
    } else if open.isNote {
      collector.endNote(at: range.upperBound)
    } else if let others = open.others {
      // A choice that gives nothing else says nothing.
      collector.mark(.end(.correction(others.joined(separator: "; "))))
    } else if let style = open.style {
      collector.mark(.end(style))
      if open.name == "u" { collector.flush(next: .block(.paragraph)) }
    } else if Self.blocks[open.name] != nil || open.name == "head" || open.name == "quote" && isBetweenBlocks
    {
      collector.flush(next: notesApart > 0 ? collector.kind : .block(.paragraph))
      if Self.blocks[open.name] != nil { collector.language = path.last { $0.language != nil }?.language }
    }
  }

  private var isBetweenBlocks: Bool { prose == 0 }
  private func isBlockQuote(_ element: MarkupElement) -> Bool { isBetweenBlocks && !collector.isInNote }

  /// What is said of elements whose words are not simply the document's own.
  private static let editorialWords: [String: String] = [
    "gap": "stands for words that are lost or not read; the text has […] there",
    "supplied": "holds words that the edition supplies; they were kept",
    "unclear": "holds words that are hard to read; they were kept",
  ]

  private static let proseBlocks: Set<String> = ["p", "ab", "l", "head"]

  /// Whether the words of an element are not of the text as it stands.
  private func isLeftOut(_ name: String, _ element: MarkupElement) -> Bool {
    let parent = path.last
    switch name {
    case "corr", "reg", "expan": return parent?.name == "choice"
    // The first reading of an apparatus is that of the text, and so is the first of other alternatives.
    case "rdg": return parent?.name == "app" && parent?.parts ?? 0 > 0
    case "unclear", "seg": return parent?.name == "choice" && parent?.parts ?? 0 > 0
    case "note": return element["type"] == "apparatus"
    default: return Self.left.contains(name)
    }
  }

  // MARK: What elements are

  private func style(of name: String, _ element: MarkupElement) -> InlineContent.Style? {
    switch name {
    case "hi", "emph", "title", "term": return .emphasis
    case "foreign": return .foreign(element["xml:lang"] ?? "und")
    case "q", "quote", "said", "soCalled":
      return .quotation(speaker: names.meaning(of: element["who"]), language: element["xml:lang"])
    case "date", "time", "origDate":
      return .date(Self.day(of: element))
    case "persName": return .personName(names.meaning(of: element["ref"] ?? element["key"]))
    case "placeName", "settlement", "country", "region", "geogName":
      return .placeName(names.meaning(of: element["ref"] ?? element["key"]))
    case "orgName": return .groupName(names.meaning(of: element["ref"] ?? element["key"]))
    case "rs", "name":
      let reference = names.meaning(of: element["ref"] ?? element["key"])
      switch element["type"] {
      case "person": return .personName(reference)
      case "place": return .placeName(reference)
      case "org", "organisation", "organization": return .groupName(reference)
      default: return nil
      }
    default: return nil
    }
  }

  /// A marked date as EDTF, with the calendar of its words where one is named; `2 in julian` is in that calendar itself.
  private static func day(of element: MarkupElement) -> String? {
    if let custom = element["when-custom"], element["when"] == nil, element["when-iso"] == nil {
      let method = element["datingMethod"].map { " in \($0.drop { $0 == "#" })" } ?? ""
      return custom + method
    }
    let day = element["when"] ?? element["when-iso"]
    let from = element["from"] ?? element["from-iso"] ?? element["notBefore"] ?? element["notBefore-iso"]
    let to = element["to"] ?? element["to-iso"] ?? element["notAfter"] ?? element["notAfter-iso"]
    let edtf = day ?? (from == nil && to == nil ? nil : "\(from ?? "..")/\(to ?? "..")")
    // `calendar` says what the words are in; TEI normalises what it marks to the Gregorian calendar.
    return edtf.map { value in element["calendar"].map { "\(value) \($0.drop { $0 == "#" })" } ?? value }
  }

  private mutating func headerKey(_ name: String, _ element: MarkupElement) -> String? {
    guard Self.headerNames.contains(name) else { return nil }
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
    case "persName", "rs", "name", "orgName":
      return inside.contains("correspAction") ? correspondent(element) : nil
    case "publisher" where inside.contains("publicationStmt"): return "publisher"
    case "date" where inside.contains("publicationStmt"):
      if let day = Self.day(of: element) {
        metadata.append(SourceTextReading.Metadatum(key: "published", value: day))
        return nil
      }
      return "published"
    case "language":
      if let tag = element["ident"] {
        metadata.append(SourceTextReading.Metadatum(key: "language", value: tag))
      }
      return nil
    case "institution", "repository", "idno": return inside.contains("msIdentifier") ? name : nil
    default: return nil
    }
  }

  /// The elements of a header that say something of the document.
  private static let headerNames: Set<String> = [
    "title", "author", "editor", "date", "persName", "rs", "name", "orgName", "publisher", "language",
    "institution", "repository",
    "idno",
  ]

  /// Whether somebody sent a letter or was sent it.
  private func correspondent(_ element: MarkupElement) -> String {
    path.last { $0.name == "correspAction" }?.type == "received" ? "addressee" : "sender"
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
    "index", "del", "fw", "teiHeader", "binaryObject", "egXML", "fsdDecl", "xenoData", "witDetail",
  ]

  /// Elements that say nothing about how their words are laid out.
  private static let transparent: Set<String> = [
    "text", "body", "front", "back", "div", "div1", "div2", "div3", "div4", "group", "lg", "list", "choice",
    "sic",
    "orig", "abbr", "app", "lem", "add", "supplied", "unclear", "damage", "seg", "s", "w", "pc", "c", "rs",
    "name",
    "ref", "ptr", "anchor", "gap", "space", "num", "measure", "forename", "surname", "roleName", "addName",
    "nameLink",
    "table", "cell", "figure", "graphic", "head", "note", "pb", "lb", "cb", "milestone", "subst",
    "label",
    "speaker", "titlePart", "titlePage", "docAuthor", "docDate", "imprimatur", "addrLine", "cit", "quote",
    "mod",
    "handShift", "ex", "am", "corr", "reg", "expan", "rdg", "rdgGrp", "standOff", "code", "gi", "formula",
    "author",
    "publisher", "pubPlace", "idno", "street", "postCode", "ptr", "xref", "xptr", "listBibl", "listPerson",
    "listPlace", "listEvent", "genName", "distinct", "noteGrp", "gb", "gloss", "email", "measureGrp", "phr",
    "divGen",
    "mentioned",
  ]
}
