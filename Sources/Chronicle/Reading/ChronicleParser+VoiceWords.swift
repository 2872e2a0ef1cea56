import Testimony

/// Whether the words that bring in a voice stand where they are said to.
extension ChronicleParser {
  /// Warns of each voice whose words stand neither in the passages of its statement nor beside them.
  ///
  /// “Serge writes that” may open the paragraph whose end is quoted, or the one before it: that far is looked, and
  /// no farther.
  ///
  /// - Parameters:
  ///   - statement: The statement, its passages found.
  ///   - places: Where in the chronicle each of its voices stands.
  func checkVoices(of statement: Statement, at places: [Range<Int>]) {
    let passages = statement.passages + statement.claims.flatMap(\.passages)
    guard !passages.isEmpty else { return }
    for (voice, place) in zip(statement.voices, places) {
      // A bare verb says that somebody says it, in the words of whoever wrote the chronicle.
      guard case .words(let words) = voice.attribution, !ChronicleNotation.verbsOfSaying.contains(words)
      else { continue }
      let stand = passages.contains { passage in
        library.stand(words, in: passage.quotation) || library.stand(words, beside: passage)
      }
      guard !stand else { continue }
      warnings.append(
        Flaw(
          "voice-words-elsewhere", "“\(words)” stands neither in the passage nor in its paragraph",
          remedy: "quote the words that say whose voice it is, or give your reason: (because \"…\")",
          at: place))
    }
  }
}

extension TextLibrary {
  /// Whether words stand in a text, whatever its capitals and white space.
  fileprivate func stand(_ words: String, in text: String) -> Bool {
    let (wanted, folded) = (Self.plain(words), Self.plain(text))
    return folded.contains(wanted)
  }

  /// Whether words stand in the paragraph of a passage, or in the one before it.
  fileprivate func stand(_ words: String, beside passage: Passage) -> Bool {
    switch passage.place {
    case .excerpt(let id, _): return excerpt(id).map { stand(words, in: $0.text) } ?? false
    case .text(let id, let range), .orphan(let id, let range):
      guard let text = text(id) else { return false }
      let near = surroundings(of: range.lowerBound.rawValue..<range.upperBound.rawValue, in: text)
      let spellings = [
        words, words.prefix(1).uppercased() + words.dropFirst(),
        words.prefix(1).lowercased() + words.dropFirst(),
      ]
      return spellings.contains { spelling in
        index(.text(text)).places(of: spelling).contains {
          near.lowerBound <= $0.lowerBound && $0.upperBound <= near.upperBound
        }
      }
    }
  }

  private static func plain(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// How far to look around a passage of a text that has no paragraphs, in Unicode scalars.
  private static let reach = 600

  /// The paragraph or note that a passage stands in, with the one before it.
  private func surroundings(of range: Range<Int>, in text: SourceText) -> Range<Int> {
    let blocks = text.structure.blocks
    guard let first = blocks.firstIndex(where: { $0.range.upperBound.rawValue > range.lowerBound }),
      blocks[first].range.lowerBound.rawValue <= range.lowerBound
    else { return max(0, range.lowerBound - Self.reach)..<(range.upperBound + Self.reach) }
    let last = blocks[first...].last { $0.range.lowerBound.rawValue < range.upperBound } ?? blocks[first]
    let start = blocks[max(0, first - 1)].range.lowerBound.rawValue
    return min(start, range.lowerBound)..<max(last.range.upperBound.rawValue, range.upperBound)
  }
}
