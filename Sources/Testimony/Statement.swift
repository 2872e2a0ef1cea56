/// What a source says in one breath.
public struct Statement: Hashable, Sendable, Codable {
  /// Names a statement for good.
  public typealias ID = Identifier<Statement>

  /// The statement's name for good.
  public let id: ID
  /// Its readable name.
  public var slug: Slug
  /// Earlier readable names.
  public var aliases: [Slug]
  /// The source that says it; `nil` for what the editor knows, whose source is the editor.
  public var source: Source.ID?
  /// Its words, in text order; several when they are discontinuous, none for the editor's own knowledge.
  public var passages: [Passage]
  /// The chain of voices from the text outwards; empty is the text's own voice alone.
  public var voices: [Voice]
  /// What it says.
  public var claims: [Claim]
  /// The editor's note.
  public var note: String?
  /// Where it came from.
  public var origin: Origin
  /// Whether it has been accepted.
  public var decision: Decision

  /// Creates a statement.
  public init(
    id: ID, slug: Slug, source: Source.ID?, passages: [Passage], voices: [Voice] = [], claims: [Claim],
    aliases: [Slug] = [], note: String? = nil, origin: Origin = .editor, decision: Decision = .accepted
  ) {
    self.id = id
    self.slug = slug
    self.aliases = aliases
    self.source = source
    self.passages = passages
    self.voices = voices
    self.claims = claims
    self.note = note
    self.origin = origin
    self.decision = decision
  }

  /// The far end of the chain of voices: who is said to have known it first.
  public var witness: Voice.Holder { voices.last?.holder ?? (source == nil ? .editor : .text) }
}
