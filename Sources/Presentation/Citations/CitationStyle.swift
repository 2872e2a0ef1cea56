import Foundation

/// A way of citing: how names are turned and in what order the parts of a reference stand.
///
/// Styles are data.
package struct CitationStyle: Sendable {
  /// How the names of makers are turned.
  enum NameOrder: String, Decodable, Sendable {
    case givenFirst = "given-first"
    /// Only the first name is turned, as it is the one that is sorted by.
    case familyFirst = "family-first"
    case familyFirstCapitals = "family-first-capitals"
  }

  /// How a part is set.
  enum Face: String, Decodable, Sendable {
    case plain, italic, quoted
  }

  /// A part of a reference; one that has nothing to say is left out with what joins it.
  struct Part: Decodable, Sendable {
    var value: String?
    var group: [Part]?
    /// What stands before it, unless it is the first.
    var join: String?
    var face: Face?
    /// The key of the words before it.
    var label: String?
    var open: String?
    var close: String?
    var capital: Bool?
  }

  /// Its name in addresses and settings, and the key of its words.
  package let name: String
  let order: NameOrder
  /// The language of its words where it has one of its own.
  let language: InterfaceLanguage?
  let layouts: [String: [Part]]

  /// The styles, in the order in which they are offered.
  package static let all: [CitationStyle] = read()
  /// The style that is used where none is chosen.
  package static let standard: CitationStyle = all[0]

  /// The style of a name.
  package static func named(_ name: String) -> CitationStyle? { all.first { $0.name == name } }

  private static func read() -> [CitationStyle] {
    struct File: Decodable {
      struct Style: Decodable {
        var names: NameOrder
        var language: String?
        var layouts: [String: [Part]]
      }
      var order: [String]
      var styles: [String: Style]
    }
    guard let file = try? JSONDecoder().decode(File.self, from: Resources.data("citation-styles.json")),
      !file.order.isEmpty
    else { preconditionFailure("the citation styles of the program are damaged") }
    return file.order.compactMap { name in
      file.styles[name].map { style in
        CitationStyle(
          name: name, order: style.names, language: style.language.flatMap(InterfaceLanguage.init(rawValue:)),
          layouts: style.layouts)
      }
    }
  }
}
