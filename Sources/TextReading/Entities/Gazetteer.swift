package import Foundation

/// Names of places, found in a text word by word.
///
/// The bundled lists hold countries and cities from the Unicode CLDR and some two thousand names, older ones among
/// them, composed for Temoin. More can be added, such as an extract of GeoNames installed at set-up.
package struct Gazetteer: Sendable {
  /// Names by the combined keys of their words.
  private var names: Set<UInt64> = []
  /// First words of names of several words.
  private var openings: Set<UInt64> = []
  private static let mostWords = 5

  /// Makes a gazetteer without places.
  package init() {}

  /// The bundled places.
  package static let builtIn: Gazetteer = {
    var gazetteer = Gazetteer()
    for name in ["places", "places.cldr"] {
      guard
        let url = Bundle.module.url(
          forResource: name, withExtension: "txt", subdirectory: "Resources/reading"),
        let data = try? Data(contentsOf: url)
      else { preconditionFailure("the bundled list \(name) is missing") }
      gazetteer.add(data)
    }
    return gazetteer
  }()

  /// Adds the places of a list: names separated by `|` or line ends, `#` before a remark.
  package mutating func add(_ list: Data) {
    for line in list.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      for name in line.split(separator: UInt8(ascii: "|")) {
        add(String(decoding: name, as: UTF8.self))
      }
    }
  }

  /// Adds one place.
  package mutating func add(_ name: String) {
    let words = TokenizedText(name).tokens.filter { $0.kind == .word }
    guard let first = words.first, words.count <= Self.mostWords else { return }
    names.insert(words.reduce(0) { Self.combined($0, $1.key) })
    if words.count > 1 { openings.insert(first.key) }
  }

  static func combined(_ key: UInt64, _ word: UInt64) -> UInt64 {
    (key &* 0x9E37_79B9_7F4A_7C15) ^ word
  }

  /// Returns the token after the longest name that begins at a token, if one does.
  func match(at start: Int, in shape: TextShape) -> Int? {
    guard shape.isCapital(start) else { return nil }
    var key = Self.combined(0, shape.tokens[start].key)
    var best = names.contains(key) ? start + 1 : nil
    if best == nil, let joined = shape.brokenWord(at: start), names.contains(Self.combined(0, joined)) {
      return start + 3
    }
    guard openings.contains(shape.tokens[start].key) else { return best }
    var words = 1
    var index = start + 1
    while index < shape.tokens.count, words < Self.mostWords {
      let token = shape.tokens[index]
      if token.kind == .sign {
        guard token.isSign("-") || token.isSign("'") || token.isSign(".") else { break }
        index += 1
        continue
      }
      guard token.kind == .word else { break }
      key = Self.combined(key, token.key)
      words += 1
      index += 1
      if names.contains(key) { best = index }
    }
    return best
  }

  /// Whether a single word is a place.
  func contains(_ key: UInt64) -> Bool { names.contains(Self.combined(0, key)) }
}
