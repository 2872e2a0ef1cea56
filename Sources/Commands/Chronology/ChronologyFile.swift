import Diagnostics
import Foundation
import Presentation
import SourceCriticism
import Testimony

/// A chronology drawn into a file.
struct ChronologyFile {
  private let document: String

  /// Draws some events of an assessment, all in the years from the first to the last that were asked for.
  init(_ assessment: Assessment, events: Set<Event.ID>, from: String?, to: String?) {
    let inquiry = assessment.inquiry
    let shown = zip(inquiry.events, assessment.chartEvents()).filter { events.contains($0.0.id) }.map(\.1)
    let chart = ChronologyChart(shown)
    let view = TimeSpan(from: from ?? chart.whole.names.from, to: to ?? chart.whole.names.to)
    document =
      ChronologyDrawing(
        title: inquiry.title.isEmpty ? "Temoin" : inquiry.title, chart: ChronologyChart(shown, view: view),
        notices: ChronologyRows.notices(inquiry), language: .english
      ).document
  }

  /// Writes the drawing.
  func write(to path: String) throws {
    do {
      try Data(document.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw FileNotWritten(path: path)
    }
  }
}

/// A file could not be written.
private struct FileNotWritten: ExplainedError {
  let path: String
  var explanation: Explanation {
    Explanation("\(path) cannot be written", remedy: "name a file in a folder that you may write to")
  }
}
