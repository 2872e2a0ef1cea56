/// A work or document that says something.
public struct Source: Hashable, Sendable, Codable {
  /// Names a source for good.
  public typealias ID = Identifier<Source>

  /// What the source is.
  public struct Kind: OpenVocabulary {
    /// The word for the kind: memoir, diary, letter, interview, deposition, review, biography, newspaper, record, and so on.
    public let rawValue: String
    /// Takes any word as a kind.
    public init(rawValue: String) { self.rawValue = rawValue }
  }

  /// A person's part in a source: author, addressee, interviewer, translator, editor, reviewer, and so on.
  public struct Contribution: Hashable, Sendable, Codable {
    /// Who.
    public var person: Referent
    /// The part, in a word.
    public var role: String
    /// Creates a contribution.
    public init(_ person: Referent, role: String) {
      self.person = person
      self.role = role
    }
  }

  /// What one source is to another.
  public struct Relation: Hashable, Sendable, Codable {
    /// The ways in which one source can depend on another.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
      /// It speaks about the other, as a review does.
      case about
      /// It is an edition of the other.
      case editionOf
      /// It is a translation of the other.
      case translationOf
      /// It draws on the other, so that the two are one root when roots are counted.
      case dependsOn
    }
    /// How they stand to each other.
    public var kind: Kind
    /// The other source.
    public var source: Source.ID
    /// Creates a relation.
    public init(_ kind: Kind, _ source: Source.ID) {
      self.kind = kind
      self.source = source
    }
  }

  /// A step of an archival reference, such as `fond` `1265`.
  public struct ArchivalLevel: Hashable, Sendable, Codable {
    /// The level: repository, fond, opis, delo, leaf, and so on.
    public var level: String
    /// Its name or number.
    public var name: String
    /// Creates a step.
    public init(_ level: String, _ name: String) {
      self.level = level
      self.name = name
    }
  }

  /// The source's name for good.
  public let id: ID
  /// Its readable name.
  public var slug: Slug
  /// Earlier readable names.
  public var aliases: [Slug]
  /// The title as cited.
  public var title: String
  /// What it is.
  public var kind: Kind?
  /// Bibliographic data: one CSL-JSON item, as canonical JSON text.
  public var bibliography: String?
  /// Where it lies in an archive, from the repository inwards.
  public var archivalReference: [ArchivalLevel]
  /// Its languages, as BCP 47 tags.
  public var languages: [String]
  /// Who made it, and in what part.
  public var contributions: [Contribution]
  /// What it is to other sources.
  public var relations: [Relation]
  /// When it was composed.
  public var composed: DateExpression?
  /// When it was published.
  public var published: DateExpression?
  /// The calendar of its dates where they name none.
  public var calendar: CalendarName?
  /// What every page and picture that shows it must say, such as *constructed for this example*.
  public var notice: String?
  /// The editor's note.
  public var note: String?

  /// Creates a source.
  public init(
    id: ID, slug: Slug, title: String, kind: Kind? = nil, aliases: [Slug] = [],
    bibliography: String? = nil, archivalReference: [ArchivalLevel] = [], languages: [String] = [],
    contributions: [Contribution] = [], relations: [Relation] = [], composed: DateExpression? = nil,
    published: DateExpression? = nil, calendar: CalendarName? = nil, notice: String? = nil,
    note: String? = nil
  ) {
    self.id = id
    self.slug = slug
    self.aliases = aliases
    self.title = title
    self.kind = kind
    self.bibliography = bibliography
    self.archivalReference = archivalReference
    self.languages = languages
    self.contributions = contributions
    self.relations = relations
    self.composed = composed
    self.published = published
    self.calendar = calendar
    self.notice = notice
    self.note = note
  }

  /// Whose voice the text itself is: its authors, in the order given.
  public var authors: [Referent] { contributions.filter { $0.role == "author" }.map(\.person) }
}
