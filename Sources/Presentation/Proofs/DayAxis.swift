import Calendars

/// Draws the days each passage leaves to an event, one line a passage: brackets are bounds, arrows open ends.
struct DayAxis {
  private static let width = 380.0
  private static let left = 20.0
  private static let lineHeight = 22.0

  let proof: ProofView
  let dates: DateWords
  private let span: TimeSpan
  /// The steps that bound the event itself, with their numbers; others bound what it is reckoned from.
  private let lines: [(number: Int, step: ProofView.Step)]

  /// Creates the axis; `nil` where no passage bounds the event.
  init?(_ proof: ProofView, _ dates: DateWords) {
    var days = proof.steps.flatMap { [$0.window.earliest, $0.window.latest] }.compactMap(\.self)
    if let figure = proof.figure { days += [figure.start.earliest, figure.end.latest].compactMap(\.self) }
    guard let first = days.min(), let last = days.max() else { return nil }
    self.proof = proof
    self.dates = dates
    lines = proof.steps.enumerated().filter { $0.element.window != .open }.map { ($0.offset + 1, $0.element) }
    let margin = max(3, (last - first) / 12)
    span = TimeSpan(first - margin, last + margin)
  }

  /// The drawing.
  var html: HTML {
    let scale = TimeScale(span: span)
    let bottom = 30 + Double(lines.count) * Self.lineHeight
    let hasOutcome = proof.figure != nil
    let height = bottom + (hasOutcome ? 34 : 8)
    return Tag.svg(
      .class("day-axis"), .plain("viewBox", "0 0 380 \(Figures.decimal(height))"), .aria("hidden", "true")
    ) {
      for tick in scale.ticks(dates, atMost: 7) {
        let x = place(scale.start(of: tick.day))
        Tag.line(
          .class("grid"), .number("x1", x), .number("x2", x), .plain("y1", "20"), .number("y2", bottom))
        Tag.text(
          .number("x", x), .plain("y", "12"),
          .plain("text-anchor", x < 50 ? "start" : x > 340 ? "end" : "middle"), text: tick.label)
      }
      if let gap { gapBox(gap, scale, bottom) }
      for (index, line) in lines.enumerated() {
        self.line(line.number, line.step, y: 33 + Double(index) * Self.lineHeight, scale)
      }
      if let figure = proof.figure { outcome(figure, scale, y: bottom + 14) }
    }
  }

  /// The days between the last start and the first end, where the counted passages leave none.
  private var gap: ClosedRange<DayNumber>? {
    guard proof.standing == .contradicted else { return nil }
    let counted = proof.steps.filter(\.isInConflict)
    guard let lower = counted.compactMap(\.window.earliest).max(),
      let upper = counted.compactMap(\.window.latest).min(), upper < lower
    else { return nil }
    return upper...lower
  }

  private func place(_ percent: Double) -> Double {
    Self.left + percent / 100 * (Self.width - Self.left - 8)
  }

  private func gapBox(_ gap: ClosedRange<DayNumber>, _ scale: TimeScale, _ bottom: Double) -> HTML {
    let a = place(scale.end(of: gap.lowerBound))
    let b = max(a + 3, place(scale.start(of: gap.upperBound)))
    return HTML {
      Tag.rect(
        .class("no-day"), .number("x", a), .plain("y", "22"), .number("width", b - a),
        .number("height", bottom - 26), .paint("fill", "may-rubric"))
      Tag.path(
        .class("no-day-edge"),
        .plain(
          "d",
          "M\(Figures.decimal(a)) 22V\(Figures.decimal(bottom - 4))M\(Figures.decimal(b)) 22V\(Figures.decimal(bottom - 4))"
        ))
    }
  }

  private func line(_ number: Int, _ step: ProofView.Step, y: Double, _ scale: TimeScale) -> HTML {
    let ink = step.isInConflict ? "rubric" : "time"
    let names = "bracket \(ink)" + (step.isSetAside ? " aside" : "")
    let a = step.window.earliest.map { place(scale.start(of: $0)) }
    let b = step.window.latest.map { place(scale.end(of: $0)) }
    let y0 = Figures.decimal(y)
    var path = "M\(Figures.decimal(a ?? place(0))) \(y0)H\(Figures.decimal(b ?? place(100)))"
    if let a {
      let x = Figures.decimal(a)
      path += "M\(Figures.decimal(a + 4)) \(Figures.decimal(y - 5))H\(x)v10h4"
    } else {
      path += "M\(Figures.decimal(place(0) + 6)) \(Figures.decimal(y - 4))l-6 4l6 4"
    }
    if let b {
      path += "M\(Figures.decimal(b - 4)) \(Figures.decimal(y - 5))H\(Figures.decimal(b))v10h-4"
    } else {
      path += "M\(Figures.decimal(place(100) - 6)) \(Figures.decimal(y - 4))l6 4l-6 4"
    }
    return HTML {
      Tag.text(
        .class("number \(ink)"), .plain("x", "0"), .number("y", y + 4), text: String(number))
      Tag.path(.class(names), .plain("d", path))
    }
  }

  private func outcome(_ figure: TimeFigure, _ scale: TimeScale, y: Double) -> HTML {
    let a = figure.start.earliest.map { place(scale.start(of: $0)) } ?? place(0)
    let b = max(a + 5, figure.end.latest.map { place(scale.end(of: $0)) } ?? place(100))
    let words = figure.words(dates)
    let fitsAfter = b + 8 + Double(words.count) * 6.2 < Self.width
    return HTML {
      Tag.path(.class("ground"), .plain("d", "M20 \(Figures.decimal(y - 12))H380"))
      Tag.rect(
        .class("may moss"), .number("x", a), .number("y", y - 6), .number("width", b - a),
        .plain("height", "12"), .paint("fill", "may-moss"))
      Tag.path(
        .class("bracket moss"),
        .plain(
          "d",
          (figure.start.earliest == nil ? "" : "M\(Figures.decimal(a)) \(Figures.decimal(y - 8))v16")
            + (figure.end.latest == nil ? "" : "M\(Figures.decimal(b)) \(Figures.decimal(y - 8))v16")))
      Tag.text(
        .class("outcome"), .number("x", fitsAfter ? b + 8 : max(Self.left, a - 8)), .number("y", y + 4),
        .plain("text-anchor", fitsAfter ? "start" : a - 8 > 190 ? "end" : "start"),
        text: fitsAfter || a - 8 > 190 ? words : "")
    }
  }
}
