internal import Calendars
public import Testimony

/// All the sources say of a person, side by side, never merged.
public struct Portrait: Hashable, Sendable {
  /// A name as it was used.
  public struct NameUse: Hashable, Sendable {
    /// The name.
    public let name: DatedName
    /// The claim that gives it; `nil` where the record of the person does.
    public let claim: Claim.ID?
    /// Its statement.
    public let statement: Statement.ID?
  }

  /// An event of the life.
  public struct Entry: Hashable, Sendable {
    /// The event.
    public let event: Event.ID
    /// The part taken; `nil` for whoever it happened to.
    public let role: String?
    /// When it was.
    public let dating: EventDating
    /// How old the person was; `nil` where no day fits.
    public let age: AgeRange?
    /// The claims about it, in the order of the inquiry.
    public let claims: [Claim.ID]
    /// The statements of those claims.
    public let statements: [Statement.ID]
  }

  /// Something said of what the person was like, or thought of the person.
  public struct Sketch: Hashable, Sendable {
    /// The words.
    public let words: String
    /// The label put on them.
    public let label: String?
    /// Whether it is an opinion and no trait.
    public let isOpinion: Bool
    /// Who is said to have said it first.
    public let witness: Voice.Holder
    /// How that witness knows.
    public let manner: Voice.Manner?
    /// The claim.
    public let claim: Claim.ID
    /// Its statement.
    public let statement: Statement.ID
  }

  /// A stay, office, membership or acquaintance.
  public struct State: Hashable, Sendable {
    /// The state.
    public let state: StateOfPerson
    /// When it was; `nil` where it has no event.
    public let dating: EventDating?
    /// The claim.
    public let claim: Claim.ID
    /// Its statement.
    public let statement: Statement.ID
    /// Whether the claim constrains.
    public let standing: ClaimStanding
  }

  /// A tie of kinship, as seen from the person.
  public struct Kin: Hashable, Sendable {
    /// The other.
    public let other: Person.ID
    /// What the other is to the person, or the person to the other.
    public let kind: Kinship.Kind
    /// Whether the kind says what the other is to the person.
    public let isOfOther: Bool
    /// The claim.
    public let claim: Claim.ID
    /// Its statement.
    public let statement: Statement.ID
    /// Whether the claim constrains.
    public let standing: ClaimStanding
  }

  /// The person.
  public let person: Person.ID
  /// The records that identities make one with the person.
  public let identical: [Person.ID]
  /// Birth and death.
  public let life: LifeDating
  /// The names as used: those of the record, then those that claims give.
  public let names: [NameUse]
  /// The life in passages, by first possible day; what is undated comes last.
  public let entries: [Entry]
  /// Traits and opinions, in the order of the inquiry.
  public let sketches: [Sketch]
  /// Stays, offices, memberships, acquaintances, by first possible day.
  public let states: [State]
  /// Kin, in the order of the inquiry.
  public let kin: [Kin]
}

extension Assessment {
  /// All the sources say of a person.
  ///
  /// - Parameter id: A person.
  /// - Returns: The portrait; `nil` for a person who is not in the inquiry.
  public func portrait(of id: Person.ID) -> Portrait? {
    guard let record = inquiry.persons[id] else { return nil }
    let identical = identicalPersons(to: id)
    let meant = Set([id] + identical)
    func isMeant(_ referent: Referent) -> Bool {
      if case .person(let other) = referent { meant.contains(other) } else { false }
    }
    var names: [Portrait.NameUse] = []
    for person in [record] + identical.compactMap({ inquiry.persons[$0] }) {
      names.append(Portrait.NameUse(name: DatedName(person.name), claim: nil, statement: nil))
      names += person.names.map { Portrait.NameUse(name: $0, claim: nil, statement: nil) }
    }
    var sketches: [Portrait.Sketch] = []
    var states: [Portrait.State] = []
    var kin: [Portrait.Kin] = []
    var roles: [Event.ID: String?] = [:]
    var claimsOf: [Event.ID: [(Claim.ID, Statement.ID)]] = [:]
    for statement in inquiry.statements where statement.decision != .rejected {
      for claim in statement.claims {
        let standing = standing(of: claim.id) ?? .saysNothingOfTime
        switch claim.content {
        case .name(let of, let name) where isMeant(of):
          names.append(Portrait.NameUse(name: name, claim: claim.id, statement: statement.id))
        case .trait(let of, let words, let label) where isMeant(of):
          sketches.append(
            Portrait.Sketch(
              words: words, label: label, isOpinion: false, witness: statement.witness,
              manner: statement.voices.last?.manner, claim: claim.id, statement: statement.id))
        case .opinion(let about, let words) where isMeant(about):
          sketches.append(
            Portrait.Sketch(
              words: words, label: nil, isOpinion: true, witness: statement.witness,
              manner: statement.voices.last?.manner, claim: claim.id, statement: statement.id))
        case .state(let state) where meant.contains(state.person) || state.object.map(isMeant) ?? false:
          states.append(
            Portrait.State(
              state: state, dating: state.event.flatMap { dating(of: $0) }, claim: claim.id,
              statement: statement.id, standing: standing))
          if let event = state.event {
            roles[event] = roles[event] ?? .some(state.words ?? state.kind.rawValue)
          }
        case .kinship(let tie) where meant.contains(tie.person) || meant.contains(tie.other):
          let isOfOther = meant.contains(tie.other)
          kin.append(
            Portrait.Kin(
              other: isOfOther ? tie.person : tie.other, kind: tie.kind, isOfOther: isOfOther,
              claim: claim.id,
              statement: statement.id, standing: standing))
        case .occurrence(let occurrence):
          for who in occurrence.participants where isMeant(who.who) && roles[occurrence.event] == nil {
            roles[occurrence.event] = .some(who.role)
          }
        case .age(let person, let event, _) where meant.contains(person):
          if roles[event] == nil { roles[event] = .some(nil) }
        default: break
        }
        if let event = claim.content.event { claimsOf[event, default: []].append((claim.id, statement.id)) }
      }
    }
    for event in inquiry.events {
      for who in event.participants where isMeant(who.who) { roles[event.id] = .some(who.role) }
    }
    var entries: [Portrait.Entry] = []
    for event in inquiry.events {
      guard let role = roles[event.id], let dating = dating(of: event.id) else { continue }
      let said = claimsOf[event.id] ?? []
      var statements: [Statement.ID] = []
      for (_, statement) in said where !statements.contains(statement) { statements.append(statement) }
      entries.append(
        Portrait.Entry(
          event: event.id, role: role, dating: dating, age: age(of: id, at: event.id), claims: said.map(\.0),
          statements: statements))
    }
    entries = Self.sorted(entries) { $0.dating }
    states = Self.sorted(states) { $0.dating }
    return Portrait(
      person: id, identical: identical, life: life(of: id), names: names, entries: entries,
      sketches: sketches,
      states: states, kin: kin)
  }

  /// By first possible day, then last; what has no first day stands by its last, what has none comes last.
  private static func sorted<Value>(_ values: [Value], by dating: (Value) -> EventDating?) -> [Value] {
    func key(_ value: Value) -> (Int, Int) {
      guard let dating = dating(value), let start = dating.start else { return (.max, .max) }
      let first = start.earliest ?? start.latest
      return (first?.rawValue ?? .max, dating.end?.latest?.rawValue ?? .max)
    }
    return values.enumerated().sorted { left, right in
      let (one, other) = (key(left.element), key(right.element))
      return one != other ? one < other : left.offset < right.offset
    }.map(\.element)
  }
}

extension ClaimContent {
  /// The event a content is about, if it is about one.
  var event: Event.ID? {
    switch self {
    case .occurrence(let occurrence): occurrence.event
    case .time(let event, _), .age(_, let event, _), .rank(let event, _, _): event
    case .state(let state): state.event
    case .proposition(_, _, let event): event
    default: nil
    }
  }
}
