import Presentation
import Testimony

/// The form for a note on the passages in hand.
struct NoteForm: Sendable {
  let scene: Scene
  let state: DeskState
  let part: Int

  /// The words the note is on.
  private var quotation: String? {
    guard let range = state.textRanges.first, let scalars = scene.index.scalars[state.source.id] else {
      return nil
    }
    return String(scalars.words(range).replacing("\n", with: " ").prefix(400))
  }

  /// Where the note leads back to: the proposal it was begun from, or the page.
  private var back: Address {
    let page = state.address(part: part)
    return state.proposal.map { page.adding("proposals", $0.rawValue).at("p-" + $0.rawValue) } ?? page
  }

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
        if let quotation {
          Tag.p(
            .class("quotation hand"), .lang(state.source.languages.first), text: words.quoted(quotation))
        }
        NoteFields(
          scene: scene, back: back,
          place: (state.source, PlaceToken.write(place, scene.inquiry))
        ).html()
      }
    }
  }
}
