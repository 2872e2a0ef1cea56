import Presentation
import SourceCriticism
import Testimony

/// How the visitor wants to be spoken to and shown things, and the way to the rules.
struct SettingsPage: Sendable {
  let scene: Scene
  var back: String?

  func html() -> HTML {
    let (frame, words) = (scene.frame, scene.words)
    let rules = scene.reading.assessment.rules.rules
    return frame.page(words("settings.title"), in: nil, layout: "sheet-page narrow") {
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
          words("settings.citations"), name: "citations",
          CitationStyle.all.map {
            ($0.name, words("citationStyle." + $0.name), $0.name == frame.preferences.citationStyle.name)
          })
        if let source = scene.inquiry.sources.first(where: { _ in true }) {
          Tag.ul(.class("style-samples")) {
            for style in CitationStyle.all {
              Tag.li {
                Tag.span(.class("label"), text: words("citationStyle." + style.name))
                Tag.p(.class("reference")) { Reference(source, of: scene.inquiry, style, words).html() }
              }
            }
          }
        }
        choice(
          words("settings.keys"), name: "keys",
          [
            ("on", words("settings.keys.on"), frame.preferences.hasSingleKeys),
            ("off", words("settings.keys.off"), !frame.preferences.hasSingleKeys),
          ])
        Tag.p(.class("hint"), text: words("settings.keys.hint"))
        Tag.button(.class("button main"), .type("submit"), text: words("settings.save"))
      }
      if !frame.isReadOnly { inquiryName(words) }
      Tag.section(.class("block")) {
        Tag.div(.class("block-head")) {
          Tag.h2(text: words("settings.rules"))
          Tag.span(.class("muted"), text: words("settings.rulesOn", count: rules.count { $0.isOn }))
        }
        Tag.p(text: words("settings.rules.lede"))
        Tag.p {
          Tag.a(.class("button"), .href(Address("settings", "rules")), text: words("settings.rules.see"))
        }
      }
    }
  }

  /// What the inquiry is called, which stands in the bar of every page.
  private func inquiryName(_ words: Catalogue) -> HTML {
    Tag.section(.class("block")) {
      Tag.div(.class("block-head")) { Tag.h2(text: words("settings.inquiry")) }
      Tag.form(.class("decision"), .plain("method", "post"), .action(Address("settings", "inquiry"))) {
        HTML.carried(scene)
        Tag.div(.class("field")) {
          Tag.label(.for("inquiry-title"), text: words("settings.inquiryTitle"))
          Tag.input(
            .id("inquiry-title"), .type("text"), .name("title"), .value(scene.inquiry.title),
            .flag("required"),
            .plain("maxlength", "300"), .plain("autocomplete", "off"))
        }
        Tag.div(.class("acts")) {
          Tag.button(.class("button"), .type("submit"), text: words("settings.save"))
        }
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
