/// Somebody claims are about.
public struct Person: Hashable, Sendable, Codable {
  /// Names a person for good.
  public typealias ID = Identifier<Person>

  /// The person's name for good.
  public let id: ID
  /// The readable name.
  public var slug: Slug
  /// Earlier readable names.
  public var aliases: [Slug]
  /// The name by which the inquiry calls the person.
  public var name: String
  /// Other names, as used.
  public var names: [DatedName]
  /// The editor's note.
  public var note: String?

  /// Creates a person.
  public init(
    id: ID, slug: Slug, name: String, names: [DatedName] = [], aliases: [Slug] = [], note: String? = nil
  ) {
    self.id = id
    self.slug = slug
    self.name = name
    self.names = names
    self.aliases = aliases
    self.note = note
  }
}

/// A name, in some script, as used in some years.
public struct DatedName: Hashable, Sendable, Codable {
  /// The name as written.
  public var text: String
  /// Its language or script, as a BCP 47 tag.
  public var language: String?
  /// What it is: birth name, pseudonym, party name, title, misprint, and so on.
  public var kind: String?
  /// The years in which it was used.
  public var used: DateExpression?

  /// Creates a name.
  public init(_ text: String, language: String? = nil, kind: String? = nil, used: DateExpression? = nil) {
    self.text = text
    self.language = language
    self.kind = kind
    self.used = used
  }
}

/// People who are spoken of as one: a party, a family, an office, a newspaper's staff.
public struct Group: Hashable, Sendable, Codable {
  /// Names a group for good.
  public typealias ID = Identifier<Group>

  /// The group's name for good.
  public let id: ID
  /// The readable name.
  public var slug: Slug
  /// Earlier readable names.
  public var aliases: [Slug]
  /// The name by which the inquiry calls it.
  public var name: String
  /// Other names, as used.
  public var names: [DatedName]
  /// What it is: party, family, newspaper, office, and so on.
  public var kind: String?
  /// The editor's note.
  public var note: String?

  /// Creates a group.
  public init(
    id: ID, slug: Slug, name: String, names: [DatedName] = [], kind: String? = nil, aliases: [Slug] = [],
    note: String? = nil
  ) {
    self.id = id
    self.slug = slug
    self.name = name
    self.names = names
    self.kind = kind
    self.aliases = aliases
    self.note = note
  }
}

/// A book, article, film, painting … claims are about.
public struct Work: Hashable, Sendable, Codable {
  /// Names a work for good.
  public typealias ID = Identifier<Work>

  /// The work's name for good.
  public let id: ID
  /// The readable name.
  public var slug: Slug
  /// Earlier readable names.
  public var aliases: [Slug]
  /// Its title.
  public var title: String
  /// Other titles, as used.
  public var names: [DatedName]
  /// Who made it.
  public var authors: [Person.ID]
  /// The editor's note.
  public var note: String?

  /// Creates a work.
  public init(
    id: ID, slug: Slug, title: String, names: [DatedName] = [], authors: [Person.ID] = [],
    aliases: [Slug] = [], note: String? = nil
  ) {
    self.id = id
    self.slug = slug
    self.title = title
    self.names = names
    self.authors = authors
    self.aliases = aliases
    self.note = note
  }
}
