/// A word, number or sign of a phrase.
struct PhraseToken: Hashable, Sendable {
  enum Kind: Hashable, Sendable { case word, digits, sign }
  let kind: Kind
  /// The text in small letters without accents.
  let text: String
  /// Where it stands in the phrase, in UTF-8 code units.
  let utf8Range: Range<Int>
  /// Whether it follows the token before without a space.
  let isJoined: Bool
  /// Whether the word is written in capitals throughout.
  let isCapitals: Bool
  /// Whether an apostrophe stands right before it, as in ’36.
  var isElided = false
}

/// Cuts a phrase into words, numbers and signs.
///
/// Full stops and apostrophes only separate, so that “c.”, “l’été” and “St John’s” need one entry each;
/// a number and letters behind it are two tokens.
enum PhraseLexer {
  /// The words a vocabulary entry consists of.
  static func words(of phrase: String) -> [String] { tokens(of: phrase).map(\.text) }

  static func tokens(of phrase: String) -> [PhraseToken] {
    var tokens: [PhraseToken] = []
    var text = ""
    var kind = PhraseToken.Kind.sign
    var start = 0
    var offset = 0
    var isJoined = false
    var capitals = true
    var isElided = false
    var wasApostrophe = false
    func flush() {
      guard !text.isEmpty else { return }
      tokens.append(
        PhraseToken(
          kind: kind, text: text, utf8Range: start..<offset, isJoined: isJoined,
          isCapitals: capitals && kind == .word, isElided: isElided))
      text = ""
      isJoined = true
    }
    for scalar in phrase.unicodeScalars {
      let width = UTF8.width(scalar)
      defer { wasApostrophe = scalar == "'" || scalar == "\u{2019}" || scalar == "\u{2018}" }
      let folded = fold(scalar)
      let isDigit = ("0"..."9").contains(scalar)
      if isDigit || isLetter(scalar) {
        let next: PhraseToken.Kind = isDigit ? .digits : .word
        if next != kind { flush() }
        if text.isEmpty {
          start = offset
          capitals = true
          isElided = wasApostrophe && isDigit
        }
        kind = next
        if scalar.properties.isLowercase { capitals = false }
        text += folded
      } else {
        flush()
        if scalar == " " || scalar.properties.isWhitespace {
          isJoined = false
        } else if scalar.properties.generalCategory == .nonspacingMark {
          // A combining accent belongs to the letter before it, which is folded already.
        } else if scalar != "." && scalar != "'" && scalar != "\u{2019}" && scalar != "\u{2018}" {
          start = offset
          text = folded
          kind = .sign
          offset += width
          flush()
          kind = .sign
          continue
        } else if scalar == "." {
          // “3.4.1919” keeps its stops apart from words: a stop between digits is a sign.
          if let last = tokens.last, last.utf8Range.upperBound == offset,
            last.kind == .digits || (isRoman(last) && tokens.dropLast().last?.text == ".")
          {
            tokens.append(
              PhraseToken(
                kind: .sign, text: ".", utf8Range: offset..<offset + width, isJoined: true, isCapitals: false)
            )
          }
        }
        kind = .sign
      }
      offset += width
    }
    flush()
    return tokens.enumerated().filter { index, token in
      guard token.text == "." else { return true }
      let next = index + 1 < tokens.count ? tokens[index + 1] : nil
      guard let next else { return false }
      return next.utf8Range.lowerBound == token.utf8Range.upperBound
        && (next.kind == .digits || isRoman(next))
    }.map(\.element)
  }

  /// Whether a token may be a Roman number; in small letters only a month, as in “4.iii.1919”.
  static func isRoman(_ token: PhraseToken) -> Bool {
    guard token.kind == .word, let value = roman(token.text) else { return false }
    return token.isCapitals || (value <= 12 && token.text.allSatisfy { "ivx".contains($0) })
  }

  /// The value of a Roman number in small letters, up to 39 centuries or years.
  static func roman(_ text: some StringProtocol) -> Int? {
    let values: [Character: Int] = ["i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000]
    guard !text.isEmpty, text.utf8.count <= 15 else { return nil }
    var total = 0
    var previous = 0
    for character in text.reversed() {
      guard let value = values[character] else { return nil }
      total += value < previous ? -value : value
      previous = max(previous, value)
    }
    return total
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic
  }

  /// The scalar in small letters without an accent; dashes of every length are one sign.
  private static func fold(_ scalar: Unicode.Scalar) -> String {
    if scalar.value < 0x80 {
      return String(Character(scalar)).lowercased()
    }
    switch scalar {
    case "–", "—", "‐", "‑", "−", "‒": return "-"
    case "≈", "∼": return "~"
    case "à", "â", "ä", "á", "ã", "À", "Â", "Ä", "Á": return "a"
    case "é", "è", "ê", "ë", "É", "È", "Ê", "Ë": return "e"
    case "î", "ï", "í", "ì", "Î", "Ï": return "i"
    case "ô", "ö", "ó", "ò", "õ", "Ô", "Ö": return "o"
    case "ù", "û", "ü", "ú", "Ù", "Û", "Ü": return "u"
    case "ç", "Ç": return "c"
    case "ñ", "Ñ": return "n"
    case "œ", "Œ": return "oe"
    case "æ", "Æ": return "ae"
    default: return scalar.properties.lowercaseMapping
    }
  }
}
