/// A way of counting age.
public enum AgeCount: String, Hashable, Sendable, Codable, CaseIterable {
  /// Completed years: “aged fifteen”, from the fifteenth birthday to the eve of the sixteenth.
  case completed
  /// Begun years: “in his fifteenth year”, from the fourteenth birthday to the eve of the fifteenth.
  case ordinal
  /// The difference of the two calendar years, whatever the days.
  case yearDifference
  /// One at birth and one more each New Year, as in East Asia.
  case inclusive
}
