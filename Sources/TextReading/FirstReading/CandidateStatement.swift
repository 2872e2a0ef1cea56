/// A statement a sentence may make, for the editor to accept, correct or reject.
package struct CandidateStatement: Hashable, Sendable {
  /// The sentence, in Unicode scalars.
  package var range: Range<Int>
  /// The kind of event its words tell of.
  package var event: String
  /// The words that tell of it.
  package var trigger: Range<Int>
  /// Who may have taken part: indices into the reading's people.
  package var people: [Int]
  /// When: indices into the reading's dates.
  package var dates: [Int]
  /// Where: indices into the reading's places.
  package var places: [Int]
  /// Whether the sentence says that it did not happen.
  package var isDenied: Bool
  /// Whether the sentence only supposes it.
  package var isSupposed: Bool
  /// How much stands together, from 0 to 100; it orders the work and decides nothing.
  package var score: Int
}

/// Finds the statements that sentences may make: an event word with a date, people or a place beside it.
struct CandidateFinder {
  let vocabulary: EventVocabulary
  let text: TokenizedText

  /// Returns the candidates, in text order.
  ///
  /// - Parameters:
  ///   - people: The mentions of people, in order, each with its person.
  ///   - dates: The mentions of dates, in order.
  ///   - places: The mentions of places, in order, each with its place.
  /// - Returns: At most one candidate a sentence.
  /// - Complexity: O(*n*) in the number of tokens and mentions.
  func candidates(
    people: [(range: Range<Int>, index: Int)], dates: [(range: Range<Int>, index: Int)],
    places: [(range: Range<Int>, index: Int)]
  ) -> [CandidateStatement] {
    var found: [CandidateStatement] = []
    var cursors = (people: 0, dates: 0, places: 0)
    for sentence in SentenceSplitter(abbreviations: vocabulary.abbreviations).sentences(of: text) {
      let range =
        Int(
          text.tokens[sentence.lowerBound].scalarStart)..<Int(text.tokens[sentence.upperBound - 1].scalarEnd)
      let people = Self.inside(range, people, &cursors.people)
      let dates = Self.inside(range, dates, &cursors.dates)
      let places = Self.inside(range, places, &cursors.places)
      guard !people.isEmpty || !dates.isEmpty, let (phrase, kind) = event(in: sentence) else { continue }
      let keys = Set(text.tokens[sentence].map(\.key))
      let isDenied = text.tokens[max(sentence.lowerBound, phrase.lowerBound - 3)..<phrase.lowerBound].contains
      {
        vocabulary.denials.contains($0.key)
      }
      let isSupposed =
        !keys.isDisjoint(with: vocabulary.conditionals) || text.tokens[sentence.upperBound - 1].isSign("?")
      var score = 30
      score += dates.isEmpty ? 0 : 35
      score += people.isEmpty ? 0 : 20
      score += places.isEmpty ? 0 : 10
      score += sentence.count < 40 ? 5 : 0
      score -= (isDenied ? 15 : 0) + (isSupposed ? 15 : 0)
      found.append(
        CandidateStatement(
          range: range, event: kind,
          trigger: Int(
            text.tokens[phrase.lowerBound].scalarStart)..<Int(text.tokens[phrase.upperBound - 1].scalarEnd),
          people: people, dates: dates, places: places, isDenied: isDenied, isSupposed: isSupposed,
          score: max(0, min(100, score))))
    }
    return found
  }

  /// The first words of a sentence that tell of an event.
  private func event(in sentence: Range<Int>) -> (Range<Int>, String)? {
    for index in sentence where text.tokens[index].kind == .word {
      for phrase in vocabulary.phrases[text.tokens[index].key] ?? [] {
        let end = index + phrase.keys.count
        guard end <= sentence.upperBound,
          zip(index..<end, phrase.keys).allSatisfy({ text.tokens[$0].key == $1 })
        else { continue }
        return (index..<end, phrase.kind)
      }
    }
    return nil
  }

  private static func inside(
    _ range: Range<Int>, _ mentions: [(range: Range<Int>, index: Int)], _ cursor: inout Int
  ) -> [Int] {
    while cursor < mentions.count, mentions[cursor].range.lowerBound < range.lowerBound { cursor += 1 }
    var indices: [Int] = []
    var next = cursor
    while next < mentions.count, mentions[next].range.upperBound <= range.upperBound {
      if !indices.contains(mentions[next].index) { indices.append(mentions[next].index) }
      next += 1
    }
    return indices
  }
}
