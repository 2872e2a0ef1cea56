public import Calendars

/// Reads dates, ages and durations as people write them in one language.
public struct PhraseReader: Sendable {
  private let vocabulary: PhraseVocabulary
  private let context: PhraseContext

  /// The longest phrase that is read, in UTF-8 code units.
  public static let lengthLimit = 1_000

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - vocabulary: The words.
  ///   - calendar: The calendar of dates that name none; `nil` is the Gregorian, with feasts before 1583 and
  ///     dual years Julian.
  ///   - yearStyle: The day on which years change their number.
  ///   - calendars: The calendars that names of months can belong to.
  public init(
    vocabulary: PhraseVocabulary, calendar: CalendarChoice? = nil, yearStyle: YearStyle = .january,
    calendars: CalendarCatalogue = .standard
  ) {
    self.vocabulary = vocabulary
    context = PhraseContext(calendar: calendar, yearStyle: yearStyle, catalogue: calendars)
  }

  /// Creates a reader of a built-in language; `nil` if the language is not among them.
  ///
  /// - Parameters:
  ///   - language: A language tag, such as `en`.
  ///   - calendar: The calendar of dates that name none.
  ///   - yearStyle: The day on which years change their number.
  public init?(language: String, calendar: CalendarChoice? = nil, yearStyle: YearStyle = .january) {
    guard let vocabulary = PhraseCatalogue.standard.vocabulary(language) else { return nil }
    self.init(vocabulary: vocabulary, calendar: calendar, yearStyle: yearStyle)
  }

  /// Reads a phrase that is nothing but a date, a time counted from something, a duration or an age.
  ///
  /// - Parameter text: The phrase.
  /// - Returns: What it says.
  /// - Throws: ``PhraseError``, with the place where reading stopped.
  public func read(_ text: some StringProtocol) throws(PhraseError) -> PhraseReading {
    let text = String(text)
    guard text.utf8.count <= Self.lengthLimit else {
      throw PhraseError(.tooLong, at: Self.lengthLimit..<text.utf8.count)
    }
    let tokens = PhraseLexer.tokens(of: text)
    guard !tokens.isEmpty else { throw PhraseError(.empty, at: 0..<text.utf8.count) }
    var parser = PhraseParser(text, tokens: tokens, vocabulary: vocabulary, context: context)
    var failure: PhraseError?
    for kind in Kind.allCases {
      do throws(PhraseError) {
        parser.index = 0
        if let meaning = try read(kind, &parser), parser.isAtEnd {
          return PhraseReading(meaning: meaning, written: text, language: vocabulary.language)
        }
      } catch {
        switch error.reason {
        case .notUnderstood, .tooShort: failure = failure ?? error
        default: throw error
        }
      }
    }
    if let failure { throw failure }
    if parser.furthest >= tokens.count {
      throw PhraseError(.tooShort, at: text.utf8.count..<text.utf8.count)
    }
    let place = min(parser.furthest, tokens.count - 1)
    let range = tokens[place].utf8Range
    throw PhraseError(.notUnderstood(parser.words(from: place, to: min(place + 4, tokens.count))), at: range)
  }

  /// The kinds of phrases, in the order they are tried.
  private enum Kind: CaseIterable { case absolute, age, relative, duration }

  private func read(_ kind: Kind, _ parser: inout PhraseParser) throws(PhraseError) -> PhraseReading.Meaning?
  {
    switch kind {
    case .absolute: try parser.absolute().map { .absolute($0) }
    case .age: try parser.age().map { .age($0) }
    case .relative: try parser.relative().map { .relative($0) }
    case .duration: parser.duration().map { .duration($0) }
    }
  }
}
