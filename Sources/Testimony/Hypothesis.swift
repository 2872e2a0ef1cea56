/// A named set of doubts and weights; the default doubts nothing.
public struct Hypothesis: Hashable, Sendable, Codable {
  /// Names a hypothesis for good.
  public typealias ID = Identifier<Hypothesis>

  /// What weighs more, and how much.
  public struct Weight: Hashable, Sendable, Codable {
    /// What the weight is of.
    public var of: Doubt
    /// How dear it is to doubt it, from 1; what has no weight weighs 1.
    public var weight: Int
    /// Creates a weight.
    public init(of doubt: Doubt, _ weight: Int) {
      of = doubt
      self.weight = weight
    }
  }

  /// The hypothesis's name for good.
  public let id: ID
  /// The readable name.
  public var slug: Slug
  /// What it supposes, in words.
  public var title: String
  /// What is not believed.
  public var doubts: [Doubt]
  /// What is dearer to doubt.
  public var weights: [Weight]
  /// The editor's note.
  public var note: String?

  /// Creates a hypothesis.
  public init(
    id: ID, slug: Slug, title: String, doubts: [Doubt] = [], weights: [Weight] = [], note: String? = nil
  ) {
    self.id = id
    self.slug = slug
    self.title = title
    self.doubts = doubts
    self.weights = weights
    self.note = note
  }
}

/// Something that is not believed.
public enum Doubt: Hashable, Sendable, Codable {
  /// A statement.
  case statement(Statement.ID)
  /// One claim of a statement.
  case claim(Claim.ID)
  /// A source.
  case source(Source.ID)
  /// All sources of a kind.
  case kind(Source.Kind)
  /// A witness, as the far end of chains.
  case witness(Voice.Holder)
  /// One voice's report of another.
  case transmission(Voice.Holder, of: Voice.Holder)
  /// A voice, wherever it stands in a chain.
  case link(Voice.Holder)
  /// An identity.
  case identity(Identity.ID)
  /// A mention.
  case mention(Mention.ID)
  /// A rule.
  case rule(Rule.ID)
}

/// The editor's decision on a question: a hypothesis that applies by default until it is reopened.
public struct Ruling: Hashable, Sendable, Codable {
  /// Names a ruling for good.
  public typealias ID = Identifier<Ruling>

  /// What the editor decides.
  public enum Verdict: Hashable, Sendable, Codable {
    /// These are not believed.
    case doubts([Doubt])
    /// The contradiction stands, is known, and stays quiet.
    case acknowledged
  }

  /// The ruling's name for good.
  public let id: ID
  /// The readable name.
  public var slug: Slug
  /// The question decided.
  public var question: String
  /// The members of the contradiction it decides, as they stood; when they change, the question is raised again.
  public var evidence: [Doubt]
  /// What is decided.
  public var verdict: Verdict
  /// Why.
  public var reason: String
  /// Who decided.
  public var author: String?
  /// Whether it applies; a reopened ruling is kept and does not.
  public var isOpenAgain: Bool

  /// Creates a ruling.
  public init(
    id: ID, slug: Slug, question: String, evidence: [Doubt], verdict: Verdict, reason: String,
    author: String? = nil, isOpenAgain: Bool = false
  ) {
    self.id = id
    self.slug = slug
    self.question = question
    self.evidence = evidence
    self.verdict = verdict
    self.reason = reason
    self.author = author
    self.isOpenAgain = isOpenAgain
  }
}

/// A note or query of the editor on anything, or on nothing in particular.
public struct EditorNote: Hashable, Sendable, Codable {
  /// Names a note for good.
  public typealias ID = Identifier<EditorNote>

  /// The note's name for good.
  public let id: ID
  /// The readable name.
  public var slug: Slug
  /// What it is on.
  public var subject: Referent?
  /// The passage it is on.
  public var passage: Passage?
  /// The words.
  public var text: String
  /// Whether it is a thing to check that has not been.
  public var isQuery: Bool

  /// Creates a note.
  public init(
    id: ID, slug: Slug, text: String, subject: Referent? = nil, passage: Passage? = nil,
    isQuery: Bool = false
  ) {
    self.id = id
    self.slug = slug
    self.text = text
    self.subject = subject
    self.passage = passage
    self.isQuery = isQuery
  }
}
