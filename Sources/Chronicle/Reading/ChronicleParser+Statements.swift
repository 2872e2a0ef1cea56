import Testimony

extension ChronicleParser {
  /// A claim as read, before its passages are known.
  struct PendingClaim {
    var claim: Claim
    /// The statement's passage it stands below, counted from 0.
    var below: Int?
    /// Passages of the statement it names by number.
    var numbers: [(number: Int, range: Range<Int>)] = []
    /// Its own passages, in order; `nil` stands for the next of ``numbers``.
    var own: [Passage?] = []
  }

  /// What is known of a statement while its lines are read.
  struct PendingStatement {
    var statement: Statement
    /// Where each of its voices stands.
    var voicePlaces: [Range<Int>] = []
    var claims: [PendingClaim] = []
    var common = Common()
    /// How many errors there were before it.
    var flawsBefore = 0
    /// Whether its source could be read, so that its passages can be looked for.
    var hasSource = true
  }

  private static let statementClauses = ["voice", "origin", "decision"] + common

  func readStatement(_ record: Record, _ slug: Slug, _ cursor: inout Cursor) throws(Flaw) {
    var source: Source.ID?
    let flawsBefore = flaws.count
    var hasSource = true
    if cursor.take(word: "in") {
      do throws(Flaw) { source = try self.source(&cursor) } catch {
        flaws.append(error)
        hasSource = false
      }
    } else if !cursor.take(words: "by", "editor") {
      throw Flaw(
        "no-source", "who says this?", remedy: "write in SOURCE, or by editor for what the editor knows",
        at: cursor.here)
    }
    var pending = PendingStatement(
      statement: Statement(id: Identifier(record.id), slug: slug, source: source, passages: [], claims: []))
    pending.hasSource = hasSource
    pending.flawsBefore = flawsBefore
    do throws(Flaw) {
      if cursor.take(word: "voice") { (pending.statement.voices, pending.voicePlaces) = try voices(&cursor) }
      if cursor.isAtWords, hasSource {
        pending.statement.passages.append(try passage(&cursor, source: source))
      }
      if !hasSource { cursor.skipClause() }
    } catch {
      flaws.append(error)
      cursor.skipClause()
    }
    readClauses(ChronicleNode(line: record.node.line), &cursor, known: Self.statementClauses) {
      (word, cursor, _) throws(Flaw) in
      try self.readStatementClause(word, &cursor, &pending)
    }
    for child in record.node.children {
      do throws(Flaw) { try readLine(child, &pending) } catch { flaws.append(error) }
    }
    finish(&pending, record)
  }

  private func readStatementClause(_ word: Word, _ cursor: inout Cursor, _ pending: inout PendingStatement)
    throws(Flaw) -> Bool
  {
    if word.text == "voice" {
      (pending.statement.voices, pending.voicePlaces) = try voices(&cursor)
      return true
    }
    return try readCommon(word, &cursor, &pending.common)
  }

  /// Reads a line of a statement: a passage with claims below it, a clause, or a claim.
  private func readLine(_ node: ChronicleNode, _ pending: inout PendingStatement) throws(Flaw) {
    var cursor = Cursor(bytes, node.line)
    if cursor.isAtWords {
      var below: Int?
      if pending.hasSource {
        do throws(Flaw) {
          pending.statement.passages.append(try passage(&cursor, source: pending.statement.source))
          below = pending.statement.passages.count - 1
          if !cursor.isAtEnd { try expectEnd(&cursor) }
        } catch {
          flaws.append(error)
        }
      }
      for child in node.children {
        do throws(Flaw) { try readClaim(child, below: below, &pending) } catch { flaws.append(error) }
      }
      return
    }
    if let word = cursor.peekWord(), Self.statementClauses.contains(word.text) {
      readClauses(
        ChronicleNode(line: node.line), &cursor, first: Self.statementClauses
      ) { (word, cursor) throws(Flaw) in
        try self.readStatementClause(word, &cursor, &pending)
      }
      return
    }
    try readClaim(node, below: nil, &pending)
  }

  /// Reads clauses of a line that begins with one.
  private func readClauses(
    _ node: ChronicleNode, _ cursor: inout Cursor, first known: [String],
    _ handle: (Word, inout Cursor) throws(Flaw) -> Bool
  ) {
    repeat {
      if cursor.isAtEnd { return }
      do throws(Flaw) {
        let word = try word(&cursor, "a clause")
        guard try handle(word, &cursor) else {
          throw Flaw(
            "unknown-word", "“\(word.text)” cannot stand here",
            remedy: Spelling.suggestion(for: word.text, among: known),
            at: word.range)
        }
        try expectEnd(&cursor)
      } catch {
        flaws.append(error)
        cursor.skipClause()
      }
    } while cursor.take(";")
  }

  private func readClaim(_ node: ChronicleNode, below: Int?, _ pending: inout PendingStatement) throws(Flaw) {
    var cursor = Cursor(bytes, node.line)
    let number = pending.claims.count + 1
    var claim = PendingClaim(
      claim: Claim(
        id: Identifier("\(pending.statement.id.rawValue).\(number)"),
        .proposition(words: "", about: [], event: nil)),
      below: below)
    defer { pending.claims.append(claim) }
    try readClaim(&cursor, &claim.claim, pending.statement.voices)
    if !cursor.isAtEnd {
      throw Flaw(
        "surplus", "this is more than a claim can have",
        remedy: "one claim a line; what qualifies it stands in [ ]",
        at: cursor.here)
    }
    for child in node.children {
      var inner = Cursor(bytes, child.line)
      guard inner.take(word: "by") else {
        throw Flaw(
          "unknown-word", "only the claim's own passages can stand below it",
          remedy: "write by \"…\" or by 1",
          at: inner.here)
      }
      repeat {
        if inner.isAtWords, !pending.hasSource { return }
        if inner.isAtWords {
          claim.own.append(try passage(&inner, source: pending.statement.source))
        } else {
          let here = inner.here
          claim.numbers.append((try integer(&inner, "a passage, or the number of one"), here))
          claim.own.append(nil)
        }
      } while inner.take(",")
      if !inner.isAtEnd { try expectEnd(&inner) }
    }
  }

  private func finish(_ pending: inout PendingStatement, _ record: Record) {
    var statement = pending.statement
    for var item in pending.claims {
      if let below = item.below, statement.passages.count > 1, item.own.isEmpty {
        item.claim.passages = [statement.passages[below]]
      }
      var numbers = item.numbers.makeIterator()
      for passage in item.own {
        if let passage {
          item.claim.passages.append(passage)
        } else if let (number, range) = numbers.next() {
          guard statement.passages.indices.contains(number - 1) else {
            flaws.append(
              Flaw(
                "no-such-passage", "the statement has no passage \(number)",
                remedy: "it has \(statement.passages.count)", at: range))
            continue
          }
          item.claim.passages.append(statement.passages[number - 1])
        }
      }
      if !claims.insert(item.claim.id.rawValue).inserted {
        flaws.append(
          Flaw(
            "duplicate", "there already is a claim “\(item.claim.id.rawValue)”",
            remedy: "give one of the two another id",
            at: record.word.range))
      }
      statement.claims.append(item.claim)
    }
    statement.aliases = pending.common.aliases
    statement.note = pending.common.note
    statement.origin = pending.common.origin
    statement.decision = pending.common.decision
    if flaws.count == pending.flawsBefore, statement.source != nil, statement.passages.isEmpty,
      statement.claims.contains(where: { $0.passages.isEmpty }),
      let name = record.name
    {
      warnings.append(
        Flaw(
          "no-passage", "“\(name.text)” quotes nothing", remedy: "quote the words it rests on: \"…\" p.1",
          at: name.range))
    }
    if flaws.count == pending.flawsBefore { checkVoices(of: statement, at: pending.voicePlaces) }
    inquiry.statements.put(statement)
  }

  // MARK: Voices

  private func voices(_ cursor: inout Cursor) throws(Flaw) -> (voices: [Voice], places: [Range<Int>]) {
    var voices: [Voice] = []
    var places: [Range<Int>] = []
    repeat {
      let here = cursor.here
      var voice = Voice(try holder(&cursor))
      try qualify(&voice, &cursor)
      if !voices.isEmpty, voice.attribution == .ownVoice {
        warnings.append(
          Flaw(
            "voice-without-words", "nothing says why this voice stands here",
            remedy: "add its words in the passage, as in (\"Serge writes that\"), or (because \"…\")",
            at: here))
      }
      voices.append(voice)
      places.append(here)
    } while cursor.take("<")
    return (voices, places)
  }

  /// Reads whose voice it is.
  func holder(_ cursor: inout Cursor) throws(Flaw) -> Voice.Holder {
    if cursor.take(word: "text") { return .text }
    if cursor.take(word: "editor") { return .editor }
    if cursor.take(word: "rumour") { return .rumour(words: try cursor.words("the words of the rumour").text) }
    if cursor.take(word: "someone") {
      return .described(words: try cursor.words("how the text describes them").text)
    }
    if cursor.take(word: "some") {
      guard cursor.take(word: "of") else { return .some(of: nil, words: try cursor.words("the words").text) }
      let group = try reference(&cursor, [.group], "a group")
      return .some(
        of: Identifier(group.id), words: try cursor.words("the words for them, such as “many of us”").text)
    }
    let reference = try reference(&cursor, [.person, .group], "a voice")
    return reference.kind == .person ? .person(Identifier(reference.id)) : .group(Identifier(reference.id))
  }

  /// Reads what may stand in brackets behind a voice.
  func qualify(_ voice: inout Voice, _ cursor: inout Cursor) throws(Flaw) {
    guard cursor.take("(") else { return }
    repeat { try readQuality(&voice, &cursor) } while cursor.take(",")
    try expect(")", &cursor, "close the bracket with )")
  }

  private func readQuality(_ voice: inout Voice, _ cursor: inout Cursor) throws(Flaw) {
    if cursor.isAtWords {
      voice.attribution = .words(try cursor.words().text)
      return
    }
    let word = try word(&cursor, "what qualifies the voice")
    if word.text == "because" {
      voice.attribution = .editor(reason: try cursor.words("the reason").text)
    } else if word.text == "telling" {
      voice.telling = try event(&cursor)
    } else if word.text == "calendar" {
      voice.calendar = try calendar(&cursor)
    } else if let manner = Spelling.value(word.text, of: Voice.Manner.self) {
      voice.manner = manner
    } else if let stance = Spelling.value(word.text, of: Voice.Stance.self) {
      voice.stance = stance
    } else if let rendering = Spelling.value(word.text, of: Voice.Rendering.self) {
      voice.rendering = rendering
    } else if ChronicleNotation.verbsOfSaying.contains(word.text) {
      voice.attribution = .words(word.text)
    } else {
      let known =
        Spelling.words(Voice.Manner.self) + Spelling.words(Voice.Stance.self)
        + Spelling.words(Voice.Rendering.self)
        + ["because", "telling", "calendar"]
      throw Flaw(
        "unknown-word", "“\(word.text)” says nothing of a voice",
        remedy: Spelling.suggestion(
          for: word.text, among: known,
          otherwise: "what may stand here: \(known.joined(separator: ", ")), or quoted words"),
        at: word.range)
    }
  }
}
