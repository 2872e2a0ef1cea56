package import Calendars

/// What a chronology shows of many events: the whole span with its density, the rows in view by group,
/// and how many lie outside.
package struct ChronologyChart: Sendable {
  /// The most rows a page holds.
  package static let rowLimit = 200

  /// Rows under one heading.
  package struct Group: Sendable {
    /// The key of the heading in the catalogue's `group`.
    package let name: String
    /// The rows, from the earliest.
    package let rows: [ChartEvent]
  }

  /// How many events lie on one side of the view.
  package struct Outside: Sendable {
    /// How many.
    package let count: Int
    /// The days they span.
    package let span: TimeSpan
  }

  /// The span of all dated events, out to whole years.
  package let whole: TimeSpan
  /// The span in view.
  package let view: TimeSpan
  /// The rows.
  package let groups: [Group]
  /// How many rows of the view come before the first one shown.
  package let skipped: Int
  /// How many events the view holds.
  package let inView: Int
  /// What lies earlier.
  package let earlier: Outside?
  /// What lies later.
  package let later: Outside?
  /// Events of which no day is known.
  package let undated: [ChartEvent]
  /// How many events begin in each of the equal parts of the whole span.
  package let density: [Int]
  /// Where in the whole span contradictions lie.
  package let contradictions: [DayNumber]

  /// The length, in days, from which a window says so little that it does not widen the whole span.
  private static let looseInDays = 36 * 365
  /// How many parts the density has.
  private static let partCount = 180

  /// Arranges events.
  ///
  /// - Parameters:
  ///   - events: The events.
  ///   - view: The span in view; `nil` is the whole.
  ///   - skipping: How many rows of the view to leave out.
  /// - Complexity: O(*n* log *n*) for *n* events.
  package init(_ events: [ChartEvent], view: TimeSpan? = nil, skipping: Int = 0) {
    var dated: [(event: ChartEvent, hull: ClosedRange<DayNumber>)] = []
    var undated: [ChartEvent] = []
    for event in events {
      if let hull = event.figure.hull { dated.append((event, hull)) } else { undated.append(event) }
    }
    // What is known only to lie within a lifetime would stretch the whole span and tell nothing.
    let close = dated.filter { $0.hull.upperBound - $0.hull.lowerBound < Self.looseInDays }
    let spanning = close.isEmpty ? dated : close
    let first = spanning.lazy.map(\.hull.lowerBound).min() ?? Gregorian.day(1900)
    let last = spanning.lazy.map(\.hull.upperBound).max() ?? Gregorian.day(1950)
    // The mark of a few days has a width of its own, and would be cut in two at the very end.
    let margin = (last - first) / 120
    func reach(_ hull: ClosedRange<DayNumber>) -> Int {
      hull.upperBound - hull.lowerBound < margin ? margin : 0
    }
    let start = spanning.lazy.map { $0.hull.lowerBound - reach($0.hull) }.min() ?? first
    let end = spanning.lazy.map { $0.hull.upperBound + reach($0.hull) }.max() ?? last
    whole = TimeSpan(
      Gregorian.day(Gregorian.date(start).astronomicalYear),
      Gregorian.day(Gregorian.date(end).astronomicalYear, 12, 31))
    let shown = view ?? whole
    self.view = shown
    self.undated = undated

    // Places in `dated`: a chart of ten thousand events moves numbers about, not events.
    var inside: [Int] = []
    var before: (count: Int, first: DayNumber, last: DayNumber) = (0, shown.first, shown.first)
    var after: (count: Int, first: DayNumber, last: DayNumber) = (0, shown.last, shown.last)
    for (place, (event, hull)) in dated.enumerated() {
      let startsOpen = event.figure.start.earliest == nil
      let endsOpen = event.figure.end.latest == nil
      if hull.upperBound < shown.first, !endsOpen {
        before = (before.count + 1, min(before.first, hull.lowerBound), max(hull.upperBound, hull.upperBound))
      } else if hull.lowerBound > shown.last, !startsOpen {
        after = (after.count + 1, min(hull.lowerBound, hull.lowerBound), max(after.last, hull.upperBound))
      } else {
        inside.append(place)
      }
    }
    earlier =
      before.count == 0 ? nil : Outside(count: before.count, span: TimeSpan(before.first, shown.first))
    later = after.count == 0 ? nil : Outside(count: after.count, span: TimeSpan(shown.last, after.last))
    inView = inside.count
    inside.sort { left, right in
      let (one, other) = (dated[left].hull, dated[right].hull)
      if one.lowerBound != other.lowerBound { return one.lowerBound < other.lowerBound }
      if one.upperBound != other.upperBound { return one.upperBound < other.upperBound }
      return dated[left].event.slug < dated[right].event.slug
    }
    skipped = max(0, min(skipping, max(0, inside.count - 1)))
    let rows = inside.dropFirst(skipped).prefix(Self.rowLimit).map { dated[$0].event }
    let byGroup = Dictionary(grouping: rows, by: \.group)
    groups = EventGroups.order.compactMap { name in
      byGroup[name].map { Group(name: name, rows: $0) }
    }

    var parts = [Int](repeating: 0, count: Self.partCount)
    let days = whole.dayCount
    for (_, hull) in spanning {
      let place = (hull.lowerBound - whole.first) * Self.partCount / max(1, days)
      parts[min(Self.partCount - 1, max(0, place))] += 1
    }
    density = parts
    contradictions = dated.filter { $0.event.standing == .contradicted }.map { entry in
      entry.hull.lowerBound + (entry.hull.upperBound - entry.hull.lowerBound) / 2
    }
  }
}
