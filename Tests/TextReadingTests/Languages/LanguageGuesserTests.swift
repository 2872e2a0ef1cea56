import Testing
import TextReading

@Suite("The language of a few words")
struct LanguageGuesserTests {
  let guesser = LanguageGuesser()

  @Test(
    "Short quotations show their language",
    arguments: [
      ("nothing was left of the house", "en"), ("il ne restait rien de la maison", "fr"),
      ("vom Haus war nichts geblieben", "de"), ("no quedaba nada de la casa", "es"),
      ("non restava niente della casa", "it"), ("nihil domus supererat", "la"),
      ("от дома ничего не осталось", "ru"),
      ("une poignée", "fr"), ("die Genossen", "de"),
    ])
  func languages(_ words: String, _ language: String) {
    #expect(guesser.guess(words).language == language)
  }

  @Test(
    "Russian in Latin letters is Russian",
    arguments: ["Rabochaya pravda", "v otkrytom more", "nashe obshchee delo"])
  func romanised(_ words: String) {
    let guess = guesser.guess(words)
    #expect(guess.language == "ru")
    #expect(guess.isRomanised)
  }

  @Test(
    "Without letters, or in a script it does not know, it abstains",
    arguments: ["", "1917", "…", "λόγος", "його їжа"])
  func abstains(_ words: String) {
    #expect(guesser.guess(words).language == "und")
  }

  @Test("The language around the words decides between two that are near")
  func surroundings() {
    let alone = guesser.guess("capital")
    let within = guesser.guess("capital", within: "es")
    #expect(within.language == "es" || alone.marginInBits > 2)
  }
}
