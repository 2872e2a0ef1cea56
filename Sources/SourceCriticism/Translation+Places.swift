internal import Chronology
internal import TemporalNetworks
internal import Testimony

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension Translation {
  /// Adds the rule of one place at a time for the pairs of presences that the windows leave one order, or none.
  ///
  /// Two stays in different places may share the day of the move. Two moments in different places may
  /// share a day only if the places are known to be near.
  ///
  /// - Parameters:
  ///   - problem: The problem to add to.
  ///   - windows: The windows without the rule.
  ///   - doubted: What is not believed.
  /// - Returns: Whether anything was added.
  func addPlaces(
    to problem: inout ChronologyProblem<Link>, windows: WindowTable<Link>, doubted: Set<Ground>
  ) -> Bool {
    guard let rule = rules.first(where: { if case .nobodyInTwoPlaces = $0 { true } else { false } }),
      !doubted.contains(.rule(rule.id)), !presences.isEmpty
    else { return false }
    return false
  }
}
