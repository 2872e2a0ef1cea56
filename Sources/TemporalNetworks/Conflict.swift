/// A smallest set of constraints that cannot all hold: without any one label the rest can.
public struct Conflict<Label: Hashable & Sendable>: Error, Hashable, Sendable {
  /// The constraints, in the order they were added.
  public let constraints: [Constraint<Label>]
  /// Their labels, each once, in the order the network first saw them.
  public let labels: [Label]

  /// Creates a conflict.
  ///
  /// - Parameters:
  ///   - constraints: What cannot all hold.
  ///   - labels: The labels that answer for it, each once.
  public init(constraints: [Constraint<Label>], labels: [Label]) {
    self.constraints = constraints
    self.labels = labels
  }

  /// The points that no day fits because of the conflict, in order; the origin is never one.
  public var points: [TimePoint] {
    Set(constraints.flatMap { [$0.from, $0.to] }).filter { $0.index != 0 }.sorted()
  }
}

/// The minimal conflicts that a search found, and whether there can be others.
public struct Contradictions<Label: Hashable & Sendable>: Hashable, Sendable {
  /// The conflicts, those with fewest labels first, then in the order of their labels.
  public let conflicts: [Conflict<Label>]
  /// Whether these are all minimal conflicts there are.
  public let isComplete: Bool
  /// The conflicts that hang together by shared labels, as places in ``conflicts``; groups and members in order.
  public let groups: [[Int]]

  /// Whether there is no conflict at all.
  public var isEmpty: Bool { conflicts.isEmpty }
}
