/// Ascribes quotations to speakers, each by a rule that is named; without a rule nobody speaks.
///
/// Rules in this order: a tag inside or after the words, a clause that announces them, the quotation the same
/// sentence or paragraph began with, turns that alternate, a sentence of the same paragraph that shows one person
/// acting. A pronoun stands for the nearest person of its gender, and not for the one who just spoke.
struct SpeakerFinder {
  let shape: TextShape
  let finder: SpeechTags
  let language: String
  private let names = NameVocabulary.builtIn
  private var vocabulary: SpeechVocabulary { finder.vocabulary }

  private enum Gender { case male, female, unknown }

  /// A person named in the story, outside quotations.
  private struct Mention {
    let token: Int
    let words: Range<Int>
    let name: String
    let gender: Gender
    /// Whether it is a name rather than a description.
    let isNamed: Bool
  }

  init(shape: TextShape, finder: SpeechTags, language: String) {
    self.shape = shape
    self.finder = finder
    self.language = language
  }

  func ascribe(_ drafts: inout [QuotationDraft]) {
    let order = drafts.indices.filter { drafts[$0].depth == 0 && drafts[$0].kind != .words }
    var subjects: [Int: (tag: SpeechTags.Tag, rule: SpeakerAttribution.Rule)] = [:]
    for (position, index) in order.enumerated() {
      let next =
        position + 1 < order.count ? drafts[order[position + 1]].tokens.lowerBound : shape.tokens.count
      let previous = position > 0 ? drafts[order[position - 1]].tokens.upperBound : 0
      subjects[index] = subject(of: drafts[index], after: previous, before: next)
    }
    let mentions = mentions(outside: drafts, subjects: subjects)
    var next = 0
    var recent: [Mention] = []
    for (position, index) in order.enumerated() {
      let draft = drafts[index]
      let previous = position > 0 ? drafts[order[position - 1]] : nil
      if let (tag, rule) = subjects[index] {
        while next < mentions.count, mentions[next].token < tag.subject.lowerBound {
          recent.append(mentions[next])
          next += 1
        }
        if recent.count > 24 { recent.removeFirst(recent.count - 24) }
        drafts[index].speaker = attribution(
          tag, rule: rule, recent: recent,
          previous: previous.flatMap { isAdjacent($0, draft) ? $0.speaker : nil })
        if drafts[index].speaker != nil { continue }
      }
      while next < mentions.count, mentions[next].token < draft.tokens.lowerBound {
        recent.append(mentions[next])
        next += 1
      }
      if recent.count > 24 { recent.removeFirst(recent.count - 24) }
      drafts[index].speaker = inferred(
        draft, previous: previous, turns: order[max(0, position - 6)..<position].map { drafts[$0].speaker },
        recent: recent)
    }
    settleDialogues(&drafts, order: order, subjects: subjects)
  }

  /// In a dialogue of two, what names one party once names it for all of its turns.
  private func settleDialogues(
    _ drafts: inout [QuotationDraft], order: [Int],
    subjects: [Int: (tag: SpeechTags.Tag, rule: SpeakerAttribution.Rule)]
  ) {
    var start = 0
    while start < order.count {
      // Turns that follow one another directly, each with its party.
      var parties = [0]
      var end = start + 1
      while end < order.count {
        let (last, next) = (drafts[order[end - 1]], drafts[order[end]])
        let gap = next.tokens.lowerBound - last.tokens.upperBound
        guard gap >= 0, gap <= 14 else { break }
        parties.append(isAnswer(next, to: last) ? 1 - parties[parties.count - 1] : parties[parties.count - 1])
        end += 1
      }
      if end - start > 2 {
        for party in 0...1 {
          var counts: [String: (count: Int, name: SpeakerAttribution)] = [:]
          for offset in parties.indices where parties[offset] == party {
            let index = order[start + offset]
            guard let speaker = drafts[index].speaker, let subject = subjects[index], !subject.tag.isPronoun,
              speaker.rule == .tagNames || speaker.rule == .announced
            else { continue }
            counts[Self.identity(speaker.name), default: (0, speaker)].count += 1
          }
          guard counts.count == 1, let found = counts.values.first else { continue }
          for offset in parties.indices where parties[offset] == party {
            let index = order[start + offset]
            if let subject = subjects[index], !subject.tag.isPronoun || isOwnVoice(subject.tag) { continue }
            drafts[index].speaker = SpeakerAttribution(
              name: found.name.name, rule: .alternation, words: found.name.words)
          }
        }
      }
      start = end
    }
  }

  private func isOwnVoice(_ tag: SpeechTags.Tag) -> Bool {
    vocabulary.own.contains(shape.tokens[tag.subject.lowerBound].key)
  }

  /// Whether words answer those before them rather than go on with them.
  private func isAnswer(_ next: QuotationDraft, to last: QuotationDraft) -> Bool {
    let gap = last.tokens.upperBound..<max(last.tokens.upperBound, next.tokens.lowerBound)
    if shape.isTokenised {
      let close = last.tokens.upperBound - 2
      return gap.count < 3 || close < 0 || shape.sign(close) != 0x2C
    }
    return gap.contains { isParagraphStart($0) } || isParagraphStart(next.tokens.lowerBound)
  }

  // MARK: - Words that name the speaker

  private func subject(
    of draft: QuotationDraft, after previous: Int, before next: Int
  ) -> (SpeechTags.Tag, SpeakerAttribution.Rule)? {
    if let tag = draft.tags.first { return (tag, .tagNames) }
    if let tag = tagAfter(draft.tokens.upperBound, before: next) { return (tag, .tagNames) }
    if let tag = announcement(before: draft.tokens.lowerBound, after: previous) { return (tag, .announced) }
    return nil
  }

  private func tagAfter(_ end: Int, before next: Int) -> SpeechTags.Tag? {
    var index = end
    while index < next, index < end + 3, shape.tokens[index].kind == .sign,
      [0x2C, 0x2E, 0x21, 0x3F, 0x2014, 0x2013, 0x2026, 0x2D].contains(shape.sign(index))
    {
      index += 1
    }
    guard index < next, shape.isWord(index),
      !shape.tokens[index].flags.contains(.paragraphBefore) || index == end
    else { return nil }
    let limit = min(next, index + 16)
    if let tag = finder.invertedTag(at: index, before: limit), !shape.isCapital(index) { return tag }
    // French tells with “Il dit” in a new sentence, which announces what follows rather than tags.
    guard !finder.isFrench else { return nil }
    // A capital after words that end a sentence begins another one: “‘Why?’ Tommy chuckled.”
    let close = end - 2
    let ends = close >= 0 && shape.isSentenceEnd(close)
    let isOwn = vocabulary.own.contains(shape.tokens[index].key)
    if ends, shape.isCapital(index), !isOwn {
      guard shape.sign(close) != 0x2E, !shape.isLineStart(index),
        !vocabulary.pronouns.contains(shape.tokens[index].key)
      else { return nil }
    }
    return finder.directTag(at: index, before: limit)
  }

  /// The clause before the words, when it ends in a colon or in a comma after a speech verb.
  private func announcement(before open: Int, after previous: Int) -> SpeechTags.Tag? {
    var end = open
    var sawPause = false
    while end > previous, end > open - 3 {
      let sign = shape.sign(end - 1)
      guard sign == 0x2C || sign == 0x3A || sign == 0x2D || sign == 0x2014 || sign == 0x2013 else { break }
      sawPause = true
      end -= 1
    }
    var start = end
    while start > previous, end - start < 60, !shape.isSentenceEnd(start - 1) || isTitleStop(start - 1) {
      start -= 1
    }
    guard start < end else { return nil }
    var verb: Int?
    var index = end - 1
    while index >= start {
      if shape.isWord(index), vocabulary.verbs.contains(shape.tokens[index].key) {
        verb = index
        break
      }
      index -= 1
    }
    let endsInColon = sawPause && shape.sign(end) == 0x3A
    guard verb != nil || endsInColon else { return nil }
    if !sawPause, verb != end - 1 { return nil }
    let lastSubject = verb ?? end
    if let verb {
      for candidate in start..<max(start, verb + 1) {
        if let tag = finder.directTag(at: candidate, before: end), tag.verb == verb {
          return tag
        }
      }
      if let tag = finder.invertedTag(at: verb, before: end) { return tag }
    }
    // “Tommy turned to her and said:” takes the subject the sentence opens with.
    index = start
    while index < lastSubject {
      if shape.isWord(index) {
        if vocabulary.narrativePronouns.contains(shape.tokens[index].key)
          || vocabulary.own.contains(shape.tokens[index].key)
        {
          return SpeechTags.Tag(
            words: index..<end, verb: verb ?? index, subject: index..<(index + 1), isPronoun: true)
        }
        if let phrase = finder.nounPhrase(at: index, before: lastSubject), isPerson(phrase) {
          return SpeechTags.Tag(words: index..<end, verb: verb ?? index, subject: phrase, isPronoun: false)
        }
      }
      index += 1
    }
    return nil
  }

  private func isTitleStop(_ index: Int) -> Bool {
    shape.sign(index) == 0x2E && index > 0 && shape.isCapital(index - 1)
      && shape.tokens[index - 1].utf8Count <= 3
  }

  private func isPerson(_ phrase: Range<Int>) -> Bool {
    phrase.contains { gender(of: $0) != .unknown }
      || shape.isCapital(phrase.lowerBound)
        && !vocabulary.subjectStarts.contains(shape.tokens[phrase.lowerBound].key)
        && (!startsSentence(phrase.lowerBound) || isTold(phrase.upperBound))
      || phrase.count > 1 && shape.isCapital(phrase.lowerBound) && shape.isCapital(phrase.upperBound - 1)
  }

  private func startsSentence(_ index: Int) -> Bool {
    index == 0 || shape.isLineStart(index) || shape.isSentenceEnd(index - 1)
  }

  /// Whether a word tells of something past, as a verb after its subject does.
  private func isTold(_ index: Int) -> Bool {
    guard shape.isWord(index), !shape.isCapital(index) else { return false }
    if vocabulary.toldForms.contains(shape.tokens[index].key) { return true }
    if finder.isFrench, shape.word(index, endsIn: [UInt8(ascii: "a")]) { return true }
    return vocabulary.narrativeEndings.contains { shape.word(index, endsIn: $0) }
  }

  // MARK: - People

  private func gender(of token: Int) -> Gender {
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

  /// Whether a word is a title, a kind of person or a pronoun, which is no name of its own.
  private func isGeneric(_ token: Int) -> Bool {
    let key = shape.tokens[token].key
    return vocabulary.male.contains(key) || vocabulary.female.contains(key)
  }

  private func gender(of phrase: Range<Int>) -> Gender {
    for token in phrase where shape.isWord(token) {
      let found = gender(of: token)
      if found != .unknown { return found }
    }
    return .unknown
  }

  /// The people the story names: whoever a tag names, wherever the name stands outside quotations.
  private func mentions(
    outside drafts: [QuotationDraft], subjects: [Int: (tag: SpeechTags.Tag, rule: SpeakerAttribution.Rule)]
  ) -> [Mention] {
    // Last names and first names of the people that tags name, and whole phrases with a title.
    var known: [UInt64: Gender] = [:]
    for (_, entry) in subjects where !entry.tag.isPronoun {
      let phrase = entry.tag.subject
      for token in phrase where shape.isCapital(token) {
        let key = shape.tokens[token].key
        guard !vocabulary.subjectStarts.contains(key), !isGeneric(token) else { continue }
        let found = gender(of: phrase)
        if known[key] == nil || known[key] == .unknown { known[key] = found }
      }
    }
    var scan = EntityScan(shape, language: language, gazetteer: .builtIn)
    var people: [Int: Range<Int>] = [:]
    for range in scan.people() { people[range.lowerBound] = range }
    var result: [Mention] = []
    var draft = 0
    var index = 0
    while index < shape.tokens.count {
      while draft < drafts.count, drafts[draft].tokens.upperBound <= index { draft += 1 }
      if draft < drafts.count, drafts[draft].tokens.contains(index),
        drafts[draft].parts.contains(where: { $0.contains(index) })
      {
        index += 1
        continue
      }
      guard shape.isWord(index) else {
        index += 1
        continue
      }
      let key = shape.tokens[index].key
      if let person = people[index] {
        let found = gender(of: person)
        result.append(
          Mention(
            token: index, words: person,
            name: shape.text.text(of: person.lowerBound...(person.upperBound - 1)),
            gender: found == .unknown ? known[shape.tokens[person.upperBound - 1].key] ?? .unknown : found,
            isNamed: true))
        index = person.upperBound
        continue
      }
      let isTitle = vocabulary.male.contains(key) || vocabulary.female.contains(key)
      if shape.isCapital(index), known[key] != nil || isTitle && !vocabulary.pronouns.contains(key) {
        guard let phrase = finder.nounPhrase(at: index, before: shape.tokens.count),
          phrase.contains(where: { shape.isCapital($0) && !isGeneric($0) })
        else {
          index += 1
          continue
        }
        let found = gender(of: phrase)
        result.append(
          Mention(
            token: index, words: phrase,
            name: shape.text.text(of: phrase.lowerBound...(phrase.upperBound - 1)),
            gender: found == .unknown ? known[shape.tokens[phrase.upperBound - 1].key] ?? .unknown : found,
            isNamed: true))
        index = phrase.upperBound
        continue
      }
      // “the old man”, “his mother”: a description with a gendered noun.
      if vocabulary.subjectStarts.contains(key),
        let phrase = finder.nounPhrase(at: index, before: min(index + 6, shape.tokens.count))
      {
        let nouns = phrase.dropFirst().filter { shape.isWord($0) && gender(of: $0) != .unknown }
        if let noun = nouns.last, noun - index <= 3 {
          result.append(
            Mention(
              token: index, words: index..<(noun + 1), name: shape.text.text(of: index...noun),
              gender: gender(of: noun), isNamed: false))
          index = noun + 1
          continue
        }
      }
      index += 1
    }
    return result
  }

  private func attribution(
    _ tag: SpeechTags.Tag, rule: SpeakerAttribution.Rule, recent: [Mention], previous: SpeakerAttribution?
  ) -> SpeakerAttribution? {
    let words = shape.scalars(tag.subject)
    if !tag.isPronoun {
      let name = shape.text.text(of: tag.subject.lowerBound...(tag.subject.upperBound - 1))
      let isNamed = tag.subject.contains { shape.isCapital($0) && !shape.isLineStart($0) }
      return SpeakerAttribution(
        name: name, rule: rule == .announced ? .announced : isNamed ? .tagNames : .tagDescribes, words: words)
    }
    let key = shape.tokens[tag.subject.lowerBound].key
    if vocabulary.own.contains(key) {
      return SpeakerAttribution(
        name: "narrator", rule: rule == .announced ? .announced : .tagPronoun, words: words)
    }
    let wanted = gender(of: tag.subject.lowerBound)
    guard wanted != .unknown else { return nil }
    let spoke = previous.map { Self.identity($0.name) }
    // People by name before people described, known gender before unknown, and not who just spoke.
    let fitting = recent.reversed().filter { $0.gender == wanted || $0.gender == .unknown && $0.isNamed }
    let chosen =
      fitting.first { $0.isNamed && $0.gender == wanted && Self.identity($0.name) != spoke }
      ?? fitting.first { $0.isNamed && Self.identity($0.name) != spoke }
      ?? fitting.first { Self.identity($0.name) != spoke } ?? fitting.first
    guard let chosen else { return nil }
    return SpeakerAttribution(
      name: chosen.name, rule: rule == .announced ? .announced : .tagPronoun,
      words: shape.scalars(chosen.words))
  }

  // MARK: - No words name the speaker

  /// Whether nothing but a tag stands between two quotations.
  private func isAdjacent(_ first: QuotationDraft, _ second: QuotationDraft) -> Bool {
    let gap = first.tokens.upperBound..<max(first.tokens.upperBound, second.tokens.lowerBound)
    return gap.count <= 24
  }

  private func inferred(
    _ draft: QuotationDraft, previous: QuotationDraft?, turns: [SpeakerAttribution?], recent: [Mention]
  ) -> SpeakerAttribution? {
    guard let previous else { return nil }
    let gap = previous.tokens.upperBound..<max(previous.tokens.upperBound, draft.tokens.lowerBound)
    let isNewTurn: Bool
    if shape.isTokenised {
      // No paragraphs are shown: words that a comma and a tag interrupt go on, others are answered.
      let close = previous.tokens.upperBound - 2
      isNewTurn = gap.count < 3 || close < 0 || shape.sign(close) != 0x2C
    } else {
      isNewTurn = gap.contains { isParagraphStart($0) } || isParagraphStart(draft.tokens.lowerBound)
    }
    if let speaker = previous.speaker, !isNewTurn, gap.count <= 30, !gap.isEmpty {
      return SpeakerAttribution(name: speaker.name, rule: .samePassage, words: speaker.words)
    }
    if isNewTurn, gap.count <= 14, let speaker = other(than: previous.speaker, among: turns) {
      return SpeakerAttribution(name: speaker.name, rule: .alternation, words: speaker.words)
    }
    guard gap.count >= 3, gap.count < 120 else { return nil }
    // The sentence just before shows somebody acting: “Lord Henry raised his eyebrows. ‘Not send it?’”
    if !shape.isTokenised, isParagraphStart(draft.tokens.lowerBound) { return nil }
    var start = gap.upperBound - 1
    while start > gap.lowerBound, !shape.isSentenceEnd(start - 1) || isTitleStop(start - 1) { start -= 1 }
    guard let mention = recent.last(where: { $0.token >= start && $0.token - start <= 4 }) else { return nil }
    return SpeakerAttribution(name: mention.name, rule: .beside, words: shape.scalars(mention.words))
  }

  /// The last of the recent speakers who is not the one given.
  private func other(than speaker: SpeakerAttribution?, among turns: [SpeakerAttribution?])
    -> SpeakerAttribution?
  {
    guard let speaker else { return turns.count > 1 ? turns[turns.count - 2] : nil }
    let name = Self.identity(speaker.name)
    return turns.last { $0.map { Self.identity($0.name) != name } ?? false } ?? nil
  }

  /// What two ways of naming one person share: the last word.
  private static func identity(_ name: String) -> String {
    let words = name.split { !$0.isLetter }
    return words.last.map { $0.lowercased() } ?? name
  }

  private func isParagraphStart(_ index: Int) -> Bool {
    guard shape.tokens.indices.contains(index) else { return true }
    let flags = shape.tokens[index].flags
    return flags.contains(.paragraphBefore) || shape.linesAreParagraphs && flags.contains(.lineBefore)
  }
}
