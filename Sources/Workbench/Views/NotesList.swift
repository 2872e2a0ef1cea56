import Presentation
import Testimony

/// Notes in a list, each with what it is on and what can be done with it.
struct NotesList: Sendable {
  let scene: Scene
  let notes: [EditorNote]
  /// Where an act leads back to.
  let back: Address
  /// Whether the list stands on the page of what the notes are on, which then need not be named.
  var isOnSubject = false

  func html() -> HTML {
    let words = scene.words
    guard !notes.isEmpty else { return .empty }
    return Tag.ul(.class("notes-list")) {
      for note in notes {
        Tag.li(.class(note.isQuery ? "query" : ""), .id("note-" + note.slug.rawValue)) {
          if note.isQuery { Tag.span(.class("tag"), text: words("notes.query")) }
          Tag.p(.class("note-words"), text: note.text)
          subject(note)
          if !scene.frame.isReadOnly { acts(note, words) }
        }
      }
    }
  }

  private func subject(_ note: EditorNote) -> HTML {
    HTML {
      if let passage = note.passage {
        Tag.p(.class("quotation"), text: scene.words.quoted(String(passage.quotation.prefix(300))))
        Tag.p(.class("muted")) {
          if let address = address(of: passage) {
            Tag.a(.class("siglum"), .href(address), text: scene.sigla.citation(passage))
          } else {
            scene.sigla.citation(passage)
          }
        }
      }
      if let subject = note.subject, !isOnSubject {
        if case .statement(let id) = subject, let statement = scene.inquiry.statements[id] {
          if let passage = statement.passages.first {
            Tag.p(.class("quotation"), text: scene.words.quoted(String(passage.quotation.prefix(300))))
          }
          Tag.p(.class("muted")) {
            scene.claims.sentence(statement) + " "
            scene.citations(statement)
          }
        } else {
          Tag.p(.class("muted")) { scene.pageLink(to: subject) }
        }
      }
    }
  }

  private func address(of passage: Passage) -> Address? {
    guard let source = scene.inquiry.sources[passage.source] else { return nil }
    var part: Int?
    if case .text(_, let range) = passage.place {
      part = scene.index.parts[source.id]?.part(holding: range.lowerBound)
    }
    return Address("desk", source.slug.rawValue, query: ["part": part.map { String($0) }])
  }

  private func acts(_ note: EditorNote, _ words: Catalogue) -> HTML {
    Tag.form(.class("acts"), .plain("method", "post"), .action(Address("notes", note.slug.rawValue))) {
      Tag.input(.type("hidden"), .name("token"), .value(scene.frame.formToken))
      Tag.input(.type("hidden"), .name("back"), .value(back.description))
      if note.isQuery {
        Tag.button(
          .class("button quiet"), .type("submit"), .name("act"), .value("check"),
          .aria("label", words("notes.checkedLabel", ["words": String(note.text.prefix(60))])),
          text: words("notes.checked"))
      } else {
        Tag.button(
          .class("button quiet"), .type("submit"), .name("act"), .value("query"), text: words("notes.again"))
      }
      Tag.button(
        .class("button quiet"), .type("submit"), .name("act"), .value("remove"),
        .aria("label", words("notes.removeLabel", ["words": String(note.text.prefix(60))])),
        text: words("notes.remove"))
    }
  }
}
