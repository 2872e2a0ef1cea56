extension NetworkColumns {
  /// Whether a row holds between two days.
  ///
  /// It asks the row alone, and of functions only their values: nothing a solver computed.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - functions: The functions the row may name.
  ///   - from: The day of the point the row is measured from.
  ///   - to: The day of the point it bounds.
  /// - Returns: Whether it holds.
  func holds(_ row: Int32, functions: [MonotoneFunction], _ from: Int, _ to: Int) -> Bool {
    let at = Int(row)
    if upper[at] != Day.noUpper, to - from > Int(upper[at]) { return false }
    if lower[at] != Day.noLower, to - from < Int(lower[at]) { return false }
    switch special(row) {
    case nil: return true
    case .days(let ranges):
      guard let day = Int32(exactly: to) else { return false }
      return ranges.contains { $0.contains(day) }
    case .functions(let lower, let upper):
      guard let day = Int32(exactly: from) else { return false }
      for (place, isLower) in [(lower, true), (upper, false)] where place >= 0 {
        let function = functions[Int(place)]
        guard function.span.contains(day) else { return false }
        let value = Int(function.value(day))
        guard isLower ? to >= value : to <= value else { return false }
      }
      return true
    }
  }
}
