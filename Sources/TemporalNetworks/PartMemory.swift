import Synchronization

/// What was found out about parts of networks: their windows, or why they contradict themselves.
///
/// A part is known by what it says and not by where it stands, so that one memory serves networks that differ a
/// little: the same statements under other doubts, or a later state of them. It never changes an answer.
public final class PartMemory: Sendable {
  /// What is known of a part.
  enum Finding: Sendable {
    /// It holds together.
    case holds(PartBounds)
    /// It does not; all minimal conflicts, by the labels of the part, and the steps it took to find them.
    case contradicts([[Int32]], steps: Int)
  }

  private struct Kept {
    var findings: [PartContent: Finding] = [:]
    var rowCount = 0
  }

  /// What was known when this memory began.
  private let earlier: [PartContent: Finding]
  private let kept = Mutex(Kept())

  /// Creates a memory that knows nothing.
  public init() { earlier = [:] }

  private init(_ earlier: [PartContent: Finding]) { self.earlier = earlier }

  /// A memory that knows what this one knows, and forgets what it is not asked for before its own next.
  public func next() -> PartMemory { PartMemory(kept.withLock { $0.findings }) }

  /// How many rows are kept at most, so that many questions do not fill the memory.
  private static let rowLimit = 4_000_000

  func finding(_ content: PartContent) -> Finding? {
    if let known = kept.withLock({ $0.findings[content] }) { return known }
    guard let known = earlier[content] else { return nil }
    learn(content, known)
    return known
  }

  func learn(_ content: PartContent, _ finding: Finding) {
    kept.withLock { kept in
      if kept.rowCount > Self.rowLimit { kept = Kept() }
      kept.findings[content] = finding
      kept.rowCount += content.rowCount
    }
  }
}

/// The windows of the points of a part, by their numbers in it, and a label whose row they break.
struct PartBounds: Sendable {
  let earliest: [Int32]
  let latest: [Int32]
  let fault: Int32?
}
