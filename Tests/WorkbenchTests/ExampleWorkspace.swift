import Calendars
import Presentation
import Testimony
import Workbench

/// The example inquiry with its dates worked out by hand.
enum ExampleWorkspace {
  static func make() -> Workspace {
    let inquiry = ExampleInquiry().inquiry
    let figures: [String: TimeFigure] = [
      "birth": point("1890-12-30", "1890-12-30"),
      "prison": TimeFigure(start: .open, end: window("1917", "1917")),
      "lisbon-stay": TimeFigure(start: window("1917", "1917"), end: window("1917", "1917")),
      "sailing": point("1919-01-26", "1919-01-26"),
      "arrival": point("1919-01", "1919-02"),
      "press-work": TimeFigure(start: window("1919-01", "1919-01"), end: window("1919-01-28", "1919-12")),
      "letter": point("1919-03-10", "1919-03-10"),
    ]
    let dating = Dating(
      figure: { figures[$0.rawValue] ?? TimeFigure(on: .open) },
      standing: { $0.rawValue == "arrival" ? .contradicted : .consistent },
      proof: { event, without, language, toggle in
        proof(inquiry, event, without, language, toggle, figures)
      },
      contradictions: { _ in [] })
    let reading = Reading(inquiry: inquiry, dating: dating, head: "1")
    return Workspace { reading }
  }

  private static func window(_ from: String, _ to: String) -> PointWindow {
    let span = TimeSpan(from: from, to: to)
    return PointWindow(span?.first, span?.last, earliestBound: .stated, latestBound: .stated)
  }

  private static func point(_ from: String, _ to: String) -> TimeFigure { TimeFigure(on: window(from, to)) }

  private static func proof(
    _ inquiry: Inquiry, _ event: Event.ID, _ without: [String], _ language: InterfaceLanguage,
    _ toggle: (String) -> Address, _ figures: [String: TimeFigure]
  ) -> ProofView {
    let title = inquiry.events[event]?.title ?? ""
    guard event.rawValue == "arrival" else {
      return ProofView(title: title, sentence: "", figure: figures[event.rawValue], steps: [])
    }
    let windows: [(String, PointWindow, String, Bool)] = [
      ("s4", window("1919-01", "1919-02"), "so 1 January to 28 February 1919", false),
      (
        "s7", PointWindow(TimeSpan(from: "1919-02-03", to: "1919-02-03")?.first, nil),
        "so 3 February 1919 or later", true
      ),
      (
        "s8", PointWindow(nil, TimeSpan(from: "1919-01-28", to: "1919-01-28")?.last),
        "so 28 January 1919 or earlier", true
      ),
    ]
    let steps = windows.map { slug, window, conclusion, isInConflict in
      ProofView.Step(
        ground: .passage(
          quotation: inquiry.statements[Identifier(slug)]?.passages.first?.quotation ?? "", language: "en"),
        siglum: slug == "s4" ? "Len. 41" : "Lists 41", window: window, conclusion: conclusion,
        isInConflict: isInConflict, isSetAside: without.contains(slug), toggle: toggle(slug))
    }
    let isOpen = without.contains("s7") || without.contains("s8")
    return ProofView(
      title: title,
      sentence: isOpen
        ? "Two passages bear on the day." : "Three passages bear on the day. Together they leave none.",
      standing: .contradicted,
      figure: isOpen
        ? TimeFigure(
          on: without.contains("s8") ? window("1919-02-03", "1919-02-28") : window("1919-01-01", "1919-01-28")
        )
        : nil,
      steps: steps, conflict: "2 and 3 cannot both be true.")
  }
}
