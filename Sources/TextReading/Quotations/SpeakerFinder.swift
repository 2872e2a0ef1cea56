/// Ascribes quotations to speakers, each by a rule that is named; without a rule nobody speaks.
///
/// Words beside the quotation go first: a tag inside or after it, a clause that announces it. What they leave open, a
/// pronoun, a description or no word at all, is settled for a whole dialogue at once by ``DialogueSolver``. A name that
/// the words call out is who is spoken to, and never the speaker.
struct SpeakerFinder {
  let shape: TextShape
  let finder: SpeechTags
  let language: String
  var vocabulary: SpeechVocabulary { finder.vocabulary }

  /// A quotation on its way to a speaker.
  struct Turn {
    /// Its place among the drafts.
    let draft: Int
    /// The tokens from its first to its last.
    let tokens: Range<Int>
    /// How it stands to the turn before it.
    let step: Step
    /// The words that name the speaker, if any do.
    let tag: SpeechTags.Tag?
    let tagRule: SpeakerAttribution.Rule
    /// The names it calls out.
    var called: [Range<Int>] = []
    /// The name by which it says who speaks.
    var introduced: Range<Int>?
    /// Whom the sentence before it or after it shows acting.
    var actor: Actor?
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
    var people = StoryPeople(
      shape: shape, finder: finder, language: language,
      quoted: drafts.filter { $0.depth == 0 && $0.kind != .words }.flatMap(\.parts)
        .sorted { $0.lowerBound < $1.lowerBound },
      subjects: turns.compactMap { $0.tag }.filter { !$0.isPronoun }.map(\.subject)
        .sorted { $0.lowerBound < $1.lowerBound })
    for index in turns.indices {
      turns[index].called = called(in: turns[index].tokens, among: people)
      turns[index].introduced = introduction(in: turns[index].tokens, among: people)
    }
    for turn in turns {
      if let tag = turn.tag, !tag.isPronoun, people.person(at: tag.subject) == nil {
        people.count(described: tag.subject)
      }
      for words in turn.called { people.count(called: words) }
      if let words = turn.introduced { people.count(called: words) }
    }
    let narratorName = narratorName(turns, people: people)
    for index in turns.indices where turns[index].tag == nil {
      let next = index + 1 < turns.count ? turns[index + 1].tokens.lowerBound : shape.tokens.count
      let previous = index > 0 ? turns[index - 1].tokens.upperBound : 0
      turns[index].actor = actor(
        beside: turns[index].tokens, after: previous, before: next, among: people)
    }
    solve(&turns, people: people, narratorKey: narratorName?.key)
    for index in turns.indices {
      turns[index].speaker = attribution(
        of: turns[index], after: index > 0 ? turns[index - 1] : nil, among: people,
        narratorName: narratorName?.name)
    }
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
          step: step(to: drafts[index].tokens, tag: found?.0, after: turns.last), tag: found?.0,
          tagRule: found?.1 ?? .tagNames))
    }
    return turns
  }

  // MARK: - What is said of the speaker

  func isOwnVoice(_ tag: SpeechTags.Tag) -> Bool {
    vocabulary.own.contains(shape.tokens[tag.subject.lowerBound].key)
  }

  /// The speaker of a turn whose person is settled, with the rule and the words that say so.
  private func attribution(
    of turn: Turn, after last: Turn?, among people: StoryPeople, narratorName: String?
  ) -> SpeakerAttribution? {
    let taken = turn.person.flatMap {
      $0 == Self.narrator ? narratorName ?? Self.narrator : people.label(of: $0)
    }
    if let tag = turn.tag {
      let words = shape.scalars(tag.subject)
      if !tag.isPronoun {
        let name = text(tag.subject)
        let isNamed = tag.subject.contains { shape.isCapital($0) && !shape.isLineStart($0) }
        // “the doctor” is given the name of the one person whom the text calls Doctor.
        let bearer = isNamed ? nil : people.person(at: tag.subject).flatMap { people.fullNames[$0.person] }
        return SpeakerAttribution(
          name: bearer ?? name,
          rule: turn.tagRule == .announced ? .announced : isNamed ? .tagNames : .tagDescribes,
          words: words, taken: taken)
      }
      guard let person = turn.person else { return nil }
      let rule = turn.tagRule == .announced ? SpeakerAttribution.Rule.announced : .tagPronoun
      if person == Self.narrator {
        return SpeakerAttribution(
          name: narratorName ?? Self.narrator, rule: rule, words: words, taken: taken)
      }
      let mention = people.mention(of: person, before: tag.subject.lowerBound)
      return SpeakerAttribution(
        name: mention.map { displayed($0, people) } ?? people.label(of: person) ?? text(tag.subject),
        rule: rule, words: mention.map { shape.scalars($0.words) } ?? words, taken: taken)
    }
    guard let person = turn.person else { return nil }
    if let last, last.person == person, turn.step.isSamePassage, let speaker = last.speaker {
      return SpeakerAttribution(
        name: speaker.name, rule: .samePassage, words: speaker.words, taken: taken)
    }
    if let actor = turn.actor, actor.person == person, let mention = actor.mention {
      return SpeakerAttribution(
        name: displayed(mention, people), rule: .beside, words: shape.scalars(mention.words),
        taken: taken)
    }
    guard let name = taken else { return nil }
    let mention = people.mention(of: person, before: turn.tokens.lowerBound)
    return SpeakerAttribution(
      name: name, rule: .alternation,
      words: mention.map { shape.scalars($0.words) } ?? shape.scalars(turn.tokens.prefix(1)), taken: name)
  }

  private func text(_ words: Range<Int>) -> String {
    shape.text.text(of: words.lowerBound...(words.upperBound - 1))
  }

  private func displayed(_ mention: StoryMention, _ people: StoryPeople) -> String {
    mention.isNamed ? mention.name : people.fullNames[mention.person] ?? mention.name
  }
}
