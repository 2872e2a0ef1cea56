import Calendars
import Editing
import Presentation
import SourceCriticism
import Testimony

/// The form in which a statement is registered or changed.
///
/// It asks, in this order, who says it, how they know it, about whom, what and where, when, how certain; and says in
/// one sentence what the statement would change in the chronology.
struct RegisterForm: Sendable {
  let scene: Scene
  let state: DeskState
  let form: DraftForm
  /// The stretch of the text that is shown.
  let part: Int
  /// What the statement would change; `nil` where that was not asked yet.
  var consequence: ConsequenceNote.Finding?
  /// Why the archive refused it, in words.
  var refusal: String?

  var words: Catalogue { scene.words }
  var source: Source { state.source }

  var controls: FormControls {
    let flaws = form.flaws
    return FormControls(words: words) { name in flaws.first { $0.field == name } }
  }

  /// Where the form is sent.
  var action: Address { Address("desk", source.slug.rawValue, "register") }

  func html() -> HTML {
    let isEdit = state.edited != nil
    return Tag.section(
      .class("in-hand-card register"), .id("register"), .aria("labelledby", "register-title")
    ) {
      Tag.div(.class("card-head")) {
        Tag.h2(.class("small-title"), .id("register-title"), .plain("tabindex", "-1")) {
          isEdit
            ? words(
              "form.editTitle",
              ["number": state.edited.flatMap { scene.index.numbers[$0.id] }.map { String($0) } ?? ""])
            : words(state.corrected == nil ? "form.title" : "form.correctTitle")
        }
        Tag.a(
          .class("tool"), .href(closing), .data("part", "apparatus"), .aria("label", words("form.discard")),
          .id("leave-form"), text: "×")
      }
      Tag.form(
        .plain("method", "post"), .action(action), .data("register"), .data("draft", draftName),
        .plain("novalidate", "")
      ) {
        hidden()
        // The button that Enter presses, before all others.
        Tag.button(
          .class("vh"), .type("submit"), .name("act"), .value("save"), .plain("tabindex", "-1"),
          .aria("hidden", "true"), text: words("form.save"))
        if let refusal { Tag.p(.class("notice bad"), .role("alert"), text: refusal) }
        if !form.flaws.isEmpty {
          Tag.p(
            .class("notice bad"), .role("alert"), .id("flaws"),
            text: words("form.flaws", count: form.flaws.count))
        }
        passages()
        if !isEdit, state.corrected == nil { oneLine() }
        VoiceFields(register: self).html()
        ClaimFields(register: self).html()
        note()
        Tag.div(.id("consequence"), .class("consequence"), .aria("live", "polite")) {
          ConsequenceNote(scene: scene, finding: consequence).html()
        }
        acts(isEdit)
      }
      lists()
    }
  }

  /// Names what is typed here, so that a browser can keep it when the server has gone away.
  private var draftName: String {
    source.slug.rawValue + " "
      + (state.edited?.slug.rawValue
        ?? form.draft.passages.map { PlaceToken.write($0, scene.inquiry) }.joined(separator: " "))
  }

  private var closing: Address {
    if let corrected = state.corrected {
      return state.address(part: part).adding("proposals", corrected.id.rawValue).at("apparatus")
    }
    return state.address(part: part, statement: state.edited).at("apparatus")
  }

  private func hidden() -> HTML {
    HTML {
      Tag.input(.type("hidden"), .name("token"), .value(scene.frame.formToken))
      Tag.input(.type("hidden"), .name("part"), .value(String(part)))
      if let edited = state.edited {
        Tag.input(.type("hidden"), .name("edit"), .value(edited.slug.rawValue))
        Tag.input(.type("hidden"), .name("head"), .value(scene.reading.head))
      }
      if let corrected = state.corrected {
        Tag.input(.type("hidden"), .name("correct"), .value(corrected.id.rawValue))
      }
      if let after = state.after { Tag.input(.type("hidden"), .name("after"), .value(after.slug.rawValue)) }
    }
  }

  // MARK: Passages

  private func passages() -> HTML {
    Tag.div(.class("passages")) {
      for (number, place) in form.draft.passages.enumerated() {
        let passage = passage(place)
        Tag.div(.class("passage-in-hand")) {
          Tag.input(.type("hidden"), .name("at"), .value(PlaceToken.write(place, scene.inquiry)))
          Tag.p(
            .class("quotation"), .lang(source.languages.first),
            text: passage.map { words.quoted(shortened($0.quotation)) } ?? words("form.passageLost"))
          Tag.p(.class("muted")) {
            passage.map { scene.sigla.citation($0) } ?? ""
            if let range = passage?.scalars {
              " · "
                + words(
                  "form.characters",
                  ["from": words.number(range.lowerBound), "to": words.number(range.upperBound)])
            }
            if form.draft.passages.count > 1 {
              " "
              Tag.button(
                .class("link"), .type("submit"), .name("act"), .value("drop-passage-\(number + 1)"),
                .aria("label", words("form.dropPassageNumber", ["number": String(number + 1)])),
                text: words("form.drop"))
            }
          }
        }
      }
      controls.message("passage")
      Tag.details(form.flaw("quote") == nil && !form.draft.passages.isEmpty ? nil : .flag("open")) {
        Tag.summary(text: words("form.addPassage"))
        controls.row("quote", words("form.quote")) {
          Tag.div(.class("with-button")) {
            controls.input("quote", form.quote, hint: words("form.quoteHint"))
            Tag.button(
              .class("button"), .type("submit"), .name("act"), .value("find"), text: words("form.find"))
          }
        }
      }
    }
  }

  /// The passage at a place.
  func passage(_ place: StatementDraft.PassageDraft) -> Passage? {
    switch place {
    case .kept(let number):
      return state.edited.flatMap { $0.passages.indices.contains(number) ? $0.passages[number] : nil }
    case .text(let range):
      guard let text = scene.index.texts[source.id] else { return nil }
      return PassageCutter(text, scalars: scene.index.scalars[source.id] ?? []).passage(marked: range)
    case .excerpt(let id, let range): return scene.inquiry.excerpts[id]?.passage(marked: range)
    }
  }

  private func shortened(_ text: String) -> String {
    text.count > 600 ? text.prefix(280) + " … " + text.suffix(280) : text
  }

  // MARK: The line, the note, the buttons

  private func oneLine() -> HTML {
    controls.text(
      "line", words("form.line"), form.line, hint: words("form.lineHint"), classes: "one-line")
  }

  private func note() -> HTML {
    Tag.details(form.draft.note.isEmpty ? nil : .flag("open")) {
      Tag.summary(text: words("form.noteSummary"))
      controls.area("note", words("form.note"), form.draft.note)
    }
  }

  private func acts(_ isEdit: Bool) -> HTML {
    Tag.div(.class("acts")) {
      Tag.button(.class("button main"), .type("submit"), .name("act"), .value("save"), .data("key", "s")) {
        words("form.save")
        Tag.kbd(.aria("hidden", "true"), text: "S")
      }
      if !isEdit {
        Tag.button(.class("button"), .type("submit"), .name("act"), .value("next"), .data("key", "S")) {
          words("form.saveNext")
          Tag.kbd(.aria("hidden", "true"), text: "⇧S")
        }
      }
      Tag.button(
        .class("button without-scripts"), .type("submit"), .name("act"), .value("show"),
        text: words("form.show"))
      Tag.a(.class("button quiet"), .href(closing), .data("part", "apparatus"), text: words("form.discard"))
    }
  }

  // MARK: Lists to choose from

  private func lists() -> HTML {
    let names = scene.index.names
    let people = names.titles([.person, .group], atMost: 150)
    return HTML {
      list("people", people)
      list("places", names.titles([.place], atMost: 100))
      list("events", names.titles([.event], atMost: 150))
      Tag("datalist")(.id("kinds")) {
        for kind in EventGroups.kinds { Tag.option(.value(kind), text: words.word(kind, in: "kind")) }
      }
      Tag("datalist")(.id("ties")) {
        for tie in Self.ties { Tag.option(.value(tie), text: words.word(tie, in: "kin")) }
      }
      Tag("datalist")(.id("states")) {
        for state in Self.states { Tag.option(.value(state), text: words.word(state, in: "state")) }
      }
    }
  }

  private func list(_ id: String, _ values: [String]) -> HTML {
    Tag("datalist")(.id(id)) { for value in values { Tag.option(.value(value)) } }
  }

  private static let ties = [
    "mother", "father", "parent", "child", "spouse", "sibling", "grandparent", "grandchild", "uncle", "aunt",
    "cousin", "partner",
  ]
  private static let states = ["member", "office", "stay", "acquaintance"]
}

extension Passage {
  /// Where it stands in a text or excerpt, in scalars.
  var scalars: Range<Int>? {
    switch place {
    case .text(_, let range), .excerpt(_, let range): range.lowerBound.rawValue..<range.upperBound.rawValue
    case .orphan: nil
    }
  }
}
