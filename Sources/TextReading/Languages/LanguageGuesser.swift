/// Guesses the language of a few words: English, French, German, Russian, Spanish, Italian, Latin, and Russian
/// in Latin letters.
///
/// Cyrillic letters decide for Russian unless letters of other Cyrillic alphabets stand among them. For Latin
/// letters a naive Bayes reading of letter sequences (up to four letters, backing off to fewer) and of common
/// words weighs the languages; the language around the words counts as what it most often is, and where the best two
/// are too near the guesser abstains.
///
/// - SeeAlso: Dunning, “Statistical Identification of Language” (1994).
package struct LanguageGuesser: Sendable {
  /// A language with the distance to the next best one.
  package struct Guess: Sendable, Hashable {
    /// ISO 639-1, or `und` when the guesser abstains.
    package let language: String
    /// Whether the language is written in another script than its own: Russian in Latin letters.
    package let isRomanised: Bool
    /// How much better it explains the words than the next best one, in bits.
    package let marginInBits: Double
  }

  /// The least margin, in bits, below which the guesser abstains.
  package static let leastMargin = 0.25

  /// How much the language around the words counts, in quarters of a bit: five bits, as some three in a hundred
  /// quotations in a memoir are in another language than its own.
  private static let surroundingWeight = 20

  private let statistics = LanguageStatistics.builtIn

  /// Makes a guesser with the bundled statistics.
  package init() {}

  /// Returns the likeliest language of some words.
  ///
  /// - Parameters:
  ///   - text: The words; the first thousand letters decide.
  ///   - surrounding: The language of the text around them, which a few words must outweigh.
  /// - Returns: The guess; `und` without letters, in unknown scripts and when two languages are too near.
  package func guess(_ text: some StringProtocol, within surrounding: String? = nil) -> Guess {
    let undecided = Guess(language: "und", isRomanised: false, marginInBits: 0)
    var latin = 0
    var cyrillic = 0
    var foreignCyrillic = 0
    var other = 0
    var words: [[UInt32]] = []
    var word: [UInt32] = []
    var pending: UInt32 = 0
    var letters = 0
    for scalar in text.unicodeScalars {
      guard letters < 1000 else { break }
      var value = scalar.value
      guard LetterFolding.isLetter(value) else {
        if !word.isEmpty { words.append(word) }
        word.removeAll(keepingCapacity: true)
        pending = 0
        continue
      }
      if value >= 0x300, value < 0x370 {
        if let composed = LetterFolding.composed(pending, with: value), !word.isEmpty {
          word[word.count - 1] = composed
        }
        continue
      }
      value = LetterFolding.lowercase(value)
      letters += 1
      switch value {
      case 0..<0x250, 0x1E00...0x1EFF:
        latin += 1
        word.append(value)
      case 0x430...0x44F, 0x451, 0x463, 0x456, 0x473, 0x475: cyrillic += 1
      case 0x400...0x52F: foreignCyrillic += 1
      default: other += 1
      }
      pending = value
    }
    if !word.isEmpty { words.append(word) }
    guard letters > 0, other * 2 < letters else { return undecided }
    if cyrillic + foreignCyrillic > latin {
      guard foreignCyrillic * 20 <= cyrillic else { return undecided }
      return Guess(language: "ru", isRomanised: false, marginInBits: 40)
    }
    var costs = SIMD8<Int32>()
    for word in words { costs &+= statistics.costs(of: word) }
    var totals = statistics.classes.indices.map { Int(costs[$0]) }
    if let surrounding, let index = statistics.classes.firstIndex(of: surrounding) {
      totals[index] -= Self.surroundingWeight
    }
    // Russian in Latin letters is rare: it must explain the words a good deal better.
    if let index = statistics.classes.firstIndex(of: "ru-Latn") { totals[index] += 8 }
    let order = totals.indices.sorted { (totals[$0], $0) < (totals[$1], $1) }
    let margin = Double(totals[order[1]] - totals[order[0]]) / 4
    guard margin >= Self.leastMargin else { return undecided }
    let name = statistics.classes[order[0]]
    return Guess(
      language: name == "ru-Latn" ? "ru" : name, isRomanised: name == "ru-Latn", marginInBits: margin)
  }
}
