import Testimony

extension ChronicleParser {
  /// Reads a passage and finds it in the source's text.
  ///
  /// - Parameters:
  ///   - cursor: The line, at the quoted words.
  ///   - source: The source the passage is in unless it names another.
  /// - Returns: The passage, with its place, context and locator.
  /// - Throws: ``Flaw`` where the words are not found, or in several places.
  func passage(_ cursor: inout Cursor, source: Source.ID?) throws(Flaw) -> Passage {
    let quotation = try cursor.words("a passage")
    var designator = PassageDesignator(words: quotation.text)
    designator.range = quotation.range
    while try readDesignation(&cursor, &designator) {}
    var source = source
    if let name = designator.source {
      source = Identifier(try reference(Word(text: name, range: quotation.range), [.source]).id)
    }
    guard let source else {
      throw Flaw(
        "no-source", "this passage is in no source", remedy: "add of SOURCE behind it", at: quotation.range)
    }
    var excerpt: Excerpt.ID?
    if let name = designator.excerpt {
      excerpt = Identifier(try reference(Word(text: name, range: quotation.range), [.excerpt]).id)
    }
    if let number = designator.revision, library.revision(number, of: source) == nil {
      throw Flaw(
        "no-such-revision", "the source has no revision \(number) of its text",
        remedy: "it has \(library.latest(source)?.number ?? 0)", at: quotation.range)
    }
    return try library.find(
      designator, source: source, excerpt: excerpt, sourceName: names.name(.source, id: source.rawValue) ?? ""
    )
  }

  /// Reads one thing that says where the words stand.
  private func readDesignation(_ cursor: inout Cursor, _ designator: inout PassageDesignator) throws(Flaw)
    -> Bool
  {
    guard let word = cursor.peekWord() else { return false }
    switch word.text {
    case "of":
      _ = cursor.word()
      designator.source = try self.word(&cursor, "a source").text
    case "after":
      _ = cursor.word()
      designator.after = try cursor.words("the words before the passage").text
    case "before":
      _ = cursor.word()
      designator.before = try cursor.words("the words after the passage").text
    case "prefix":
      _ = cursor.word()
      designator.prefix = try cursor.words().text
    case "suffix":
      _ = cursor.word()
      designator.suffix = try cursor.words().text
    case "calendar":
      _ = cursor.word()
      designator.calendar = try calendar(&cursor)
    case "lost":
      _ = cursor.word()
      designator.isLost = true
    case "cited":
      _ = cursor.word()
      designator.isCited = true
      _ = cursor.take(word: "nothing")
    default: return try readLocator(&cursor, &designator)
    }
    return true
  }

  private func readLocator(_ cursor: inout Cursor, _ designator: inout PassageDesignator) throws(Flaw) -> Bool
  {
    var copy = cursor
    guard let word = copy.word(), let dot = word.text.firstIndex(of: "."),
      PassageDesignator.designators.contains(String(word.text[..<dot]))
    else { return false }
    cursor = copy
    var value = String(word.text[word.text.index(after: dot)...])
    if value.isEmpty {
      guard cursor.isAtWords, cursor.offset == word.range.upperBound else {
        throw Flaw(
          "expected-word", "\(word.text) needs a value directly behind it",
          remedy: "write p.4 or p.\"4 bis\"", at: word.range)
      }
      value = try cursor.words().text
    }
    func number(_ text: String) throws(Flaw) -> Int {
      guard let number = Int(text) else {
        throw Flaw(
          "expected-number", "“\(text)” is no number", remedy: "write a whole number", at: word.range)
      }
      return number
    }
    switch word.text[..<dot] {
    case "p": designator.page = value
    case "par": designator.paragraph = try number(value)
    case "n": designator.note = value
    case "t": designator.timeCode = value
    case "loc": designator.other = value
    case "nth": designator.occurrence = try number(value)
    case "rev": designator.revision = try number(value)
    case "ex": designator.excerpt = value
    default: designator.place = try self.range(value, at: word.range)
    }
    return true
  }

  /// Reads places of a text: `120..163`.
  func range(_ text: String, at place: Range<Int>) throws(Flaw) -> Range<Int> {
    if let dots = text.firstRange(of: ".."), let lower = Int(text[..<dots.lowerBound]),
      let upper = Int(text[dots.upperBound...]), lower <= upper
    {
      return lower..<upper
    }
    throw Flaw(
      "expected-number", "“\(text)” is no stretch of the text", remedy: "write it as 120..163", at: place)
  }

  /// Reads a locator that stands by itself, as an excerpt has it.
  func locator(_ cursor: inout Cursor) throws(Flaw) -> Locator {
    var designator = PassageDesignator(words: "")
    while try readLocator(&cursor, &designator) {}
    return Locator(
      page: designator.page, paragraph: designator.paragraph, note: designator.note,
      timeCode: designator.timeCode,
      other: designator.other)
  }

  func readExcerpt(_ record: Record, _ slug: Slug, _ cursor: inout Cursor) throws(Flaw) {
    guard cursor.take(word: "of") else {
      throw Flaw(
        "expected-word", "the excerpt's source should stand here", remedy: "write of SOURCE", at: cursor.here)
    }
    let source = try source(&cursor)
    let locator = try locator(&cursor)
    var excerpt = Excerpt(
      id: Identifier(record.id), slug: slug, source: source,
      text: try cursor.words("the excerpt's words").text,
      locator: locator)
    let known = ["transcriber", "transcribed", "second-hand", "id"]
    readClauses(record.node, &cursor, known: known) { (word, cursor, _) throws(Flaw) in
      switch word.text {
      case "transcriber": excerpt.transcriber = try cursor.words("the transcriber").text
      case "transcribed": excerpt.transcribed = try self.date(&cursor)
      case "second-hand": excerpt.secondHand = try cursor.words("through whom it came").text
      case "id": _ = try cursor.words()
      default: return false
      }
      return true
    }
    inquiry.excerpts.put(excerpt)
    library.add(excerpt)
  }

  func readMention(_ record: Record, _ cursor: inout Cursor) throws(Flaw) {
    guard cursor.take(word: "in") else {
      throw Flaw(
        "expected-word", "the mention's source should stand here", remedy: "write in SOURCE", at: cursor.here)
    }
    let source = try source(&cursor)
    let passage = try passage(&cursor, source: source)
    var mention = Mention(id: Identifier(record.id), passage: passage, referent: nil)
    if cursor.take(word: "is") { mention.referent = try referent(&cursor) }
    if cursor.take("[") {
      mention.certainty = try certainty(try word(&cursor, "a certainty"))
      try expect("]", &cursor, "close it with ]")
    }
    var common = Common()
    readClauses(record.node, &cursor, known: ["slip", "id"] + Self.proposed) {
      (word, cursor, _) throws(Flaw) in
      if word.text == "slip" {
        _ = cursor.take(word: "for")
        mention.slipFor = try cursor.words("whom the words name").text
        return true
      }
      if word.text == "note" || word.text == "formerly" { return false }
      return try self.readCommon(word, &cursor, &common)
    }
    mention.origin = common.origin
    mention.decision = common.decision
    inquiry.mentions.put(mention)
  }

  func readIdentity(_ record: Record, _ slug: Slug, _ cursor: inout Cursor) throws(Flaw) {
    let left = try referent(&cursor)
    guard cursor.take(word: "is") else {
      throw Flaw("expected-word", "is or is not should stand here", remedy: "write A is B", at: cursor.here)
    }
    let isSame = !cursor.take(word: "not")
    let right = try referent(&cursor)
    var identity = Identity(id: Identifier(record.id), slug: slug, left, right, isSame: isSame)
    if cursor.take("[") {
      repeat {
        if cursor.take(word: "because") {
          identity.reason = try cursor.words("the reason").text
        } else if cursor.take(word: "editor") {
          guard cursor.take(":") else {
            identity.certainty = try certainty(try word(&cursor, "a certainty"))
            continue
          }
          identity.reason = cursor.isAtWords ? try cursor.words().text : cursor.text(upTo: "]").text
        } else {
          identity.certainty = try certainty(try word(&cursor, "a certainty, or because \"…\""))
        }
      } while cursor.take(",")
      try expect("]", &cursor, "close the bracket with ]")
    }
    var common = Common()
    readClauses(record.node, &cursor, known: ["rests", "id"] + Self.proposed) {
      (word, cursor, _) throws(Flaw) in
      if word.text == "rests" {
        _ = cursor.take(word: "on")
        identity.passages += try self.list(&cursor) { (cursor) throws(Flaw) in
          try self.passage(&cursor, source: nil)
        }
        return true
      }
      if word.text == "note" || word.text == "formerly" { return false }
      return try self.readCommon(word, &cursor, &common)
    }
    identity.origin = common.origin
    identity.decision = common.decision
    inquiry.identities.put(identity)
  }
}

extension PassageDesignator {
  /// The words that stand before a dot.
  static let designators: Set<String> = ["p", "par", "n", "t", "loc", "nth", "rev", "ex", "at"]
}
