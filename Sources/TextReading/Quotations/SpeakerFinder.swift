/// Ascribes quotations to speakers, each by a rule that is named; without a rule nobody speaks.
///
/// Rules in this order: a tag inside or after the words, a clause that announces them, the quotation the same
/// passage began with, a sentence of the same passage that shows one person acting, turns that alternate. A pronoun
/// stands for the nearest person of its gender, and not for the one who is being answered; a name that the words
/// call out is who is spoken to, and never the speaker.
struct SpeakerFinder {
  let shape: TextShape
  let finder: SpeechTags
  let language: String
  var vocabulary: SpeechVocabulary { finder.vocabulary }

  /// How a quotation stands to the one before it.
  enum Relation {
    /// It goes on with the same breath.
    case goesOn
    /// It answers it.
    case answers
    /// Narrative parts the two.
    case apart
  }

  /// A quotation on its way to a speaker.
  struct Turn {
    /// Its place among the drafts.
    let draft: Int
    /// The tokens from its first to its last.
    let tokens: Range<Int>
    let relation: Relation
    /// The words that name the speaker, if any do.
    let tag: SpeechTags.Tag?
    let tagRule: SpeakerAttribution.Rule
    /// The names it calls out.
    var called: [Range<Int>] = []
    /// Who speaks, as ``StoryPeople`` tells people apart.
    var person: String?
    var speaker: SpeakerAttribution?
  }

  /// The person a narrator is, told apart from all others.
  static let narrator = "narrator"

  /// Gives every quotation that is speech its speaker, where a rule finds one.
  func ascribe(_ drafts: inout [QuotationDraft]) {
    var turns = turns(of: drafts)
    guard !turns.isEmpty else { return }
    let people = StoryPeople(
      shape: shape, finder: finder, language: language,
      quoted: drafts.filter { $0.depth == 0 && $0.kind != .words }.flatMap(\.parts)
        .sorted { $0.lowerBound < $1.lowerBound },
      subjects: turns.compactMap { $0.tag }.filter { !$0.isPronoun }.map(\.subject)
        .sorted { $0.lowerBound < $1.lowerBound })
    for index in turns.indices { turns[index].called = called(in: turns[index].tokens) }
    let narratorName = narratorName(turns, people: people)
    for index in turns.indices {
      if let tag = turns[index].tag {
        name(&turns[index], by: tag, among: people, turns: turns[..<index], narratorName: narratorName)
      }
      if turns[index].speaker == nil, turns[index].tag == nil {
        infer(
          &turns[index], among: people, before: turns[..<index],
          next: index + 1 < turns.count ? turns[index + 1].tokens.lowerBound : shape.tokens.count)
      }
    }
    DialogueParties(shape: shape).settle(&turns, people: people)
    for turn in turns { drafts[turn.draft].speaker = turn.speaker }
  }

  // MARK: - Turns

  private func turns(of drafts: [QuotationDraft]) -> [Turn] {
    let order = drafts.indices.filter { drafts[$0].depth == 0 && drafts[$0].kind != .words }
    var turns: [Turn] = []
    for (position, index) in order.enumerated() {
      let next =
        position + 1 < order.count ? drafts[order[position + 1]].tokens.lowerBound : shape.tokens.count
      let previous = position > 0 ? drafts[order[position - 1]].tokens.upperBound : 0
      let found = subject(of: drafts[index], after: previous, before: next)
      turns.append(
        Turn(
          draft: index, tokens: drafts[index].tokens,
          relation: relation(of: drafts[index].tokens, to: turns.last), tag: found?.0,
          tagRule: found?.1 ?? .tagNames))
    }
    return turns
  }

  /// How words stand to those quoted before them.
  private func relation(of tokens: Range<Int>, to last: Turn?) -> Relation {
    guard let last else { return .apart }
    let gap = last.tokens.upperBound..<max(last.tokens.upperBound, tokens.lowerBound)
    if !shape.isTokenised {
      let heads = (gap.lowerBound..<(gap.upperBound + 1)).reduce(0) { $0 + (isParagraphStart($1) ? 1 : 0) }
      if heads == 0 { return gap.count <= 60 ? .goesOn : .apart }
      // A paragraph of narrative between two turns is often a gesture; a long one is another scene.
      return gap.count <= (heads == 1 ? 60 : 30) ? .answers : .apart
    }
    // No paragraphs are shown: words that a comma and a tag interrupt go on, others are answered.
    let close = last.tokens.upperBound - 2
    if gap.count < 3 { return .answers }
    if close >= 0, shape.sign(close) == 0x2C, gap.count <= 40 { return .goesOn }
    // “Oh!” said he. “I see.” goes on too: a tag stands behind words that are over, and nothing else.
    if let tag = last.tag, tag.words.lowerBound >= gap.lowerBound - 1,
      tag.words.upperBound <= gap.upperBound + 1
    {
      let stops = (gap.lowerBound..<(gap.upperBound)).filter { shape.isSentenceEnd($0) }.count
      if stops <= 1, gap.count <= 30 { return .goesOn }
    }
    return gap.count <= 14 ? .answers : .apart
  }

  private func isParagraphStart(_ index: Int) -> Bool {
    guard shape.tokens.indices.contains(index) else { return true }
    let flags = shape.tokens[index].flags
    return flags.contains(.paragraphBefore) || shape.linesAreParagraphs && flags.contains(.lineBefore)
  }

  // MARK: - Names called out

  /// The names that words call out: between pauses, as in “No, my dear Watson, not all”.
  private func called(in tokens: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = tokens.lowerBound
    while index < tokens.upperBound {
      guard shape.isCapital(index), let phrase = finder.nounPhrase(at: index, before: tokens.upperBound),
        phrase.count <= 4, isPause(phrase.upperBound), isCalled(before: phrase.lowerBound, in: tokens)
      else {
        index += 1
        continue
      }
      found.append(phrase)
      index = phrase.upperBound
    }
    return found
  }

  private func isPause(_ index: Int) -> Bool {
    switch shape.sign(index) {
    case 0x2C, 0x2E, 0x21, 0x3F, 0x3B, 0x2026, 0x2014, 0x201D, 0x22: true
    default: false
    }
  }

  private func isCalled(before start: Int, in tokens: Range<Int>) -> Bool {
    var index = start - 1
    while index >= tokens.lowerBound, shape.isWord(index), start - index <= 3,
      vocabulary.endearments.contains(shape.tokens[index].key)
    { index -= 1 }
    guard index >= tokens.lowerBound else { return index + 1 < start }
    return shape.sign(index) == 0x2C || index + 1 < start && shape.tokens[index].kind == .sign
  }

  /// The name by which others call the one who tells the story in the first person: called out at least twice, and never
  /// the name of anybody told of.
  private func narratorName(_ turns: [Turn], people: StoryPeople) -> (name: String, key: UInt64)? {
    guard turns.contains(where: { $0.tag.map(isOwnVoice) == true }) else { return nil }
    var counts: [UInt64: (count: Int, words: Range<Int>)] = [:]
    for turn in turns where turn.tag.map(isOwnVoice) != true {
      for words in turn.called {
        guard let key = key(of: words) else { continue }
        counts[key, default: (0, words)].count += 1
      }
    }
    for mention in people.mentions where mention.isNamed {
      for token in mention.words { counts[shape.tokens[token].key] = nil }
    }
    let ranked = counts.sorted {
      ($1.value.count, $0.value.words.lowerBound) < ($0.value.count, $1.value.words.lowerBound)
    }
    guard let first = ranked.first, first.value.count >= 2,
      ranked.dropFirst().first.map({ $0.value.count * 2 <= first.value.count }) ?? true
    else { return nil }
    let words = first.value.words
    return (shape.text.text(of: words.lowerBound...(words.upperBound - 1)), first.key)
  }

  private func key(of phrase: Range<Int>) -> UInt64? {
    phrase.last {
      shape.isCapital($0) && !vocabulary.male.contains(shape.tokens[$0].key)
        && !vocabulary.female.contains(shape.tokens[$0].key)
    }.map { shape.tokens[$0].key }
  }

  private func isOwnVoice(_ tag: SpeechTags.Tag) -> Bool {
    vocabulary.own.contains(shape.tokens[tag.subject.lowerBound].key)
  }

  // MARK: - By words

  private func name(
    _ turn: inout Turn, by tag: SpeechTags.Tag, among people: StoryPeople, turns: ArraySlice<Turn>,
    narratorName: (name: String, key: UInt64)?
  ) {
    let words = shape.scalars(tag.subject)
    guard tag.isPronoun else {
      let name = shape.text.text(of: tag.subject.lowerBound...(tag.subject.upperBound - 1))
      let isNamed = tag.subject.contains { shape.isCapital($0) && !shape.isLineStart($0) }
      let found = people.person(at: tag.subject)
      turn.person = found?.person ?? "the \(shape.tokens[tag.subject.upperBound - 1].key)"
      // “the doctor” is given the name of the one person whom the text calls Doctor.
      let known = isNamed ? nil : turn.person.flatMap { people.fullNames[$0] }
      turn.speaker = SpeakerAttribution(
        name: known ?? name,
        rule: turn.tagRule == .announced ? .announced : isNamed ? .tagNames : .tagDescribes,
        words: words)
      return
    }
    let rule = turn.tagRule == .announced ? SpeakerAttribution.Rule.announced : .tagPronoun
    if isOwnVoice(tag) {
      turn.person = Self.narrator
      turn.speaker = SpeakerAttribution(name: narratorName?.name ?? Self.narrator, rule: rule, words: words)
      return
    }
    let wanted = people.gender(of: tag.subject.lowerBound)
    guard wanted != .unknown else { return }
    let last = turns.last
    var excluded: Set<String> = []
    var preferred: String?
    switch turn.relation {
    case .goesOn: preferred = last?.person
    case .answers where vocabulary.continuing.contains(shape.tokens[tag.verb].key): preferred = last?.person
    case .answers:
      if let person = last?.person { excluded.insert(person) }
      preferred = turns.count > 1 && last?.relation == .answers ? turns[turns.endIndex - 2].person : nil
    case .apart:
      if vocabulary.continuing.contains(shape.tokens[tag.verb].key) { preferred = last?.person }
    }
    let calledKeys = Set(turn.called.compactMap(key(of:)))
    guard
      let chosen = antecedent(
        before: tag.subject.lowerBound, wanted: wanted, among: people, excluded: excluded,
        preferred: preferred,
        not: calledKeys.union(narratorName.map { [$0.key] } ?? []))
    else { return }
    turn.person = chosen.person
    turn.speaker = SpeakerAttribution(
      name: displayed(chosen, people), rule: rule, words: shape.scalars(chosen.words))
  }

  private func displayed(_ mention: StoryPeople.Mention, _ people: StoryPeople) -> String {
    mention.isNamed ? mention.name : people.fullNames[mention.person] ?? mention.name
  }

  /// The person a pronoun stands for: near, of its gender, a subject rather than an object, named rather than described.
  private func antecedent(
    before token: Int, wanted: StoryPeople.Gender, among people: StoryPeople, excluded: Set<String>,
    preferred: String?, not called: Set<UInt64>
  ) -> StoryPeople.Mention? {
    let sentence = people.sentence(of: token)
    var best: (score: Double, mention: StoryPeople.Mention)?
    for mention in people.mentions(before: token, most: 24).reversed() {
      guard mention.gender == wanted || mention.gender == .unknown && (mention.isNamed || mention.isSubject)
      else {
        continue
      }
      if let key = key(of: mention.words), called.contains(key) { continue }
      var score = -0.25 * Double(min(sentence - mention.sentence, 16))
      score += mention.isNamed ? 0.9 : 0.3
      score += mention.gender == wanted ? 0.9 : 0
      score += mention.isSubject ? 0.8 : 0
      if mention.person == preferred { score += 1.2 }
      if excluded.contains(mention.person) { score -= 3 }
      if best.map({ score > $0.score + 0.001 }) ?? true { best = (score, mention) }
    }
    guard let best, best.score > -2.5 else { return nil }
    return best.mention
  }

  // MARK: - No words name the speaker

  private func infer(_ turn: inout Turn, among people: StoryPeople, before turns: ArraySlice<Turn>, next: Int)
  {
    let last = turns.last
    if turn.relation == .goesOn, let last, let speaker = last.speaker {
      turn.person = last.person
      turn.speaker = SpeakerAttribution(name: speaker.name, rule: .samePassage, words: speaker.words)
      return
    }
    let start = last?.tokens.upperBound ?? 0
    if let mention = actor(before: turn.tokens.lowerBound, after: start, among: people, turns: turns)
      ?? actor(after: turn.tokens.upperBound, before: next, among: people)
    {
      if let key = key(of: mention.words), turn.called.contains(where: { self.key(of: $0) == key }) { return }
      turn.person = mention.person
      turn.speaker = SpeakerAttribution(
        name: displayed(mention, people), rule: .beside, words: shape.scalars(mention.words))
    }
  }

  /// Whom the sentence just before shows acting: “Lord Henry raised his eyebrows. ‘Not send it?’”
  private func actor(
    before open: Int, after previous: Int, among people: StoryPeople, turns: ArraySlice<Turn>
  ) -> StoryPeople.Mention? {
    guard open - previous >= 3, shape.isTokenised || !isParagraphStart(open) else { return nil }
    var end = open
    while end > previous, shape.tokens[end - 1].kind == .sign, !shape.isSentenceEnd(end - 1) { end -= 1 }
    var start = end - 1
    while start > previous, !shape.isSentenceEnd(start - 1), !isParagraphStart(start) { start -= 1 }
    return subject(ofSentenceAt: start, before: end, among: people)
  }

  /// Whom the sentence just after shows acting, as in “‘Wait!’ Tuppence seized his arm.” in one paragraph.
  private func actor(after close: Int, before next: Int, among people: StoryPeople) -> StoryPeople.Mention? {
    guard !shape.isTokenised, next - close >= 3, !isParagraphStart(close) else { return nil }
    var end = close
    while end < next, !shape.isSentenceEnd(end), !(end > close && isParagraphStart(end)) { end += 1 }
    return subject(ofSentenceAt: close, before: end, among: people)
  }

  /// The person whom a sentence begins with, by name, description or pronoun.
  private func subject(ofSentenceAt start: Int, before end: Int, among people: StoryPeople) -> StoryPeople
    .Mention?
  {
    guard end - start >= 2 else { return nil }
    if let mention = people.person(at: start..<min(start + 3, end)), mention.isSubject { return mention }
    let key = shape.tokens[start].key
    guard shape.isWord(start), vocabulary.narrativePronouns.contains(key) else { return nil }
    let wanted = people.gender(of: start)
    guard wanted != .unknown else { return nil }
    return antecedent(
      before: start, wanted: wanted, among: people, excluded: [], preferred: nil, not: [])
  }
}
