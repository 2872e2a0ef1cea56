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
    // English prose quotes with marks; where it has none and many dashes, the dashes open turns.
    let marks =
      language == "en"
      ? shape.tokens.reduce(0) { $0 + ($1.isSign("\"") || $1.isSign("“") ? 1 : 0) } : 0
    if language != "en" || dashes.count >= 3 && marks * 4 < dashes.count { turns = dashes }
    // Hyphens open turns only where some of them carry a tag; otherwise they are lists.
    if dashes.count < 2, hyphens.count >= 3 {
      let tagged = hyphens.filter {
        !QuotedSpeech(($0.lowerBound + 1)..<$0.upperBound, in: shape, finder: finder).tags.isEmpty
      }
      if tagged.count * 8 >= hyphens.count { turns += hyphens }
    }
    turns.sort { $0.lowerBound < $1.lowerBound }
  }

  private func isDoubleHyphen(_ index: Int) -> Bool {
    shape.tokens[index].isSign("-") && index + 1 < shape.tokens.count && shape.tokens[index + 1].isSign("-")
      && !shape.tokens[index + 1].flags.contains(.spaceBefore)
  }

  /// How many tokens open a turn.
  func headLength(_ index: Int) -> Int { isDoubleHyphen(index) ? 2 : 1 }
}
