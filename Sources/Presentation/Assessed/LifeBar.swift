import Calendars

extension TimeFigure {
  /// The marks of an event on a short line, for lists and tables.
  package func line(over span: TimeSpan, isContradicted: Bool = false) -> HTML {
    let margin = span.dayCount / 16
    let marks = TimeMarks(scale: TimeScale(span: TimeSpan(span.first - margin, span.last + margin)))
    return Tag.svg(.class("track"), .aria("hidden", "true")) {
      Tag.line(
        .class("grid"), .plain("x1", "0"), .plain("x2", "100%"), .plain("y1", "12"), .plain("y2", "12"))
      if isContradicted, let hull {
        marks.gap(hull)
      } else {
        marks.marks(of: self)
      }
    }
  }
}

extension HTML {
  /// The paints that marks of time refer to, to be put once on a page that has any.
  package static var paints: HTML {
    Tag.svg(.class("defs"), .aria("hidden", "true"), .plain("width", "0"), .plain("height", "0")) {
      Tag.defs { TimeMarks.definitions }
    }
  }
}
