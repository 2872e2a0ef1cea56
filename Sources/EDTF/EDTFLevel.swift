/// A level of the Extended Date/Time Format; each holds the ones below it.
public enum EDTFLevel: Int, Hashable, Sendable, CaseIterable, Comparable {
  /// Complete dates, months and years, times, and intervals between them.
  case zero
  /// Seasons, qualified and partly unspecified dates, open intervals, long and negative years.
  case one
  /// Sets, sub-year groupings, exponents, qualified and unspecified parts.
  case two

  /// Whether one level is below another.
  public static func < (left: EDTFLevel, right: EDTFLevel) -> Bool { left.rawValue < right.rawValue }
}
