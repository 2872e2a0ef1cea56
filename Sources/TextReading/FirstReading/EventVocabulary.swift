import Foundation

/// The words of one language that tell of an event, by the kind of event they tell of.
///
/// Read from `Resources/events-LANGUAGE.json`; the lists were composed for Temoin.
struct EventVocabulary: Sendable {
  /// Phrases of one or more words, by the key of their first word, longest first.
  let phrases: [UInt64: [Phrase]]
  /// Words written short, whose full stop ends no sentence.
  let abbreviations: Set<UInt64>
  /// Words that take the event back: “not”, “never”, “would have”.
  let denials: Set<UInt64>
  /// Words that put it off into what was only thought: “if”, “perhaps”.
  let conditionals: Set<UInt64>

  /// Words that tell of one kind of event.
  struct Phrase: Sendable {
    var keys: [UInt64]
    var kind: String
  }

  private struct File: Decodable {
    var events: [String: [String]]
    var abbreviations: [String]
    var denials: [String]
    var conditionals: [String]
  }

  /// Returns the words of a language; there are none for a language without a list.
  static func builtIn(_ language: String) -> EventVocabulary? { all[language] }

  private static let all: [String: EventVocabulary] = {
    var result: [String: EventVocabulary] = [:]
    for language in ["en", "fr"] {
      guard
        let url = Bundle.module.url(
          forResource: "events-\(language)", withExtension: "json", subdirectory: "Resources"),
        let data = try? Data(contentsOf: url), let file = try? JSONDecoder().decode(File.self, from: data)
      else { preconditionFailure("the bundled event words of \(language) are missing or malformed") }
      result[language] = EventVocabulary(file)
    }
    return result
  }()

  private init(_ file: File) {
    var phrases: [UInt64: [Phrase]] = [:]
    for (kind, words) in file.events.sorted(by: { $0.key < $1.key }) {
      for phrase in words {
        let keys = TokenizedText(phrase).tokens.map(\.key)
        guard let first = keys.first else { continue }
        phrases[first, default: []].append(Phrase(keys: keys, kind: kind))
      }
    }
    self.phrases = phrases.mapValues { list in list.sorted { $0.keys.count > $1.keys.count } }
    abbreviations = Set(file.abbreviations.map { WordKey.of($0) })
    denials = Set(file.denials.map { WordKey.of($0) })
    conditionals = Set(file.conditionals.map { WordKey.of($0) })
  }
}
