/// A language the program speaks.
package enum InterfaceLanguage: String, Hashable, Sendable, CaseIterable {
  /// English.
  case english = "en"
  /// French.
  case french = "fr"

  /// The name of the language in the language itself.
  package var ownName: String {
    switch self {
    case .english: "English"
    case .french: "Français"
    }
  }
}
