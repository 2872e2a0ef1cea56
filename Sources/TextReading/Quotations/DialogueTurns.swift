/// The turns of a dialogue that dashes open: French, Russian, Spanish and Italian prose, and Joyce.
struct DialogueTurns {
  /// The turns, from the dash to the end of the paragraph, in tokens.
  private(set) var turns: [Range<Int>] = []
  /// Whether dashes open turns in this text.
  var isUsed: Bool { !turns.isEmpty }
  private let shape: TextShape

  init(_ shape: TextShape, language: String, finder: SpeechTags) {
    self.shape = shape
    var dashes: [Range<Int>] = []
    var hyphens: [Range<Int>] = []
    for (start, end) in zip(shape.paragraphs, shape.paragraphs.dropFirst()) where start < end {
      if shape.isDash(start) || isDoubleHyphen(start) {
        dashes.append(start..<end)
      } else if shape.tokens[start].isSign("-"), shape.isFollowedByBlank(start), end - start > 2 {
        hyphens.append(start..<end)
      } else {
        // “Il dit : — Oui.”
        var index = start
        while index + 1 < end {
          if shape.sign(index) == 0x3A, shape.isDash(index + 1), shape.isCapital(index + 2) {
            dashes.append((index + 1)..<end)
            break
          }
          index += 1
        }
      }
    }
    // English prose quotes with marks; where it has none and many dashes, the dashes open turns if some carry a tag.
    let marks =
      language == "en"
      ? shape.tokens.indices.reduce(0) { $0 + (Self.opens(shape.sign($1)) ? 1 : 0) } : 0
    func tagged(_ turns: [Range<Int>]) -> Int {
      turns.filter {
        !QuotedSpeech(($0.lowerBound + 1)..<$0.upperBound, in: shape, finder: finder).tags.isEmpty
      }.count
    }
    if language != "en" || dashes.count >= 3 && marks * 4 < dashes.count && tagged(dashes) * 8 >= dashes.count
    {
      turns = dashes
    }
    // Hyphens open turns only where some of them carry a tag; otherwise they are lists.
    if dashes.count < 2, hyphens.count >= 3 {
      if tagged(hyphens) * 8 >= hyphens.count { turns += hyphens }
    }
    turns.sort { $0.lowerBound < $1.lowerBound }
    if shape.isTokenised { turns = turns.map { lengthened($0, finder: finder) } }
  }

  private static func opens(_ sign: UInt32) -> Bool { sign == 0x22 || sign == 0x201C || sign == 0x2018 }

  /// A turn over the lines that go on with it, where a program wrote one sentence a line.
  private func lengthened(_ turn: Range<Int>, finder: SpeechTags) -> Range<Int> {
    var end = turn.upperBound
    var lines = 0
    while end < shape.tokens.count, lines < 12, !shape.isDash(end), !isDoubleHyphen(end),
      QuotedSpeech.isSpoken(from: end, in: shape, finder: finder)
    {
      end += 1
      while end < shape.tokens.count, !shape.isLineStart(end) { end += 1 }
      lines += 1
    }
    return turn.lowerBound..<end
  }

  private func isDoubleHyphen(_ index: Int) -> Bool {
    shape.tokens[index].isSign("-") && index + 1 < shape.tokens.count && shape.tokens[index + 1].isSign("-")
      && !shape.tokens[index + 1].flags.contains(.spaceBefore)
  }

  /// How many tokens open a turn.
  func headLength(_ index: Int) -> Int { isDoubleHyphen(index) ? 2 : 1 }
}
