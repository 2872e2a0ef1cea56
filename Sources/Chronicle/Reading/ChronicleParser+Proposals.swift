import Testimony

extension ChronicleParser {
  private static let proposalClauses =
    [
      "with", "voice", "mentions", "same", "distinct", "event", "who", "where", "when", "age", "kin", "trait",
      "named", "says", "stands-for", "source", "lies", "kind", "denied", "implied", "inferred", "witness",
      "because", "score", "made", "id",
    ] + proposed

  func readProposal(_ record: Record, _ cursor: inout Cursor) throws(Flaw) {
    guard cursor.take(word: "in") else {
      throw Flaw(
        "expected-word", "the proposal's source should stand here", remedy: "write in SOURCE", at: cursor.here
      )
    }
    let source = try source(&cursor)
    var proposal = Proposal(
      id: Identifier(record.id), source: source, passages: [], .saying(words: "", about: []),
      origin: .editor, decision: .accepted)
    if cursor.isAtWords { proposal.passages.append(try passage(&cursor, source: source)) }
    var content: Proposal.Content?
    var common = Common()
    readClauses(record.node, &cursor, known: Self.proposalClauses) { (word, cursor, _) throws(Flaw) in
      if try self.readContent(word, &cursor, &content) { return true }
      if try self.readQuality(word, &cursor, &proposal) { return true }
      if word.text == "note" || word.text == "formerly" { return false }
      return try self.readCommon(word, &cursor, &common)
    }
    proposal.origin = common.origin
    proposal.decision = common.decision
    guard let content else {
      throw Flaw(
        "no-content", "this proposes nothing",
        remedy: "add a line such as mentions person \"…\", or event [arrest]", at: record.word.range)
    }
    proposal.content = content
    inquiry.proposals.put(proposal)
  }

  /// Reads what a proposal says beside its content.
  private func readQuality(_ word: Word, _ cursor: inout Cursor, _ proposal: inout Proposal) throws(Flaw)
    -> Bool
  {
    switch word.text {
    case "with": proposal.passages.append(try passage(&cursor, source: proposal.source))
    case "voice": proposal.voices = try proposedVoices(&cursor)
    case "kind":
      let kind = try self.word(&cursor, "a kind of claim")
      guard let value = Spelling.value(kind.text, of: Claim.Kind.self) else {
        throw Flaw(
          "unknown-word", "“\(kind.text)” is no kind of claim",
          remedy: Spelling.suggestion(for: kind.text, among: Spelling.words(Claim.Kind.self)), at: kind.range)
      }
      proposal.kind = value
    case "denied": proposal.polarity = .denied
    case "implied": proposal.level = .implied
    case "inferred": proposal.level = .inferred(reason: try cursor.words("the reason").text)
    case "witness": proposal.certainty = try certainty(try self.word(&cursor, "a certainty"))
    case "because": proposal.reason = try cursor.words("the reason").text
    case "score": proposal.score = try integer(&cursor, "a number from 0 to 100")
    case "made": proposal.made = try list(&cursor, self.madeRecord)
    default: return false
    }
    return true
  }

  /// Reads what is proposed, or a part of a proposed event.
  private func readContent(_ word: Word, _ cursor: inout Cursor, _ content: inout Proposal.Content?)
    throws(Flaw) -> Bool
  {
    switch word.text {
    case "mentions": content = .mention(try proposedName(&cursor))
    case "same", "distinct":
      let left = try proposedName(&cursor)
      try expect(",", &cursor, "write two names with a comma between")
      content = .identity(left, try proposedName(&cursor), isSame: word.text == "same")
    case "event":
      var event = ProposedEvent(nil)
      if cursor.take("[") {
        event.kind = Event.Kind(rawValue: try self.word(&cursor, "a kind of event, such as arrest").text)
        try expect("]", &cursor, "close it with ]")
      }
      if cursor.isAtWords { event.title = try cursor.words().text }
      content = .event(event)
    case "kin":
      let person = try proposedName(&cursor)
      let kind = try self.word(&cursor, "a tie, such as mother").text
      guard cursor.take(word: "of") else {
        throw Flaw(
          "expected-word", "of should stand here", remedy: "write mother of person \"…\"", at: cursor.here)
      }
      content = .kinship(person, Kinship.Kind(rawValue: kind), of: try proposedName(&cursor))
    case "trait": content = .trait(of: try proposedName(&cursor), words: try cursor.words("the words").text)
    case "named": content = .name(of: try proposedName(&cursor), try datedName(&cursor))
    case "says":
      let words = try cursor.words("what is said").text
      let about = cursor.take(word: "about") ? try list(&cursor, self.proposedName) : []
      content = .saying(words: words, about: about)
    case "stands-for": content = .reference(try proposedName(&cursor))
    case "source": content = .detail(try sourceDetail(&cursor))
    case "lies":
      let name = try proposedName(&cursor)
      guard cursor.take(word: "@") else {
        throw Flaw(
          "expected-word", "@ should stand here", remedy: "write place \"…\" @ 51.77, 55.10 \"origin\"",
          at: cursor.here)
      }
      let point = try coordinates(&cursor)
      content = .position(of: name, point, origin: try cursor.words("who says so").text)
    case "who", "where", "when", "age":
      guard case .event(var event)? = content else {
        throw Flaw(
          "no-event", "“\(word.text)” belongs to an event", remedy: "write event [KIND] above it",
          at: word.range)
      }
      try readPart(word, &cursor, &event)
      content = .event(event)
    default: return false
    }
    return true
  }

  private func readPart(_ word: Word, _ cursor: inout Cursor, _ event: inout ProposedEvent) throws(Flaw) {
    switch word.text {
    case "who":
      event.participants += try list(&cursor) { (cursor) throws(Flaw) in
        let who = try self.proposedName(&cursor)
        let role: String? =
          cursor.take(word: "as") ? try self.word(&cursor, "a part, such as witness").text : nil
        return ProposedEvent.Participant(who, role: role)
      }
    case "where": event.place = try proposedName(&cursor)
    case "when": event.times.append(try constraint(&cursor))
    default: event.ages.append(ProposedEvent.Age(of: try proposedName(&cursor), try age(&cursor)))
    }
  }

  private func sourceDetail(_ cursor: inout Cursor) throws(Flaw) -> SourceDetail {
    let what = try word(&cursor, "by, composed or published")
    switch what.text {
    case "by":
      let name = try proposedName(&cursor)
      guard cursor.take(word: "as") else {
        throw Flaw(
          "expected-word", "as should stand here", remedy: "write by person \"…\" as author", at: cursor.here)
      }
      return .contribution(name, role: try word(&cursor, "a part, such as author").text)
    case "composed": return .composed(try date(&cursor))
    case "published": return .published(try date(&cursor))
    default:
      throw Flaw(
        "unknown-word", "“\(what.text)” is nothing of a source that is proposed",
        remedy: "write by person \"…\" as author, composed DATE or published DATE", at: what.range)
    }
  }

  private func proposedName(_ cursor: inout Cursor) throws(Flaw) -> ProposedName {
    let kind = try word(&cursor, "person, group, place or work")
    guard let value = Spelling.value(kind.text, of: ProposedName.Kind.self) else {
      throw Flaw(
        "unknown-word", "“\(kind.text)” is nothing that has a name here",
        remedy: "write person, group, place or work and the name in quotation marks", at: kind.range)
    }
    return ProposedName(value, try cursor.words("the name").text)
  }

  private func proposedVoices(_ cursor: inout Cursor) throws(Flaw) -> [ProposedVoice] {
    var voices: [ProposedVoice] = []
    repeat {
      let holder: ProposedVoice.Holder
      if cursor.take(word: "text") {
        holder = .text
      } else if cursor.take(word: "some") {
        holder = .some(words: try cursor.words("the words").text)
      } else if cursor.take(word: "rumour") {
        holder = .rumour(words: try cursor.words("the words of the rumour").text)
      } else if cursor.take(word: "someone") {
        holder = .described(words: try cursor.words("how the text describes them").text)
      } else {
        holder = .named(try proposedName(&cursor))
      }
      var voice = Voice(.text)
      try qualify(&voice, &cursor)
      voices.append(
        ProposedVoice(
          holder, attribution: voice.attribution, manner: voice.manner, stance: voice.stance,
          rendering: voice.rendering))
    } while cursor.take("<")
    return voices
  }

  private func madeRecord(_ cursor: inout Cursor) throws(Flaw) -> RecordReference {
    let kind = try word(&cursor, "a kind of record")
    guard let value = Kind(rawValue: kind.text) else {
      throw Flaw(
        "unknown-word", "“\(kind.text)” is no kind of record",
        remedy: Spelling.suggestion(for: kind.text, among: Kind.allCases.map(\.rawValue)), at: kind.range)
    }
    return RecordReference(value, id: try cursor.words("its identifier").text)
  }
}
