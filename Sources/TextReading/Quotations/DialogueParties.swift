/// Settles who speaks in a dialogue of two, where what names one party once names it for all of its turns.
struct DialogueParties {
  let shape: TextShape

  /// How far the turn may lie that lends its speaker.
  private static let reach = 8

  /// Names the turns that no words name, and corrects pronouns by the party they stand in.
  func settle(_ turns: inout [SpeakerFinder.Turn], people: StoryPeople) {
    var start = 0
    while start < turns.count {
      var end = start + 1
      while end < turns.count, turns[end].relation != .apart { end += 1 }
      settle(start..<end, &turns, people)
      start = end
    }
  }

  private func settle(_ run: Range<Int>, _ turns: inout [SpeakerFinder.Turn], _ people: StoryPeople) {
    guard run.count > 1 else { return }
    var parties = [0]
    for index in run.dropFirst() {
      parties.append(
        turns[index].relation == .goesOn ? parties[parties.count - 1] : 1 - parties[parties.count - 1])
    }
    func party(_ index: Int) -> Int { parties[index - run.lowerBound] }
    // One person is named in each party at most: then its pronouns mean that person.
    for side in 0...1 {
      var named: Set<String> = []
      for index in run where party(index) == side && isSure(turns[index]) {
        if let person = turns[index].person { named.insert(person) }
      }
      guard named.count == 1, let person = named.first,
        let source = run.first(where: { party($0) == side && isSure(turns[$0]) && turns[$0].person == person }
        )
      else { continue }
      for index in run where party(index) == side && turns[index].speaker?.rule == .tagPronoun {
        guard let tag = turns[index].tag, turns[index].person != person,
          turns[index].person != SpeakerFinder.narrator,
          let speaker = turns[source].speaker, fits(tag, person, people), abs(index - source) <= Self.reach
        else { continue }
        turns[index].person = person
        turns[index].speaker = SpeakerAttribution(name: speaker.name, rule: .tagPronoun, words: speaker.words)
      }
    }
    let known = run.filter { turns[$0].speaker != nil }
    for index in run where turns[index].speaker == nil && turns[index].tag == nil {
      guard let source = lender(to: index, among: known, turns, party: party),
        let speaker = turns[source].speaker
      else { continue }
      turns[index].person = turns[source].person
      turns[index].speaker = SpeakerAttribution(name: speaker.name, rule: .alternation, words: speaker.words)
    }
  }

  /// Whether words name the speaker of a turn.
  private func isSure(_ turn: SpeakerFinder.Turn) -> Bool {
    guard let tag = turn.tag, let speaker = turn.speaker else { return false }
    return speaker.rule != .tagPronoun && !tag.isPronoun || turn.person == SpeakerFinder.narrator
  }

  private func fits(_ tag: SpeechTags.Tag, _ person: String, _ people: StoryPeople) -> Bool {
    guard person != SpeakerFinder.narrator else { return false }
    let wanted = people.gender(of: tag.subject.lowerBound)
    let theirs = people.mentions.first { $0.person == person && $0.gender != .unknown }?.gender ?? .unknown
    return wanted != .unknown && (theirs == .unknown || theirs == wanted)
  }

  /// The nearest turn of the person for whom most speaks: near turns of the same party for him, of the other against.
  private func lender(
    to index: Int, among known: [Int], _ turns: [SpeakerFinder.Turn], party: (Int) -> Int
  ) -> Int? {
    let called = Set(
      turns[index].called.compactMap { words in
        words.last { shape.isCapital($0) }.map { "\(shape.tokens[$0].key)" }
      })
    var scores: [String: Double] = [:]
    for other in known where abs(other - index) <= Self.reach {
      guard let person = turns[other].person, !called.contains(person) else { continue }
      let weight = isSure(turns[other]) ? 3.0 : turns[other].speaker?.rule == .tagPronoun ? 1.5 : 0.8
      let share = weight / Double(abs(other - index) + 1)
      scores[person, default: 0] += party(other) == party(index) ? share : -share
    }
    guard let best = scores.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), best.value > 0.1 else {
      return nil
    }
    return known.filter { turns[$0].person == best.key && party($0) == party(index) }
      .min { (abs($0 - index), $0) < (abs($1 - index), $1) }
  }
}
