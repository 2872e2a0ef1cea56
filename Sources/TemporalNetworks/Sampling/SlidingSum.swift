/// Sums of a list over stretches whose ends only move forward, by additions alone.
///
/// Differences of running totals would lose small sums beside large ones. So the stretch is kept in
/// two: sums from each place up to a middle, made anew when the stretch has left them behind, and
/// one sum from the middle on. Each place is added twice at most.
struct SlidingSum {
  private let values: UnsafePointer<Double>
  private let count: Int
  private let suffix: UnsafeMutablePointer<Double>
  private var middle = 0
  private var added = 0
  private var back = 0.0

  /// Prepares to sum a list.
  ///
  /// - Parameters:
  ///   - values: The list.
  ///   - count: How long it is.
  ///   - scratch: Room for as many numbers.
  init(_ values: UnsafePointer<Double>, count: Int, scratch: UnsafeMutablePointer<Double>) {
    self.values = values
    self.count = count
    suffix = scratch
  }

  /// The sum from one place to another, both included; neither may come before an earlier one.
  @inline(__always)
  mutating func sum(_ first: Int, _ last: Int) -> Double {
    let first = max(first, 0)
    let last = min(last, count - 1)
    while added <= last {
      back += values[added]
      added += 1
    }
    guard first <= last else { return 0 }
    if first >= middle {
      var total = 0.0
      var place = added - 1
      while place >= first {
        total += values[place]
        suffix[place] = total
        place -= 1
      }
      middle = added
      back = 0
    }
    return suffix[first] + back
  }
}
