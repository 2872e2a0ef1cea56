import Calendars
public import Testimony

/// Makes inquiries that use every kind of record, every field and every case, at random and reproducibly.
///
/// What they say makes no sense; every reference leads somewhere, and every passage's words stand at its place.
public struct RandomInquiry<Generator: RandomNumberGenerator> {
  /// Reads a file as the text of a source: bytes, name, source, number.
  public typealias TextReading = (_ bytes: [UInt8], _ fileName: String, Source.ID, _ number: Int) ->
    SourceText

  /// The inquiry.
  public private(set) var inquiry = Inquiry()
  /// The original bytes of its texts.
  public private(set) var originals: [SourceText.ID: [UInt8]] = [:]

  var random: Generator
  private let readText: TextReading
  private var slugs: [RecordReference.Kind: Set<String>] = [:]
  private var ids: Set<String> = []
  private var claimIDs: [Claim.ID] = []
  /// How many records of a kind there are at most.
  private let size: Int

  /// Makes an inquiry.
  ///
  /// - Parameters:
  ///   - random: Where chance comes from.
  ///   - size: How many records of a kind there are at most.
  ///   - readText: Reads files as texts, as the format under test will.
  public init(using random: Generator, size: Int = 5, readText: @escaping TextReading) {
    self.random = random
    self.size = size
    self.readText = readText
    build()
  }

  private mutating func build() {
    inquiry.title = maybe { $0.words() } ?? ""
    let sources = make(.source) { Source(id: Identifier($1), slug: $0, title: "") }
    let persons = make(.person) { Person(id: Identifier($1), slug: $0, name: "") }
    let groups = make(.group) { Group(id: Identifier($1), slug: $0, name: "") }
    let places = make(.place) { Place(id: Identifier($1), slug: $0, name: "") }
    let works = make(.work) { Work(id: Identifier($1), slug: $0, title: "") }
    let events = make(.event) { Event(id: Identifier($1), slug: $0, title: "") }
    let statements = make(.statement) {
      Statement(id: Identifier($1), slug: $0, source: nil, passages: [], claims: [])
    }
    for record in persons { inquiry.persons.put(record) }
    for record in groups { inquiry.groups.put(record) }
    for record in places { inquiry.places.put(record) }
    for record in works { inquiry.works.put(record) }
    for record in events { inquiry.events.put(record) }
    for record in statements { inquiry.statements.put(record) }
    for record in sources { inquiry.sources.put(record) }
    for record in persons { inquiry.persons.put(filled(record)) }
    for record in groups { inquiry.groups.put(filled(record)) }
    for record in places { inquiry.places.put(filled(record)) }
    for record in works { inquiry.works.put(filled(record)) }
    for record in events { inquiry.events.put(filled(record)) }
    for record in sources { inquiry.sources.put(filled(record)) }
    addTexts()
    for _ in 0..<count() { addExcerpt() }
    for record in statements { inquiry.statements.put(filled(record)) }
    for _ in 0..<count() { addMention() }
    for _ in 0..<count() { addIdentity() }
    for _ in 0..<(count() * 2) { addRule() }
    for _ in 0..<count() { addHypothesis() }
    for _ in 0..<count() { addRuling() }
    for _ in 0..<count() { addNote() }
    for _ in 0..<(count() * 2) { inquiry.proposals.put(proposal()) }
  }

  // MARK: Chance

  private mutating func count() -> Int { Int.random(in: 1...size, using: &random) }
  mutating func chance(_ percent: Int = 50) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  mutating func maybe<Value>(_ percent: Int = 50, _ make: (inout Self) -> Value) -> Value? {
    chance(percent) ? make(&self) : nil
  }

  mutating func several<Value>(_ most: Int = 3, _ make: (inout Self) -> Value) -> [Value] {
    (0..<number(0...most)).map { _ in make(&self) }
  }

  mutating func pick<Value>(_ values: some Collection<Value>) -> Value {
    guard let value = values.randomElement(using: &random) else {
      preconditionFailure("nothing to pick from")
    }
    return value
  }

  private static var pieces: [String] {
    [
      "he", "was", "fifteen", "the", "river", "at", "Orenburg", "“une poignée”", "Кибальчич", "in 1917", "or",
      "after",
      "\"", "\\", "#", ";", "[", "]", "(", "|", ",", ":", "é", "e\u{301}", "\u{202E}", "\u{FEFF}", "\n",
      "\n\n", "\t", "  ", "👩‍👩‍👧",
      "שלום", "\u{A0}", "\u{0}", "\u{7F}", "\u{2028}", "p.1", "a few days", "\\n", "\r\n", "-", "1",
    ]
  }

  mutating func words() -> String {
    let parts = (0..<number(0...6)).map { _ in pick(Self.pieces) }
    return parts.joined(separator: chance(70) ? " " : "")
  }

  mutating func word() -> String {
    chance(80) ? pick(["memoir", "witness", "birth name", "état", "as", "x-1", "1917", "or", "at"]) : words()
  }

  mutating func slug(_ kind: RecordReference.Kind) -> Slug {
    while true {
      let stem = pick([
        "serge", "exile", "arrest-1928", "in", "note", "X", "Y2000", "über", "s17.1", "text", "editor", "a",
        "of", "id",
        "Лев", "one", "voice", "letter_3", "implied", "report", "number", "by",
      ])
      let text = chance(50) ? stem : "\(stem)\(number(1...99))"
      if let slug = Slug(text), slugs[kind, default: []].insert(text).inserted { return slug }
    }
  }

  mutating func id(for slug: Slug, _ kind: RecordReference.Kind) -> String {
    while true {
      let id =
        chance(75)
        ? slug.rawValue
        : pick(["3f-\(number(0...999))", "a \"b\" \(number(0...999))", "x\(number(0...999))"])
      if ids.insert("\(kind) \(id)").inserted { return id }
    }
  }

  private mutating func make<Record>(_ kind: RecordReference.Kind, _ make: (Slug, String) -> Record)
    -> [Record]
  {
    (0..<count()).map { _ in
      let slug = slug(kind)
      return make(slug, id(for: slug, kind))
    }
  }

  private mutating func aliases(_ kind: RecordReference.Kind) -> [Slug] {
    chance(20) ? several(2) { $0.slug(kind) } : []
  }

  // MARK: References

  mutating func person() -> Person.ID { pick(Array(inquiry.persons)).id }
  mutating func group() -> Group.ID { pick(Array(inquiry.groups)).id }
  mutating func place() -> Place.ID { pick(Array(inquiry.places)).id }
  mutating func event() -> Event.ID { pick(Array(inquiry.events)).id }
  mutating func source() -> Source.ID { pick(Array(inquiry.sources)).id }
  mutating func statement() -> Statement.ID { pick(Array(inquiry.statements)).id }

  mutating func referent() -> Referent {
    switch number(0...6) {
    case 0: .person(person())
    case 1: .group(group())
    case 2: .place(place())
    case 3: .work(pick(Array(inquiry.works)).id)
    case 4: .event(event())
    case 5: .source(source())
    default: .statement(statement())
    }
  }

  private mutating func participant() -> Referent {
    chance(45) ? .person(person()) : chance(70) ? .group(group()) : referent()
  }

  private mutating func participation() -> Participation {
    Participation(participant(), role: maybe { $0.word() })
  }

  // MARK: Values

  mutating func date() -> DateExpression {
    DateExpression(
      pick([
        "1917", "1917-03", "1917-03-08", "1917-21", "1917~", "1917?", "191X", "1917/1919", "../1917",
        "1917/..", "/1917",
        "[1927,1928]", "{1927,1929..1931}", "-0043", "Y17000", "1917-XX-08", "2004-06~-11", "?2004-06",
      ]),
      calendar: maybe(30) {
        $0.pick([.gregorian, .julian, .unknownStyle, "french-republican", "no such calendar"])
      },
      words: maybe(25) { $0.words() })
  }

  mutating func datedName() -> DatedName {
    DatedName(
      words(), language: maybe { $0.pick(["ru", "fr", "sr-Latn", "id", "or"]) },
      kind: maybe(30) { $0.word() },
      used: maybe(30) { $0.date() })
  }

  private mutating func locator() -> Locator {
    Locator(
      page: maybe(40) { $0.pick(["1", "2", "iv", "4 bis", "12–13", ""]) },
      paragraph: maybe(20) { $0.number(1...4) },
      note: maybe(20) { $0.pick(["1", "*", "a b"]) }, timeCode: maybe(15) { $0.pick(["00:12:31", "1:02"]) },
      other: maybe(15) { $0.words() })
  }

  mutating func certainty() -> Certainty? { maybe(30) { $0.pick(Certainty.allCases) } }

  mutating func origin() -> Origin {
    switch number(0...6) {
    case 0: .firstReading(rule: word())
    case 1: .imported(format: word())
    case 2: .model(name: word(), version: word())
    default: .editor
    }
  }

  mutating func decision() -> Decision { chance(60) ? .accepted : pick(Decision.allCases) }

  // MARK: Records

  private mutating func filled(_ record: Person) -> Person {
    Person(
      id: record.id, slug: record.slug, name: words(), names: several { $0.datedName() },
      aliases: aliases(.person),
      note: maybe { $0.words() })
  }

  private mutating func filled(_ record: Group) -> Group {
    Group(
      id: record.id, slug: record.slug, name: words(), names: several { $0.datedName() },
      kind: maybe { $0.word() },
      aliases: aliases(.group), note: maybe { $0.words() })
  }

  private mutating func filled(_ record: Place) -> Place {
    Place(
      id: record.id, slug: record.slug, name: words(), names: several { $0.datedName() },
      coordinates: maybe { random in
        Place.Coordinates(
          latitude: Double.random(in: -90...90, using: &random.random),
          longitude: Double.random(in: -180...180, using: &random.random),
          uncertaintyInKilometres: random.maybe { Double.random(in: 0...1e7, using: &$0.random) })
      },
      containments: several { random in
        Place.Containment(in: random.place(), during: random.maybe { $0.date() })
      }, aliases: aliases(.place), note: maybe { $0.words() })
  }

  private mutating func filled(_ record: Work) -> Work {
    Work(
      id: record.id, slug: record.slug, title: words(), names: several { $0.datedName() },
      authors: several { $0.person() }, aliases: aliases(.work), note: maybe { $0.words() })
  }

  private mutating func filled(_ record: Event) -> Event {
    Event(
      id: record.id, slug: record.slug, title: words(),
      kind: maybe { Event.Kind(rawValue: $0.chance(40) ? "stay" : $0.chance() ? "state" : $0.word()) },
      extent: pick(Event.Extent.allCases), participants: several { $0.participation() },
      place: maybe { $0.place() },
      partOf: maybe(30) { $0.event() }, isRepeated: chance(20), aliases: aliases(.event),
      note: maybe(30) { $0.words() })
  }

  private mutating func filled(_ record: Source) -> Source {
    Source(
      id: record.id, slug: record.slug, title: words(), kind: maybe { Source.Kind(rawValue: $0.word()) },
      aliases: aliases(.source),
      bibliography: maybe(40) { random in
        random.pick([
          "{\"type\":\"book\"}", "{\"title\":\"a # b; \\\"c\\\" |\"}",
          "{\"note\":\"\\u202e\",\"n\":[1,-2.5e3,null,true]}",
          "{\n  \"type\": \"article\"\n}", "{\"title\":\"é \u{202E}\"}",
        ])
      },
      archivalReference: several { Source.ArchivalLevel($0.word(), $0.words()) },
      languages: several { $0.pick(["fr", "ru", "zh-Hant"]) },
      contributions: several { random in
        Source.Contribution(
          random.participant(),
          role: random.chance(70) ? random.pick(["author", "editor", "addressee"]) : random.word())
      },
      relations: several { Source.Relation($0.pick(Source.Relation.Kind.allCases), $0.source()) },
      composed: maybe { $0.date() }, published: maybe { $0.date() },
      calendar: maybe(30) { $0.pick([.julian, .unknownStyle, "odd one"]) }, notice: maybe(30) { $0.words() },
      note: maybe(30) { $0.words() })
  }

  // MARK: Texts

  private mutating func body() -> String {
    let sentences = [
      "He was fifteen when the household fell apart.", "They came for him a second time in 1933,",
      "and the river at Orenburg was his next address.", "He went. He came back.",
      "« une\u{A0}poignée,\u{202F}pas davantage »",
      "Кибальчич wrote; Серж answered.", "e\u{301} and é", "👩‍👩‍👧 met the others",
    ]
    var text = ""
    for _ in 0..<number(4...14) {
      text += pick(sentences) + pick([" ", "\n", "\n\n", "  ", "\n\u{C}", "\n\n"])
    }
    return text
  }

  private mutating func addTexts() {
    for source in inquiry.sources where chance(75) {
      var number = 0
      for _ in 0..<self.number(1...3) {
        number += chance(85) ? 1 : 2
        let bytes = Array(body().utf8)
        let name = pick(["notes.md", "Notes.MD", "a b.txt", "x/../y", "", "Кибальчич.txt"])
        let read = readText(bytes, name, source.id, number)
        let text = SourceText(
          id: chance(80) ? read.id : Identifier("text \(source.id) \(number)"), source: source.id,
          number: number,
          original: read.original, text: read.text,
          structure: chance(70) ? read.structure : structure(read.text),
          map: chance(85)
            ? read.map
            : OffsetMap(runs: [
              .init(text: 0, utf8Offset: 1, scalarCount: 2, byteCount: 3, isVerbatim: chance())
            ]))
        guard inquiry.texts[text.id] == nil else { continue }
        inquiry.texts.put(text)
        originals[text.id] = bytes
      }
    }
    if chance(30) {
      // Texts in another order than their sources'.
      let shuffled = Array(inquiry.texts).shuffled(using: &random)
      inquiry.texts = RecordTable()
      for text in shuffled { inquiry.texts.put(text) }
    }
  }

  private mutating func stretch(_ count: Int) -> Range<ScalarOffset> {
    let first = number(0...count)
    return ScalarOffset(first)..<ScalarOffset(number(first...count))
  }

  private mutating func structure(_ text: String) -> TextStructure {
    let count = text.unicodeScalars.count
    let kinds: [TextStructure.Block.Kind] = [
      .heading(level: number(1...6)), .paragraph, .blockQuotation, .dialogue, .listItem, .verse,
      .preformatted, .note,
      .dateline,
    ]
    return TextStructure(
      pages: several {
        TextStructure.Page(
          label: $0.pick(["1", "2 bis", ""]), range: $0.stretch(count), isProposed: $0.chance())
      },
      blocks: several {
        TextStructure.Block(
          $0.pick(kinds), range: $0.stretch(count), language: $0.maybe { $0.pick(["fr", "de"]) })
      },
      notes: several { random in
        TextStructure.Note(
          label: random.pick(["1", "*"]), call: random.maybe { ScalarOffset($0.number(0...count)) },
          body: random.maybe { $0.stretch(count) }, voice: random.pick(TextStructure.Note.Voice.allCases))
      },
      spans: several { random in
        TextStructure.Span(
          random.pick(TextStructure.Span.Kind.allCases), range: random.stretch(count),
          language: random.maybe { $0.pick(["fr", "de"]) }, value: random.maybe { $0.words() })
      })
  }

  private mutating func addExcerpt() {
    let slug = slug(.excerpt)
    inquiry.excerpts.put(
      Excerpt(
        id: Identifier(id(for: slug, .excerpt)), slug: slug, source: source(),
        text: chance(30) ? "first line\n  second\n\nthird" : body(), locator: locator(),
        transcriber: maybe { $0.words() }, transcribed: maybe { $0.date() },
        secondHand: maybe(30) { $0.words() }))
  }

  mutating func passage() -> Passage {
    let texts = Array(inquiry.texts)
    let useText = !texts.isEmpty && chance(75)
    let text = useText ? pick(texts) : nil
    let excerpt = text == nil ? pick(Array(inquiry.excerpts)) : nil
    let scalars = Array((text?.text ?? excerpt?.text ?? " ").unicodeScalars)
    let first = number(0...(scalars.count - 1))
    let last = min(scalars.count, first + number(1...30))
    func cut(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
    let range = ScalarOffset(first)..<ScalarOffset(last)
    let place: Passage.Place
    if let text {
      place = chance(85) ? .text(text.id, range) : .orphan(text.id, range)
    } else if let excerpt {
      place = .excerpt(excerpt.id, range)
    } else {
      preconditionFailure("there is neither a text nor an excerpt")
    }
    let isUsual = chance(80)
    return Passage(
      source: text?.source ?? excerpt?.source ?? source(), quotation: cut(first..<last),
      prefix: isUsual ? cut(max(0, first - 32)..<first) : words(),
      suffix: isUsual || chance() ? cut(last..<min(scalars.count, last + 32)) : words(), place: place,
      locator: chance(40) ? Locator() : locator(),
      calendar: maybe(15) { $0.pick([.julian, .unknownStyle, "odd one"]) })
  }

  // MARK: Statements

  private mutating func holder() -> Voice.Holder {
    switch number(0...7) {
    case 0: .text
    case 1: .editor
    case 2: .group(group())
    case 3: .some(of: maybe { $0.group() }, words: words())
    case 4: .rumour(words: words())
    case 5: .described(words: words())
    default: .person(person())
    }
  }

  private mutating func voice() -> Voice {
    Voice(
      holder(), attribution: chance() ? .ownVoice : chance() ? .words(words()) : .editor(reason: words()),
      manner: pick(Voice.Manner.allCases), stance: pick(Voice.Stance.allCases),
      rendering: maybe { $0.pick(Voice.Rendering.allCases) }, telling: maybe(30) { $0.event() },
      calendar: maybe(20) { $0.pick([.julian, .unknownStyle, "russia", "odd one"]) })
  }

  private mutating func filled(_ record: Statement) -> Statement {
    let source = maybe(85) { $0.source() }
    let passages = several { $0.passage() }
    let voices = several { $0.voice() }
    var claims: [Claim] = []
    for number in 1...self.number(1...5) {
      let usual = Claim.ID("\(record.id.rawValue).\(number)")
      let id =
        chance(85) && !claimIDs.contains(usual)
        ? usual : Claim.ID("claim \(claimIDs.count) \(record.id.rawValue)")
      claimIDs.append(id)
      let own: [Passage] =
        chance(50)
        ? [] : passages.isEmpty || chance(30) ? several(2) { $0.passage() } : several(2) { $0.pick(passages) }
      claims.append(
        Claim(
          id: id, content(), passages: own,
          level: chance() ? .stated : chance() ? .implied : .inferred(reason: words()),
          kind: pick(Claim.Kind.allCases), polarity: pick(Claim.Polarity.allCases),
          witnessCertainty: certainty(),
          editorCertainty: certainty(),
          stances: several(2) { random in
            Claim.OwnStance(
              voice: random.number(0...max(0, voices.count - 1)), stance: random.pick(Voice.Stance.allCases))
          }, isAdopted: chance(20)))
    }
    return Statement(
      id: record.id, slug: record.slug, source: source, passages: passages, voices: voices, claims: claims,
      aliases: aliases(.statement), note: maybe(30) { $0.words() }, origin: origin(), decision: decision())
  }

  mutating func ageExpression() -> AgeExpression {
    AgeExpression(
      atLeast: maybe { $0.number(14...16) }, atMost: maybe { $0.number(14...16) },
      count: pick(AgeCount.allCases), words: maybe(40) { $0.chance() ? "about fifteen" : $0.words() })
  }

  mutating func content() -> ClaimContent {
    switch number(0...16) {
    case 0:
      return .occurrence(
        Occurrence(of: event(), participants: several { $0.participation() }, place: maybe { $0.place() }))
    case 1:
      return .age(person: person(), event: event(), ageExpression())
    case 2:
      let years = number(1...113)
      return .age(
        person: person(), event: event(), AgeExpression(atLeast: years, atMost: years, count: .ordinal))
    case 3: return .kinship(Kinship(person(), Kinship.Kind(rawValue: word()), of: person()))
    case 4:
      return .state(
        StateOfPerson(
          of: person(),
          StateOfPerson.Kind(
            rawValue: chance() ? pick(["stay", "acquaintance", "member", "office"]) : word()),
          object: maybe { $0.referent() }, words: maybe { $0.words() }, event: maybe { $0.event() }))
    case 5: return .trait(of: referent(), words: words(), label: maybe { $0.word() })
    case 6: return .opinion(about: referent(), words: words())
    case 7: return .name(of: referent(), datedName())
    case 8: return .identity(referent(), referent(), isSame: chance())
    case 9:
      return .knowledge(
        Knowledge(
          person(), of: statement(), isKnown: chance(), since: maybe { $0.event() },
          from: maybe { $0.person() }))
    case 10: return .relation(pick(StatementRelation.allCases), to: statement())
    case 11:
      let value = maybe { $0.number(-3...500) }
      let words = words()
      return .number(
        Quantity(
          of: chance() ? pick(["arrests", "report", "in"]) : self.words(), pick(Quantity.Comparison.allCases),
          value: value,
          words: value == nil && words.isEmpty ? "many" : words))
    case 12: return .rank(event: event(), pick(Rank.allCases), scope: words())
    case 13:
      return .proposition(words: words(), about: several { $0.referent() }, event: maybe { $0.event() })
    default: return .time(event: event(), constraint(depth: 0))
    }
  }

  private mutating func addMention() {
    let slug = slug(.mention)
    inquiry.mentions.put(
      Mention(
        id: Identifier(id(for: slug, .mention)), passage: passage(), referent: maybe(80) { $0.referent() },
        slipFor: maybe(25) { $0.words() }, certainty: certainty(), origin: origin(), decision: decision()))
  }

  private mutating func addIdentity() {
    let slug = slug(.identity)
    inquiry.identities.put(
      Identity(
        id: Identifier(id(for: slug, .identity)), slug: slug, referent(), referent(), isSame: chance(),
        certainty: certainty(), reason: maybe { $0.words() }, passages: several(2) { $0.passage() },
        origin: origin(),
        decision: decision()))
  }

  private mutating func addNote() {
    let slug = slug(.note)
    inquiry.notes.put(
      EditorNote(
        id: Identifier(id(for: slug, .note)), slug: slug, text: words(), subject: maybe { $0.referent() },
        passage: maybe { $0.passage() }, isQuery: chance()))
  }

  private mutating func addRule() {
    let slug = slug(.rule)
    let assumption: Rule.Assumption =
      switch number(0...15) {
      case 0: .motherAtLeast(years: number(0...99))
      case 1: .motherAtMost(years: number(0...99))
      case 2: .fatherAtLeast(years: number(0...99))
      case 3: .fatherDiesAtMost(monthsBeforeBirth: number(0...12))
      case 4: .marriageAtLeast(years: number(0...99))
      case 5: .lifeAtMost(years: number(0...200))
      case 6: .nobodyActsBeforeBirth
      case 7: .nobodyActsAfterDeath
      case 8: .nobodyInTwoPlaces
      case 9:
        .travelAtMost(
          kilometresPerDay: number(1...999), during: chance() ? DateExpression("1700/1840") : nil)
      case 10: .toldAfterItHappened
      case 11: .whoSawWasAlive
      case 12: .aboutSpan(hundredths: number(0...100))
      case 13: .aboutAge(years: number(0...9))
      case 14: .aboutDate(units: number(0...9))
      default: .vagueSpan(words: words(), language: pick(["en", "fr"]), range())
      }
    inquiry.rules.put(Rule(id: Identifier(id(for: slug, .rule)), slug: slug, assumption, isOn: chance()))
  }

  private mutating func doubt() -> Doubt {
    switch number(0...9) {
    case 0: .statement(statement())
    case 1: .claim(pick(claimIDs))
    case 2: .source(source())
    case 3: .witness(holder())
    case 4: .transmission(holder(), of: holder())
    case 5: .link(holder())
    case 6: .identity(pick(Array(inquiry.identities)).id)
    case 7: .mention(pick(Array(inquiry.mentions)).id)
    case 8: .kind(Source.Kind(rawValue: pick(["memoir", "newspaper", "police file"])))
    default: .rule(chance() ? pick(Array(inquiry.rules)).id : Identifier("built-in-\(number(1...9))"))
    }
  }

  private mutating func addHypothesis() {
    let slug = slug(.hypothesis)
    inquiry.hypotheses.put(
      Hypothesis(
        id: Identifier(id(for: slug, .hypothesis)), slug: slug, title: words(),
        doubts: several { $0.doubt() },
        weights: several { Hypothesis.Weight(of: $0.doubt(), $0.number(1...9)) }, note: maybe { $0.words() }))
  }

  private mutating func addRuling() {
    let slug = slug(.ruling)
    inquiry.rulings.put(
      Ruling(
        id: Identifier(id(for: slug, .ruling)), slug: slug, question: words(),
        evidence: several { $0.doubt() },
        verdict: chance() ? .acknowledged : .doubts(several { $0.doubt() }), reason: words(),
        author: maybe { $0.words() },
        isOpenAgain: chance(30)))
  }
}
