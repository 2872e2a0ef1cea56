import Archives
import Editing
import Presentation
import SourceCriticism
import Testimony

extension Workspace {
  var peopleRoutes: [Route] {
    [
      .page("/people") { call in
        let scene = try await scene(call)
        if call.visit.query("new") != nil {
          guard !scene.frame.isReadOnly else { return closed(scene) }
          return .page(NamesPage(scene: scene, section: .people, referent: nil, names: NewNames("")).html())
        }
        return .page(PeoplePage(scene: scene, visit: call.visit).html())
      },
      person("/people/*") { scene, person, portrait, call in
        .page(
          PersonPage(
            scene: scene, person: person, portrait: portrait, isWhole: call.visit.query("all") != nil
          ).html())
      },
      person("/people/*/itinerary") { scene, person, portrait, call in
        .page(ItineraryPage(scene: scene, person: person, portrait: portrait, visit: call.visit).html())
      },
      person("/people/*/dossier") { scene, person, _, _ in
        .page(DossierPage(scene: scene, person: person).html())
      },
      person("/people/*/dossier.md") { scene, person, _, _ in
        Answer.download(
          scene.dossier(of: person).markdown, "text/markdown; charset=utf-8",
          name: "\(person.slug.rawValue).md")
      },
      person("/people/*/dossier.html") { scene, person, _, _ in
        Answer.download(
          scene.dossier(of: person).document, "text/html; charset=utf-8", name: "\(person.slug.rawValue).html"
        )
      },
    ]
  }

  /// A page of a person.
  private func person(
    _ pattern: String, _ answer: @escaping @Sendable (Scene, Person, Portrait, Route.Call) -> Answer
  ) -> Route {
    .page(pattern) { call in
      let scene = try await scene(call)
      guard let person = scene.index.person(call.places[0], scene.inquiry),
        let portrait = scene.reading.assessment.portrait(of: person.id)
      else { return notFound(scene) }
      return answer(scene, person, portrait, call)
    }
  }
}

extension Scene {
  /// All that is said of somebody, with a note for every passage.
  func dossier(of person: Person) -> Dossier {
    Dossier(of: person, reading.assessment, frame.preferences.language, notices: reading.notices)
  }
}

extension Answer {
  /// A file to be kept, under a name of unreserved characters.
  static func download(_ text: String, _ contentType: String, name: String) -> Answer {
    Answer(
      status: .ok, contentType: contentType, body: Array(text.utf8),
      headers: [
        ("content-disposition", "attachment; filename*=UTF-8''" + Address.encoded(name))
      ])
  }
}
