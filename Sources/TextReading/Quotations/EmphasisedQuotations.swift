/// Finds quotations that only emphasis shows, as in “he wrote _I am content here and want nothing more_”.
///
/// A speech verb or a colon stands before the words (or a tag behind them), and they have the shape of a sentence or
/// another language than what surrounds them. A title, a term and a single word set off are none.
struct EmphasisedQuotations {
  let shape: TextShape
  let finder: SpeechTags
  let language: String
  let guesser: LanguageGuesser

  private static let fewestWords = 3
  /// What has fewer words than this is a sentence only if it ends as one.
  private static let sentenceWords = 6

  /// Returns the drafts of the emphasised words that are quotations.
  ///
  /// - Parameters:
  ///   - emphases: The words set off, in Unicode scalars and in order.
  ///   - taken: What other marks show to be quoted.
  /// - Returns: One draft for each quotation.
  /// - Complexity: O(*n* + *m*) for *n* tokens and *m* runs of emphasis, and the guess of a language for each that is announced.
  func drafts(of emphases: [Range<Int>], outside taken: [Range<Int>]) -> [QuotationDraft] {
    guard !emphases.isEmpty else { return [] }
    let quoted = taken.sorted { $0.lowerBound < $1.lowerBound }
    var token = 0
    var next = 0
    var result: [QuotationDraft] = []
    for emphasis in emphases {
      while token < shape.tokens.count, Int(shape.tokens[token].scalarStart) < emphasis.lowerBound {
        token += 1
      }
      var end = token
      while end < shape.tokens.count, Int(shape.tokens[end].scalarEnd) <= emphasis.upperBound { end += 1 }
      guard token < end else { continue }
      let words = token..<end
      while next < quoted.count, quoted[next].upperBound <= words.lowerBound { next += 1 }
      if next < quoted.count, quoted[next].overlaps(words) { continue }
      if isQuotation(words) {
        result.append(
          QuotationDraft(parts: [words], tags: [], mark: .emphasis, kind: .speech, depth: 0, shape: shape))
      }
    }
    return result
  }

  private func isQuotation(_ tokens: Range<Int>) -> Bool {
    let words = tokens.filter { shape.isWord($0) }
    guard words.count >= Self.fewestWords, !isTitle(words), isAnnounced(tokens) else { return false }
    return isSentence(tokens, words: words) || isForeign(tokens)
  }

  /// Whether a colon or a speech verb stands before the words, or a tag behind them.
  private func isAnnounced(_ tokens: Range<Int>) -> Bool {
    let before = tokens.lowerBound - 1
    if before >= 0 {
      if shape.sign(before) == 0x3A { return true }
      if shape.sign(before) == 0x2C {
        if QuotationReader().announces(before: before, shape: shape, finder: finder) { return true }
      } else if shape.isWord(before), finder.vocabulary.verbs.contains(shape.tokens[before].key) {
        return true
      }
    }
    var after = tokens.upperBound
    while after < shape.tokens.count, after < tokens.upperBound + 2, shape.tokens[after].kind == .sign {
      after += 1
    }
    guard shape.isWord(after), !shape.isSentenceEnd(after - 1) || shape.sign(after - 1) != 0x2E else {
      return false
    }
    return finder.invertedTag(at: after, before: min(shape.tokens.count, after + 14)) != nil
  }

  /// All long words with capitals, as titles in English have them.
  private func isTitle(_ words: [Int]) -> Bool {
    let long = words.filter { shape.tokens[$0].utf8Count > 3 }
    return !long.isEmpty && long.allSatisfy { shape.isCapital($0) }
  }

  private func isSentence(_ tokens: Range<Int>, words: [Int]) -> Bool {
    guard let first = words.first else { return false }
    let ends =
      shape.isSentenceEnd(tokens.upperBound - 1) || shape.isSentenceEnd(tokens.upperBound)
      || tokens.upperBound >= shape.tokens.count
    return shape.isCapital(first) && ends || words.count >= Self.sentenceWords
  }

  private func isForeign(_ tokens: Range<Int>) -> Bool {
    let guess = guesser.guess(
      shape.text.text(of: tokens.lowerBound...(tokens.upperBound - 1)), within: language)
    return guess.language != language && guess.language != "und"
  }
}
