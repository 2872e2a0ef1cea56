/// Whom the sentence beside a quotation shows acting.
extension SpeakerFinder {
  /// Somebody who acts beside the words.
  struct Actor {
    let person: String
    /// The mention that shows it; `nil` for who tells the story.
    let mention: StoryMention?
    /// What speaks for this one.
    let weight: Double
  }

  /// Whom the sentence before or behind a quotation shows acting.
  func actor(beside tokens: Range<Int>, after previous: Int, before next: Int, among people: StoryPeople)
    -> Actor?
  {
    actor(before: tokens.lowerBound, after: previous, among: people)
      ?? actor(after: tokens.upperBound, before: next, among: people)
  }

  /// Whom the sentence just before shows acting: “Lord Henry raised his eyebrows. ‘Not send it?’”
  private func actor(before open: Int, after previous: Int, among people: StoryPeople) -> Actor? {
    guard open - previous >= 3, shape.isTokenised || !isParagraphStart(open) else { return nil }
    var end = open
    while end > previous, shape.tokens[end - 1].kind == .sign, !shape.isSentenceEnd(end - 1) { end -= 1 }
    var start = end - 1
    while start > previous, !shape.isSentenceEnd(start - 1), !isParagraphStart(start) { start -= 1 }
    return subject(ofSentenceAt: start, before: end, among: people, weight: SpeakerWeights.acts)
      ?? lastSubject(in: start..<end, among: people)
  }

  /// Whom the sentence just after shows acting, as in “‘Wait!’ Tuppence seized his arm.” in one paragraph.
  private func actor(after close: Int, before next: Int, among people: StoryPeople) -> Actor? {
    guard !shape.isTokenised, next - close >= 3, !isParagraphStart(close) else { return nil }
    var end = close
    while end < next, !shape.isSentenceEnd(end), !(end > close && isParagraphStart(end)) { end += 1 }
    return subject(ofSentenceAt: close, before: end, among: people, weight: SpeakerWeights.acts)
  }

  /// The person whom a sentence begins with, by name, description or pronoun.
  private func subject(
    ofSentenceAt start: Int, before end: Int, among people: StoryPeople, weight: Double
  ) -> Actor? {
    guard end - start >= 2 else { return nil }
    if let mention = people.person(at: start..<min(start + 3, end)), mention.isSubject {
      return Actor(person: mention.person, mention: mention, weight: weight)
    }
    return pronoun(at: start, among: people, weight: weight)
  }

  /// The last pronoun of a sentence that can only be a subject: “before we parted, he told what was in his mind”.
  private func lastSubject(in sentence: Range<Int>, among people: StoryPeople) -> Actor? {
    for index in sentence.reversed() {
      if let actor = pronoun(at: index, among: people, weight: SpeakerWeights.actsLater) { return actor }
    }
    return nil
  }

  private func pronoun(at index: Int, among people: StoryPeople, weight: Double) -> Actor? {
    let key = shape.tokens[index].key
    guard shape.isWord(index) else { return nil }
    if vocabulary.own.contains(key) {
      return Actor(person: Self.narrator, mention: nil, weight: weight + SpeakerWeights.tells)
    }
    guard vocabulary.narrativePronouns.contains(key) else { return nil }
    let wanted = people.words.gender(of: index)
    guard wanted != .unknown else { return nil }
    let best = antecedents(before: index, wanted: wanted, among: people)
      .max { ($0.score, $1.mention.token) < ($1.score, $0.mention.token) }?.mention
    return best.map { Actor(person: $0.person, mention: $0, weight: weight) }
  }
}
