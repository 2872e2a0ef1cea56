import Archives
import Editing
import Presentation
import Testimony

extension Workspace {
  var historyRoutes: [Route] {
    [
      .page("/history") { call in
        let scene = try await scene(call)
        let lines = try shelf.desk.history()
        return .page(HistoryPage(scene: scene, lines: lines, isAll: call.visit.query("all") != nil).html())
      },
      .page("/history/compare") { call in
        let scene = try await scene(call)
        let last = try shelf.desk.archive.head.number
        guard let from = call.visit.query("from").flatMap({ Int($0) }) else {
          return .redirect(to: Section.history.address)
        }
        let to = call.visit.query("to").flatMap { Int($0) } ?? last
        guard (0...last).contains(from), (0...last).contains(to) else { return notFound(scene) }
        let comparison = try shelf.desk.comparison(of: from, with: to)
        return .page(HistoryComparisonPage(scene: scene, comparison: comparison, last: last).html())
      },
      .page("/history/*/*") { call in
        let scene = try await scene(call)
        guard let kind = RecordReference.Kind(rawValue: call.places[0]) else { return notFound(scene) }
        let known = scene.inquiry.record(kind, named: call.places[1])
        let reference = known?.reference ?? RecordReference(kind, id: call.places[1])
        let states = try shelf.desk.history(of: reference)
        guard !states.isEmpty else { return notFound(scene) }
        return .page(RecordHistoryPage(scene: scene, reference: reference, states: states).html())
      },
      .action("/history/undo") { call in
        let back = Address.local(call.visit.form?["back"]) ?? Section.history.address
        return try await act(call, then: back) { try $0.undo(on: $1) }
      },
      .action("/history/redo") { call in
        try await act(call, then: Section.history.address) { try $0.redo(on: $1) }
      },
    ]
  }
}
