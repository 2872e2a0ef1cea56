import Archives
import Editing
import Presentation
import Testimony

extension Workspace {
  /// Corrected texts, and the passages that wait for a decision because of them.
  var revisionRoutes: [Route] {
    [
      .page("/sources/*/revise") { call in
        let scene = try await scene(call)
        guard let source = scene.index.source(call.places[0], scene.inquiry) else { return notFound(scene) }
        guard !scene.frame.isReadOnly else { return closed(scene) }
        return .page(RevisePage(scene: scene, source: source).html())
      },
      .upload("/sources/*/revise", bodyLimit: Self.uploadLimit + (1 << 20)) { call in
        let scene = try await scene(call)
        guard let source = scene.index.source(call.places[0], scene.inquiry) else { return notFound(scene) }
        return try await revise(source, call, scene)
      },
      .page("/sources/*/unplaced") { call in
        let scene = try await scene(call)
        guard let source = scene.index.source(call.places[0], scene.inquiry) else { return notFound(scene) }
        return .page(UnplacedPage(scene: scene, source: source).html())
      },
      .action("/sources/*/unplaced") { call in
        let scene = try await scene(call)
        guard let source = scene.index.source(call.places[0], scene.inquiry) else { return notFound(scene) }
        let waiting = scene.inquiry.unplacedPassages(of: source.id)
        guard let form = call.visit.form, let one = waiting.first(where: { $0.name == form["passage"] })
        else {
          return .redirect(to: Address("sources", source.slug.rawValue, "unplaced"))
        }
        let isPlaced = form["do"] == "place"
        return try await act(call, then: Address("sources", source.slug.rawValue, "unplaced")) { desk, head in
          if isPlaced, let suggestion = one.suggestion {
            try desk.place(one, at: suggestion, on: head)
          } else {
            try desk.letGo(one, on: head)
          }
        }
      },
    ]
  }

  private func revise(_ source: Source, _ call: Route.Call, _ scene: Scene) async throws -> Answer {
    func again(_ why: String) -> Answer {
      .page(RevisePage(scene: scene, source: source, flaw: why).html(), status: .unprocessable)
    }
    guard let sent = call.visit.multipart else { return .refusal(.badRequest, "The form cannot be read.") }
    let form = FormFields(fields: sent.fields)
    guard let file = sent.files.first else { return again(scene.words("revise.noFile")) }
    let head = form["head"].flatMap { Head(parsing: $0) }
    let (desk, id, slug) = (shelf.desk, source.id, source.slug.rawValue)
    let work: @Sendable (@escaping @Sendable (AddingStage) -> Void) throws -> Address = { report in
      report(.recording)
      try desk.revise(id, file: (file.bytes, file.name), on: head)
      return Address("sources", slug, "unplaced")
    }
    guard let job = await jobs.start(file.name, work) else { return again(scene.words("sourceForm.busy")) }
    return .redirect(to: Address("jobs", job.id))
  }
}

extension UnplacedPassage {
  /// Where its words may stand now.
  var suggestion: Passage? {
    switch state {
    case .changed(let suggestion, _): suggestion
    case .lost(let nearest): nearest
    }
  }
}
