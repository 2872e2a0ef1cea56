/// What a reader of quotations asks about a text again and again.
struct TextShape {
  let text: TokenizedText
  let tokens: [Token]
  /// The first token of every paragraph, and the count of tokens at the end.
  let paragraphs: [Int]
  /// Whether each line is a paragraph (or a sentence), rather than blocks between empty lines.
  let linesAreParagraphs: Bool
  /// Whether blanks stand before full stops, as in texts split into words by a program, one sentence a line.
  let isTokenised: Bool

  init(_ text: TokenizedText) {
    self.text = text
    tokens = text.tokens
    var lines = 0
    var blocks = 0
    var short = 0
    var lineStart = 0
    for (index, token) in tokens.enumerated() where token.flags.contains(.lineBefore) {
      lines += 1
      if token.flags.contains(.paragraphBefore) { blocks += 1 }
      if index > 0 {
        let length = Int(token.scalarStart) - lineStart
        if length > 40, length < 90, !token.flags.contains(.paragraphBefore) { short += 1 }
      }
      lineStart = Int(token.scalarStart)
    }
    var stops = 0
    var apart = 0
    for token in tokens where token.isSign(".") || token.isSign(",") {
      stops += 1
      if token.flags.contains(.spaceBefore) { apart += 1 }
    }
    isTokenised = stops > 0 && apart * 10 > stops * 8
    // Hard-wrapped text: most lines that end inside a block are of a page's width.
    let inside = lines - blocks
    linesAreParagraphs = !(blocks > 2 && inside > blocks && short * 10 > inside * 6)
    var paragraphs: [Int] = []
    for (index, token) in tokens.enumerated() {
      if token.flags.contains(.paragraphBefore)
        || (linesAreParagraphs && token.flags.contains(.lineBefore)) || index == 0
      {
        paragraphs.append(index)
      }
    }
    paragraphs.append(tokens.count)
    self.paragraphs = paragraphs
  }

  /// The scalar of a sign as written, typographic differences kept.
  func sign(_ index: Int) -> UInt32 {
    guard tokens.indices.contains(index) else { return 0 }
    let token = tokens[index]
    guard token.kind == .sign else { return 0 }
    guard token.key == 0x27 else { return UInt32(truncatingIfNeeded: token.key) }
    let start = Int(token.utf8Start)
    if token.utf8Count == 1 { return UInt32(text.bytes[start]) }
    return token.utf8Count == 3 && text.bytes[start + 2] == 0x98 ? 0x2018 : 0x2019
  }

  func isDash(_ index: Int) -> Bool {
    let sign = sign(index)
    return sign == 0x2014 || sign == 0x2013 || sign == 0x2015
  }

  /// Whether there is a blank, a line end or nothing after a token.
  func isFollowedByBlank(_ index: Int) -> Bool {
    index + 1 >= tokens.count || tokens[index + 1].flags.contains(.spaceBefore)
  }

  func isLineStart(_ index: Int) -> Bool {
    index == 0 || (tokens.indices.contains(index) && tokens[index].flags.contains(.lineBefore))
  }

  func isWord(_ index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].kind == .word }

  func isCapital(_ index: Int) -> Bool { isWord(index) && tokens[index].flags.contains(.capital) }

  func string(_ index: Int) -> String { text.text(of: tokens[index]) }

  /// Whether the word ends in one of some UTF-8 endings.
  func word(_ index: Int, endsIn ending: [UInt8]) -> Bool {
    let token = tokens[index]
    guard token.utf8Count >= ending.count + 2 else { return false }
    return text.bytes[(Int(token.utf8End) - ending.count)..<Int(token.utf8End)].elementsEqual(ending)
  }

  func scalars(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else { return 0..<0 }
    return Int(tokens[range.lowerBound].scalarStart)..<Int(tokens[range.upperBound - 1].scalarEnd)
  }

  /// The key of a word that a hyphen and a line end break: “Michi-” “gan”.
  func brokenWord(at index: Int) -> UInt64? {
    guard index + 2 < tokens.count, tokens[index + 1].isSign("-") || tokens[index + 1].isSign("¬"),
      !tokens[index + 1].flags.contains(.spaceBefore), tokens[index + 2].kind == .word,
      !tokens[index + 2].flags.contains(.capital),
      tokens[index + 2].flags.contains(.lineBefore) || tokens[index + 1].isSign("¬")
    else { return nil }
    return WordKey.of(string(index) + string(index + 2))
  }

  func isSentenceEnd(_ index: Int) -> Bool {
    switch sign(index) {
    case 0x2E, 0x21, 0x3F, 0x2026: true
    default: false
    }
  }
}
