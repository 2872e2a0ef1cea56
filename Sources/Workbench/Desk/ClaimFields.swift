import Editing
import Presentation
import Testimony

/// The claims in the form, each with the fields of what it says and what qualifies it.
struct ClaimFields: Sendable {
  let register: RegisterForm

  private var words: Catalogue { register.words }
  private var controls: FormControls { register.controls }
  private var scene: Scene { register.scene }

  private var claims: [ClaimDraft] {
    register.form.draft.claims.isEmpty ? [ClaimDraft()] : register.form.draft.claims
  }

  func html() -> HTML {
    HTML {
      for (place, claim) in claims.enumerated() { fields(claim, place + 1) }
      Tag.p(.class("add")) {
        Tag.button(
          .class("link"), .type("submit"), .name("act"), .value("add-claim"), text: words("form.addClaim"))
      }
    }
  }

  private func fields(_ claim: ClaimDraft, _ number: Int) -> HTML {
    let start = "claim.\(number)."
    return Tag.fieldset(.class("claim"), .id("claim-\(number)")) {
      Tag.legend(
        .class(claims.count > 1 ? "label" : "vh"), text: words("form.claimNumber", ["number": String(number)])
      )
      if let id = claim.id { Tag.input(.type("hidden"), .name(start + "id"), .value(id.rawValue)) }
      controls.row(start + "form", words("form.says")) {
        Tag.div(.class("with-button")) {
          controls.select(
            start + "form", claim.content.form.rawValue,
            ContentDraft.Form.allCases.map { ($0.rawValue, words("claimForm." + $0.rawValue)) })
          Tag.button(
            .class("button without-scripts"), .type("submit"), .name("act"), .value("show"),
            text: words("form.otherForm"))
          if claims.count > 1 {
            Tag.button(
              .class("link"), .type("submit"), .name("act"), .value("drop-claim-\(number)"),
              .aria("label", words("form.dropClaim", ["number": String(number)])), text: "×")
          }
        }
      }
      content(claim.content, start)
      controls.segments(
        start + "certainty", words("form.certainty"), claim.editorCertainty?.rawValue ?? "",
        certainties(words("certainty.none")))
      controls.segments(
        start + "level", words("form.level"), claim.level.rawValue,
        ClaimDraft.Level.allCases.map { ($0.rawValue, words("levelChoice." + $0.rawValue)) })
      controls.text(
        start + "reason", words("form.levelReason"), claim.reason, classes: "for-inferred")
      more(claim, start)
    }
  }

  private func certainties(_ none: String) -> [(value: String, label: String)] {
    [("", none)] + Certainty.allCases.map { ($0.rawValue, words("certainty." + $0.rawValue)) }
  }

  private func more(_ claim: ClaimDraft, _ start: String) -> HTML {
    let passages = register.form.draft.passages.count
    let isOpen =
      claim.kind != .report || claim.polarity != .affirmed || claim.witnessCertainty != nil || claim.isAdopted
      || !claim.passages.isEmpty
    return Tag.details(isOpen ? .flag("open") : nil) {
      Tag.summary(text: words("form.moreOnClaim"))
      controls.choice(
        start + "kind", words("form.kind"), claim.kind.rawValue,
        Claim.Kind.allCases.map { ($0.rawValue, words("claimKind." + $0.rawValue)) })
      controls.segments(
        start + "polarity", words("form.polarity"), claim.polarity.rawValue,
        Claim.Polarity.allCases.map { ($0.rawValue, words("polarity." + $0.rawValue)) })
      controls.segments(
        start + "witness", words("form.witnessCertainty"), claim.witnessCertainty?.rawValue ?? "",
        certainties(words("certainty.notSaid")))
      if passages > 1 {
        Tag.fieldset(.class("field")) {
          Tag.legend(text: words("form.rests"))
          Tag.div(.class("control checks")) {
            for place in 0..<passages {
              Tag.label {
                Tag.input(
                  .type("checkbox"), .name(start + "passage"), .value(String(place)),
                  .flag("checked", if: claim.passages.contains(place)))
                " " + words("form.passageNumber", ["number": String(place + 1)])
              }
            }
          }
        }
      }
      Tag.div(.class("field")) {
        Tag.span()
        Tag.label(.class("control")) {
          Tag.input(
            .type("checkbox"), .name(start + "adopted"), .value("yes"), .flag("checked", if: claim.isAdopted))
          " " + words("form.adopt")
        }
      }
    }
  }

  // MARK: What it says

  private func content(_ content: ContentDraft, _ start: String) -> HTML {
    func text(_ field: ContentDraft.Field, _ label: String, list: String? = nil, hint: String? = nil) -> HTML
    {
      controls.text(start + field.rawValue, words(label), content[field], list: list, hint: hint)
    }
    func pick(_ field: ContentDraft.Field, _ label: String, _ options: [(value: String, label: String)])
      -> HTML
    {
      controls.segments(
        start + field.rawValue, words(label),
        content[field].isEmpty ? options.first?.value ?? "" : content[field], options)
    }
    switch content.form {
    case .event:
      return HTML {
        text(.people, "form.about", list: "people", hint: words("form.aboutHint"))
        controls.row(start + "event", words("form.what")) {
          Tag.div(.class("event-line")) {
            controls.input(start + "event", content[.event], list: "events", hint: words("form.whatHint"))
            controls.input(
              start + "eventKind", content[.eventKind], list: "kinds",
              hint: event(content)?.kind.map { words.word($0.rawValue, in: "kind") }
                ?? words("form.kindHint"),
              label: words("form.eventKind"))
          }
        }
        text(.place, "form.where", list: "places")
        when(content, start, eventField: .event)
      }
    case .age:
      return HTML {
        text(.person, "form.person", list: "people")
        text(.event, "form.atEvent", list: "events")
        age(content, start)
      }
    case .kinship:
      return HTML {
        text(.person, "form.person", list: "people")
        text(.tie, "form.tie", list: "ties")
        text(.other, "form.tieOf", list: "people")
      }
    case .state:
      return HTML {
        text(.person, "form.person", list: "people")
        text(.stateKind, "form.stateKind", list: "states")
        text(.object, "form.stateObject", list: "people")
        text(.words, "form.stateWords")
        text(.event, "form.stateEvent", list: "events")
        when(content, start, eventField: .event)
      }
    case .trait:
      return HTML {
        text(.about, "form.aboutWhom", list: "people")
        text(.words, "form.itsWords")
        text(.label, "form.traitLabel")
      }
    case .opinion:
      return HTML {
        text(.about, "form.aboutWhat", list: "people")
        text(.words, "form.itsWords")
      }
    case .name:
      return HTML {
        text(.about, "form.aboutWhat", list: "people")
        text(.name, "form.name")
        text(.nameKind, "form.nameKind", hint: words("form.nameKindHint"))
        text(.language, "form.nameLanguage", hint: "ru")
        text(.used, "form.nameUsed")
      }
    case .identity:
      return HTML {
        text(.left, "form.left")
        pick(.isSame, "form.isSame", [("yes", words("form.same")), ("no", words("form.notSame"))])
        text(.right, "form.right")
      }
    case .number:
      return HTML {
        text(.subject, "form.subject")
        pick(
          .comparison, "form.comparison",
          Quantity.Comparison.allCases.map { ($0.rawValue, words("comparison." + $0.rawValue)) })
        text(.value, "form.value")
        text(.words, "form.itsWords")
      }
    case .rank:
      return HTML {
        text(.event, "form.what", list: "events")
        pick(.rank, "form.rank", Rank.allCases.map { ($0.rawValue, words("rank." + $0.rawValue)) })
        text(.scope, "form.scope", hint: words("form.scopeHint"))
      }
    case .knowledge:
      return HTML {
        text(.person, "form.person", list: "people")
        pick(.isKnown, "form.isKnown", [("yes", words("form.knew")), ("no", words("form.knewNot"))])
        text(.statement, "form.statement", hint: "12")
        text(.since, "form.since", list: "events")
        text(.from, "form.from", list: "people")
      }
    case .relation:
      return HTML {
        controls.choice(
          start + "relation", words("form.relation"), content[.relation],
          StatementRelation.allCases.map { ($0.rawValue, words("relationChoice." + $0.rawValue)) })
        text(.statement, "form.statement", hint: "12")
      }
    case .proposition:
      return HTML {
        text(.words, "form.itsWords")
        text(.about, "form.about", list: "people")
        text(.event, "form.duringEvent", list: "events")
      }
    case .notation: return text(.notation, "form.notation", hint: "serge is child of lev")
    }
  }

  private func when(_ content: ContentDraft, _ start: String, eventField: ContentDraft.Field) -> HTML {
    let event = event(content)
    let calendar = CalendarName(typed: content[.calendar]) ?? register.source.calendar
    return WhenField(
      scene: scene, name: start + "when", label: words("form.when"), text: content[.when],
      calendarName: start + "calendar", calendar: content[.calendar],
      view: WhenView(
        scene: scene, text: content[.when], calendar: calendar, event: event,
        choosing: .button(field: start + "when")),
      eventField: start + eventField.rawValue, flaw: controls.flaw(start + "when")
    ).html()
  }

  /// The event that is named, where it is known.
  private func event(_ content: ContentDraft) -> Event? {
    guard case .one(.event(let id)) = scene.index.names.find(content[.event].trimmed, [.event]) else {
      return nil
    }
    return scene.inquiry.events[id]
  }

  private func age(_ content: ContentDraft, _ start: String) -> HTML {
    var person: Person.ID?
    if case .one(.person(let id)) = scene.index.names.find(content[.person].trimmed, [.person]) {
      person = id
    }
    return WhenField(
      scene: scene, name: start + "age", label: words("form.age"), text: content[.age], calendarName: nil,
      calendar: "",
      view: WhenView(
        scene: scene, text: person == nil ? "" : content[.age], calendar: nil, person: person,
        choosing: .button(field: start + "age")),
      personField: start + "person", flaw: controls.flaw(start + "age")
    ).html()
  }
}
