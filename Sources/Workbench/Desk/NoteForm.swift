import Presentation
import Testimony

/// The form for a note on the passages in hand.
struct NoteForm: Sendable {
  let scene: Scene
  let state: DeskState
  let part: Int

  func html() -> HTML {
    let words = scene.words
    return Tag.section(.class("in-hand-card"), .id("register")) {
      Tag.div(.class("card-head")) {
        Tag.h2(.class("small-title"), .plain("tabindex", "-1"), text: words("notes.onPassage"))
        Tag.a(
          .class("tool"), .href(state.address(part: part).at("apparatus")), .data("part", "apparatus"),
          .aria("label", words("form.discard")), text: "×")
      }
      if let place = state.places.first {
        NoteFields(
          scene: scene, back: state.address(part: part),
          place: (state.source, PlaceToken.write(place, scene.inquiry))
        ).html()
      }
    }
  }
}
