import Foundation

/// The words of one language for kin, read from `Resources/reading/kinship.LANGUAGE.json`; composed for Temoin.
struct KinshipVocabulary: Sendable {
  /// What a noun says somebody is: “sister”, “sœur”.
  let kinds: [UInt64: String]
  /// What a word joined before the noun makes of it: “half-brother”, “beau-frère”.
  let prefixes: [UInt64: String]
  /// Words joined behind it: “brother-in-law”.
  let suffix: [UInt64]
  /// The same for two or more: “brothers”.
  let plurals: [UInt64: String]
  /// Whose: the gender of the owner, or the narrator.
  let owners: [UInt64: Owner]
  /// “of”, “de”.
  let of: Set<UInt64>
  /// Articles and adjectives that may stand before the noun: “the elder”, “second”.
  let beforeNoun: Set<UInt64>
  /// “was”, “est”.
  let being: Set<UInt64>
  /// “married”, “épousa”.
  let marrying: [[UInt64]]
  /// “née”, “born”.
  let born: Set<UInt64>
  let and: Set<UInt64>
  /// The kinds only a woman, and only a man, can be; the same in every language.
  let feminine = [
    "mother", "daughter", "sister", "wife", "grandmother", "granddaughter", "aunt", "niece", "stepmother",
    "half-sister",
    "godmother", "fiancée",
  ]
  let masculine = [
    "father", "son", "brother", "husband", "grandfather", "grandson", "uncle", "nephew", "stepfather",
    "half-brother",
    "godfather",
  ]

  /// Whose kin a pronoun makes somebody.
  enum Owner: String, Sendable, Decodable { case male, female, either, narrator }

  private struct File: Decodable {
    var kinds: [String: [String]]
    var prefixes: [String: [String]]
    var suffix: [String]
    var plurals: [String: [String]]
    var owners: [String: [String]]
    var of: [String]
    var beforeNoun: [String]
    var being: [String]
    var marrying: [String]
    var born: [String]
    var and: [String]
  }

  /// Returns the words of a language; there are none for a language without a list.
  static func builtIn(_ language: String) -> KinshipVocabulary? { all[language] }

  private static let all: [String: KinshipVocabulary] = {
    var result: [String: KinshipVocabulary] = [:]
    for language in ["en", "fr"] {
      guard
        let url = Bundle.module.url(
          forResource: "kinship.\(language)", withExtension: "json", subdirectory: "Resources/reading"),
        let data = try? Data(contentsOf: url), let file = try? JSONDecoder().decode(File.self, from: data)
      else { preconditionFailure("the bundled words for kin of \(language) are missing or malformed") }
      result[language] = KinshipVocabulary(file)
    }
    return result
  }()

  private init(_ file: File) {
    func table(_ lists: [String: [String]]) -> [UInt64: String] {
      var result: [UInt64: String] = [:]
      for (kind, words) in lists.sorted(by: { $0.key < $1.key }) {
        for word in words { result[WordKey.of(word)] = kind }
      }
      return result
    }
    func keys(_ words: [String]) -> Set<UInt64> { Set(words.map { WordKey.of($0) }) }
    kinds = table(file.kinds)
    prefixes = table(file.prefixes)
    suffix = file.suffix.map { WordKey.of($0) }
    plurals = table(file.plurals)
    owners = table(file.owners).compactMapValues(Owner.init(rawValue:))
    of = keys(file.of)
    beforeNoun = keys(file.beforeNoun)
    being = keys(file.being)
    marrying = file.marrying.map { TokenizedText($0).tokens.filter { $0.kind == .word }.map(\.key) }
    born = keys(file.born)
    and = keys(file.and)
  }
}
