import Foundation

/// The small words at which a noun phrase begins, goes on and ends.
///
/// Read from `Resources/reading/phrases.json`: one list for all languages, as a text quotes what it did not translate.
struct PhraseWords: Sendable {
  /// Words before a noun: articles, possessives, demonstratives.
  let articles: Set<UInt64>
  /// Words inside a name: “de”, “von”.
  let linkers: Set<UInt64>
  /// Titles written short, whose full stop ends no sentence.
  let abbreviations: Set<UInt64>
  /// Words that govern what follows, so that it is no subject: “to”, “chez”.
  let governing: Set<UInt64>
  /// Words at which a description ends: “with”, “qui”.
  let closers: Set<UInt64>
  /// Words between a subject and its verb of saying: “had”, “then”.
  let between: Set<UInt64>

  /// The bundled words.
  static let builtIn: PhraseWords = {
    guard
      let url = Bundle.module.url(
        forResource: "phrases", withExtension: "json", subdirectory: "Resources/reading"),
      let data = try? Data(contentsOf: url), let file = try? JSONDecoder().decode(File.self, from: data)
    else { preconditionFailure("the bundled small words of phrases are missing or malformed") }
    return PhraseWords(file)
  }()

  private struct File: Decodable {
    let articles, linkers, abbreviations, governing, closers, between: [String]
  }

  private init(_ file: File) {
    func keys(_ words: [String]) -> Set<UInt64> { Set(words.map { WordKey.of($0) }) }
    articles = keys(file.articles)
    linkers = keys(file.linkers)
    abbreviations = keys(file.abbreviations)
    governing = keys(file.governing)
    closers = keys(file.closers)
    between = keys(file.between)
  }
}
