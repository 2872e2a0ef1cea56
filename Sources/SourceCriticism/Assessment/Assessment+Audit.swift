internal import Calendars
internal import Chronology
internal import TemporalNetworks
public import Testimony

extension Assessment {
  /// Whether what a proof rests on gives its bound by itself, with everything else left out.
  ///
  /// The bound is computed anew from those grounds alone; the steps of the proof are not used.
  ///
  /// - Parameter proof: A proof of this assessment.
  /// - Returns: Whether the bound follows.
  public func supports(_ proof: BoundProof) -> Bool {
    point(of: proof.moment).map { gives(Set(proof.grounds), day: proof.day, of: $0, side: proof.side) }
      ?? false
  }

  /// Whether some grounds alone give a bound.
  func gives(_ grounds: Set<Ground>, day: DayNumber, of point: TimePoint, side: BoundSide) -> Bool {
    let others = translation.grounds.filter { $0 != .nature && !grounds.contains($0) }
    let table = network.windows(
      without: left.union(blamed).union(translation.links(of: others)),
      budget: SearchBudget(results: 1, steps: 1_000))
    guard let window = table[point] else { return false }
    switch side {
    case .earliest: return window.earliest.map { $0 >= day.rawValue } ?? false
    case .latest: return window.latest.map { $0 <= day.rawValue } ?? false
    }
  }

  /// Whether the checker accepts an engine's proof, step by step.
  func accepts(_ proof: Proof<Link>) -> Bool {
    (try? ProofChecker(network).check(proof)) != nil
  }

  /// Whether the members of a contradiction cannot all hold, and can without any one of them.
  ///
  /// - Parameter contradiction: A contradiction of this assessment.
  /// - Returns: Whether the set is a contradiction and minimal.
  public func isMinimal(_ contradiction: Contradiction) -> Bool {
    let members = Set(contradiction.members)
    func holds(_ kept: Set<Ground>) -> Bool {
      let others = translation.grounds.filter { $0 != .nature && !kept.contains($0) }
      return network.isConsistent(without: left.union(translation.links(of: others)))
    }
    return !holds(members) && members.allSatisfy { holds(members.subtracting([$0])) }
  }

  /// Checks a proof of every bound of every event, with a checker that trusts nothing of the solver.
  ///
  /// - Returns: How many bounds there are, and the events with a proof that does not hold; none if all is well.
  public func audit() -> ProofAudit {
    let checker = ProofChecker(network)
    let book = self.book
    var (chains, cases, failed) = (0, 0, [Event.ID]())
    for event in inquiry.events {
      guard let reference = translation.events[event.id], dating(of: event.id)?.hasNoDay == false else {
        continue
      }
      let points = [translation.problem.start(of: reference), translation.problem.end(of: reference)]
      for point in Set(points).sorted() {
        for side in WindowSide.allCases {
          guard let window = table[point],
            let bound = side == .earliest ? window.earliest : window.latest
          else { continue }
          let holds: Bool
          if let proof = book?.proof(of: point, side: side), proof.value == bound.rawValue {
            chains += 1
            holds = (try? checker.check(proof)) != nil
          } else {
            cases += 1
            holds = proof(of: point, side: side)?.isChecked ?? false
          }
          if !holds, failed.last != event.id { failed.append(event.id) }
        }
      }
    }
    return ProofAudit(chainCount: chains, caseCount: cases, failed: failed, fault: fault)
  }

  /// The point of a moment.
  func point(of moment: Moment) -> TimePoint? {
    switch moment {
    case .start(let id), .day(let id): translation.events[id].map { translation.problem.start(of: $0) }
    case .end(let id): translation.events[id].map { translation.problem.end(of: $0) }
    case .birth(let id): translation.births[id].map { translation.problem.start(of: $0) }
    case .death(let id): translation.deaths[id].map { translation.problem.start(of: $0) }
    }
  }
}

/// What a check of all proofs came to.
public struct ProofAudit: Hashable, Sendable {
  /// How many bounds have a chain of steps as their proof.
  public let chainCount: Int
  /// How many bounds have a list of grounds as their proof, because alternatives are left.
  public let caseCount: Int
  /// The events with a proof that does not hold, in the order of the inquiry.
  public let failed: [Event.ID]
  /// What the earliest or the latest chronology breaks; `nil` if both satisfy everything.
  public let fault: Ground?

  /// Whether everything holds.
  public var holds: Bool { failed.isEmpty && fault == nil }
}
