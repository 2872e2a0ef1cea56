/// A point in time whose day is unknown: one variable of a network.
///
/// The origin, day zero of every network, is the point with index zero.
public struct TimePoint: Hashable, Comparable, Sendable {
  /// The place of the point in its network, in the order the points were added; the origin is 0.
  public let index: Int

  /// Names the point at a place of a network.
  ///
  /// - Parameter index: The place; 0 is the origin.
  public init(index: Int) { self.index = index }

  /// The fixed point that every absolute day is counted from.
  public static let origin = TimePoint(index: 0)

  /// Orders points by when they were added.
  public static func < (first: TimePoint, second: TimePoint) -> Bool { first.index < second.index }
}
