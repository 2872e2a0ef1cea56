/// Finds the works a text names: titles in marks or emphasis, most of whose words have capitals or behind which or before
/// which a word for a work stands.
struct WorkReader {
  private let shape: TextShape
  private let vocabulary: EventVocabulary
  private let names = NameVocabulary.builtIn
  /// The words by which the text names people.
  private let called: Set<UInt64>

  private static let mostWords = 12

  /// Prepares to look for works.
  ///
  /// - Parameters:
  ///   - shape: The text.
  ///   - vocabulary: The words for works in its language.
  ///   - people: Where the text names people, in tokens.
  init(shape: TextShape, vocabulary: EventVocabulary, people: [Range<Int>]) {
    self.shape = shape
    self.vocabulary = vocabulary
    called = Set(people.joined().filter { shape.isCapital($0) }.map { shape.tokens[$0].key })
  }

  private typealias Title = (tokens: Range<Int>, isAnnounced: Bool)

  private func keys(_ range: Range<Int>) -> [UInt64] {
    range.filter { shape.isWord($0) }.map { shape.tokens[$0].key }
  }

  /// Returns the titles, in order, in tokens and without their marks.
  ///
  /// - Parameter quoted: The marked stretches that are no speech.
  /// - Returns: The tokens of each title.
  func titles(quoted: [Range<Int>]) -> [Range<Int>] {
    let set = emphasised()
    var counts: [[UInt64]: Int] = [:]
    for title in set { counts[keys(title.tokens), default: 0] += 1 }
    // What is set off may be any foreign word: a title is announced, or comes again.
    let titles = set.filter { $0.isAnnounced || counts[keys($0.tokens), default: 0] >= 3 }.map(\.tokens)
    return (quoted.compactMap { title(inside: $0)?.tokens } + titles).sorted { $0.lowerBound < $1.lowerBound }
  }

  /// A title inside marks.
  private func title(inside marks: Range<Int>) -> Title? {
    var range = marks
    while let first = range.first, shape.tokens[first].kind == .sign {
      range = (first + 1)..<range.upperBound
    }
    while let last = range.last, shape.tokens[last].kind == .sign, last >= range.lowerBound {
      range = range.lowerBound..<last
    }
    return isTitle(range, marks: marks) ? (range, isAnnounced(marks)) : nil
  }

  private func isAnnounced(_ marks: Range<Int>) -> Bool {
    let before = max(0, marks.lowerBound - 4)..<marks.lowerBound
    let sentence = before.last { shape.isSentenceEnd($0) }.map { ($0 + 1)..<marks.lowerBound } ?? before
    return sentence.contains { isWorkWord($0) }
      || shape.isWord(marks.upperBound) && isWorkWord(marks.upperBound)
  }

  /// Stretches that underscores or asterisks set off, as plain texts and Markdown write emphasis.
  private func emphasised() -> [Title] {
    var found: [Title] = []
    var open: Int?
    for index in shape.tokens.indices where shape.tokens[index].isSign("_") || shape.tokens[index].isSign("*")
    {
      if let start = open, index > start + 1, index - start <= 2 * Self.mostWords,
        !((start + 1)..<index).contains(where: { shape.tokens[$0].flags.contains(.paragraphBefore) })
      {
        if let title = title(inside: start..<(index + 1)) { found.append(title) }
        open = nil
      } else {
        open = index
      }
    }
    return found
  }

  private func isTitle(_ range: Range<Int>, marks: Range<Int>) -> Bool {
    let words = range.filter { shape.isWord($0) }
    guard let first = words.first, words.count <= Self.mostWords, shape.isCapital(first) else { return false }
    // “Group of Public Men” is a group, whose name marks may set off too.
    if EntityVocabulary.builtIn.groupBefore.contains(shape.tokens[first].key), !isAnnounced(marks) {
      return false
    }
    let long = words.filter { shape.tokens[$0].utf8Count > 3 }
    let capitals = long.filter { shape.isCapital($0) }
    if isAnnounced(marks) {
      return words.count > 1 || capitals.count == 1 && !isNameOfSomebody(capitals[capitals.startIndex])
    }
    // Without such a word: several words, all the long ones with capitals, no sentence, nobody's nickname and no heading.
    return long.count >= 2 && capitals.count == long.count && !range.contains { shape.isSentenceEnd($0) }
      && !capitals.contains { isNameOfSomebody($0) } && !isParagraph(marks)
  }

  private func isNameOfSomebody(_ index: Int) -> Bool {
    let key = shape.tokens[index].key
    return called.contains(key) || names.isGivenName(key) || names.title(key) != nil
  }

  /// Whether marked words are a paragraph of their own.
  private func isParagraph(_ marks: Range<Int>) -> Bool {
    (marks.lowerBound == 0 || shape.tokens[marks.lowerBound].flags.contains(.paragraphBefore))
      && (marks.upperBound >= shape.tokens.count
        || shape.tokens[marks.upperBound].flags.contains(.paragraphBefore))
  }

  private func isWorkWord(_ index: Int) -> Bool {
    shape.isWord(index) && vocabulary.workWords.contains(shape.tokens[index].key)
  }
}
