import Archives
import Editing
import Presentation
import SourceCriticism
import Testimony

extension Workspace {
  var settingsRoutes: [Route] {
    [
      .page("/settings") { call in
        .page(SettingsPage(scene: try await scene(call), back: call.visit.query("back")).html())
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
        if let style = form["citations"].flatMap(CitationStyle.named) {
          answer.headers.append(cookie(Preferences.citationCookie, style.name))
        }
        if let keys = form["keys"], ["on", "off"].contains(keys) {
          answer.headers.append(cookie(Preferences.keysCookie, keys))
        }
        return answer
      },
      .action("/settings/inquiry") { call in
        let title = call.visit.form?["title"] ?? ""
        return try await act(call, then: Address("settings")) { desk, head in
          try desk.nameInquiry(title, on: head)
        }
      },
      .page("/settings/rules") { call in
        .page(RulesPage(scene: try await scene(call)).html())
      },
      .page("/settings/rules/*") { call in
        let scene = try await scene(call)
        guard let rule = scene.reading.assessment.rules.rule(named: call.places[0]) else {
          return notFound(scene)
        }
        return .page(RulePage(scene: scene, rule: rule).html())
      },
      .action("/settings/rules/*", changesArchive: true) { call in
        let scene = try await scene(call)
        guard let rule = scene.reading.assessment.rules.rule(named: call.places[0]) else {
          return notFound(scene)
        }
        guard let form = call.visit.form else { return .refusal(.badRequest, "The form cannot be read.") }
        var page = RulePage(scene: scene, rule: rule)
        page.typed = RulePage.Typed(
          isOn: form["on"].map { $0 == "yes" } ?? rule.isOn, number: form["number"], least: form["least"],
          most: form["most"])
        do {
          let changed = try page.changedRule(in: scene.inquiry)
          // The effect is said before anything is recorded.
          guard form["do"] == "record" else {
            page.effect = shelf.desk.effect(of: changed, on: scene.reading.assessment)
            return .page(page.html())
          }
          let head = form["head"].flatMap { Head(parsing: $0) }
          try shelf.desk.setRule(changed, on: head)
          return .redirect(to: Address("settings", "rules", fragment: rule.slug.rawValue))
        } catch {
          let refused = Refused(error)
          page.flaw = refused.isStale ? scene.words("act.stale") : refused.words
          return .page(page.html(), status: refused.isStale ? .conflict : .unprocessable)
        }
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
