package import ArgumentParser
import TextReading

/// `temoin batch language`: guesses the language of short texts.
package struct BatchLanguageCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "language",
    abstract: "Guess the language of short texts.",
    discussion: """
      Each line holds "id" and "text"; for each one line comes out with "lang" (ISO 639-1, "und" when unsure), \
      "romanised" and "margin", the bits by which the language is better than the next.
      """)

  @Argument(help: "JSON Lines; standard input when absent.")
  var file: String?

  package init() {}

  package func run() throws {
    let guesser = LanguageGuesser()
    try BatchLines(path: file).forEach(as: Line.self) { line in
      let guess = guesser.guess(line.text)
      try BatchLines.write(
        Answer(
          id: line.id, lang: guess.language, margin: guess.marginInBits, romanised: guess.isRomanised))
    }
  }

  private struct Line: Decodable {
    let id: String
    let text: String
  }

  private struct Answer: Encodable {
    let id: String
    let lang: String
    let margin: Double
    let romanised: Bool
  }
}
