import Editing
import Presentation
import Testimony

/// The editor's notes and queries: first what is to be checked, then what is only noted.
struct NotesPage: Sendable {
  let scene: Scene
  var text = ""
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
        NoteFields(scene: scene, text: text, back: Address("notes"), flaw: flaw).html()
      }
    }
  }
}

/// Notes in a list, each with what it is on and what can be done with it.
struct NotesList: Sendable {
  let scene: Scene
  let notes: [EditorNote]
  /// Where an act leads back to.
  let back: Address

  func html() -> HTML {
    let words = scene.words
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
      if let subject = note.subject {
        Tag.p(.class("muted")) { scene.link(to: subject) ?? HTML(text: scene.voices.name(of: subject)) }
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

/// The fields of a note.
struct NoteFields: Sendable {
  let scene: Scene
  var text = ""
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
      controls.area("text", words("notes.words"), text)
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

/// The notes on somebody or something, with a form for another; for the page of a person, an event, a place.
struct NotesSection: Sendable {
  let scene: Scene
  let subject: Referent
  /// The page it stands on.
  let back: Address

  func html() -> HTML {
    let notes = scene.inquiry.notes.filter { $0.subject == subject }
    return Tag.section(.class("notes-section"), .id("notes")) {
      Tag.h2(.class("label"), text: scene.words("notes.title"))
      NotesList(scene: scene, notes: Array(notes), back: back).html()
      if !scene.frame.isReadOnly {
        Tag.details {
          Tag.summary(text: scene.words("notes.add"))
          NoteFields(scene: scene, back: back, subject: subject).html()
        }
      }
    }
  }
}

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
