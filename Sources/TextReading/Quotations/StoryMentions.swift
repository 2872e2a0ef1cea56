/// Finds where a narration names or describes somebody, outside quotations.
struct StoryMentions {
  /// The mentions, in order, nobody’s yet.
  private(set) var mentions: [StoryMention] = []
  /// The tokens with which a narrator speaks of himself, outside quotations.
  private(set) var ownWords: [Int] = []
  /// For each token that ends a sentence of the narration, in order.
  private(set) var sentenceEnds: [Int] = []
  private let story: StoryWords
  private let phrases: NounPhrases
  private var shape: TextShape { story.shape }
  private var vocabulary: SpeechVocabulary { story.vocabulary }

  /// Finds the mentions.
  ///
  /// - Parameters:
  ///   - story: What the words of the text show.
  ///   - phrases: The finder of noun phrases.
  ///   - language: The language of the text.
  ///   - quoted: The quoted stretches, in order, which are no narration.
  ///   - subjects: The subjects of speech verbs that are no pronouns.
  /// - Complexity: Linear in the length of the text.
  init(
    _ story: StoryWords, phrases: NounPhrases, language: String, quoted: [Range<Int>], subjects: [Range<Int>]
  ) {
    self.story = story
    self.phrases = phrases
    var known: Set<UInt64> = []
    var speaking: Set<UInt64> = []
    for phrase in subjects {
      // “And Marlow said”: a common word with the capital of its sentence is no part of the name.
      for token in phrase
      where shape.isCapital(token) && !story.isGeneric(token)
        && !LanguageStatistics.builtIn.isCommon(shape.tokens[token].key, in: language)
      {
        known.insert(shape.tokens[token].key)
      }
      if let noun = phrase.last, phrase.count > 1, shape.isWord(noun), !shape.isCapital(noun),
        !LanguageStatistics.builtIn.isCommon(shape.tokens[noun].key, in: language)
      {
        speaking.insert(shape.tokens[noun].key)
      }
    }
    let subjectStarts = Set(subjects.map(\.lowerBound))
    var scan = EntityScan(shape, language: language, gazetteer: .builtIn)
    var people: [Int: Range<Int>] = [:]
    for range in scan.people() { people[range.lowerBound] = range }
    var next = 0
    var index = 0
    var sentenceStart = 0
    var isFirst = true
    while index < shape.tokens.count {
      while next < quoted.count, quoted[next].upperBound <= index { next += 1 }
      if next < quoted.count, quoted[next].contains(index) {
        // What follows quoted words begins as a sentence does.
        index = quoted[next].upperBound
        sentenceStart = index
        isFirst = true
        continue
      }
      if shape.isSentenceEnd(index) {
        if sentenceEnds.last.map({ index > $0 + 1 }) ?? true { sentenceEnds.append(index) }
        sentenceStart = index + 1
        isFirst = true
      }
      if vocabulary.own.contains(shape.tokens[index].key), shape.isWord(index) { ownWords.append(index) }
      guard shape.isWord(index),
        let (range, isNamed) = phrase(at: index, people: people, known: known, speaking: speaking)
      else {
        index += 1
        continue
      }
      let isSubject = subjectStarts.contains(index) || isFirst && index - sentenceStart <= 4
      isFirst = false
      mentions.append(
        StoryMention(
          token: index, words: range, name: shape.text.text(of: range.lowerBound...(range.upperBound - 1)),
          person: "", gender: isNamed ? story.gender(of: range) : story.gender(ofDescription: range),
          isNamed: isNamed, isSubject: isSubject,
          sentence: sentenceEnds.count))
      index = range.upperBound
    }
  }

  /// The words that name or describe somebody from a token on.
  private func phrase(
    at index: Int, people: [Int: Range<Int>], known: Set<UInt64>, speaking: Set<UInt64>
  ) -> (words: Range<Int>, isNamed: Bool)? {
    let key = shape.tokens[index].key
    if let person = people[index], !isShouted(person),
      !person.contains(where: { story.isPronounLike(shape.tokens[$0].key) })
    {
      return (person, true)
    }
    let isTitle =
      (vocabulary.male.contains(key) || vocabulary.female.contains(key)) && !story.isPronounLike(key)
    if shape.isCapital(index), known.contains(key) || isTitle,
      let phrase = phrases.phrase(at: index, before: min(index + 14, shape.tokens.count)),
      phrase.contains(where: { shape.isCapital($0) && !story.isGeneric($0) }), !isShouted(phrase)
    {
      return (phrase, true)
    }
    // “the old man”, “his mother”: a description ends at its gendered noun.
    guard vocabulary.subjectStarts.contains(key), !vocabulary.pronouns.contains(key),
      let phrase = phrases.phrase(at: index, before: min(index + 9, shape.tokens.count))
    else { return nil }
    let noun = phrase.dropFirst().last { token in
      shape.isWord(token) && !shape.isCapital(token) && !story.isPronounLike(shape.tokens[token].key)
        && (story.gender(of: token) != .unknown || vocabulary.persons.contains(shape.tokens[token].key)
          || speaking.contains(shape.tokens[token].key))
    }
    guard let noun, noun - index <= 3 || shape.tokens[noun - 1].kind == .sign || isOwned(noun) else {
      return nil
    }
    return (index..<(noun + 1), false)
  }

  /// Whether a noun follows the name of its owner: “my brother’s wife”.
  private func isOwned(_ noun: Int) -> Bool {
    noun > 2 && shape.isWord(noun - 1) && shape.tokens[noun - 2].isSign("'")
      && shape.tokens[noun - 1].utf8Count == 1
  }

  /// Whether words are a heading in capitals.
  private func isShouted(_ phrase: Range<Int>) -> Bool {
    let words = phrase.filter { shape.isWord($0) && shape.tokens[$0].utf8Count > 1 }
    // “MOTHER When”: a heading runs into the text.
    return words.count > 1
      && (words.allSatisfy { shape.tokens[$0].flags.contains(.allCapitals) }
        || shape.tokens[words[0]].flags.contains(.allCapitals) && shape.tokens[words[0]].utf8Count > 3)
  }
}
