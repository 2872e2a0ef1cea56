import Presentation
import Testimony

/// The form of a source: to add one by a file of its text, or to say more of one that is there.
struct SourceFormPage: Sendable {
  /// What the form is for.
  enum Purpose: Sendable {
    /// To add a source.
    case adding
    /// To describe one anew.
    case describing(Source)
  }

  let scene: Scene
  let purpose: Purpose
  let fields: SourceFields
  /// Why the file was not taken, in words.
  var fileFlaw: String?
  /// The path that was typed.
  var path: String?
  /// Whether the text is to be read for proposals at once.
  var proposes = true

  private static let kinds = [
    "memoir", "diary", "letter", "interview", "deposition", "review", "biography", "newspaper", "record",
    "essay",
  ]
  private static let calendars = ["gregorian", "julian", "unknown-style", "republican", "hebrew", "islamic"]

  func html() -> HTML {
    let words = scene.words
    return scene.frame.page(title, in: .sources, layout: "sheet-page narrow") {
      Tag.div(.class("head")) { Tag.h1(text: title) }
      if !flaws.isEmpty {
        Tag.div(.class("notice bad"), .role("alert")) {
          Tag.p(text: words("sourceForm.refused"))
          Tag.ul {
            for (name, flaw) in flaws {
              Tag.li { Tag.a(.href(fragment: name), text: flaw) }
            }
          }
        }
      }
      form(words)
    }
  }

  private var flaws: [(String, String)] {
    (fileFlaw.map { [("file", $0)] } ?? [])
      + SourceFields.Field.allCases.compactMap { field in fields.flaws[field].map { (field.rawValue, $0) } }
  }

  private var title: String {
    switch purpose {
    case .adding: scene.words("sources.add")
    case .describing(let source): scene.words("sourceForm.describe", ["title": source.title])
    }
  }

  private var address: Address {
    switch purpose {
    case .adding: Address("add-source")
    case .describing(let source): Address("sources", source.slug.rawValue, "edit")
    }
  }

  private var isAdding: Bool { if case .adding = purpose { true } else { false } }

  private func form(_ words: Catalogue) -> HTML {
    Tag.form(
      .class("source-form"), .plain("method", "post"), .action(address),
      isAdding ? .plain("enctype", "multipart/form-data") : nil
    ) {
      Tag.input(.type("hidden"), .name("token"), .value(scene.frame.formToken))
      Tag.input(.type("hidden"), .name("head"), .value(scene.reading.head))
      if isAdding { file(words) }
      Tag.fieldset {
        Tag.legend(text: words("sourceForm.what"))
        input(.title, words, isWide: true)
        input(.kind, words, suggestions: Self.kinds.map { ($0, words.word($0, in: "sourceKind")) })
        input(.authors, words, suggestions: people)
        input(.languages, words)
      }
      Tag.fieldset {
        Tag.legend(text: words("sourceForm.whenAndWhere"))
        input(.composed, words)
        input(.published, words)
        input(.calendar, words, suggestions: Self.calendars.map { ($0, words.word($0, in: "calendar")) })
        input(.archive, words, isWide: true)
      }
      Tag.details(.flag("open", if: hasMore)) {
        Tag.summary(text: words("sourceForm.more"))
        Tag.fieldset(.class("bare")) {
          Tag.legend(.class("vh"), text: words("sourceForm.more"))
          input(.name, words)
          input(.about, words, suggestions: sources)
          area(.people, words)
          area(.relations, words)
          area(.bibliography, words)
          input(.notice, words, isWide: true)
          area(.note, words)
        }
      }
      Tag.div(.class("actions")) {
        Tag.button(
          .class("button main"), .type("submit"), text: words(isAdding ? "sources.add" : "sourceForm.save"))
        Tag.a(.class("button"), .href(Section.sources.address), text: words("sourceForm.cancel"))
      }
    }
  }

  private var hasMore: Bool {
    [.name, .about, .people, .relations, .bibliography, .notice, .note].contains {
      fields.flaws[$0] != nil || (!isAdding && fields.texts[$0]?.isEmpty == false)
    }
  }

  private var people: [(String, String)] { scene.inquiry.persons.prefix(500).map { ($0.name, "") } }
  private var sources: [(String, String)] {
    scene.inquiry.sources.prefix(500).map { ($0.slug.rawValue, $0.title) }
  }

  private func file(_ words: Catalogue) -> HTML {
    let limit = words.number(Workspace.uploadLimit >> 20)
    return Tag.fieldset(.class("file")) {
      Tag.legend(text: words("sourceForm.text"))
      Tag.div(.class("field wide")) {
        Tag.label(.for("file"), text: words("sourceForm.file"))
        Tag.input(
          .id("file"), .type("file"), .name("file"), .data("limit", String(Workspace.uploadLimit)),
          .data("too-large", words("sourceForm.tooLarge", ["limit": limit])),
          .aria("describedby", "file-hint"),
          .plain("accept", ".md,.markdown,.txt,.text,.html,.htm,.xhtml,.xml,.tei,.epub"),
          fileFlaw == nil ? nil : .aria("invalid", "true"))
        Tag.p(.id("file-hint"), .class("hint"), text: words("sourceForm.fileHint", ["limit": limit]))
        if let fileFlaw { Tag.p(.class("flaw"), text: fileFlaw) }
      }
      Tag.div(.class("field wide")) {
        Tag.label(.for("path"), text: words("sourceForm.path"))
        Tag.input(
          .id("path"), .type("text"), .name("path"), .value(path ?? ""), .plain("autocomplete", "off"),
          .plain("spellcheck", "false"), .aria("describedby", "path-hint"))
        Tag.p(.id("path-hint"), .class("hint"), text: words("sourceForm.pathHint"))
      }
      Tag.div(.class("field wide check")) {
        Tag.label {
          Tag.input(
            .type("checkbox"), .name("propose"), .value("yes"), .flag("checked", if: proposes),
            .aria("describedby", "propose-hint"))
          Tag.span(text: words("sourceForm.propose"))
        }
        Tag.p(.id("propose-hint"), .class("hint"), text: words("sourceForm.proposeHint"))
      }
    }
  }

  private func input(
    _ field: SourceFields.Field, _ words: Catalogue, isWide: Bool = false,
    suggestions: [(String, String)] = []
  ) -> HTML {
    let name = field.rawValue
    return Tag.div(.class(isWide ? "field wide" : "field")) {
      Tag.label(.for(name), text: words("sourceForm." + name))
      Tag.input(
        .id(name), .type("text"), .name(name), .value(fields.texts[field] ?? ""), .plain("maxlength", "2000"),
        .plain("autocomplete", "off"), .aria("describedby", name + "-hint"),
        fields.flaws[field] == nil ? nil : .aria("invalid", "true"),
        suggestions.isEmpty ? nil : .plain("list", name + "-list"))
      hint(field, words)
      if !suggestions.isEmpty {
        Tag.datalist(.id(name + "-list")) {
          for (value, label) in suggestions { Tag.option(.value(value), text: label) }
        }
      }
    }
  }

  private func area(_ field: SourceFields.Field, _ words: Catalogue) -> HTML {
    let name = field.rawValue
    return Tag.div(.class("field wide")) {
      Tag.label(.for(name), text: words("sourceForm." + name))
      Tag.textarea(
        .id(name), .name(name), .plain("rows", field == .bibliography ? "4" : "2"),
        .plain("maxlength", "20000"),
        .plain("spellcheck", "false"), .aria("describedby", name + "-hint"),
        fields.flaws[field] == nil ? nil : .aria("invalid", "true"),
        // A first line end belongs to the markup, not to the words.
        text: "\n" + (fields.texts[field] ?? ""))
      hint(field, words)
    }
  }

  private func hint(_ field: SourceFields.Field, _ words: Catalogue) -> HTML {
    Tag.p(.id(field.rawValue + "-hint"), .class(fields.flaws[field] == nil ? "hint" : "flaw")) {
      fields.flaws[field] ?? words("sourceForm." + field.rawValue + ".hint")
    }
  }
}
