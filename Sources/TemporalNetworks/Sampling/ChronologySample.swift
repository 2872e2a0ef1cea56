/// Chronologies drawn by chance, and what they say of days and orders.
public struct ChronologySample: Sendable {
  /// How chronologies were drawn, from the surest to the least sure.
  public enum Method: String, Hashable, Comparable, Sendable {
    /// Nothing was to be drawn: there is one day for each point.
    case fixed
    /// Forward sums and backward draws along trees: exact.
    case exact
    /// Coupling from the past, whose states met: exact, and certified by their meeting.
    case coupled
    /// Pairs of chains from both ends, which met: shares are right on the average, and certified by their meeting.
    case paired
    /// A plain chain of draws, because the states did not meet within the budget: *not certified*.
    case uncertified

    private var rank: Int {
      switch self {
      case .fixed: 0
      case .exact: 1
      case .coupled: 2
      case .paired: 3
      case .uncertified: 4
      }
    }

    /// Orders methods from the surest to the least sure.
    public static func < (first: Method, second: Method) -> Bool { first.rank < second.rank }
  }

  /// What makes up for chains that had not met when draws from them began: a state that counts so many times.
  struct Correction: Sendable {
    let weight: Double
    let days: [Int]
    /// How many draws there were when it was made.
    let after: Int
  }

  /// The points, in the order they were asked for.
  public let points: [TimePoint]
  /// The days of the points in each chronology drawn.
  public let days: [[Int]]
  /// The number all chance came from.
  public let seed: UInt64
  /// The least sure of the methods the points needed.
  public let method: Method
  /// How many draws it took; more than chronologies where alternatives had to be met.
  public let tries: Int
  /// The exact shares of days, from a first day on, where they are known.
  let exact: [TimePoint: (firstDay: Int, shares: [Double])]
  /// How many of the first draws each batch ends after, where draws of one batch hang together; empty where none do.
  let batchEnds: [Int]
  /// What is to be added to the draws; next to always nothing.
  let corrections: [Correction]

  /// How many chronologies were drawn.
  public var count: Int { days.count }
  /// Whether shares are on the average what they should be, whatever the number of draws.
  public var isCertified: Bool { method != .uncertified }

  /// A share of chronologies, and how sure it is.
  public struct Odds: Hashable, Sendable {
    /// The share, from 0 to 1.
    public let share: Double
    /// The standard error of the share, by the spread between batches of draws; 0 only where all draws agree.
    public let error: Double
    /// The share after an eighth, a quarter, a half and all of the draws: how it settled.
    public let course: [Double]
    /// How many chronologies it rests on.
    public let count: Int
    /// How many chronologies drawn independently would tell as much.
    public let effectiveCount: Int
    /// Whether shares are on the average what they should be.
    public let isCertified: Bool
  }

  /// How much the first draws count for, with what was added to them: as much as there are, but where draws that do
  /// not keep functions or sets of days were left out.
  func weight(of first: Int) -> Double {
    corrections.reduce(Double(first)) { $1.after <= first ? $0 + $1.weight : $0 }
  }

  /// Returns how often one point falls on an earlier day than another.
  ///
  /// - Parameters:
  ///   - first: A point that was asked for.
  ///   - second: Another.
  /// - Returns: The odds; `nil` when a point was not asked for or nothing was drawn.
  public func odds(of first: TimePoint, before second: TimePoint) -> Odds? {
    guard let a = points.firstIndex(of: first), let b = points.firstIndex(of: second) else { return nil }
    return odds { $0[a] < $0[b] }
  }

  /// Returns how often something holds.
  ///
  /// - Parameter holds: Whether it holds in a chronology, given the days of ``points`` in order.
  /// - Returns: The odds; `nil` when nothing was drawn.
  public func odds(that holds: ([Int]) -> Bool) -> Odds? {
    guard !days.isEmpty else { return nil }
    let holding = days.map { holds($0) ? 1.0 : 0.0 }
    let corrected = corrections.map { holds($0.days) ? $0.weight : 0 }
    func settled(_ first: Int) -> Double {
      let drawn = holding.prefix(first).reduce(0, +)
      let added = zip(corrections, corrected).reduce(0) { $1.0.after <= first ? $0 + $1.1 : $0 }
      return min(1, max(0, (drawn + added) / weight(of: first)))
    }
    let share = settled(count)
    let spread = Spread(holding, corrected, self)
    return Odds(
      share: share, error: spread.error, course: [8, 4, 2, 1].map { settled(max(1, count / $0)) },
      count: count,
      effectiveCount: spread.effectiveCount, isCertified: isCertified)
  }
}
