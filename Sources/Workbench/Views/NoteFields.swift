import Editing
import Presentation
import Testimony

/// The fields of a note.
struct NoteFields: Sendable {
  let scene: Scene
  let back: Address
  /// What it is on.
  var subject: Referent?
  /// The passage it is on: the source and the place.
  var place: (source: Source, token: String)?
  var flaw: DraftFlaw?

  func html() -> HTML {
    let words = scene.words
    let flaw = flaw
    let controls = FormControls(words: words) { $0 == flaw?.field ? flaw : nil }
    return Tag.form(.class("note-form"), .plain("method", "post"), .action(Address("notes"))) {
      Tag.input(.type("hidden"), .name("token"), .value(scene.frame.formToken))
      Tag.input(.type("hidden"), .name("back"), .value(back.description))
      if let subject {
        Tag.input(
          .type("hidden"), .name("subject"),
          .value("\(subject.kind.rawValue):\(scene.inquiry.readableName(of: subject))"))
      }
      if let place {
        Tag.input(.type("hidden"), .name("source"), .value(place.source.slug.rawValue))
        Tag.input(.type("hidden"), .name("at"), .value(place.token))
      }
      controls.area("text", words("notes.words"), "")
      Tag.label(.class("check")) {
        Tag.input(.type("checkbox"), .name("query"), .value("yes"), .flag("checked"))
        " " + words("notes.isQuery")
      }
      Tag.div(.class("acts")) {
        Tag.button(.class("button main"), .type("submit"), text: words("notes.save"))
      }
    }
  }
}
