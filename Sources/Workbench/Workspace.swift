import Archives
import Editing
import Presentation
import Testimony

/// What a workbench shows, and how it is changed.
package struct Workspace: Sendable {
  let shelf: Shelf
  let isReadOnly: Bool
  /// What open pages are told.
  let bulletin: Bulletin
  /// The work that goes on beside the pages.
  let jobs: Jobs

  /// Creates a workspace over an archive.
  package init(_ shelf: Shelf, isReadOnly: Bool = false) {
    self.shelf = shelf
    self.isReadOnly = isReadOnly
    bulletin = Bulletin(shelf.desk)
    jobs = Jobs(bulletin)
  }

  /// All its addresses.
  var routes: [Route] {
    [.opener, assets, home] + settingsRoutes + chronologyRoutes + contradictionRoutes + peopleRoutes
      + sourceRoutes + deskRoutes + searchRoutes + historyRoutes
      + identityRoutes + recordRoutes + hypothesisRoutes
      + whenRoutes + registerRoutes + noteRoutes + keyRoutes + proposalRoutes
      + eventRoutes + revisionRoutes + apiRoutes
  }

  /// The method and an example path of every address, for what must hold on all of them.
  package var addresses: [(method: Route.Method, path: String)] {
    routes.map { route in
      (route.method, "/" + route.pattern.map { $0 == "*" ? "x" : $0 }.joined(separator: "/"))
    }
  }

  /// The state of now, as the visitor of a call sees it.
  func scene(_ call: Route.Call) async throws -> Scene {
    let reading = try await shelf.now()
    let standing = shelf.desk.archive.standing
    return Scene(
      reading,
      Frame(
        inquiryTitle: reading.inquiry.title, notices: reading.notices, preferences: Preferences(call.visit),
        formToken: call.formToken, isReadOnly: isReadOnly || standing != .same, standing: standing,
        queries: reading.inquiry.notes.count { $0.isQuery }, head: reading.head, here: call.visit.address))
  }

  /// The page that says that something is not there.
  func notFound(_ scene: Scene) -> Answer {
    .page(
      scene.frame.page(scene.words("frame.notFound"), in: nil, layout: "sheet-page") {
        Tag.h1(text: scene.words("frame.notFound"))
        Tag.p { Tag.a(.href(Section.search.address), text: scene.words("frame.notFoundSearch")) }
      }, status: .notFound)
  }

  /// The page that stands where a form would be, when nothing can be changed.
  func closed(_ scene: Scene) -> Answer {
    .page(
      scene.frame.page(scene.words("frame.readOnlyTitle"), in: nil, layout: "sheet-page narrow") {
        Tag.div(.class("head")) { Tag.h1(text: scene.words("frame.readOnlyTitle")) }
        Tag.p(.class("lede"), text: scene.words("frame.readOnlyWords"))
      })
  }

  private var assets: Route {
    .page("/assets/*") { call in
      guard let file = Assets.file(call.places[0]) else {
        return .refusal(.notFound, "There is no such file.")
      }
      return Answer(
        status: .ok, contentType: file.contentType, body: file.bytes,
        headers: [("cache-control", "private, max-age=60")])
    }
  }

  private var home: Route {
    .page("/") { _ in .redirect(to: Section.chronology.address) }
  }
}

extension Visit {
  /// The address that was asked for, as this program writes it.
  var address: Address {
    var address = Address()
    address.path = path ?? []
    for (name, value) in query { address = address.adding(name, value) }
    return address
  }
}
