internal import Synchronization
internal import TemporalNetworks

/// Keeps the proofs of an assessment once somebody has asked for one.
final class ProofShelf: Sendable {
  private let kept = Mutex<ProofBook<Link>?>(nil)

  /// The book of proofs, made the first time.
  func book(_ make: () -> ProofBook<Link>?) -> ProofBook<Link>? {
    kept.withLock { book in
      if book == nil { book = make() }
      return book
    }
  }
}
