/// Checks proofs and chronologies against constraints; trusts nothing that a solver computed.
public struct ProofChecker<Label: Hashable & Sendable>: Sendable {
  /// Why a proof or a chronology does not hold.
  public enum Flaw: Error, Hashable, Sendable {
    /// The step does not begin where the one before ended, or the first not at the origin.
    case gap(step: Int)
    /// The constraint of the step is not one of the network's, or does not join its points.
    case foreignConstraint(step: Int)
    /// The constraint does not give the value of the step.
    case wrongValue(step: Int, expected: Int?)
    /// The last step does not end at the point and value the proof is about.
    case wrongEnd
    /// A chronology breaks a constraint.
    case broken(ConstraintReference)
  }

  private let constraints: [Constraint<Label>]
  private let functions: [MonotoneFunction]

  /// Creates a checker for the constraints of a network.
  ///
  /// - Parameter network: The network; only its constraints and functions are used.
  public init(_ network: TemporalNetwork<Label>) {
    constraints = network.constraints
    functions = network.columns.functions
  }

  /// Checks that each step of a proof follows and that it ends where it says.
  ///
  /// - Parameter proof: The proof.
  /// - Throws: ``Flaw``, the first there is.
  public func check(_ proof: Proof<Label>) throws(Flaw) {
    var at = TimePoint.origin
    var value = 0
    for (place, step) in proof.steps.enumerated() {
      guard step.from == at, step.fromValue == value else { throw .gap(step: place) }
      guard constraints.indices.contains(step.reference.index),
        constraints[step.reference.index] == step.constraint
      else { throw .foreignConstraint(step: place) }
      let expected = try apply(step, side: proof.side, place: place)
      guard expected == step.toValue else { throw .wrongValue(step: place, expected: expected) }
      (at, value) = (step.to, step.toValue)
    }
    guard at == proof.point, value == proof.value else { throw .wrongEnd }
  }

  /// Checks that days given to all points satisfy every constraint whose label is believed.
  ///
  /// - Parameters:
  ///   - days: One day for each point, the origin's first.
  ///   - doubted: Labels to leave out.
  /// - Throws: ``Flaw/broken(_:)``, naming the first constraint that fails.
  public func check(chronology days: [Int], without doubted: Set<Label> = []) throws(Flaw) {
    for (place, constraint) in constraints.enumerated() where !doubted.contains(constraint.label) {
      guard holds(constraint, days[constraint.from.index], days[constraint.to.index]) else {
        throw .broken(ConstraintReference(index: place))
      }
    }
  }

  private func holds(_ constraint: Constraint<Label>, _ from: Int, _ to: Int) -> Bool {
    switch constraint.relation {
    case .difference(let atLeast, let atMost):
      return atLeast.map { to - from >= $0 } ?? true && atMost.map { to - from <= $0 } ?? true
    case .monotone(let notBefore, let notAfter):
      for (reference, isLower) in [(notBefore, true), (notAfter, false)] {
        guard let reference else { continue }
        let function = functions[reference.index]
        guard let day = Int32(exactly: from), function.span.contains(day) else { return false }
        let value = Int(function.value(day))
        guard isLower ? to >= value : to <= value else { return false }
      }
      return true
    case .days(let ranges):
      return ranges.contains { $0.contains(to) }
    }
  }

  /// The bound of the head of a step that follows from the bound of its tail.
  private func apply(
    _ step: Proof<Label>.Step, side: WindowSide, place: Int
  ) throws(Flaw) -> Int? {
    let constraint = step.constraint
    let isForward = step.from == constraint.from && step.to == constraint.to
    let isBackward = step.from == constraint.to && step.to == constraint.from
    let isLatest = side == .latest
    switch constraint.relation {
    case .difference(let atLeast, let atMost):
      guard isForward || isBackward else { throw .foreignConstraint(step: place) }
      let ahead = isLatest ? atMost : atLeast
      let back = isLatest ? atLeast : atMost
      if isForward, let ahead, step.fromValue + ahead == step.toValue || !isBackward {
        return step.fromValue + ahead
      }
      return isBackward ? back.map { step.fromValue - $0 } : nil
    case .monotone(let notBefore, let notAfter):
      if step.from == .origin, step.to == constraint.from,
        let end = spanEnd([notBefore, notAfter], isLatest: isLatest), end == step.toValue
      {
        return end
      }
      guard isForward || isBackward, let day = Int32(exactly: step.fromValue) else {
        throw .foreignConstraint(step: place)
      }
      // A lower function carries earliest days forward and latest days back; an upper one the reverse.
      if isForward, let reference = isLatest ? notAfter : notBefore {
        let function = functions[reference.index]
        guard function.span.contains(day) else { return nil }
        return Int(function.value(day))
      }
      guard isBackward, let reference = isLatest ? notBefore : notAfter,
        let claimed = Int32(exactly: step.toValue)
      else { return nil }
      return adjoint(functions[reference.index], day, claimed, isLatest: isLatest).map(Int.init)
    case .days(let ranges):
      if isLatest {
        if isForward, step.from == .origin, step.toValue == ranges.last?.upperBound { return step.toValue }
        guard step.from == constraint.to, step.to == constraint.to else {
          throw .foreignConstraint(step: place)
        }
        return ranges.last { $0.lowerBound <= step.fromValue }.map { min($0.upperBound, step.fromValue) }
      }
      if isForward, step.from == .origin, step.toValue == ranges.first?.lowerBound { return step.toValue }
      guard step.from == constraint.to, step.to == constraint.to else {
        throw .foreignConstraint(step: place)
      }
      return ranges.first { $0.upperBound >= step.fromValue }.map { max($0.lowerBound, step.fromValue) }
    }
  }

  /// The end of the spans that a point lies in because functions are applied to it.
  private func spanEnd(_ functions: [MonotoneFunction.Reference?], isLatest: Bool) -> Int? {
    let spans = functions.compactMap { $0 }.map { self.functions[$0.index].span }
    let end = isLatest ? spans.map(\.upperBound).min() : spans.map(\.lowerBound).max()
    return end.map(Int.init)
  }

  /// Confirms a claimed adjoint by the function's own values, without its adjoints.
  private func adjoint(
    _ function: MonotoneFunction, _ day: Int32, _ claimed: Int32, isLatest: Bool
  ) -> Int32? {
    guard function.span.contains(claimed) else { return nil }
    if isLatest {
      // The greatest argument whose value is not above the day.
      guard function.value(claimed) <= day else { return nil }
      return claimed == function.span.upperBound || function.value(claimed + 1) > day ? claimed : nil
    }
    guard function.value(claimed) >= day else { return nil }
    return claimed == function.span.lowerBound || function.value(claimed - 1) < day ? claimed : nil
  }
}
