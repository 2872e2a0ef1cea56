import Archives
import Editing
import Presentation
import Testimony

/// The form by which a corrected text takes the place of the one before.
struct RevisePage: Sendable {
  let scene: Scene
  let source: Source
  var flaw: String?

  func html() -> HTML {
    let words = scene.words
    let limit = words.number(Workspace.uploadLimit >> 20)
    return scene.frame.page(words("revise.title"), in: .sources, layout: "sheet-page narrow") {
      Tag.p(.class("label"), text: source.title)
      Tag.div(.class("head")) { Tag.h1(text: words("revise.title")) }
      Tag.p(.class("lede"), text: words("revise.lede"))
      if let flaw { Tag.p(.id("flaw"), .class("notice bad"), .role("alert"), text: flaw) }
      Tag.form(
        .class("source-form"), .plain("method", "post"),
        .action(Address("sources", source.slug.rawValue, "revise")),
        .plain("enctype", "multipart/form-data")
      ) {
        Tag.input(.type("hidden"), .name("token"), .value(scene.frame.formToken))
        Tag.input(.type("hidden"), .name("head"), .value(scene.reading.head))
        Tag.div(.class("field wide")) {
          Tag.label(.for("file"), text: words("sourceForm.file"))
          Tag.input(
            .id("file"), .type("file"), .name("file"), .flag("required"),
            .data("limit", String(Workspace.uploadLimit)),
            .data("too-large", words("sourceForm.tooLarge", ["limit": limit])))
        }
        Tag.div(.class("actions")) {
          Tag.button(.class("button main"), .type("submit"), text: words("revise.do"))
          Tag.a(
            .class("button"), .href(Address("sources", source.slug.rawValue)),
            text: words("sourceForm.cancel"))
        }
      }
    }
  }
}

/// The passages whose words moved away or vanished in the latest revision: each with its words then and now, and the
/// editor's decision.
struct UnplacedPage: Sendable {
  private static let limit = 60

  let scene: Scene
  let source: Source

  func html() -> HTML {
    let words = scene.words
    let waiting = scene.inquiry.unplacedPassages(of: source.id)
    return scene.frame.page(words("unplaced.title"), in: .sources, layout: "sheet-page narrow") {
      Tag.p(.class("label"), text: source.title)
      Tag.div(.class("head")) {
        Tag.h1(text: words("unplaced.title"))
        Tag.span(
          .class(waiting.isEmpty ? "chip good" : "chip"), text: words("unplaced.count", count: waiting.count))
        Tag.a(
          .class("button"), .href(Address("sources", source.slug.rawValue)), text: words("unplaced.back"))
      }
      Tag.p(.class("lede"), text: words(waiting.isEmpty ? "unplaced.none" : "unplaced.lede"))
      Tag.ol(.class("unplaced")) {
        for (number, one) in waiting.prefix(Self.limit).enumerated() { entry(one, number, words) }
      }
      if waiting.count > Self.limit {
        Tag.p(.class("muted"), text: words("differ.more", count: waiting.count - Self.limit))
      }
    }
  }

  private func entry(_ one: UnplacedPassage, _ number: Int, _ words: Catalogue) -> HTML {
    Tag.li {
      Tag.p(.class("find-head")) {
        Tag.span(.class("siglum"), text: scene.sigla.citation(one.passage))
        switch one.state {
        case .changed(_, let agreement):
          Tag.span(.class("tag"), text: words("unplaced.changed", ["percent": String(agreement)]))
        case .lost: Tag.span(.class("tag removed"), text: words("unplaced.lost"))
        }
      }
      Tag.p(.class("quotation before"), .lang(source.languages.first)) {
        Tag.span(.class("context"), text: one.passage.prefix)
        one.passage.quotation
        Tag.span(.class("context"), text: one.passage.suffix)
      }
      if let suggestion = one.suggestion {
        Tag.p(.class("label"), text: words(isLost(one) ? "unplaced.nearest" : "unplaced.now"))
        Tag.p(.class("quotation"), .lang(source.languages.first)) {
          WordDifference(from: one.passage.quotation, to: suggestion.quotation).html()
          Tag.span(.class("muted"), text: " " + scene.sigla.citation(suggestion))
        }
      }
      Tag.p(.class("muted")) {
        words("unplaced.rests", count: one.records.count) + " "
        for (place, record) in one.records.prefix(6).enumerated() {
          if place > 0 { ", " }
          Tag.a(
            .href(Address("history", record.kind.rawValue, record.id)),
            text: scene.title(of: scene.inquiry[record], in: nil))
        }
      }
      if !scene.frame.isReadOnly { decisions(one, number, words) }
    }
  }

  private func isLost(_ one: UnplacedPassage) -> Bool { if case .lost = one.state { true } else { false } }

  private func decisions(_ one: UnplacedPassage, _ number: Int, _ words: Catalogue) -> HTML {
    Tag.form(
      .class("actions"), .plain("method", "post"),
      .action(Address("sources", source.slug.rawValue, "unplaced"))
    ) {
      Tag.input(.type("hidden"), .name("token"), .value(scene.frame.formToken))
      Tag.input(.type("hidden"), .name("head"), .value(scene.reading.head))
      Tag.input(.type("hidden"), .name("passage"), .value(one.name))
      if one.suggestion != nil {
        Tag.button(
          .class(isLost(one) ? "button" : "button main"), .type("submit"), .name("do"), .value("place"),
          text: words("unplaced.place"))
      }
      Tag.button(
        .class("button"), .type("submit"), .name("do"), .value("letGo"), text: words("unplaced.letGo"))
    }
  }
}
