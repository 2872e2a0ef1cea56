import Presentation
import Testimony

/// What a workbench shows, and how it is changed.
package struct Workspace: Sendable {
  private let reading: @Sendable () async throws -> Reading
  private let isReadOnly: Bool

  /// Creates a workspace that can be looked at.
  package init(isReadOnly: Bool = false, reading: @escaping @Sendable () async throws -> Reading) {
    self.reading = reading
    self.isReadOnly = isReadOnly
  }

  /// All its addresses.
  var routes: [Route] {
    [.opener, assets, home] + settingsRoutes + chronologyRoutes
  }

  /// The method and an example path of every address, for what must hold on all of them.
  package var addresses: [(method: Route.Method, path: String)] {
    routes.map { route in
      (route.method, "/" + route.pattern.map { $0 == "*" ? "x" : $0 }.joined(separator: "/"))
    }
  }

  /// The state of now.
  func now() async throws -> Reading { try await reading() }

  /// The frame of a page.
  func frame(_ call: Route.Call, _ reading: Reading, here: Address? = nil) -> Frame {
    Frame(
      inquiryTitle: reading.inquiry.title, notices: reading.notices, preferences: Preferences(call.visit),
      formToken: call.formToken, isReadOnly: isReadOnly, here: here ?? call.visit.address)
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
