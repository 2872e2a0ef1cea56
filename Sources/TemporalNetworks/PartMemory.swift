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
final class PartBounds: Sendable {
  let earliest: [Int32]
  let latest: [Int32]
  let fault: Int32?
  /// The labels of proofs that were asked for, by their numbers in the part: twice the point's number for its
  /// earliest day, one more for its latest.
  private let proofs = Mutex<[Int32: [Int32]]>([:])

  init(earliest: [Int32], latest: [Int32], fault: Int32?) {
    self.earliest = earliest
    self.latest = latest
    self.fault = fault
  }

  /// The labels that a bound rests on, found the first time.
  func proof(of point: Int32, _ side: WindowSide, _ find: () -> [Int32]) -> [Int32] {
    let key =
      switch side {
      case .earliest: 2 * point
      case .latest: 2 * point + 1
      }
    if let known = proofs.withLock({ $0[key] }) { return known }
    let found = find()
    proofs.withLock { $0[key] = found }
    return found
  }
}

/// The parts in which the points of a network are, as its windows were found in them.
struct PartPlaces: Sendable {
  /// A part that holds together.
  struct Part: Sendable {
    let bounds: PartBounds
    /// The label of the network that each label of the part is, in order.
    let labels: [Int32]
  }

  private(set) var parts: [Part] = []
  /// The part of each point; -1 where it has none.
  private var part: [Int32]
  /// The number of each point in its part.
  private var number: [Int32]

  init(pointCount: Int) {
    part = Array(repeating: -1, count: pointCount)
    number = Array(repeating: 0, count: pointCount)
  }

  /// Notes a part and its points.
  mutating func add(_ bounds: PartBounds, points: [Int32], labels: [Int32]) {
    for (place, point) in points.enumerated() where point != 0 {
      part[Int(point)] = Int32(truncatingIfNeeded: parts.count)
      number[Int(point)] = Int32(truncatingIfNeeded: place)
    }
    parts.append(Part(bounds: bounds, labels: labels))
  }

  /// Makes room for more points, which are in no part.
  mutating func reserve(_ pointCount: Int) {
    part += Array(repeating: -1, count: pointCount - part.count)
    number += Array(repeating: 0, count: pointCount - number.count)
  }

  /// The number of the part of a point; -1 where it has none.
  func part(of point: Int32) -> Int { Int(part[Int(point)]) }

  /// Forgets the part of a point.
  mutating func remove(_ point: Int32) { part[Int(point)] = -1 }

  /// Where a point is; `nil` where it is in no part that is known.
  subscript(point: TimePoint) -> (part: Part, number: Int32)? {
    let place = part[point.index]
    return place < 0 ? nil : (parts[Int(place)], number[point.index])
  }
}
