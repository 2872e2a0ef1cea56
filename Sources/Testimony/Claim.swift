/// One thing a statement says.
public struct Claim: Hashable, Sendable, Codable {
  /// Names a claim for good.
  public typealias ID = Identifier<Claim>

  /// How far the words themselves go.
  public enum Level: Hashable, Sendable, Codable {
    /// The words say it.
    case stated
    /// The words imply it.
    case implied
    /// The editor infers it, for this reason.
    case inferred(reason: String)
  }

  /// What kind of thing is said.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Something that happened or was so.
    case report
    /// What somebody was like.
    case portrait
    /// An opinion.
    case judgement
    /// What was to come.
    case prediction
    /// What would have been.
    case counterfactual
    /// What is asked.
    case question

    /// Whether claims of this kind can constrain the world.
    public var constrains: Bool { self == .report || self == .portrait }
  }

  /// Whether the thing is affirmed or denied.
  public enum Polarity: String, Hashable, Sendable, Codable, CaseIterable {
    /// It is said to be so.
    case affirmed
    /// It is said not to be so.
    case denied
  }

  /// Where a voice of the chain stands on this claim, when that differs from its stance on the statement.
  public struct OwnStance: Hashable, Sendable, Codable {
    /// Which voice, counted from 0 at the text.
    public var voice: Int
    /// Where it stands.
    public var stance: Voice.Stance
    /// Creates a stance.
    public init(voice: Int, stance: Voice.Stance) {
      self.voice = voice
      self.stance = stance
    }
  }

  /// The claim's name for good.
  public let id: ID
  /// Its own words; empty where the statement's passages carry it.
  public var passages: [Passage]
  /// What is said.
  public var content: ClaimContent
  /// How far the words go.
  public var level: Level
  /// What kind of thing is said.
  public var kind: Kind
  /// Whether it is affirmed or denied.
  public var polarity: Polarity
  /// How sure the witness is.
  public var witnessCertainty: Certainty?
  /// How sure the editor is.
  public var editorCertainty: Certainty?
  /// Where voices stand on this claim in particular.
  public var stances: [OwnStance]
  /// Whether the editor adopts it though the nearest voices do not endorse it.
  public var isAdopted: Bool

  /// Creates a claim.
  public init(
    id: ID, _ content: ClaimContent, passages: [Passage] = [], level: Level = .stated,
    kind: Kind = .report, polarity: Polarity = .affirmed, witnessCertainty: Certainty? = nil,
    editorCertainty: Certainty? = nil, stances: [OwnStance] = [], isAdopted: Bool = false
  ) {
    self.id = id
    self.content = content
    self.passages = passages
    self.level = level
    self.kind = kind
    self.polarity = polarity
    self.witnessCertainty = witnessCertainty
    self.editorCertainty = editorCertainty
    self.stances = stances
    self.isAdopted = isAdopted
  }
}
