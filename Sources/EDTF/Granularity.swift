/// How finely a date is given.
public enum Granularity: Int, Hashable, Sendable, CaseIterable, Comparable {
  /// One day, or a time of a day.
  case day
  /// One month.
  case month
  /// A season, quarter or other part of a year.
  case season
  /// One year.
  case year
  /// Ten years with the same digits before the last.
  case decade
  /// A hundred years with the same digits before the last two.
  case century
  /// A thousand years or more.
  case millennium

  /// Whether one is finer than another.
  public static func < (left: Granularity, right: Granularity) -> Bool { left.rawValue < right.rawValue }
}
