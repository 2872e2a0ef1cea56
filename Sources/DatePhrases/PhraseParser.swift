import Calendars
import EDTF

/// Reads tokens by a grammar that all languages share; only the words differ.
///
/// Every function either reads what it is named for and moves on, or returns `nil` and leaves the place
/// as it was; an error is thrown where the words are understood and cannot be true.
struct PhraseParser {
  let tokens: [PhraseToken]
  let text: String
  let vocabulary: PhraseVocabulary
  let context: PhraseContext
  var index = 0
  /// The furthest place that was looked at, where an error is best shown.
  var furthest = 0

  init(_ text: String, tokens: [PhraseToken], vocabulary: PhraseVocabulary, context: PhraseContext) {
    self.text = text
    self.tokens = tokens
    self.vocabulary = vocabulary
    self.context = context
  }

  // MARK: Words

  var current: PhraseToken? { tokens.indices.contains(index) ? tokens[index] : nil }
  var isAtEnd: Bool { index >= tokens.count }

  mutating func advance(_ count: Int = 1) {
    index += count
    furthest = max(furthest, index)
  }

  mutating func role(_ name: String) -> Bool {
    guard let found = vocabulary.match(tokens, at: index, { $0 == .role(name) ? true : nil }) else {
      return false
    }
    advance(found.count)
    return true
  }

  mutating func take<Value>(_ transform: (PhraseSymbol) -> Value?) -> Value? {
    guard let found = vocabulary.match(tokens, at: index, transform) else { return nil }
    advance(found.count)
    return found.value
  }

  mutating func sign(_ text: String) -> Bool {
    guard let token = current, token.kind == .sign, token.text == text else { return false }
    advance()
    return true
  }

  mutating func fillers() {
    while role("filler") {}
  }

  /// Reads with a function, and goes back if it finds nothing.
  mutating func attempt<Value>(
    _ read: (inout PhraseParser) throws(PhraseError) -> Value?
  ) throws(PhraseError) -> Value? {
    let start = index
    if let value = try read(&self) { return value }
    index = start
    return nil
  }

  func utf8Range(from start: Int) -> Range<Int> {
    guard start < tokens.count else { return text.utf8.count..<text.utf8.count }
    let last = max(start, min(index, tokens.count) - 1)
    return tokens[start].utf8Range
      .lowerBound..<max(tokens[last].utf8Range.upperBound, tokens[start].utf8Range.lowerBound)
  }

  /// The words between two places, as written.
  func words(from start: Int, to end: Int) -> String {
    guard start < end, tokens.indices.contains(start) else { return "" }
    let utf8 = text.utf8
    let lower = utf8.index(utf8.startIndex, offsetBy: tokens[start].utf8Range.lowerBound)
    let upper = utf8.index(utf8.startIndex, offsetBy: tokens[end - 1].utf8Range.upperBound)
    return String(text[lower..<upper])
  }

  // MARK: Numbers

  /// A number in digits: its value and how many digits it has.
  mutating func digits(atMost limit: Int = 4) -> (value: Int, count: Int)? {
    guard let token = current, token.kind == .digits, token.text.utf8.count <= limit,
      let value = Int(token.text)
    else { return nil }
    advance()
    return (value, token.text.utf8.count)
  }

  /// A number in digits or words.
  mutating func cardinal() -> Int? {
    if let (value, _) = digits() { return value }
    guard let first = take({ if case .number(let value) = $0 { value } else { nil } }) else { return nil }
    guard first >= 20, first % 10 == 0, first < 100 else { return first }
    let start = index
    joint()
    if let rest = take({ if case .number(let value) = $0, (1...19).contains(value) { value } else { nil } }),
      rest < 10 || first == 60 || first == 80
    {
      return first + rest
    }
    index = start
    return first
  }

  /// Reads what joins tens and ones: “-”, “and”, “-et-”.
  private mutating func joint() {
    _ = sign("-")
    if role("and") { _ = sign("-") }
  }

  /// An ordinal number in words, or in digits with an ending.
  mutating func ordinal() -> Int? {
    let start = index
    if let (value, _) = digits() {
      if ordinalEnding() { return value }
      index = start
      return nil
    }
    if let value = take({ if case .ordinal(let value) = $0 { value } else { nil } }) { return value }
    if let tens = take({ if case .number(let value) = $0, value >= 20, value < 100 { value } else { nil } }) {
      joint()
      if let ones = take({ if case .ordinal(let value) = $0, value < 20 { value } else { nil } }) {
        return tens + ones
      }
    }
    index = start
    return nil
  }

  mutating func ordinalEnding() -> Bool {
    guard let token = current, token.kind == .word, token.isJoined,
      vocabulary.ordinalEndings.contains(token.text)
    else { return false }
    advance()
    return true
  }

  /// A Roman number, with or without an ordinal ending.
  mutating func roman() -> Int? {
    guard let token = current, token.kind == .word else { return nil }
    if token.isCapitals, let value = PhraseLexer.roman(token.text) {
      advance()
      _ = ordinalEnding()
      return value
    }
    for ending in vocabulary.ordinalEndings where token.text.hasSuffix(ending) {
      if let value = PhraseLexer.roman(token.text.dropLast(ending.count)) {
        advance()
        return value
      }
    }
    return nil
  }
}
