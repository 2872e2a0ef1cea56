/// The 32-bit days of the solver, and the numbers it keeps for other meanings.
package enum Day {
  /// The farthest day from the origin on either side; what lies beyond is open.
  package static let horizon: Int32 = 400_000_000
  /// The label of a bound that nothing gives.
  package static let open: Int32 = horizon + 1
  /// The weight of an arc out of use: added to any label it is beyond ``open``.
  package static let dead: Int32 = 1_000_000_000
  /// The weight of the arc that stands for the first function; the others follow.
  package static let firstFunction: Int32 = 1_400_000_000
  /// The column entry of a side that is open.
  package static let noUpper: Int32 = .max
  /// The column entry of a side that is open.
  package static let noLower: Int32 = .min
  /// More days than lie between any two points.
  package static let beyond: Int32 = 2 * horizon + 1

  /// An upper bound of a difference as the solver keeps it.
  package static func upper(_ bound: Int?) -> Int32 {
    guard let bound, bound < Int(beyond) else { return noUpper }
    return Int32(max(bound, -Int(beyond)))
  }

  /// A lower bound of a difference as the solver keeps it.
  package static func lower(_ bound: Int?) -> Int32 {
    guard let bound, bound > -Int(beyond) else { return noLower }
    return Int32(min(bound, Int(beyond)))
  }

  /// A day of a set of days, held within the horizon.
  package static func clamped(_ day: Int) -> Int32 { Int32(min(max(day, -Int(open)), Int(open))) }
}
