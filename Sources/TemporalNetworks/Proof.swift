/// Why a point cannot fall outside one end of its window: steps from the origin, each one constraint applied.
public struct Proof<Label: Hashable & Sendable>: Hashable, Sendable {
  /// One constraint applied to a bound already known.
  public struct Step: Hashable, Sendable {
    /// The constraint.
    public let constraint: Constraint<Label>
    /// Its place in the network.
    public let reference: ConstraintReference
    /// The point whose bound is known.
    public let from: TimePoint
    /// The bound already known, in days from the origin.
    public let fromValue: Int
    /// The point whose bound follows.
    public let to: TimePoint
    /// The bound that follows.
    public let toValue: Int
  }

  /// The point the proof is about.
  public let point: TimePoint
  /// The end of its window the proof is about.
  public let side: WindowSide
  /// The bound that is proved, in days from the origin.
  public let value: Int
  /// The steps, from the origin to the point; the same constraint may serve more than once.
  public let steps: [Step]

  /// The labels the proof rests on, each once, in the order of the steps.
  @inlinable public var labels: [Label] {
    var seen: Set<Label> = []
    var labels: [Label] = []
    for step in steps where seen.insert(step.constraint.label).inserted {
      labels.append(step.constraint.label)
    }
    return labels
  }
}
