import Presentation
import Testimony

/// The notes on somebody or something, with a form for another, at the foot of its page.
struct NotesSection: Sendable {
  let scene: Scene
  /// What it is on; where records are one, all of them, the one of the page first.
  let subjects: [Referent]
  /// The page it stands on.
  let back: Address
  /// Whether an editor says which of them a note is on.
  private let isChosen: Bool

  init(scene: Scene, on subjects: Referent..., identical: [Referent] = [], back: Address) {
    self.scene = scene
    self.subjects = subjects + identical
    self.back = back.at("notes")
    isChosen = false
  }

  /// The notes on several things that a page puts side by side.
  init(scene: Scene, among subjects: [Referent], back: Address) {
    self.scene = scene
    self.subjects = subjects
    self.back = back.at("notes")
    isChosen = subjects.count > 1
  }

  func html() -> HTML {
    let notes = scene.inquiry.notes.filter { note in note.subject.map(subjects.contains) ?? false }
    guard !notes.isEmpty || !scene.frame.isReadOnly else { return .empty }
    return Tag.section(.class("block notes-section"), .id("notes")) {
      Tag.div(.class("block-head")) {
        Tag.h2(text: scene.words("notes.title"))
        let queries = notes.count(where: \.isQuery)
        if queries > 0 { Tag.span(.class("muted"), text: scene.words("notes.toCheck", count: queries)) }
      }
      NotesList(scene: scene, notes: notes, back: back, isOnSubject: !isChosen).html()
      if !scene.frame.isReadOnly {
        Tag.details {
          Tag.summary(.data("key", "n"), text: scene.words("notes.add"))
          NoteFields(
            scene: scene, back: back, subject: isChosen ? nil : subjects.first,
            choices: isChosen ? subjects : []
          ).html()
        }
      }
    }
  }
}
