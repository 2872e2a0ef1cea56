extension DaySet {
  /// Creates a set from pieces in any order.
  init(unsorted pieces: [Piece]) {
    var sorted = pieces.filter { $0.lower <= $0.upper }
    if !zip(sorted, sorted.dropFirst()).allSatisfy({ $0.lower <= $1.lower }) {
      sorted.sort { $0.lower < $1.lower }
    }
    var merged: [Piece] = []
    for piece in sorted {
      if let last = merged.last, last.upper == .max || piece.lower <= last.upper + 1 {
        merged[merged.count - 1].upper = max(last.upper, piece.upper)
      } else {
        merged.append(piece)
      }
    }
    self.init(sorted: merged)
  }

  /// The days that are in either set.
  ///
  /// - Complexity: O(*n* + *m*) in the numbers of ranges.
  public func union(_ other: DaySet) -> DaySet {
    if isEmpty { return other }
    if other.isEmpty { return self }
    return DaySet(unsorted: Self.merge(allPieces, other.allPieces))
  }

  /// The days that are in some of the sets.
  public static func union(of sets: some Sequence<DaySet>) -> DaySet {
    DaySet(unsorted: sets.flatMap(\.allPieces))
  }

  /// The days that are in both sets.
  ///
  /// - Complexity: O(*n* + *m*) in the numbers of ranges.
  public func intersection(_ other: DaySet) -> DaySet {
    if pieces == nil, other.pieces == nil {
      return DaySet(
        lower: max(hullPiece.lower, other.hullPiece.lower), upper: min(hullPiece.upper, other.hullPiece.upper)
      )
    }
    let left = allPieces
    let right = other.allPieces
    var result: [Piece] = []
    var i = 0
    var j = 0
    while i < left.count, j < right.count {
      let piece = Piece(lower: max(left[i].lower, right[j].lower), upper: min(left[i].upper, right[j].upper))
      if piece.lower <= piece.upper { result.append(piece) }
      if left[i].upper < right[j].upper { i += 1 } else { j += 1 }
    }
    return DaySet(sorted: result)
  }

  /// The days that are not in the set.
  public var complement: DaySet {
    var result: [Piece] = []
    var lower = Int.min
    for piece in allPieces {
      if piece.lower > lower { result.append(Piece(lower: lower, upper: piece.lower - 1)) }
      if piece.upper == .max { return DaySet(sorted: result) }
      lower = piece.upper + 1
    }
    result.append(Piece(lower: lower, upper: .max))
    return DaySet(sorted: result)
  }

  /// The days of this set that are not in the other.
  public func subtracting(_ other: DaySet) -> DaySet { intersection(other.complement) }

  /// Whether every day of this set is in the other.
  public func isSubset(of other: DaySet) -> Bool { intersection(other) == self }

  /// The set with every range widened by whole days on both sides; unbounded ends stay so.
  ///
  /// - Parameters:
  ///   - before: Days to add before each range, 0 or more.
  ///   - after: Days to add after each range, 0 or more.
  /// - Returns: The wider set.
  public func widened(before: Int, after: Int) -> DaySet {
    precondition(before >= 0 && after >= 0, "a set can only be widened")
    return DaySet(
      unsorted: allPieces.map {
        Piece(
          lower: $0.lower == .min ? .min : $0.lower - before,
          upper: $0.upper == .max ? .max : $0.upper + after)
      })
  }

  /// The set moved by a number of days.
  public func shifted(byDays days: Int) -> DaySet {
    DaySet(
      unsorted: allPieces.map {
        Piece(
          lower: $0.lower == .min ? .min : $0.lower + days,
          upper: $0.upper == .max ? .max : $0.upper + days)
      })
  }

  private static func merge(_ left: [Piece], _ right: [Piece]) -> [Piece] {
    var result: [Piece] = []
    result.reserveCapacity(left.count + right.count)
    var i = 0
    var j = 0
    while i < left.count || j < right.count {
      if j == right.count || (i < left.count && left[i].lower <= right[j].lower) {
        result.append(left[i])
        i += 1
      } else {
        result.append(right[j])
        j += 1
      }
    }
    return result
  }
}
