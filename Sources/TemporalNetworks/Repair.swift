/// A way out: a set of labels whose retraction leaves the rest consistent, and no smaller part of which would.
public struct Repair<Label: Hashable & Sendable>: Hashable, Sendable {
  /// The labels to doubt, in the order the network first saw them.
  public let labels: [Label]
  /// The sum of their weights; their number when there are no weights.
  public let weight: Int
}

/// The ways out that a search found.
public struct Repairs<Label: Hashable & Sendable>: Hashable, Sendable {
  /// The ways out, lightest first, then in the order of their labels.
  public let repairs: [Repair<Label>]
  /// Whether there is no other: no other minimal set, or with weights no other as light.
  public let isComplete: Bool
  /// What any way out weighs at least.
  public let leastWeight: Int
}
