import Diagnostics
import Interchange
import Testimony

/// A line and the deeper lines that follow it.
struct ChronicleNode {
  var line: ChronicleLine
  var children: [ChronicleNode] = []
}

/// Reads the records of one chronicle into an inquiry.
///
/// All names are entered first, so that records can be used before they are given; hypotheses and
/// rulings are read last, when all claims are known.
final class ChronicleParser {
  typealias Kind = RecordReference.Kind

  /// A record's lines and what its first words say.
  struct Record {
    var kind: Kind?
    var word: Word
    var name: Word?
    var node: ChronicleNode
    var id: String
    var isUsable = true
  }

  let bytes: [UInt8]
  let file: (String) -> [UInt8]?
  let texts: TextReader
  let phrases: DatePhraseDoor
  var inquiry = Inquiry()
  var originals: [SourceText.ID: [UInt8]] = [:]
  var names = NameTable()
  let library = TextLibrary()
  var flaws: [Flaw] = []
  var warnings: [Flaw] = []
  var account: [RecordAccount] = []
  var claims: Set<String> = []
  /// Comments, by the record they stand above or in.
  var comments = ChronicleComments()
  var paths = ChroniclePaths()
  private(set) var records: [Record] = []

  init(
    _ lexer: ChronicleLexer, file: @escaping (String) -> [UInt8]?, texts: TextReader, phrases: DatePhraseDoor
  ) {
    bytes = lexer.bytes
    self.file = file
    self.texts = texts
    self.phrases = phrases
    flaws = lexer.flaws
    warnings = lexer.warnings
    gather(lexer.lines)
    place(lexer.comments)
  }

  // MARK: Records and their names

  private func gather(_ lines: [ChronicleLine]) {
    var index = 0
    while index < lines.count {
      let head = lines[index]
      index += 1
      if head.indentation > 0 {
        flaws.append(
          Flaw(
            "indentation", "this line belongs to no record",
            remedy: "begin a record at the left edge above it",
            at: head.range))
        continue
      }
      let children = gather(lines, from: &index, deeperThan: 0)
      enter(ChronicleNode(line: head, children: children))
    }
    for record in records where record.isUsable { enterAliases(record) }
    names.enterAliases()
  }

  private func gather(_ lines: [ChronicleLine], from index: inout Int, deeperThan indentation: Int)
    -> [ChronicleNode]
  {
    var nodes: [ChronicleNode] = []
    while index < lines.count, lines[index].indentation > indentation {
      let line = lines[index]
      index += 1
      let children = gather(lines, from: &index, deeperThan: line.indentation)
      nodes.append(ChronicleNode(line: line, children: children))
    }
    return nodes
  }

  private static let kinds: [String: Kind] = [
    "source": .source, "text": .text, "excerpt": .excerpt, "person": .person, "group": .group,
    "place": .place, "work": .work, "event": .event, "statement": .statement, "mention": .mention,
    "identity": .identity, "rule": .rule, "hypothesis": .hypothesis, "ruling": .ruling, "note": .note,
    "query": .note, "proposal": .proposal,
  ]

  private func enter(_ node: ChronicleNode) {
    var cursor = Cursor(bytes, node.line)
    guard let word = cursor.word() else {
      flaws.append(
        Flaw(
          "expected-record", "a record should begin here",
          remedy: "write its kind first: person, event, statement …; indent what belongs to the one above",
          at: node.line.range))
      return
    }
    if word.text == "chronicle" || word.text == "inquiry" {
      do throws(Flaw) { try readHead(word, &cursor) } catch { flaws.append(error) }
      return
    }
    guard let kind = ChronicleParser.kinds[word.text] else {
      let candidates = Array(ChronicleParser.kinds.keys) + ["chronicle", "inquiry"]
      flaws.append(
        Flaw(
          "unknown-word", "“\(word.text)” is no kind of record",
          remedy: Spelling.suggestion(
            for: word.text, among: candidates,
            otherwise: "records are \(ChronicleParser.kinds.keys.sorted().joined(separator: ", "))"),
          at: word.range))
      return
    }
    if kind == .text {
      records.append(Record(kind: kind, word: word, name: nil, node: node, id: ""))
      return
    }
    var record = Record(kind: kind, word: word, name: nil, node: node, id: "")
    do throws(Flaw) {
      let name = try recordName(&cursor, kind)
      record.name = name
      record.id = name.text
      for child in node.children {
        var inner = Cursor(bytes, child.line)
        if inner.take(word: "id"), inner.isAtWords { record.id = try inner.words().text }
      }
      let title: String? =
        cursor.isAtWords && kind != .identity && kind != .note && kind != .mention && kind != .proposal
        ? try cursor.words().text : nil
      if !names.add(kind, name: name.text, id: record.id, title: title) {
        throw Flaw(
          "duplicate", "there already is \(kind.phrase) “\(name.text)”",
          remedy: "give one of the two another name", at: name.range)
      }
    } catch {
      flaws.append(error)
      record.isUsable = false
    }
    records.append(record)
  }

  private func readHead(_ word: Word, _ cursor: inout Cursor) throws(Flaw) {
    if word.text == "inquiry" {
      inquiry.title = try cursor.words("the inquiry's title").text
    } else {
      let version = cursor.word()
      guard version?.text == "1" else {
        throw Flaw(
          "version", "this is not version 1 of the notation",
          remedy: "read it with the Temoin that wrote it, or a later one",
          at: version?.range ?? word.range)
      }
    }
    try expectEnd(&cursor)
  }

  private func recordName(_ cursor: inout Cursor, _ kind: Kind) throws(Flaw) -> Word {
    if kind == .mention || kind == .proposal, cursor.isAtWords { return try cursor.words() }
    guard let name = cursor.word() else {
      throw Flaw(
        "expected-name", "\(kind.phrase) needs a name",
        remedy: "write a short name behind the word, such as \(kind.rawValue)-1",
        at: cursor.here)
    }
    guard Slug(name.text) != nil else {
      throw Flaw(
        "bad-name", "“\(name.text)” is no name",
        remedy: "a name begins with a letter and goes on with letters, digits, -, _ and .", at: name.range)
    }
    return name
  }

  private func enterAliases(_ record: Record) {
    guard let kind = record.kind else { return }
    for child in record.node.children {
      var cursor = Cursor(bytes, child.line)
      guard cursor.take(word: "formerly") else { continue }
      repeat {
        if let alias = cursor.word() { names.addAlias(kind, alias.text, id: record.id) }
      } while cursor.take(",")
    }
  }

  private func place(_ found: [(text: String, offset: Int)]) {
    var index = 0
    for comment in found {
      while index < records.count, end(of: records[index].node) <= comment.offset { index += 1 }
      let reference = index < records.count ? records[index].kind.map { ($0, records[index].id) } : nil
      if let (kind, id) = reference, kind != .text {
        comments.above[RecordReference(kind, id: id), default: []].append(comment.text)
      } else {
        comments.atEnd.append(comment.text)
      }
    }
  }

  private func end(of node: ChronicleNode) -> Int {
    node.children.last.map { end(of: $0) } ?? node.line.range.upperBound
  }

  // MARK: Reading

  /// Reads all records.
  func read() {
    for record in records where record.kind == .source { read(record) }
    for record in records where record.kind == .text { read(record) }
    for record in records where record.kind == .excerpt { read(record) }
    let last: Set<Kind> = [.hypothesis, .ruling]
    let first: Set<Kind> = [.source, .text, .excerpt]
    for record in records where record.kind.map({ !last.contains($0) && !first.contains($0) }) ?? false {
      read(record)
    }
    for record in records where record.kind.map(last.contains) ?? false { read(record) }
  }

  private func read(_ record: Record) {
    let before = flaws.count
    var cursor = Cursor(bytes, record.node.line)
    _ = cursor.word()
    if record.kind == .mention || record.kind == .proposal, cursor.isAtWords {
      _ = try? cursor.words()
    } else if record.kind != .text {
      _ = cursor.word()
    }
    do throws(Flaw) {
      try read(record, &cursor)
    } catch {
      flaws.append(error)
    }
    let isKept = record.isUsable && flaws.count == before
    account.append(
      RecordAccount(
        "\(record.word.text) \(record.name?.text ?? "")", at: record.word.range,
        fate: isKept
          ? .kept : .leftOut(flaws.count > before ? flaws[before].explanation.summary : "its name is taken")))
  }

  private func read(_ record: Record, _ cursor: inout Cursor) throws(Flaw) {
    guard let kind = record.kind else { return }
    let slug = record.name.flatMap { Slug($0.text) }
    if kind == .text { return try readText(record, &cursor) }
    if kind == .mention { return try readMention(record, &cursor) }
    if kind == .proposal { return try readProposal(record, &cursor) }
    guard let slug else { return }
    switch kind {
    case .source: try readSource(record, slug, &cursor)
    case .excerpt: try readExcerpt(record, slug, &cursor)
    case .person: try readPerson(record, slug, &cursor)
    case .group: try readGroup(record, slug, &cursor)
    case .place: try readPlace(record, slug, &cursor)
    case .work: try readWork(record, slug, &cursor)
    case .event: try readEvent(record, slug, &cursor)
    case .statement: try readStatement(record, slug, &cursor)
    case .identity: try readIdentity(record, slug, &cursor)
    case .rule: try readRule(record, slug, &cursor)
    case .hypothesis: try readHypothesis(record, slug, &cursor)
    case .ruling: try readRuling(record, slug, &cursor)
    case .note: try readNote(record, slug, &cursor)
    case .text, .mention, .proposal: break
    }
  }

  // MARK: Clauses

  /// Clauses that may be given more than once.
  private static let repeatable: Set<String> = Set(
    [
      "also", "in", "who", "by", "text", "with", "about", "edition", "translation", "depends", "doubt",
      "weight", "doubts", "evidence", "rests", "formerly", "archive", "language", "page", "block", "footnote",
      "span", "run", "structure", "when", "age",
    ] + Spelling.roles)

  /// Reads the clauses behind a record's first words and on the lines below, and reports each flaw apart.
  func readClauses(
    _ node: ChronicleNode, _ cursor: inout Cursor, known: [String],
    _ handle: (Word, inout Cursor, ChronicleNode) throws(Flaw) -> Bool
  ) {
    var seen: Set<String> = []
    func clause(_ cursor: inout Cursor, _ node: ChronicleNode) {
      do throws(Flaw) {
        guard let word = cursor.word() else {
          throw Flaw("expected-clause", "a clause should begin here", remedy: list(known), at: cursor.here)
        }
        if !ChronicleParser.repeatable.contains(word.text), known.contains(word.text),
          !seen.insert(word.text).inserted
        {
          throw Flaw(
            "given-twice", "“\(word.text)” is given twice", remedy: "take one of them out", at: word.range)
        }
        guard try handle(word, &cursor, node) else {
          throw Flaw(
            "unknown-word", "“\(word.text)” cannot stand here",
            remedy: Spelling.suggestion(for: word.text, among: known, otherwise: list(known)), at: word.range)
        }
        if !cursor.isAtClauseEnd { try expectEnd(&cursor) }
      } catch {
        flaws.append(error)
        cursor.skipClause()
      }
    }
    while !cursor.isAtEnd {
      guard cursor.take(";") else {
        flaws.append(surplus(&cursor))
        cursor.skipClause()
        continue
      }
      if cursor.isAtEnd { break }
      clause(&cursor, ChronicleNode(line: node.line))
    }
    for child in node.children {
      var inner = Cursor(bytes, child.line)
      clause(&inner, child)
      while inner.take(";") {
        if inner.isAtEnd { break }
        clause(&inner, child)
      }
    }
  }

  private func list(_ words: [String]) -> String { "what may stand here: \(words.joined(separator: ", "))" }

  private func surplus(_ cursor: inout Cursor) -> Flaw {
    Flaw(
      "surplus", "this is more than the line can have",
      remedy: "separate clauses with ; or put them on lines of their own", at: cursor.here)
  }

  func expectEnd(_ cursor: inout Cursor) throws(Flaw) {
    if !cursor.isAtClauseEnd { throw surplus(&cursor) }
  }

  func expect(_ mark: Character, _ cursor: inout Cursor, _ remedy: String) throws(Flaw) {
    guard cursor.take(mark) else {
      throw Flaw("expected-mark", "\(mark) should stand here", remedy: remedy, at: cursor.here)
    }
  }

  func word(_ cursor: inout Cursor, _ what: String, remedy: String? = nil) throws(Flaw) -> Word {
    if cursor.isAtWords { return try cursor.words() }
    guard let word = cursor.word() else {
      throw Flaw("expected-word", "\(what) should stand here", remedy: remedy, at: cursor.here)
    }
    return word
  }

  func integer(_ cursor: inout Cursor, _ what: String) throws(Flaw) -> Int {
    let here = cursor.here
    guard let word = cursor.word(), let number = Int(word.text) else {
      throw Flaw("expected-number", "\(what) should stand here", remedy: "write a whole number", at: here)
    }
    return number
  }
}

extension RecordReference.Kind {
  /// The kind with its article.
  var phrase: String {
    switch self {
    case .excerpt, .event, .identity: "an \(rawValue)"
    default: "a \(rawValue)"
    }
  }
}
