import Testing
import TextReading

@Suite("What a first reading proposes")
struct FirstReadingTests {
  func words(_ range: Range<Int>, of text: String) -> String {
    String(String.UnicodeScalarView(Array(text.unicodeScalars)[range]))
  }

  @Test("A sentence with an event, a date and a person is a candidate; one without an event is none")
  func candidates() {
    let text =
      "Mr. Paul Durand was born in Lyon on 3 May 1871. He had brown eyes. Mrs. Anna Durand died in 1902, they say."
    let reading = FirstReading(of: text, language: "en")
    #expect(reading.statements.map(\.event) == ["birth", "death"])
    #expect(reading.statements.map { words($0.trigger, of: text) } == ["born", "died"])
    #expect(
      reading.statements.map { words($0.range, of: text) }.first
        == "Mr. Paul Durand was born in Lyon on 3 May 1871.")
    #expect(
      reading.statements.first.map { $0.dates.map { words(reading.dates[$0].scalarRange, of: text) } } == [
        "3 May 1871"
      ])
  }

  @Test("What is denied or only supposed is marked and stands behind")
  func standing() {
    let reading = FirstReading(
      of: "Serge was not arrested in 1928. If he had left in 1936, who knows. He was released in April 1936.",
      language: "en")
    #expect(reading.statements.map(\.isDenied) == [true, false, false])
    #expect(reading.statements.map(\.isSupposed) == [false, true, false])
    #expect(reading.statements.map(\.score).max() == reading.statements.last?.score)
  }

  @Test("French sentences are read by their own words")
  func french() {
    let text = "M. Durand naquit à Lyon le 3 mai 1871. Il s'évada en 1893."
    let reading = FirstReading(of: text, language: "fr")
    #expect(reading.statements.map(\.event) == ["birth", "escape"])
  }

  @Test("The language is found where it is not given, and the same text gives the same reading twice")
  func deterministic() {
    let text = "Il est né à Paris en janvier 1890, et sa mère mourut au printemps de la même année."
    #expect(FirstReading(of: text).language == "fr")
    #expect(FirstReading(of: text).statements == FirstReading(of: text).statements)
  }

  @Test("Abbreviations, initials and numbers end no sentence")
  func sentences() {
    let text = "Dr. V. L. Kibalchich came to Paris, p. 12, in 1909. Then he met Mr. Gide."
    let reading = FirstReading(of: text, language: "en")
    #expect(
      reading.statements.first.map { words($0.range, of: text) }
        == "Dr. V. L. Kibalchich came to Paris, p. 12, in 1909.")
  }
}
