import Editing
import Presentation
import Testimony

/// The form for what somebody or something is called, and for the editor's note.
struct NamesPage: Sendable {
  /// How many empty rows are offered for further names.
  private static let spare = 2

  let scene: Scene
  /// The kind of record.
  let section: RecordSection
  /// The record; `nil` for a new one.
  let referent: Referent?
  let names: NewNames
  /// What stopped the last attempt, in words.
  var refusal: String?

  func html() -> HTML {
    let words = scene.words
    let title =
      referent.map { words("names.title", ["name": scene.voices.name(of: $0)]) }
      ?? words("names.new." + section.rawValue)
    return scene.frame.page(title, in: .people, layout: "sheet-page narrow") {
      Tag.div(.class("head")) { Tag.h1(text: title) }
      Tag.form(.class("decision names-form"), .plain("method", "post"), .action(address)) {
        HTML.carried(scene)
        if let refusal { Tag.p(.class("notice bad"), .role("alert"), text: refusal) }
        Tag.div(.class("field")) {
          Tag.label(.for("name"), text: words(section == .works ? "names.workTitle" : "names.name"))
          Tag.input(
            .id("name"), .type("text"), .name("name"), .value(names.name), .flag("required"),
            .plain("maxlength", "500"), .plain("autocomplete", "off"))
        }
        Tag.fieldset {
          Tag.legend(text: words("names.others"))
          Tag.p(.class("muted"), .id("names-help"), text: words("names.help"))
          Tag.div(.class("name-rows")) {
            for (place, name) in (names.names.map(Optional.some) + spareRows).enumerated() {
              row(place + 1, name, words)
            }
          }
        }
        Tag.div(.class("field")) {
          Tag.label(.for("note"), text: words("sources.note"))
          Tag.textarea(.id("note"), .name("note"), .plain("maxlength", "20000"), text: names.note ?? "")
        }
        Tag.div(.class("acts")) {
          Tag.button(.class("button main"), .type("submit"), text: words("settings.save"))
          Tag.a(.class("button quiet"), .href(back), text: words("act.back"))
        }
      }
    }
  }

  private var spareRows: [DatedName?] { [DatedName?](repeating: nil, count: Self.spare) }

  private var address: Address {
    guard let referent, let slug = scene.inquiry.slug(of: referent)?.rawValue else { return section.address }
    return Address(section.rawValue, slug, "names")
  }

  private var back: Address { referent.flatMap { scene.address(of: $0) } ?? section.address }

  private func row(_ number: Int, _ name: DatedName?, _ words: Catalogue) -> HTML {
    func field(_ part: StaticString, _ value: String?) -> HTML {
      let id = "\(part)-\(number)"
      return Tag.div(.class("part-" + part.description)) {
        Tag.label(.for(id), text: words("names." + part.description))
        Tag.input(
          .id(id), .type("text"), .name("other-" + part.description), .value(value ?? ""),
          .plain("maxlength", "500"), .plain("autocomplete", "off"), .aria("describedby", "names-help"))
      }
    }
    return Tag.div(
      .class("name-row"), .role("group"), .aria("label", words("names.row", ["number": String(number)]))
    ) {
      field("text", name?.text)
      field("language", name?.language)
      field("kind", name?.kind)
      field("used", name?.used.map { $0.words ?? $0.edtf })
    }
  }
}

extension NewNames {
  /// Reads what the form holds; names without words are left out.
  ///
  /// - Parameters:
  ///   - form: The form.
  ///   - known: The names the record has: what is left as it was keeps all of its date.
  init(_ form: FormFields, known: [DatedName] = []) {
    let texts = form.values("other-text")
    func at(_ name: String, _ place: Int) -> String? {
      let values = form.values(name)
      guard place < values.count else { return nil }
      let text = values[place].trimmed
      return text.isEmpty ? nil : text
    }
    let names = texts.indices.compactMap { place -> DatedName? in
      guard let text = at("other-text", place) else { return nil }
      let used = at("other-used", place).map { written in
        known.compactMap(\.used).first { ($0.words ?? $0.edtf) == written } ?? DateExpression(written)
      }
      return DatedName(
        text, language: at("other-language", place), kind: at("other-kind", place), used: used)
    }
    self.init(form["name"] ?? "", names: names, note: form["note"])
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
