/// Parts a text into sentences.
///
/// A sentence ends at a full stop, a question or exclamation mark or an ellipsis, with the quotation marks and
/// brackets that close behind it, before a blank and a capital, a number or an opening mark; and at every empty
/// line. A full stop behind an initial, a known abbreviation or a number before a small letter ends none.
struct SentenceSplitter {
  /// Words that are written short, as ``WordKey``s.
  let abbreviations: Set<UInt64>

  /// Returns the sentences as ranges of tokens, in order; together they hold every token.
  ///
  /// - Complexity: O(*n*) in the number of tokens.
  func sentences(of text: TokenizedText) -> [Range<Int>] {
    let tokens = text.tokens
    var sentences: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < tokens.count {
      if index > start, tokens[index].flags.contains(.paragraphBefore) {
        sentences.append(start..<index)
        start = index
      }
      guard isStop(tokens, index) else {
        index += 1
        continue
      }
      var end = index + 1
      while end < tokens.count, tokens[end].isJoined, isCloser(tokens[end]) { end += 1 }
      if end < tokens.count, tokens[end].flags.contains(.spaceBefore), opens(tokens[end]) {
        sentences.append(start..<end)
        start = end
      }
      index = end
    }
    if start < tokens.count { sentences.append(start..<tokens.count) }
    return sentences
  }

  private func isStop(_ tokens: [Token], _ index: Int) -> Bool {
    guard tokens[index].kind == .sign else { return false }
    if tokens[index].isSign("!") || tokens[index].isSign("?") || tokens[index].isSign("…") { return true }
    guard tokens[index].isSign("."), index > 0 else { return false }
    let before = tokens[index - 1]
    guard before.kind == .word, tokens[index].isJoined else { return true }
    let isInitial = before.utf8Count <= 2 && before.flags.contains(.capital)
    return !isInitial && !abbreviations.contains(before.key)
  }

  private func isCloser(_ token: Token) -> Bool {
    ["\"", "'", "”", "’", "»", ")", "]", ".", "!", "?", "…"].contains { token.isSign($0) }
  }

  private func opens(_ token: Token) -> Bool {
    switch token.kind {
    case .word: token.flags.contains(.capital)
    case .number: true
    case .sign: ["\"", "'", "“", "‘", "«", "(", "[", "—", "–", "-", "¿", "¡"].contains { token.isSign($0) }
    }
  }
}
