public import Calendars
public import Testimony

/// Which end of a window a proof is of.
public enum BoundSide: String, Hashable, Sendable, CaseIterable {
  /// Its first day.
  case earliest
  /// Its last day.
  case latest
}

/// Why a moment cannot fall beyond one end of its window.
public struct BoundProof: Hashable, Sendable {
  /// The moment.
  public let moment: Moment
  /// The end of its window.
  public let side: BoundSide
  /// The day that is proved.
  public let day: DayNumber
  /// The steps, each from what the one before gave.
  public let steps: [ProofStep]
  /// Whether the steps are only listed, because the bound holds for several alternatives and each
  /// has its own chain.
  public let isByCases: Bool
  /// Whether a checker that trusts nothing of the solver accepts it; if not, that is an internal error.
  public let isChecked: Bool
  /// How many independent roots its claims have.
  public let rootCount: Int

  /// The claims it rests on, each once, in the order of the steps.
  public var claims: [Claim.ID] {
    var seen: Set<Claim.ID> = []
    return steps.compactMap(\.claim).filter { seen.insert($0).inserted }
  }

  /// The grounds it rests on, each once, in the order of the steps.
  public var grounds: [Ground] {
    var seen: Set<Ground> = []
    return steps.map(\.ground).filter { $0 != .nature && seen.insert($0).inserted }
  }
}

/// One step of a proof: what is said, and what follows from it.
public struct ProofStep: Hashable, Sendable {
  /// What it rests on.
  public let ground: Ground
  /// What that says.
  public let premise: Message
  /// What follows, where something does: a step that only names a condition has no consequence of its own.
  public let conclusion: Message?
  /// The moment whose bound follows.
  public let moment: Moment?
  /// The bound that follows.
  public let day: DayNumber?
  /// The claim, where the ground is one.
  public let claim: Claim.ID?
  /// Its statement.
  public let statement: Statement.ID?
  /// The words it rests on: the claim's own, else its statement's.
  public let passages: [Passage]
  /// How far the words go.
  public let level: Claim.Level?
  /// Whether somebody has read the claim: it was not accepted in bulk.
  public let isRead: Bool
}
