import Presentation

extension Workspace {
  var settingsRoutes: [Route] {
    [
      .page("/settings") { call in
        .page(SettingsPage(back: call.visit.query("back")).html(try await scene(call).frame))
      },
      .action("/settings", changesArchive: false) { call in
        guard let form = call.visit.form else { return .refusal(.badRequest, "The form cannot be read.") }
        var answer = Answer.redirect(to: Address.local(form["back"]) ?? Section.chronology.address)
        if let language = form["language"].flatMap(InterfaceLanguage.init(rawValue:)) {
          answer.headers.append(cookie(Preferences.languageCookie, language.rawValue))
        }
        if let theme = form["theme"].flatMap(Preferences.Theme.init(rawValue:)) {
          answer.headers.append(cookie(Preferences.themeCookie, theme.rawValue))
        }
        if let keys = form["keys"], ["on", "off"].contains(keys) {
          answer.headers.append(cookie(Preferences.keysCookie, keys))
        }
        return answer
      },
    ]
  }

  private func cookie(_ name: String, _ value: String) -> (name: String, value: String) {
    ("set-cookie", "\(name)=\(value); HttpOnly; SameSite=Strict; Path=/; Max-Age=31536000")
  }
}

extension Address {
  /// Reads an address of this program; `nil` for any other, so that no form can lead elsewhere.
  static func local(_ text: String?) -> Address? {
    guard let text, text.hasPrefix("/"), !text.hasPrefix("//"), !text.contains("\\") else { return nil }
    let visit = Visit(method: .get, target: String(text.prefix { $0 != "#" })) { _ in nil }
    return visit.path == nil ? nil : visit.address
  }
}

/// The choice of language and theme.
struct SettingsPage: Sendable {
  var back: String?

  func html(_ frame: Frame) -> HTML {
    let words = frame.words
    return frame.page(words("settings.title"), in: nil, layout: "sheet-page") {
      Tag.div(.class("head")) { Tag.h1(text: words("settings.title")) }
      Tag.form(.class("card-form"), .plain("method", "post"), .action(Address("settings"))) {
        Tag.input(.type("hidden"), .name("token"), .value(frame.formToken))
        if let back { Tag.input(.type("hidden"), .name("back"), .value(back)) }
        choice(
          words("settings.language"), name: "language",
          InterfaceLanguage.allCases.map { ($0.rawValue, $0.ownName, $0 == frame.preferences.language) })
        choice(
          words("settings.theme"), name: "theme",
          Preferences.Theme.allCases.map {
            ($0.rawValue, words("settings.theme." + $0.rawValue), $0 == frame.preferences.theme)
          })
        choice(
          words("settings.keys"), name: "keys",
          [
            ("on", words("settings.keys.on"), frame.preferences.singleKeys),
            ("off", words("settings.keys.off"), !frame.preferences.singleKeys),
          ])
        Tag.button(.class("button main"), .type("submit"), text: words("settings.save"))
      }
    }
  }

  private func choice(
    _ label: String, name: String, _ values: [(value: String, label: String, isChosen: Bool)]
  ) -> HTML {
    Tag.fieldset(.class("segments")) {
      Tag.legend(text: label)
      Tag.div(.class("segment-row")) {
        for (value, label, isChosen) in values {
          Tag.label {
            Tag.input(.type("radio"), .name(name), .value(value), .flag("checked", if: isChosen))
            Tag.span(text: label)
          }
        }
      }
    }
  }
}
