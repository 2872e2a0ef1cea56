internal import Synchronization
internal import TemporalNetworks

/// Keeps what an assessment has found out once somebody has asked for it.
final class AnswerShelf: Sendable {
  private let proofs = Mutex<ProofBook<Link>?>(nil)
  private let points = Mutex<ApartPoints?>(nil)

  /// The book of proofs, made the first time.
  func book(_ make: () -> ProofBook<Link>?) -> ProofBook<Link>? {
    proofs.withLock { book in
      if book == nil { book = make() }
      return book
    }
  }

  /// The points whose days may fall apart, found the first time.
  func apart(_ find: () -> ApartPoints) -> ApartPoints {
    points.withLock { kept in
      if let kept { return kept }
      let found = find()
      kept = found
      return found
    }
  }
}

/// The points whose days may fall apart.
struct ApartPoints: Sendable {
  let points: Set<Int>
  /// Whether the budget sufficed to find all.
  let isComplete: Bool
}
