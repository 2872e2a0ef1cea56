public import Foundation

/// The words of one language, read from its resource file; another language is another file.
public struct PhraseVocabulary: Sendable {
  /// The language tag, such as `en`.
  public let language: String
  /// The language's own name.
  public let name: String
  /// The names of months, the first of each, by calendar.
  public let monthNames: [String: [String]]
  /// Whether a day can stand behind its month, as in “March 4”.
  let isDayBehindMonth: Bool
  /// The dynasty whose ruler is meant where two have the same name and number.
  let homeDynasty: String?
  /// Endings that make a number in digits an ordinal.
  let ordinalEndings: Set<String>
  /// Phrases by their first word, the longest first.
  private let entries: [String: [Entry]]

  private struct Entry: Sendable {
    let words: [String]
    let symbol: PhraseSymbol
  }

  /// The shape of a resource file.
  private struct File: Decodable {
    let language: String
    let name: String
    let roles: [String: [String]]
    let parts: [String: [String]]
    let months: [String: [[String]]]
    let weekdays: [[String]]
    let seasons: [String: [String]]
    let feasts: [String: [String]]
    let units: [String: [String]]
    let numbers: [String: [String]]
    let ordinals: [String: [String]]
    let ordinalEndings: [String]
    let decades: [String: [String]]
    let vague: [String: [Int]]
    let isDayBehindMonth: Bool?
    let homeDynasty: String?
    let rulers: [String: [String]]?
    let kingdoms: [String: [String]]?
    let dekadDays: [[String]]?
    let complementaryDays: [[String]]?
    let ageDecades: [String: [String]]?
  }

  /// Reads a vocabulary.
  ///
  /// - Parameter json: The bytes of a resource file; `Resources/en.json` shows the shape.
  /// - Throws: `DecodingError` if the file is not of that shape.
  public init(json: Data) throws {
    let file = try JSONDecoder().decode(File.self, from: json)
    language = file.language
    name = file.name
    monthNames = file.months.mapValues { $0.compactMap(\.first) }
    ordinalEndings = Set(file.ordinalEndings)
    isDayBehindMonth = file.isDayBehindMonth ?? true
    homeDynasty = file.homeDynasty
    var entries: [String: [Entry]] = [:]
    func add(_ phrase: String, _ symbol: PhraseSymbol) {
      let words = PhraseLexer.words(of: phrase)
      guard let first = words.first else { return }
      entries[first, default: []].append(Entry(words: words, symbol: symbol))
    }
    func add(_ table: [String: [String]], _ symbol: (String) -> PhraseSymbol?) {
      for (key, phrases) in table {
        guard let symbol = symbol(key) else { continue }
        phrases.forEach { add($0, symbol) }
      }
    }
    add(file.roles) { .role($0) }
    add(file.parts) { .part($0) }
    for (calendar, months) in file.months {
      for (index, names) in months.enumerated() {
        names.forEach { add($0, .month(calendar: calendar, number: index + 1)) }
      }
    }
    for (index, names) in file.weekdays.enumerated() { names.forEach { add($0, .weekday(index)) } }
    add(file.seasons) { Int($0).map { .season($0) } }
    add(file.feasts) { .feast($0) }
    add(file.units) { .unit($0) }
    add(file.numbers) { Int($0).map { .number($0) } }
    add(file.ordinals) { Int($0).map { .ordinal($0) } }
    add(file.decades) { Int($0).map { .decade($0) } }
    add(file.rulers ?? [:]) { .ruler($0) }
    add(file.kingdoms ?? [:]) { .kingdom($0) }
    for (index, names) in (file.dekadDays ?? []).enumerated() {
      names.forEach { add($0, .dekadDay(index + 1)) }
    }
    for (index, names) in (file.complementaryDays ?? []).enumerated() {
      names.forEach { add($0, .complementaryDay(index + 1)) }
    }
    add(file.ageDecades ?? [:]) { Int($0).map { .ageDecade($0) } }
    for (phrase, bounds) in file.vague where bounds.count == 2 { add(phrase, .vague(bounds[0], bounds[1])) }
    self.entries = entries.mapValues { $0.sorted { $0.words.count > $1.words.count } }
  }

  /// The longest run of words from a place that means a symbol of a kind.
  ///
  /// - Returns: The symbol and the number of words; `nil` if none fits.
  func match<Value>(
    _ tokens: [PhraseToken], at index: Int, _ transform: (PhraseSymbol) -> Value?
  ) -> (value: Value, count: Int)? {
    guard tokens.indices.contains(index), let candidates = entries[tokens[index].text] else { return nil }
    for entry in candidates {
      guard index + entry.words.count <= tokens.count, let value = transform(entry.symbol) else { continue }
      if let count = Self.count(entry.words, in: tokens, from: index) { return (value, count) }
    }
    return nil
  }

  /// All that a run of words from a place can mean, the longest runs first.
  func matches<Value>(
    _ tokens: [PhraseToken], at index: Int, _ transform: (PhraseSymbol) -> Value?
  ) -> [(value: Value, count: Int)] {
    guard tokens.indices.contains(index), let candidates = entries[tokens[index].text] else { return [] }
    return candidates.compactMap { entry in
      guard index + entry.words.count <= tokens.count, let value = transform(entry.symbol),
        let count = Self.count(entry.words, in: tokens, from: index)
      else { return nil }
      return (value, count)
    }
  }

  /// The number of tokens that some words take, hyphens between them let pass; `nil` if they are not there.
  private static func count(_ words: [String], in tokens: [PhraseToken], from index: Int) -> Int? {
    var place = index
    for word in words {
      if place > index, place + 1 < tokens.count, tokens[place].text == "-", word != "-",
        tokens[place].isJoined
      {
        place += 1
      }
      guard place < tokens.count, tokens[place].text == word else { return nil }
      place += 1
    }
    return place - index
  }

  /// Whether some phrase begins with a word.
  func knows(_ word: String) -> Bool { entries[word] != nil }
}

/// The languages phrases can be read in.
public struct PhraseCatalogue: Sendable {
  /// The vocabularies, the first of which is the default.
  public let vocabularies: [PhraseVocabulary]

  /// Creates a catalogue.
  public init(vocabularies: [PhraseVocabulary]) { self.vocabularies = vocabularies }

  /// The vocabulary of a language; a region behind a hyphen does not matter.
  public func vocabulary(_ language: String) -> PhraseVocabulary? {
    let tag = language.lowercased().prefix { $0 != "-" && $0 != "_" }
    return vocabularies.first { $0.language == tag }
  }

  /// The built-in languages, English first.
  public static let standard = PhraseCatalogue(
    vocabularies: ["en", "fr"].compactMap { language in
      guard
        let url = Bundle.module.url(forResource: language, withExtension: "json", subdirectory: "Resources")
      else { return nil }
      do {
        return try PhraseVocabulary(json: Data(contentsOf: url))
      } catch {
        preconditionFailure("the vocabulary \(language) cannot be read: \(error)")
      }
    })
}
