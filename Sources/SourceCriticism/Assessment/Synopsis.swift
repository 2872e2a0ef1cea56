internal import TemporalNetworks
public import Testimony

/// One event as each witness has it, side by side.
public struct Synopsis: Hashable, Sendable {
  /// What one witness says of the event.
  public struct Row: Hashable, Sendable {
    /// The witness: the far end of the chain.
    public let witness: Voice.Holder
    /// The source in which the witness is heard; `nil` for the editor.
    public let source: Source.ID?
    /// The statements, in the order of the inquiry.
    public let statements: [Statement.ID]
    /// The claims about the event, whether or not they constrain, in the same order.
    public let claims: [Claim.ID]
    /// When the event was if what other witnesses say of it is left out.
    public let dating: EventDating
  }

  /// The event.
  public let event: Event.ID
  /// The events that identities make one with it.
  public let identical: [Event.ID]
  /// The witnesses, in the order in which the inquiry first hears them.
  public let rows: [Row]
  /// How many independent roots the claims that constrain go back to.
  public let rootCount: Int
}

extension Assessment {
  /// One event as each witness has it.
  ///
  /// - Parameter id: An event.
  /// - Returns: The synopsis; `nil` for an event that is not in the inquiry.
  public func synopsis(of id: Event.ID) -> Synopsis? {
    guard let event = inquiry.events[id], let reference = translation.events[id] else { return nil }
    let identical = identicalEvents(to: id)
    let meant = Set([id] + identical)
    struct Key: Hashable {
      var witness: Voice.Holder
      var source: Source.ID?
    }
    var order: [Key] = []
    var found: [Key: [(Statement.ID, Claim.ID)]] = [:]
    for statement in inquiry.statements where statement.decision != .rejected {
      for claim in statement.claims where meant.contains(where: { claim.content.speaks(of: .event($0)) }) {
        let key = Key(witness: statement.witness, source: statement.source)
        if found[key] == nil { order.append(key) }
        found[key, default: []].append((statement.id, claim.id))
      }
    }
    let all = Set(found.values.flatMap { $0 }.map { Ground.claim($0.1) })
    let rows = order.map { key -> Synopsis.Row in
      let said = found[key] ?? []
      let own = Set(said.map { Ground.claim($0.1) })
      let others = all.subtracting(own)
      let windows = network.windows(
        without: left.union(translation.links(of: others)).union(
          blamed.filter { !own.contains(translation.ground(of: $0)) }),
        budget: SearchBudget(results: 8, steps: 200))
      let table = DayTable(windows, ties)
      var statements: [Statement.ID] = []
      for (statement, _) in said where !statements.contains(statement) { statements.append(statement) }
      return Synopsis.Row(
        witness: key.witness, source: key.source, statements: statements, claims: said.map(\.1),
        dating: Self.dating(
          of: event, reference, translation, table, strong: table, doubted: doubted.union(others),
          contradictions: []))
    }
    let counting = order.flatMap { found[$0] ?? [] }.map(\.1).filter { standing(of: $0) == .constrains }
    return Synopsis(event: id, identical: identical, rows: rows, rootCount: roots(of: counting).count)
  }

  /// The events that accepted identities make one with an event, in the order of the inquiry.
  public func identicalEvents(to id: Event.ID) -> [Event.ID] {
    var found: Set<Event.ID> = [id]
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for (left, right) in sameness {
        guard case (.event(let one), .event(let other)) = (left, right),
          found.contains(one) != found.contains(other)
        else { continue }
        found.formUnion([one, other])
        isGrowing = true
      }
    }
    return inquiry.events.map(\.id).filter { found.contains($0) && $0 != id }
  }

  /// The people whom accepted identities make one with a person, in the order of the inquiry.
  public func identicalPersons(to id: Person.ID) -> [Person.ID] {
    let people = PersonIdentities(inquiry, doubted: doubted)
    let root = people.root(of: id)
    return inquiry.persons.map(\.id).filter { $0 != id && people.root(of: $0) == root }
  }

  /// The pairs that accepted identities, and claims that constrain, make one.
  private var sameness: [(Referent, Referent)] {
    var result: [(Referent, Referent)] = []
    for identity in inquiry.identities
    where identity.decision.isAccepted && identity.isSame && !doubted.contains(.identity(identity.id)) {
      result.append((identity.left, identity.right))
    }
    for statement in inquiry.statements {
      for claim in statement.claims {
        if case .identity(let left, let right, true) = claim.content, standing(of: claim.id) == .constrains {
          result.append((left, right))
        }
      }
    }
    return result
  }
}
