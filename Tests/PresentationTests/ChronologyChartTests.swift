import Calendars
import Foundation
import Presentation
import TestSupport
import Testing

@Suite("A chronology's rows and marks")
struct ChronologyChartTests {
  private func event(_ slug: String, _ from: Int, _ to: Int, kind: String = "stay") -> ChartEvent {
    ChartEvent(
      slug: slug, title: slug, group: EventGroups.group(of: kind),
      figure: TimeFigure(on: PointWindow(Gregorian.day(from), Gregorian.day(to, 12, 31))))
  }

  @Test("What lies outside the view is counted on its side, and nothing is lost")
  func outside() throws {
    let events = [
      event("a", 1890, 1890), event("b", 1912, 1917), event("c", 1919, 1919), event("d", 1940, 1941),
    ]
    let chart = ChronologyChart(events, view: TimeSpan(from: "1916", to: "1926"))
    #expect(chart.groups.flatMap(\.rows).map(\.slug) == ["b", "c"])
    #expect(chart.earlier?.count == 1)
    #expect(chart.later?.count == 1)
    #expect(chart.whole == TimeSpan(from: "1890", to: "1941"))
    #expect(chart.density.reduce(0, +) == 4)
  }

  @Test("Every event is a row, outside or undated, whatever the view", arguments: Seed.sample(20))
  func everyEventIsSomewhere(_ seed: Seed) {
    var random = seed.generator
    let events = (0..<150).map { number -> ChartEvent in
      let year = Int.random(in: 1800...1950, using: &random)
      let days = Int.random(in: 0...3000, using: &random)
      let start: DayNumber? = Int.random(in: 0..<8, using: &random) == 0 ? nil : Gregorian.day(year)
      let end: DayNumber? = Int.random(in: 0..<8, using: &random) == 0 ? nil : Gregorian.day(year) + days
      return ChartEvent(
        slug: "e\(number)", title: "", group: "other", figure: TimeFigure(on: PointWindow(start, end)))
    }
    let first = Int.random(in: 1780...1960, using: &random)
    let view = TimeSpan(
      Gregorian.day(first), Gregorian.day(first + Int.random(in: 0...60, using: &random), 12, 31))
    let chart = ChronologyChart(events, view: view)
    let shown = chart.groups.reduce(0) { $0 + $1.rows.count }
    #expect(shown + (chart.earlier?.count ?? 0) + (chart.later?.count ?? 0) + chart.undated.count == 150)
  }

  @Test("A page never holds more rows than its limit, and the rest can be gone to")
  func limit() {
    let events = (0..<1000).map { event("e\($0)", 1900, 1900) }
    let chart = ChronologyChart(events, skipping: 250)
    #expect(chart.groups.flatMap(\.rows).count == ChronologyChart.rowLimit)
    #expect(chart.inView == 1000)
    #expect(chart.skipped == 250)
  }

  @Test("A window that falls apart is said and drawn as its parts")
  func dividedWindow() {
    var figure = TimeFigure(on: PointWindow(Gregorian.day(1911), Gregorian.day(1913, 12, 31)))
    figure.alternatives = [
      Gregorian.day(1911)...Gregorian.day(1911, 12, 31), Gregorian.day(1913)...Gregorian.day(1913, 12, 31),
    ]
    #expect(figure.words(DateWords(.english)) == "1911 or 1913")
    #expect(figure.words(DateWords(.french)) == "1911 ou 1913")
    let span = TimeSpan(Gregorian.day(1910), Gregorian.day(1914))
    let whole = TimeFigure(on: figure.start).line(over: span).markup
    let divided = figure.line(over: span).markup
    #expect(whole.components(separatedBy: "class=\"may time\"").count == 2)
    #expect(divided.components(separatedBy: "class=\"may time\"").count == 3)
  }

  @Test("The stand-alone drawing carries its notices and no foreign markup")
  func drawing() {
    var hostile = event("x", 1919, 1919)
    hostile.title = "</text><script>alert(1)</script>"
    let drawing = ChronologyDrawing(
      title: "A & B", chart: ChronologyChart([hostile, event("y", 1920, 1925)]),
      notices: ["constructed for this example"], language: .english
    ).document
    #expect(drawing.contains("constructed for this example"))
    #expect(!drawing.contains("<script"))
    #expect(drawing.contains("A &amp; B"))
  }
}
