import Testing

@testable import TextReading

@Suite("Works in a text")
struct WorkReaderTests {
  func works(_ text: String) -> [String] { FirstReading(of: text, language: "en").works.map(\.name) }

  @Test("A title stands in marks or behind a word for a work")
  func titles() {
    #expect(works("She had read “Triumphant Harvest” twice.") == ["Triumphant Harvest"])
    #expect(works("He gave her the novel “Ashes” that winter.") == ["Ashes"])
  }

  @Test("A nickname in marks, a heading and a word the story calls somebody by are no works")
  func others() {
    #expect(works("“Crazy Nick” laughed, and Nick went away.").isEmpty)
    #expect(works("The end of the story. “Martha” was silent.").isEmpty)
    #expect(works("“The Barren Staff”\n\nIt was winter.").isEmpty)
  }

  @Test("A name is written as the text writes it outside headings")
  func spelling() {
    let reading = FirstReading(
      of: "WINGIE DALE\n\nMr. Wingie Dale came to Paris.\n\nPARIS IN SPRING\n\nPeople left Paris.",
      language: "en")
    #expect(
      reading.people.map(\.name) == ["Wingie Dale"] || reading.people.map(\.name) == ["Mr. Wingie Dale"])
    #expect(reading.places.map(\.name) == ["Paris"])
  }
}
