import Editing
import Presentation
import SourceCriticism
import Testimony

extension Workspace {
  var contradictionRoutes: [Route] {
    [
      .page("/contradictions") { call in
        let scene = try await scene(call)
        return .page(ContradictionsPage(scene: scene).html())
      },
      .page("/contradictions/*") { call in
        let scene = try await scene(call)
        let all =
          scene.reading.assessment.contradictions + scene.reading.assessment.acknowledged.map(\.contradiction)
        guard let one = all.first(where: { scene.reading.late.name(of: $0) == call.places[0] }) else {
          return .redirect(to: Section.contradictions.address)
        }
        return .page(
          ContradictionPage(scene: scene, contradiction: one, without: call.visit.queries("without")).html())
      },
      .action("/rulings/reopen") { call in
        guard let id = call.visit.form?["ruling"] else { return .refusal(.badRequest, "No ruling is named.") }
        return try await act(call, then: Section.contradictions.address) { desk, head in
          try desk.reopen(Ruling.ID(id), on: head)
        }
      },
    ]
  }
}
