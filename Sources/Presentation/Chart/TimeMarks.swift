import Calendars

/// Draws what must hold, what may hold, the bounds and the days of an event on a line 24 units high.
///
/// Places along the line are hundredths of it, so that the drawing needs no script and no style of its
/// own at any width; what would be narrower than six pixels is drawn six pixels wide.
struct TimeMarks {
  let scale: TimeScale

  /// The colours a mark is drawn in.
  enum Ink: String {
    case time, rubric, moss
  }

  /// The marks of an event.
  func marks(of figure: TimeFigure, ink: Ink = .time) -> HTML {
    if figure.isPunctual, figure.alternatives.count > 1 {
      return apart(figure.alternatives, figure.start, ink)
    }
    if figure.isPunctual { return punctual(figure.start, ink) }
    guard let hull = figure.hull, intersects(hull, figure) else { return .empty }
    let start = figure.start
    let end = figure.end
    guard let mustStart = start.latest, let mustEnd = end.earliest, mustStart <= mustEnd else {
      return mayBar(
        PointWindow(
          start.earliest, end.latest, earliestBound: start.earliestBound, latestBound: end.latestBound), ink)
    }
    return HTML {
      if start.onlyDay == nil {
        mayBar(
          PointWindow(start.earliest, mustStart, earliestBound: start.earliestBound), ink, hasEndCap: false)
      }
      if end.onlyDay == nil {
        mayBar(PointWindow(mustEnd, end.latest, latestBound: end.latestBound), ink, hasStartCap: false)
      }
      mustBar(mustStart, mustEnd, ink)
      if start.onlyDay != nil, start.earliestBound == .stated {
        cap(at: scale.start(of: mustStart), mustStart, ink)
      }
      if end.onlyDay != nil, end.latestBound == .stated { cap(at: scale.end(of: mustEnd), mustEnd, ink) }
    }
  }

  /// Days that no reading of all the passages allows: a hollow box.
  func gap(_ days: ClosedRange<DayNumber>) -> HTML {
    guard days.upperBound >= scale.span.first, days.lowerBound <= scale.span.last else { return .empty }
    let a = scale.start(of: days.lowerBound)
    let b = scale.end(of: days.upperBound)
    return box("gap", a, b, y: 2, height: 20, extra: nil)
  }

  private func punctual(_ window: PointWindow, _ ink: Ink) -> HTML {
    guard let day = window.onlyDay else { return mayBar(window, ink) }
    return spot(day, ink)
  }

  /// Windows that are apart, each drawn as what it is, and a thin line that says they are one event's.
  private func apart(_ windows: [ClosedRange<DayNumber>], _ whole: PointWindow, _ ink: Ink) -> HTML {
    HTML {
      if let first = windows.first?.lowerBound, let last = windows.last?.upperBound,
        last >= scale.span.first, first <= scale.span.last
      {
        Tag.line(
          .class("between \(ink.rawValue)"), .percent("x1", scale.start(of: first)),
          .percent("x2", scale.end(of: last)), .plain("y1", "12"), .plain("y2", "12"))
      }
      for window in windows {
        let (first, last) = (window.lowerBound, window.upperBound)
        if first == last {
          spot(first, ink)
        } else {
          mayBar(
            PointWindow(
              first, last, earliestBound: first == whole.earliest ? whole.earliestBound : .derived,
              latestBound: last == whole.latest ? whole.latestBound : .derived), ink)
        }
      }
    }
  }

  private func spot(_ day: DayNumber, _ ink: Ink) -> HTML {
    guard day >= scale.span.first, day <= scale.span.last else { return .empty }
    return Tag.svg(.percent("x", scale.middle(of: day)), .plain("y", "12"), .class("spot")) {
      Tag.path(.class("day \(ink.rawValue)"), .plain("d", "M0-5.6 5.6 0 0 5.6-5.6 0z"))
    }
  }

  private func mustBar(_ first: DayNumber, _ last: DayNumber, _ ink: Ink) -> HTML {
    guard last >= scale.span.first, first <= scale.span.last else { return .empty }
    return box(
      "must \(ink.rawValue)", scale.start(of: first), scale.end(of: last), y: 6, height: 12, extra: nil)
  }

  private func mayBar(
    _ window: PointWindow, _ ink: Ink, hasStartCap: Bool = true, hasEndCap: Bool = true
  ) -> HTML {
    let first = window.earliest ?? scale.span.first
    let last = window.latest ?? scale.span.last
    guard !window.isOpen, last >= scale.span.first, first <= scale.span.last, first <= last else {
      return .empty
    }
    let a = scale.start(of: first)
    let b = scale.end(of: last)
    let fadesIn = window.earliest == nil || window.earliestBound == .approximate
    let fadesOut = window.latest == nil || window.latestBound == .approximate
    let mask: Attribute? =
      switch (fadesIn, fadesOut) {
      case (true, true): .paint("mask", "fade-both")
      case (true, false): .paint("mask", "fade-in")
      case (false, true): .paint("mask", "fade-out")
      case (false, false): nil
      }
    return HTML {
      box("may \(ink.rawValue)", a, b, y: 6, height: 12, extra: mask, fill: ink)
      if hasStartCap, let day = window.earliest, window.earliestBound == .stated { cap(at: a, day, ink) }
      if hasEndCap, let day = window.latest, window.latestBound == .stated { cap(at: b, day, ink) }
    }
  }

  private func box(
    _ names: String, _ a: Double, _ b: Double, y: Double, height: Double, extra: Attribute?, fill: Ink? = nil
  ) -> HTML {
    let paint: Attribute? = fill.map { ink in
      switch ink {
      case .time: .paint("fill", "may-time")
      case .rubric: .paint("fill", "may-rubric")
      case .moss: .paint("fill", "may-moss")
      }
    }
    return HTML {
      Tag.rect(
        .class(names), .percent("x", a), .number("y", y), .percent("width", b - a), .number("height", height),
        paint, extra)
      if b - a < 2 {
        Tag.rect(
          .class(names), .percent("x", (a + b) / 2), .number("y", y), .plain("width", "6"),
          .number("height", height), .plain("transform", "translate(-3 0)"), paint)
      }
    }
  }

  private func cap(at x: Double, _ day: DayNumber, _ ink: Ink) -> HTML {
    guard day >= scale.span.first, day <= scale.span.last else { return .empty }
    return Tag.line(
      .class("cap \(ink.rawValue)"), .percent("x1", x), .percent("x2", x), .plain("y1", "3"),
      .plain("y2", "21"))
  }

  private func intersects(_ hull: ClosedRange<DayNumber>, _ figure: TimeFigure) -> Bool {
    (figure.start.earliest == nil || hull.lowerBound <= scale.span.last)
      && (figure.end.latest == nil || hull.upperBound >= scale.span.first)
  }

  /// The paints every drawing of a page refers to, drawn once on it.
  static var definitions: HTML {
    HTML {
      hatch("may-time", "time")
      hatch("may-rubric", "rubric")
      hatch("may-moss", "moss")
      fade("fade-in", [(0, 0), (0.6, 1)])
      fade("fade-out", [(0.4, 1), (1, 0)])
      fade("fade-both", [(0, 0), (0.35, 1), (0.65, 1), (1, 0)])
    }
  }

  private static func hatch(_ id: String, _ ink: String) -> HTML {
    Tag.pattern(
      .id(id), .plain("width", "5"), .plain("height", "5"), .plain("patternUnits", "userSpaceOnUse"),
      .plain("patternTransform", "rotate(40)")
    ) {
      Tag.line(
        .class("hatch \(ink)"), .plain("x1", "1"), .plain("x2", "1"), .plain("y1", "0"), .plain("y2", "5"))
    }
  }

  private static func fade(_ id: String, _ stops: [(Double, Int)]) -> HTML {
    HTML {
      Tag.linearGradient(.id(id + "-ink")) {
        for (offset, opacity) in stops {
          Tag.stop(
            .number("offset", offset), .plain("stop-color", "#fff"), .plain("stop-opacity", String(opacity)))
        }
      }
      Tag.mask(.id(id), .plain("maskContentUnits", "objectBoundingBox")) {
        Tag.rect(
          .plain("width", "1"), .plain("height", "1"),
          id == "fade-in"
            ? .paint("fill", "fade-in-ink")
            : id == "fade-out" ? .paint("fill", "fade-out-ink") : .paint("fill", "fade-both-ink"))
      }
    }
  }
}
