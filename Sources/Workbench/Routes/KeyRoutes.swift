import Presentation

extension Workspace {
  /// The list of keys, as a page for whoever has no scripts.
  var keyRoutes: [Route] {
    [
      .page("/keys") { call in
        let scene = try await scene(call)
        let words = scene.words
        return .page(
          scene.frame.page(words("keys.title"), in: nil, layout: "sheet-page narrow") {
            Tag.div(.class("head")) { Tag.h1(text: words("keys.title")) }
            KeysList(words: words, isOn: scene.frame.preferences.hasSingleKeys).html()
            Tag.p {
              Tag.a(.href(Address("settings", query: ["back": "/keys"])), text: words("keys.settings"))
            }
          })
      }
    ]
  }
}
