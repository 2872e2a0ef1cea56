package import Archives
package import Testimony

/// That one record holds two people, or two events: what the second is called and which statements go with it.
package struct Parting: Hashable, Sendable {
  /// The record that holds two: a person or an event.
  package var one: Referent
  /// What the second is called.
  package var name: String
  /// The statements that speak of the second.
  package var statements: [Statement.ID]
  /// Why they are two.
  package var reason: String

  /// Describes a parting.
  package init(_ one: Referent, into name: String, with statements: [Statement.ID], because reason: String) {
    self.one = one
    self.name = name
    self.statements = statements
    self.reason = reason
  }
}

extension Inquiry {
  /// The changes that part a record in two, for showing what follows from them first.
  ///
  /// The second record is new; the chosen statements speak of it from then on, with the mentions in their
  /// passages, and an identity says that the two are two. A person stays in the events that other statements
  /// place them in.
  ///
  /// - Parameter parting: What is parted.
  /// - Returns: The changes, and the second record.
  /// - Throws: ``EditingError`` where nothing would go with the second, or nothing stay with the first.
  package func changes(parting: Parting) throws(EditingError) -> (changes: [Change], other: Referent) {
    guard !parting.reason.isEmpty else { throw EditingError(.needsReason) }
    guard !parting.name.isEmpty else { throw EditingError(.needsName) }
    let (record, other) = try second(parting)
    let chosen = Set(parting.statements)
    var changes: [Change] = [.put(record)]
    var moved: [Statement] = []
    var kept = 0
    for statement in statements(concerning: parting.one) {
      guard chosen.contains(statement.id) else {
        kept += 1
        continue
      }
      var next = statement
      for place in next.claims.indices {
        next.claims[place].content = next.claims[place].content.renaming(parting.one, as: other)
      }
      moved.append(next)
      if next != statement { changes.append(.put(.statement(next))) }
    }
    guard !moved.isEmpty, kept > 0 else { throw EditingError(.nothingToPart) }
    for event in events {
      guard let next = participants(of: event, parting.one, other, chosen) else { continue }
      changes.append(.put(.event(next)))
    }
    for mention in mentions where mention.referent == parting.one {
      guard moved.contains(where: { $0.allPassages.contains { $0.covers(mention.passage) } }) else {
        continue
      }
      var next = mention
      next.referent = other
      changes.append(.put(.mention(next)))
    }
    let names = [parting.one, other].map { self.slug(of: $0)?.rawValue ?? record.reference.id }
    let (slug, id) = freeName(
      for: names.joined(separator: " is not "), fallback: "identity", in: identities,
      slugs: identities.map(\.slug))
    changes.append(
      .put(.identity(Identity(id: id, slug: slug, parting.one, other, isSame: false, reason: parting.reason)))
    )
    return (changes, other)
  }

  /// The statements that speak of somebody or something, in order: of a person also those that tell of an event the
  /// person takes part in.
  package func statements(concerning referent: Referent) -> [Statement] {
    guard case .person = referent else { return statements.filter { $0.speaks(of: referent) } }
    let shared = Set(
      events.filter { event in event.participants.contains { $0.who == referent } }.map(\.id))
    return statements.filter { !$0.toldEvents.isDisjoint(with: shared) || $0.speaks(of: referent) }
  }

  private func second(_ parting: Parting) throws(EditingError) -> (AnyRecord, Referent) {
    switch parting.one {
    case .event(let id):
      guard let event = events[id] else {
        throw EditingError(.unknown(kind: "event", name: id.rawValue, suggestion: nil))
      }
      let (slug, id) = freeName(
        for: parting.name, fallback: "event", in: events, slugs: events.flatMap { [$0.slug] + $0.aliases })
      let second = Event(
        id: id, slug: slug, title: parting.name, kind: event.kind, extent: event.extent,
        participants: event.participants, place: event.place, partOf: event.partOf)
      return (.event(second), .event(id))
    case .person(let id):
      guard persons[id] != nil, let second = newRecord(.person, named: parting.name) else {
        throw EditingError(.unknown(kind: "person", name: id.rawValue, suggestion: nil))
      }
      return second
    default: throw EditingError(.cannotBeOne)
    }
  }

  /// An event with the second person in the place of the first, where only chosen statements speak of it.
  private func participants(
    of event: Event, _ one: Referent, _ other: Referent, _ chosen: Set<Statement.ID>
  ) -> Event? {
    guard case .person = one, event.participants.contains(where: { $0.who == one }) else { return nil }
    let telling = statements.filter { $0.toldEvents.contains(event.id) }
    guard !telling.isEmpty, telling.allSatisfy({ chosen.contains($0.id) }) else { return nil }
    var next = event
    for place in next.participants.indices where next.participants[place].who == one {
      next.participants[place].who = other
    }
    return next
  }
}

extension Statement {
  /// Whether a claim of it names somebody or something.
  package func speaks(of referent: Referent) -> Bool {
    // Whatever renaming would touch is named.
    let other: Referent =
      switch referent {
      case .person: .person(Identifier(""))
      case .event: .event(Identifier(""))
      case .place: .place(Identifier(""))
      case .group: .group(Identifier(""))
      case .work: .work(Identifier(""))
      case .source: .source(Identifier(""))
      case .statement: .statement(Identifier(""))
      }
    return claims.contains { $0.content.renaming(referent, as: other) != $0.content }
  }

  /// The events its claims tell of, and not only reckon from.
  fileprivate var toldEvents: Set<Event.ID> {
    Set(
      claims.compactMap { claim in
        switch claim.content {
        case .occurrence(let occurrence): occurrence.event
        case .time(let event, _), .age(_, let event, _), .rank(let event, _, _): event
        case .state(let state): state.event
        case .proposition(_, _, let event): event
        default: nil
        }
      })
  }

  fileprivate var allPassages: [Passage] { passages + claims.flatMap(\.passages) }
}

extension Passage {
  /// Whether another passage stands within this one.
  fileprivate func covers(_ other: Passage) -> Bool {
    switch (place, other.place) {
    case (.text(let text, let range), .text(let same, let inner)):
      text == same && range.lowerBound <= inner.lowerBound && range.upperBound >= inner.upperBound
    case (.excerpt(let excerpt, let range), .excerpt(let same, let inner)):
      excerpt == same && range.lowerBound <= inner.lowerBound && range.upperBound >= inner.upperBound
    default: false
    }
  }
}

extension Desk {
  /// Parts a record in two, in one entry of the history.
  ///
  /// - Returns: The second record and the new head.
  @discardableResult
  package func part(_ parting: Parting, on head: Head? = nil) throws -> (other: Referent, head: Head) {
    let (inquiry, current) = try now()
    let (changes, other) = try inquiry.changes(parting: parting)
    let next = try record(
      changes,
      because: "“\(inquiry.slug(of: parting.one)?.rawValue ?? "")” parted in two: " + parting.reason,
      on: head ?? current)
    return (other, next)
  }
}
