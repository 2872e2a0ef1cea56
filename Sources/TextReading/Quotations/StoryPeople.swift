/// The people a narration names outside quotations: each mention with its gender and whom it seems to mean.
///
/// Names are joined by ``Families``; a description by a title (“the doctor”) joins the one person the text gives that
/// title. The gender of a name that shows none is learned from the pronouns that follow it.
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
  /// The tokens with which a narrator speaks of himself, outside quotations.
  private(set) var ownWords: [Int] = []
  /// How often each person is named in which way, in the narration and by being called out.
  private var ways: [String: [String: Int]] = [:]
  /// The people who bear a name, by its words and by what it is short for.
  private var bearers: [UInt64: Set<String>] = [:]
  private var namesakes: [Int: Set<String>] = [:]
  /// Where each person is mentioned, by place in ``mentions``.
  private var places: [String: [Int]] = [:]
  private var genders: [String: Gender] = [:]
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
    register()
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
    var speaking: Set<UInt64> = []
    for phrase in subjects {
      // “And Marlow said”: a common word with the capital of its sentence is no part of the name.
      for token in phrase
      where shape.isCapital(token) && !isGeneric(token)
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
        Mention(
          token: index, words: range, name: shape.text.text(of: range.lowerBound...(range.upperBound - 1)),
          person: "", gender: isNamed ? gender(of: range) : gender(ofDescription: range),
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
      let phrase = finder.nounPhrase(at: index, before: min(index + 9, shape.tokens.count))
    else { return nil }
    let noun = phrase.dropFirst().last { token in
      shape.isWord(token) && !shape.isCapital(token) && !isPronounLike(shape.tokens[token].key)
        && (gender(of: token) != .unknown || vocabulary.persons.contains(shape.tokens[token].key)
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

  // MARK: - Who is who

  /// The last capital word of a name, which two mentions of one person mostly share.
  private func lastName(_ words: Range<Int>) -> UInt64? {
    let last = words.last { shape.isCapital($0) && !isGeneric($0) } ?? words.last { shape.isCapital($0) }
    return last.map { shape.tokens[$0].key }
  }

  /// Gives each mention its person.
  private mutating func unite() {
    var families = Families(names: names)
    let named = mentions.indices.filter { mentions[$0].isNamed }
    func own(_ index: Int) -> [UInt64] {
      mentions[index].words.filter { shape.isCapital($0) && !isGeneric($0) }.map { shape.tokens[$0].key }
    }
    for index in named {
      let words = own(index)
      guard words.count > 1, let given = words.first, let last = words.last else { continue }
      families.add(given: given, last: last, gender: mentions[index].gender)
    }
    for index in named {
      let words = own(index)
      let last = words.last ?? lastName(mentions[index].words) ?? 0
      let person =
        words.count > 1
        ? families.add(given: words[0], last: last, gender: mentions[index].gender)
        : families.person(alone: last, gender: mentions[index].gender)
      mentions[index].person = person
      families.note(person, gender: mentions[index].gender)
      if mentions[index].name.count > fullNames[person]?.count ?? 0 {
        fullNames[person] = mentions[index].name
      }
    }
    var titles: [UInt64: Set<String>] = [:]
    for index in named {
      if mentions[index].gender == .unknown {
        mentions[index].gender = families.gender(of: mentions[index].person)
      }
      for token in mentions[index].words where isGeneric(token) {
        titles[title(shape.tokens[token].key), default: []].insert(mentions[index].person)
      }
    }
    for index in mentions.indices where !mentions[index].isNamed {
      let noun = shape.tokens[mentions[index].words.upperBound - 1].key
      mentions[index].person = described(mentions[index].words)
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

  /// Files each mention under its person, and each name under who bears it.
  private mutating func register() {
    for (index, mention) in mentions.enumerated() {
      places[mention.person, default: []].append(index)
      if mention.gender != .unknown { genders[mention.person] = mention.gender }
      guard mention.isNamed else {
        if isDescription(mention.person) {
          ways[mention.person, default: [:]][mention.name, default: 0] += 1
        }
        continue
      }
      ways[mention.person, default: [:]][mention.name, default: 0] += 1
      for token in mention.words where shape.isCapital(token) && !isGeneric(token) {
        let key = shape.tokens[token].key
        bearers[key, default: []].insert(mention.person)
        for form in names.classes(ofSpelled: key) { namesakes[form, default: []].insert(mention.person) }
      }
    }
  }

  // MARK: - Answers

  /// Counts a name that quoted words call out among the ways in which its bearer is named.
  mutating func count(called words: Range<Int>) {
    guard let last = lastName(words), !words.contains(where: { isGeneric($0) && !shape.isCapital($0) }) else {
      return
    }
    let person = person(called: last)
    ways[person, default: [:]][shape.text.text(of: words.lowerBound...(words.upperBound - 1)), default: 0] +=
      1
    if genders[person] == nil {
      let shown = gender(of: words)
      if shown != .unknown { genders[person] = shown }
    }
  }

  /// Whether somebody of the narration bears a name.
  func isBorne(_ key: UInt64) -> Bool { bearers[key] != nil }

  /// Counts a description that only a speech verb shows to be somebody.
  mutating func count(described words: Range<Int>) {
    let name = shape.text.text(of: words.lowerBound...(words.upperBound - 1))
    ways[described(words), default: [:]][name, default: 0] += 1
  }

  /// The person whom a name calls: its one bearer, or the one whose given name it is a form of.
  func person(called key: UInt64) -> String {
    if let known = bearers[key], known.count == 1, let only = known.first { return only }
    if bearers[key] == nil {
      let like = names.classes(ofSpelled: key).reduce(into: Set<String>()) {
        $0.formUnion(namesakes[$1] ?? [])
      }
      if like.count == 1, let only = like.first { return only }
    }
    return "\(key)"
  }

  /// What the text mostly calls a person: the commonest of his names, and of equally common ones the longest.
  func label(of person: String) -> String? {
    ways[person]?.max { ($0.value, $0.key.count, $1.key) < ($1.value, $1.key.count, $0.key) }?.key
  }

  /// Whether a description is only that of who is heard: “a voice”, “the reply”.
  func isFaceless(_ phrase: Range<Int>) -> Bool {
    phrase.last.map { vocabulary.faceless.contains(shape.tokens[$0].key) } ?? false
  }

  /// The person whom the words of a description stand for.
  func described(_ phrase: Range<Int>) -> String { "the \(shape.tokens[phrase.upperBound - 1].key)" }

  /// Whether a person is only described.
  func isDescription(_ person: String) -> Bool { person.hasPrefix("the ") }

  /// Whether a name has the title of a grown man or a married woman, such as “Mr.” or “Mrs.” is.
  func isHeadOfHousehold(_ mention: Mention) -> Bool {
    vocabulary.householders.contains(shape.tokens[mention.token].key)
  }

  /// Whether a description is that of a parent, a wife or a husband.
  func isParent(_ person: String) -> Bool {
    // “My father” is whoever tells the story’s, and may be anybody.
    places[person]?.allSatisfy { index in
      mentions[index].words.contains { vocabulary.parents.contains(shape.tokens[$0].key) }
        && !vocabulary.ownPossessives.contains(shape.tokens[mentions[index].token].key)
    } ?? false
  }

  /// Whether a description speaks of somebody who is known already: “the painter”, and not “a painter”.
  func isDefinite(_ phrase: Range<Int>) -> Bool {
    !vocabulary.indefinite.contains(shape.tokens[phrase.lowerBound].key)
  }

  func gender(ofPerson person: String) -> Gender { genders[person] ?? .unknown }

  /// The last mention of a person before a place.
  func mention(of person: String, before token: Int) -> Mention? {
    guard let all = places[person] else { return nil }
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if mentions[all[middle]].token < token { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? mentions[all[low - 1]] : nil
  }

  /// The last word before a place with which a narrator speaks of himself.
  func ownWord(before token: Int) -> Int? {
    var (low, high) = (0, ownWords.count)
    while low < high {
      let middle = (low + high) / 2
      if ownWords[middle] < token { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? ownWords[low - 1] : nil
  }

  /// Whom a phrase means that stands at a token: the mention found there, or the words themselves.
  func person(at phrase: Range<Int>) -> Mention? {
    let first = firstMention(from: phrase.lowerBound)
    guard first < mentions.count, mentions[first].token < phrase.upperBound else { return nil }
    return mentions[first]
  }

  /// The mentions in a stretch of tokens, in order.
  func mentions(in tokens: Range<Int>) -> ArraySlice<Mention> {
    mentions[firstMention(from: tokens.lowerBound)..<firstMention(from: tokens.upperBound)]
  }

  private func firstMention(from token: Int) -> Int {
    var (low, high) = (0, mentions.count)
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].token < token { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The mentions before a token, the last ones only, in order.
  func mentions(before token: Int, most count: Int) -> ArraySlice<Mention> {
    let end = firstMention(from: token)
    return mentions[max(0, end - count)..<end]
  }
}
