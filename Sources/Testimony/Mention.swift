/// Words in a passage, and whom or what they refer to.
public struct Mention: Hashable, Sendable, Codable {
  /// Names a mention for good.
  public typealias ID = Identifier<Mention>

  /// The mention's name for good.
  public let id: ID
  /// The words.
  public var passage: Passage
  /// Whom or what they refer to; `nil` while that is undecided.
  public var referent: Referent?
  /// Whom or what the words name by a slip, where they name one and mean ``referent``; the two are not made one.
  public var slipFor: String?
  /// How sure the editor is.
  public var certainty: Certainty?
  /// Where it came from.
  public var origin: Origin
  /// Whether it has been accepted.
  public var decision: Decision

  /// Creates a mention.
  public init(
    id: ID, passage: Passage, referent: Referent?, slipFor: String? = nil, certainty: Certainty? = nil,
    origin: Origin = .editor, decision: Decision = .accepted
  ) {
    self.id = id
    self.passage = passage
    self.referent = referent
    self.slipFor = slipFor
    self.certainty = certainty
    self.origin = origin
    self.decision = decision
  }
}

/// That two records are one, or are not: sourced and revocable.
public struct Identity: Hashable, Sendable, Codable {
  /// Names an identity for good.
  public typealias ID = Identifier<Identity>

  /// The identity's name for good.
  public let id: ID
  /// The readable name.
  public var slug: Slug
  /// One of the two.
  public var left: Referent
  /// The other.
  public var right: Referent
  /// Whether they are the same, or are said to be two.
  public var isSame: Bool
  /// How sure the editor is.
  public var certainty: Certainty?
  /// Why.
  public var reason: String?
  /// The passages it rests on.
  public var passages: [Passage]
  /// Where it came from.
  public var origin: Origin
  /// Whether it has been accepted.
  public var decision: Decision

  /// Creates an identity.
  public init(
    id: ID, slug: Slug, _ left: Referent, _ right: Referent, isSame: Bool = true,
    certainty: Certainty? = nil, reason: String? = nil, passages: [Passage] = [],
    origin: Origin = .editor, decision: Decision = .accepted
  ) {
    self.id = id
    self.slug = slug
    self.left = left
    self.right = right
    self.isSame = isSame
    self.certainty = certainty
    self.reason = reason
    self.passages = passages
    self.origin = origin
    self.decision = decision
  }
}
