import Interchange
import Testimony

extension ChronicleParser {
  func readSource(_ record: Record, _ slug: Slug, _ cursor: inout Cursor) throws(Flaw) {
    var source = Source(
      id: Identifier(record.id), slug: slug, title: try cursor.words("the source's title").text)
    var common = Common()
    let known =
      [
        "kind", "language", "calendar", "composed", "published", "archive", "about", "edition", "translation",
        "depends", "with", "notice", "csl", "text",
      ] + Spelling.roles + Self.common
    readClauses(record.node, &cursor, known: known) { (word, cursor, node) throws(Flaw) in
      switch word.text {
      case "kind":
        source.kind = Source.Kind(rawValue: try self.word(&cursor, "a kind of source, such as memoir").text)
      case "language":
        source.languages += try self.list(&cursor) { (cursor) throws(Flaw) in
          try self.word(&cursor, "a language, such as fr").text
        }
      case "calendar": source.calendar = try self.calendar(&cursor)
      case "composed": source.composed = try self.date(&cursor)
      case "published": source.published = try self.date(&cursor)
      case "archive":
        source.archivalReference += try self.list(&cursor) { (cursor) throws(Flaw) in
          let level = try self.word(&cursor, "a level, such as fond").text
          return Source.ArchivalLevel(level, try self.word(&cursor, "its name or number").text)
        }
      case "about": try self.readRelations(.about, &source, &cursor)
      case "edition":
        _ = cursor.take(word: "of")
        try self.readRelations(.editionOf, &source, &cursor)
      case "translation":
        _ = cursor.take(word: "of")
        try self.readRelations(.translationOf, &source, &cursor)
      case "depends":
        _ = cursor.take(word: "on")
        try self.readRelations(.dependsOn, &source, &cursor)
      case "with":
        source.contributions += try self.list(&cursor) { (cursor) throws(Flaw) in
          let who = try self.participant(&cursor)
          guard cursor.take(word: "as") else {
            throw Flaw(
              "expected-word", "the role should stand here", remedy: "write with PERSON as ROLE",
              at: cursor.here)
          }
          return Source.Contribution(who, role: try self.word(&cursor, "a role").text)
        }
      case "notice": source.notice = try cursor.words("the notice").text
      case "csl": source.bibliography = try self.bibliography(&cursor)
      case "text": try self.readText(of: source.id, &cursor, node)
      default:
        if Spelling.roles.contains(word.text) {
          source.contributions += try self.list(&cursor, self.participant).map {
            Source.Contribution($0, role: word.text)
          }
          return true
        }
        return try self.readCommon(word, &cursor, &common)
      }
      return true
    }
    source.aliases = common.aliases
    source.note = common.note
    inquiry.sources.put(source)
  }

  private func readRelations(_ kind: Source.Relation.Kind, _ source: inout Source, _ cursor: inout Cursor)
    throws(Flaw)
  {
    source.relations += try list(&cursor, self.source).map { Source.Relation(kind, $0) }
  }

  private func bibliography(_ cursor: inout Cursor) throws(Flaw) -> String {
    let json = cursor.isAtWords ? try cursor.words() : cursor.rest()
    var check = JSONCheck(json.text)
    if let offset = check.firstFlaw() {
      let place =
        cursor.bytes[json.range].starts(with: json.text.utf8)
        ? json.range.lowerBound + offset : json.range.lowerBound
      throw Flaw(
        "bad-json", "this is no CSL-JSON item", remedy: "write one JSON object, as in {\"type\":\"book\"}",
        at: place..<max(place + 1, min(json.range.upperBound, place + 1)))
    }
    return json.text
  }

  /// Reads a text that stands as a record of its own: `text of SOURCE PATH`.
  func readText(_ record: Record, _ cursor: inout Cursor) throws(Flaw) {
    guard cursor.take(word: "of") else {
      throw Flaw(
        "expected-word", "the text's source should stand here", remedy: "write text of SOURCE PATH",
        at: cursor.here)
    }
    let source = try source(&cursor)
    try readText(of: source, &cursor, record.node)
  }

  private func readText(of source: Source.ID, _ cursor: inout Cursor, _ node: ChronicleNode) throws(Flaw) {
    let path = try path(&cursor)
    var given = GivenText()
    let known =
      ["sha256", "encoding", "media", "name", "number", "id", "reading", "bytes", "through"]
      + GivenStructure.words
    var flaw: Flaw?
    let before = flaws.count
    readClauses(node, &cursor, known: known) { (word, cursor, _) throws(Flaw) in
      switch word.text {
      case "sha256": given.checksum = try self.word(&cursor, "the checksum")
      case "encoding": given.encoding = try self.word(&cursor, "an encoding").text
      case "media": given.mediaType = try self.word(&cursor, "a media type").text
      case "name": given.fileName = try cursor.words("the file's name").text
      case "number": given.number = try self.integer(&cursor, "the number of the revision")
      case "id": given.id = try self.word(&cursor, "the revision's name for good").text
      case "reading": given.reading = try self.path(&cursor)
      case "bytes": given.textByteCount = try self.integer(&cursor, "a number of bytes")
      case "through": given.converter = try self.word(&cursor, "the name of a program").text
      default: return try self.readStructure(word, &cursor, &given.structure)
      }
      return true
    }
    guard flaws.count == before else { return }
    do throws(Flaw) { try load(path, given, source) } catch { flaw = error }
    if let flaw { throw flaw }
  }

  private func path(_ cursor: inout Cursor) throws(Flaw) -> Word {
    let path = try word(&cursor, "the path of a file", remedy: "write one such as texts/notes.md")
    if let reason = TextPath.refusal(of: path.text) {
      throw Flaw(
        "bad-path", reason, remedy: "name a file beside the chronicle, such as texts/notes.md", at: path.range
      )
    }
    return path
  }

  private func load(_ path: Word, _ given: GivenText, _ source: Source.ID) throws(Flaw) {
    guard let bytes = file(path.text) else {
      throw Flaw(
        "missing-file", "the file “\(path.text)” is not there",
        remedy: "put it beside the chronicle, or correct the path",
        at: path.range)
    }
    if let checksum = given.checksum, checksum.text.lowercased() != Checksum.hexadecimal(bytes) {
      throw Flaw(
        "changed-file", "“\(path.text)” is not the file this chronicle was written with",
        remedy: "fetch the file with this checksum, or take the checksum out if the change is meant",
        at: checksum.range)
    }
    let number = given.number ?? (library.latest(source)?.number ?? 0) + 1
    let request = TextRequest(
      bytes: bytes, fileName: given.fileName ?? TextPath.fileName(of: path.text), mediaType: given.mediaType,
      encoding: given.encoding, source: source, number: number)
    let text: SourceText
    do {
      text = try texts.read(request)
    } catch {
      // What a program once converted is taken as it was read then: no program runs on an import.
      guard given.converter != nil, given.reading != nil, let id = given.id else {
        throw Flaw("unreadable-text", "“\(path.text)” cannot be read: \(error)", at: path.range)
      }
      text = SourceText(
        id: Identifier(id), source: source, number: number,
        original: SourceText.Original(
          fileName: request.fileName, mediaType: given.mediaType ?? "", encoding: given.encoding ?? "",
          checksum: Checksum.hexadecimal(bytes), byteCount: bytes.count),
        text: "", structure: TextStructure(), map: OffsetMap())
    }
    let final = try given.applied(to: text, plain: plain(given.reading))
    if inquiry.texts.hasKnown(final.id) {
      throw Flaw(
        "duplicate", "this file is a text here already", remedy: "take one of the two out, or give it an id",
        at: path.range)
    }
    inquiry.texts.put(final)
    originals[final.id] = bytes
    paths.texts[final.id] = path.text
    paths.readings[final.id] = given.reading?.text
    library.add(final)
  }

  private func plain(_ path: Word?) throws(Flaw) -> String? {
    guard let path else { return nil }
    guard let bytes = file(path.text), let text = String(validating: bytes, as: UTF8.self) else {
      throw Flaw("missing-file", "the file “\(path.text)” is not there, or is not UTF-8", at: path.range)
    }
    return text
  }
}
