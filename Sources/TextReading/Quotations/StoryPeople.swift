import Algorithms

/// The people a narration names outside quotations: each mention with its gender and whom it seems to mean.
///
/// Names are joined by ``Families``; a description by a title (“the doctor”) joins the one person the text gives that
/// title. The gender of a name that shows none is learned from the pronouns that follow it.
struct StoryPeople {
  /// The mentions, in order.
  private(set) var mentions: [StoryMention]
  /// The fullest name of each person who has one.
  private(set) var fullNames: [String: String] = [:]
  /// The tokens with which a narrator speaks of himself, outside quotations.
  let ownWords: [Int]
  /// How often each person is named in which way, in the narration and by being called out.
  private var ways: [String: [String: Int]] = [:]
  /// The people who bear a name, by its words and by what it is short for.
  private var bearers: [UInt64: Set<String>] = [:]
  private var namesakes: [Int: Set<String>] = [:]
  /// Where each person is mentioned, by place in ``mentions``.
  private var places: [String: [Int]] = [:]
  private var genders: [String: Gender] = [:]
  /// What the words of the text show.
  let words: StoryWords
  private var shape: TextShape { words.shape }
  private var vocabulary: SpeechVocabulary { words.vocabulary }
  private let names = NameVocabulary.builtIn
  /// For each token that ends a sentence of the narration, in order.
  private let sentenceEnds: [Int]

  /// Finds the people.
  ///
  /// - Parameters:
  ///   - shape: The text.
  ///   - finder: The finder of speech tags.
  ///   - language: The language of the text.
  ///   - quoted: The quoted stretches, in order, which are no narration.
  ///   - subjects: The subjects of speech verbs that are no pronouns.
  init(
    shape: TextShape, finder: SpeechTags, language: String, quoted: [Range<Int>], subjects: [Range<Int>]
  ) {
    words = StoryWords(shape, vocabulary: finder.vocabulary)
    let found = StoryMentions(
      words, phrases: finder.phrases, language: language, quoted: quoted, subjects: subjects)
    mentions = found.mentions
    ownWords = found.ownWords
    sentenceEnds = found.sentenceEnds
    unite()
    learnGenders(quoted: quoted)
    register()
  }

  // MARK: - Who is who

  /// Gives each mention its person.
  private mutating func unite() {
    var families = Families(names: names)
    let named = mentions.indices.filter { mentions[$0].isNamed }
    func own(_ index: Int) -> [UInt64] {
      mentions[index].words.filter { shape.isCapital($0) && !words.isGeneric($0) }.map {
        shape.tokens[$0].key
      }
    }
    for index in named {
      let own = own(index)
      guard own.count > 1, let given = own.first, let last = own.last else { continue }
      families.add(given: given, last: last, gender: mentions[index].gender)
    }
    for index in named {
      let own = own(index)
      let last = own.last ?? words.lastName(mentions[index].words) ?? 0
      let person =
        own.count > 1
        ? families.add(given: own[0], last: last, gender: mentions[index].gender)
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
      for token in mentions[index].words where words.isGeneric(token) {
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
        guard shape.isWord(token), words.isPronounLike(shape.tokens[token].key) else { continue }
        let found = words.gender(of: token)
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
      for token in mention.words where shape.isCapital(token) && !words.isGeneric(token) {
        let key = shape.tokens[token].key
        bearers[key, default: []].insert(mention.person)
        for form in names.classes(ofSpelled: key) { namesakes[form, default: []].insert(mention.person) }
      }
    }
  }

  // MARK: - Answers

  /// Counts a name that quoted words call out among the ways in which its bearer is named.
  mutating func count(called name: Range<Int>) {
    guard let last = words.lastName(name),
      !name.contains(where: { words.isGeneric($0) && !shape.isCapital($0) })
    else {
      return
    }
    let person = person(called: last)
    ways[person, default: [:]][shape.text.text(of: name.lowerBound...(name.upperBound - 1)), default: 0] += 1
    if genders[person] == nil {
      let shown = words.gender(of: name)
      if shown != .unknown { genders[person] = shown }
    }
  }

  /// Whether somebody of the narration bears a name.
  func isBorne(_ key: UInt64) -> Bool { bearers[key] != nil }

  /// Counts a description that only a speech verb shows to be somebody.
  mutating func count(described phrase: Range<Int>) {
    let name = shape.text.text(of: phrase.lowerBound...(phrase.upperBound - 1))
    ways[described(phrase), default: [:]][name, default: 0] += 1
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

  /// The person whom the words of a description stand for.
  func described(_ phrase: Range<Int>) -> String { "the \(shape.tokens[phrase.upperBound - 1].key)" }

  /// Whether a person is only described.
  func isDescription(_ person: String) -> Bool { person.hasPrefix("the ") }

  /// Whether a name has the title of a grown man or a married woman, such as “Mr.” or “Mrs.” is.
  func isHeadOfHousehold(_ mention: StoryMention) -> Bool {
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

  /// The sentence of the narration a token stands in.
  func sentence(of token: Int) -> Int { sentenceEnds.partitioningIndex { $0 >= token } }

  /// Man or woman, by what the text shows of the person anywhere.
  func gender(ofPerson person: String) -> Gender { genders[person] ?? .unknown }

  /// The last mention of a person before a place.
  func mention(of person: String, before token: Int) -> StoryMention? {
    guard let all = places[person] else { return nil }
    let next = all.partitioningIndex { mentions[$0].token >= token }
    return next > 0 ? mentions[all[next - 1]] : nil
  }

  /// The last word before a place with which a narrator speaks of himself.
  func ownWord(before token: Int) -> Int? {
    let next = ownWords.partitioningIndex { $0 >= token }
    return next > 0 ? ownWords[next - 1] : nil
  }

  /// Whom a phrase means that stands at a token: the mention found there, or the words themselves.
  func person(at phrase: Range<Int>) -> StoryMention? {
    let first = firstMention(from: phrase.lowerBound)
    guard first < mentions.count, mentions[first].token < phrase.upperBound else { return nil }
    return mentions[first]
  }

  /// The mentions in a stretch of tokens, in order.
  func mentions(in tokens: Range<Int>) -> ArraySlice<StoryMention> {
    mentions[firstMention(from: tokens.lowerBound)..<firstMention(from: tokens.upperBound)]
  }

  private func firstMention(from token: Int) -> Int {
    mentions.partitioningIndex { $0.token >= token }
  }

  /// The mentions before a token, the last ones only, in order.
  func mentions(before token: Int, most count: Int) -> ArraySlice<StoryMention> {
    let end = firstMention(from: token)
    return mentions[max(0, end - count)..<end]
  }
}
