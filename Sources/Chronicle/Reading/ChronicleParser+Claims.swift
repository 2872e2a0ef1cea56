import Calendars
import Diagnostics
import Testimony

extension ChronicleParser {
  static let verbs = [
    "occurs", "aged", "is", "was", "stayed", "acquainted", "trait", "opinion", "named", "knew", "did",
    "number",
    "first", "last", "starts", "ends",
  ]

  /// Reads a claim: its kind, its content and what stands in brackets.
  func readClaim(_ cursor: inout Cursor, _ claim: inout Claim, _ voices: [Voice]) throws(Flaw) {
    if let word = cursor.peekWord(), let kind = Spelling.value(word.text, of: Claim.Kind.self) {
      _ = cursor.word()
      claim.kind = kind
    }
    claim.content = try content(&cursor)
    while cursor.take("[") {
      repeat { try annotate(&claim, &cursor, voices) } while cursor.take(",")
      try expect("]", &cursor, "close the bracket with ]")
    }
  }

  // MARK: Content

  func content(_ cursor: inout Cursor) throws(Flaw) -> ClaimContent {
    let here = cursor.here
    guard let first = cursor.peekWord() else {
      throw Flaw(
        "expected-claim", "a claim should stand here",
        remedy: "write one such as arrest-1928 in 1928, or that \"…\"", at: here)
    }
    if let content = try wordless(&cursor, first) { return content }
    var copy = cursor
    _ = copy.word()
    if copy.take(":") {
      let event = try event(&cursor)
      _ = cursor.take(":")
      let person = try person(&cursor)
      return .age(person: person, event: event, try age(&cursor))
    }
    let verb = copy.peekWord()
    switch verb?.text {
    case "number", "numbers":
      cursor = copy
      _ = cursor.word()
      return .number(try quantity(of: first.text, &cursor))
    case "is", "trait", "opinion", "named": return try aboutReferent(&cursor)
    case "aged", "was", "stayed", "acquainted", "knew", "did": return try aboutPerson(&cursor)
    case "in" where isAgeOrdinal(copy): return try aboutPerson(&cursor)
    case "occurs", "first", "last": return try aboutEvent(&cursor)
    default: break
    }
    if names.id(.event, first.text) == nil, !first.text.contains(":"),
      !names.kinds(Referent.kinds, having: first.text).isEmpty,
      let verb
    {
      throw Flaw(
        "unknown-word", "“\(verb.text)” says nothing that can be said of “\(first.text)”",
        remedy: Spelling.suggestion(
          for: verb.text, among: Self.verbs,
          otherwise: "what may stand here: \(Self.verbs.dropLast(2).joined(separator: ", "))"),
        at: verb.range)
    }
    let event = try event(&cursor)
    return .time(event: event, try timeOrVerb(&cursor))
  }

  private func timeOrVerb(_ cursor: inout Cursor) throws(Flaw) -> TimeConstraint {
    let verb = cursor.peekWord()
    do throws(Flaw) {
      return try constraint(&cursor)
    } catch {
      guard let verb, error.range == verb.range, error.code == "chronicle.unknown-word" else { throw error }
      var better = error
      better.explanation = Explanation(
        error.explanation.summary,
        remedy: Spelling.suggestion(
          for: verb.text, among: Self.verbs + Self.boundWords, otherwise: error.explanation.remedy))
      throw better
    }
  }

  /// Claims that begin with a word of the grammar.
  private func wordless(_ cursor: inout Cursor, _ first: Word) throws(Flaw) -> ClaimContent? {
    var copy = cursor
    _ = copy.word()
    switch first.text {
    case "that" where copy.isAtWords:
      cursor = copy
      let words = try cursor.words().text
      let about =
        cursor.take(word: "about")
        ? try list(&cursor) { (cursor) throws(Flaw) in try self.referent(&cursor) } : []
      return .proposition(
        words: words, about: about, event: cursor.take(word: "at") ? try event(&cursor) : nil)
    case "number" where copy.take(word: "of"):
      cursor = copy
      return .number(try quantity(of: try word(&cursor, "what is counted").text, &cursor))
    case "silent" where copy.take(word: "about"):
      cursor = copy
      return .relation(.isSilentAbout, to: try statement(&cursor))
    case "corrects", "confirms", "disputes", "quotes", "translates":
      guard let relation = StatementRelation(rawValue: first.text) else { return nil }
      cursor = copy
      return .relation(relation, to: try statement(&cursor))
    default: return nil
    }
  }

  private func aboutReferent(_ cursor: inout Cursor) throws(Flaw) -> ClaimContent {
    var copy = cursor
    _ = copy.word()
    if copy.take(word: "is"), !copy.take(word: "not") {
      let kind = copy.isAtWords ? try copy.words() : copy.word()
      if let kind, copy.take(word: "of") {
        let person = try person(&cursor)
        let other = try self.person(&copy)
        cursor = copy
        return .kinship(Kinship(person, Kinship.Kind(rawValue: kind.text), of: other))
      }
    }
    let referent = try referent(&cursor)
    let verb = try word(&cursor, "a verb")
    switch verb.text {
    case "is":
      let isSame = !cursor.take(word: "not")
      return .identity(referent, try self.referent(&cursor), isSame: isSame)
    case "trait":
      let words = try cursor.words("the words for the trait").text
      return .trait(
        of: referent, words: words,
        label: cursor.take(word: "label") ? try word(&cursor, "a label").text : nil)
    case "opinion": return .opinion(about: referent, words: try cursor.words("the words of the opinion").text)
    default: return .name(of: referent, try claimedName(&cursor))
    }
  }

  /// A name in a claim: its language stands behind `lang`, as brackets belong to the claim.
  private func claimedName(_ cursor: inout Cursor) throws(Flaw) -> DatedName {
    let name = DatedName(try cursor.words("a name").text)
    return try qualified(name, &cursor)
  }

  private func aboutPerson(_ cursor: inout Cursor) throws(Flaw) -> ClaimContent {
    let person = try person(&cursor)
    let verb = cursor.peekWord()
    switch verb?.text {
    case "aged", "in":
      let age = try age(&cursor)
      guard cursor.take(word: "at") else {
        throw Flaw("expected-word", "the event should stand here", remedy: "write at EVENT", at: cursor.here)
      }
      return .age(person: person, event: try event(&cursor), age)
    case "knew":
      _ = cursor.word()
      return .knowledge(try knowledge(person, isKnown: true, &cursor))
    case "did":
      guard cursor.take(words: "did", "not", "know") else {
        throw Flaw("expected-word", "did not know should stand here", at: cursor.here)
      }
      return .knowledge(try knowledge(person, isKnown: false, &cursor))
    default: return .state(try state(person, &cursor))
    }
  }

  private func knowledge(_ person: Person.ID, isKnown: Bool, _ cursor: inout Cursor) throws(Flaw) -> Knowledge
  {
    var knowledge = Knowledge(person, of: try statement(&cursor), isKnown: isKnown)
    if cursor.take(word: "since") { knowledge.since = try event(&cursor) }
    if cursor.take(word: "from") { knowledge.from = try self.person(&cursor) }
    return knowledge
  }

  private func state(_ person: Person.ID, _ cursor: inout Cursor) throws(Flaw) -> StateOfPerson {
    let verb = try word(&cursor, "a verb")
    var state: StateOfPerson
    switch verb.text {
    case "stayed": state = StateOfPerson(of: person, "stay")
    case "acquainted": state = StateOfPerson(of: person, "acquaintance")
    default:
      state = StateOfPerson(
        of: person, .init(rawValue: try word(&cursor, "what the person was, such as member").text))
    }
    if cursor.isAtWords { state.words = try cursor.words().text }
    if ["of", "in", "at", "with", "to"].contains(where: { cursor.take(word: $0) }) {
      state.object = try referent(&cursor)
    }
    if cursor.isAtWords { state.words = try cursor.words().text }
    if cursor.take(word: "during") { state.event = try event(&cursor) }
    return state
  }

  private func aboutEvent(_ cursor: inout Cursor) throws(Flaw) -> ClaimContent {
    let event = try event(&cursor)
    let verb = try word(&cursor, "a verb")
    if let rank = Rank(rawValue: verb.text) {
      guard cursor.take(word: "of") else {
        throw Flaw(
          "expected-word", "of should stand here", remedy: "write \(verb.text) of \"…\"", at: cursor.here)
      }
      return .rank(event: event, rank, scope: try cursor.words("the scope").text)
    }
    var occurrence = Occurrence(of: event)
    if cursor.take(word: "with") { occurrence.participants = try participations(&cursor) }
    if cursor.take(word: "at") || cursor.take(word: "in") { occurrence.place = try place(&cursor) }
    return .occurrence(occurrence)
  }

  private func quantity(of subject: String, _ cursor: inout Cursor) throws(Flaw) -> Quantity {
    var quantity = Quantity(of: subject, .exactly, value: nil, words: "")
    if cursor.take(words: "at", "least") {
      quantity.comparison = .atLeast
    } else if cursor.take(words: "at", "most") {
      quantity.comparison = .atMost
    } else if cursor.take(word: "about") {
      quantity.comparison = .about
    } else {
      _ = cursor.take(word: "exactly")
    }
    if let word = cursor.peekWord() {
      guard let number = Int(word.text) else {
        throw Flaw(
          "unknown-word", "“\(word.text)” is no number",
          remedy: Spelling.suggestion(
            for: word.text, among: ["exactly", "about", "at"], otherwise: "write a number, or quote the words"
          ), at: word.range)
      }
      _ = cursor.word()
      quantity.value = number
    }
    if cursor.isAtWords { quantity.words = try cursor.words().text }
    if quantity.value == nil, quantity.words.isEmpty {
      throw Flaw(
        "expected-number", "a number should stand here", remedy: "write one, or quote the words",
        at: cursor.here)
    }
    return quantity
  }

  // MARK: Ages

  private func isAgeOrdinal(_ cursor: Cursor) -> Bool {
    let words = cursor.peekWords(4)
    guard words.count >= 4, words[0] == "in", ["his", "her", "their", "its", "the"].contains(words[1]) else {
      return false
    }
    return Spelling.ordinal(words[2]) != nil && words[3] == "year" && words[1] != "the"
  }

  func age(_ cursor: inout Cursor) throws(Flaw) -> AgeExpression {
    if isAgeOrdinal(cursor) {
      let words = cursor.peekWords(3)
      for _ in 0..<4 { _ = cursor.word() }
      let number = Spelling.ordinal(words[2])
      return AgeExpression(atLeast: number, atMost: number, count: .ordinal)
    }
    guard cursor.take(word: "aged") else {
      throw Flaw(
        "expected-word", "aged should stand here", remedy: "write EVENT: PERSON aged 15", at: cursor.here)
    }
    var age = AgeExpression(atLeast: nil, atMost: nil)
    if cursor.take(words: "at", "least") {
      age.atLeast = try years(&cursor)
    } else if cursor.take(words: "at", "most") {
      age.atMost = try years(&cursor)
    } else if cursor.take(word: "unknown") {
      age.words = nil
    } else if let vague = vagueAge(&cursor) {
      age.words = vague
      age.atLeast = VagueWords.years(vague)
      age.atMost = age.atLeast
    } else if !cursor.isAtWords {
      let low = try years(&cursor)
      age.atLeast = low
      age.atMost = cursor.take(word: "to") || cursor.take(word: "or") ? try years(&cursor) : low
    }
    if cursor.isAtWords { age.words = try cursor.words().text }
    if cursor.take(word: "counted") {
      let word = try word(&cursor, "a way of counting")
      switch word.text {
      case "completed": age.count = .completed
      case "ordinal": age.count = .ordinal
      case "years": age.count = .yearDifference
      case "inclusive": age.count = .inclusive
      default:
        throw Flaw(
          "unknown-word", "“\(word.text)” is no way of counting age",
          remedy: Spelling.suggestion(
            for: word.text, among: ["completed", "ordinal", "years", "inclusive"],
            otherwise: "write completed, ordinal, years or inclusive"), at: word.range)
      }
    }
    return age
  }

  private func years(_ cursor: inout Cursor) throws(Flaw) -> Int {
    let here = cursor.here
    guard let word = cursor.word(), let number = Spelling.number(word.text) else {
      throw Flaw(
        "expected-number", "a number of years should stand here", remedy: "write one, or quote vague words",
        at: here)
    }
    return number
  }

  private func vagueAge(_ cursor: inout Cursor) -> String? {
    guard let first = cursor.peekWord(), VagueWords.canBegin(first.text) else { return nil }
    var words: [String] = []
    while let word = cursor.peekWord(), word.text != "at", word.text != "counted" {
      words.append(word.text)
      _ = cursor.word()
    }
    return words.joined(separator: " ")
  }

  // MARK: Brackets

  private func annotate(_ claim: inout Claim, _ cursor: inout Cursor, _ voices: [Voice]) throws(Flaw) {
    let here = cursor.here
    guard let word = cursor.peekWord() else {
      throw Flaw(
        "expected-word", "what qualifies the claim should stand here",
        remedy: "write implied, denied, probable …", at: here)
    }
    if try annotateStance(&claim, &cursor, voices) { return }
    _ = cursor.word()
    if let certainty = Spelling.value(word.text, of: Certainty.self) {
      claim.editorCertainty = certainty
      return
    }
    if let kind = Spelling.value(word.text, of: Claim.Kind.self) {
      claim.kind = kind
      return
    }
    switch word.text {
    case "stated": claim.level = .stated
    case "implied": claim.level = .implied
    case "inferred":
      _ = cursor.take(word: "because")
      claim.level = .inferred(reason: try cursor.words("the reason").text)
    case "denied": claim.polarity = .denied
    case "affirmed": claim.polarity = .affirmed
    case "adopted": claim.isAdopted = true
    case "witness": claim.witnessCertainty = try certainty(try self.word(&cursor, "a certainty"))
    case "editor":
      if cursor.take(":") {
        let reason = cursor.isAtWords ? try cursor.words().text : cursor.text(upTo: "]").text
        claim.level = .inferred(reason: reason)
      } else {
        claim.editorCertainty = try certainty(try self.word(&cursor, "a certainty"))
      }
    case "id": claim = claim.renamed(Identifier(try self.word(&cursor, "the claim's name for good").text))
    default:
      let known =
        ["implied", "inferred", "denied", "adopted", "witness", "editor", "voice", "id", "stated"]
        + Spelling.words(Certainty.self) + Spelling.words(Claim.Kind.self)
      throw Flaw(
        "unknown-word", "“\(word.text)” says nothing of a claim",
        remedy: Spelling.suggestion(
          for: word.text, among: known,
          otherwise: "what may stand here: \(known.prefix(12).joined(separator: ", ")), or VOICE rejects"),
        at: word.range)
    }
  }

  /// Reads where a voice stands on the claim: `serge rejects`, `voice 2 neutral`.
  private func annotateStance(_ claim: inout Claim, _ cursor: inout Cursor, _ voices: [Voice]) throws(Flaw)
    -> Bool
  {
    var copy = cursor
    guard let name = copy.word() else { return false }
    if name.text == "voice" {
      let here = copy.here
      let number = try integer(&copy, "the number of a voice, from 1 at the text")
      guard number >= 1, number <= max(voices.count, 1) else {
        throw Flaw(
          "no-such-voice", "the statement has no voice \(number)", remedy: "it has \(max(voices.count, 1))",
          at: here)
      }
      let stance = try stance(&copy)
      claim.stances.append(Claim.OwnStance(voice: number - 1, stance: stance))
      cursor = copy
      return true
    }
    guard let word = copy.peekWord(), let stance = Spelling.value(word.text, of: Voice.Stance.self) else {
      return false
    }
    _ = copy.word()
    var inner = cursor
    let holder = try holder(&inner)
    let places = voices.indices.filter { voices[$0].holder == holder }
    if places.count > 1 {
      throw Flaw(
        "ambiguous-name", "“\(name.text)” speaks more than once in this chain",
        remedy: "write \(places.map { "voice \($0 + 1) \(word.text)" }.joined(separator: " or "))",
        at: name.range)
    }
    guard let place = places.first ?? (voices.isEmpty && holder == .text ? 0 : nil) else {
      throw Flaw(
        "no-such-voice", "“\(name.text)” is no voice of this statement",
        remedy: "add it to the chain: voice text < \(name.text)",
        at: name.range)
    }
    claim.stances.append(Claim.OwnStance(voice: place, stance: stance))
    cursor = copy
    return true
  }

  private func stance(_ cursor: inout Cursor) throws(Flaw) -> Voice.Stance {
    let word = try word(&cursor, "endorses, neutral or rejects")
    guard let stance = Spelling.value(word.text, of: Voice.Stance.self) else {
      throw Flaw(
        "unknown-word", "“\(word.text)” is no stance", remedy: "write endorses, neutral or rejects",
        at: word.range)
    }
    return stance
  }
}

extension Claim {
  /// The same claim under another name.
  func renamed(_ id: Claim.ID) -> Claim {
    Claim(
      id: id, content, passages: passages, level: level, kind: kind, polarity: polarity,
      witnessCertainty: witnessCertainty, editorCertainty: editorCertainty, stances: stances,
      isAdopted: isAdopted)
  }
}
