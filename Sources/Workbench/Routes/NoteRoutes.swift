import Editing
import Presentation
import Testimony

extension Workspace {
  /// The editor's notes and the list of things to check.
  var noteRoutes: [Route] {
    [
      .page("/notes") { call in .page(NotesPage(scene: try await scene(call)).html()) },
      .action("/notes") { call in
        guard let form = call.visit.form else { return .refusal(.badRequest, "The form cannot be read.") }
        let scene = try await scene(call)
        let back = Address.local(form["back"]) ?? Address("notes")
        var subject: Referent?
        if let name = form["subject"], case .one(let found) = scene.index.names.find(name, Self.subjects) {
          subject = found
        }
        guard form["text"] != nil else {
          return .page(
            NotesPage(scene: scene, subject: subject, flaw: DraftFlaw("text", .missing)).html(),
            status: .unprocessable)
        }
        let passage = Self.passage(form, scene)
        let about = subject
        return try await act(call, then: back) { desk, head in
          try desk.addNote(
            form["text"] ?? "", on: about, passage: passage, isQuery: form["query"] == "yes", head: head)
        }
      },
      .action("/notes/*") { call in
        guard let form = call.visit.form else { return .refusal(.badRequest, "The form cannot be read.") }
        let scene = try await scene(call)
        guard let note = scene.inquiry.notes.first(where: { $0.slug.rawValue == call.places[0] }) else {
          return notFound(scene)
        }
        return try await act(call, then: Address.local(form["back"]) ?? Address("notes")) { desk, head in
          switch form["act"] {
          case "check": try desk.changeNote(note.id, isQuery: false, on: head)
          case "query": try desk.changeNote(note.id, isQuery: true, on: head)
          case "remove": try desk.removeNote(note.id, on: head)
          default: try desk.changeNote(note.id, text: form["text"], on: head)
          }
        }
      },
    ]
  }

  /// What notes can be on.
  private static let subjects: [RecordReference.Kind] = [
    .person, .event, .place, .group, .work, .source, .statement,
  ]

  private static func passage(_ form: FormFields, _ scene: Scene) -> Passage? {
    guard let source = form["source"].flatMap({ scene.index.source($0, scene.inquiry) }),
      let place = form["at"].flatMap({ token in
        PlaceToken.read(token) { scene.inquiry.excerpt(named: $0, of: source.id)?.id }
      })
    else { return nil }
    switch place {
    case .text(let range):
      guard let text = scene.index.texts[source.id] else { return nil }
      return PassageCutter(text, scalars: scene.index.scalars[source.id] ?? []).passage(marked: range)
    case .excerpt(let id, let range): return scene.inquiry.excerpts[id]?.passage(marked: range)
    case .kept: return nil
    }
  }
}
