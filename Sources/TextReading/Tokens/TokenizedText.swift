/// A text with all its tokens.
package struct TokenizedText: Sendable {
  /// The text in UTF-8.
  package let bytes: [UInt8]
  /// Its tokens in order.
  package let tokens: [Token]

  /// Reads a text from end to end.
  package init(_ text: String) {
    let bytes = Array(text.utf8)
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count / 5 + 8)
    var tokenizer = Tokenizer(bytes: bytes)
    while tokenizer.read(1 << 16, into: &tokens) {}
    self.bytes = bytes
    self.tokens = tokens
  }

  /// The words of one token, as written.
  package func text(of token: Token) -> String {
    String(decoding: bytes[Int(token.utf8Start)..<Int(token.utf8End)], as: UTF8.self)
  }

  /// The words from one token to another, as written.
  package func text(of range: ClosedRange<Int>) -> String {
    String(
      decoding: bytes[Int(tokens[range.lowerBound].utf8Start)..<Int(tokens[range.upperBound].utf8End)],
      as: UTF8.self)
  }
}
