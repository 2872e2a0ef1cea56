import Editing
import Presentation

/// Makes the rows of a form: a label, a control, and what is wrong beside it.
struct FormControls: Sendable {
  let words: Catalogue
  /// What is wrong with a field.
  let flaw: @Sendable (String) -> DraftFlaw?

  /// The identifier of the control of a field.
  static func id(_ name: String) -> String { "f-" + name.replacing(".", with: "-") }

  /// A row with any control.
  func row(_ name: String, _ label: String, classes: String = "", @HTMLBuilder control: () -> HTML) -> HTML {
    let flaw = flaw(name)
    return Tag.div(.class("field" + (classes.isEmpty ? "" : " " + classes) + (flaw == nil ? "" : " bad"))) {
      Tag.label(.for(Self.id(name)), text: label)
      Tag.div(.class("control")) {
        control()
        message(name)
      }
    }
  }

  /// What is wrong with a field, in words, where the control refers to it.
  func message(_ name: String) -> HTML {
    guard let flaw = flaw(name) else { return .empty }
    return Tag.p(.class("flaw"), .id(Self.id(name) + "-flaw"), text: FlawWords(words: words).text(flaw))
  }

  /// A row with a line of text, a list of what may be chosen and a hint at what may be typed.
  func text(
    _ name: String, _ label: String, _ value: String, list: String? = nil, hint: String? = nil,
    classes: String = ""
  ) -> HTML {
    row(name, label, classes: classes) { input(name, value, list: list, hint: hint) }
  }

  /// A line of text without a row.
  func input(
    _ name: String, _ value: String, list: String? = nil, hint: String? = nil, label: String? = nil
  ) -> HTML {
    let isBad = flaw(name) != nil
    return Tag.input(
      .id(Self.id(name)), .type("text"), .name(name), .value(value), list.map { .plain("list", $0) },
      hint.map { .plain("placeholder", $0) }, label.map { .aria("label", $0) },
      .plain("autocomplete", "off"), .plain("maxlength", "4000"), isBad ? .aria("invalid", "true") : nil,
      isBad ? .aria("describedby", Self.id(name) + "-flaw") : nil)
  }

  /// A row with several lines of text.
  func area(_ name: String, _ label: String, _ value: String) -> HTML {
    row(name, label) {
      Tag.textarea(
        .id(Self.id(name)), .name(name), .plain("rows", "2"), .plain("maxlength", "20000"), text: value)
    }
  }

  /// A row with a list to choose from.
  func choice(
    _ name: String, _ label: String, _ value: String, _ options: [(value: String, label: String)]
  ) -> HTML {
    row(name, label) { select(name, value, options) }
  }

  /// A list to choose from without a row.
  func select(
    _ name: String, _ value: String, _ options: [(value: String, label: String)], label: String? = nil
  ) -> HTML {
    Tag.select(.id(Self.id(name)), .name(name), label.map { .aria("label", $0) }) {
      for option in options {
        Tag.option(
          .value(option.value), .flag("selected", if: option.value == value), text: option.label)
      }
    }
  }

  /// A row of a few values side by side.
  func segments(
    _ name: String, _ label: String, _ value: String, _ options: [(value: String, label: String)]
  ) -> HTML {
    Tag.fieldset(.class("field segments" + (flaw(name) == nil ? "" : " bad"))) {
      Tag.legend(text: label)
      Tag.div(.class("control")) {
        Tag.div(.class("segment-row")) {
          for (place, option) in options.enumerated() {
            Tag.label {
              Tag.input(
                place == 0 ? .id(Self.id(name)) : nil, .type("radio"), .name(name), .value(option.value),
                .flag("checked", if: option.value == value))
              Tag.span(text: option.label)
            }
          }
        }
        message(name)
      }
    }
  }
}
