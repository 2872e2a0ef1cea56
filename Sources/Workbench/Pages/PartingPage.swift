import Diagnostics
import Editing
import Presentation
import SourceCriticism
import Testimony

/// One record that holds two: which statements go with the second, and what follows, before it is done.
struct PartingPage: Sendable {
  let scene: Scene
  let referent: Referent
  let notation: String
  let chosen: Set<String>
  let name: String
  let reason: String
  /// What stopped the last attempt, in words.
  var refusal: String?

  func html() -> HTML {
    let words = scene.words
    let title = words("parting.title", ["name": scene.voices.name(of: referent)])
    let statements = scene.inquiry.statements(concerning: referent).filter { $0.decision != .rejected }
    return scene.frame.page(title, in: referent.section, layout: "sheet-page narrow") {
      Tag.div(.class("head")) { Tag.h1(text: title) }
      Tag.p(.class("lede"), text: words(statements.count < 2 ? "parting.tooFew" : "parting.words"))
      if statements.count > 1 {
        Tag.form(.class("decision parting"), .plain("method", "get"), .action(Address("parting"))) {
          HTML.hidden("of", notation)
          if let refusal { Tag.p(.class("notice bad"), .role("alert"), text: refusal) }
          Tag.fieldset {
            Tag.legend(text: words("parting.choose"))
            Tag.ul(.class("choices")) {
              for statement in statements { choice(statement, words) }
            }
          }
          Tag.div(.class("field")) {
            Tag.label(.for("parting-name"), text: words("parting.name"))
            Tag.input(
              .id("parting-name"), .type("text"), .name("name"), .value(name), .flag("required"),
              .plain("maxlength", "300"), .plain("autocomplete", "off"))
          }
          Tag.div(.class("acts")) {
            Tag.button(.class("button"), .type("submit"), text: words("parting.preview"))
          }
        }
        preview(statements, words)
      }
    }
  }

  private func choice(_ statement: Statement, _ words: Catalogue) -> HTML {
    let slug = statement.slug.rawValue
    return Tag.li {
      Tag.input(
        .id("statement-" + slug), .type("checkbox"), .name("statement"), .value(slug),
        .flag("checked", if: chosen.contains(slug)))
      Tag.label(.for("statement-" + slug)) {
        Tag.span(
          .class("quotation"),
          .lang(statement.source.flatMap { scene.inquiry.sources[$0]?.languages.first }),
          text: words.quoted(statement.quotation))
        Tag.span(.class("muted"), text: " " + scene.voices.witness(of: statement))
      }
      scene.citations(statement)
    }
  }

  private func preview(_ statements: [Statement], _ words: Catalogue) -> HTML {
    guard !chosen.isEmpty, !name.isEmpty else { return .empty }
    let parting = Parting(
      referent, into: name,
      with: statements.filter { chosen.contains($0.slug.rawValue) }.map(\.id), because: "…")
    let changes: [Change]
    do {
      changes = try scene.inquiry.changes(parting: parting).changes
    } catch {
      return Tag.p(.class("notice bad"), .role("alert"), text: scene.words(of: error))
    }
    var inquiry = scene.inquiry
    for change in changes { inquiry.apply(change) }
    let before = scene.reading.assessment
    let after = Assessment(of: inquiry, under: before.hypothesis, knowing: before)
    return HTML {
      Consequences(scene, to: after).html(heading: words("parting.ifTwo"))
      if !scene.frame.isReadOnly {
        Tag.form(.class("decision"), .plain("method", "post"), .action(Address("parting"))) {
          HTML.carried(scene)
          HTML.hidden("of", notation)
          HTML.hidden("name", name)
          for slug in chosen.sorted() { HTML.hidden("statement", slug) }
          HTML.reasonField(words)
          Tag.div(.class("acts")) {
            Tag.button(.class("button main"), .type("submit"), text: words("parting.record"))
          }
        }
      }
    }
  }
}

extension Scene {
  /// What stopped an act, in the visitor's language where it has words for it.
  func words(of error: EditingError) -> String {
    switch error.reason {
    case .cannotBeOne: words("error.cannotBeOne")
    case .needsReason: words("error.needsReason")
    case .needsName: words("error.needsName")
    case .nothingToPart: words("error.nothingToPart")
    case .unfit(what: "date", let text, _): words("error.date", ["words": text])
    default: error.description
    }
  }
}
