import Presentation
import Testimony

extension Workspace {
  var deskRoutes: [Route] {
    [
      .page("/desk") { call in
        let scene = try await scene(call)
        guard let first = scene.inquiry.sources.first(where: { scene.index.texts[$0.id] != nil }) else {
          return .redirect(to: Section.sources.address)
        }
        return .redirect(to: Address("desk", first.slug.rawValue))
      },
      .page("/desk/*") { call in
        let scene = try await scene(call)
        guard let source = scene.index.source(call.places[0], scene.inquiry),
          let text = scene.index.texts[source.id]
        else { return notFound(scene) }
        let page = DeskPage(
          scene: scene, source: source, text: text, part: call.visit.query("part").flatMap { Int($0) } ?? 1,
          chosen: call.visit.query("statement").flatMap { scene.index.statement($0, scene.inquiry) })
        return .page(page.html())
      },
    ]
  }
}
