import Presentation
import SourceCriticism
import Testimony

/// One hypothesis: what it doubts and what it weighs, and what follows from it.
struct HypothesisPage: Sendable {
  let scene: Scene
  let hypothesis: Hypothesis
  /// What the testimony amounts to under it.
  let assessment: Assessment
  /// What was typed and could not be read as a doubt, with what is wrong.
  var unread: (typed: String, words: String)?

  func html() -> HTML {
    let words = scene.words
    return scene.frame.page(hypothesis.title, in: .contradictions, layout: "sheet-page narrow") {
      DoubtSection.tabs(scene, current: .hypotheses)
      Tag.div(.class("head")) { Tag.h1(text: hypothesis.title) }
      if let note = hypothesis.note { Tag.p(.class("lede"), text: note) }
      Tag.p(.class("small-links")) {
        Tag.a(
          .href(Address("chronology", query: ["hypothesis": hypothesis.slug.rawValue])),
          text: words("hypothesis.apply"))
        Tag.a(
          .href(Address("hypotheses", "compare", query: ["a": "", "b": hypothesis.slug.rawValue])),
          text: words("hypothesis.compareWithDefault"))
      }
      doubts(words)
      weights(words)
      Consequences(scene, to: assessment).html()
      if !scene.frame.isReadOnly { edits(words) }
    }
  }

  private var action: Address { Address("hypotheses", hypothesis.slug.rawValue) }

  private func doubts(_ words: Catalogue) -> HTML {
    Tag.section(.class("block")) {
      Tag.div(.class("block-head")) { Tag.h2(text: words("hypothesis.doubts")) }
      if hypothesis.doubts.isEmpty { Tag.p(.class("notice"), text: words("hypothesis.doubtsNothing")) }
      Tag.ul(.class("doubts")) {
        for doubt in hypothesis.doubts {
          let notation = scene.inquiry.notation(of: doubt)
          Tag.li {
            Tag.span(text: capitalised(scene.words(of: doubt)))
            if !scene.frame.isReadOnly {
              button("doubts", "remove", notation, words("hypothesis.believe"), of: scene.words(of: doubt))
            }
          }
        }
      }
      if !scene.frame.isReadOnly { adding(words) }
    }
  }

  private func button(_ part: String, _ name: String, _ value: String, _ label: String, of what: String)
    -> HTML
  {
    Tag.form(.plain("method", "post"), .action(Address("hypotheses", hypothesis.slug.rawValue, part))) {
      HTML.carried(scene)
      HTML.hidden(name, value)
      Tag.button(
        .class("button quiet"), .type("submit"),
        .aria("label", label + scene.words("punctuation.colon") + what),
        text: label)
    }
  }

  private func adding(_ words: Catalogue) -> HTML {
    Tag.form(
      .class("list-filter"), .plain("method", "post"),
      .action(Address("hypotheses", hypothesis.slug.rawValue, "doubts"))
    ) {
      HTML.carried(scene)
      if let unread { Tag.p(.class("notice bad"), .role("alert"), text: unread.words) }
      Tag.label(.for("doubt"), text: words("hypothesis.addDoubt"))
      select("doubt", "doubt", hasNone: true)
      Tag.label(.for("doubt-typed"), text: words("hypothesis.typeDoubt"))
      Tag.input(
        .id("doubt-typed"), .type("text"), .name("typed"), .value(unread?.typed ?? ""),
        .plain("maxlength", "300"), .plain("placeholder", "statement:s17"), .plain("autocomplete", "off"))
      Tag.button(.class("button"), .type("submit"), text: words("hypothesis.add"))
    }
  }

  private func select(_ id: String, _ name: String, hasNone: Bool = false) -> HTML {
    Tag.select(.id(id), .name(name)) {
      if hasNone { Tag.option(.value(""), text: "—") }
      for (kind, choices) in scene.doubtChoices {
        Tag("optgroup")(
          .aria("label", scene.words("doubtKind." + kind)), .plain("label", scene.words("doubtKind." + kind))
        ) {
          for choice in choices {
            Tag.option(.value(choice.notation), text: capitalised(Self.shortened(choice.words)))
          }
        }
      }
    }
  }

  private static func shortened(_ text: String) -> String {
    text.count <= 90 ? text : String(text.prefix(88)) + "…"
  }

  private func weights(_ words: Catalogue) -> HTML {
    Tag.section(.class("block")) {
      Tag.div(.class("block-head")) { Tag.h2(text: words("hypothesis.weights")) }
      Tag.p(.class("muted"), text: words("hypothesis.weightsWords"))
      Tag.ul(.class("doubts")) {
        for weight in hypothesis.weights {
          Tag.li {
            Tag.span(text: capitalised(scene.words(of: weight.of)))
            Tag.b(text: words("hypothesis.weighs", ["weight": String(weight.weight)]))
            if !scene.frame.isReadOnly {
              button(
                "weights", "remove", scene.inquiry.notation(of: weight.of), words("hypothesis.unweigh"),
                of: scene.words(of: weight.of))
            }
          }
        }
      }
      if !scene.frame.isReadOnly {
        Tag.form(
          .class("list-filter"), .plain("method", "post"),
          .action(Address("hypotheses", hypothesis.slug.rawValue, "weights"))
        ) {
          HTML.carried(scene)
          Tag.label(.for("weight-of"), text: words("hypothesis.weigh"))
          select("weight-of", "of")
          Tag.label(.for("weight"), text: words("hypothesis.weight"))
          Tag.input(
            .id("weight"), .plain("type", "number"), .name("weight"), .value("2"), .plain("min", "1"),
            .plain("max", "1000"), .flag("required"))
          Tag.button(.class("button"), .type("submit"), text: words("settings.save"))
        }
      }
    }
  }

  private func edits(_ words: Catalogue) -> HTML {
    Tag.section(.class("block")) {
      Tag.div(.class("block-head")) { Tag.h2(text: words("hypothesis.rename")) }
      Tag.form(.class("decision"), .plain("method", "post"), .action(action)) {
        HTML.carried(scene)
        Tag.div(.class("field")) {
          Tag.label(.for("title"), text: words("hypothesis.title"))
          Tag.input(
            .id("title"), .type("text"), .name("title"), .value(hypothesis.title), .flag("required"),
            .plain("maxlength", "300"), .plain("autocomplete", "off"))
        }
        Tag.div(.class("field")) {
          Tag.label(.for("note"), text: words("sources.note"))
          Tag.textarea(.id("note"), .name("note"), .plain("maxlength", "20000"), text: hypothesis.note ?? "")
        }
        Tag.div(.class("acts")) {
          Tag.button(.class("button main"), .type("submit"), text: words("settings.save"))
          Tag.button(
            .class("button quiet"), .type("submit"),
            .formAction(Address("hypotheses", hypothesis.slug.rawValue, "remove")), .flag("formnovalidate"),
            text: words("hypothesis.remove"))
        }
      }
    }
  }
}
