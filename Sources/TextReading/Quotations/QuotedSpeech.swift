/// Parts speech from the tags and the narrative that interrupt it, in a stretch where no mark does so.
///
/// “— Faites-moi la conduite, reprit Bouvard, l’air extérieur vous rafraîchira.” is two stretches of speech and a
/// tag. Where a tag ends in a comma the next clause is speech unless it begins like a complement of the tag; where
/// it ends in a full stop the next sentence is speech when it speaks of I and you, asks or exclaims, and not when it
/// tells in the past of third persons.
struct QuotedSpeech {
  /// The stretches that are speech, in tokens, and the tags between them.
  private(set) var parts: [Range<Int>] = []
  private(set) var tags: [SpeechTags.Tag] = []
  /// Where narrative takes over for good, if it does.
  private(set) var end: Int

  private let shape: TextShape
  private let finder: SpeechTags
  private var vocabulary: SpeechVocabulary { finder.vocabulary }

  /// Reads a stretch; `goesOn` says that a closing mark after it shows the speech to last to the end.
  init(_ range: Range<Int>, in shape: TextShape, finder: SpeechTags, goesOn: Bool = false) {
    self.shape = shape
    self.finder = finder
    end = range.upperBound
    var start = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      guard let tag = tag(at: index, in: range, from: start) else {
        index += 1
        continue
      }
      var limit = tag.words.lowerBound
      while limit > start, shape.isDash(limit - 1) { limit -= 1 }
      if limit > start { parts.append(start..<limit) }
      tags.append(tag)
      let following =
        resumption(after: tag, before: range.upperBound)
        ?? (goesOn ? firstPause(after: tag, before: range.upperBound) : nil)
      guard let next = following else {
        end = tag.words.upperBound
        return
      }
      start = next
      index = next
    }
    if start < range.upperBound { parts.append(start..<range.upperBound) }
  }

  /// Returns the tag that begins at a token, if the sign before it lets one begin there.
  private func tag(at index: Int, in range: Range<Int>, from start: Int) -> SpeechTags.Tag? {
    guard shape.isWord(index), index > start else { return nil }
    let isSpeechVerbNear = vocabulary.verbs.contains(shape.tokens[index].key)
    let isClitic = vocabulary.clitics.contains(shape.tokens[index].key)
    guard
      isSpeechVerbNear || isClitic || shape.isDash(index - 1) || finder.isFrench
        || shape.isCapital(index) || vocabulary.pronouns.contains(shape.tokens[index].key)
    else { return nil }
    let before = shape.sign(index - 1)
    var isAfterPause = false
    switch before {
    case 0x2C, 0x21, 0x3F, 0x2026, 0xBB, 0x2014, 0x2013, 0x201D, 0x22, 0x3B: isAfterPause = true
    case 0x2E:
      // Three dots, or a word that a full stop ends: the tag then begins in lower case.
      isAfterPause = !shape.isCapital(index)
    default: isAfterPause = false
    }
    guard !shape.isCapital(index) || !finder.isFrench else { return nil }
    guard let tag = finder.invertedTag(at: index, before: range.upperBound) else {
      if !finder.isFrench, isAfterPause, let tag = finder.directTag(at: index, before: range.upperBound),
        before != 0x3B
      {
        return tag
      }
      return nil
    }
    if isAfterPause {
      guard vocabulary.narrow.contains(shape.tokens[tag.verb].key), !tag.isPronoun else { return tag }
      // A narrow verb before a noun must be followed by the end of the tag, not by an object.
      return tag
    }
    // Without a pause only an inverted pronoun of a plain speech verb is a tag: “Oui dit-il”.
    guard finder.isFrench, tag.isPronoun, !vocabulary.narrow.contains(shape.tokens[tag.verb].key) else {
      return nil
    }
    guard before == 0, shape.tokens[index - 1].kind == .word, !isClitic else { return nil }
    let previous = shape.tokens[index - 1].key
    guard !Self.asks.contains(previous), !vocabulary.clitics.contains(previous) else { return nil }
    return shape.sign(tag.words.upperBound) == 0x3F ? nil : tag
  }

  private static let asks: Set<UInt64> = Set(
    [
      "que", "qu", "quoi", "comment", "pourquoi", "où", "quand", "qui", "ne", "n", "me", "lui", "te", "se",
      "a",
    ].map {
      WordKey.of($0)
    })

  /// Returns where speech goes on after a tag, or nothing when the rest is told.
  private func resumption(after tag: SpeechTags.Tag, before limit: Int) -> Int? {
    var index = tag.words.upperBound
    var depth = 0
    while index < limit {
      let sign = shape.sign(index)
      switch sign {
      case 0x28: depth += 1
      case 0x29: depth -= 1
      case 0x3A:
        return index + 1 < limit ? index + 1 : nil
      case 0x3B: return index + 1 < limit ? index : nil
      case 0x2014, 0x2013, 0x2015: return index + 1 < limit ? index + 1 : nil
      case 0xAB, 0x201C: return index
      case 0x2C where depth <= 0:
        if index + 1 < limit, resumes(afterComma: index + 1, before: limit) { return index + 1 }
      case 0x2E, 0x21, 0x3F, 0x2026:
        if sign == 0x2E, isAbbreviation(index) { break }
        if sign == 0x2026, index + 1 < limit { return isSpoken(from: index + 1, before: limit) ? index : nil }
        var next = index + 1
        while next < limit, shape.tokens[next].kind == .sign, shape.isSentenceEnd(next) { next += 1 }
        if next < limit, shape.isDash(next) { return next + 1 < limit ? next + 1 : nil }
        return next < limit && isSpoken(from: next, before: limit) ? next : nil
      default: break
      }
      index += 1
    }
    return nil
  }

  /// Returns where the clause after a tag begins, whatever it is like.
  private func firstPause(after tag: SpeechTags.Tag, before limit: Int) -> Int? {
    var index = tag.words.upperBound
    while index + 1 < limit {
      switch shape.sign(index) {
      case 0x2C
      where !isParticiple(index + 1) && !vocabulary.tagContinuers.contains(shape.tokens[index + 1].key):
        return index + 1
      case 0x2E, 0x21, 0x3F, 0x2026: return index + 1
      default: index += 1
      }
    }
    return nil
  }

  private func isAbbreviation(_ index: Int) -> Bool {
    shape.isCapital(index - 1) && shape.tokens[index - 1].utf8Count <= 3 && shape.isCapital(index + 1)
      && !shape.tokens[index].flags.contains(.spaceBefore)
  }

  private func resumes(afterComma start: Int, before limit: Int) -> Bool {
    guard shape.isWord(start) else { return shape.sign(start) == 0xAB }
    let key = shape.tokens[start].key
    var hasCue = false
    var tells = false
    var index = start
    var words = 0
    while index < limit {
      let sign = shape.sign(index)
      if sign == 0x3F || sign == 0x21 {
        hasCue = true
        break
      }
      if index > start, sign == 0x2C || sign == 0x3B || sign == 0x3A || sign == 0x2E || sign == 0x2026 {
        break
      }
      if shape.isWord(index) {
        words += 1
        if vocabulary.speechCues.contains(shape.tokens[index].key) { hasCue = true }
        if isTold(index) { tells = true }
      }
      index += 1
    }
    if isParticiple(start) { return false }
    if vocabulary.tagContinuers.contains(key) {
      return hasCue && !tells
    }
    if vocabulary.narrativePronouns.contains(key), tells, !hasCue { return false }
    return hasCue || !tells
  }

  private func isParticiple(_ index: Int) -> Bool {
    if finder.isFrench { return shape.word(index, endsIn: Array("ant".utf8)) && !shape.isCapital(index) }
    return shape.word(index, endsIn: Array("ing".utf8))
  }

  private func isTold(_ index: Int) -> Bool {
    guard !shape.isCapital(index) else { return false }
    let key = shape.tokens[index].key
    if vocabulary.toldForms.contains(key) { return true }
    guard !vocabulary.notTold.contains(key) else { return false }
    if vocabulary.narrativeEndings.contains(where: { shape.word(index, endsIn: $0) }) { return true }
    // The third person of the French passé simple: “leva”, “tourna”.
    return finder.isFrench && shape.tokens[index].utf8Count >= 4
      && shape.word(index, endsIn: [UInt8(ascii: "a")])
  }

  /// Whether the sentence that begins at a token is spoken, and shows that it is by a word.
  static func isSpoken(from start: Int, in shape: TextShape, finder: SpeechTags) -> Bool {
    var end = start + 1
    while end < shape.tokens.count, !shape.isLineStart(end) { end += 1 }
    let speech = QuotedSpeech(start..<start, in: shape, finder: finder)
    return (start..<end).contains {
      shape.isWord($0) && finder.vocabulary.speechCues.contains(shape.tokens[$0].key)
        || shape.sign($0) == 0x3F
        || shape.sign($0) == 0x21
    } && speech.isSpoken(from: start, before: end)
  }

  /// Whether a sentence is somebody's speech rather than the story's.
  private func isSpoken(from start: Int, before limit: Int) -> Bool {
    var cues = 0
    var told = 0
    var index = start
    while index < limit {
      let sign = shape.sign(index)
      if sign == 0x21 || sign == 0x3F {
        cues += 2
        break
      }
      if sign == 0x2E || sign == 0x2026 { break }
      if shape.isWord(index) {
        let key = shape.tokens[index].key
        if vocabulary.speechCues.contains(key) { cues += 2 }
        if isTold(index) { told += 2 }
        if vocabulary.narrativePronouns.contains(key) { told += 1 }
      }
      index += 1
      if index - start > 80 { break }
    }
    return cues >= told
  }
}
