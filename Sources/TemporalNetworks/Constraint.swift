/// Something that must hold between the days of two points, and the label that answers for it.
///
/// Several constraints may share a label: a label is what proofs and conflicts name, and what is
/// retracted and asserted as one.
public struct Constraint<Label: Hashable & Sendable>: Hashable, Sendable {
  /// What must hold between the day of ``Constraint/from`` and the day of ``Constraint/to``.
  public typealias Relation = ConstraintRelation

  /// The point the relation is measured from; the origin for a set of days.
  public let from: TimePoint
  /// The point the relation bounds.
  public let to: TimePoint
  /// What must hold between them.
  public let relation: Relation
  /// What answers for the constraint.
  public let label: Label

  /// Bounds the days from one point to another.
  ///
  /// - Parameters:
  ///   - from: The point counted from.
  ///   - to: The point counted to.
  ///   - atLeast: The fewest days from one to the other, negative when `to` may come first; `nil` when open.
  ///   - atMost: The most days from one to the other; `nil` when open.
  ///   - label: What answers for it.
  @inlinable public init(
    from: TimePoint, to: TimePoint, atLeast: Int? = nil, atMost: Int? = nil, label: Label
  ) {
    self.init(from: from, to: to, .difference(atLeast: atLeast, atMost: atMost), label: label)
  }

  /// Bounds the day of one point by non-decreasing functions of the day of another.
  ///
  /// - Parameters:
  ///   - from: The point the functions are applied to.
  ///   - to: The point they bound.
  ///   - notBefore: The function that gives the first day `to` may take; `nil` when open.
  ///   - notAfter: The function that gives the last day `to` may take; `nil` when open.
  ///   - label: What answers for it.
  @inlinable public init(
    from: TimePoint, to: TimePoint, notBefore: MonotoneFunction.Reference?,
    notAfter: MonotoneFunction.Reference?, label: Label
  ) {
    self.init(from: from, to: to, .monotone(notBefore: notBefore, notAfter: notAfter), label: label)
  }

  /// Keeps a point to a set of days.
  ///
  /// - Parameters:
  ///   - point: The point.
  ///   - days: The allowed days as closed ranges in any order; none at all is a contradiction in itself.
  ///   - label: What answers for it.
  @inlinable public init(_ point: TimePoint, in days: [ClosedRange<Int>], label: Label) {
    self.init(from: .origin, to: point, .days(ConstraintRelation.normalised(days)), label: label)
  }

  /// The same constraint under another label.
  public func relabelled(_ label: Label) -> Constraint {
    Constraint(from: from, to: to, relation, label: label)
  }

  /// Puts a relation between two points as it is.
  @inlinable package init(from: TimePoint, to: TimePoint, _ relation: Relation, label: Label) {
    self.from = from
    self.to = to
    self.relation = relation
    self.label = label
  }
}

/// The place of a constraint in its network, in the order constraints were added.
public struct ConstraintReference: Hashable, Comparable, Sendable {
  /// The place, from 0.
  public let index: Int

  /// Names the constraint at a place of a network.
  ///
  /// - Parameter index: The place, from 0.
  @inlinable public init(index: Int) { self.index = index }

  /// Orders constraints by when they were added.
  public static func < (first: ConstraintReference, second: ConstraintReference) -> Bool {
    first.index < second.index
  }
}
