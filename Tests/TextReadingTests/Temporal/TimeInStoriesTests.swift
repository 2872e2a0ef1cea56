import Testing
import TextReading

@Suite("Time in chronicles and memoirs")
struct TimeInStoriesTests {
  @Test("A chronicle of one year keeps its year, whatever day of the week the source gives")
  func oneYear() throws {
    let text = """
      In March 1917 the Tsar abdicated. In April 1917 Lenin came back. In July 1917 there was a rising. In September 1917 \
      it was quiet. In October 1917 it began. The elections were set for January 1918. On Thursday, November 16th, the \
      Duma met. By the 20th of November all was over.
      """
    let read = try readTimes(text, "en")
    #expect(read.contains("Thursday, November 16th = 1917-11-16"))
    #expect(read.last == "the 20th of November = 1917-11-20")
  }

  @Test("A day of the week chooses the year only where it fits the story")
  func weekday() throws {
    // 12 November was a Tuesday in 1929 and a Wednesday in 1930.
    #expect(
      try readTimes("She left in the spring of 1929. On Wednesday, 12 November, she came back.", "en").last
        == "Wednesday, 12 November = 1930-11-12")
    #expect(
      try readTimes("She left in the spring of 1929. On Sunday, 12 November, she came back.", "en").last
        == "Sunday, 12 November = 1929-11-12")
  }

  @Test("A month in the name of an event is no date")
  func names() throws {
    #expect(try readTimes("After the March Revolution they came home.", "en").isEmpty)
    #expect(try readTimes("In 1905 the May Laws were forgotten.", "en") == ["1905 = 1905"])
  }

  @Test("Things called after a feast are no days")
  func feasts() throws {
    #expect(try readTimes("In 1890 he sold Christmas trees.", "en") == ["1890 = 1890"])
    #expect(try readTimes("En 1890 il vendait des arbres de Noël.", "fr") == ["1890 = 1890"])
    #expect(try readTimes("In 1890, at Christmas, he died.", "en").last?.hasSuffix("= 1890-12-25") == true)
  }

  @Test("Twelve at night is no noon")
  func midnight() throws {
    #expect(
      try readTimes("On 3 May 1917 the lamps burned from 11-12 P.M. only.", "en").last?.contains("T24:00")
        == true)
  }

  @Test("What came again every spring gets no year")
  func habits() throws {
    #expect(
      try readEDTF(
        "En 1826 il partit. Quand il était enfant, les loups venaient jusqu'au village en hiver.", "fr"
      ).last
        == .some(nil))
    #expect(try readEDTF("En 1826 il partit. À l'automne il revint.", "fr").last == "1826-23")
  }

  @Test("Years and centuries before and after Christ are counted from him, and are round")
  func era() throws {
    #expect(
      try readEDTF("En 1793 on le savait. Trois cents ans avant Jésus-Christ, Rome était jeune.", "fr").last
        == "-0299~")
    #expect(
      try readEDTF("In 1793 it was known. Three hundred years before Christ Rome was young.", "en").last
        == "-0299~")
  }

  @Test("A place and a day at the head of a letter are its dateline, and what follows is counted from there")
  func datelines() throws {
    let text = """
      Lyon, 3 May 1871.

      Dear friend, yesterday the mill burned.

      Paris, 9 June 1871.

      Yesterday it rained.
      """
    let reading = FirstReading(of: text, language: "en")
    #expect(reading.datelines.map { $0.place.map { reading.places[$0].name } } == ["Lyon", "Paris"])
    #expect(
      reading.dates.filter { $0.text.lowercased() == "yesterday" }.map(\.edtf) == [
        "1871-05-02", "1871-06-08",
      ])
  }
}
