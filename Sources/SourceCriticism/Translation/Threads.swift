/// Lists of values by number, added to in any order and kept in one row.
///
/// Thousands of short lists so cost no more than one long one, and what was added in a stretch of time lies together.
struct Threads<Value: Sendable>: Sendable {
  /// All values, in the order in which they were added.
  private(set) var values: [Value] = []
  /// The list of each value.
  private(set) var lists: [Int32] = []
  /// The value before each in its list; -1 for none.
  private var before: [Int32] = []
  /// The last value of each list; -1 for none.
  private var latest: [Int32] = []

  mutating func reserveCapacity(_ count: Int) {
    values.reserveCapacity(count)
    lists.reserveCapacity(count)
    before.reserveCapacity(count)
  }

  /// Adds a value at the end of a list.
  mutating func append(_ value: Value, to list: Int32) {
    while latest.count <= Int(list) { latest.append(-1) }
    before.append(latest[Int(list)])
    latest[Int(list)] = Int32(truncatingIfNeeded: values.count)
    values.append(value)
    lists.append(list)
  }

  /// The last value of a list; `nil` where it has none.
  func last(of list: Int32) -> Value? {
    guard Int(list) < latest.count, latest[Int(list)] >= 0 else { return nil }
    return values[Int(latest[Int(list)])]
  }

  /// The values of a list, in order.
  subscript(list: Int32) -> [Value] {
    guard Int(list) < latest.count else { return [] }
    var result: [Value] = []
    var place = latest[Int(list)]
    while place >= 0 {
      result.append(values[Int(place)])
      place = before[Int(place)]
    }
    return result.reversed()
  }
}
