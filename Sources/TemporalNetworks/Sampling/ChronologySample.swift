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
    /// A plain chain of draws, because the states did not meet within the budget: *not certified*.
    case uncertified

    private var rank: Int {
      switch self {
      case .fixed: 0
      case .exact: 1
      case .coupled: 2
      case .uncertified: 3
      }
    }

    /// Orders methods from the surest to the least sure.
    public static func < (first: Method, second: Method) -> Bool { first.rank < second.rank }
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

  /// How many chronologies were drawn.
  public var count: Int { days.count }
  /// Whether every chronology was drawn with the probability it should have.
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
    /// Whether they were drawn with the probability they should have.
    public let isCertified: Bool
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
    let share = holding.reduce(0, +) / Double(count)
    return Odds(
      share: share, error: error(holding, share),
      course: [8, 4, 2, 1].map { divisor in
        let first = max(1, count / divisor)
        return holding.prefix(first).reduce(0, +) / Double(first)
      },
      count: count, isCertified: isCertified)
  }

  /// Returns how likely each day of a point is.
  ///
  /// - Parameter point: A point that was asked for.
  /// - Returns: The density, exact where the point hangs in a tree and otherwise as drawn; `nil` when
  ///   the point was not asked for or nothing was drawn.
  public func density(of point: TimePoint) -> Density? {
    guard let place = points.firstIndex(of: point), let first = days.first?[place] else { return nil }
    if let known = exact[point] {
      return Density(
        firstDay: known.firstDay, shares: known.shares, isExact: true, isCertified: true, meanError: 0)
    }
    let drawn = days.map { $0[place] }
    let (low, high) = (drawn.min() ?? first, drawn.max() ?? first)
    var shares = [Double](repeating: 0, count: high - low + 1)
    for day in drawn { shares[day - low] += 1 / Double(count) }
    let values = drawn.map(Double.init)
    return Density(
      firstDay: low, shares: shares, isExact: false, isCertified: isCertified,
      meanError: error(values, values.reduce(0, +) / Double(count)))
  }

  /// The standard error of a mean: that of independent draws, or by 16 batches where those differ more.
  private func error(_ values: [Double], _ mean: Double) -> Double {
    guard values.count > 1 else { return .infinity }
    let spread = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
    let independent = (spread / Double(values.count)).squareRoot()
    let size = values.count / 16
    guard !isCertified, size > 0 else { return independent }
    let batches = (0..<16).map { batch in
      values[(batch * size)..<((batch + 1) * size)].reduce(0, +) / Double(size)
    }
    let center = batches.reduce(0, +) / 16
    let between = batches.reduce(0) { $0 + ($1 - center) * ($1 - center) } / 15
    return max(independent, (between / 16).squareRoot())
  }
}

/// How likely each day of a point is, all chronologies being equally likely.
public struct Density: Hashable, Sendable {
  /// The first day that ``Density/shares`` speaks of.
  public let firstDay: Int
  /// The share of each day from the first on; they add up to 1.
  public let shares: [Double]
  /// Whether the shares were summed and not drawn.
  public let isExact: Bool
  /// Whether draws had the probability they should have; exact shares always have.
  public let isCertified: Bool
  /// The standard error of ``Density/mean``; 0 when exact.
  public let meanError: Double

  /// The mean day.
  public var mean: Double {
    shares.enumerated().reduce(0) { $0 + Double(firstDay + $1.offset) * $1.element }
  }

  /// Returns the first day up to which the days make up a share.
  ///
  /// - Parameter share: The share, from 0 to 1: a half gives the median.
  /// - Returns: The day.
  public func day(atShare share: Double) -> Int {
    var sum = 0.0
    for (place, part) in shares.enumerated() {
      sum += part
      if sum >= share { return firstDay + place }
    }
    return firstDay + max(0, shares.count - 1)
  }
}
