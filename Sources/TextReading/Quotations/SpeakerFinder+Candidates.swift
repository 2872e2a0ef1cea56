/// Who may speak each turn, and what speaks for each.
extension SpeakerFinder {
  /// How many turns away, and how many tokens, a dialogue lends a speaker.
  private static let reach = 12
  private static let reachInTokens = 600

  /// Settles who speaks each turn.
  func solve(_ turns: inout [Turn], people: StoryPeople, narratorKey: UInt64?) {
    let called = turns.map { turn in
      turn.called.compactMap { key(of: $0) }.map {
        $0 == narratorKey ? Self.narrator : people.person(called: $0)
      }
    }
    let tagged = turns.map { turn -> String? in
      guard let tag = turn.tag else { return nil }
      if tag.isPronoun { return isOwnVoice(tag) ? Self.narrator : nil }
      if people.words.isFaceless(tag.subject) { return nil }
      return people.person(at: tag.subject)?.person ?? people.described(tag.subject)
    }
    let isToldByOne = turns.contains { $0.tag.map(isOwnVoice) == true }
    let introductions = turns.map { $0.introduced.flatMap { key(of: $0) }.map { people.person(called: $0) } }
    settle(&turns, people, tagged: tagged, called: called, isToldByOne: isToldByOne)
    let identities = DescribedSpeakers(people: people).identities(
      in: turns.indices.map {
        DescribedSpeakers.Turn(
          person: turns[$0].person, odds: turns[$0].step.odds, closeness: turns[$0].step.closeness,
          called: called[$0], introduced: introductions[$0], start: turns[$0].tokens.lowerBound)
      })
    // With what descriptions stand for, the turns are settled once more.
    let known = turns.indices.map { index -> String? in
      guard let person = tagged[index], people.isDescription(person) else { return tagged[index] }
      return identities[index][person] ?? turns[index].person
    }
    guard known != tagged else { return }
    settle(&turns, people, tagged: known, called: called, isToldByOne: isToldByOne)
  }

  private func settle(
    _ turns: inout [Turn], _ people: StoryPeople, tagged: [String?], called: [[String]], isToldByOne: Bool
  ) {
    let speakers = Set(tagged.compactMap(\.self))
    var numbers: [String: Int] = [:]
    var names: [String] = []
    func number(_ person: String) -> Int {
      if let known = numbers[person] { return known }
      numbers[person] = names.count
      names.append(person)
      return names.count - 1
    }
    var drafts: [DialogueSolver.Turn] = []
    for (index, turn) in turns.enumerated() {
      var field = Field(unknown: SpeakerWeights.nobody)
      let near = neighbours(of: index, turns)
      if let tag = turn.tag {
        if tag.isPronoun, !isOwnVoice(tag) {
          addAntecedents(to: &field, tag, people, near: near, tagged: tagged, called: called, index: index)
        } else if let person = tagged[index] {
          addNamed(to: &field, person, tag, people, near: near, tagged: tagged, index: index)
        }
      } else if turn.actor != nil || near.contains(where: { turns[$0.turn].tag != nil }) {
        addSilent(
          to: &field, turn, people, near: near, tagged: tagged, called: called, isToldByOne: isToldByOne,
          speakers: speakers, index: index)
      }
      drafts.append(
        DialogueSolver.Turn(
          candidates: field.ranked(most: 9).map {
            DialogueSolver.Candidate(person: $0.person.map(number), weight: $0.weight)
          }, odds: turn.step.odds, closeness: turn.step.closeness, called: called[index].map(number)))
    }
    for (index, person) in DialogueSolver().speakers(of: drafts).enumerated() {
      turns[index].person = person.map { names[$0] }
    }
  }

  /// The candidates of one turn, each with its best weight, in the order they came up.
  private struct Field {
    var unknown: Double?
    private var people: [String] = []
    private var weights: [String: Double] = [:]

    init(unknown: Double?) { self.unknown = unknown }

    mutating func add(_ person: String, _ weight: Double) {
      if let known = weights[person] {
        weights[person] = max(known, weight)
      } else {
        people.append(person)
        weights[person] = weight
      }
    }

    func ranked(most count: Int) -> [(person: String?, weight: Double)] {
      let known = people.enumerated().map { ($0.offset, $0.element, weights[$0.element] ?? 0) }
        .sorted { ($1.2, $0.0) < ($0.2, $1.0) }.prefix(count)
        .map { (person: Optional($0.1), weight: $0.2) }
      return known + (unknown.map { [(person: nil, weight: $0)] } ?? [])
    }
  }

  /// The turns around one, with how far they are.
  private func neighbours(of index: Int, _ turns: [Turn]) -> [(turn: Int, distance: Int)] {
    let place = turns[index].tokens.lowerBound
    let range = max(0, index - Self.reach)..<min(turns.count, index + Self.reach + 1)
    return range.compactMap { other in
      other != index && abs(turns[other].tokens.lowerBound - place) <= Self.reachInTokens
        ? (other, abs(other - index)) : nil
    }
  }

  // MARK: - A name or a description

  private func addNamed(
    to field: inout Field, _ person: String, _ tag: SpeechTags.Tag, _ people: StoryPeople,
    near: [(turn: Int, distance: Int)], tagged: [String?], index: Int
  ) {
    field.unknown = nil
    field.add(person, 0)
    guard person != Self.narrator, people.isDescription(person), people.words.isDefinite(tag.subject) else {
      return
    }
    // “the painter” may be somebody whom the story names.
    let gender = people.words.gender(ofDescription: tag.subject)
    func weight(_ other: Gender) -> Double? {
      if gender != .unknown, other != .unknown {
        return gender == other ? SpeakerWeights.describedAlike : nil
      }
      return SpeakerWeights.describedUnknown
    }
    for mention in people.mentions(before: tag.subject.lowerBound, most: 12) where mention.isNamed {
      let distance = people.sentence(of: tag.subject.lowerBound) - mention.sentence
      guard distance <= 12, let weight = weight(mention.gender) else { continue }
      field.add(mention.person, weight - 0.05 * Double(distance))
    }
    for (turn, distance) in near {
      guard let other = tagged[turn], other != Self.narrator, !people.isDescription(other),
        let weight = weight(people.gender(ofPerson: other))
      else { continue }
      field.add(other, weight - 0.05 * Double(distance))
    }
  }

  // MARK: - A pronoun

  /// The people a pronoun may stand for: near, of its gender, a subject rather than an object, named rather than described.
  private func addAntecedents(
    to field: inout Field, _ tag: SpeechTags.Tag, _ people: StoryPeople,
    near: [(turn: Int, distance: Int)], tagged: [String?], called: [[String]], index: Int
  ) {
    field.unknown = SpeakerWeights.pronounNobody
    let wanted = people.words.gender(of: tag.subject.lowerBound)
    guard wanted != .unknown else { return }
    for mention in antecedents(before: tag.subject.lowerBound, wanted: wanted, among: people) {
      field.add(mention.mention.person, mention.score - 2.6)
    }
    func fits(_ person: String) -> Double? {
      guard person != Self.narrator else { return nil }
      let gender = people.gender(ofPerson: person)
      return gender == wanted
        ? SpeakerWeights.pronounSpeaker : gender == .unknown ? SpeakerWeights.pronounSpeakerUnknown : nil
    }
    for (turn, distance) in near where distance <= 8 {
      if let person = tagged[turn], let weight = fits(person) {
        field.add(person, weight - 0.1 * Double(distance))
      }
      for person in called[turn] where distance <= 2 {
        if let weight = fits(person) { field.add(person, weight + SpeakerWeights.pronounCalled) }
      }
    }
  }

  /// The people of a gender before a place, each mention with its score.
  func antecedents(
    before token: Int, wanted: Gender, among people: StoryPeople
  ) -> [(score: Double, mention: StoryMention)] {
    let sentence = people.sentence(of: token)
    return people.mentions(before: token, most: 24).reversed().compactMap { mention in
      guard mention.gender == wanted || mention.gender == .unknown && (mention.isNamed || mention.isSubject)
      else { return nil }
      var score = SpeakerWeights.mentionPerSentence * Double(min(sentence - mention.sentence, 16))
      score += mention.isNamed ? SpeakerWeights.mentionNamed : SpeakerWeights.mentionDescribed
      score += mention.gender == wanted ? SpeakerWeights.mentionGender : 0
      score += mention.isSubject ? SpeakerWeights.mentionSubject : 0
      return (score, mention)
    }
  }

  // MARK: - No words name the speaker

  private func addSilent(
    to field: inout Field, _ turn: Turn, _ people: StoryPeople, near: [(turn: Int, distance: Int)],
    tagged: [String?], called: [[String]], isToldByOne: Bool, speakers: Set<String>, index: Int
  ) {
    if let actor = turn.actor { field.add(actor.person, actor.weight) }
    for (turn, distance) in near {
      let cost = 0.06 * Double(distance)
      if let person = tagged[turn] { field.add(person, SpeakerWeights.speaksNear - cost) }
      if distance <= 3 { for person in called[turn] { field.add(person, SpeakerWeights.calledNear - cost) } }
    }
    let sentence = people.sentence(of: turn.tokens.lowerBound)
    for mention in people.mentions(before: turn.tokens.lowerBound, most: 8) {
      let distance = sentence - mention.sentence
      // What is mentioned may be no person at all: somebody speaks elsewhere, or is shown to be a man or a woman.
      guard distance <= 10, mention.isNamed || mention.isSubject,
        mention.gender != .unknown || speakers.contains(mention.person)
      else { continue }
      field.add(
        mention.person,
        (mention.isSubject ? SpeakerWeights.subjectNear : SpeakerWeights.namedNear) - 0.1 * Double(distance))
    }
    if isToldByOne, let last = people.ownWord(before: turn.tokens.lowerBound),
      turn.tokens.lowerBound - last <= 60
    {
      field.add(Self.narrator, SpeakerWeights.narratorNear)
    }
  }
}
