/// Finds the statements that sentences may make: an event word with people, a date or a place beside it.
///
/// Each event word of a sentence has its clause: from the event word before it to the one after it. Whoever stands
/// nearest before it is its subject, whoever follows it directly or behind “with”, “by” or “to” its object. A date or a
/// place goes to the nearest event word, rather before it than behind.
struct CandidateFinder {
  let vocabulary: EventVocabulary
  let text: TokenizedText
  let people: MentionMap
  let dates: MentionMap
  let places: MentionMap
  /// Words that stand for somebody, each with its index in itself.
  let references: MentionMap
  /// The gender of a person of the reading, where its names show one.
  let gender: (Int) -> Gender

  /// At most so many event words a sentence; more is a list.
  private static let most = 6
  /// How many tokens from its event word a date, a person or a place still counts as near.
  private static let near = 9
  private static let reach = 28

  private typealias Trigger = (tokens: Range<Int>, kind: String)
  private typealias Participant = CandidateStatement.Participant

  /// Returns the candidates, in text order.
  ///
  /// - Complexity: O(*n*) in the number of tokens and mentions.
  func candidates() -> [CandidateStatement] {
    var found: [CandidateStatement] = []
    for sentence in SentenceSplitter(abbreviations: vocabulary.abbreviations).sentences(of: text) {
      let triggers = triggers(in: sentence)
      guard !triggers.isEmpty else { continue }
      let dates = share(self.dates.inside(sentence), among: triggers, in: sentence)
      let places = share(self.places.inside(sentence), among: triggers, in: sentence)
      var subject: Participant?
      for (index, trigger) in triggers.enumerated() {
        let start = index == 0 ? sentence.lowerBound : triggers[index - 1].tokens.upperBound
        let end = index + 1 < triggers.count ? triggers[index + 1].tokens.lowerBound : sentence.upperBound
        let clause = start..<max(start, end)
        if let candidate = candidate(
          trigger, in: clause, of: sentence, dates: dates[index], places: places[index], shared: subject)
        {
          subject = candidate.participants.first ?? subject
          found.append(candidate)
        }
      }
    }
    return found
  }

  private func scalars(_ tokens: Range<Int>) -> Range<Int> {
    Int(text.tokens[tokens.lowerBound].scalarStart)..<Int(text.tokens[tokens.upperBound - 1].scalarEnd)
  }

  // MARK: - Event words

  private func triggers(in sentence: Range<Int>) -> [Trigger] {
    var found: [Trigger] = []
    var index = sentence.lowerBound
    while index < sentence.upperBound, found.count < Self.most {
      guard text.tokens[index].kind == .word, let trigger = trigger(at: index, before: sentence.upperBound)
      else {
        index += 1
        continue
      }
      if !isNominal(trigger, in: sentence) { found.append(trigger) }
      index = trigger.tokens.upperBound
    }
    return found
  }

  private func trigger(at index: Int, before end: Int) -> Trigger? {
    for phrase in vocabulary.phrases[text.tokens[index].key] ?? [] {
      var next = index
      var isWhole = true
      for key in phrase.keys {
        guard next < end, text.tokens[next].key == key else {
          isWhole = false
          break
        }
        next += 1
      }
      if isWhole { return (index..<next, phrase.kind) }
    }
    return nil
  }

  /// Whether a single word is a noun or an adjective here: “the wounded”, “a married man”, “his left hand”, “la mort”.
  private func isNominal(_ trigger: Trigger, in sentence: Range<Int>) -> Bool {
    guard trigger.tokens.count == 1, trigger.tokens.lowerBound > sentence.lowerBound else { return false }
    var before = trigger.tokens.lowerBound - 1
    if text.tokens[before].isSign("'"), before > sentence.lowerBound { before -= 1 }
    let word = text.tokens[trigger.tokens.lowerBound]
    let letters = text.bytes[Int(word.utf8Start)..<Int(word.utf8End)]
    if vocabulary.finiteEndings.contains(where: { letters.suffix($0.count).elementsEqual($0) }) {
      return false
    }
    return vocabulary.determiners.contains(text.tokens[before].key)
  }

  // MARK: - What stands near

  /// Gives each mention of a date or place to the event word it is nearest to.
  private func share(
    _ mentions: ArraySlice<MentionMap.Placed>, among triggers: [Trigger], in sentence: Range<Int>
  ) -> [[(placed: MentionMap.Placed, distance: Int)]] {
    var result: [[(placed: MentionMap.Placed, distance: Int)]] = Array(repeating: [], count: triggers.count)
    for mention in mentions {
      var best: (index: Int, distance: Int, cost: Int)?
      for (index, trigger) in triggers.enumerated() {
        let isAfter = mention.tokens.lowerBound >= trigger.tokens.upperBound
        let distance =
          isAfter
          ? mention.tokens.lowerBound - trigger.tokens.upperBound
          : max(0, trigger.tokens.lowerBound - mention.tokens.upperBound)
        let cost = isAfter ? distance * 2 : distance * 3
        if best.map({ cost < $0.cost }) ?? true { best = (index, distance, cost) }
      }
      guard let best, best.distance <= Self.reach else { continue }
      result[best.index].append((mention, best.distance))
    }
    return result.map { list in
      list.sorted { ($0.distance, $0.placed.tokens.lowerBound) < ($1.distance, $1.placed.tokens.lowerBound) }
    }
  }

  private func candidate(
    _ trigger: Trigger, in clause: Range<Int>, of sentence: Range<Int>,
    dates: [(placed: MentionMap.Placed, distance: Int)], places: [(placed: MentionMap.Placed, distance: Int)],
    shared: Participant?
  ) -> CandidateStatement? {
    var grounds: [CandidateStatement.Ground] = [.eventWord]
    var participants: [Participant] = []
    let isPassive = isPassive(trigger, in: clause)
    let object = object(after: trigger, in: clause)
    let takesObject = vocabulary.transitive.contains(trigger.kind)
    let isActive = takesObject && !isPassive && object?.role == nil && object != nil
    if let (subject, ground) = subject(before: trigger, in: clause, sentence: sentence)
      ?? shared.map({
        (Participant(who: $0.who, role: nil, words: $0.words, isResolved: $0.isResolved), .sharedSubject)
      })
    {
      var subject = subject
      subject.role = isActive ? "agent" : vocabulary.subjectRoles[trigger.kind]
      participants.append(subject)
      grounds.append(ground)
    }
    if var object {
      if object.role == nil {
        object.role =
          takesObject || participants.isEmpty
          ? vocabulary.subjectRoles[trigger.kind] : vocabulary.objectRoles[trigger.kind]
      }
      if !participants.contains(where: { $0.who == object.who }) {
        // Whoever the event happened to comes first.
        if isActive { participants.insert(object, at: 0) } else { participants.append(object) }
        grounds.append(.object)
      }
    }
    guard !participants.isEmpty || !dates.isEmpty else { return nil }
    if let first = dates.first { grounds += first.distance <= Self.near ? [.date, .dateNear] : [.date] }
    if !places.isEmpty { grounds.append(.place) }
    if sentence.count < 40 { grounds.append(.short) }
    let isDenied = text.tokens[
      max(clause.lowerBound, trigger.tokens.lowerBound - 4)..<trigger.tokens.lowerBound
    ]
    .contains { vocabulary.denials.contains($0.key) }
    let isSupposed =
      text.tokens[clause.lowerBound..<trigger.tokens.lowerBound].contains {
        vocabulary.conditionals.contains($0.key)
      }
      || text.tokens[sentence.upperBound - 1].isSign("?")
    if isDenied { grounds.append(.denied) }
    if isSupposed { grounds.append(.supposed) }
    var seen: Set<Int> = []
    let people = participants.compactMap { participant -> Int? in
      guard case .person(let index) = participant.who, seen.insert(index).inserted else { return nil }
      return index
    }
    return CandidateStatement(
      range: scalars(sentence), event: trigger.kind, trigger: scalars(trigger.tokens),
      participants: participants,
      people: people, dates: dates.map(\.placed.index), places: places.map(\.placed.index),
      isDenied: isDenied,
      isSupposed: isSupposed, grounds: grounds)
  }

  // MARK: - Who

  /// The person nearest before an event word, or the pronoun that stands there.
  private func subject(
    before trigger: Trigger, in clause: Range<Int>, sentence: Range<Int>
  ) -> (Participant, CandidateStatement.Ground)? {
    // “the arrest of Serge”: the noun's object is who it happened to.
    if let last = text.tokens[trigger.tokens].last, vocabulary.of.contains(last.key),
      let person = people.starting(at: trigger.tokens.upperBound)
        ?? (trigger.tokens.upperBound + 1 < clause.upperBound
          && text.tokens[trigger.tokens.upperBound].isSign("'")
          ? people.starting(at: trigger.tokens.upperBound + 1) : nil)
    {
      return (participant(person), .subject)
    }
    let before = people.inside(clause.lowerBound..<trigger.tokens.lowerBound)
    let pronoun = pronoun(before: trigger.tokens.lowerBound, in: clause)
    if let pronoun, (before.last.map { $0.tokens.upperBound <= pronoun }) ?? true {
      let words = scalars(pronoun..<(pronoun + 1))
      if vocabulary.own.contains(text.tokens[pronoun].key) {
        return (Participant(who: .narrator, role: nil, words: words, isResolved: false), .pronoun)
      }
      if let person = antecedent(of: pronoun, sentence: sentence) {
        return (Participant(who: .person(person), role: nil, words: words, isResolved: true), .pronoun)
      }
      return (
        Participant(
          who: .words(text.text(of: text.tokens[pronoun])), role: nil, words: words, isResolved: false),
        .pronoun
      )
    }
    // The last person may stand in an aside or behind a preposition: the first of the clause is its subject then.
    let free = before.filter { !isGoverned($0) }
    if let subject = free.last ?? before.last,
      trigger.tokens.lowerBound - subject.tokens.upperBound <= Self.reach
    {
      return (participant(subject), .subject)
    }
    // “The King of France died”: somebody is meant, and the editor says who.
    if let reference = references.inside(clause.lowerBound..<trigger.tokens.lowerBound).last,
      trigger.tokens.lowerBound - reference.tokens.upperBound <= Self.near
    {
      let words = text.text(of: reference.tokens.lowerBound...(reference.tokens.upperBound - 1))
      return (
        Participant(who: .words(words), role: nil, words: scalars(reference.tokens), isResolved: false),
        .pronoun
      )
    }
    return nil
  }

  private func participant(_ person: MentionMap.Placed) -> Participant {
    Participant(who: .person(person.index), role: nil, words: scalars(person.tokens), isResolved: false)
  }

  /// Whether a preposition stands before a person.
  private func isGoverned(_ person: MentionMap.Placed) -> Bool {
    var before = person.tokens.lowerBound - 1
    if before > 0, text.tokens[before].isSign("'") { before -= 1 }
    guard before >= 0 else { return false }
    let key = text.tokens[before].key
    return vocabulary.of.contains(key) || vocabulary.prepositions[key] != nil
  }

  private func pronoun(before trigger: Int, in clause: Range<Int>) -> Int? {
    var index = trigger - 1
    while index >= clause.lowerBound, trigger - index <= 5 {
      let token = text.tokens[index]
      if token.kind == .word,
        vocabulary.own.contains(token.key) || vocabulary.he.contains(token.key)
          || vocabulary.she.contains(token.key)
      {
        return index
      }
      if token.isSign(",") || token.isSign(";") { return nil }
      index -= 1
    }
    return nil
  }

  /// The nearest person of a pronoun's gender in the sentence or the two before it.
  private func antecedent(of pronoun: Int, sentence: Range<Int>) -> Int? {
    let isHer = vocabulary.she.contains(text.tokens[pronoun].key)
    var start = pronoun
    var stops = 0
    while start > 0, pronoun - start < 90 {
      if text.tokens[start].flags.contains(.paragraphBefore) { break }
      start -= 1
      if text.tokens[start].isSign("."), start < sentence.lowerBound {
        stops += 1
        if stops == 3 { break }
      }
    }
    let near = people.inside(start..<pronoun).reversed().filter {
      isHer ? gender($0.index) == .female : gender($0.index) != .female
    }
    // Subjects go before what a preposition governs, a known gender before an unknown one.
    let wanted = isHer ? Gender.female : .male
    return
      (near.first { gender($0.index) == wanted && !isGoverned($0) } ?? near.first { !isGoverned($0) }
      ?? near.first)?
      .index
  }

  /// Who follows an event word: directly, or behind a preposition that says the part.
  private func object(after trigger: Trigger, in clause: Range<Int>) -> Participant? {
    let start = trigger.tokens.upperBound
    for person in people.inside(start..<clause.upperBound) {
      let gap = person.tokens.lowerBound - start
      guard gap <= Self.near else { return nil }
      var before = person.tokens.lowerBound - 1
      if before > start, text.tokens[before].isSign("'") { before -= 1 }
      if gap == 0 {
        // What “of” governs is the subject.
        if let last = text.tokens[trigger.tokens].last, vocabulary.of.contains(last.key) { continue }
        return participant(person)
      }
      if let role = vocabulary.prepositions[text.tokens[before].key] {
        var object = participant(person)
        object.role = role
        return object
      }
      if gap <= 2, !vocabulary.of.contains(text.tokens[before].key), text.tokens[before].kind == .word,
        vocabulary.determiners.contains(text.tokens[before].key)
      {
        return participant(person)
      }
    }
    return nil
  }

  private func isPassive(_ trigger: Trigger, in clause: Range<Int>) -> Bool {
    if vocabulary.being.contains(text.tokens[trigger.tokens.lowerBound].key) { return true }
    return text.tokens[max(clause.lowerBound, trigger.tokens.lowerBound - 4)..<trigger.tokens.lowerBound]
      .contains { vocabulary.being.contains($0.key) }
  }
}
