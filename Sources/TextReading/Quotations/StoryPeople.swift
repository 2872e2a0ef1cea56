/// The people a narration names outside quotations: each mention with its gender and whom it seems to mean.
///
/// Names that share their last word are one person here, a given name joins the one full name it begins, and a
/// description by a title (“the doctor”) joins the one person the text gives that title. The gender of a name that
/// shows none is learned from the pronouns that follow it.
struct StoryPeople {
  /// Whether words speak of a man or a woman.
  enum Gender: Sendable { case male, female, unknown }

  /// Words that name or describe somebody.
  struct Mention {
    /// The first token.
    let token: Int
    /// The tokens.
    let words: Range<Int>
    /// The words as written.
    let name: String
    /// Whom they mean: equal for mentions of one person.
    var person: String
    /// Man or woman.
    var gender: Gender
    /// Whether it is a name rather than a description.
    let isNamed: Bool
    /// Whether it stands where the subject of a sentence or of a speech verb stands.
    let isSubject: Bool
    /// The sentence of the narration it stands in, counted from the start of the text.
    let sentence: Int
  }

  /// The mentions, in order.
  private(set) var mentions: [Mention] = []
  /// The fullest name of each person who has one.
  private(set) var fullNames: [String: String] = [:]
  private let shape: TextShape
  private let vocabulary: SpeechVocabulary
  private let finder: SpeechTags
  private let names = NameVocabulary.builtIn
  /// For each token that ends a sentence of the narration, in order.
  private var sentenceEnds: [Int] = []

  /// Finds the people.
  ///
  /// - Parameters:
  ///   - shape: The text.
  ///   - finder: The finder of noun phrases.
  ///   - language: The language of the text.
  ///   - quoted: The quoted stretches, in order, which are no narration.
  ///   - subjects: The subjects of speech verbs that are no pronouns.
  init(
    shape: TextShape, finder: SpeechTags, language: String, quoted: [Range<Int>], subjects: [Range<Int>]
  ) {
    self.shape = shape
    self.finder = finder
    vocabulary = finder.vocabulary
    find(language: language, quoted: quoted, subjects: subjects)
    unite()
    learnGenders(quoted: quoted)
  }

  // MARK: - Words

  /// What one word shows of a person's gender.
  func gender(of token: Int) -> Gender {
    let key = shape.tokens[token].key
    if vocabulary.male.contains(key) { return .male }
    if vocabulary.female.contains(key) { return .female }
    guard shape.isCapital(token) else { return .unknown }
    switch names.gender(ofGivenName: key) {
    case .male: return .male
    case .female: return .female
    case .unknown: return .unknown
    }
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

  /// Whether a word is a title, a kind of person or a pronoun, which is no name of its own.
  private func isGeneric(_ token: Int) -> Bool {
    let key = shape.tokens[token].key
    return vocabulary.male.contains(key) || vocabulary.female.contains(key)
      || vocabulary.subjectStarts.contains(key)
  }

  /// Whether a word stands for a person without naming or describing one: “he”, “her”.
  private func isPronounLike(_ key: UInt64) -> Bool {
    vocabulary.pronouns.contains(key) || vocabulary.possessives.contains(key)
  }

  /// The sentence of the narration a token stands in.
  func sentence(of token: Int) -> Int {
    var (low, high) = (0, sentenceEnds.count)
    while low < high {
      let middle = (low + high) / 2
      if sentenceEnds[middle] < token { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: - Mentions

  private mutating func find(language: String, quoted: [Range<Int>], subjects: [Range<Int>]) {
    var known: Set<UInt64> = []
    for phrase in subjects {
      for token in phrase where shape.isCapital(token) && !isGeneric(token) {
        known.insert(shape.tokens[token].key)
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
      guard shape.isWord(index), let (range, isNamed) = phrase(at: index, people: people, known: known) else {
        index += 1
        continue
      }
      let isSubject = subjectStarts.contains(index) || isFirst && index - sentenceStart <= 4
      isFirst = false
      mentions.append(
        Mention(
          token: index, words: range, name: shape.text.text(of: range.lowerBound...(range.upperBound - 1)),
          person: "", gender: isNamed ? gender(of: range) : gender(of: range.upperBound - 1),
          isNamed: isNamed, isSubject: isSubject,
          sentence: sentenceEnds.count))
      index = range.upperBound
    }
  }

  /// The words that name or describe somebody from a token on.
  private func phrase(
    at index: Int, people: [Int: Range<Int>], known: Set<UInt64>
  ) -> (words: Range<Int>, isNamed: Bool)? {
    let key = shape.tokens[index].key
    if let person = people[index], !isShouted(person),
      !person.contains(where: { isPronounLike(shape.tokens[$0].key) })
    {
      return (person, true)
    }
    let isTitle = (vocabulary.male.contains(key) || vocabulary.female.contains(key)) && !isPronounLike(key)
    if shape.isCapital(index), known.contains(key) || isTitle,
      let phrase = finder.nounPhrase(at: index, before: min(index + 14, shape.tokens.count)),
      phrase.contains(where: { shape.isCapital($0) && !isGeneric($0) }), !isShouted(phrase)
    {
      return (phrase, true)
    }
    // “the old man”, “his mother”: a description ends at its gendered noun.
    guard vocabulary.subjectStarts.contains(key), !vocabulary.pronouns.contains(key),
      let phrase = finder.nounPhrase(at: index, before: min(index + 6, shape.tokens.count))
    else { return nil }
    let noun = phrase.dropFirst().last { token in
      shape.isWord(token) && !shape.isCapital(token) && !isPronounLike(shape.tokens[token].key)
        && (gender(of: token) != .unknown || vocabulary.persons.contains(shape.tokens[token].key))
    }
    guard let noun, noun - index <= 3 else { return nil }
    return (index..<(noun + 1), false)
  }

  /// Whether words are a heading in capitals.
  private func isShouted(_ phrase: Range<Int>) -> Bool {
    let words = phrase.filter { shape.isWord($0) && shape.tokens[$0].utf8Count > 1 }
    return words.count > 1 && words.allSatisfy { shape.tokens[$0].flags.contains(.allCapitals) }
  }

  // MARK: - Who is who

  /// The last capital word of a name, which two mentions of one person mostly share.
  private func lastName(_ words: Range<Int>) -> UInt64? {
    let last = words.last { shape.isCapital($0) && !isGeneric($0) } ?? words.last { shape.isCapital($0) }
    return last.map { shape.tokens[$0].key }
  }

  /// Gives each mention its person.
  private mutating func unite() {
    var owners: [UInt64: Set<UInt64>] = [:]
    var sides: [UInt64: Set<Gender>] = [:]
    var titles: [UInt64: Set<String>] = [:]
    for mention in mentions where mention.isNamed {
      guard let last = lastName(mention.words) else { continue }
      let own = mention.words.filter { shape.isCapital($0) && !isGeneric($0) }
      if own.count > 1, let first = own.first { owners[shape.tokens[first].key, default: []].insert(last) }
      if mention.gender != .unknown { sides[last, default: []].insert(mention.gender) }
    }
    for index in mentions.indices where mentions[index].isNamed {
      guard var last = lastName(mentions[index].words) else { continue }
      let own = mentions[index].words.filter { shape.isCapital($0) && !isGeneric($0) }
      if own.count == 1, let owner = owners[last], owner.count == 1, let only = owner.first { last = only }
      var gender = mentions[index].gender
      if gender == .unknown, let known = sides[last], known.count == 1, let only = known.first {
        gender = only
      }
      mentions[index].gender = gender
      // A couple shares its name; a name without a title is the man's where both are known.
      let isShared = (sides[last]?.count ?? 0) > 1
      let side = isShared ? gender == .female ? "f" : "m" : ""
      mentions[index].person = "\(last)\(side)"
      let person = mentions[index].person
      if mentions[index].name.count > fullNames[person]?.count ?? 0 {
        fullNames[person] = mentions[index].name
      }
      for token in mentions[index].words where isGeneric(token) {
        titles[title(shape.tokens[token].key), default: []].insert(person)
      }
    }
    for index in mentions.indices where !mentions[index].isNamed {
      let noun = shape.tokens[mentions[index].words.upperBound - 1].key
      mentions[index].person = "the \(noun)"
      if mentions[index].words.count == 2, shape.string(mentions[index].token).count < 4,
        let bearers = titles[title(noun)], bearers.count == 1, let only = bearers.first
      {
        mentions[index].person = only
      }
    }
  }

  /// A title in its full form.
  private func title(_ key: UInt64) -> UInt64 { vocabulary.titleForms[key] ?? key }

  /// Learns the gender of names from the first pronoun after them, where nobody else stands between.
  private mutating func learnGenders(quoted: [Range<Int>]) {
    var votes: [String: (male: Int, female: Int)] = [:]
    var next = 0
    for (index, mention) in mentions.enumerated() where mention.isNamed && mention.gender == .unknown {
      let limit = min(
        index + 1 < mentions.count ? mentions[index + 1].token : shape.tokens.count,
        mention.words.upperBound + 24)
      while next < quoted.count, quoted[next].upperBound <= mention.token { next += 1 }
      var stretch = next
      for token in mention.words.upperBound..<max(limit, mention.words.upperBound) {
        while stretch < quoted.count, quoted[stretch].upperBound <= token { stretch += 1 }
        if stretch < quoted.count, quoted[stretch].contains(token) { break }
        guard shape.isWord(token), isPronounLike(shape.tokens[token].key) else { continue }
        let found = gender(of: token)
        guard found != .unknown else { continue }
        if found == .male { votes[mention.person, default: (0, 0)].male += 1 }
        if found == .female { votes[mention.person, default: (0, 0)].female += 1 }
        break
      }
    }
    for index in mentions.indices where mentions[index].isNamed && mentions[index].gender == .unknown {
      guard let vote = votes[mentions[index].person] else { continue }
      if vote.male >= 2, vote.male >= 3 * vote.female { mentions[index].gender = .male }
      if vote.female >= 2, vote.female >= 3 * vote.male { mentions[index].gender = .female }
    }
  }

  /// Whom a phrase means that stands at a token: the mention found there, or the words themselves.
  func person(at phrase: Range<Int>) -> Mention? {
    var (low, high) = (0, mentions.count)
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].token < phrase.lowerBound { low = middle + 1 } else { high = middle }
    }
    guard low < mentions.count, mentions[low].token < phrase.upperBound else { return nil }
    return mentions[low]
  }

  /// The mentions before a token, the last ones only, in order.
  func mentions(before token: Int, most count: Int) -> ArraySlice<Mention> {
    var (low, high) = (0, mentions.count)
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].token < token { low = middle + 1 } else { high = middle }
    }
    return mentions[max(0, low - count)..<low]
  }
}
