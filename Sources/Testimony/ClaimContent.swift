/// What a claim says.
public enum ClaimContent: Hashable, Sendable, Codable {
  /// An event took place, with these people, there.
  case occurrence(Occurrence)
  /// An event lies so in time.
  case time(event: Event.ID, TimeConstraint)
  /// Somebody was so old when something happened.
  case age(person: Person.ID, event: Event.ID, AgeExpression)
  /// Two people were kin.
  case kinship(Kinship)
  /// Somebody belonged, held office, stayed or knew; the state is an event with two ends.
  case state(StateOfPerson)
  /// What somebody or something was like: the words first, any label second.
  case trait(of: Referent, words: String, label: String?)
  /// What a voice thought of somebody or something.
  case opinion(about: Referent, words: String)
  /// What somebody or something was called.
  case name(of: Referent, DatedName)
  /// Two are one, or are not.
  case identity(Referent, Referent, isSame: Bool)
  /// Somebody knew, or did not know, what a statement says.
  case knowledge(Knowledge)
  /// What the statement is to another.
  case relation(StatementRelation, to: Statement.ID)
  /// How many.
  case number(Quantity)
  /// It was the first or the last within a scope.
  case rank(event: Event.ID, Rank, scope: String)
  /// Anything else, in free words.
  case proposition(words: String, about: [Referent], event: Event.ID?)
}

/// That an event took place, with what the words say of it.
public struct Occurrence: Hashable, Sendable, Codable {
  /// The event.
  public var event: Event.ID
  /// Who took part, as far as this claim says.
  public var participants: [Participation]
  /// Where, as far as this claim says.
  public var place: Place.ID?
  /// Creates an occurrence.
  public init(of event: Event.ID, participants: [Participation] = [], place: Place.ID? = nil) {
    self.event = event
    self.participants = participants
    self.place = place
  }
}

/// A tie of kinship, from one person to another: `kind` is what `person` is to `other`.
public struct Kinship: Hashable, Sendable, Codable {
  /// What one is to the other.
  public struct Kind: OpenVocabulary {
    /// The word: mother, father, parent, child, spouse, sibling, grandparent, and so on.
    public let rawValue: String
    /// Takes any word.
    public init(rawValue: String) { self.rawValue = rawValue }
  }
  /// The one who is something to the other.
  public var person: Person.ID
  /// What the one is.
  public var kind: Kind
  /// The other.
  public var other: Person.ID
  /// Creates a tie.
  public init(_ person: Person.ID, _ kind: Kind, of other: Person.ID) {
    self.person = person
    self.kind = kind
    self.other = other
  }
}

/// A state somebody was in: a membership, an office, a stay, an acquaintance.
public struct StateOfPerson: Hashable, Sendable, Codable {
  /// What the state is.
  public struct Kind: OpenVocabulary {
    /// The word: member, office, stay, acquaintance, and so on.
    public let rawValue: String
    /// Takes any word.
    public init(rawValue: String) { self.rawValue = rawValue }
  }
  /// Who was in it.
  public var person: Person.ID
  /// What it was.
  public var kind: Kind
  /// With what or whom: the group, the place, the other person.
  public var object: Referent?
  /// The office or quality, in words.
  public var words: String?
  /// Its extent in time, as an event with two ends.
  public var event: Event.ID?
  /// Creates a state.
  public init(
    of person: Person.ID, _ kind: Kind, object: Referent? = nil, words: String? = nil,
    event: Event.ID? = nil
  ) {
    self.person = person
    self.kind = kind
    self.object = object
    self.words = words
    self.event = event
  }
}

/// That somebody knew, or did not know, what a statement says.
public struct Knowledge: Hashable, Sendable, Codable {
  /// Who.
  public var person: Person.ID
  /// What was known.
  public var statement: Statement.ID
  /// Whether it was known.
  public var isKnown: Bool
  /// The event of coming to know it.
  public var since: Event.ID?
  /// From whom.
  public var from: Person.ID?
  /// Creates a piece of knowledge.
  public init(
    _ person: Person.ID, of statement: Statement.ID, isKnown: Bool, since: Event.ID? = nil,
    from: Person.ID? = nil
  ) {
    self.person = person
    self.statement = statement
    self.isKnown = isKnown
    self.since = since
    self.from = from
  }
}

/// What one statement is to another.
public enum StatementRelation: String, Hashable, Sendable, Codable, CaseIterable {
  /// It puts it right.
  case corrects
  /// It bears it out.
  case confirms
  /// It contests it.
  case disputes
  /// It quotes it.
  case quotes
  /// It translates it.
  case translates
  /// It passes over what the other says.
  case isSilentAbout
}

/// How many, as the source says it.
public struct Quantity: Hashable, Sendable, Codable {
  /// How the number bounds the thing.
  public enum Comparison: String, Hashable, Sendable, Codable, CaseIterable {
    /// So many.
    case exactly
    /// So many or more.
    case atLeast
    /// So many or fewer.
    case atMost
    /// Around so many.
    case about
  }
  /// What is counted, in words or the event whose instances are counted.
  public var subject: String
  /// How the number bounds it.
  public var comparison: Comparison
  /// The number, where the words give one.
  public var value: Int?
  /// The words.
  public var words: String
  /// Creates a quantity.
  public init(of subject: String, _ comparison: Comparison, value: Int?, words: String) {
    self.subject = subject
    self.comparison = comparison
    self.value = value
    self.words = words
  }
}

/// A place in a row.
public enum Rank: String, Hashable, Sendable, Codable, CaseIterable {
  /// Nothing of the scope came before.
  case first
  /// Nothing of the scope came after.
  case last
}
