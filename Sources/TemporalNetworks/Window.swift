/// Where a point may fall: not before its earliest and not after its latest place, both included.
public struct Window<Bound: Comparable & Hashable & Sendable>: Hashable, Sendable {
  /// The first place the point can take; `nil` when nothing bounds it from below.
  public let earliest: Bound?
  /// The last place the point can take; `nil` when nothing bounds it from above.
  public let latest: Bound?

  /// Creates a window from its ends.
  ///
  /// - Parameters:
  ///   - earliest: The first place, `nil` when open.
  ///   - latest: The last place, `nil` when open.
  public init(earliest: Bound?, latest: Bound?) {
    self.earliest = earliest
    self.latest = latest
  }

  /// The window that excludes nothing.
  public static var open: Window { Window(earliest: nil, latest: nil) }

  /// Whether a place lies in the window.
  public func contains(_ place: Bound) -> Bool {
    if let earliest, place < earliest { return false }
    if let latest, place > latest { return false }
    return true
  }
}

extension Window: CustomStringConvertible {
  /// The ends, `*` where open: `[12, *]`.
  public var description: String {
    let ends = [earliest, latest].map { end in end.map { "\($0)" } ?? "*" }
    return "[\(ends[0]), \(ends[1])]"
  }
}

/// One of the two ends of a window.
public enum WindowSide: String, Hashable, Sendable, CaseIterable {
  /// The first place a point can take.
  case earliest
  /// The last place a point can take.
  case latest
}
