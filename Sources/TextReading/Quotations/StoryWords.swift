/// What the words of a text show of the people they speak of: man or woman, name or description.
struct StoryWords {
  let shape: TextShape
  let vocabulary: SpeechVocabulary
  private let names = NameVocabulary.builtIn

  init(_ shape: TextShape, vocabulary: SpeechVocabulary) {
    self.shape = shape
    self.vocabulary = vocabulary
  }

  // MARK: - Man or woman

  /// What one word shows of a person's gender.
  func gender(of token: Int) -> Gender {
    let key = shape.tokens[token].key
    if vocabulary.male.contains(key) { return .male }
    if vocabulary.female.contains(key) { return .female }
    guard shape.isCapital(token) else { return .unknown }
    return names.gender(ofGivenName: key)
  }

  /// What the first telling word of a phrase shows.
  func gender(of phrase: Range<Int>) -> Gender {
    for token in phrase where shape.isWord(token) && !vocabulary.possessives.contains(shape.tokens[token].key)
    {
      let found = gender(of: token)
      if found != .unknown { return found }
    }
    return .unknown
  }

  /// What the noun of a description shows: “the baker’s wife” is a woman.
  func gender(ofDescription phrase: Range<Int>) -> Gender {
    for token in phrase.reversed()
    where shape.isWord(token) && !vocabulary.possessives.contains(shape.tokens[token].key) {
      let found = gender(of: token)
      if found != .unknown { return found }
    }
    return .unknown
  }

  /// Whether a word is a title, a kind of person or a pronoun, which is no name of its own.
  func isGeneric(_ token: Int) -> Bool {
    let key = shape.tokens[token].key
    return vocabulary.male.contains(key) || vocabulary.female.contains(key)
      || vocabulary.subjectStarts.contains(key)
  }

  /// Whether a word stands for a person without naming or describing one: “he”, “her”.
  func isPronounLike(_ key: UInt64) -> Bool {
    vocabulary.pronouns.contains(key) || vocabulary.possessives.contains(key)
  }

  // MARK: - Names and descriptions

  /// The last capital word of a name, which two mentions of one person mostly share.
  func lastName(_ words: Range<Int>) -> UInt64? {
    let last = words.last { shape.isCapital($0) && !isGeneric($0) } ?? words.last { shape.isCapital($0) }
    return last.map { shape.tokens[$0].key }
  }

  /// Whether a description is only that of who is heard: “a voice”, “the reply”.
  func isFaceless(_ phrase: Range<Int>) -> Bool {
    phrase.last.map { vocabulary.faceless.contains(shape.tokens[$0].key) } ?? false
  }

  /// Whether a description speaks of somebody who is known already: “the painter”, and not “a painter”.
  func isDefinite(_ phrase: Range<Int>) -> Bool {
    !vocabulary.indefinite.contains(shape.tokens[phrase.lowerBound].key)
  }
}
