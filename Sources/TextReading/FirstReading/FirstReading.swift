package import Calendars

/// What one reading of a text proposes, and decides nothing of: dates, quotations, people, places, groups and
/// statements, each with its place and its reason.
///
/// Every place is in Unicode scalars of the text that was read.
package struct FirstReading: Sendable {
  /// Somebody or something the text names, in all its mentions.
  package struct Named: Hashable, Sendable {
    /// The fullest way in which the text names it.
    package var name: String
    /// The mentions, in order.
    package var mentions: [EntityMention]
    /// Why each mention is taken for this one, one reason a mention.
    package var reasons: [String]
  }

  /// The language the text was read in, as ISO 639-1.
  package let language: String
  /// Dates, ages and durations, in order.
  package let dates: [TemporalMention]
  /// Dates that belong together.
  package let ranges: [TemporalRange]
  /// Quotations, in order.
  package let quotations: [Quotation]
  /// People, in the order of their first mentions.
  package let people: [Named]
  /// Places, in the order of their first mentions.
  package let places: [Named]
  /// Groups, in the order of their first mentions.
  package let groups: [Named]
  /// Statements the sentences may make, in order.
  package let statements: [CandidateStatement]

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - language: Its language, as ISO 639-1; `nil` to guess it.
  ///   - created: The day it was written, if known.
  /// - Complexity: O(*n*) in the length of the text, but for the clustering of names.
  package init(of text: String, language: String? = nil, created: DayNumber? = nil) {
    let language = language ?? Self.language(of: text)
    let tokenized = TokenizedText(text)
    self.language = language
    let temporal = TemporalReader(language: language)?.reading(of: text, created: created)
    dates = temporal?.mentions ?? []
    ranges = temporal?.ranges ?? []
    quotations = QuotationReader().quotations(in: tokenized, language: language)
    let entities = EntityReader().entities(in: tokenized, language: language)
    people = Self.people(among: entities)
    places = Self.named(entities.filter { $0.kind == .place })
    groups = Self.named(entities.filter { $0.kind == .organisation })
    statements = Self.statements(
      in: tokenized, language: language, people: people, dates: dates.map(\.scalarRange), places: places)
  }

  /// The language most of the text is written in, by a sample of it.
  private static func language(of text: String) -> String {
    let guess = LanguageGuesser().guess(text.prefix(4_000)).language
    return guess == "und" ? "en" : guess
  }

  private static func people(among entities: [EntityMention]) -> [Named] {
    PeopleReader().people(among: entities).map { person in
      Named(
        name: person.name,
        mentions: person.mentions.map {
          EntityMention(range: $0.range, kind: .person, text: $0.text, reason: $0.reason)
        },
        reasons: person.mentions.map(\.link.rawValue))
    }
  }

  /// Places and groups are one where they are written alike; case and a final possessive do not count.
  private static func named(_ mentions: [EntityMention]) -> [Named] {
    var order: [String] = []
    var byName: [String: [EntityMention]] = [:]
    for mention in mentions {
      let key = mention.text.lowercased()
      if byName[key] == nil { order.append(key) }
      byName[key, default: []].append(mention)
    }
    return order.compactMap { key in
      guard let mentions = byName[key], let first = mentions.first else { return nil }
      return Named(name: first.text, mentions: mentions, reasons: mentions.map(\.reason.rawValue))
    }
  }

  private static func statements(
    in text: TokenizedText, language: String, people: [Named], dates: [Range<Int>], places: [Named]
  ) -> [CandidateStatement] {
    guard let vocabulary = EventVocabulary.builtIn(language) else { return [] }
    func placed(_ named: [Named]) -> [(range: Range<Int>, index: Int)] {
      named.enumerated().flatMap { index, one in one.mentions.map { ($0.range, index) } }
        .sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
    return CandidateFinder(vocabulary: vocabulary, text: text).candidates(
      people: placed(people), dates: dates.enumerated().map { ($1, $0) }, places: placed(places))
  }
}
