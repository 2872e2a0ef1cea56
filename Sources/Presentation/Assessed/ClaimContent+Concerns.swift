package import Testimony

extension ClaimContent {
  /// Tells of everybody and everything it concerns.
  package func concerns(_ tell: (Referent) -> Void) {
    switch self {
    case .occurrence(let occurrence):
      tell(.event(occurrence.event))
      for participation in occurrence.participants { tell(participation.who) }
      if let place = occurrence.place { tell(.place(place)) }
    case .time(let event, _), .rank(let event, _, _): tell(.event(event))
    case .age(let person, let event, _):
      tell(.person(person))
      tell(.event(event))
    case .kinship(let tie):
      tell(.person(tie.person))
      tell(.person(tie.other))
    case .state(let state):
      tell(.person(state.person))
      if let object = state.object { tell(object) }
      if let event = state.event { tell(.event(event)) }
    case .trait(let referent, _, _), .opinion(let referent, _), .name(let referent, _): tell(referent)
    case .identity(let left, let right, _):
      tell(left)
      tell(right)
    case .knowledge(let knowledge):
      tell(.person(knowledge.person))
      tell(.statement(knowledge.statement))
    case .relation(_, let statement): tell(.statement(statement))
    case .number: break
    case .proposition(_, let about, let event):
      about.forEach(tell)
      if let event { tell(.event(event)) }
    }
  }
}
