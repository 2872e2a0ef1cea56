/// One edit: a record put or taken out.
///
/// Every table of an archive is derived from its changes.
public enum Change: Hashable, Sendable {
  /// A record is added, or takes the place of the one with its identifier.
  case put(AnyRecord)
  /// A record is taken out.
  case remove(RecordReference)
  /// The inquiry is given a title.
  case title(String)
}

/// A record of any kind.
public enum AnyRecord: Hashable, Sendable {
  /// A source.
  case source(Source)
  /// A revision of a source's text.
  case text(SourceText)
  /// An excerpt.
  case excerpt(Excerpt)
  /// A person.
  case person(Person)
  /// A group.
  case group(Group)
  /// A place.
  case place(Place)
  /// A work.
  case work(Work)
  /// An event.
  case event(Event)
  /// A statement.
  case statement(Statement)
  /// A mention.
  case mention(Mention)
  /// An identity.
  case identity(Identity)
  /// A rule.
  case rule(Rule)
  /// A hypothesis.
  case hypothesis(Hypothesis)
  /// A ruling.
  case ruling(Ruling)
  /// A note.
  case note(EditorNote)
  /// A proposal.
  case proposal(Proposal)
}

/// Names a record of any kind.
public struct RecordReference: Hashable, Sendable, Codable {
  /// The kinds of record.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A source.
    case source
    /// A revision of a source's text.
    case text
    /// An excerpt.
    case excerpt
    /// A person.
    case person
    /// A group.
    case group
    /// A place.
    case place
    /// A work.
    case work
    /// An event.
    case event
    /// A statement.
    case statement
    /// A mention.
    case mention
    /// An identity.
    case identity
    /// A rule.
    case rule
    /// A hypothesis.
    case hypothesis
    /// A ruling.
    case ruling
    /// A note.
    case note
    /// A proposal.
    case proposal
  }

  /// The kind of record.
  public var kind: Kind
  /// Its identifier, as stored.
  public var id: String

  /// Creates a reference.
  public init(_ kind: Kind, id: String) {
    self.kind = kind
    self.id = id
  }
}

extension AnyRecord {
  /// Names the record.
  public var reference: RecordReference {
    switch self {
    case .source(let record): RecordReference(.source, id: record.id.rawValue)
    case .text(let record): RecordReference(.text, id: record.id.rawValue)
    case .excerpt(let record): RecordReference(.excerpt, id: record.id.rawValue)
    case .person(let record): RecordReference(.person, id: record.id.rawValue)
    case .group(let record): RecordReference(.group, id: record.id.rawValue)
    case .place(let record): RecordReference(.place, id: record.id.rawValue)
    case .work(let record): RecordReference(.work, id: record.id.rawValue)
    case .event(let record): RecordReference(.event, id: record.id.rawValue)
    case .statement(let record): RecordReference(.statement, id: record.id.rawValue)
    case .mention(let record): RecordReference(.mention, id: record.id.rawValue)
    case .identity(let record): RecordReference(.identity, id: record.id.rawValue)
    case .rule(let record): RecordReference(.rule, id: record.id.rawValue)
    case .hypothesis(let record): RecordReference(.hypothesis, id: record.id.rawValue)
    case .ruling(let record): RecordReference(.ruling, id: record.id.rawValue)
    case .note(let record): RecordReference(.note, id: record.id.rawValue)
    case .proposal(let record): RecordReference(.proposal, id: record.id.rawValue)
    }
  }
}

extension Inquiry {
  /// Carries out a change.
  ///
  /// - Returns: The change that takes it back.
  /// - Complexity: O(1) on average.
  @discardableResult
  public mutating func apply(_ change: Change) -> Change {
    switch change {
    case .put(let record):
      let previous = put(record)
      return previous.map(Change.put) ?? .remove(record.reference)
    case .remove(let reference):
      return remove(reference).map(Change.put) ?? .remove(reference)
    case .title(let new):
      defer { title = new }
      return .title(title)
    }
  }

  /// The record a reference names, if it is there.
  public subscript(reference: RecordReference) -> AnyRecord? {
    let id = reference.id
    return switch reference.kind {
    case .source: sources[Identifier(id)].map(AnyRecord.source)
    case .text: texts[Identifier(id)].map(AnyRecord.text)
    case .excerpt: excerpts[Identifier(id)].map(AnyRecord.excerpt)
    case .person: persons[Identifier(id)].map(AnyRecord.person)
    case .group: groups[Identifier(id)].map(AnyRecord.group)
    case .place: places[Identifier(id)].map(AnyRecord.place)
    case .work: works[Identifier(id)].map(AnyRecord.work)
    case .event: events[Identifier(id)].map(AnyRecord.event)
    case .statement: statements[Identifier(id)].map(AnyRecord.statement)
    case .mention: mentions[Identifier(id)].map(AnyRecord.mention)
    case .identity: identities[Identifier(id)].map(AnyRecord.identity)
    case .rule: rules[Identifier(id)].map(AnyRecord.rule)
    case .hypothesis: hypotheses[Identifier(id)].map(AnyRecord.hypothesis)
    case .ruling: rulings[Identifier(id)].map(AnyRecord.ruling)
    case .note: notes[Identifier(id)].map(AnyRecord.note)
    case .proposal: proposals[Identifier(id)].map(AnyRecord.proposal)
    }
  }

  private mutating func put(_ record: AnyRecord) -> AnyRecord? {
    switch record {
    case .source(let record): sources.put(record).map(AnyRecord.source)
    case .text(let record): texts.put(record).map(AnyRecord.text)
    case .excerpt(let record): excerpts.put(record).map(AnyRecord.excerpt)
    case .person(let record): persons.put(record).map(AnyRecord.person)
    case .group(let record): groups.put(record).map(AnyRecord.group)
    case .place(let record): places.put(record).map(AnyRecord.place)
    case .work(let record): works.put(record).map(AnyRecord.work)
    case .event(let record): events.put(record).map(AnyRecord.event)
    case .statement(let record): statements.put(record).map(AnyRecord.statement)
    case .mention(let record): mentions.put(record).map(AnyRecord.mention)
    case .identity(let record): identities.put(record).map(AnyRecord.identity)
    case .rule(let record): rules.put(record).map(AnyRecord.rule)
    case .hypothesis(let record): hypotheses.put(record).map(AnyRecord.hypothesis)
    case .ruling(let record): rulings.put(record).map(AnyRecord.ruling)
    case .note(let record): notes.put(record).map(AnyRecord.note)
    case .proposal(let record): proposals.put(record).map(AnyRecord.proposal)
    }
  }

  private mutating func remove(_ reference: RecordReference) -> AnyRecord? {
    guard let record = self[reference] else { return nil }
    switch record {
    case .source(let record): sources.remove(record.id)
    case .text(let record): texts.remove(record.id)
    case .excerpt(let record): excerpts.remove(record.id)
    case .person(let record): persons.remove(record.id)
    case .group(let record): groups.remove(record.id)
    case .place(let record): places.remove(record.id)
    case .work(let record): works.remove(record.id)
    case .event(let record): events.remove(record.id)
    case .statement(let record): statements.remove(record.id)
    case .mention(let record): mentions.remove(record.id)
    case .identity(let record): identities.remove(record.id)
    case .rule(let record): rules.remove(record.id)
    case .hypothesis(let record): hypotheses.remove(record.id)
    case .ruling(let record): rulings.remove(record.id)
    case .note(let record): notes.remove(record.id)
    case .proposal(let record): proposals.remove(record.id)
    }
    return record
  }
}
