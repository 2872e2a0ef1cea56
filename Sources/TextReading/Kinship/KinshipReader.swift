/// Finds the ties of kinship that words name, and names that people bore before.
///
/// Two people and a noun for kin have to stand together in one of a few forms; nothing is concluded from nearness alone.
/// A pronoun (“his sister”) leads to the nearest earlier person of its gender in the sentence or the one before, and
/// says that it did.
struct KinshipReader {
  let shape: TextShape
  let vocabulary: KinshipVocabulary
  let people: MentionMap
  /// The gender of a person of the reading, where its names show one.
  let gender: (Int) -> Gender

  /// How many tokens back a pronoun's person may stand.
  private static let reach = 60

  /// Returns the ties, in order.
  func ties() -> [KinshipProposal] {
    var found: [KinshipProposal] = []
    for index in shape.tokens.indices where shape.isWord(index) {
      if let tie = owned(at: index) ?? described(at: index) { found.append(tie) }
      if let tie = marriage(at: index) ?? plural(at: index) { found.append(tie) }
    }
    // One pair and kind, once in its place.
    var seen: Set<KinshipProposal> = []
    return found.filter { fits($0) && seen.insert($0).inserted }
  }

  /// Whether a person's gender is the one the noun has; a wife is no man.
  private func fits(_ tie: KinshipProposal) -> Bool {
    guard case .person(let person) = tie.person else { return true }
    switch gender(person) {
    case .male: return !vocabulary.feminine.contains { tie.kind.hasPrefix($0) }
    case .female: return !vocabulary.masculine.contains { tie.kind.hasPrefix($0) }
    case .unknown: return true
    }
  }

  /// Returns the names that people bore before: “Anna Petrovna, née Frolova”.
  func formerNames() -> [FormerName] {
    var found: [FormerName] = []
    for index in shape.tokens.indices where shape.isWord(index) {
      guard vocabulary.born.contains(shape.tokens[index].key), shape.isCapital(index + 1) else { continue }
      var before = index
      while before > 0, shape.tokens[before - 1].isSign(",") || shape.tokens[before - 1].isSign("(") {
        before -= 1
      }
      guard let person = people.ending(at: before) else { continue }
      var end = index + 2
      while end < shape.tokens.count, shape.isCapital(end), !shape.tokens[end].flags.contains(.lineBefore) {
        end += 1
      }
      found.append(
        FormerName(
          range: shape.scalars(person.tokens.lowerBound..<end), person: person.index,
          name: shape.text.text(of: (index + 1)...(end - 1))))
    }
    return found
  }

  // MARK: - Nouns

  /// The noun for kin that has its base at a token, with what a hyphen joins to it: “brother-in-law”, “beau-frère”.
  private func noun(at index: Int) -> (kind: String, words: Range<Int>)? {
    guard var kind = vocabulary.kinds[shape.tokens[index].key] else { return nil }
    var (start, end) = (index, index + 1)
    var next = end
    var suffix = vocabulary.suffix[...]
    while let word = suffix.first, next + 1 < shape.tokens.count, shape.tokens[next].isSign("-"),
      shape.isWord(next + 1), shape.tokens[next + 1].key == word
    {
      next += 2
      suffix.removeFirst()
    }
    if suffix.isEmpty, next > end {
      kind += "-in-law"
      end = next
    }
    if start >= 2, shape.tokens[start - 1].isSign("-"), !shape.tokens[start - 1].flags.contains(.spaceBefore),
      shape.isWord(start - 2)
    {
      guard let prefix = vocabulary.prefixes[shape.tokens[start - 2].key] else { return nil }
      kind = prefix == "in-law" ? kind + "-in-law" : prefix + kind
      start -= 2
    }
    // Another compound is another word.
    if end < shape.tokens.count, shape.tokens[end].isSign("-"),
      !shape.tokens[end].flags.contains(.spaceBefore)
    {
      return nil
    }
    return (kind, start..<end)
  }

  // MARK: - Whose

  /// “his sister Anna”, “my father, Leon”, “Serge’s sister Anna”.
  private func owned(at index: Int) -> KinshipProposal? {
    guard let (kind, words) = noun(at: index), let person = named(after: words.upperBound) else { return nil }
    let index = words.lowerBound
    var before = index - 1
    while before >= 0, shape.isWord(before), vocabulary.beforeNoun.contains(shape.tokens[before].key),
      vocabulary.owners[shape.tokens[before].key] == nil, index - before <= 3
    { before -= 1 }
    guard before >= 0 else { return nil }
    if shape.isWord(before), let owner = vocabulary.owners[shape.tokens[before].key] {
      let range = shape.scalars(before..<person.tokens.upperBound)
      switch owner {
      case .narrator:
        return KinshipProposal(
          range: range, person: .person(person.index), kind: kind, other: .narrator, rule: .pronounOwner,
          isResolved: false)
      case .male, .female, .either:
        let other = antecedent(of: before, owner, not: person.index)
        return KinshipProposal(
          range: range, person: .person(person.index), kind: kind,
          other: other.map { .person($0) } ?? .words(shape.string(before)), rule: .pronounOwner,
          isResolved: other != nil)
      }
    }
    // “Serge’s sister Anna”: an apostrophe and an s.
    guard before >= 2, shape.isWord(before), shape.tokens[before].utf8Count == 1,
      shape.tokens[before - 1].isSign("'"),
      let owner = people.ending(at: before - 1) ?? people.ending(at: before + 1), owner.index != person.index
    else { return nil }
    return KinshipProposal(
      range: shape.scalars(owner.tokens.lowerBound..<person.tokens.upperBound), person: .person(person.index),
      kind: kind, other: .person(owner.index), rule: .namedOwner, isResolved: false)
  }

  /// The person named right after a noun, a comma between them or none.
  private func named(after index: Int) -> MentionMap.Placed? {
    if let person = people.starting(at: index) { return person }
    guard shape.tokens.indices.contains(index), shape.tokens[index].isSign(","),
      let person = people.starting(at: index + 1)
    else { return nil }
    // “his sister, Anna, and …”: an apposition closes as it opens; a list of people does not.
    let end = person.tokens.upperBound
    guard end < shape.tokens.count, shape.tokens[end].isSign(",") || shape.isSentenceEnd(end) else {
      return nil
    }
    // “my wife, Mr. Edward, and Mrs. Turner” is a list.
    if people.starting(at: end + 1) != nil
      || shape.isWord(end + 1) && vocabulary.and.contains(shape.tokens[end + 1].key)
    {
      return nil
    }
    return person
  }

  /// The nearest person before a pronoun whose gender fits.
  private func antecedent(of pronoun: Int, _ owner: KinshipVocabulary.Owner, not person: Int) -> Int? {
    var stops = 0
    var start = pronoun - 1
    while start > 0, pronoun - start < Self.reach {
      if shape.isSentenceEnd(start) {
        stops += 1
        if stops == 2 { break }
      }
      if shape.tokens[start].flags.contains(.paragraphBefore) { break }
      start -= 1
    }
    let near = people.inside(max(0, start)..<pronoun).reversed().filter { candidate in
      guard candidate.index != person else { return false }
      let theirs = gender(candidate.index)
      switch owner {
      case .male: return theirs != .female
      case .female: return theirs == .female
      default: return true
      }
    }
    // A known gender goes before an unknown one.
    if owner == .male, let sure = near.first(where: { gender($0.index) == .male }) { return sure.index }
    return near.first?.index
  }

  // MARK: - Of whom

  /// “Anna, sister of Serge”, “X, fils de Y”, “Anna was the sister of Serge”, “la sœur de Serge, Anna”.
  private func described(at index: Int) -> KinshipProposal? {
    guard let (kind, words) = noun(at: index), shape.isWord(words.upperBound),
      vocabulary.of.contains(shape.tokens[words.upperBound].key)
    else { return nil }
    let index = words.lowerBound
    var next = words.upperBound + 1
    if next < shape.tokens.count, shape.tokens[next].isSign("'") { next += 1 }
    guard let owner = people.starting(at: next) else { return nil }
    var before = index - 1
    while before >= 0, shape.isWord(before) || shape.tokens[before].isSign("'"), index - before <= 4,
      shape.tokens[before].isSign("'") || vocabulary.beforeNoun.contains(shape.tokens[before].key)
    { before -= 1 }
    guard before >= 0 else { return nil }
    if shape.tokens[before].isSign(",") || shape.tokens[before].isSign("("),
      let person = people.ending(at: before), person.index != owner.index
    {
      return tie(person, kind, owner, rule: .apposition)
    }
    if shape.isWord(before), vocabulary.being.contains(shape.tokens[before].key),
      let person = people.ending(at: before), person.index != owner.index
    {
      return tie(person, kind, owner, rule: .predicate)
    }
    // “the sister of Serge, Anna,”
    if let person = named(after: owner.tokens.upperBound), person.index != owner.index,
      shape.tokens[owner.tokens.upperBound].isSign(","), shape.isCapital(person.tokens.lowerBound)
    {
      return tie(person, kind, owner, rule: .namedOwner)
    }
    return nil
  }

  private func tie(
    _ person: MentionMap.Placed, _ kind: String, _ other: MentionMap.Placed, rule: KinshipProposal.Rule
  ) -> KinshipProposal {
    let start = min(person.tokens.lowerBound, other.tokens.lowerBound)
    let end = max(person.tokens.upperBound, other.tokens.upperBound)
    return KinshipProposal(
      range: shape.scalars(start..<end), person: .person(person.index), kind: kind,
      other: .person(other.index), rule: rule, isResolved: false)
  }

  // MARK: - Two

  /// “Serge married Liouba”.
  private func marriage(at index: Int) -> KinshipProposal? {
    for phrase in vocabulary.marrying where phrase.first == shape.tokens[index].key {
      var end = index
      for key in phrase {
        if end < shape.tokens.count, shape.tokens[end].isSign("'") { end += 1 }
        guard end < shape.tokens.count, shape.tokens[end].key == key else { return nil }
        end += 1
      }
      guard let other = people.starting(at: end), let person = subject(before: index),
        person.index != other.index
      else { continue }
      return tie(person, "spouse", other, rule: .marriage)
    }
    return nil
  }

  /// The person a verb is said of: right before it, or before words between commas.
  private func subject(before verb: Int) -> MentionMap.Placed? {
    if let person = people.ending(at: verb) { return person }
    var start = verb - 1
    while start > 0, !shape.isSentenceEnd(start), !shape.tokens[start].flags.contains(.paragraphBefore),
      verb - start < 20
    {
      start -= 1
    }
    let before = people.inside(start..<verb)
    // One person only in the clause: “Serge, then at Leningrad, married …”.
    let persons = Set(before.map(\.index))
    return persons.count == 1 ? before.first : nil
  }

  /// “Serge and Raoul were brothers”.
  private func plural(at index: Int) -> KinshipProposal? {
    guard let kind = vocabulary.plurals[shape.tokens[index].key], index >= 4, shape.isWord(index - 1),
      vocabulary.being.contains(shape.tokens[index - 1].key), let second = people.ending(at: index - 1)
    else { return nil }
    let join = second.tokens.lowerBound - 1
    guard join > 0, shape.isWord(join), vocabulary.and.contains(shape.tokens[join].key),
      let first = people.ending(at: join), first.index != second.index
    else { return nil }
    return tie(first, kind, second, rule: .plural)
  }
}
