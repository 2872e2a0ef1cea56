/// Words between quotation marks.
enum Quotation {
  /// Returns words between quotation marks, with whatever cannot stand there escaped.
  static func quoted(_ words: String) -> String {
    var text = "\""
    text.reserveCapacity(words.utf8.count + 2)
    for scalar in words.unicodeScalars {
      switch scalar.value {
      case 0x22: text += "\\\""
      case 0x5C: text += "\\\\"
      case 0x0A: text += "\\n"
      case 0x09: text += "\\t"
      case 0x00..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF: text += escaped(scalar)
      case _ where Spelling.turnsDirection(scalar.value): text += escaped(scalar)
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  /// Returns the words of a passage: white space that is not plain becomes a space, as the reader takes either.
  static func passage(_ words: String) -> String {
    var text = String.UnicodeScalarView()
    var run: [Unicode.Scalar] = []
    func close() {
      if run.count == 1, run[0].value == 0x20 || run[0].value == 0xA0 || run[0].value == 0x202F {
        text.append(run[0])
      } else if !run.isEmpty {
        text.append(" ")
      }
      run = []
    }
    for scalar in words.unicodeScalars {
      if TextIndex.isSpace(scalar) {
        run.append(scalar)
      } else {
        close()
        text.append(scalar)
      }
    }
    close()
    return quoted(String(text))
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
  }

  /// Returns the lines of a block that reads back to these words, or `nil` where none does.
  static func block(_ words: String) -> [String]? {
    guard words.utf8.contains(0x0A) else { return nil }
    let lines = words.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let first = lines.first, !first.isEmpty, lines.last?.isEmpty == false else { return nil }
    guard lines.contains(where: { !$0.isEmpty && !$0.hasPrefix(" ") }) else { return nil }
    let isPlain = lines.allSatisfy { line in
      !line.hasSuffix(" ")
        && line.unicodeScalars.allSatisfy { scalar in
          !(scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || scalar.value == 0x2028
            || scalar.value == 0x2029 || scalar.value == 0xFEFF || Spelling.turnsDirection(scalar.value))
        }
    }
    return isPlain ? lines : nil
  }

  /// A word as it stands if the grammar can read it so, else quoted.
  static func wordOrQuoted(_ word: String) -> String {
    isPlainWord(word) ? word : quoted(word)
  }

  /// Whether words are one that needs no quotation marks.
  static func isPlainWord(_ word: String) -> Bool {
    guard let first = word.utf8.first, word.utf8.count <= 100 else { return false }
    return (0x30...0x39).contains(first) || (0x41...0x5A).contains(first) || (0x61...0x7A).contains(first)
      ? word.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          || byte == 0x2D
          || byte == 0x5F || byte == 0x2E || byte == 0x2B || byte == 0x2F
      } : false
  }
}
