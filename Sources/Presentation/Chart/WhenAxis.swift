import Calendars

/// A small axis with one event on it: what a date that is being typed would mean.
package struct WhenAxis: Sendable {
  /// How the event lies in time.
  package let figure: TimeFigure
  /// The words of its dates.
  package let dates: DateWords

  /// Creates the axis of a figure.
  package init(_ figure: TimeFigure, _ dates: DateWords) {
    self.figure = figure
    self.dates = dates
  }

  /// The hatches the axis refers to, which stand once on every page that has one.
  package static var definitions: HTML {
    Tag.svg(.class("defs"), .aria("hidden", "true"), .plain("width", "0"), .plain("height", "0")) {
      Tag.defs { TimeMarks.definitions }
    }
  }

  /// The drawing; nothing where the event is open on all sides.
  package func html() -> HTML {
    guard let hull = figure.hull else { return .empty }
    let length = hull.upperBound - hull.lowerBound
    let isOpen = figure.start.earliest == nil || figure.end.latest == nil
    let margin = max(isOpen ? 400 : 10, length / (isOpen ? 2 : 4))
    let scale = TimeScale(span: TimeSpan(hull.lowerBound - margin, hull.upperBound + margin))
    let ticks = scale.ticks(dates, atMost: 5)
    return Tag.svg(.class("when-axis"), .aria("hidden", "true")) {
      Tag.line(
        .class("ground"), .plain("x1", "0"), .plain("x2", "100%"), .plain("y1", "24"), .plain("y2", "24"))
      TimeMarks(scale: scale).marks(of: figure)
      for tick in ticks {
        let x = scale.start(of: tick.day)
        Tag.line(.class("grid"), .percent("x1", x), .percent("x2", x), .plain("y1", "24"), .plain("y2", "28"))
        Tag.text(
          .percent("x", x), .plain("y", "42"),
          .plain("text-anchor", x > 88 ? "end" : x < 8 ? "start" : "middle"), text: tick.label)
      }
    }
  }
}
