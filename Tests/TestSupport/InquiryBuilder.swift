public import Calendars
public import Testimony

/// Puts a small inquiry together in a few lines; readable names are identifiers too.
public struct InquiryBuilder {
  /// The inquiry so far.
  public private(set) var inquiry = Inquiry(title: "test")
  private var count = 0

  /// Begins with nothing.
  public init() {}

  private mutating func slug(_ name: String) -> Slug {
    Slug(name) ?? Slug(title: name, fallback: "x")
  }

  /// Adds a person.
  @discardableResult
  public mutating func person(_ name: String) -> Person.ID {
    inquiry.persons.put(Person(id: Person.ID(name), slug: slug(name), name: name))
    return Person.ID(name)
  }

  /// Adds a place.
  @discardableResult
  public mutating func place(
    _ name: String, in whole: Place.ID? = nil, at coordinates: (Double, Double)? = nil
  ) -> Place.ID {
    inquiry.places.put(
      Place(
        id: Place.ID(name), slug: slug(name), name: name,
        coordinates: coordinates.map { Place.Coordinates(latitude: $0.0, longitude: $0.1) },
        containments: whole.map { [Place.Containment(in: $0)] } ?? []))
    return Place.ID(name)
  }

  /// Adds an event with its people; a role stands after a colon: `"anna:mother"`.
  @discardableResult
  public mutating func event(
    _ name: String, _ kind: Event.Kind? = nil, who: [String] = [], where place: Place.ID? = nil,
    lasts: Bool = false, repeated: Bool = false, partOf: Event.ID? = nil
  ) -> Event.ID {
    let participants = who.map { word in
      let parts = word.split(separator: ":")
      return Participation(
        .person(Person.ID(String(parts[0]))), role: parts.count > 1 ? String(parts[1]) : nil)
    }
    inquiry.events.put(
      Event(
        id: Event.ID(name), slug: slug(name), title: name, kind: kind, extent: lasts ? .extended : .punctual,
        participants: participants, place: place, partOf: partOf, isRepeated: repeated))
    return Event.ID(name)
  }

  /// Adds a source.
  @discardableResult
  public mutating func source(
    _ name: String, composed: String? = nil, calendar: CalendarName? = nil, author: Person.ID? = nil,
    relations: [Source.Relation] = []
  ) -> Source.ID {
    inquiry.sources.put(
      Source(
        id: Source.ID(name), slug: slug(name), title: name,
        contributions: author.map { [Source.Contribution(.person($0), role: "author")] } ?? [],
        relations: relations, composed: composed.map { DateExpression($0) }, calendar: calendar))
    return Source.ID(name)
  }

  /// Adds a statement of one claim; without a source it is the editor's own.
  @discardableResult
  public mutating func say(
    _ name: String, in source: Source.ID? = nil, voices: [Voice] = [], kind: Claim.Kind = .report,
    polarity: Claim.Polarity = .affirmed, adopted: Bool = false, decision: Decision = .accepted,
    _ content: ClaimContent
  ) -> Claim.ID {
    say(
      name, in: source, voices: voices, decision: decision, [content], kind: kind, polarity: polarity,
      adopted: adopted)[0]
  }

  /// Adds a statement of several claims, with a passage where it has a source.
  @discardableResult
  public mutating func say(
    _ name: String, in source: Source.ID? = nil, voices: [Voice] = [], decision: Decision = .accepted,
    _ contents: [ClaimContent], kind: Claim.Kind = .report, polarity: Claim.Polarity = .affirmed,
    adopted: Bool = false
  ) -> [Claim.ID] {
    let claims = contents.enumerated().map { place, content in
      Claim(
        id: Claim.ID(contents.count == 1 ? name : "\(name)#\(place + 1)"), content, kind: kind,
        polarity: polarity, isAdopted: adopted)
    }
    count += 1
    let from = ScalarOffset(count * 100)
    let passages = source.map { source in
      [
        Passage(
          source: source, quotation: name,
          place: .text(SourceText.ID(source.rawValue), from..<ScalarOffset(count * 100 + 50)))
      ]
    }
    inquiry.statements.put(
      Statement(
        id: Statement.ID(name), slug: slug(name), source: source, passages: passages ?? [], voices: voices,
        claims: claims, decision: decision))
    return claims.map(\.id)
  }

  /// Adds an identity of two records.
  @discardableResult
  public mutating func identity(
    _ name: String, _ left: Referent, _ right: Referent, same: Bool = true
  ) -> Identity.ID {
    inquiry.identities.put(Identity(id: Identity.ID(name), slug: slug(name), left, right, isSame: same))
    return Identity.ID(name)
  }

  /// Puts a rule in the place of a built-in one.
  public mutating func rule(_ name: String, _ assumption: Rule.Assumption, isOn: Bool = true) {
    inquiry.rules.put(Rule(id: Rule.ID(name), slug: slug(name), assumption, isOn: isOn))
  }

  /// Adds a ruling.
  @discardableResult
  public mutating func ruling(_ name: String, evidence: [Doubt], _ verdict: Ruling.Verdict) -> Ruling.ID {
    inquiry.rulings.put(
      Ruling(
        id: Ruling.ID(name), slug: slug(name), question: name, evidence: evidence, verdict: verdict,
        reason: "for the test"))
    return Ruling.ID(name)
  }

  /// Changes the inquiry by hand.
  public mutating func change(_ edit: (inout Inquiry) -> Void) { edit(&inquiry) }
}

extension ClaimContent {
  /// An event within a date.
  public static func on(
    _ event: Event.ID, _ edtf: String, _ part: TimeConstraint.Part = .whole, calendar: CalendarName? = nil,
    _ relation: TimeConstraint.DateRelation = .within
  ) -> ClaimContent {
    .time(event: event, TimeConstraint(part, .dated(relation, DateExpression(edtf, calendar: calendar))))
  }

  /// An event in an order to another.
  public static func order(
    _ event: Event.ID, _ relation: TimeConstraint.OrderRelation, _ other: Event.ID
  ) -> ClaimContent {
    .time(event: event, TimeConstraint(.whole, .ordered(relation, TimeConstraint.Anchor(other))))
  }

  /// An event so long after another.
  public static func after(
    _ event: Event.ID, _ range: SpanRange, _ other: Event.ID, words: String? = nil
  ) -> ClaimContent {
    .time(
      event: event,
      TimeConstraint(
        .whole,
        .offset(TimeConstraint.Distance(range, words: words), from: TimeConstraint.Anchor(other))))
  }

  /// Somebody's age at an event.
  public static func age(
    _ person: Person.ID, _ years: Int, at event: Event.ID, _ count: AgeCount = .completed
  ) -> ClaimContent {
    .age(person: person, event: event, AgeExpression(atLeast: years, atMost: years, count: count))
  }
}
