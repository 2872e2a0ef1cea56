internal import Testimony

extension Assessment {
  /// What a claim says, in a sentence.
  func content(of id: Claim.ID) -> Message {
    guard let owner = translation.statementOfClaim[id], let statement = inquiry.statements[owner],
      let claim = statement.claims.first(where: { $0.id == id })
    else { return Message(.otherContent) }
    return Self.message(of: claim.content) { date in
      let inForce = inquiry.calendar(of: date, in: claim, of: statement)
      return inForce.scope == nil ? .date(date) : .dateIn(date, inForce)
    }
  }

  /// What a content says, in a sentence.
  private static func message(
    of content: ClaimContent, _ dated: (DateExpression) -> Message.Argument
  ) -> Message {
    switch content {
    case .occurrence(let occurrence): Message(.occurred, [.event(occurrence.event)])
    case .time(let event, let constraint): message(of: constraint, event, dated)
    case .age(let person, let event, let age): Message(.aged, [.person(person), .age(age), .event(event)])
    case .kinship(let tie):
      Message(.kin, [.person(tie.person), .words(tie.kind.rawValue), .person(tie.other)])
    case .state(let state):
      Message(
        .state,
        [.person(state.person), .words(state.words ?? state.kind.rawValue)]
          + (state.object.map { [.referent($0)] } ?? []))
    case .identity(let left, let right, let isSame):
      Message(isSame ? .identityClaimed : .differentThings, [.referent(left), .referent(right)])
    case .rank(let event, let rank, let scope):
      Message(rank == .first ? .first : .last, [.event(event), .words(scope)])
    default: Message(.otherContent)
    }
  }

  /// What a time expression says of an event.
  static func message(
    of constraint: TimeConstraint, _ event: Event.ID,
    _ dated: (DateExpression) -> Message.Argument = { .date($0) }
  ) -> Message {
    let moment: Message.Argument =
      switch constraint.part {
      case .whole: .event(event)
      case .start: .moment(.start(event))
      case .end: .moment(.end(event))
      }
    func anchored(_ anchor: TimeConstraint.Anchor) -> Message.Argument {
      switch anchor.part {
      case .whole: .event(anchor.event)
      case .start: .moment(.start(anchor.event))
      case .end: .moment(.end(anchor.event))
      }
    }
    switch constraint.bound {
    case .dated(let relation, let date):
      let code: Message.Code =
        switch relation {
        case .within: .within
        case .throughout: .throughout
        case .overlapping: .overlappingDate
        case .before: .beforeDate
        case .after: .afterDate
        case .notAfter: .notAfterDate
        case .notBefore: .notBeforeDate
        }
      return Message(code, [moment, dated(date)])
    case .ordered(let relation, let anchor):
      let code: Message.Code =
        switch relation {
        case .before: .before
        case .after: .after
        case .strictlyBefore: .strictlyBefore
        case .strictlyAfter: .strictlyAfter
        case .meets: .meets
        case .metBy: .metBy
        case .during: .during
        case .contains: .contains
        case .overlaps: .overlaps
        case .equals: .equals
        case .starts: .starts
        case .finishes: .finishes
        }
      return Message(code, [moment, anchored(anchor)])
    case .offset(let distance, let anchor):
      return Message(
        .offset,
        [moment, distance.words.map { .words($0) } ?? .span(distance.range), anchored(anchor)]
          + (distance.words == nil ? [] : [.span(distance.range)]))  // unseen, it says the direction
    case .lasting(let distance):
      return Message(.lasting, [moment, distance.words.map { .words($0) } ?? .span(distance.range)])
    case .same(let unit, let anchor): return Message(.same, [moment, .unit(unit), anchored(anchor)])
    case .following(let unit, let count, let anchor):
      return Message(.following, [moment, .unit(unit), .number(count), anchored(anchor)])
    case .recurring(let recurrence): return Message(.recurring, [moment, .recurrence(recurrence)])
    case .oneOf(let options):
      return Message(.oneOf, [.messages(options.map { message(of: $0, event, dated) })])
    }
  }
}
