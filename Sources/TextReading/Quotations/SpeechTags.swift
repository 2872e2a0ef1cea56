/// Finds the words that say who speaks: “, dit-il en riant,” inside quoted words, “said Paul” beside them.
struct SpeechTags {
  let shape: TextShape
  let vocabulary: SpeechVocabulary
  let isFrench: Bool

  /// A tag: its words, its verb and its subject, in tokens.
  struct Tag: Hashable {
    var words: Range<Int>
    var verb: Int
    var subject: Range<Int>
    /// Whether the subject is a pronoun.
    var isPronoun: Bool
  }

  private static let word: [String: UInt64] = Dictionary(
    uniqueKeysWithValues: [
      "t", "a", "avait", "ai", "ont", "dit", "il", "elle", "de", "du", "des", "la", "le", "von", "van", "and",
      "et",
      "i", "je", "was", "in", "law", "s", "had", "d", "mr", "mrs", "m", "mme", "mlle", "dr", "st", "the",
      "then", "ne", "l",
      "y",
    ].map { ($0, WordKey.of($0)) })

  private func key(_ index: Int) -> UInt64 { shape.isWord(index) ? shape.tokens[index].key : 0 }
  private func isWord(_ index: Int, _ word: String) -> Bool { key(index) == Self.word[word] }

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
    if isFrench, isWord(index, "a") || isWord(index, "avait") || isWord(index, "ai"),
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
    if let subject = nounPhrase(at: next, before: end) {
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
    } else if let phrase = nounPhrase(at: start, before: end) {
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
        || Self.between.contains(key(index))
      guard isAdverb else { return nil }
      index += 1
      if index < end, shape.tokens[index].isSign("'") { index += 1 }
      steps += 1
    }
    return nil
  }

  private static let between: Set<UInt64> = Set(
    [
      "had", "has", "have", "then", "at", "last", "once", "only", "also", "again", "just", "now", "always",
      "often",
      "would", "could", "did", "a", "avait", "alors", "enfin", "aussi", "encore", "puis", "lui", "leur", "me",
      "nous",
      "himself", "herself", "hath", "merely", "never", "still", "even", "thus", "had", "to",
    ].map { WordKey.of($0) })

  /// “-t-il”, “-elle”, “-on” written to a verb.
  private func hyphenatedPronoun(after verb: Int, before end: Int) -> Range<Int>? {
    var index = verb + 1
    guard index + 1 < end, shape.tokens[index].isSign("-") else { return nil }
    index += 1
    if isWord(index, "t"), index + 2 < end,
      shape.tokens[index + 1].isSign("-") || shape.tokens[index + 1].isSign("'")
    {
      index += 2
    }
    guard index < end, vocabulary.pronouns.contains(key(index)) else { return nil }
    return index..<(index + 1)
  }

  /// Returns the tokens of a short noun phrase: a name with its title, or a description with its article.
  ///
  /// “My brother’s wife” is the wife, and “my sister-in-law” more than the sister.
  func nounPhrase(at start: Int, before end: Int) -> Range<Int>? {
    guard let phrase = simplePhrase(at: start, before: end) else { return nil }
    return withRelation(phrase, before: end)
  }

  /// A phrase with the noun whose owner it names, or with the rest of a noun for kin by marriage.
  private func withRelation(_ phrase: Range<Int>, before end: Int) -> Range<Int> {
    guard !isFrench else { return phrase }
    var next = phrase.upperBound
    if next + 3 < end, shape.tokens[next].isSign("-"), isWord(next + 1, "in"),
      shape.tokens[next + 2].isSign("-"), isWord(next + 3, "law")
    {
      return phrase.lowerBound..<(next + 4)
    }
    guard next + 2 < end, shape.tokens[next].isSign("'"), isWord(next + 1, "s") else { return phrase }
    next += 2
    for noun in next..<min(next + 2, end)
    where shape.isWord(noun) && !shape.isCapital(noun) && isPerson(noun) {
      return withRelation(phrase.lowerBound..<(noun + 1), before: end)
    }
    return phrase
  }

  /// Whether a word stands for a person: by its list, or because it shows a man or a woman.
  private func isPerson(_ index: Int) -> Bool {
    let key = key(index)
    return vocabulary.persons.contains(key) || vocabulary.kin.contains(key)
      || (vocabulary.male.contains(key) || vocabulary.female.contains(key))
        && !vocabulary.pronouns.contains(key) && !vocabulary.possessives.contains(key)
  }

  private func simplePhrase(at start: Int, before end: Int) -> Range<Int>? {
    guard start < end, shape.isWord(start) else { return nil }
    var index = start
    let startsLikeSubject =
      vocabulary.subjectStarts.contains(key(index))
      || !shape.isCapital(index) && vocabulary.kin.contains(key(index))
    guard shape.isCapital(index) || startsLikeSubject else { return nil }
    // A capital after a title or a pet adjective makes a name: “Mr. Denham”, “Lord Henry”, “old Cotter”.
    var ahead = index + 1
    if ahead < end, shape.tokens[ahead].isSign(".") { ahead += 1 }
    let isTitled =
      startsLikeSubject && ahead < end && shape.isCapital(ahead)
      && (shape.isCapital(index) || shape.tokens[index].utf8Count > 2) && !Self.articles.contains(key(index))
    if startsLikeSubject, !isTitled {
      // Article, then up to five words: “the old man with the beard” ends at the noun.
      index += 1
      if index < end, shape.tokens[index].isSign("'") { index += 1 }
      if index < end, shape.tokens[index].isSign("."), shape.isCapital(index + 1) { index += 1 }
      var words = vocabulary.kin.contains(key(start)) ? 1 : 0
      let elided = index > start + 1 && shape.tokens[index - 1].isSign("'")
      if elided, index < end, shape.isWord(index) {
        words += 1
        index += 1
      }
      while index < end, words < 5, shape.isWord(index) || shape.tokens[index].isSign("-") {
        if shape.isWord(index) {
          let isVerb = vocabulary.verbs.contains(key(index)) && words > 0
          if isVerb || vocabulary.pronouns.contains(key(index)) || Self.closers.contains(key(index)) { break }
          if words > 0, Self.linkers.contains(key(index)) {
            guard index + 1 < end, shape.isCapital(index + 1) else { break }
          }
          words += 1
          if !isFrench, shape.tokens[index].flags.contains(.capital), words > 1, index + 1 < end,
            !shape.isCapital(index + 1)
          {
            index += 1
            break
          }
        }
        index += 1
      }
      while index > start, shape.tokens[index - 1].kind == .sign { index -= 1 }
      while !isFrench, index > start + 2, shape.word(index - 1, endsIn: Array("ly".utf8)) { index -= 1 }
      return index > start + 1 || startsLikeSubject && words > 0 ? start..<index : nil
    }
    var last = start
    if isTitled, !shape.isCapital(index) { index = ahead }
    while index < end {
      // “Therefore I said”: a pronoun is no part of a name.
      if index > start, shape.isCapital(index), vocabulary.pronouns.contains(key(index)) { return nil }
      if shape.isCapital(index),
        !shape.tokens[index].flags.contains(.lineBefore) || index == start || !shape.isSentenceEnd(index - 1)
      {
        last = index
        index += 1
      } else if shape.isWord(index), Self.linkers.contains(key(index)), index + 1 < end {
        var next = index + 1
        if shape.tokens[next].isSign("'") { next += 1 }
        guard next < end, shape.isCapital(next) else { break }
        index = next
      } else if shape.tokens[index].isSign("-"), shape.isCapital(index + 1),
        !shape.tokens[index].flags.contains(.spaceBefore)
      {
        index += 1
      } else if shape.tokens[index].isSign("'"), index + 1 < end, shape.isCapital(index + 1),
        !shape.tokens[index].flags.contains(.spaceBefore)
      {
        index += 1
      } else if shape.tokens[index].isSign("."), shape.isCapital(index + 1), index - 1 == last,
        shape.tokens[last].utf8Count == 1 || Self.abbreviations.contains(key(last))
      {
        index += 1
      } else {
        break
      }
      if index - start > 12 { break }
    }
    return start..<(last + 1)
  }

  /// Whether a word governs what follows it, so that it is no subject: “to”, “with”, “de”.
  func isGoverning(_ index: Int) -> Bool { shape.isWord(index) && Self.governing.contains(key(index)) }

  private static let governing: Set<UInt64> = Set(
    [
      "to", "of", "with", "by", "from", "for", "at", "on", "upon", "in", "into", "about", "over", "towards",
      "toward",
      "against", "beside", "behind", "before", "after", "between", "à", "au", "aux", "de", "du", "des",
      "avec", "par",
      "pour", "chez", "sur", "vers", "contre", "devant", "derrière", "sans",
    ].map { WordKey.of($0) })
  private static let articles: Set<UInt64> = Set(
    [
      "the", "a", "an", "his", "her", "my", "their", "our", "this", "that", "le", "la", "les", "un", "une",
      "son", "sa",
      "ses", "mon", "ma", "mes", "ce", "cet", "cette", "der", "die", "das", "el", "il", "lo", "l",
    ].map { WordKey.of($0) })
  private static let abbreviations: Set<UInt64> = Set(
    [
      "mr", "mrs", "ms", "dr", "st", "mm", "mme", "mlle", "rev", "prof", "capt", "col", "gen", "lt", "sgt",
      "hon", "mgr",
    ]
    .map { WordKey.of($0) })
  private static let linkers: Set<UInt64> = Set(
    ["de", "du", "des", "d", "la", "le", "von", "van", "der", "of", "di", "da", "del"].map { WordKey.of($0) })
  private static let closers: Set<UInt64> = Set(
    [
      "with", "who", "in", "as", "to", "at", "from", "by", "and", "while", "when", "on", "into", "for",
      "after", "before",
      "en", "avec", "qui", "d", "sans", "et", "à", "au", "aux", "comme", "pendant", "tandis", "sur", "dans",
      "par", "vers",
      "que", "tout", "un", "une", "quand", "dont", "pour", "of", "that", "had", "was",
    ].map { WordKey.of($0) })
}
