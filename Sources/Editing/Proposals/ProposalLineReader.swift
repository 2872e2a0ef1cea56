import Archives
package import Diagnostics
import EDTF
import Testimony

/// Why a line of proposals was not taken.
package struct ProposalLineError: ExplainedError, Hashable {
  /// What was wrong.
  package enum Reason: Hashable, Sendable {
    /// The line is no JSON object.
    case notJSON(String)
    /// A member that is needed is missing.
    case missing(String)
    /// A member is not what it has to be.
    case unfit(String, wanted: String)
    /// The line says several things, or nothing.
    case contents([String])
    /// The words are not in the text.
    case notVerbatim(String, nearest: String?)
    /// The words stand in several places.
    case ambiguous(String, count: Int)
    /// A voice has no words in the quotation.
    case voiceWithoutWords(String)
    /// There is no such source, or it has no text.
    case source(String)
    /// Nobody says who proposes.
    case nameless
  }

  /// What was wrong.
  package let reason: Reason

  /// Creates an error.
  package init(_ reason: Reason) { self.reason = reason }

  /// What happened and what to do about it.
  package var explanation: Explanation {
    switch reason {
    case .notJSON(let why): Explanation("this is no JSON object: \(why)", remedy: "write one object a line")
    case .missing(let name): Explanation("“\(name)” is missing", remedy: "add it")
    case .unfit(let name, let wanted): Explanation("“\(name)” is no \(wanted)", remedy: "write \(wanted)")
    case .contents(let names):
      Explanation(
        names.isEmpty
          ? "it proposes nothing" : "it proposes several things: \(names.joined(separator: ", "))",
        remedy: "give each line one of \(ProposalLineReader.contents.joined(separator: ", "))")
    case .notVerbatim(let words, let nearest):
      Explanation(
        "these words are not in the text: “\(words)”",
        remedy: nearest.map { "the nearest are “\($0)”" } ?? "quote exactly what stands there")
    case .ambiguous(let words, let count):
      Explanation(
        "“\(words)” stands there \(count) times",
        remedy: "add “start”, “page”, “prefix” or “suffix”, or quote more")
    case .voiceWithoutWords(let name):
      Explanation(
        "nothing in the quotation names the voice of “\(name)”",
        remedy: "give its “words”, and quote them too, or leave the voice out")
    case .source(let name):
      Explanation("there is no source “\(name)” with a text", remedy: "name a source of the archive")
    case .nameless:
      Explanation(
        "nobody says which program or model proposes this",
        remedy: "add “model” and “version” to the first line, or give them with --model and --model-version")
    }
  }
}

/// Reads one line of proposals from another program; `Docs/Proposals.md` describes them.
struct ProposalLineReader {
  /// The members that say what is proposed.
  static let contents = [
    "mentions", "same", "distinct", "event", "kinship", "trait", "name", "saying", "reference",
  ]
  private static let others: Set<String> = [
    "quote", "start", "page", "prefix", "suffix", "source", "reason", "score", "kind", "denied", "level",
    "certainty", "voices", "model", "version",
  ]

  let line: CanonicalJSON

  /// Takes up a line.
  init(_ line: CanonicalJSON) { self.line = line }

  /// The members nothing was understood of.
  var ignored: [String] {
    guard case .object(let members) = line else { return [] }
    return members.map(\.name).filter { !Self.others.contains($0) && !Self.contents.contains($0) }
  }

  /// The draft in a text.
  func draft(in cutter: PassageCutter, origin: Origin, nearest: (String) -> String?) throws(ProposalLineError)
    -> DraftedProposal
  {
    let quotes = try quotations()
    var ranges: [Range<Int>] = []
    for quote in quotes {
      ranges.append(try place(of: quote, in: cutter, isOnly: quotes.count == 1, nearest))
    }
    ranges.sort { $0.lowerBound < $1.lowerBound }
    var draft = DraftedProposal(ranges, try content(), score: 50, origin: origin)
    draft.reason = try text("reason")
    if let score = try number("score") {
      guard (0...100).contains(score) else { throw unfit("score", "a whole number from 0 to 100") }
      draft.score = score
    }
    draft.kind = try word("kind", of: Claim.Kind.self) ?? .report
    if let denied = line["denied"] {
      guard case .bool(let flag) = denied else { throw unfit("denied", "true or false") }
      draft.polarity = flag ? .denied : .affirmed
    }
    draft.certainty = try word("certainty", of: Certainty.self)
    switch try text("level") {
    case nil, "stated": draft.level = .stated
    case "implied": draft.level = .implied
    default: throw unfit("level", "stated or implied")
    }
    draft.voices = try voices(quotes: ranges.map { cutter.words($0) })
    return draft
  }

  // MARK: Words

  private func quotations() throws(ProposalLineError) -> [String] {
    switch line["quote"] {
    case .string(let words)? where words.contains(where: { !$0.isWhitespace }): return [words]
    case .array(let values)? where !values.isEmpty:
      var words: [String] = []
      for value in values {
        guard case .string(let text) = value, text.contains(where: { !$0.isWhitespace }) else {
          throw unfit("quote", "words, or a list of words")
        }
        words.append(text)
      }
      return words
    case nil, .null?: throw ProposalLineError(.missing("quote"))
    default: throw unfit("quote", "words, or a list of words")
    }
  }

  private func place(
    of quote: String, in cutter: PassageCutter, isOnly: Bool, _ nearest: (String) -> String?
  ) throws(ProposalLineError) -> Range<Int> {
    var places = cutter.places(of: quote)
    if places.isEmpty { throw ProposalLineError(.notVerbatim(shortened(quote), nearest: nearest(quote))) }
    if places.count > 1, isOnly {
      if let page = try text("page") { places.removeAll { cutter.locator(at: $0.lowerBound).page != page } }
      if let prefix = try text("prefix") {
        places.removeAll { !cutter.stands(prefix, before: $0.lowerBound) }
      }
      if let suffix = try text("suffix") { places.removeAll { !cutter.stands(suffix, after: $0.upperBound) } }
      if let start = try number("start") {
        // A place counted in another unit than scalars may be a little off, never by half the way to the next.
        let sorted = places.sorted { abs($0.lowerBound - start) < abs($1.lowerBound - start) }
        places = Array(sorted.prefix(1))
      }
    }
    guard let place = places.first, places.count == 1 else {
      throw ProposalLineError(.ambiguous(shortened(quote), count: cutter.places(of: quote).count))
    }
    return place
  }

  private func shortened(_ words: String) -> String {
    let line = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 100 ? line.prefix(100) + "…" : line
  }

  // MARK: Members

  func text(_ name: String) throws(ProposalLineError) -> String? {
    switch line[name] {
    case nil, .null?: return nil
    case .string(let text)?: return text
    case .integer(let number)? where name == "page" || name == "version": return String(number)
    case .number(let number)? where name == "version": return number.description
    default: throw unfit(name, "text")
    }
  }

  private func number(_ name: String) throws(ProposalLineError) -> Int? {
    switch line[name] {
    case nil, .null?: return nil
    case .integer(let number)?: return number
    default: throw unfit(name, "a whole number")
    }
  }

  private func word<Value: RawRepresentable & CaseIterable>(_ name: String, of type: Value.Type)
    throws(ProposalLineError) -> Value? where Value.RawValue == String
  {
    guard let text = try text(name) else { return nil }
    guard let value = Value(rawValue: text) else {
      throw unfit(name, "one of " + Value.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return value
  }

  private func unfit(_ name: String, _ wanted: String) -> ProposalLineError {
    ProposalLineError(.unfit(name, wanted: wanted))
  }

  // MARK: Content

  private func content() throws(ProposalLineError) -> Proposal.Content {
    let given = Self.contents.filter { line[$0] != nil && line[$0] != .null }
    guard let name = given.first, given.count == 1, let value = line[name] else {
      throw ProposalLineError(.contents(given))
    }
    switch name {
    case "mentions": return .mention(try named(value, name))
    case "reference": return .reference(try named(value, name))
    case "same", "distinct":
      guard case .array(let pair) = value, pair.count == 2 else { throw unfit(name, "a list of two names") }
      return .identity(try named(pair[0], name), try named(pair[1], name), isSame: name == "same")
    case "event": return .event(try event(value))
    case "kinship":
      return .kinship(
        try person(value["person"], "kinship.person"),
        Kinship.Kind(rawValue: try words(value["is"], "kinship.is")),
        of: try person(value["of"], "kinship.of"))
    case "trait":
      return .trait(of: try named(value["of"], "trait.of"), words: try words(value["words"], "trait.words"))
    case "name":
      var name = DatedName(try words(value["text"], "name.text"))
      if let kind = value["kind"] { name.kind = try words(kind, "name.kind") }
      if let language = value["language"] { name.language = try words(language, "name.language") }
      return .name(of: try named(value["of"], "name.of"), name)
    default:
      return .saying(
        words: try words(value["words"], "saying.words"),
        about: try list(value["about"], "saying.about", named))
    }
  }

  private func words(_ value: CanonicalJSON?, _ name: String) throws(ProposalLineError) -> String {
    guard let value else { throw ProposalLineError(.missing(name)) }
    guard case .string(let text) = value, text.contains(where: { !$0.isWhitespace }),
      text.utf8.count <= 10_000
    else { throw unfit(name, "text") }
    return text
  }

  private func list<Value>(
    _ value: CanonicalJSON?, _ name: String,
    _ read: (CanonicalJSON?, String) throws(ProposalLineError) -> Value
  ) throws(ProposalLineError) -> [Value] {
    switch value {
    case nil, .null?: return []
    case .array(let values)?:
      var result: [Value] = []
      for value in values { result.append(try read(value, name)) }
      return result
    case let one?: return [try read(one, name)]
    }
  }

  /// Reads `{"person": "Victor Serge"}`.
  private func named(_ value: CanonicalJSON?, _ name: String) throws(ProposalLineError) -> ProposedName {
    guard let value else { throw ProposalLineError(.missing(name)) }
    for kind in ProposedName.Kind.allCases {
      if let text = value[kind.rawValue] {
        let words = try words(text, "\(name).\(kind.rawValue)")
        return ProposedName(kind, words.split(whereSeparator: \.isWhitespace).joined(separator: " "))
      }
    }
    throw unfit(name, "a name with its kind, as in {\"person\": \"…\"}")
  }

  /// Reads a person, also as bare text.
  private func person(_ value: CanonicalJSON?, _ name: String) throws(ProposalLineError) -> ProposedName {
    if case .string? = value { return ProposedName(.person, try words(value, name)) }
    return try named(value, name)
  }

  private func event(_ value: CanonicalJSON) throws(ProposalLineError) -> ProposedEvent {
    guard case .object(let members) = value else { throw unfit("event", "an object") }
    let known: Set<String> = ["kind", "title", "who", "where", "when", "age"]
    if let stray = members.first(where: { !known.contains($0.name) }) {
      throw unfit("event.\(stray.name)", "part of an event: kind, title, who, where, when, age")
    }
    var event = ProposedEvent(nil)
    if let kind = value["kind"] { event.kind = Event.Kind(rawValue: try words(kind, "event.kind")) }
    if let title = value["title"] { event.title = try words(title, "event.title") }
    guard event.kind != nil || event.title != nil else { throw ProposalLineError(.missing("event.kind")) }
    event.participants = try list(value["who"], "event.who") {
      (value, name) throws(ProposalLineError) in
      ProposedEvent.Participant(
        try self.person(value, name),
        role: try value?["role"].map { role throws(ProposalLineError) in try self.words(role, "role") })
    }
    if let place = value["where"], place != .null {
      if case .string = place {
        event.place = ProposedName(.place, try words(place, "event.where"))
      } else {
        event.place = try named(place, "event.where")
      }
    }
    event.times = try list(value["when"], "event.when", time)
    event.ages = try list(value["age"], "event.age") { (value, name) throws(ProposalLineError) in
      guard case .integer(let years)? = value?["years"], (0...150).contains(years) else {
        throw self.unfit("event.age.years", "a whole number of years")
      }
      return ProposedEvent.Age(
        of: try self.person(value?["person"], "event.age.person"),
        AgeExpression(atLeast: years, atMost: years))
    }
    return event
  }

  private func time(_ value: CanonicalJSON?, _ name: String) throws(ProposalLineError) -> TimeConstraint {
    if case .string? = value { return TimeConstraint(.whole, .dated(.within, try date(value, name))) }
    var date = try date(value?["date"], "\(name).date")
    if let text = value?["words"] { date.words = try words(text, "\(name).words") }
    if let calendar = value?["calendar"] {
      date.calendar = CalendarName(rawValue: try words(calendar, "\(name).calendar"))
    }
    var relation = TimeConstraint.DateRelation.within
    if let given = value?["relation"] {
      guard let known = TimeConstraint.DateRelation(rawValue: try words(given, "\(name).relation")) else {
        throw unfit(
          "\(name).relation",
          "one of " + TimeConstraint.DateRelation.allCases.map(\.rawValue).joined(separator: ", "))
      }
      relation = known
    }
    var part = TimeConstraint.Part.whole
    if let given = value?["part"] {
      guard let known = TimeConstraint.Part(rawValue: try words(given, "\(name).part")) else {
        throw unfit("\(name).part", "one of whole, start, end")
      }
      part = known
    }
    return TimeConstraint(part, .dated(relation, date))
  }

  private func date(_ value: CanonicalJSON?, _ name: String) throws(ProposalLineError) -> DateExpression {
    let edtf = try words(value, name)
    do throws(EDTFError) { _ = try EDTFExpression(parsing: edtf) } catch {
      throw unfit(name, "date in EDTF, such as 1928-03 (\(error.explanation.summary))")
    }
    return DateExpression(edtf)
  }

  // MARK: Voices

  private func voices(quotes: [String]) throws(ProposalLineError) -> [ProposedVoice] {
    try list(line["voices"], "voices") { (value, name) throws(ProposalLineError) in
      try self.voice(value, name, quotes: quotes)
    }
  }

  private func voice(_ value: CanonicalJSON?, _ name: String, quotes: [String]) throws(ProposalLineError)
    -> ProposedVoice
  {
    if value == .string("text") || value?["text"] == .bool(true) { return ProposedVoice(.text) }
    var holder: ProposedVoice.Holder
    if let words = value?["rumour"] {
      holder = .rumour(words: try self.words(words, "voices.rumour"))
    } else if let words = value?["some"] {
      holder = .some(words: try self.words(words, "voices.some"))
    } else if let words = value?["described"] {
      holder = .described(words: try self.words(words, "voices.described"))
    } else {
      holder = .named(try named(value, name))
    }
    let shown: String =
      switch holder {
      case .text: "the text"
      case .named(let name): name.name
      case .rumour(let words), .some(let words), .described(let words): words
      }
    guard case .string(let words)? = value?["words"], quotes.contains(where: { $0.holds(words) }) else {
      throw ProposalLineError(.voiceWithoutWords(shown))
    }
    var voice = ProposedVoice(holder, attribution: .words(words))
    voice.manner = try quality(value?["manner"], "voices.manner") ?? .notSaid
    voice.stance = try quality(value?["stance"], "voices.stance") ?? .endorses
    voice.rendering = try quality(value?["rendering"], "voices.rendering")
    return voice
  }

  private func quality<Value: RawRepresentable & CaseIterable>(_ value: CanonicalJSON?, _ name: String)
    throws(ProposalLineError) -> Value? where Value.RawValue == String
  {
    guard let value, value != .null else { return nil }
    guard let quality = Value(rawValue: try words(value, name)) else {
      throw unfit(name, "one of " + Value.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return quality
  }
}

extension String {
  /// Whether words stand in this text, blanks of any kind counting as one.
  fileprivate func holds(_ words: String) -> Bool {
    func line(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    let wanted = line(words)
    return !wanted.isEmpty && line(self).contains(wanted)
  }
}
