import Archives
import Chronicle
package import Diagnostics
package import Testimony

/// A voice whose words stand neither in the passages of its statement nor near them.
///
/// A voice stands in a chain only where words of the source name it, or where the editor says why. A statement that comes in
/// as a record is taken as it is, and this is what is said of it.
package struct UnattestedVoice: ExplainedError, Hashable {
  /// The statement.
  package let statement: Slug
  /// The place of the voice in the chain, from 0.
  package let place: Int
  /// The words that are said to name it.
  package let words: String

  /// What happened and what to do about it.
  package var explanation: Explanation {
    Explanation(
      "“\(words)”, which is to name a voice of “\(statement)”, stands neither in its passages nor near them",
      remedy: "quote the words that say whose voice it is, or give your reason")
  }
}

extension Inquiry {
  /// The voices of a statement whose words stand nowhere near, in the order of the chain.
  ///
  /// - Complexity: O(*n*) in the length of the paragraphs its passages stand in.
  package func unattestedVoices(of statement: Statement) -> [UnattestedVoice] {
    let passages = statement.passages + statement.claims.flatMap(\.passages)
    guard !passages.isEmpty else { return [] }
    return statement.voices.enumerated().compactMap { place, voice in
      guard case .words(let words) = voice.attribution, !ChronicleNotation.verbsOfSaying.contains(words),
        !stand(words, near: passages)
      else { return nil }
      return UnattestedVoice(statement: statement.slug, place: place, words: words)
    }
  }

  /// Whether words stand in passages, in the paragraphs that hold them, or in the ones before: “Serge writes that”
  /// may open the paragraph whose end is quoted, or close the one before it.
  ///
  /// Capitals, accents and punctuation do not count.
  func stand(_ words: String, near passages: [Passage]) -> Bool {
    let wanted = " " + SearchWords.words(of: words).joined(separator: " ") + " "
    func holds(_ text: String) -> Bool {
      (" " + SearchWords.words(of: text).joined(separator: " ") + " ").contains(wanted)
    }
    return passages.contains { passage in
      if holds(passage.quotation) { return true }
      switch passage.place {
      case .text(let id, let range), .orphan(let id, let range):
        guard let text = texts[id] else { return false }
        return holds(PassageCutter(text).words(text.surroundings(of: range)))
      case .excerpt(let id, _): return excerpts[id].map { holds($0.text) } ?? false
      }
    }
  }
}

extension SourceText {
  /// How far to look around a passage of a text that has no paragraphs, in Unicode scalars.
  private static let reach = 600

  /// The paragraphs or notes that a passage stands in, with the one before them.
  fileprivate func surroundings(of range: Range<ScalarOffset>) -> Range<Int> {
    let (lower, upper) = (range.lowerBound.rawValue, range.upperBound.rawValue)
    let blocks = structure.blocks
    guard let first = blocks.firstIndex(where: { $0.range.overlaps(range) }) else {
      return max(0, lower - Self.reach)..<(upper + Self.reach)
    }
    let last = blocks[first...].last { $0.range.overlaps(range) } ?? blocks[first]
    let start = blocks[max(0, first - 1)].range.lowerBound.rawValue
    return min(start, lower)..<max(last.range.upperBound.rawValue, upper)
  }
}
