/// How one turn follows another: as the same breath, as an answer, or in another scene.
extension SpeakerFinder {
  /// How a turn stands to the one before it.
  struct Step {
    /// The odds that the same person goes on, as a logarithm.
    var odds: Double
    /// How close the two are, from 0 (another scene) to 1.
    var closeness: Double
    /// Whether the text itself shows that the same passage goes on: one paragraph, or one sentence.
    var isSamePassage = false

    static let apart = Step(odds: 0, closeness: 0)
  }

  /// How words stand to those quoted before them.
  func step(to tokens: Range<Int>, tag: SpeechTags.Tag?, after last: Turn?) -> Step {
    guard let last else { return .apart }
    let gap = last.tokens.upperBound..<max(last.tokens.upperBound, tokens.lowerBound)
    var step = shape.isTokenised ? lineStep(gap, to: tokens, after: last) : paragraphStep(gap)
    if let tag, vocabulary.continuing.contains(shape.tokens[tag.verb].key) {
      step.odds += SpeakerWeights.continuingVerb
    }
    return step
  }

  private func closeness(_ gap: Range<Int>) -> Double {
    switch gap.count {
    case ...16: 1
    case ...40: 0.8
    case ...90: 0.4
    default: 0
    }
  }

  /// A new paragraph answers; a turn in the same paragraph goes on.
  private func paragraphStep(_ gap: Range<Int>) -> Step {
    let heads = (gap.lowerBound..<(gap.upperBound + 1)).reduce(0) { $0 + (isParagraphStart($1) ? 1 : 0) }
    if heads == 0 {
      return gap.count <= 60
        ? Step(odds: SpeakerWeights.samePassage, closeness: 1, isSamePassage: true) : .apart
    }
    // A paragraph of narrative between two turns is often a gesture; a long one is another scene.
    guard gap.count <= (heads == 1 ? 60 : 40) else { return .apart }
    return Step(
      odds: heads == 1 ? SpeakerWeights.nextParagraph : SpeakerWeights.laterParagraph,
      closeness: closeness(gap))
  }

  /// Where a program wrote one sentence a line, only words show whether somebody answers.
  private func lineStep(_ gap: Range<Int>, to tokens: Range<Int>, after last: Turn) -> Step {
    if gap.count < 3 { return Step(odds: SpeakerWeights.adjacent, closeness: 1) }
    let close = last.tokens.upperBound - 2
    let before = gap.upperBound - 1
    // “… ,” said he, “ …”: one sentence, which a tag interrupts.
    if gap.count <= 40, shape.sign(before) == 0x2C || shape.sign(before) == 0x3B,
      !gap.contains(where: { shape.isSentenceEnd($0) })
    {
      return Step(odds: SpeakerWeights.interrupted, closeness: 1, isSamePassage: true)
    }
    let closeness = closeness(gap)
    guard closeness > 0 else { return .apart }
    let stops = gap.filter { shape.isSentenceEnd($0) }.count
    let isTagged = last.tag.map {
      $0.words.lowerBound >= gap.lowerBound - 1 && $0.words.upperBound <= gap.upperBound + 1
    }
    var odds = isTagged == true && stops <= 1 ? SpeakerWeights.afterTag : SpeakerWeights.afterNarrative
    if close >= 0, shape.sign(close) == 0x3F { odds += SpeakerWeights.afterQuestion }
    let words = tokens.filter { shape.isWord($0) }
    switch words.count {
    case ..<5: odds += SpeakerWeights.shortWords
    case 15..<25: odds += SpeakerWeights.longWords
    case 25...: odds += SpeakerWeights.longestWords
    default: break
    }
    if let first = words.first, vocabulary.answerHeads.contains(shape.tokens[first].key) {
      odds += SpeakerWeights.answerHead
    }
    return Step(odds: odds * closeness, closeness: closeness)
  }

  func isParagraphStart(_ index: Int) -> Bool {
    guard shape.tokens.indices.contains(index) else { return true }
    let flags = shape.tokens[index].flags
    return flags.contains(.paragraphBefore) || shape.linesAreParagraphs && flags.contains(.lineBefore)
  }
}
