/// A year, month and day of some calendar.
public struct CivilDate: Hashable, Sendable {
  /// The year, counted astronomically: 0 is 1 BC, −1 is 2 BC.
  public var astronomicalYear: Int
  /// The month, from 1.
  public var month: Int
  /// The day of the month, from 1.
  public var day: Int

  /// Creates a date; whether it exists is for its calendar to say.
  public init(astronomicalYear: Int, month: Int, day: Int) {
    self.astronomicalYear = astronomicalYear
    self.month = month
    self.day = day
  }
}
