import Presentation
import SourceCriticism
import Testimony

/// The list of hypotheses: each a named set of doubts and weights; and the form for a new one.
struct HypothesesPage: Sendable {
  let scene: Scene
  /// Doubts that a new one is to start with.
  var doubts: [String] = []
  /// What stopped the last attempt, in words.
  var refusal: String?

  func html() -> HTML {
    let words = scene.words
    let all = Array(scene.inquiry.hypotheses)
    return scene.frame.page(words("section.hypotheses"), in: .contradictions, layout: "sheet-page narrow") {
      DoubtSection.tabs(scene, current: .hypotheses)
      Tag.div(.class("head")) { Tag.h1(text: words("section.hypotheses")) }
      Tag.p(.class("lede"), text: words("hypotheses.words"))
      if all.isEmpty { Tag.p(.class("notice"), text: words("hypotheses.none")) }
      Tag.ul(.class("findings hypotheses")) {
        for hypothesis in all {
          Tag.li {
            Tag.h2(.class("finding")) {
              Tag.a(.href(scene.address(of: hypothesis)), text: hypothesis.title)
            }
            if hypothesis.doubts.isEmpty {
              Tag.p(.class("muted"), text: words("hypothesis.doubtsNothing"))
            } else {
              Tag.ul(.class("members")) {
                for doubt in hypothesis.doubts.prefix(5) { Tag.li(text: capitalised(scene.words(of: doubt))) }
              }
            }
          }
        }
      }
      if all.count > 1 { compareForm(all, words) }
      if !scene.frame.isReadOnly { newForm(words) }
    }
  }

  private func newForm(_ words: Catalogue) -> HTML {
    Tag.section(.class("block")) {
      Tag.div(.class("block-head")) { Tag.h2(text: words("hypotheses.new")) }
      Tag.form(.class("decision"), .plain("method", "post"), .action(Address("hypotheses"))) {
        HTML.carried(scene)
        if let refusal { Tag.p(.class("notice bad"), .role("alert"), text: refusal) }
        for doubt in doubts {
          HTML.hidden("doubt", doubt)
          if let read = try? scene.inquiry.doubt(doubt, rules: scene.reading.assessment.rules) {
            Tag.p(.class("muted"), text: capitalised(scene.words(of: read)))
          }
        }
        Tag.div(.class("field")) {
          Tag.label(.for("title"), text: words("hypothesis.title"))
          Tag.input(
            .id("title"), .type("text"), .name("title"), .flag("required"), .plain("maxlength", "300"),
            .plain("autocomplete", "off"))
        }
        Tag.div(.class("acts")) {
          Tag.button(.class("button main"), .type("submit"), text: words("hypotheses.make"))
        }
      }
    }
  }

  private func compareForm(_ all: [Hypothesis], _ words: Catalogue) -> HTML {
    Tag.form(.class("list-filter"), .action(Address("hypotheses", "compare"))) {
      for (name, label, place) in [("a", "compare.first", 0), ("b", "compare.second", 1)] {
        Tag.label(.for("compare-" + name), text: words(label))
        Tag.select(.id("compare-" + name), .name(name)) {
          Tag.option(.value(""), text: words("hypothesis.default"))
          for (number, hypothesis) in all.enumerated() {
            Tag.option(
              .value(hypothesis.slug.rawValue), .flag("selected", if: number == place), text: hypothesis.title
            )
          }
        }
      }
      Tag.button(.class("button"), .type("submit"), text: words("compare.show"))
    }
  }
}

extension Scene {
  /// Where a hypothesis is shown.
  func address(of hypothesis: Hypothesis) -> Address { Address("hypotheses", hypothesis.slug.rawValue) }

  /// The hypothesis with a readable name.
  func hypothesis(_ slug: String) -> Hypothesis? {
    inquiry.hypotheses.first { $0.slug.rawValue == slug }
  }
}
