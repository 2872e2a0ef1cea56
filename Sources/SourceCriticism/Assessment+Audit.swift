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
    let grounds = Set(proof.grounds).union([.nature])
    let others = translation.grounds.filter { !grounds.contains($0) }
    let table = network.windows(
      without: left.union(blamed).union(translation.links(of: others)),
      budget: SearchBudget(results: 1, steps: 1_000))
    guard let point = point(of: proof.moment), let window = table[point] else { return false }
    switch proof.side {
    case .earliest: return window.earliest.map { $0 >= proof.day.rawValue } ?? false
    case .latest: return window.latest.map { $0 <= proof.day.rawValue } ?? false
    }
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

  /// Checks every proof of every event step by step, with a checker that trusts nothing of the solver.
  ///
  /// - Returns: The events with a proof that does not hold; none if all is well.
  public func audit() -> [Event.ID] {
    let checker = ProofChecker(network)
    let out = left.union(blamed)
    let book = shelf.book { ProofBook(network, without: out) }
    return inquiry.events.compactMap { event in
      guard let reference = translation.events[event.id] else { return nil }
      let points = [translation.problem.start(of: reference), translation.problem.end(of: reference)]
      for point in Set(points).sorted() {
        for side in WindowSide.allCases {
          guard let proof = book?.proof(of: point, side: side) else { continue }
          do { try checker.check(proof) } catch { return event.id }
        }
      }
      return nil
    }
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
