import Calendars
import DatePhrases
import Diagnostics
import EDTF
import Testing

@Suite("What is told of a date")
struct ReportTests {
  private func sentence(_ text: String, _ language: String, in answer: String? = nil) throws -> String {
    let reader = try #require(PhraseReader(language: language))
    return PhraseReport(of: try reader.read(text), in: answer).sentence
  }

  @Test(
    "A French date is told in French, and in English where that is asked",
    arguments: [
      ("le 18 brumaire an VIII", "Samedi 9 novembre 1799.", "Saturday 9 November 1799."),
      ("vers mars 1919", "Un jour en mars 1919, date approximative.", "Some day in March 1919, approximate."),
      (
        "de mai 1914 à 1918", "Depuis un jour en mai 1914 jusqu’à un jour en 1918.",
        "From some day in May 1914 to some day in 1918."
      ),
      (
        "avant 1930", "Un jour, au plus tard le mercredi 31 décembre 1930.",
        "Some day not after Wednesday 31 December 1930."
      ),
      ("le 1er mars 1921", "Mardi 1er mars 1921.", "Tuesday 1 March 1921."),
      ("dans les années vingt", "Un jour des années 1920.", "Some day in the 1920s."),
      ("en 1812", "Un jour en 1812.", "Some day in 1812."),
      ("quinze jours", "Une durée\u{A0}: 15 jours.", "A length of time: 15 days."),
      (
        "dans sa quinzième année", "Dans la 15e année de la vie\u{A0}: 14 ans révolus, pas encore 15 ans.",
        "In the 15th year of life: 14 years completed, not yet 15 years."
      ),
      (
        "le lundi suivant",
        "Le lundi qui suit ce dont il était question. Donnez une date avec --relative-to pour voir les jours.",
        "The following Monday, counted from what was spoken of. Say --relative-to a date to see the days."
      ),
    ])
  func sentences(_ text: String, _ french: String, _ english: String) throws {
    #expect(try sentence(text, "fr") == french)
    #expect(try sentence(text, "fr", in: "en") == english)
  }

  @Test("Each language has every sentence and every name")
  func complete() {
    let english = DateSentences.of("en")
    for language in DateSentences.languages {
      let sentences = DateSentences.of(language)
      #expect(sentences.language == language)
      #expect(sentences.keys == english.keys)
      #expect(sentences.months.count == 12 && sentences.weekdays.count == 7)
    }
    let names = CalendarNames.of("fr")
    for system in CalendarCatalogue.standard.systems {
      #expect(names.name(of: system) != system.name, "\(system.id)")
    }
    let same: Set<String> = [
      "france", "portugal", "brabant", "utrecht", "overijssel", "drenthe", "hildesheim", "paderborn",
      "alaska", "valais",
      "augsburg", "munster", "lorraine", "tyrol", "cologne", "ukraine",
    ]
    for country in CalendarCatalogue.standard.adoptions where !same.contains(country.id) {
      #expect(names.name(of: country) != country.name, "\(country.id)")
    }
  }

  @Test(
    "Every error says in French what to do",
    arguments: ["3/4/1919", "lundi 20 mai 1917", "le 31 avril 1917", "chose", ""])
  func errors(_ text: String) throws {
    let reader = try #require(PhraseReader(language: "fr"))
    let error = #expect(throws: PhraseError.self) { try reader.read(text) }
    let french = try #require(error?.explanation(in: "fr"))
    #expect(french != error?.explanation)
    #expect(french.remedy != nil)
    #expect(!french.summary.contains("{"))
    #expect(error?.explanation(in: "en") == error?.explanation)
  }

  @Test(
    "An error of the notation is told in French, too",
    arguments: [
      "1933-13", "199", "2004-02-30", "19u5", "2001/1999", "[]", "Y1999", "1985-04-12T25:00:00", "1985 ",
      "-0000",
    ])
  func notation(_ text: String) throws {
    let error = #expect(throws: EDTFError.self) { try EDTFExpression(parsing: text) }
    let french = try #require(error?.explanation(in: "fr"))
    #expect(french != error?.explanation)
    #expect(!french.summary.contains("{") && french.remedy?.contains("{") != true)
  }
}
