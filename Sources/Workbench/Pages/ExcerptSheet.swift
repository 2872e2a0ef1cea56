import Editing
import Presentation
import Testimony

/// An excerpt as it is typed.
struct ExcerptForm: Sendable {
  var text = ""
  var page = ""
  var other = ""
  var timeCode = ""
  var transcriber = ""
  var transcribed = ""
  var secondHand = ""
  var flaws: [DraftFlaw] = []

  init() {}

  init(_ form: FormFields) {
    text = form.fields.first { $0.name == "text" }?.value.replacing("\r\n", with: "\n") ?? ""
    page = form["page"] ?? ""
    other = form["other"] ?? ""
    timeCode = form["timeCode"] ?? ""
    transcriber = form["transcriber"] ?? ""
    transcribed = form["transcribed"] ?? ""
    secondHand = form["secondHand"] ?? ""
  }
}

/// The sheet of a source without a digital text: what the editor has typed of it, and a form for more.
struct ExcerptSheet: Sendable {
  let scene: Scene
  let state: DeskState
  let statements: [Statement]
  let form: ExcerptForm?

  private var words: Catalogue { scene.words }

  func html() -> HTML {
    let excerpts = scene.inquiry.excerpts.filter { $0.source == state.source.id }
    return HTML {
      Tag.div(.class("running")) {
        Tag.h1(
          .class("running-head"), .id("source-title"), .lang(state.source.languages.first),
          text: state.source.title)
      }
      if let notice = state.source.notice { Tag.p(.class("muted source-notice"), text: notice) }
      if excerpts.isEmpty { Tag.p(.class("notice"), text: words("excerpts.none")) }
      Tag.div(.class("text excerpts"), .id("text"), .lang(state.source.languages.first)) {
        for excerpt in excerpts { self.excerpt(excerpt) }
      }
      if !scene.frame.isReadOnly { draft() }
    }
  }

  private func excerpt(_ excerpt: Excerpt) -> HTML {
    let scalars = Array(excerpt.text.unicodeScalars)
    let state = state
    let marked = MarkedText(
      scene: scene, key: .excerpt(excerpt.id), scalars: scalars, statements: statements,
      chosen: (state.chosen ?? state.edited)?.id,
      inHand: state.places.compactMap { place in
        if case .excerpt(excerpt.id, let range) = place { range } else { nil }
      },
      calls: [], address: { state.address(part: nil, statement: $0) })
    let inquiry = scene.inquiry
    return Tag.section(.class("excerpt"), .id("e-" + excerpt.slug.rawValue)) {
      Tag.p(.class("verse"), .data("at", "0"), .data("excerpt", excerpt.slug.rawValue)) {
        marked.html(0..<scalars.count)
      }
      Tag.p(.class("muted excerpt-line")) {
        [
          citation(excerpt.locator), excerpt.transcriber.map { words("excerpts.by", ["name": $0]) },
          excerpt.transcribed.map { $0.words ?? $0.edtf }, excerpt.secondHand,
        ].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · ") + " "
        if !scene.frame.isReadOnly, !scalars.isEmpty {
          Tag.a(
            .data("part", "apparatus"),
            .href(
              state.address(part: nil, at: [.excerpt(excerpt.id, 0..<scalars.count)], inquiry).at("register")),
            .aria("label", words("excerpts.registerLabel", ["name": excerpt.slug.rawValue])),
            text: words("excerpts.register"))
        }
      }
    }
  }

  private func citation(_ locator: Locator) -> String {
    [
      locator.page.map { words("excerpts.page", ["page": $0]) }, locator.timeCode, locator.other,
    ].compactMap(\.self).joined(separator: ", ")
  }

  private func draft() -> HTML {
    let form = form ?? ExcerptForm()
    let flaws = form.flaws
    let controls = FormControls(words: words) { name in flaws.first { $0.field == name } }
    return Tag.form(
      .class("excerpt-form"), .plain("method", "post"),
      .action(Address("desk", state.source.slug.rawValue, "excerpts")),
      .data("draft", state.source.slug.rawValue + " excerpt")
    ) {
      Tag.h2(.class("small-title"), text: words("excerpts.add"))
      Tag.input(.type("hidden"), .name("token"), .value(scene.frame.formToken))
      controls.row("text", words("excerpts.text")) {
        Tag.textarea(
          .id(FormControls.id("text")), .name("text"), .plain("rows", "4"),
          .lang(state.source.languages.first),
          .plain("maxlength", "100000"), text: form.text)
      }
      controls.text("other", words("excerpts.locator"), form.other, hint: words("excerpts.locatorHint"))
      controls.text("page", words("excerpts.pageLabel"), form.page)
      controls.text("timeCode", words("excerpts.timeCode"), form.timeCode, hint: "00:14:05")
      controls.text(
        "secondHand", words("excerpts.secondHand"), form.secondHand, hint: words("excerpts.secondHandHint"))
      controls.text("transcriber", words("excerpts.transcriber"), form.transcriber)
      controls.text("transcribed", words("excerpts.transcribed"), form.transcribed, hint: "2024-05-03")
      Tag.div(.class("acts")) {
        Tag.button(.class("button main"), .type("submit"), text: words("excerpts.save"))
      }
    }
  }
}
