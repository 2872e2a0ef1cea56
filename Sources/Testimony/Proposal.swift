/// What a first reading, another program or a model suggests, undecided.
///
/// It names people, places and groups by their names: who is new in it is made a record only when the proposal is
/// accepted, so that an inquiry holds nobody whom its editor has not let in. A decided proposal stays: rejected, it
/// is not proposed again; accepted, it keeps the reason and the score beside what was made of it.
public struct Proposal: Hashable, Sendable, Codable {
  /// Names a proposal for good.
  public typealias ID = Identifier<Proposal>

  /// What is proposed.
  public enum Content: Hashable, Sendable, Codable {
    /// The words name somebody or something.
    case mention(ProposedName)
    /// Two names are one's, or are not.
    case identity(ProposedName, ProposedName, isSame: Bool)
    /// The words tell of an event.
    case event(ProposedEvent)
    /// Two people were kin: the first is this to the second.
    case kinship(ProposedName, Kinship.Kind, of: ProposedName)
    /// What somebody or something was like, in the source's words.
    case trait(of: ProposedName, words: String)
    /// What somebody or something was also called.
    case name(of: ProposedName, DatedName)
    /// Anything else that is said, in free words, and of whom.
    case saying(words: String, about: [ProposedName])
    /// The words stand for somebody without naming him, such as “the Old”: whom, the editor says. What stands as the
    /// name are the words, so that what is said of them once holds wherever the source has them.
    case reference(ProposedName)
    /// What the source itself is.
    case detail(SourceDetail)
    /// Where a place lies, and who says so under which licence.
    case position(of: ProposedName, Place.Coordinates, origin: String)
  }

  /// The proposal's name for good.
  public let id: ID
  /// The source it is about.
  public var source: Source.ID
  /// The words it rests on, in text order.
  public var passages: [Passage]
  /// What is proposed.
  public var content: Content
  /// The chain of voices from the text outwards; empty is the text's own voice alone.
  public var voices: [ProposedVoice]
  /// What kind of thing is said, for proposals that become statements.
  public var kind: Claim.Kind
  /// Whether it is affirmed or denied.
  public var polarity: Claim.Polarity
  /// How far the words themselves go.
  public var level: Claim.Level
  /// How sure the witness is.
  public var certainty: Certainty?
  /// Why it is proposed, in words.
  public var reason: String?
  /// From 0 to 100; it orders the work and decides nothing.
  public var score: Int
  /// Where it came from.
  public var origin: Origin
  /// What has become of it.
  public var decision: Decision
  /// The records that were made of it when it was accepted; one of them may have been taken out since.
  public var made: [RecordReference]

  /// Creates a proposal.
  public init(
    id: ID, source: Source.ID, passages: [Passage], _ content: Content, voices: [ProposedVoice] = [],
    kind: Claim.Kind = .report, polarity: Claim.Polarity = .affirmed, level: Claim.Level = .stated,
    certainty: Certainty? = nil, reason: String? = nil, score: Int = 50, origin: Origin,
    decision: Decision = .open, made: [RecordReference] = []
  ) {
    self.id = id
    self.source = source
    self.passages = passages
    self.content = content
    self.voices = voices
    self.kind = kind
    self.polarity = polarity
    self.level = level
    self.certainty = certainty
    self.reason = reason
    self.score = score
    self.origin = origin
    self.decision = decision
    self.made = made
  }

  /// Every name in it, in order, each once.
  public var names: [ProposedName] {
    var names: [ProposedName] = voices.compactMap {
      if case .named(let name) = $0.holder { name } else { nil }
    }
    switch content {
    case .mention(let name), .trait(of: let name, words: _), .name(of: let name, _), .reference(let name),
      .position(of: let name, _, origin: _), .detail(.contribution(let name, role: _)):
      names.append(name)
    case .detail(.composed), .detail(.published): break
    case .identity(let left, let right, isSame: _), .kinship(let left, _, of: let right):
      names += [left, right]
    case .event(let event):
      names += event.participants.map(\.who) + (event.place.map { [$0] } ?? []) + event.ages.map(\.person)
    case .saying(words: _, let about): names += about
    }
    var seen: Set<ProposedName> = []
    return names.filter { seen.insert($0).inserted }
  }
}

/// What a source is, as a proposal has it.
public enum SourceDetail: Hashable, Sendable, Codable {
  /// Somebody had this part in it: author, addressee, translator and so on.
  case contribution(ProposedName, role: String)
  /// When it was composed.
  case composed(DateExpression)
  /// When it was published.
  case published(DateExpression)
}

/// Somebody or something as a proposal names it, whether or not the inquiry has a record of it yet.
public struct ProposedName: Hashable, Sendable, Codable {
  /// What is named.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A person.
    case person
    /// A group of people.
    case group
    /// A place.
    case place
    /// A work.
    case work
  }

  /// What is named.
  public var kind: Kind
  /// The name.
  public var name: String

  /// Creates a name.
  public init(_ kind: Kind, _ name: String) {
    self.kind = kind
    self.name = name
  }
}

/// An event as a proposal tells of it.
public struct ProposedEvent: Hashable, Sendable, Codable {
  /// Who may have taken part, and how.
  public struct Participant: Hashable, Sendable, Codable {
    /// Who.
    public var who: ProposedName
    /// The part taken, in a word; `nil` for whoever the event happened to.
    public var role: String?
    /// Creates a participant.
    public init(_ who: ProposedName, role: String? = nil) {
      self.who = who
      self.role = role
    }
  }

  /// An age at the event.
  public struct Age: Hashable, Sendable, Codable {
    /// Whose.
    public var person: ProposedName
    /// How old.
    public var age: AgeExpression
    /// Creates an age.
    public init(of person: ProposedName, _ age: AgeExpression) {
      self.person = person
      self.age = age
    }
  }

  /// What it is; `nil` where that is left open.
  public var kind: Event.Kind?
  /// What to call it; `nil` makes a title of the kind and who took part.
  public var title: String?
  /// Who may have taken part.
  public var participants: [Participant]
  /// Where.
  public var place: ProposedName?
  /// When: each lies so in time.
  public var times: [TimeConstraint]
  /// How old people were at it.
  public var ages: [Age]

  /// Creates an event.
  public init(
    _ kind: Event.Kind?, title: String? = nil, participants: [Participant] = [], place: ProposedName? = nil,
    times: [TimeConstraint] = [], ages: [Age] = []
  ) {
    self.kind = kind
    self.title = title
    self.participants = participants
    self.place = place
    self.times = times
    self.ages = ages
  }
}

/// A link in the chain of mouths as a proposal names it.
public struct ProposedVoice: Hashable, Sendable, Codable {
  /// Whose voice it is.
  public enum Holder: Hashable, Sendable, Codable {
    /// The voice of the text itself.
    case text
    /// Somebody by name.
    case named(ProposedName)
    /// Some of many, in these words: “many of us”.
    case some(words: String)
    /// Rumour, in these words.
    case rumour(words: String)
    /// Somebody without a name, described in these words.
    case described(words: String)
  }

  /// Whose voice it is.
  public var holder: Holder
  /// Why it stands in the chain: without words in the passage, nobody is given a voice.
  public var attribution: Voice.Attribution
  /// How it knows what it says.
  public var manner: Voice.Manner
  /// Whether it stands by what is said.
  public var stance: Voice.Stance
  /// How its words are given by the voice before it.
  public var rendering: Voice.Rendering?

  /// Creates a voice.
  public init(
    _ holder: Holder, attribution: Voice.Attribution = .ownVoice, manner: Voice.Manner = .notSaid,
    stance: Voice.Stance = .endorses, rendering: Voice.Rendering? = nil
  ) {
    self.holder = holder
    self.attribution = attribution
    self.manner = manner
    self.stance = stance
    self.rendering = rendering
  }
}
