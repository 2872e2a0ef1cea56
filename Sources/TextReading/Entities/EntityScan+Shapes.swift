/// What words look like: heads of sentences, initials, runs of capitals.
extension EntityScan {
  func startsSentence(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    if tokens[index].flags.contains(.paragraphBefore) { return true }
    var before = index - 1
    while before > 0, tokens[before].kind == .sign, !shape.isSentenceEnd(before),
      Self.opening(shape.sign(before))
    { before -= 1 }
    if shape.isSentenceEnd(before) {
      // An initial's or a title's full stop ends nothing.
      guard shape.sign(before) == 0x2E, before > 0, shape.isWord(before - 1) else { return true }
      return !(isInitial(before - 1) || isTitle(before - 1) && tokens[before - 1].utf8Count <= 4)
    }
    return before < index - 1 || shape.sign(before) == 0x2014 && tokens[index].flags.contains(.lineBefore)
  }

  static func opening(_ sign: UInt32) -> Bool {
    switch sign {
    case 0x22, 0x27, 0x2018, 0x201C, 0xAB, 0x28, 0x5B, 0x2014, 0x2013, 0x2A, 0x5F: true
    default: false
    }
  }

  func isShouted(_ index: Int) -> Bool { tokens[index].flags.contains(.allCapitals) }

  /// Whether a word is a Roman numeral of several letters, which counts rulers, chapters and volumes.
  func isOrdinal(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.flags.contains(.allCapitals), token.utf8Count >= 2 else { return false }
    return shape.text.bytes[Int(token.utf8Start)..<Int(token.utf8End)].allSatisfy {
      Self.numerals.contains($0)
    }
  }

  private static let numerals = Array("IVXLC".utf8)

  /// Whether a run of capitals is a headline, in which some word is a common one: “AGREEMENT WILL BE”.
  func isHeadline(_ chunk: Range<Int>) -> Bool {
    let words = chunk.filter { shape.isWord($0) && tokens[$0].utf8Count > 1 }
    guard words.count > 1, words.allSatisfy({ isShouted($0) }) else { return false }
    return words.contains {
      (counts[tokens[$0].key]?.lower ?? 0) > 0 || statistics.isCommon(tokens[$0].key, in: language)
    }
  }

  func isInitial(_ index: Int) -> Bool {
    shape.isCapital(index) && shape.text.bytes[Int(tokens[index].utf8Start)] < 0x80
      ? tokens[index].utf8Count == 1 : shape.isCapital(index) && tokens[index].utf8Count == 2
  }

  func isTitle(_ index: Int) -> Bool {
    guard shape.isWord(index), let title = names.title(tokens[index].key) else { return false }
    // The end of a compound is none: “beau-frère Pierre”.
    if index > 0, tokens[index - 1].isSign("-"), !tokens[index].flags.contains(.spaceBefore) { return false }
    return !title.isEpithet
  }

  func isNoName(_ index: Int) -> Bool { words.noNames.contains(tokens[index].key) }

  /// A capital at the head of a sentence that the text writes in lower case elsewhere, or never inside a sentence.
  func isCommonHead(_ index: Int, chunk: Range<Int>) -> Bool {
    let seen = counts[tokens[index].key] ?? (0, 0, 0)
    if chunk.count == 1 { return startsSentence(index) && seen.inside == 0 || seen.lower > seen.inside }
    return startsSentence(index) && seen.lower > 0
  }

  /// Returns the end of a run of capitals with what may stand between them.
  func chunkEnd(from start: Int) -> Int {
    var end = start + 1
    var index = end
    while index < tokens.count, index - start < 12 {
      let token = tokens[index]
      if token.kind == .word {
        if token.flags.contains(.capital) {
          if token.flags.contains(.paragraphBefore) { break }
          if isNoName(index) || isTitle(index), !isInitial(index) { break }
          if isTitle(index), index + 1 < tokens.count, tokens[index + 1].isSign(".") { break }
          if isShouted(index) != isShouted(start), token.utf8Count > 2, tokens[start].utf8Count > 2 { break }
          index += 1
          end = index
          continue
        }
        guard Self.particles.contains(token.key), isCapitalNext(index) else { break }
        index += 1
      } else if token.isSign("'") {
        guard shape.isCapital(index + 1), !token.flags.contains(.spaceBefore),
          tokens[index - 1].utf8Count <= 2
        else { break }
        index += 1
      } else if token.isSign("-") {
        guard !token.flags.contains(.spaceBefore), index + 1 < tokens.count, shape.isWord(index + 1),
          shape.isCapital(index + 1) || Self.particles.contains(tokens[index + 1].key)
            || Self.particles.contains(tokens[index - 1].key)
            || tokens[index + 1].flags.contains(.lineBefore)
        else { break }
        if !shape.isCapital(index + 1), tokens[index + 1].flags.contains(.lineBefore) {
          // A name that a line end breaks.
          index += 2
          end = index
          continue
        }
        index += 1
      } else if token.isSign("."), isInitial(index - 1), shape.isCapital(index + 1) {
        index += 1
      } else if token.isSign("¬"), index + 1 < tokens.count, shape.isWord(index + 1) {
        index += 2
        end = index
      } else {
        break
      }
    }
    return end
  }

  func isCapitalNext(_ index: Int) -> Bool {
    var next = index + 1
    if next < tokens.count, tokens[next].isSign("'") || tokens[next].isSign("-") { next += 1 }
    if shape.isWord(next), !shape.isCapital(next), Self.particles.contains(tokens[next].key) { next += 1 }
    return shape.isCapital(next)
  }

  /// Returns where a person's name ends, which is before a place he comes from.
  func personEnd(_ chunk: Range<Int>) -> Int {
    var index = chunk.lowerBound + 1
    while index < chunk.upperBound {
      if shape.isWord(index), !shape.isCapital(index), Self.strongParticles.contains(tokens[index].key),
        index + 1 < chunk.upperBound, gazetteer.match(at: index + 1, in: shape) != nil,
        index > chunk.lowerBound + 1
      {
        return index
      }
      index += 1
    }
    return chunk.upperBound
  }

  static func keys(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { WordKey.of($0) })
  }
  static let adverb = Array("ly".utf8)
  static let links = keys("and et und y e")
  static let articles = keys("le la les l the")
  static let particles = keys(
    "de du des d la le les von van der den zu of di da del della y e ten ter sur sous en lès saint sainte")
  static let strongParticles = keys("de of du à")
  static let places = keys(
    "à en in at near from vers depuis nach aus bei into towards through throughout")
}
