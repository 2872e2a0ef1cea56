import Archives
import Editing
import Presentation

extension Workspace {
  /// Carries out an act and leads on; a refusal is shown in words, with the way back.
  ///
  /// - Parameters:
  ///   - call: The call.
  ///   - address: Where to go once it is done.
  ///   - act: The act, given the desk and the head that the form was made on, if it names one.
  /// - Returns: The answer.
  /// - Throws: What stops a page from being shown at all.
  func act(
    _ call: Route.Call, then address: Address, _ act: @Sendable (Desk, Head?) throws -> Void
  ) async throws -> Answer {
    do {
      let named = call.visit.form?["head"]
      let head = named.flatMap { Head(parsing: $0) }
      if named != nil, head == nil { throw ForeignHead() }
      try act(shelf.desk, head)
      return .redirect(to: address)
    } catch {
      let scene = try await scene(call)
      let words = scene.words
      let refused = Refused(error)
      return .page(
        scene.frame.page(words("act.refused"), in: nil, layout: "sheet-page") {
          Tag.div(.class("head")) { Tag.h1(text: words("act.refused")) }
          Tag.p(
            .class("notice bad"), .role("alert"), text: refused.isStale ? words("act.stale") : refused.words)
          Tag.h2(.class("label"), text: words("act.typed"))
          Tag.dl(.class("typed")) {
            for (name, value) in call.visit.form?.fields ?? []
            where name != "token" && name != "head" && !value.isEmpty {
              Tag.dt(text: name)
              Tag.dd(text: value)
            }
          }
          Tag.p { Tag.a(.class("button"), .href(address), text: words("act.back")) }
        }, status: refused.isStale ? .conflict : .unprocessable)
    }
  }
}
