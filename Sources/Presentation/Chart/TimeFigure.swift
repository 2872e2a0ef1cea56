package import Calendars

/// The days a point in time may fall on, and what kind of bound each end is.
package struct PointWindow: Hashable, Sendable {
  /// What holds an end of a window.
  package enum Bound: Hashable, Sendable {
    /// A passage states it.
    case stated
    /// It follows from other events.
    case derived
    /// It rests on a word such as “about”.
    case approximate
  }

  /// The first possible day; `nil` is open.
  package var earliest: DayNumber?
  /// The last possible day; `nil` is open.
  package var latest: DayNumber?
  /// What holds the first.
  package var earliestBound: Bound
  /// What holds the last.
  package var latestBound: Bound

  /// Creates a window.
  package init(
    _ earliest: DayNumber?, _ latest: DayNumber?, earliestBound: Bound = .derived,
    latestBound: Bound = .derived
  ) {
    self.earliest = earliest
    self.latest = latest
    self.earliestBound = earliestBound
    self.latestBound = latestBound
  }

  /// A window without bounds.
  package static let open = PointWindow(nil, nil)

  /// Whether nothing is known.
  package var isOpen: Bool { earliest == nil && latest == nil }
  /// The one day it can be, if there is only one.
  package var onlyDay: DayNumber? { earliest == latest ? earliest : nil }
}

/// How an event lies in time: four bounds, two of which coincide for what takes a day.
package struct TimeFigure: Hashable, Sendable {
  /// When it starts.
  package var start: PointWindow
  /// When it ends.
  package var end: PointWindow
  /// Whether it takes one day.
  package var isPunctual: Bool
  /// The windows a day can fall in, in order, where the readings of its passages fall apart; else empty.
  package var alternatives: [ClosedRange<DayNumber>] = []

  /// Creates the figure of an event that lasts.
  package init(start: PointWindow, end: PointWindow) {
    self.start = start
    self.end = end
    isPunctual = false
  }

  /// Creates the figure of an event on one day.
  package init(on window: PointWindow) {
    start = window
    end = window
    isPunctual = true
  }

  /// Whether nothing is known of it.
  package var isUndated: Bool { start.isOpen && end.isOpen }

  /// The first and the last day it can touch, as far as they are bounded; of an open side, the nearest known day.
  package var hull: ClosedRange<DayNumber>? {
    let known = [start.earliest, start.latest, end.earliest, end.latest].compactMap(\.self)
    guard let first = known.min(), let last = known.max() else { return nil }
    return first...last
  }

  /// Says it in words, exactly.
  package func words(_ dates: DateWords, style: DateWords.Style = .compact) -> String {
    if isPunctual, alternatives.count > 1 {
      return dates.either(
        alternatives.map { dates.window($0.lowerBound, $0.upperBound, style: .compact) })
    }
    return isPunctual
      ? dates.window(start.earliest, start.latest, style: style)
      : dates.duration(
        start: (start.earliest, start.latest), end: (end.earliest, end.latest), style: style)
  }
}
