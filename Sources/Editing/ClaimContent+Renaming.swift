import Testimony

extension ClaimContent {
  /// The content with one record named in the place of another, wherever it stands.
  func renaming(_ one: Referent, as other: Referent) -> ClaimContent {
    let renaming = Renaming(one, other)
    switch self {
    case .occurrence(var occurrence):
      occurrence.event = renaming(occurrence.event)
      occurrence.participants = occurrence.participants.map {
        Participation(renaming($0.who), role: $0.role)
      }
      occurrence.place = occurrence.place.map { renaming($0) }
      return .occurrence(occurrence)
    case .time(let event, let constraint): return .time(event: renaming(event), renaming(constraint))
    case .age(let person, let event, let age):
      return .age(person: renaming(person), event: renaming(event), age)
    case .kinship(let tie): return .kinship(Kinship(renaming(tie.person), tie.kind, of: renaming(tie.other)))
    case .state(var state):
      state.person = renaming(state.person)
      state.object = state.object.map { renaming($0) }
      state.event = state.event.map { renaming($0) }
      return .state(state)
    case .trait(let of, let words, let label): return .trait(of: renaming(of), words: words, label: label)
    case .opinion(let about, let words): return .opinion(about: renaming(about), words: words)
    case .name(let of, let name): return .name(of: renaming(of), name)
    case .identity(let left, let right, let isSame):
      return .identity(renaming(left), renaming(right), isSame: isSame)
    case .knowledge(var knowledge):
      knowledge.person = renaming(knowledge.person)
      knowledge.since = knowledge.since.map { renaming($0) }
      knowledge.from = knowledge.from.map { renaming($0) }
      return .knowledge(knowledge)
    case .relation, .number: return self
    case .rank(let event, let rank, let scope):
      return .rank(event: renaming(event), rank, scope: scope)
    case .proposition(let words, let about, let event):
      return .proposition(words: words, about: about.map { renaming($0) }, event: event.map { renaming($0) })
    }
  }
}

/// Puts one record in the place of another.
struct Renaming {
  private let one: Referent
  private let other: Referent

  init(_ one: Referent, _ other: Referent) {
    self.one = one
    self.other = other
  }

  func callAsFunction(_ referent: Referent) -> Referent { referent == one ? other : referent }

  func callAsFunction(_ person: Person.ID) -> Person.ID {
    if case (.person(person), .person(let other)) = (one, other) { other } else { person }
  }

  func callAsFunction(_ event: Event.ID) -> Event.ID {
    if case (.event(event), .event(let other)) = (one, other) { other } else { event }
  }

  func callAsFunction(_ place: Place.ID) -> Place.ID {
    if case (.place(place), .place(let other)) = (one, other) { other } else { place }
  }

  func callAsFunction(_ constraint: TimeConstraint) -> TimeConstraint {
    TimeConstraint(constraint.part, bound(constraint.bound))
  }

  private func anchor(_ anchor: TimeConstraint.Anchor) -> TimeConstraint.Anchor {
    var renamed = anchor
    renamed.event = self(anchor.event)
    return renamed
  }

  private func bound(_ bound: TimeConstraint.Bound) -> TimeConstraint.Bound {
    switch bound {
    case .dated, .lasting, .recurring: bound
    case .ordered(let relation, let anchor): .ordered(relation, self.anchor(anchor))
    case .offset(let distance, let anchor): .offset(distance, from: self.anchor(anchor))
    case .same(let unit, let anchor): .same(unit, as: self.anchor(anchor))
    case .following(let unit, let count, let anchor): .following(unit, count: count, self.anchor(anchor))
    case .oneOf(let options): .oneOf(options.map { self($0) })
    }
  }
}
