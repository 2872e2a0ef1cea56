/// Names that words call out, and the name by which a narrator is called.
extension SpeakerFinder {
  /// The names that words call out: between pauses, as in “No, my dear Watson, not all”.
  ///
  /// At the head of a sentence only a name that is known as one is called out: “Oh!” calls nobody.
  func called(in tokens: Range<Int>, among people: StoryPeople) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = tokens.lowerBound
    while index < tokens.upperBound {
      guard shape.isCapital(index), let phrase = finder.phrases.phrase(at: index, before: tokens.upperBound),
        phrase.count <= 4, isPause(phrase.upperBound),
        isCalled(before: phrase.lowerBound, in: tokens) || opensCall(phrase, in: tokens, among: people)
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
    // “Sect. 5” calls nobody.
    if shape.sign(index) == 0x2E, index + 1 < shape.tokens.count, shape.tokens[index + 1].kind == .number {
      return false
    }
    return switch shape.sign(index) {
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

  /// Whether a name that is known as one opens the quotation or a sentence of it, as in “Annie, give me that”.
  private func opensCall(_ phrase: Range<Int>, in tokens: Range<Int>, among people: StoryPeople) -> Bool {
    let start = phrase.lowerBound
    guard start > tokens.lowerBound, shape.tokens[start - 1].kind == .sign, let name = key(of: phrase) else {
      return false
    }
    return people.isBorne(name) || NameVocabulary.builtIn.isGivenName(name)
  }

  /// The name of who tells the story in the first person: what he says he is called, or else what those with whom he
  /// speaks call him at least twice, which is never a common word nor the name of anybody told of.
  func narratorName(_ turns: [Turn], people: StoryPeople) -> (name: String, key: UInt64)? {
    guard turns.contains(where: { $0.tag.map(isOwnVoice) == true }) else { return nil }
    if let words = ownName(outside: turns), let key = key(of: words) {
      return (shape.text.text(of: words.lowerBound...(words.upperBound - 1)), key)
    }
    var counts: [UInt64: (count: Int, words: Range<Int>)] = [:]
    for (index, turn) in turns.enumerated() where turn.tag.map(isOwnVoice) != true {
      let near = turns[max(0, index - 2)..<min(turns.count, index + 3)]
      guard near.contains(where: { $0.tag.map(isOwnVoice) == true }) else { continue }
      for words in turn.called {
        guard let key = key(of: words), !LanguageStatistics.builtIn.isCommon(key, in: language) else {
          continue
        }
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

  /// “My name is Pip”, told by the narrator and not in quoted words.
  private func ownName(outside turns: [Turn]) -> Range<Int>? {
    guard !vocabulary.ownNaming.isEmpty else { return nil }
    var next = 0
    for index in shape.tokens.indices where shape.isWord(index) {
      while next < turns.count, turns[next].tokens.upperBound <= index { next += 1 }
      if next < turns.count, turns[next].tokens.contains(index) { continue }
      for phrase in vocabulary.ownNaming where phrase.first == shape.tokens[index].key {
        let end = index + phrase.count
        guard end < shape.tokens.count,
          zip(index..<end, phrase).allSatisfy({ shape.tokens[$0].key == $1 }), shape.isCapital(end),
          let name = finder.phrases.phrase(at: end, before: min(end + 8, shape.tokens.count))
        else { continue }
        return name
      }
    }
    return nil
  }

  /// Who quoted words say that their speaker is: “I am Parson Tringham”.
  func introduction(in tokens: Range<Int>, among people: StoryPeople) -> Range<Int>? {
    guard !vocabulary.introducing.isEmpty else { return nil }
    for index in tokens where shape.isWord(index) {
      for phrase in vocabulary.introducing where phrase.first == shape.tokens[index].key {
        let start = index + phrase.count
        guard start < tokens.upperBound,
          zip(index..<start, phrase).allSatisfy({ shape.tokens[$0].key == $1 }), shape.isCapital(start),
          let name = finder.phrases.phrase(at: start, before: tokens.upperBound), let key = key(of: name),
          name.count > 1 || people.isBorne(key) || NameVocabulary.builtIn.isGivenName(key)
        else { continue }
        return name
      }
    }
    return nil
  }

  /// The last capital of a name that is no title.
  func key(of phrase: Range<Int>) -> UInt64? {
    phrase.last {
      shape.isCapital($0) && !vocabulary.male.contains(shape.tokens[$0].key)
        && !vocabulary.female.contains(shape.tokens[$0].key)
    }.map { shape.tokens[$0].key }
  }
}
