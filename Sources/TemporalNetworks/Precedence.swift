/// How the days of two points lie to each other in all chronologies.
public struct Precedence: Hashable, Sendable {
  /// Whether something holds in all chronologies, in some or in none.
  public enum Verdict: String, Hashable, Sendable {
    /// It holds in every chronology.
    case must
    /// It holds in some chronologies and fails in others.
    case may
    /// It holds in no chronology.
    case cannot
  }

  /// The fewest and the most days from the first point to the second; `nil` when open.
  public let distance: Window<Int>

  /// Whether the first point falls before the second or on the same day.
  public var notAfter: Verdict { verdict(atLeast: 0) }
  /// Whether the first point falls on an earlier day than the second.
  public var before: Verdict { verdict(atLeast: 1) }

  private func verdict(atLeast days: Int) -> Verdict {
    if let fewest = distance.earliest, fewest >= days { return .must }
    if let most = distance.latest, most < days { return .cannot }
    return .may
  }
}
