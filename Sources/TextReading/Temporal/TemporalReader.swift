package import Calendars

/// Reads dates, ages and durations in running text and finds their place on the calendar.
///
/// Two passes: rules over one scan of the tokens give typed trees; then every tree is placed by what
/// the text said before it. No expression without a rule, and none is placed where there is nothing
/// to count from.
///
/// - Complexity: Linear in the text.
package struct TemporalReader: Sendable {
  /// What one text says about time.
  package struct Reading: Sendable {
    /// Its mentions, in order and apart.
    package var mentions: [TemporalMention]
    /// Mentions that belong together.
    package var ranges: [TemporalRange]
  }

  let grammar: TemporalGrammar
  let numbers: NumberClasses
  let cues: TemporalCues

  /// Creates a reader of one language; there is none for a language without rules.
  ///
  /// - Parameter language: A language code, such as `en` or `fr`.
  package init?(language: String) {
    guard let rules = TemporalRules.bundled(language) else { return nil }
    let grammar = TemporalGrammar(rules)
    self.grammar = grammar
    numbers = NumberClasses(grammar)
    cues = TemporalCues(grammar)
  }

  /// The mentions of a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - created: The day it was written or printed, if known.
  /// - Returns: The mentions in order; none overlaps another.
  package func read(_ text: String, created: DayNumber? = nil) -> [TemporalMention] {
    reading(of: text, created: created).mentions
  }

  /// The mentions of a text, and which belong together.
  package func reading(of text: String, created: DayNumber? = nil) -> Reading {
    let bytes = Array(text.utf8)
    var finder = TemporalFinder(
      grammar: grammar, numbers: numbers, cues: cues, bytes: bytes, created: created)
    let found = finder.find()
    var placer = TemporalPlacer(grammar: grammar, bytes: bytes, found: found, created: created)
    return placer.place()
  }
}
