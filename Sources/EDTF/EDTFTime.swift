/// A time of day and its shift from Coordinated Universal Time.
public struct EDTFTime: Hashable, Sendable {
  /// A time zone as written.
  public enum Shift: Hashable, Sendable {
    /// `Z`.
    case utc
    /// A signed number of hours.
    case hours(Int8)
    /// A signed number of minutes, written as hours and minutes.
    case minutes(Int16)
  }

  /// The hour, 0 to 24; 24 is the end of the day.
  public let hour: UInt8
  /// The minute.
  public let minute: UInt8
  /// The second; 60 is a leap second.
  public let second: UInt8
  /// The shift; `nil` for local time.
  public let shift: Shift?
}
