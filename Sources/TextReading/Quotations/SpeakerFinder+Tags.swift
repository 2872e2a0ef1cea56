/// How the words beside a quotation name its speaker.
extension SpeakerFinder {
  /// Returns the words that name who speaks: a tag inside, a tag after, or a clause that announces the words.
  ///
  /// - Parameters:
  ///   - draft: The quotation.
  ///   - previous: Where the quotation before it ends.
  ///   - next: Where the quotation after it begins.
  /// - Returns: The tag with its rule; nothing where no words name anybody.
  func subject(
    of draft: QuotationDraft, after previous: Int, before next: Int
  ) -> (SpeechTags.Tag, SpeakerAttribution.Rule)? {
    if let tag = draft.tags.first { return (tag, .tagNames) }
    if let tag = tagAfter(draft.tokens.upperBound, before: next) { return (tag, .tagNames) }
    if let tag = announcement(before: draft.tokens.lowerBound, after: previous) { return (tag, .announced) }
    return nil
  }

  private func tagAfter(_ end: Int, before next: Int) -> SpeechTags.Tag? {
    var index = end
    while index < next, index < end + 3, shape.tokens[index].kind == .sign,
      [0x2C, 0x2E, 0x21, 0x3F, 0x2014, 0x2013, 0x2026, 0x2D].contains(shape.sign(index))
    {
      index += 1
    }
    guard index < next, shape.isWord(index),
      !shape.tokens[index].flags.contains(.paragraphBefore) || index == end
    else { return nil }
    let limit = min(next, index + 16)
    if let tag = finder.invertedTag(at: index, before: limit), !shape.isCapital(index) { return tag }
    // French tells with “Il dit” in a new sentence, which announces what follows rather than tags.
    guard !finder.isFrench else { return nil }
    // A capital after words that end a sentence begins another one: “‘Why?’ Tommy chuckled.”
    let close = end - 2
    let ends = close >= 0 && shape.isSentenceEnd(close)
    let isOwn = vocabulary.own.contains(shape.tokens[index].key)
    if ends, shape.isCapital(index), !isOwn {
      guard shape.sign(close) != 0x2E, !shape.isLineStart(index),
        !vocabulary.pronouns.contains(shape.tokens[index].key)
      else { return nil }
    }
    return finder.directTag(at: index, before: limit)
  }

  /// The clause before the words, when it ends in a colon or in a comma after a speech verb.
  private func announcement(before open: Int, after previous: Int) -> SpeechTags.Tag? {
    var end = open
    var sawPause = false
    while end > previous, end > open - 3 {
      let sign = shape.sign(end - 1)
      guard sign == 0x2C || sign == 0x3A || sign == 0x2D || sign == 0x2014 || sign == 0x2013 else { break }
      sawPause = true
      end -= 1
    }
    var start = end
    while start > previous, end - start < 60, !shape.isSentenceEnd(start - 1) || isTitleStop(start - 1) {
      start -= 1
    }
    guard start < end else { return nil }
    var verb: Int?
    var index = end - 1
    while index >= start {
      if shape.isWord(index), vocabulary.verbs.contains(shape.tokens[index].key) {
        verb = index
        break
      }
      index -= 1
    }
    let endsInColon = sawPause && shape.sign(end) == 0x3A
    guard verb != nil || endsInColon else { return nil }
    if !sawPause, verb != end - 1 { return nil }
    let lastSubject = verb ?? end
    if let verb {
      for candidate in start..<max(start, verb + 1) {
        if let tag = finder.directTag(at: candidate, before: end), tag.verb == verb {
          return tag
        }
      }
      if let tag = finder.invertedTag(at: verb, before: end) { return tag }
    }
    // “When I came close she bowed and said:” the last pronoun that can only be a subject …
    index = lastSubject - 1
    while index >= start {
      let key = shape.tokens[index].key
      if shape.isWord(index), vocabulary.narrativePronouns.contains(key) || vocabulary.own.contains(key) {
        return SpeechTags.Tag(
          words: index..<end, verb: verb ?? index, subject: index..<(index + 1), isPronoun: true)
      }
      index -= 1
    }
    // … or else “Tommy turned to her and said:” whoever the sentence opens with, and no preposition governs.
    index = start
    while index < lastSubject {
      if shape.isWord(index), !isCommonHead(index), index == 0 || !finder.phrases.isGoverning(index - 1),
        let phrase = finder.phrases.phrase(at: index, before: lastSubject), isPerson(phrase)
      {
        return SpeechTags.Tag(
          words: index..<end, verb: verb ?? index, subject: upToNoun(phrase), isPronoun: false)
      }
      index += 1
    }
    return nil
  }

  /// Whether a capital at the head of a sentence is a common word: “But Cameron”, “Then”.
  private func isCommonHead(_ index: Int) -> Bool {
    startsSentence(index) && shape.isCapital(index)
      && !vocabulary.subjectStarts.contains(shape.tokens[index].key)
      && !vocabulary.kin.contains(shape.tokens[index].key)
      && LanguageStatistics.builtIn.isCommon(shape.tokens[index].key, in: language)
  }

  /// A description without the verb that a rule took into it: “My uncle saw” ends at the noun.
  private func upToNoun(_ phrase: Range<Int>) -> Range<Int> {
    guard vocabulary.subjectStarts.contains(shape.tokens[phrase.lowerBound].key),
      let noun = phrase.dropFirst().first(where: { token in
        shape.isWord(token)
          && (isOfGender(token) || vocabulary.persons.contains(shape.tokens[token].key))
          && !vocabulary.possessives.contains(shape.tokens[token].key)
      }), noun + 1 < phrase.upperBound, !shape.isCapital(noun + 1)
    else { return phrase }
    return phrase.lowerBound..<(noun + 1)
  }

  private func isTitleStop(_ index: Int) -> Bool {
    shape.sign(index) == 0x2E && index > 0 && shape.isCapital(index - 1)
      && shape.tokens[index - 1].utf8Count <= 3
  }

  private func isPerson(_ phrase: Range<Int>) -> Bool {
    phrase.contains { isOfGender($0) }
      || shape.isCapital(phrase.lowerBound)
        && !vocabulary.subjectStarts.contains(shape.tokens[phrase.lowerBound].key)
        && (!startsSentence(phrase.lowerBound) || isTold(phrase.upperBound))
      || phrase.count > 1 && shape.isCapital(phrase.lowerBound) && shape.isCapital(phrase.upperBound - 1)
  }

  private func startsSentence(_ index: Int) -> Bool {
    index == 0 || shape.isLineStart(index) || shape.isSentenceEnd(index - 1)
  }

  /// Whether a word tells of something past, as a verb after its subject does.
  private func isTold(_ index: Int) -> Bool {
    guard shape.isWord(index), !shape.isCapital(index) else { return false }
    if vocabulary.toldForms.contains(shape.tokens[index].key) { return true }
    if finder.isFrench, shape.word(index, endsIn: [UInt8(ascii: "a")]) { return true }
    return vocabulary.narrativeEndings.contains { shape.word(index, endsIn: $0) }
  }

  private func isOfGender(_ token: Int) -> Bool {
    let key = shape.tokens[token].key
    if vocabulary.male.contains(key) || vocabulary.female.contains(key) { return true }
    return shape.isCapital(token) && NameVocabulary.builtIn.gender(ofGivenName: key) != .unknown
  }
}
