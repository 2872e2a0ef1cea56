extension ChronologySample {
  /// Returns how likely each day of a point is.
  ///
  /// - Parameter point: A point that was asked for.
  /// - Returns: The density, exact where the point hangs in a tree and otherwise as drawn; `nil` when
  ///   the point was not asked for or nothing was drawn.
  public func density(of point: TimePoint) -> Density? {
    guard let place = points.firstIndex(of: point), !days.isEmpty else { return nil }
    if let known = exact[point] { return Density(firstDay: known.firstDay, exact: known.shares) }
    let values = days.map { Double($0[place]) }
    let spread = Spread(values, corrections.map { $0.weight * Double($0.days[place]) }, self)
    let total = weight(of: count)
    var weighted = days.map { (day: $0[place], weight: 1 / total) }
    weighted += corrections.map { (day: $0.days[place], weight: $0.weight / total) }
    return Density(
      drawn: weighted, isCertified: isCertified, meanError: spread.error,
      effectiveCount: spread.effectiveCount)
  }
}

/// How likely each day of a point is, all chronologies being equally likely.
public struct Density: Hashable, Sendable {
  /// How many days are told apart at most; of a longer stretch, days are taken together.
  static let mostShares = 100_000

  /// The first day that ``Density/shares`` speaks of.
  public let firstDay: Int
  /// How many days each share is of: 1, and more only where the days go over more than 100,000.
  public let daysPerShare: Int
  /// The share of each stretch of days from the first on; they add up to 1.
  public let shares: [Double]
  /// Whether the shares were summed and not drawn.
  public let isExact: Bool
  /// Whether shares are on the average what they should be; exact shares always are.
  public let isCertified: Bool
  /// The mean day.
  public let mean: Double
  /// The standard error of ``Density/mean``; 0 when exact.
  public let meanError: Double
  /// How many chronologies drawn independently would tell as much of the mean; `nil` when exact.
  public let effectiveCount: Int?
  /// Each day with the share of all days up to it, where there is a step.
  private let steps: [Step]

  private struct Step: Hashable {
    let day: Int
    let sum: Double
  }

  /// A density that was summed.
  init(firstDay: Int, exact: [Double]) {
    self.init(
      weighted: exact.enumerated().lazy.filter { $0.element > 0 }.map {
        (day: firstDay + $0.offset, weight: $0.element)
      }, firstDay: firstDay, lastDay: firstDay + exact.count - 1, isExact: true, isCertified: true,
      meanError: 0,
      effectiveCount: nil)
  }

  /// A density of days that were drawn, each with its weight.
  init(
    drawn: [(day: Int, weight: Double)], isCertified: Bool, meanError: Double, effectiveCount: Int
  ) {
    let sorted = drawn.sorted { $0.day < $1.day }
    self.init(
      weighted: sorted, firstDay: sorted.first?.day ?? 0, lastDay: sorted.last?.day ?? 0, isExact: false,
      isCertified: isCertified, meanError: meanError, effectiveCount: effectiveCount)
  }

  private init(
    weighted: some Sequence<(day: Int, weight: Double)>, firstDay: Int, lastDay: Int, isExact: Bool,
    isCertified: Bool, meanError: Double, effectiveCount: Int?
  ) {
    let width = lastDay - firstDay + 1
    let daysPerShare = width <= Self.mostShares ? 1 : (width + 999) / 1_000
    var shares = [Double](repeating: 0, count: (width + daysPerShare - 1) / daysPerShare)
    var steps: [Step] = []
    var (sum, moment) = (0.0, 0.0)
    for (day, weight) in weighted {
      shares[(day - firstDay) / daysPerShare] += weight
      sum += weight
      moment += weight * Double(day - firstDay)
      if steps.last?.day == day { steps.removeLast() }
      steps.append(Step(day: day, sum: sum))
    }
    self.firstDay = firstDay
    self.daysPerShare = daysPerShare
    self.shares = shares
    self.isExact = isExact
    self.isCertified = isCertified
    self.meanError = meanError
    self.effectiveCount = effectiveCount
    self.steps = steps
    mean = Double(firstDay) + moment
  }

  /// Returns the first day up to which the days make up a share.
  ///
  /// - Parameter share: The share, from 0 to 1: a half gives the median.
  /// - Returns: The day.
  public func day(atShare share: Double) -> Int {
    steps.first { $0.sum >= share }?.day ?? steps.last?.day ?? firstDay
  }
}
