public import Testimony

/// A smallest set of claims, identities and rules that cannot all hold.
public struct Contradiction: Hashable, Sendable {
  /// What cannot all hold, claims first and rules last; without any one of them the others can.
  public let members: [Ground]
  /// The statements of its claims, each once, in the order of the claims.
  public let statements: [Statement.ID]
  /// The events for which no day fits because of it, in the order of the inquiry.
  public let events: [Event.ID]
  /// The people whose birth or death it leaves without a day.
  public let persons: [Person.ID]
  /// The number of the group of contradictions that hang together by common members.
  public let group: Int

  /// The claims among the members.
  public var claims: [Claim.ID] { members.compactMap { if case .claim(let id) = $0 { id } else { nil } } }
}

/// A contradiction that a ruling answers.
public struct RuledContradiction: Hashable, Sendable {
  /// The contradiction.
  public let contradiction: Contradiction
  /// The ruling.
  public let ruling: Ruling.ID
}

/// A ruling that no longer applies because what it decided has changed.
public struct RaisedRuling: Hashable, Sendable {
  /// Why the question is open again.
  public enum Reason: String, Hashable, Sendable {
    /// The editor reopened it.
    case reopened
    /// A member of the evidence is no longer there or no longer counts.
    case evidenceGone
    /// The evidence no longer contradicts itself.
    case evidenceAgrees
  }

  /// The ruling.
  public let ruling: Ruling.ID
  /// Why.
  public let reason: Reason

  /// Says that a ruling no longer applies.
  public init(ruling: Ruling.ID, reason: Reason) {
    self.ruling = ruling
    self.reason = reason
  }
}

/// A way out of a group of contradictions.
public struct WayOut: Hashable, Sendable {
  /// The kinds of way out.
  public enum Kind: Hashable, Sendable {
    /// Not to believe these; no smaller part of them would do.
    case doubt([Ground])
    /// The words name another event or person than was thought: these may be two.
    case misidentification([Referent])
    /// The passages of these claims are read wrongly.
    case misreading([Claim.ID])
    /// The writer slipped: a wrong figure in one of these claims.
    case slipOfThePen([Claim.ID])
    /// The date of this claim follows the other calendar; whether the rest then holds.
    case wrongCalendar(Claim.ID, CalendarName, resolves: Bool)
  }

  /// What it is.
  public let kind: Kind
  /// What it costs by the editor's weights; `nil` where none are set.
  public let weight: Int?
  /// What the events of the group would then look like, and after them the first few others that would move;
  /// empty for kinds that need the editor first.
  public let effects: [EventDating]
}
