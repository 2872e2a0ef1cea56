/// Finds the words that say who speaks: “, dit-il en riant,” inside quoted words, “said Paul” beside them.
struct SpeechTags {
  let shape: TextShape
  let vocabulary: SpeechVocabulary
  let isFrench: Bool
  /// The finder of the phrases that may be subjects.
  let phrases: NounPhrases

  init(shape: TextShape, vocabulary: SpeechVocabulary, isFrench: Bool) {
    self.shape = shape
    self.vocabulary = vocabulary
    self.isFrench = isFrench
    phrases = NounPhrases(shape: shape, vocabulary: vocabulary, isFrench: isFrench)
  }

  /// A tag: its words, its verb and its subject, in tokens.
  struct Tag: Hashable {
    var words: Range<Int>
    var verb: Int
    var subject: Range<Int>
    /// Whether the subject is a pronoun.
    var isPronoun: Bool
  }

  /// The auxiliaries of “a-t-il dit” and “avait-il répondu”, and the letter that keeps the vowels apart.
  private static let auxiliaries: Set<UInt64> = Set(["a", "avait", "ai"].map { WordKey.of($0) })
  private static let euphonicT = WordKey.of("t")

  private func key(_ index: Int) -> UInt64 { shape.isWord(index) ? shape.tokens[index].key : 0 }

  /// Returns the tag that begins exactly at a token, verb first: “dit-il”, “répondit Paul”, “said the man”.
  func invertedTag(at start: Int, before end: Int) -> Tag? {
    var index = start
    var clitics = 0
    while clitics < 2, index < end, shape.isWord(index), vocabulary.clitics.contains(key(index)),
      !vocabulary.verbs.contains(key(index)) || shape.sign(index + 1) == 0x2019
        || shape.sign(index + 1) == 0x27
    {
      index += 1
      if index < end, shape.tokens[index].isSign("'") { index += 1 }
      clitics += 1
    }
    guard index < end, shape.isWord(index) else { return nil }
    // a-t-il dit, avait-il répondu
    if isFrench, Self.auxiliaries.contains(key(index)),
      let subject = hyphenatedPronoun(after: index, before: end)
    {
      var participle = subject.upperBound
      if participle < end, !vocabulary.verbs.contains(key(participle)) { participle += 1 }
      guard participle < end, vocabulary.verbs.contains(key(participle)) else { return nil }
      return Tag(words: start..<(participle + 1), verb: participle, subject: subject, isPronoun: true)
    }
    guard vocabulary.verbs.contains(key(index)), !shape.isCapital(index) || index == start else { return nil }
    let verb = index
    if let subject = hyphenatedPronoun(after: verb, before: end) {
      return Tag(words: start..<subject.upperBound, verb: verb, subject: subject, isPronoun: true)
    }
    var next = verb + 1
    if vocabulary.phrasal.contains([key(verb), key(next)]) { next += 1 }
    // Adverbs or “en riant” may stand between: “dit alors Paul”, “interrompit assez sèchement le Baron”.
    var steps = 0
    while isFrench, steps < 4, next + 1 < end, shape.isWord(next), !shape.isCapital(next),
      !vocabulary.subjectStarts.contains(key(next)), !vocabulary.kin.contains(key(next)),
      !vocabulary.that.contains(key(next)), !vocabulary.pronouns.contains(key(next))
    {
      next += 1
      steps += 1
    }
    guard next < end, shape.isWord(next) else { return nil }
    if vocabulary.pronouns.contains(key(next)) {
      guard !isFrench else { return nil }
      return Tag(words: start..<(next + 1), verb: verb, subject: next..<(next + 1), isPronoun: true)
    }
    if let subject = phrases.phrase(at: next, before: end) {
      return Tag(words: start..<subject.upperBound, verb: verb, subject: subject, isPronoun: false)
    }
    return nil
  }

  /// Returns the tag that begins at a token with its subject first: “Tom said”, “he had replied”, “the old man cried”.
  func directTag(at start: Int, before end: Int) -> Tag? {
    guard start < end, shape.isWord(start) else { return nil }
    let subject: Range<Int>
    let isPronoun: Bool
    if vocabulary.pronouns.contains(key(start)) {
      subject = start..<(start + 1)
      isPronoun = true
    } else if let phrase = phrases.phrase(at: start, before: end) {
      subject = phrase
      isPronoun = false
    } else {
      return nil
    }
    var index = subject.upperBound
    var steps = 0
    while index < end, steps < 5, shape.isWord(index) {
      if vocabulary.verbs.contains(key(index)) {
        return Tag(words: start..<(index + 1), verb: index, subject: subject, isPronoun: isPronoun)
      }
      // Adverbs and auxiliaries stand between, other subjects and prepositions do not.
      if shape.isCapital(index) { return nil }
      let isAdverb =
        shape.word(index, endsIn: Array("ly".utf8)) || vocabulary.clitics.contains(key(index))
        || PhraseWords.builtIn.between.contains(key(index))
      guard isAdverb else { return nil }
      index += 1
      if index < end, shape.tokens[index].isSign("'") { index += 1 }
      steps += 1
    }
    return nil
  }

  /// “-t-il”, “-elle”, “-on” written to a verb.
  private func hyphenatedPronoun(after verb: Int, before end: Int) -> Range<Int>? {
    var index = verb + 1
    guard index + 1 < end, shape.tokens[index].isSign("-") else { return nil }
    index += 1
    if key(index) == Self.euphonicT, index + 2 < end,
      shape.tokens[index + 1].isSign("-") || shape.tokens[index + 1].isSign("'")
    {
      index += 2
    }
    guard index < end, vocabulary.pronouns.contains(key(index)) else { return nil }
    return index..<(index + 1)
  }
}
