import Testimony

extension ChronicleParser {
  func readHypothesis(_ record: Record, _ slug: Slug, _ cursor: inout Cursor) throws(Flaw) {
    var hypothesis = Hypothesis(
      id: Identifier(record.id), slug: slug, title: try cursor.words("what the hypothesis supposes").text)
    readClauses(record.node, &cursor, known: ["doubt", "weight", "note", "id"]) {
      (word, cursor, _) throws(Flaw) in
      switch word.text {
      case "doubt": hypothesis.doubts += try self.list(&cursor, self.doubt)
      case "weight":
        let weight = try self.integer(&cursor, "a weight")
        hypothesis.weights += try self.list(&cursor, self.doubt).map { Hypothesis.Weight(of: $0, weight) }
      case "note": hypothesis.note = try cursor.words("the note").text
      case "id": _ = try cursor.words()
      default: return false
      }
      return true
    }
    inquiry.hypotheses.put(hypothesis)
  }

  func readRuling(_ record: Record, _ slug: Slug, _ cursor: inout Cursor) throws(Flaw) {
    let question = try cursor.words("the question").text
    let before = flaws.count
    var evidence: [Doubt] = []
    var verdict: Ruling.Verdict?
    var reason: String?
    var author: String?
    var isOpenAgain = false
    let known = ["evidence", "doubts", "acknowledged", "reason", "author", "reopened", "id"]
    readClauses(record.node, &cursor, known: known) { (word, cursor, _) throws(Flaw) in
      switch word.text {
      case "evidence": evidence += try self.list(&cursor, self.doubt)
      case "doubts":
        var doubts: [Doubt] = []
        if case .doubts(let before) = verdict { doubts = before }
        if !cursor.take(word: "nothing") { doubts += try self.list(&cursor, self.doubt) }
        verdict = .doubts(doubts)
      case "acknowledged": verdict = .acknowledged
      case "reason": reason = try cursor.words("the reason").text
      case "author": author = try cursor.words("who decided").text
      case "reopened": isOpenAgain = true
      case "id": _ = try cursor.words()
      default: return false
      }
      return true
    }
    guard let verdict, let reason else {
      if flaws.count > before { return }
      throw Flaw(
        "incomplete", verdict == nil ? "this ruling decides nothing" : "this ruling has no reason",
        remedy: verdict == nil ? "add doubts …, or acknowledged" : "add reason \"…\"", at: record.word.range)
    }
    inquiry.rulings.put(
      Ruling(
        id: Identifier(record.id), slug: slug, question: question, evidence: evidence, verdict: verdict,
        reason: reason,
        author: author, isOpenAgain: isOpenAgain))
  }

  private static let doubtWords = [
    "statement", "claim", "source", "kind", "witness", "transmission", "link", "identity", "mention", "rule",
  ]

  /// Reads something that is not believed.
  private func doubt(_ cursor: inout Cursor) throws(Flaw) -> Doubt {
    let word = try word(&cursor, "what is doubted", remedy: "write such as statement s4, or witness serge")
    switch word.text {
    case "statement": return .statement(try statement(&cursor))
    case "claim": return .claim(try claim(&cursor))
    case "source": return .source(try source(&cursor))
    case "kind":
      return .kind(Source.Kind(rawValue: try self.word(&cursor, "a kind of source, such as memoir").text))
    case "witness": return .witness(try holder(&cursor))
    case "transmission":
      let teller = try holder(&cursor)
      guard cursor.take(word: "of") else {
        throw Flaw(
          "expected-word", "of should stand here", remedy: "write transmission VOICE of VOICE",
          at: cursor.here)
      }
      return .transmission(teller, of: try holder(&cursor))
    case "link": return .link(try holder(&cursor))
    case "identity": return .identity(Identifier(try reference(&cursor, [.identity], "an identity").id))
    case "mention": return .mention(Identifier(try reference(&cursor, [.mention], "a mention").id))
    case "rule": return .rule(try rule(&cursor))
    default:
      throw Flaw(
        "unknown-word", "“\(word.text)” is nothing that can be doubted",
        remedy: Spelling.suggestion(
          for: word.text, among: Self.doubtWords,
          otherwise: "what may stand here: \(Self.doubtWords.joined(separator: ", "))"),
        at: word.range)
    }
  }

  /// Rules that are built in are no records of the chronicle, and go by their own names.
  private func rule(_ cursor: inout Cursor) throws(Flaw) -> Rule.ID {
    if cursor.isAtWords { return Identifier(try cursor.words().text) }
    let word = try word(&cursor, "a rule")
    return Identifier(names.id(.rule, word.text) ?? word.text)
  }

  private func claim(_ cursor: inout Cursor) throws(Flaw) -> Claim.ID {
    let word = try word(&cursor, "a claim, such as s4.1")
    if claims.contains(word.text) { return Identifier(word.text) }
    if let dot = word.text.lastIndex(of: "."), let number = Int(word.text[word.text.index(after: dot)...]),
      let id = names.id(.statement, String(word.text[..<dot])),
      let statement = inquiry.statements[Identifier(id)], statement.claims.indices.contains(number - 1)
    {
      return statement.claims[number - 1].id
    }
    throw Flaw(
      "undefined", "there is no claim “\(word.text)”",
      remedy: Spelling.suggestion(
        for: word.text, among: claims, otherwise: "write statement and number, as in s4.1"),
      at: word.range)
  }
}
