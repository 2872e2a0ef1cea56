import Editing
import Presentation
import Testimony

extension Workspace {
  /// `GET /when?q=…&language=…&calendar=…&event=…&person=…`: what a time means, as a page or, for a script, as a part.
  var whenRoutes: [Route] {
    [
      .page("/when") { call in
        var scene = try await scene(call)
        if let language = call.visit.query("language").flatMap(InterfaceLanguage.init(rawValue:)) {
          scene = Scene(scene.reading, scene.frame.speaking(language))
        }
        let query = call.visit.query("q") ?? ""
        let event = call.visit.query("event").flatMap { name -> Event? in
          guard case .one(.event(let id)) = scene.index.names.find(name, [.event]) else { return nil }
          return scene.inquiry.events[id]
        }
        var person: Person.ID?
        if let name = call.visit.query("person"),
          case .one(.person(let id)) = scene.index.names.find(name, [.person])
        {
          person = id
        }
        let calendar = call.visit.query("calendar").map { CalendarName(rawValue: $0) }
        let field = call.visit.query("field")
        let view = WhenView(
          scene: scene, text: query, calendar: calendar, event: event, person: person,
          choosing: field.map { .button(field: $0) } ?? .link(call.visit.address))
        if call.visit.part != nil { return .fragment(view.html()) }
        return .page(WhenPage(scene: scene, view: view).html())
      }
    ]
  }
}

/// A page for trying what a date means.
struct WhenPage: Sendable {
  let scene: Scene
  let view: WhenView

  func html() -> HTML {
    let words = scene.words
    return scene.frame.page(
      words("when.title"), in: nil, layout: "sheet-page narrow", modules: ["part.js", "when.js"]
    ) {
      Tag.div(.class("head")) { Tag.h1(text: words("when.title")) }
      Tag.p(.class("lede"), text: words("when.lede"))
      WhenAxis.definitions
      Tag.form(.class("when-page"), .action(Address("when"))) {
        WhenField(
          scene: scene, name: "q", label: words("when.label"), text: view.text,
          calendarName: "calendar", calendar: view.calendar?.rawValue ?? "", view: view
        ).html()
        Tag.button(.class("button main"), .type("submit"), text: words("when.read"))
      }
    }
  }
}

/// The field in which a time is typed, with its calendar and what it means below; for any form.
struct WhenField: Sendable {
  let scene: Scene
  /// The name of the field.
  let name: String
  let label: String
  let text: String
  /// The name of the field of the calendar; `nil` where there is no choice of one.
  let calendarName: String?
  let calendar: String
  /// The reading of what is typed.
  let view: WhenView
  /// The names of the fields that hold the event and the person, for a script that asks again while one types.
  var eventField: String?
  var personField: String?
  var flaw: DraftFlaw?

  /// The calendars that can be chosen.
  private static let calendars = [
    "gregorian", "julian", "unknown-style", "french_republican", "hebrew", "islamic_civil",
  ]

  func html() -> HTML {
    let words = scene.words
    let id = FormControls.id(name)
    return Tag.div(.class("field" + (flaw == nil ? "" : " bad"))) {
      Tag.label(.for(id), text: label)
      Tag.div(.class("control when")) {
        Tag.div(.class("when-line")) {
          Tag.input(
            .id(id), .type("text"), .name(name), .value(text), .class("mono"), .data("when", name),
            eventField.map { .data("event", $0) }, personField.map { .data("person", $0) },
            calendarName.map { .data("calendar", $0) }, .plain("autocomplete", "off"),
            .plain("spellcheck", "false"), .plain("maxlength", "500"), .aria("describedby", id + "-reading"),
            flaw == nil ? nil : .aria("invalid", "true"))
          if let calendarName {
            Tag.select(
              .name(calendarName), .id(FormControls.id(calendarName)), .aria("label", words("when.calendar"))
            ) {
              Tag.option(.value(""), text: words("when.calendar.source"))
              for calendar in known {
                Tag.option(
                  .value(calendar), .flag("selected", if: calendar == self.calendar),
                  text: words.word(calendar, in: "calendar"))
              }
            }
          }
        }
        Tag.div(.class("when-reading"), .id(id + "-reading"), .aria("live", "polite")) { view.html() }
      }
    }
  }

  private var known: [String] {
    calendar.isEmpty || Self.calendars.contains(calendar) ? Self.calendars : Self.calendars + [calendar]
  }
}

extension Frame {
  /// The same frame in another language.
  func speaking(_ language: InterfaceLanguage) -> Frame {
    var copy = self
    copy.preferences.language = language
    return copy
  }
}
