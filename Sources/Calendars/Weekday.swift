/// A day of the week.
public enum Weekday: Int, Hashable, Sendable, CaseIterable {
  /// Monday, the first day of the week by ISO 8601.
  case monday
  /// Tuesday.
  case tuesday
  /// Wednesday.
  case wednesday
  /// Thursday.
  case thursday
  /// Friday.
  case friday
  /// Saturday.
  case saturday
  /// Sunday.
  case sunday

  /// The weekday of a day: the week runs unbroken through every calendar, and day 0 is a Monday.
  public init(of day: DayNumber) {
    self = Self.allCases[day.rawValue.flooredRemainder(by: 7)]
  }

  /// The first such day that is not before `day`.
  public func next(atOrAfter day: DayNumber) -> DayNumber {
    day + (rawValue - Weekday(of: day).rawValue).flooredRemainder(by: 7)
  }

  /// The last such day that is not after `day`.
  public func previous(atOrBefore day: DayNumber) -> DayNumber {
    day - (Weekday(of: day).rawValue - rawValue).flooredRemainder(by: 7)
  }

  /// The days of a bounded set that fall on this weekday.
  ///
  /// - Returns: `nil` if the set is unbounded, since then there is no end to them.
  public func days(in set: DaySet) -> DaySet? {
    guard set.count != nil else { return nil }
    var pieces: [DaySet.Piece] = []
    for piece in set.allPieces {
      var day = next(atOrAfter: DayNumber(piece.lower)).rawValue
      while day <= piece.upper {
        pieces.append(DaySet.Piece(lower: day, upper: day))
        day += 7
      }
    }
    return DaySet(sorted: pieces)
  }
}
