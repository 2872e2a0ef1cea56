import Testimony

extension ChronicleParser {
  /// Reads a name and finds its record among these kinds.
  func reference(_ cursor: inout Cursor, _ kinds: [Kind], _ what: String) throws(Flaw) -> RecordReference {
    if cursor.isAtWords { return try titled(cursor.words(), kinds) }
    let here = cursor.here
    guard let word = cursor.word() else {
      throw Flaw("expected-name", "\(what) should stand here", remedy: nil, at: here)
    }
    return try reference(word, kinds)
  }

  func reference(_ word: Word, _ kinds: [Kind]) throws(Flaw) -> RecordReference {
    let parts = word.text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(
      String.init)
    if parts.count == 2 {
      guard let kind = Kind(rawValue: parts[0]) else {
        throw Flaw(
          "unknown-word", "“\(parts[0])” is no kind of record",
          remedy: Spelling.suggestion(for: parts[0], among: kinds.map(\.rawValue)), at: word.range)
      }
      guard kinds.contains(kind) else {
        throw Flaw(
          "wrong-kind", "\(kind.phrase) cannot stand here",
          remedy: "what can is \(alternatives(kinds))", at: word.range)
      }
      if let id = names.id(kind, parts[1]) { return RecordReference(kind, id: id) }
      throw undefined(Word(text: parts[1], range: word.range), [kind])
    }
    let found = names.kinds(kinds, having: word.text)
    if found.count > 1 {
      throw Flaw(
        "ambiguous-name", "“\(word.text)” is the name of \(found.map(\.phrase).joined(separator: " and "))",
        remedy: "write \(found.map { "\($0.rawValue):\(word.text)" }.joined(separator: " or "))",
        at: word.range)
    }
    guard let kind = found.first, let id = names.id(kind, word.text) else { throw undefined(word, kinds) }
    return RecordReference(kind, id: id)
  }

  private func titled(_ words: Word, _ kinds: [Kind]) throws(Flaw) -> RecordReference {
    for kind in kinds where kind == .mention {
      if let id = names.id(kind, words.text) { return RecordReference(kind, id: id) }
    }
    let found = names.titled(words.text, kinds)
    if let only = found.first, found.count == 1 { return only }
    throw Flaw(
      found.isEmpty ? "undefined" : "ambiguous-name",
      found.isEmpty
        ? "nothing here is called “\(words.text)”" : "\(found.count) records are called “\(words.text)”",
      remedy: "use the record's short name", at: words.range)
  }

  private func undefined(_ word: Word, _ kinds: [Kind]) -> Flaw {
    let others = names.kinds(Kind.allCases, having: word.text)
    if let other = others.first {
      return Flaw(
        "wrong-kind", "“\(word.text)” is \(other.phrase), and \(alternatives(kinds)) should stand here",
        remedy: Spelling.suggestion(for: word.text, among: names.all(kinds).filter { $0 != word.text }),
        at: word.range)
    }
    let kind = kinds.first.map(\.rawValue) ?? "record"
    return Flaw(
      "undefined", "nothing here is called “\(word.text)”",
      remedy: Spelling.suggestion(
        for: word.text, among: names.all(kinds), otherwise: "add a line: \(kind) \(word.text) \"…\""),
      at: word.range)
  }

  private func alternatives(_ kinds: [Kind]) -> String {
    kinds.count > 4 ? "another kind of record" : kinds.map(\.phrase).joined(separator: " or ")
  }

  func event(_ cursor: inout Cursor) throws(Flaw) -> Event.ID {
    Identifier(try reference(&cursor, [.event], "an event").id)
  }

  func person(_ cursor: inout Cursor) throws(Flaw) -> Person.ID {
    Identifier(try reference(&cursor, [.person], "a person").id)
  }

  func place(_ cursor: inout Cursor) throws(Flaw) -> Place.ID {
    Identifier(try reference(&cursor, [.place], "a place").id)
  }

  func source(_ cursor: inout Cursor) throws(Flaw) -> Source.ID {
    Identifier(try reference(&cursor, [.source], "a source").id)
  }

  func statement(_ cursor: inout Cursor) throws(Flaw) -> Statement.ID {
    Identifier(try reference(&cursor, [.statement], "a statement").id)
  }

  func referent(_ cursor: inout Cursor, _ kinds: [Kind] = Referent.kinds, _ what: String = "a name")
    throws(Flaw)
    -> Referent
  {
    let here = cursor.here
    let reference = try reference(&cursor, kinds, what)
    guard let referent = Referent(reference) else {
      throw Flaw("wrong-kind", "\(reference.kind.phrase) cannot stand here", at: here)
    }
    return referent
  }

  /// People and groups take part, speak and write; anything else needs its kind in front.
  func participant(_ cursor: inout Cursor) throws(Flaw) -> Referent {
    if let word = cursor.peekWord(), word.text.contains(":") { return try referent(&cursor) }
    return try referent(&cursor, [.person, .group], "a person or group")
  }

  func list<Value>(_ cursor: inout Cursor, _ item: (inout Cursor) throws(Flaw) -> Value) throws(Flaw)
    -> [Value]
  {
    var values = [try item(&cursor)]
    while cursor.take(",") { values.append(try item(&cursor)) }
    return values
  }

  // MARK: What many records have

  /// Clauses that many kinds of record share.
  struct Common {
    var aliases: [Slug] = []
    var note: String?
    var origin = Origin.editor
    var decision = Decision.accepted
  }

  static let common = ["id", "formerly", "note"]
  static let proposed = ["origin", "decision"]

  /// Reads a clause that many kinds of record share.
  func readCommon(_ word: Word, _ cursor: inout Cursor, _ common: inout Common) throws(Flaw) -> Bool {
    switch word.text {
    case "id": _ = try cursor.words("the record's name for good")
    case "formerly":
      common.aliases += try list(&cursor) { (cursor) throws(Flaw) in
        let alias = try self.word(&cursor, "an earlier name")
        guard let slug = Slug(alias.text) else {
          throw Flaw("bad-name", "“\(alias.text)” is no name", at: alias.range)
        }
        return slug
      }
    case "note": common.note = try cursor.words("the note").text
    case "origin": common.origin = try readOrigin(&cursor)
    case "decision":
      let decision = try self.word(&cursor, "open, in-bulk, rejected or accepted")
      switch decision.text {
      case "open": common.decision = .open
      case "in-bulk": common.decision = .acceptedInBulk
      case "rejected": common.decision = .rejected
      case "accepted": common.decision = .accepted
      default:
        throw Flaw(
          "unknown-word", "“\(decision.text)” is no decision",
          remedy: "write open, in-bulk, rejected or accepted",
          at: decision.range)
      }
    default: return false
    }
    return true
  }

  private func readOrigin(_ cursor: inout Cursor) throws(Flaw) -> Origin {
    let word = try word(&cursor, "editor, first-reading, import or model")
    switch word.text {
    case "editor": return .editor
    case "first-reading": return .firstReading(rule: try self.word(&cursor, "the rule's name").text)
    case "import": return .imported(format: try self.word(&cursor, "the format's name").text)
    case "model":
      let name = try self.word(&cursor, "the model's name").text
      return .model(name: name, version: try self.word(&cursor, "its version").text)
    default:
      throw Flaw(
        "unknown-word", "“\(word.text)” is no origin", remedy: "write first-reading, import or model",
        at: word.range)
    }
  }

  /// Reads names as used: `"Кибальчич" [ru] as pseudonym used 1917`.
  func datedName(_ cursor: inout Cursor) throws(Flaw) -> DatedName {
    var name = DatedName(try cursor.words("a name").text)
    if cursor.next == 0x5B, cursor.take("[") {
      name.language = try word(&cursor, "a language, such as ru").text
      try expect("]", &cursor, "close the language with ]")
    }
    return try qualified(name, &cursor)
  }

  /// Reads what may stand behind a name, in any order: `lang ru`, `as pseudonym`, `used 1917`.
  func qualified(_ name: DatedName, _ cursor: inout Cursor) throws(Flaw) -> DatedName {
    var name = name
    while true {
      if cursor.take(word: "lang") {
        name.language = try word(&cursor, "a language, such as ru").text
      } else if cursor.take(word: "as") {
        name.kind = try word(&cursor, "a kind of name, such as pseudonym").text
      } else if cursor.take(word: "used") {
        name.used = try date(&cursor)
      } else {
        return name
      }
    }
  }

  /// Reads who took part: `serge, kalinin as speaker`.
  func participations(_ cursor: inout Cursor) throws(Flaw) -> [Participation] {
    try list(&cursor) { (cursor) throws(Flaw) in
      let who = try self.participant(&cursor)
      let role: String? =
        cursor.take(word: "as") ? try self.word(&cursor, "a part, such as witness").text : nil
      return Participation(who, role: role)
    }
  }

  func certainty(_ word: Word) throws(Flaw) -> Certainty {
    if let certainty = Spelling.value(word.text, of: Certainty.self) { return certainty }
    throw Flaw(
      "unknown-word", "“\(word.text)” is no certainty",
      remedy: Spelling.suggestion(
        for: word.text, among: Spelling.words(Certainty.self),
        otherwise: "write certain, probable, possible or doubtful"),
      at: word.range)
  }
}
