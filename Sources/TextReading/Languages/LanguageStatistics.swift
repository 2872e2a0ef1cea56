import Foundation

/// What letters and words say about a language, for the Latin script.
///
/// Read from `Resources/reading/languages.tsv`, which names its origin. A row gives for every class the cost of a
/// letter after the letters before it, in quarter bits.
struct LanguageStatistics: Sendable {
  /// The languages told apart, `ru-Latn` among them.
  let classes: [String]
  private let sequences: [UInt64: SIMD8<UInt8>]
  private let words: [UInt64: SIMD8<UInt8>]

  /// The bundled statistics.
  static let builtIn: LanguageStatistics = {
    guard
      let url = Bundle.module.url(
        forResource: "languages", withExtension: "tsv", subdirectory: "Resources/reading"),
      let data = try? Data(contentsOf: url)
    else { preconditionFailure("the bundled language statistics are missing") }
    return LanguageStatistics(parsing: Array(data))
  }()

  private init(parsing bytes: [UInt8]) {
    var classes: [String] = []
    var sequences: [UInt64: SIMD8<UInt8>] = [:]
    var words: [UInt64: SIMD8<UInt8>] = [:]
    sequences.reserveCapacity(40_000)
    words.reserveCapacity(8_000)
    var readsWords = false
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      if line.first == UInt8(ascii: "#") { continue }
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else {
        readsWords = true
        continue
      }
      if classes.isEmpty {
        classes = line[(tab + 1)...].split(separator: UInt8(ascii: "\t")).map {
          String(decoding: $0, as: UTF8.self)
        }
        continue
      }
      var key = WordKey.start
      for scalar in String(decoding: line[..<tab], as: UTF8.self).unicodeScalars {
        key = WordKey.adding(scalar.value, to: key)
      }
      var row = SIMD8<UInt8>()
      for (column, byte) in line[(tab + 1)...].prefix(8).enumerated() { row[column] = byte &- 48 }
      if readsWords { words[key] = row } else { sequences[key] = row }
    }
    self.classes = classes
    self.sequences = sequences
    self.words = words
  }

  /// Whether a word is among the common words of a language.
  func isCommon(_ key: UInt64, in language: String) -> Bool {
    guard let row = words[key], let column = classes.firstIndex(of: language) else { return false }
    return row[column] > 0
  }

  /// Returns what a lower-case word costs in each class, in quarter bits.
  func costs(of word: [UInt32]) -> SIMD8<Int32> {
    var costs = SIMD8<Int32>()
    for end in word.indices {
      var pending = SIMDMask<SIMD8<Int32>>(repeating: true)
      var penalty: Int32 = 0
      for length in stride(from: min(4, end + 1), through: 1, by: -1) {
        var key = WordKey.start
        for scalar in word[(end - length + 1)...end] { key = WordKey.adding(scalar, to: key) }
        // A sequence that no class uses often says nothing; the shorter one does.
        guard let row = sequences[key] else { continue }
        let found = SIMD8<Int32>(truncatingIfNeeded: row)
        let isKnown = found .!= 0 .& pending
        costs.replace(with: costs &+ found &+ penalty, where: isKnown)
        pending = pending .& .!isKnown
        if pending == SIMDMask(repeating: false) { break }
        penalty += 8
      }
      costs.replace(with: costs &+ 64, where: pending)
    }
    var key = WordKey.start
    for scalar in word { key = WordKey.adding(scalar, to: key) }
    if let row = words[key] {
      costs &-= SIMD8<Int32>(truncatingIfNeeded: row) &* 7
    }
    return costs
  }
}
