import Editing
import Presentation
import Testimony

/// The editor's notes and queries: first what is to be checked, then what is only noted.
struct NotesPage: Sendable {
  let scene: Scene
  /// What a note that was refused is on.
  var subject: Referent?
  var flaw: DraftFlaw?

  func html() -> HTML {
    let words = scene.words
    let queries = scene.inquiry.notes.filter(\.isQuery)
    let others = scene.inquiry.notes.filter { !$0.isQuery }
    return scene.frame.page(words("notes.title"), in: nil, layout: "sheet-page narrow") {
      Tag.div(.class("head")) {
        Tag.h1(text: words("notes.title"))
        Tag.span(
          .class(queries.isEmpty ? "chip good" : "chip"), text: words("notes.toCheck", count: queries.count))
      }
      if queries.isEmpty, others.isEmpty { Tag.p(.class("lede"), text: words("notes.none")) }
      NotesList(scene: scene, notes: queries, back: Address("notes")).html()
      if !others.isEmpty {
        Tag.h2(text: words("notes.noted"))
        NotesList(scene: scene, notes: others, back: Address("notes")).html()
      }
      if !scene.frame.isReadOnly {
        Tag.h2(text: words("notes.add"))
        if let subject { Tag.p(.class("muted")) { scene.pageLink(to: subject) } }
        NoteFields(scene: scene, back: Address("notes"), subject: subject, flaw: flaw).html()
      }
    }
  }
}
