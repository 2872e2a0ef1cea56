/// The functions on the arcs of one compiled network.
struct FunctionTable: Sendable {
  /// What an arc applies.
  enum Entry: Sendable {
    /// `to ≥ function(from)`.
    case lower(MonotoneFunction)
    /// `to ≤ function(from)`.
    case upper(MonotoneFunction)
    /// A day set of one point; first and last days of its ranges.
    case days(first: [Int32], last: [Int32])
  }

  var entries: [Entry] = []

  /// What a latest day of an arc's tail leaves for its head.
  ///
  /// A lower function bounds its argument from above, hence runs from `to` to `from`.
  func latest(_ entry: Int, _ day: Int32) -> Int32 {
    switch entries[entry] {
    case .lower(let function):
      return Self.held(function.greatestNotAbove(day))
    case .upper(let function):
      if day < function.span.lowerBound { return -Day.open }
      return Self.held(function.value(min(day, function.span.upperBound)))
    case .days(let first, let last):
      // The last range that begins no later than the day.
      var low = 0
      var high = first.count
      while low < high {
        let middle = (low + high) >> 1
        if first[middle] <= day { low = middle + 1 } else { high = middle }
      }
      return low == 0 ? -Day.open : min(day, last[low - 1])
    }
  }

  /// What an earliest day of an arc's tail leaves for its head.
  func earliest(_ entry: Int, _ day: Int32) -> Int32 {
    switch entries[entry] {
    case .upper(let function):
      return Self.held(function.leastNotBelow(day))
    case .lower(let function):
      if day > function.span.upperBound { return Day.open }
      return Self.held(function.value(max(day, function.span.lowerBound)))
    case .days(let first, let last):
      var low = 0
      var high = last.count
      while low < high {
        let middle = (low + high) >> 1
        if last[middle] < day { low = middle + 1 } else { high = middle }
      }
      return low == last.count ? Day.open : max(day, first[low])
    }
  }

  private static func held(_ day: Int32) -> Int32 { min(max(day, -Day.open), Day.open) }
}

// What a bound of the head asks of the tail: the other adjoint.
extension FunctionTable {
  /// The greatest latest day of an arc's tail that still gives its head the latest day asked for.
  ///
  /// - Returns: `nil` when no bound of the tail gives it.
  func latestNeeded(_ entry: Int, _ day: Int32) -> Int32? {
    switch entries[entry] {
    case .lower(let function):
      guard day < function.span.upperBound else { return Day.horizon }
      guard day + 1 >= function.span.lowerBound else { return nil }
      let value = function.value(day + 1)
      return value <= -Day.horizon ? nil : min(value - 1, Day.horizon)
    case .upper(let function):
      let needed = function.greatestNotAbove(day)
      return needed < -Day.horizon ? nil : needed
    case .days:
      let next = earliest(entry, day + 1)
      return next >= Day.open ? Day.horizon : next - 1
    }
  }

  /// The least earliest day of an arc's tail that still gives its head the earliest day asked for.
  func earliestNeeded(_ entry: Int, _ day: Int32) -> Int32? {
    switch entries[entry] {
    case .upper(let function):
      guard day > function.span.lowerBound else { return -Day.horizon }
      guard day - 1 <= function.span.upperBound else { return nil }
      let value = function.value(day - 1)
      return value >= Day.horizon ? nil : max(value + 1, -Day.horizon)
    case .lower(let function):
      let needed = function.leastNotBelow(day)
      return needed > Day.horizon ? nil : needed
    case .days:
      let previous = latest(entry, day - 1)
      return previous <= -Day.open ? -Day.horizon : previous + 1
    }
  }
}
