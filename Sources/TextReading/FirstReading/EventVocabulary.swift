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

  /// Articles and the like, after which a word is a noun or an adjective.
  let determiners: Set<UInt64>
  /// Endings of finite verbs, which are none of them even behind what looks like an article: “il la quitta”.
  let finiteEndings: [[UInt8]]
  /// “of”, “de”.
  let of: Set<UInt64>
  /// Prepositions before a person, with the part they give: “by”, “with”, “to”.
  let prepositions: [UInt64: String]
  /// Forms of “to be”, which make the subject the one it happened to.
  let being: Set<UInt64>
  /// Pronouns for a man, for a woman and for who tells the text.
  let he: Set<UInt64>
  let she: Set<UInt64>
  let own: Set<UInt64>
  /// Words of birth and of death in brackets behind a name, written short or in full.
  let lifeWords: [String: Set<UInt64>]
  /// “the”, “le”.
  let definite: Set<UInt64>
  /// “author”, “narrator”.
  let authorWords: Set<UInt64>
  /// What a title in marks or emphasis may be of: “novel”, “letter”.
  let workWords: Set<UInt64>
  /// Kinds of event that somebody does to somebody.
  let transitive: Set<String>
  /// The part of whoever an event happened to, and of who is named behind its word, by kind.
  let subjectRoles: [String: String]
  let objectRoles: [String: String]

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
    var determiners: [String]
    var finiteEndings: [String]
    var of: [String]
    var prepositions: [String: String]
    var being: [String]
    var he: [String]
    var she: [String]
    var own: [String]
    var life: [String: [String]]
    var definite: [String]
    var authors: [String]
    var works: [String]
  }

  private struct Parts: Decodable {
    var transitive: [String]
    var subjects: [String: String]
    var objects: [String: String]
  }

  /// Returns the words of a language; there are none for a language without a list.
  static func builtIn(_ language: String) -> EventVocabulary? { all[language] }

  private static let all: [String: EventVocabulary] = {
    var result: [String: EventVocabulary] = [:]
    guard
      let url = Bundle.module.url(
        forResource: "event-parts", withExtension: "json", subdirectory: "Resources"),
      let data = try? Data(contentsOf: url), let parts = try? JSONDecoder().decode(Parts.self, from: data)
    else { preconditionFailure("the bundled parts of events are missing or malformed") }
    for language in ["en", "fr"] {
      guard
        let url = Bundle.module.url(
          forResource: "events-\(language)", withExtension: "json", subdirectory: "Resources"),
        let data = try? Data(contentsOf: url), let file = try? JSONDecoder().decode(File.self, from: data)
      else { preconditionFailure("the bundled event words of \(language) are missing or malformed") }
      result[language] = EventVocabulary(file, parts)
    }
    return result
  }()

  private init(_ file: File, _ parts: Parts) {
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
    func keys(_ words: [String]) -> Set<UInt64> { Set(words.map { WordKey.of($0) }) }
    conditionals = keys(file.conditionals)
    determiners = keys(file.determiners)
    finiteEndings = file.finiteEndings.map { Array($0.utf8) }
    of = keys(file.of)
    prepositions = Dictionary(
      file.prepositions.map { (WordKey.of($0), $1) }, uniquingKeysWith: { first, _ in first })
    being = keys(file.being)
    he = keys(file.he)
    she = keys(file.she)
    own = keys(file.own)
    lifeWords = file.life.mapValues(keys)
    definite = keys(file.definite)
    authorWords = keys(file.authors)
    workWords = keys(file.works)
    transitive = Set(parts.transitive)
    subjectRoles = parts.subjects
    objectRoles = parts.objects
  }
}
