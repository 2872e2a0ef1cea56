import Presentation
import Testimony

/// The bibliography.
struct SourcesPage: Sendable {
  let scene: Scene

  func html() -> HTML {
    let words = scene.words
    return scene.frame.page(words("section.sources"), in: .sources, layout: "sheet-page narrow") {
      Tag.div(.class("head")) {
        Tag.h1(text: words("section.sources"))
        Tag.span(.class("muted"), text: words("sources.count", count: scene.inquiry.sources.count))
        if !scene.frame.isReadOnly {
          Tag.a(.class("button main"), .href(Address("add-source")), text: words("sources.add"))
        }
      }
      if scene.inquiry.sources.isEmpty { FirstSteps(scene).html() }
      Tag.ul(.class("bibliography")) {
        for source in scene.inquiry.sources { entry(source) }
      }
      if !scene.inquiry.sources.isEmpty {
        Tag.p(.class("muted style-note")) {
          words("sources.style") + " "
          Tag.a(
            .href(Address("settings", query: ["back": scene.frame.here.description])),
            text: words("citationStyle." + scene.frame.preferences.citationStyle.name))
        }
      }
    }
  }

  private func entry(_ source: Source) -> HTML {
    let words = scene.words
    let count = scene.index.statements[source.id]?.count ?? 0
    return Tag.li {
      Tag.span(.class("siglum-cell"), text: scene.sigla[source.id] ?? "")
      Tag.div {
        Tag.p(.class("reference")) {
          scene.reference(source).html(to: Address("sources", source.slug.rawValue))
        }
        Tag.p(.class("muted")) {
          [
            source.kind.map { words.word($0.rawValue, in: "sourceKind") },
            scene.index.texts[source.id] == nil ? words("sources.noText") : nil,
            words("people.statements", count: count),
          ].compactMap(\.self).joined(separator: " · ")
        }
        if let notice = source.notice { Tag.p(.class("muted"), text: notice) }
      }
      Tag.div(.class("links")) {
        if scene.index.texts[source.id] != nil {
          Tag.a(
            .class("button"), .href(Address("desk", source.slug.rawValue)),
            .aria("label", words("sources.readTitle", ["title": source.title])), text: words("sources.read"))
        } else {
          Tag.a(
            .class("button"), .href(Address("desk", source.slug.rawValue)),
            .aria("label", words("sources.excerptsTitle", ["title": source.title])),
            text: words("sources.excerpts"))
        }
      }
    }
  }
}

extension Scene {
  /// A source as the chosen style cites it.
  func reference(_ source: Source) -> Reference {
    Reference(source, of: inquiry, frame.preferences.citationStyle, words)
  }
}
