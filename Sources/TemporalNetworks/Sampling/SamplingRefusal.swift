/// Why chronologies cannot be drawn.
public enum SamplingRefusal: Error, Hashable, Sendable {
  /// There is no chronology.
  case contradiction
  /// Points whose windows are open, or that hang on such; over endless days nothing is uniform.
  case open([TimePoint])
  /// No chronology lies within the days that open windows were to be held to.
  case noRoom(ClosedRange<Int>)
  /// A part of the network has more days than are tabulated, and functions or sets of days bind it.
  case tooWide(days: Int, most: Int)
  /// A part of the network has more points that move by themselves than can be moved often enough.
  case tooMany(points: Int, most: Int)
  /// Of the chronologies drawn none took an option of every alternative.
  case alternativesTooRare(tries: Int)
  /// The budget was spent before the first chronology was drawn.
  case stopped
}
