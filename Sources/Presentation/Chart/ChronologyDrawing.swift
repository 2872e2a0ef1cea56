import Calendars

/// A chronology as one stand-alone drawing.
package struct ChronologyDrawing {
  private static let width = 1200.0
  private static let rowHeight = 28.0
  private static let labelWidth = 300.0
  private static let wordsWidth = 210.0

  private let title: String
  private let chart: ChronologyChart
  private let notices: [String]
  private let words: Catalogue
  private let dates: DateWords

  /// Creates a drawing.
  ///
  /// - Parameters:
  ///   - title: What stands above it.
  ///   - chart: What it shows.
  ///   - notices: What every picture of these sources must say, such as *constructed for this example*.
  ///   - language: The language it speaks.
  package init(title: String, chart: ChronologyChart, notices: [String], language: InterfaceLanguage) {
    self.title = title
    self.chart = chart
    self.notices = notices
    words = Catalogue.of(language)
    dates = DateWords(language)
  }

  /// The drawing as an SVG document.
  package var document: String {
    let rowCount = chart.groups.reduce(0) { $0 + $1.rows.count }
    let height =
      112 + Double(rowCount) * Self.rowHeight + Double(chart.groups.count) * 34
      + Double(notices.count) * 18 + 20
    let scale = TimeScale(span: chart.view)
    let trackWidth = Self.width - Self.labelWidth - Self.wordsWidth - 48
    let marks = TimeMarks(scale: scale)
    let ticks = scale.ticks(dates)
    var y = 104.0
    let content = HTML {
      Tag("style")(text: Self.style)
      Tag.title(text: title)
      Tag.desc(text: words("chart.drawingSentence", count: rowCount))
      Tag.defs { TimeMarks.definitions }
      Tag.rect(.class("page"), .plain("width", "100%"), .plain("height", "100%"))
      Tag.text(.class("heading"), .plain("x", "24"), .plain("y", "44"), text: title)
      Tag.text(
        .class("small"), .plain("x", "24"), .plain("y", "66"),
        text: dates.window(chart.view.first, chart.view.last))
      for tick in ticks {
        let x = 24 + Self.labelWidth + scale.start(of: tick.day) / 100 * trackWidth
        Tag.line(
          .class("grid"), .number("x1", x), .number("x2", x), .plain("y1", "84"), .number("y2", height - 24))
        Tag.text(.class("small"), .number("x", x + 4), .plain("y", "94"), text: tick.label)
      }
    }
    var rows = content
    for group in chart.groups {
      rows =
        rows
        + Tag.text(
          .class("group"), .plain("x", "24"), .number("y", y + 24), text: words("group." + group.name))
      y += 34
      for event in group.rows {
        rows = rows + row(event, marks, y: y, trackWidth)
        y += Self.rowHeight
      }
    }
    for notice in notices {
      y += 18
      rows = rows + Tag.text(.class("small"), .plain("x", "24"), .number("y", y + 8), text: notice)
    }
    let drawing = Tag.svg(
      .plain("xmlns", "http://www.w3.org/2000/svg"), .number("width", Self.width), .number("height", height),
      .plain("viewBox", "0 0 1200 \(Figures.decimal(height))"), .plain("role", "img"),
      .lang(words.language.rawValue)
    ) { rows }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + drawing.markup + "\n"
  }

  private func row(_ event: ChartEvent, _ marks: TimeMarks, y: Double, _ trackWidth: Double) -> HTML {
    let isContradicted = event.standing == .contradicted
    return HTML {
      Tag.path(.class("rule"), .plain("d", "M24 \(Figures.decimal(y + Self.rowHeight))H1176"))
      Tag.text(.class("name"), .plain("x", "24"), .number("y", y + 19), text: Self.shortened(event.title))
      Tag.svg(
        .number("x", 24 + Self.labelWidth), .number("y", y + 2), .number("width", trackWidth),
        .plain("height", "24")
      ) {
        if isContradicted, let hull = event.figure.hull {
          marks.gap(hull)
        } else {
          marks.marks(of: event.figure)
        }
      }
      Tag.text(
        .class(isContradicted ? "small bad" : "small"), .plain("x", "1176"), .number("y", y + 18),
        .plain("text-anchor", "end"),
        text: isContradicted ? words("chart.contradiction") : event.figure.words(dates))
    }
  }

  private static func shortened(_ title: String) -> String {
    title.count <= 42 ? title : String(title.prefix(41)) + "…"
  }

  /// The colours are those of the light theme; the drawing follows a dark reader.
  private static let style = """
    :root{color-scheme:light dark}
    svg{font-family:"Linux Libertine O","Libertinus Serif","Iowan Old Style",Palatino,Georgia,serif}
    .page{fill:light-dark(#FFFDF8,#1C1A17)}text{fill:light-dark(#1D1915,#EDE7DB)}
    .heading{font-size:30px}.name{font-size:16px}
    .small{font:12px Inter,system-ui,sans-serif;fill:light-dark(#675F52,#A39A8A)}
    .bad{fill:light-dark(#9C2B1B,#F09A84);font-weight:600}
    .group{font-size:17px;font-variant-caps:all-small-caps;letter-spacing:.05em;fill:light-dark(#675F52,#A39A8A)}
    .grid,.rule{stroke:light-dark(#DED7C8,#37322B);fill:none}.spot{overflow:visible}
    .must.time,.day.time{fill:light-dark(#2C5575,#86B4D8)}.must.rubric,.day.rubric{fill:light-dark(#9C2B1B,#F09A84)}
    .cap{stroke-width:2}.hatch{stroke-width:1.6}
    .cap.time,.hatch.time{stroke:light-dark(#2C5575,#86B4D8)}.cap.rubric,.hatch.rubric{stroke:light-dark(#9C2B1B,#F09A84)}
    .hatch.moss{stroke:light-dark(#3E6037,#A4C795)}
    .gap{fill:none;stroke:light-dark(#9C2B1B,#F09A84);stroke-width:1.5}
    """
}
