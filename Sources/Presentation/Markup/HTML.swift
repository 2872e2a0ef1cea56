/// A fragment of HTML, or of SVG inside it.
///
/// Text enters a fragment only through ``init(text:)`` and attribute values only through ``Attribute``;
/// both escape it, so a page made of fragments cannot be broken out of, whatever a source says.
package struct HTML: Hashable, Sendable {
  /// The fragment as it is written out.
  package let markup: String

  /// Takes markup that this module has made.
  init(trusted markup: String) { self.markup = markup }

  /// Creates a fragment that shows text as it is.
  package init(text: some StringProtocol) { markup = HTML.escaped(text) }

  /// Creates a fragment of several.
  package init(@HTMLBuilder _ content: () -> HTML) { self = content() }

  /// A fragment that shows nothing.
  package static let empty = HTML(trusted: "")

  /// Whether the fragment shows nothing.
  package var isEmpty: Bool { markup.isEmpty }

  /// One fragment after another.
  package static func + (left: HTML, right: HTML) -> HTML { HTML(trusted: left.markup + right.markup) }

  /// Joins fragments with another between them.
  package static func joined(_ fragments: some Sequence<HTML>, separator: HTML = .empty) -> HTML {
    HTML(trusted: fragments.map(\.markup).joined(separator: separator.markup))
  }

  /// Escapes what means something in text and in quoted attribute values, and shows the controls of
  /// writing direction and other characters that change what a reader sees as their code points.
  static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count + text.utf8.count / 16)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}",
        "\u{FFFF}",
        "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        result += "⟨U+" + String(scalar.value, radix: 16, uppercase: true) + "⟩"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// Puts fragments and text one after another; text is escaped.
@resultBuilder
package enum HTMLBuilder {
  /// Takes a fragment.
  package static func buildExpression(_ fragment: HTML) -> HTML { fragment }
  /// Takes a fragment that may be missing.
  package static func buildExpression(_ fragment: HTML?) -> HTML { fragment ?? .empty }
  /// Takes text and escapes it.
  package static func buildExpression(_ text: String) -> HTML { HTML(text: text) }
  /// Puts fragments one after another.
  package static func buildBlock(_ fragments: HTML...) -> HTML { HTML.joined(fragments) }
  /// Takes a fragment that is there only sometimes.
  package static func buildOptional(_ fragment: HTML?) -> HTML { fragment ?? .empty }
  /// Takes the first of two.
  package static func buildEither(first fragment: HTML) -> HTML { fragment }
  /// Takes the second of two.
  package static func buildEither(second fragment: HTML) -> HTML { fragment }
  /// Puts the fragments of a loop one after another.
  package static func buildArray(_ fragments: [HTML]) -> HTML { HTML.joined(fragments) }
}
