import Editing
import Presentation
import SourceCriticism
import Testimony

extension Workspace {
  var identityRoutes: [Route] {
    [
      .page("/identities") { call in
        let scene = try await scene(call)
        guard let notation = call.visit.query("of"), let referent = scene.referent(notation) else {
          return notFound(scene)
        }
        guard let with = call.visit.query("with") else {
          return .page(
            IdentityChoicePage(
              scene: scene, referent: referent, notation: notation, filter: call.visit.query("q") ?? ""
            ).html())
        }
        guard let other = scene.referent(with), other != referent else { return notFound(scene) }
        return .page(
          IdentityDecisionPage(scene: scene, left: referent, right: other, notations: (notation, with)).html()
        )
      },
      .page("/identities/*") { call in
        let scene = try await scene(call)
        guard let identity = scene.identity(call.places[0]) else { return notFound(scene) }
        return .page(IdentityPage(scene: scene, identity: identity).html())
      },
      .action("/identities") { call in try await identify(call) },
      .action("/identities/*/withdraw") { call in
        let scene = try await scene(call)
        guard let identity = scene.identity(call.places[0]) else { return notFound(scene) }
        let reason = call.visit.form?["reason"] ?? ""
        return try await act(call, then: scene.address(of: identity.left) ?? Section.people.address) {
          desk, head in
          try desk.withdraw(identity.id, because: reason, on: head)
        }
      },
      .action("/identities/*/decide") { call in
        let scene = try await scene(call)
        guard let identity = scene.identity(call.places[0]) else { return notFound(scene) }
        let form = call.visit.form
        let reason = form?["reason"] ?? ""
        let isAccepted = form?["decision"] == "accepted"
        return try await act(call, then: scene.address(of: identity.left) ?? Section.people.address) {
          desk, head in
          if isAccepted {
            try desk.identify(
              identity.left, identity.right, isSame: identity.isSame, because: reason,
              certainty: identity.certainty, on: head)
          } else {
            try desk.withdraw(identity.id, because: reason, on: head)
          }
        }
      },
      .page("/parting") { call in
        let scene = try await scene(call)
        guard let notation = call.visit.query("of"), let referent = scene.referent(notation) else {
          return notFound(scene)
        }
        return .page(
          PartingPage(
            scene: scene, referent: referent, notation: notation,
            chosen: Set(call.visit.queries("statement")), name: call.visit.query("name") ?? "",
            reason: ""
          ).html())
      },
      .action("/parting") { call in
        let scene = try await scene(call)
        guard let form = call.visit.form, let notation = form["of"], let referent = scene.referent(notation)
        else { return .refusal(.badRequest, "A parting needs a record.") }
        let chosen = Set(form.values("statement"))
        let parting = Parting(
          referent, into: form["name"] ?? "",
          with: scene.inquiry.statements.filter { chosen.contains($0.slug.rawValue) }.map(\.id),
          because: form["reason"] ?? "")
        return try await act(call, then: scene.address(of: referent) ?? Section.people.address) {
          desk, head in
          try desk.part(parting, on: head)
        }
      },
    ]
  }

  private func identify(_ call: Route.Call) async throws -> Answer {
    let scene = try await scene(call)
    guard let form = call.visit.form, let of = form["of"], let with = form["with"],
      let left = scene.referent(of), let right = scene.referent(with)
    else { return .refusal(.badRequest, "An identity needs two records.") }
    let reason = form["reason"] ?? ""
    let isSame = form["same"] != "no"
    let certainty = form["certainty"].flatMap(Certainty.init(rawValue:))
    guard !reason.isEmpty else {
      return .page(
        IdentityDecisionPage(
          scene: scene, left: left, right: right, notations: (of, with),
          refusal: scene.words("error.needsReason")
        ).html(), status: .unprocessable)
    }
    return try await act(call, then: scene.address(of: left) ?? Section.people.address) { desk, head in
      try desk.identify(left, right, isSame: isSame, because: reason, certainty: certainty, on: head)
    }
  }
}

extension Scene {
  /// The identity with a readable name.
  func identity(_ slug: String) -> Identity? { inquiry.identities.first { $0.slug.rawValue == slug } }
}
