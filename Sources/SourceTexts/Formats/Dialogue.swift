/// How turns of a dialogue are marked on the page.
enum Dialogue {
  /// Whether a paragraph opens with the dash of a turn.
  static func opensTurn(_ text: some StringProtocol) -> Bool {
    guard let first = text.unicodeScalars.first, "—–―".unicodeScalars.contains(first) else { return false }
    let rest = text.unicodeScalars.dropFirst().drop { $0 == " " || $0 == "\u{A0}" || $0 == "\u{202F}" }
    return rest.first.map { $0.properties.isAlphabetic || "«“\"¿¡'‘([*_".unicodeScalars.contains($0) }
      ?? false
  }

  /// The mark a sentence ends with, behind any closing quotation marks; `nil` where it ends with none.
  static func lastMark(of text: String) -> Character? {
    let end = text.last { !$0.isWhitespace && !"»”\"'’)*_".contains($0) }
    return end.flatMap { ".!?…".contains($0) ? $0 : nil }
  }
}
