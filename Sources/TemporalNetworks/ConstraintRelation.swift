/// What must hold between the days of two points, whoever answers for it.
public enum ConstraintRelation: Hashable, Sendable {
  /// `atLeast ≤ to − from ≤ atMost`, in whole days; `nil` leaves a side open.
  case difference(atLeast: Int?, atMost: Int?)
  /// `notBefore(from) ≤ to ≤ notAfter(from)`, by functions registered in the network.
  case monotone(notBefore: MonotoneFunction.Reference?, notAfter: MonotoneFunction.Reference?)
  /// The day of ``Constraint/to`` lies in one of these ranges of days; sorted, disjoint, none adjacent.
  case days([ClosedRange<Int>])

  /// Sorts ranges of days and joins those that touch.
  @usableFromInline static func normalised(_ days: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    var result: [ClosedRange<Int>] = []
    for range in days.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      if let last = result.last, last.upperBound == .max || range.lowerBound <= last.upperBound + 1 {
        result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}
