internal import Calendars
public import Testimony

/// What changes from one hypothesis to another.
public struct Comparison: Hashable, Sendable {
  /// Something on which the two hypotheses differ, and which a change rests on.
  public struct Cause: Hashable, Sendable {
    /// What it is.
    public let ground: Ground
    /// Whether the first believes it and the second does not; if not, it is the other way round.
    public let isLost: Bool

    /// Creates a cause.
    public init(ground: Ground, isLost: Bool) {
      self.ground = ground
      self.isLost = isLost
    }
  }

  /// An event whose window differs.
  public struct Movement: Hashable, Sendable {
    /// The event.
    public let event: Event.ID
    /// Its dating under the first hypothesis.
    public let before: EventDating
    /// Its dating under the second.
    public let after: EventDating
    /// The proofs under the first of the bounds that moved: what the change rests on.
    public let lost: [BoundProof]
    /// The proofs under the second of the bounds that moved.
    public let gained: [BoundProof]
    /// Why it moved.
    ///
    /// Of what those proofs and the contradictions of the event rest on, what only one of the two believes; empty
    /// where the proofs were not asked for.
    public let causes: [Cause]
  }

  /// The events that moved, in the order of the inquiry.
  public let movements: [Movement]
  /// The contradictions of the first that the second has no more.
  public let resolved: [Contradiction]
  /// The contradictions that are new in the second.
  public let arisen: [Contradiction]

  /// Whether nothing differs.
  public var isEmpty: Bool { movements.isEmpty && resolved.isEmpty && arisen.isEmpty }
}

extension Assessment {
  /// Returns what changes from this assessment to another of the same inquiry.
  ///
  /// - Parameters:
  ///   - other: The other assessment.
  ///   - proofLimit: For how many events to give the proofs of the bounds that moved.
  /// - Returns: What moved, and which contradictions went and came.
  public func compared(with other: Assessment, proofLimit: Int = 50) -> Comparison {
    let mine = Set(contradictions.map(\.members))
    let theirs = Set(other.contradictions.map(\.members))
    var movements: [Comparison.Movement] = []
    for before in datings {
      guard let after = other.dating(of: before.event),
        before.start != after.start || before.end != after.end
      else { continue }
      let hasProofs = movements.count < proofLimit
      let lost = hasProofs ? proofs(of: before.event, notIn: after) : []
      let gained = hasProofs ? other.proofs(of: before.event, notIn: before) : []
      movements.append(
        Comparison.Movement(
          event: before.event, before: before, after: after, lost: lost, gained: gained,
          causes: hasProofs
            ? causes(of: lost, before, gained, in: other, lost: true, gone: theirs)
              + other.causes(of: gained, after, lost, in: self, lost: false, gone: mine) : []))
    }
    return Comparison(
      movements: movements, resolved: contradictions.filter { !theirs.contains($0.members) },
      arisen: other.contradictions.filter { !mine.contains($0.members) })
  }

  /// What would move if these were not believed.
  public func suppose(_ doubts: [Doubt]) -> Comparison { compared(with: supposing(doubts)) }

  /// What a change from a dating under this assessment rests on that another does not believe.
  ///
  /// - Parameters:
  ///   - proofs: The proofs of this assessment that the other does not share.
  ///   - dating: The dating under this assessment.
  ///   - others: The proofs of the other that this one does not share; what they rest on may have stood in a
  ///     contradiction here that the other does not have.
  ///   - other: The other assessment.
  ///   - isLost: What to say of the direction.
  ///   - kept: The contradictions of the other, by their members.
  /// - Returns: The causes, each ground once.
  private func causes(
    of proofs: [BoundProof], _ dating: EventDating, _ others: [BoundProof], in other: Assessment,
    lost isLost: Bool, gone kept: Set<[Ground]>
  ) -> [Comparison.Cause] {
    let freed = Set(others.flatMap(\.grounds))
    let touching = all.enumerated().filter { place, one in
      dating.contradictions.contains(place)
        || !kept.contains(one.members) && !freed.isDisjoint(with: one.members)
    }
    var seen: Set<Ground> = []
    return (proofs.flatMap(\.grounds) + touching.flatMap(\.element.members))
      .filter { other.doubted.contains($0) && seen.insert($0).inserted }
      .map { Comparison.Cause(ground: $0, isLost: isLost) }
  }

  /// The proofs of the bounds that another dating of the event does not share.
  private func proofs(of event: Event.ID, notIn other: EventDating) -> [BoundProof] {
    proofs(of: event).filter { proof in
      let window: DayWindow?
      if case .end = proof.moment { window = other.end } else { window = other.start }
      return (proof.side == .earliest ? window?.earliest : window?.latest) != proof.day
    }
  }
}
