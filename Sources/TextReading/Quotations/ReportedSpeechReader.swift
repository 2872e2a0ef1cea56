import Testimony

/// Finds indirect speech and its chain of voices; a voice without words that name it is not proposed.
///
/// A subject, a verb of saying and “that” open a report; a report that opens inside another's content lengthens the
/// chain. Phrases of hearsay, phrases that name a source and a tag in the middle of a sentence (“as Serge says”, “,
/// writes Serge,”) count too. Who speaks in the first person is the text's own voice and no far one: alone it makes no
/// report, before another voice it says how the text came to know (“I heard that Kalinin said …”).
package struct ReportedSpeechReader: Sendable {
  private static let longestChain = 6

  /// Makes a reader of reported speech.
  package init() {}

  /// Returns the reports of a text in order.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - language: The language it is written in, as ISO 639-1.
  /// - Returns: One report for each sentence part with a voice of its own, with places in Unicode scalars.
  package func reports(in text: String, language: String) -> [ReportedSpeech] {
    reports(in: TokenizedText(text), language: language)
  }

  /// Returns the reports of a text that is already split into tokens.
  package func reports(in text: TokenizedText, language: String) -> [ReportedSpeech] {
    let shape = TextShape(text)
    let scan = ReportScan(
      shape: shape,
      finder: SpeechTags(shape: shape, vocabulary: .builtIn(language), isFrench: language == "fr"))
    var result: [ReportedSpeech] = []
    var start = 0
    while start < shape.tokens.count {
      var end = start
      while end < shape.tokens.count, !scan.endsSentence(end, from: start) { end += 1 }
      end = min(end + 1, shape.tokens.count)
      // Very long sentences are lists or noise.
      if end - start <= 400 { result += scan.reports(in: start..<end, most: Self.longestChain) }
      start = end
    }
    return result
  }
}

/// Looks for reports in one sentence.
private struct ReportScan {
  let shape: TextShape
  let finder: SpeechTags
  private var vocabulary: SpeechVocabulary { finder.vocabulary }

  private struct Opening {
    let voice: ReportedSpeech.Voice
    /// The first token of what is reported.
    let content: Int
    let start: Int
  }

  func endsSentence(_ index: Int, from start: Int) -> Bool {
    if index + 1 < shape.tokens.count, shape.tokens[index + 1].flags.contains(.paragraphBefore) {
      return true
    }
    guard shape.isSentenceEnd(index), index > start else { return false }
    guard shape.sign(index) == 0x2E, shape.isWord(index - 1), shape.isCapital(index - 1) else { return true }
    return shape.tokens[index - 1].utf8Count > 3
  }

  func reports(in sentence: Range<Int>, most: Int) -> [ReportedSpeech] {
    var result: [ReportedSpeech] = []
    if let silent = silence(in: sentence) { result.append(silent) }
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      guard let first = opening(at: index, before: sentence.upperBound) else {
        index += 1
        continue
      }
      var voices = [first.voice]
      var content = first.content
      while voices.count < most, let next = nested(from: content, before: sentence.upperBound) {
        voices.append(next.voice)
        content = next.content
      }
      var end = sentence.upperBound
      while end > content + 1, shape.tokens[end - 1].kind == .sign { end -= 1 }
      let isFar = voices.contains { !$0.isOwn }
      if content < end, isFar {
        result.append(
          ReportedSpeech(voices: voices, content: shape.scalars(content..<end), standing: .said))
      }
      index = max(content, index + 1)
    }
    if result.isEmpty, let inserted = inserted(in: sentence) { result.append(inserted) }
    return result
  }

  /// A tag in the middle of a sentence or at its end: “The mill, says Marlow, had burnt”, “as Marlow says”.
  private func inserted(in sentence: Range<Int>) -> ReportedSpeech? {
    // Where words are quoted, the tag is theirs.
    guard !sentence.contains(where: { Self.isMark(shape.sign($0)) }) else { return nil }
    var index = sentence.lowerBound + 1
    while index < sentence.upperBound {
      guard shape.tokens[index - 1].isSign(",") else {
        index += 1
        continue
      }
      var start = index
      let isAs = shape.isWord(start) && vocabulary.asWords.contains(shape.tokens[start].key)
      if isAs { start += 1 }
      let tag =
        finder.invertedTag(at: start, before: min(sentence.upperBound, start + 12))
        ?? (isAs || !finder.isFrench
          ? finder.directTag(at: start, before: min(sentence.upperBound, start + 12)) : nil)
      if let tag, !tag.isPronoun, tag.subject.contains(where: { shape.isCapital($0) }),
        !vocabulary.narrow.contains(shape.tokens[tag.verb].key), closes(tag.words.upperBound, sentence)
      {
        var end = sentence.upperBound
        while end > sentence.lowerBound + 1, shape.tokens[end - 1].kind == .sign { end -= 1 }
        return ReportedSpeech(
          voices: [voice(tag.subject, kind(of: tag.subject), verb: tag.verb..<(tag.verb + 1))],
          content: shape.scalars(sentence.lowerBound..<end), standing: .said)
      }
      index += 1
    }
    return nil
  }

  private func closes(_ index: Int, _ sentence: Range<Int>) -> Bool {
    index >= sentence.upperBound - 1 || shape.tokens[index].isSign(",") || shape.isSentenceEnd(index)
  }

  private static func isMark(_ sign: UInt32) -> Bool {
    [0x22, 0x201C, 0x201D, 0xAB, 0xBB, 0x201E].contains(sign)
  }

  /// A report that opens within the first words of another's content.
  private func nested(from content: Int, before end: Int) -> Opening? {
    var index = content
    while index < min(end, content + 6) {
      if let opening = opening(at: index, before: end) { return opening }
      // Only adverbs and commas may stand before it.
      if shape.isWord(index), shape.isCapital(index) || vocabulary.pronouns.contains(shape.tokens[index].key)
      {
        return nil
      }
      index += 1
    }
    return nil
  }

  private func opening(at start: Int, before end: Int) -> Opening? {
    guard shape.isWord(start) else { return nil }
    for phrase in vocabulary.rumour {
      guard let last = match(phrase, at: start, before: end) else { continue }
      guard let content = afterThat(last, before: end, within: 3) else { continue }
      return Opening(
        voice: voice(start..<last, .rumour, verb: (last - 1)..<last), content: content, start: start)
    }
    for phrase in vocabulary.source {
      guard let last = match(phrase, at: start, before: end),
        let subject = finder.phrases.phrase(at: last, before: end)
      else { continue }
      var content = subject.upperBound
      guard content < end, shape.tokens[content].isSign(",") else { continue }
      content += 1
      return Opening(
        voice: voice(subject, kind(of: subject), verb: start..<last), content: content, start: start)
    }
    guard start == 0 || !isPreposition(start - 1), let (subject, kind) = subject(at: start, before: end)
    else {
      return nil
    }
    var verb = subject.upperBound
    var steps = 0
    while verb < end, steps < 4, shape.isWord(verb) || shape.tokens[verb].isSign("'") {
      let key = shape.tokens[verb].key
      if shape.isWord(verb),
        vocabulary.verbs.contains(key) && !vocabulary.narrow.contains(key) || vocabulary.report.contains(key)
      {
        guard let content = afterThat(verb + 1, before: end, within: 5) else { return nil }
        return Opening(voice: voice(subject, kind, verb: verb..<(verb + 1)), content: content, start: start)
      }
      if shape.isCapital(verb) || vocabulary.negation.contains(key) { return nil }
      verb += 1
      steps += 1
    }
    return nil
  }

  private func subject(at start: Int, before end: Int) -> (Range<Int>, ReportedSpeech.Voice.Kind)? {
    let key = shape.tokens[start].key
    if vocabulary.collective.contains(key) {
      var last = start + 1
      // “many of us”, “some of the prisoners”
      if last + 1 < end,
        shape.string(last).lowercased() == "of" || shape.string(last).lowercased() == "d"
          || shape.string(last).lowercased() == "de"
      {
        last += 1
        while last < end, last - start < 6, shape.isWord(last) || shape.tokens[last].isSign("'"),
          !vocabulary.verbs.contains(shape.tokens[last].key),
          !vocabulary.report.contains(shape.tokens[last].key)
        {
          last += 1
        }
      }
      return (start..<last, .collective)
    }
    if vocabulary.pronouns.contains(key) {
      let range = start..<(start + 1)
      if vocabulary.impersonal.contains(key) { return (range, .rumour) }
      // “It” and “you” are nobody who says anything.
      guard vocabulary.own.contains(key) || vocabulary.narrativePronouns.contains(key) else { return nil }
      return (range, .pronoun)
    }
    guard let phrase = finder.phrases.phrase(at: start, before: min(end, start + 14)) else { return nil }
    return voiced(phrase).map { ($0, kind(of: $0)) }
  }

  /// A noun phrase that can be somebody who speaks: a name, or a description up to its noun for a person.
  private func voiced(_ phrase: Range<Int>) -> Range<Int>? {
    let first = shape.tokens[phrase.lowerBound].key
    if vocabulary.subjectStarts.contains(first) || vocabulary.kin.contains(first) {
      // “the old Mr. Marlow”, “the physician”: a capital or a noun for a person, and nothing of the verb.
      for token in phrase
      where shape.isWord(token) && !vocabulary.possessives.contains(shape.tokens[token].key) {
        if shape.isCapital(token), token > phrase.lowerBound, token == phrase.upperBound - 1 { return phrase }
        if isPersonNoun(token), token + 1 >= phrase.upperBound || !shape.isCapital(token + 1) {
          return phrase.lowerBound..<(token + 1)
        }
      }
      return nil
    }
    guard phrase.count == 1,
      phrase.lowerBound == 0 || shape.isSentenceEnd(phrase.lowerBound - 1)
        || shape.isLineStart(phrase.lowerBound)
    else { return phrase }
    // A capital at the head of a sentence may be any word; “Suddenly” is mostly the adverb.
    if !finder.isFrench, shape.word(phrase.lowerBound, endsIn: Array("ly".utf8)),
      !NameVocabulary.builtIn.isGivenName(first)
    {
      return nil
    }
    return LanguageStatistics.builtIn.isCommon(first, in: finder.isFrench ? "fr" : "en") ? nil : phrase
  }

  private func isPersonNoun(_ token: Int) -> Bool {
    func isKnown(_ key: UInt64) -> Bool {
      vocabulary.male.contains(key) || vocabulary.female.contains(key) || vocabulary.persons.contains(key)
        || vocabulary.kin.contains(key)
    }
    if isKnown(shape.tokens[token].key) { return true }
    // The plural adds an s in both languages that have such lists.
    let word = shape.string(token)
    return word.count > 3 && word.hasSuffix("s") && isKnown(WordKey.of(word.dropLast()))
  }

  private func kind(of phrase: Range<Int>) -> ReportedSpeech.Voice.Kind {
    let last = phrase.last { shape.isWord($0) } ?? phrase.lowerBound
    return shape.isCapital(last) ? .named : .described
  }

  private func isPreposition(_ index: Int) -> Bool {
    guard shape.isWord(index) else { return false }
    return Self.prepositions.contains(shape.tokens[index].key)
  }

  private static let prepositions: Set<UInt64> = Set(
    [
      "to", "of", "with", "by", "from", "for", "à", "de", "d", "avec", "par", "pour", "chez", "about", "on",
      "sur",
    ].map {
      WordKey.of($0)
    })

  /// Returns the token after “that”, when it stands within a few words that only say to whom.
  private func afterThat(_ start: Int, before end: Int, within limit: Int) -> Int? {
    var index = start
    while index < end, index - start < limit {
      if shape.isWord(index), vocabulary.that.contains(shape.tokens[index].key) {
        var content = index + 1
        if content < end, shape.tokens[content].isSign("'") { content += 1 }
        return content < end ? content : nil
      }
      guard shape.isWord(index),
        !isPreposition(index) || index + 1 < end && !vocabulary.that.contains(shape.tokens[index + 1].key)
      else { return nil }
      index += 1
    }
    return nil
  }

  private func match(_ phrase: [UInt64], at start: Int, before end: Int) -> Int? {
    var index = start
    for key in phrase {
      if index < end, shape.tokens[index].isSign("'"), index > start { index += 1 }
      guard index < end, shape.isWord(index), shape.tokens[index].key == key else { return nil }
      index += 1
    }
    return index
  }

  private func voice(
    _ words: Range<Int>, _ kind: ReportedSpeech.Voice.Kind, verb: Range<Int>
  ) -> ReportedSpeech.Voice {
    let isOwn = words.count == 1 && vocabulary.own.contains(shape.tokens[words.lowerBound].key)
    return ReportedSpeech.Voice(
      name: shape.text.text(of: words.lowerBound...(words.upperBound - 1)), kind: kind,
      words: shape.scalars(words), verb: shape.scalars(verb),
      manner: kind == .rumour ? .heard : manner(of: verb),
      rendering: kind == .rumour || kind == .collective ? .summarised : .paraphrased,
      isOwn: isOwn && kind == .pronoun)
  }

  /// How somebody knows what he says with a verb: “heard”, “believes”.
  private func manner(of verb: Range<Int>) -> Voice.Manner {
    for token in verb where shape.isWord(token) {
      let key = shape.tokens[token].key
      if vocabulary.sawWords.contains(key) { return .saw }
      if vocabulary.heardWords.contains(key) { return .heard }
      if vocabulary.readWords.contains(key) { return .read }
      if vocabulary.inferWords.contains(key) { return .infers }
    }
    return .notSaid
  }

  /// “Although Serge does not mention it”: the sentence around the clause is the text's own.
  private func silence(in sentence: Range<Int>) -> ReportedSpeech? {
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      guard shape.isWord(index), vocabulary.concession.contains(shape.tokens[index].key) else {
        index += 1
        continue
      }
      var start = index + 1
      if start < sentence.upperBound,
        vocabulary.that.contains(shape.tokens[start].key) || shape.string(start).lowercased() == "though"
      {
        start += 1
      }
      guard start < sentence.upperBound, let (subject, kind) = subject(at: start, before: sentence.upperBound)
      else {
        index += 1
        continue
      }
      var denied = false
      var verb: Int?
      var position = subject.upperBound
      while position < min(sentence.upperBound, subject.upperBound + 8) {
        let key = shape.tokens[position].key
        if vocabulary.negation.contains(key) { denied = true }
        if vocabulary.silence.contains(key) { verb = position }
        if verb != nil, denied || shape.tokens[position].isSign(",") { break }
        position += 1
      }
      if denied, let verb {
        return ReportedSpeech(
          voices: [voice(subject, kind, verb: verb..<(verb + 1))], content: shape.scalars(sentence),
          standing: .notSaid)
      }
      index += 1
    }
    return nil
  }
}
