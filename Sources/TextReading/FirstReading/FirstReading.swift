package import Calendars

/// What one reading of a text proposes, and decides nothing of: dates, quotations, voices, people with their kin, places,
/// groups, works and statements, each with its place and its reason.
///
/// Every place is in Unicode scalars of the text that was read.
package struct FirstReading: Sendable {
  /// Somebody or something the text names, in all its mentions.
  package struct Named: Hashable, Sendable {
    /// The fullest way in which the text names it; what the inquiry calls it where it knows it.
    package var name: String
    /// The mentions, in order.
    package var mentions: [EntityMention]
    /// Why each mention is taken for this one, one reason a mention.
    package var reasons: [String]
    /// The key of the ``KnownNames`` entry it is; `nil` where the inquiry does not know it.
    package var known: String?
    /// Where a place lies, as the gazetteer has it.
    package var location: PlaceRecord?
  }

  /// The language the text was read in, as ISO 639-1.
  package let language: String
  /// Dates, ages and durations, in order.
  package let dates: [TemporalMention]
  /// Dates that belong together.
  package let ranges: [TemporalRange]
  /// The heads of letters and of entries in a diary, in order.
  package let datelines: [Dateline]
  /// Quotations, in order.
  package let quotations: [Quotation]
  /// Indirect speech with its chains of voices, in order.
  package let voices: [ReportedSpeech]
  /// People, in the order of their first mentions.
  package let people: [Named]
  /// Pairs of people whose names may be one by a misprint.
  package let suspicions: [NameSuspicion]
  /// Ties of kinship, in order.
  package let kinship: [KinshipProposal]
  /// Names that people bore before.
  package let formerNames: [FormerName]
  /// Words that stand for somebody without naming him, in order.
  package let references: [TextReference]
  /// Places, in the order of their first mentions.
  package let places: [Named]
  /// Groups, in the order of their first mentions.
  package let groups: [Named]
  /// Works, in the order of their first mentions.
  package let works: [Named]
  /// Statements the sentences may make, in order; a sentence may make several.
  package let statements: [CandidateStatement]

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - language: Its language, as ISO 639-1; `nil` to guess it.
  ///   - created: The day it was written, if known.
  ///   - known: The names an inquiry knows already, which go before what is guessed, and merges it rejected.
  ///   - emphases: The words the source sets off by italics or another emphasis, in Unicode scalars.
  ///   - atlas: Where places lie; without one, places have no coordinates.
  /// - Complexity: O(*n*) in the length of the text, but for the clustering of names.
  package init(
    of text: String, language: String? = nil, created: DayNumber? = nil, known: KnownNames = KnownNames(),
    emphases: [Range<Int>] = [], atlas: PlaceAtlas? = nil
  ) {
    let language = language ?? Self.language(of: text)
    let tokenized = TokenizedText(text)
    let shape = TextShape(tokenized)
    self.language = language
    let temporal = TemporalReader(language: language)?.reading(of: text, created: created)
    let dates = temporal?.mentions ?? []
    self.dates = dates
    ranges = temporal?.ranges ?? []
    let quotations = QuotationReader().quotations(in: tokenized, language: language, emphases: emphases)
    self.quotations = quotations
    let voices = ReportedSpeechReader().reports(in: tokenized, language: language)
    self.voices = voices
    let names = NamesInText(
      shape: shape, language: language, quotations: quotations, known: known, atlas: atlas)
    people = names.people
    suspicions = names.suspicions
    places = names.places
    groups = names.groups
    works = names.works
    datelines = Dateline.datelines(
      dates: dates, places: Self.placed(names.places), length: text.unicodeScalars.count)
    guard let vocabulary = EventVocabulary.builtIn(language) else {
      kinship = []
      formerNames = []
      references = []
      statements = []
      return
    }
    let persons = MentionMap(Self.placed(names.people), in: tokenized)
    let places = MentionMap(Self.placed(names.places), in: tokenized)
    let others = MentionMap(Self.placed(names.groups), in: tokenized)
    let genders = names.people.map { one in
      one.mentions.lazy.map { PersonName($0.text).gender }.first { $0 != .unknown } ?? .unknown
    }
    let kin = KinshipVocabulary.builtIn(language).map {
      KinshipReader(shape: shape, vocabulary: $0, people: persons, gender: { genders[$0] })
    }
    kinship = kin?.ties() ?? []
    formerNames = kin?.formerNames() ?? []
    let references = ReferenceReader(shape: shape, vocabulary: vocabulary)
      .references(outside: persons, others, of: places)
    self.references = references
    let offices = MentionMap(references.enumerated().map { ($1.range, $0) }, in: tokenized)
    // Where a place is only whose king somebody is, nothing happened there.
    let scenes = MentionMap(
      Self.placed(names.places).filter { place in !references.contains { $0.range.overlaps(place.range) } },
      in: tokenized)
    // “Recently” and “two hours” date nothing; an age does once its person's birth is known.
    let days = MentionMap(
      dates.enumerated().filter { $1.edtf != nil || $1.kind == .age }.map { ($1.scalarRange, $0) },
      in: tokenized)
    let lives = LifeDatesReader(
      shape: shape, vocabulary: vocabulary, people: persons, dates: days,
      isRange: { dates[$0].kind == .range }
    ).candidates()
    // The dates of a life in brackets date nothing else.
    let bracketed = Set(lives.flatMap(\.dates))
    let free = MentionMap(
      days.placed.filter { !bracketed.contains($0.index) }.map { (shape.scalars($0.tokens), $0.index) },
      in: tokenized)
    let told = CandidateFinder(
      vocabulary: vocabulary, text: tokenized, people: persons, dates: free, places: scenes,
      references: offices, gender: { genders[$0] }
    ).candidates().filter { one in !lives.contains { $0.trigger.overlaps(one.trigger) } }
    let owners = Dictionary(
      persons.placed.map { (shape.scalars($0.tokens).lowerBound, $0.index) },
      uniquingKeysWith: { first, _ in first })
    let finder = VoiceFinder(
      quotations: quotations, voices: voices,
      person: { words in words.lazy.compactMap { owners[$0] }.first })
    statements = (told + lives).map { statement in
      var statement = statement
      statement.voices = finder.chain(around: statement.trigger)
      if !statement.voices.isEmpty { statement.grounds.append(.farVoice) }
      return statement
    }.sorted { ($0.trigger.lowerBound, $0.event) < ($1.trigger.lowerBound, $1.event) }
  }

  /// The language most of the text is written in, by a sample of it.
  private static func language(of text: String) -> String {
    let guess = LanguageGuesser().guess(text.prefix(4_000)).language
    return guess == "und" ? "en" : guess
  }

  private static func placed(_ named: [Named]) -> [(range: Range<Int>, index: Int)] {
    named.enumerated().flatMap { index, one in one.mentions.map { ($0.range, index) } }
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
