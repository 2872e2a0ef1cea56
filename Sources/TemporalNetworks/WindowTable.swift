/// The windows of all points of a network at once.
///
/// Contradictions do not blank it: a point of a conflict has no window, and every other point has
/// the window that follows from the labels of no conflict.
public struct WindowTable<Label: Hashable & Sendable>: Sendable {
  /// The conflicts there are; empty when everything can hold together.
  public let conflicts: [Conflict<Label>]
  /// Whether every conflict and every alternative was looked at within the budget.
  ///
  /// If not, the windows are still sound, and some may be wider than need be.
  public let isComplete: Bool
  /// A label whose constraint one of the extreme chronologies breaks: an internal error, to be reported
  /// and never to be worked with; `nil` when both satisfy everything, as they were asked each time
  /// windows were made from scratch.
  public let fault: Label?
  let earliest: [Int32]
  let latest: [Int32]
  let touched: Set<Int>
  /// The same as they were found part by part, if they were.
  var solved: SolvedParts?

  /// How many points there are, the origin among them.
  public var count: Int { earliest.count }
  /// Whether everything can hold together.
  public var isConsistent: Bool { conflicts.isEmpty }

  /// The window of a point; `nil` when no day fits all that is said of it.
  public subscript(point: TimePoint) -> Window<Int>? {
    guard !touched.contains(point.index) else { return nil }
    return Window(earliest[point.index], latest[point.index])
  }

  /// The conflicts a point takes part in, as places in ``conflicts``.
  public func conflicts(touching point: TimePoint) -> [Int] {
    conflicts.indices.filter { conflicts[$0].constraints.contains { $0.from == point || $0.to == point } }
  }

  /// The points without a window, in order.
  public var pointsWithoutDay: [TimePoint] { touched.sorted().map(TimePoint.init(index:)) }
}

extension Window<Int> {
  /// A window from labels of the solver.
  init(_ earliest: Int32, _ latest: Int32) {
    self.init(
      earliest: earliest <= -Day.open ? nil : Int(earliest),
      latest: latest >= Day.open ? nil : Int(latest))
  }
}
