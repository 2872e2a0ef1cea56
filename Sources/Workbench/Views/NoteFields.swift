import Editing
import Presentation
import Testimony

/// The fields of a note.
struct NoteFields: Sendable {
  let scene: Scene
  let back: Address
  /// What it is on.
  var subject: Referent?
  /// What it can be on, where an editor has to say which.
  var choices: [Referent] = []
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
      if choices.count > 1 {
        Tag.label(.class("field")) {
          Tag.span(text: words("notes.on"))
          Tag.select(.name("subject")) {
            for choice in choices { Tag.option(.value(notation(of: choice)), text: name(of: choice)) }
          }
        }
      } else if let subject = subject ?? choices.first {
        Tag.input(.type("hidden"), .name("subject"), .value(notation(of: subject)))
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

  private func notation(of referent: Referent) -> String {
    "\(referent.kind.rawValue):\(scene.inquiry.readableName(of: referent))"
  }

  /// What is chosen: an event by its name, a statement by its words.
  private func name(of referent: Referent) -> String {
    guard case .statement(let id) = referent, let statement = scene.inquiry.statements[id],
      let passage = statement.passages.first
    else { return scene.voices.name(of: referent) }
    return scene.words.quoted(String(passage.quotation.prefix(70))) + " · " + scene.sigla.citation(passage)
  }
}
