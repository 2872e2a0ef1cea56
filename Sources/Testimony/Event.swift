/// Something that happened; its window is computed, never typed over.
public struct Event: Hashable, Sendable, Codable {
  /// Names an event for good.
  public typealias ID = Identifier<Event>

  /// What an event is.
  public struct Kind: OpenVocabulary {
    /// The word: birth, death, arrest, stay, meeting, writing, and so on.
    public let rawValue: String
    /// Takes any word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A person's birth; the person takes part in the role `child`, or alone.
    public static let birth: Kind = "birth"
    /// A person's death; the person takes part in the role `deceased`, or alone.
    public static let death: Kind = "death"
    /// Being somewhere for a while.
    public static let stay: Kind = "stay"
    /// A state a person was in: membership, office, acquaintance.
    public static let state: Kind = "state"
    /// The telling or writing of something.
    public static let telling: Kind = "telling"
  }

  /// Whether an event is a point or a stretch of time.
  public enum Extent: String, Hashable, Sendable, Codable, CaseIterable {
    /// It begins and ends on one day.
    case punctual
    /// It lasts.
    case extended
  }

  /// The event's name for good.
  public let id: ID
  /// The readable name.
  public var slug: Slug
  /// Earlier readable names.
  public var aliases: [Slug]
  /// What the inquiry calls it.
  public var title: String
  /// What it is; `nil` where that is left open.
  public var kind: Kind?
  /// Whether it is a point or a stretch.
  public var extent: Extent
  /// Who took part.
  public var participants: [Participation]
  /// Where.
  public var place: Place.ID?
  /// The event it is a part of.
  public var partOf: Event.ID?
  /// Whether it came again and again, so that one presence can be inferred of nobody.
  public var isRepeated: Bool
  /// The editor's note.
  public var note: String?

  /// Creates an event.
  public init(
    id: ID, slug: Slug, title: String, kind: Kind? = nil, extent: Extent = .punctual,
    participants: [Participation] = [], place: Place.ID? = nil, partOf: Event.ID? = nil,
    isRepeated: Bool = false, aliases: [Slug] = [], note: String? = nil
  ) {
    self.id = id
    self.slug = slug
    self.title = title
    self.kind = kind
    self.extent = extent
    self.participants = participants
    self.place = place
    self.partOf = partOf
    self.isRepeated = isRepeated
    self.aliases = aliases
    self.note = note
  }
}

/// Who took part in an event, and how.
public struct Participation: Hashable, Sendable, Codable {
  /// Who: a person or a group.
  public var who: Referent
  /// The part taken, in a word; `nil` for whoever the event happened to.
  public var role: String?

  /// Creates a participation.
  public init(_ who: Referent, role: String? = nil) {
    self.who = who
    self.role = role
  }
}
