/// Finds what a text quotes: marked words of every tradition, dialogue turns, interrupted and continued quotations.
///
/// One pass pairs the marks, one takes dialogue turns after dashes apart, one ascribes speakers by stated
/// rules. Nothing is learned from data; the words are resources, one file a language.
package struct QuotationReader: Sendable {
  private let guesser = LanguageGuesser()

  /// Makes a reader of quotations.
  package init() {}

  /// Returns the quotations of a text in order.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - language: The language it is written in, as ISO 639-1.
  ///   - emphases: The words the source sets off by italics or another emphasis, in Unicode scalars and in order.
  /// - Returns: The quotations, with places in Unicode scalars.
  /// - Complexity: Linear in the length of the text.
  package func quotations(
    in text: String, language: String, emphases: [Range<Int>] = []
  ) -> [Quotation] {
    quotations(in: TokenizedText(text), language: language, emphases: emphases)
  }

  /// Returns the quotations of a text that is already split into tokens.
  package func quotations(
    in text: TokenizedText, language: String, emphases: [Range<Int>] = []
  ) -> [Quotation] {
    let shape = TextShape(text)
    let finder = SpeechTags(
      shape: shape, vocabulary: .builtIn(language), isFrench: language == "fr")
    let dialogue = DialogueTurns(shape, language: language, finder: finder)
    let marks = QuotationMarks(shape, dashesTurn: dialogue.isUsed)
    var drafts = turns(dialogue, outside: marks.regions, shape: shape, finder: finder)
    for region in marks.regions {
      drafts.append(draft(of: region, shape: shape, finder: finder))
    }
    drafts += blocks(shape)
    drafts += EmphasisedQuotations(shape: shape, finder: finder, language: language, guesser: guesser)
      .drafts(of: emphases, outside: drafts.map(\.tokens))
    drafts.sort {
      ($0.tokens.lowerBound, -$0.tokens.upperBound) < ($1.tokens.lowerBound, -$1.tokens.upperBound)
    }
    join(&drafts, shape: shape, finder: finder)
    SpeakerFinder(shape: shape, finder: finder, language: language).ascribe(&drafts)
    return drafts.map { draft in
      var quotation = draft.quotation
      // A hundred letters or so are enough.
      let words = draft.tokens.prefix(40).filter { shape.isWord($0) }
      if let first = words.first, let last = words.last {
        let guess = guesser.guess(shape.text.text(of: first...last), within: language)
        quotation.language = guess.language
      }
      return quotation
    }
  }

  // MARK: - Dialogue turns

  private func turns(
    _ dialogue: DialogueTurns, outside regions: [QuotationMarks.Region], shape: TextShape, finder: SpeechTags
  ) -> [QuotationDraft] {
    var result: [QuotationDraft] = []
    var next = 0
    for turn in dialogue.turns {
      while next < regions.count, regions[next].end <= turn.lowerBound { next += 1 }
      let isInside = next < regions.count && regions[next].open < turn.lowerBound && regions[next].isClosed
      if isInside { continue }
      var body = turn
      body = (turn.lowerBound + dialogue.headLength(turn.lowerBound))..<turn.upperBound
      guard !body.isEmpty else { continue }
      // “— « … »”: the inner marks say more.
      if shape.sign(body.lowerBound) == 0xAB || shape.sign(body.lowerBound) == 0x201C { continue }
      let speech = QuotedSpeech(body, in: shape, finder: finder)
      guard !speech.parts.isEmpty else { continue }
      var parts = speech.parts
      parts[0] = turn.lowerBound..<parts[0].upperBound
      result.append(
        QuotationDraft(
          parts: parts, tags: speech.tags, mark: .dash, kind: .speech, depth: 0, shape: shape))
    }
    return result
  }

  // MARK: - Marked words

  private func draft(
    of region: QuotationMarks.Region, shape: TextShape, finder: SpeechTags
  ) -> QuotationDraft {
    var parts = [region.open..<region.end]
    var tags: [SpeechTags.Tag] = []
    if finder.isFrench || region.mark == .guillemets {
      let speech = QuotedSpeech(region.inner, in: shape, finder: finder, goesOn: region.isClosed)
      if let first = speech.parts.first, !speech.tags.isEmpty {
        parts = speech.parts
        parts[0] = region.open..<first.upperBound
        if let last = parts.last, last.upperBound == region.inner.upperBound {
          parts[parts.count - 1] = last.lowerBound..<region.end
        }
        tags = speech.tags
      }
    }
    var kind = isSpeech(region, tags: tags, shape: shape, finder: finder) ? Quotation.Kind.speech : .words
    if let verb = tags.first?.verb ?? tag(after: region.end, shape: shape, finder: finder)?.verb,
      finder.vocabulary.think.contains(shape.tokens[verb].key)
    {
      kind = .thought
    }
    return QuotationDraft(
      parts: parts, tags: tags, mark: region.mark, kind: kind, depth: region.depth,
      isContinuation: region.isContinuation, shape: shape)
  }

  /// Whether marked words are somebody's speech rather than a title, a term or a word held at arm's length.
  private func isSpeech(
    _ region: QuotationMarks.Region, tags: [SpeechTags.Tag], shape: TextShape, finder: SpeechTags
  ) -> Bool {
    if !tags.isEmpty || region.isContinuation { return true }
    let inner = region.inner
    let words = inner.reduce(0) { $0 + (shape.isWord($1) ? 1 : 0) }
    guard words > 0 else {
      return !inner.isEmpty && inner.contains { shape.isSentenceEnd($0) }
    }
    if region.open > 0, !shape.isLineStart(region.open) || shape.sign(region.open - 1) == 0x3A {
      if shape.sign(region.open - 1) == 0x3A { return true }
      if shape.sign(region.open - 1) == 0x2C, announces(before: region.open - 1, shape: shape, finder: finder)
      {
        return true
      }
      // A verb that is mostly something else (“called”, “went”) brings speech in only behind a pause.
      if shape.isWord(region.open - 1), finder.vocabulary.verbs.contains(shape.tokens[region.open - 1].key),
        finder.isFrench || !finder.vocabulary.narrow.contains(shape.tokens[region.open - 1].key)
      {
        return true
      }
      if shape.isWord(region.open - 1), finder.vocabulary.naming.contains(shape.tokens[region.open - 1].key),
        tag(after: region.end, shape: shape, finder: finder) == nil
      {
        return false
      }
    }
    if tag(after: region.end, shape: shape, finder: finder) != nil { return true }
    // In the middle of a clause that no speech verb governs stand titles and terms.
    if !finder.isFrench, region.open > 0, shape.isWord(region.open - 1), !shape.isLineStart(region.open),
      !announces(before: region.open, shape: shape, finder: finder)
    {
      return false
    }
    let last = shape.sign(inner.upperBound - 1)
    let endsSentence = shape.isSentenceEnd(inner.upperBound - 1)
    let pauses =
      endsSentence || last == 0x2C || last == 0x2014 || last == 0x2013 || last == 0x3B || last == 0x2D
    let startsCapital =
      inner.contains { shape.isWord($0) }
      && shape.isCapital(inner.first { shape.isWord($0) } ?? inner.lowerBound)
    if finder.isFrench || region.mark == .guillemets {
      return endsSentence && words >= 2 || words >= 8 || startsCapital && words >= 5
    }
    if endsSentence { return startsCapital || words >= 3 }
    return pauses && (startsCapital || words >= 2) || words >= 9
  }

  /// Whether the words before a comma announce speech: a speech verb near the end of the clause.
  func announces(before comma: Int, shape: TextShape, finder: SpeechTags) -> Bool {
    var index = comma - 1
    var steps = 0
    while index >= 0, steps < 14, !shape.isSentenceEnd(index) {
      if shape.isWord(index), finder.vocabulary.verbs.contains(shape.tokens[index].key) { return true }
      index -= 1
      steps += 1
    }
    return false
  }

  /// Returns the tag that stands right after a closing mark.
  private func tag(after end: Int, shape: TextShape, finder: SpeechTags) -> SpeechTags.Tag? {
    var index = end
    while index < shape.tokens.count, index < end + 2, shape.tokens[index].kind == .sign,
      [0x2C, 0x2E, 0x21, 0x3F, 0x2014, 0x2013, 0x2026, 0x2D].contains(shape.sign(index))
    {
      index += 1
    }
    guard index < shape.tokens.count, shape.isWord(index) else { return nil }
    let limit = min(shape.tokens.count, index + 14)
    if let tag = finder.invertedTag(at: index, before: limit) { return tag }
    return finder.isFrench ? nil : finder.directTag(at: index, before: limit)
  }

  // MARK: - Block quotations

  /// Finds lines that begin with `>`, the block quotations of Markdown and of mail.
  private func blocks(_ shape: TextShape) -> [QuotationDraft] {
    var result: [QuotationDraft] = []
    var start: Int?
    var index = 0
    func close(_ end: Int) {
      guard let first = start, end > first + 1 else {
        start = nil
        return
      }
      result.append(
        QuotationDraft(parts: [first..<end], tags: [], mark: .block, kind: .speech, depth: 0, shape: shape))
      start = nil
    }
    while index < shape.tokens.count {
      if shape.isLineStart(index) {
        if shape.tokens[index].isSign(">") {
          if start == nil || shape.tokens[index].flags.contains(.paragraphBefore) {
            close(index)
            start = index
          }
        } else if shape.tokens[index].flags.contains(.paragraphBefore) {
          close(index)
        }
      }
      index += 1
    }
    close(shape.tokens.count)
    return result
  }

  // MARK: - Joining

  /// Joins what a tag or a paragraph end interrupts, and ranks what stands inside other quotations.
  private func join(_ drafts: inout [QuotationDraft], shape: TextShape, finder: SpeechTags) {
    var result: [QuotationDraft] = []
    // The quotation that reaches furthest so far.
    var reach = (end: 0, depth: 0, mark: Quotation.Mark.dash)
    for var draft in drafts {
      let start = draft.tokens.lowerBound
      while let last = result.last, draft.depth == 0, last.depth == 0, draft.mark == last.mark,
        draft.kind != .words, last.kind != .words, last.tokens.upperBound <= draft.tokens.lowerBound
      {
        let isJoined =
          draft.isContinuation && last.tokens.upperBound == draft.tokens.lowerBound
          || draft.mark != .dash && draft.mark != .block
            && interrupts(
              last.tokens.upperBound..<draft.tokens.lowerBound, after: last, before: draft, shape: shape,
              finder: finder)
        guard isJoined else { break }
        result.removeLast()
        draft.parts = last.parts + draft.parts
        // The words between the two say who speaks.
        let between = tag(after: last.tokens.upperBound, shape: shape, finder: finder)
        draft.tags = last.tags + (between.map { [$0] } ?? []) + draft.tags
        draft.isContinuation = last.isContinuation
      }
      if draft.depth == 0, start < reach.end, reach.mark != .dash {
        draft.depth = reach.depth + 1
      }
      if draft.tokens.upperBound > reach.end {
        reach = (draft.tokens.upperBound, draft.depth, draft.mark)
      }
      result.append(draft)
    }
    drafts = result
  }

  /// Whether the words between two quotations are a tag in the middle of one sentence.
  private func interrupts(
    _ gap: Range<Int>, after last: QuotationDraft, before next: QuotationDraft, shape: TextShape,
    finder: SpeechTags
  ) -> Bool {
    guard !gap.isEmpty, gap.count < 40 else { return false }
    guard !gap.contains(where: { shape.tokens[$0].flags.contains(.paragraphBefore) && $0 > gap.lowerBound })
    else {
      return false
    }
    let close = last.tokens.upperBound - 2
    guard close >= 0 else { return false }
    let endsOpen =
      shape.sign(close) == 0x2C || shape.isDash(close) || shape.sign(close) == 0x3B
      || shape.sign(gap.lowerBound) == 0x2C
    guard endsOpen, tag(after: gap.lowerBound, shape: shape, finder: finder) != nil else { return false }
    let lastSign = shape.sign(gap.upperBound - 1)
    return lastSign == 0x2C || lastSign == 0x3B || lastSign == 0x3A || shape.isDash(gap.upperBound - 1)
  }
}
