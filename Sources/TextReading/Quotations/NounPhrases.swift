/// Finds noun phrases that may stand for a person: a name with its title, or a description with its article.
struct NounPhrases {
  let shape: TextShape
  let vocabulary: SpeechVocabulary
  let isFrench: Bool
  private let small = PhraseWords.builtIn

  init(shape: TextShape, vocabulary: SpeechVocabulary, isFrench: Bool) {
    self.shape = shape
    self.vocabulary = vocabulary
    self.isFrench = isFrench
  }

  private static let inWord = WordKey.of("in")
  private static let lawWord = WordKey.of("law")
  private static let possessiveEnding = WordKey.of("s")

  private func key(_ index: Int) -> UInt64 { shape.isWord(index) ? shape.tokens[index].key : 0 }

  /// Returns the tokens of a short noun phrase: a name with its title, or a description with its article.
  ///
  /// “My brother’s wife” is the wife, and “my sister-in-law” more than the sister.
  func phrase(at start: Int, before end: Int) -> Range<Int>? {
    guard let phrase = simplePhrase(at: start, before: end) else { return nil }
    return withRelation(phrase, before: end)
  }

  /// A phrase with the noun whose owner it names, or with the rest of a noun for kin by marriage.
  private func withRelation(_ phrase: Range<Int>, before end: Int) -> Range<Int> {
    guard !isFrench else { return phrase }
    var next = phrase.upperBound
    if next + 3 < end, shape.tokens[next].isSign("-"), key(next + 1) == Self.inWord,
      shape.tokens[next + 2].isSign("-"), key(next + 3) == Self.lawWord
    {
      return phrase.lowerBound..<(next + 4)
    }
    guard next + 2 < end, shape.tokens[next].isSign("'"), key(next + 1) == Self.possessiveEnding else {
      return phrase
    }
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
      && (shape.isCapital(index) || shape.tokens[index].utf8Count > 2) && !small.articles.contains(key(index))
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
          if isVerb || vocabulary.pronouns.contains(key(index)) || small.closers.contains(key(index)) {
            break
          }
          if words > 0, small.linkers.contains(key(index)) {
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
      } else if shape.isWord(index), small.linkers.contains(key(index)), index + 1 < end {
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
        shape.tokens[last].utf8Count == 1 || small.abbreviations.contains(key(last))
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
  func isGoverning(_ index: Int) -> Bool { shape.isWord(index) && small.governing.contains(key(index)) }
}
