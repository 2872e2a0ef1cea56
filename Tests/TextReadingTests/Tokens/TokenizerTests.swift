import Testing
import TestSupport

import TextReading

@Suite("Tokens of a text")
struct TokenizerTests {
  private func words(_ text: String) -> [String] {
    let read = TokenizedText(text)
    return read.tokens.map { read.text(of: $0) }
  }

  @Test("Words, numbers and signs are told apart")
  func kinds() {
    #expect(words("L’été 1928, le 1er mai") == ["L", "’", "été", "1928", ",", "le", "1", "er", "mai"])
    #expect(words("mi-juin 21h45 £20") == ["mi", "-", "juin", "21", "h", "45", "£", "20"])
    #expect(words("3.VII.1912 — «Ёж»") == ["3", ".", "VII", ".", "1912", "—", "«", "Ёж", "»"])
    #expect(words("") == [])
    #expect(words(" \n\t ") == [])
  }

  @Test("Places are kept in bytes and in scalars")
  func places() throws {
    let read = TokenizedText("né à Kiev 🜁 1890")
    let last = try #require(read.tokens.last)
    #expect(last.scalarStart == 12)
    #expect(last.utf8Start == 17)
    #expect(last.number == 1890)
    #expect(read.text(of: 0...1) == "né à")
  }

  @Test("A word has one key whatever its case, composition and soft hyphens")
  func keys() {
    let key = WordKey.of("février")
    for spelling in ["Février", "FÉVRIER", "fe\u{301}vrier", "fé\u{AD}vrier"] {
      #expect(TokenizedText(spelling).tokens.map(\.key) == [key])
      #expect(WordKey.of(spelling) == key)
    }
    #expect(WordKey.of("fevrier") != key)
    #expect(WordKey.of("Январь") == WordKey.of("январь"))
  }

  @Test("Blanks and capitals show as flags")
  func flags() {
    let tokens = TokenizedText("One TWO\nthree\n\nЧетыре 5th").tokens
    #expect(tokens[0].flags.isSuperset(of: [.capital, .paragraphBefore]))
    #expect(!tokens[0].flags.contains(.allCapitals))
    #expect(tokens[1].flags == [.spaceBefore, .capital, .allCapitals])
    #expect(tokens[2].flags == [.spaceBefore, .lineBefore])
    #expect(tokens[3].flags == [.spaceBefore, .lineBefore, .paragraphBefore, .capital, .cyrillic])
    #expect(tokens[5].isJoined)
  }

  @Test("Tokens cover every scalar that is not blank, once and in order", arguments: Seed.sample(20))
  func cover(_ seed: Seed) {
    var random = seed.generator
    let alphabet: [Unicode.Scalar] = [
      "a", "Z", "é", "\u{301}", "9", "0", " ", "\n", "\r", "'", "’", "-", "—", "Я", "中", "🜁", "\u{AD}", "Ω",
    ]
    for _ in 0..<50 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
      }
      let read = TokenizedText(String(text))
      var place = 0
      let scalars = Array(text)
      for token in read.tokens {
        let blank = scalars[place..<Int(token.scalarStart)].allSatisfy { $0.properties.isWhitespace }
        #expect(blank)
        #expect(token.scalarEnd > token.scalarStart)
        let words = String(String.UnicodeScalarView(scalars[Int(token.scalarStart)..<Int(token.scalarEnd)]))
        #expect(words == read.text(of: token))
        place = Int(token.scalarEnd)
      }
      let blank = scalars[place...].allSatisfy { $0.properties.isWhitespace }
      #expect(blank)
    }
  }
}
