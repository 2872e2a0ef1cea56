import Calendars
import Testing
import TextReading

/// One reader a language for all tests.
enum TimeReaders {
  static let all = ["en", "fr"].reduce(into: [String: TemporalReader]()) {
    $0[$1] = TemporalReader(language: $1)
  }
}

/// Reads a passage and gives its mentions as `words = value`.
func readTimes(_ text: String, _ language: String, created: (Int, Int, Int)? = nil) throws -> [String] {
  let reader = try #require(TimeReaders.all[language])
  let day = created.flatMap { CalendarSystem.gregorian.dayNumber($0.0, $0.1, $0.2) }
  return reader.read(text, created: day).map { mention in
    "\(mention.text) = \(mention.value)" + (mention.mod.map { " " + $0 } ?? "")
  }
}

/// Reads a passage and gives its mentions in EDTF.
func readEDTF(_ text: String, _ language: String) throws -> [String?] {
  let reader = try #require(TimeReaders.all[language])
  return reader.read(text).map(\.edtf)
}

@Suite("Time in English text")
struct EnglishTimeTests {
  @Test(
    "Dates are read in every order and spelling",
    arguments: [
      ("The letter of 3 February 1904 is lost.", ["3 February 1904 = 1904-02-03"]),
      ("The letter of February 3rd, 1904, is lost.", ["February 3rd, 1904 = 1904-02-03"]),
      (
        "On the twenty-first of December 1879 he was born.",
        ["the twenty-first of December 1879 = 1879-12-21"]
      ),
      ("Dated 17.XI.1921 and 4.3.1922.", ["17.XI.1921 = 1921-11-17", "4.3.1922 = 1922-03-04"]),
      ("It was signed on Tuesday, 12 November 1929.", ["Tuesday, 12 November 1929 = 1929-11-12"]),
      ("Notes of 8 Oct. 1911 and Jan. 1912.", ["8 Oct. 1911 = 1911-10-08", "Jan. 1912 = 1912-01"]),
      (
        "In the summer of 1905 and the winter of 1918–19.",
        ["the summer of 1905 = 1905-SU", "the winter of 1918–19 = 1918-WI"]
      ),
      ("In nineteen hundred and five it began.", ["nineteen hundred and five = 1905"]),
      ("Sworn in 212 BC and again in 44 B.C.", ["212 BC = BC0212", "44 B.C. = BC0044"]),
      ("From the sixteenth century to the 1870s.", ["the sixteenth century = 15", "the 1870s = 187"]),
    ])
  func dates(_ text: String, _ expected: [String]) throws {
    #expect(try readTimes(text, "en") == expected)
  }

  @Test(
    "A story goes forward",
    arguments: [
      (
        "They married in June 1887; the following spring a son was born.",
        ["June 1887 = 1887-06", "the following spring = 1888-SP"]
      ),
      (
        "He landed on Friday, 7 May 1915; on Monday he was dead.",
        ["Friday, 7 May 1915 = 1915-05-07", "Monday = 1915-05-10"]
      ),
      (
        "It began in November 1894. In February it was over.",
        ["November 1894 = 1894-11", "February = 1895-02"]
      ),
      (
        "She left in 1911, returned four years later and died the year after.",
        ["1911 = 1911", "four years later = 1915", "the year after = 1916"]
      ),
      (
        "On 30 August 1918 a shot was fired; the next day arrests began, and three days later the lists appeared.",
        ["30 August 1918 = 1918-08-30", "the next day = 1918-08-31", "three days later = 1918-09-03"]
      ),
      (
        "Arrested on 26 April 1933, he was tried two months later.",
        ["26 April 1933 = 1933-04-26", "two months later = 1933-06"]
      ),
      (
        "The fair of 1851 closed in the autumn of that year; two years before no one had dreamt of it.",
        ["1851 = 1851", "the autumn of that year = 1851-FA", "two years before = 1849"]
      ),
    ])
  func story(_ text: String, _ expected: [String]) throws {
    #expect(try readTimes(text, "en") == expected)
  }

  @Test(
    "Parts of dates are kept as parts",
    arguments: [
      ("In late 1922 he left.", ["1922-09~/1922-12"]),
      ("At the beginning of 1922 he left.", ["1922-01/1922-02~"]),
      ("By mid-March 1921 it was over.", ["1921-03-11~/1921-03-20~"]),
      ("In the late summer of 1914 they fled.", ["1914-08~"]),
      ("The early 1890s were lean.", ["1890/1893~"]),
      ("Around 1865 the house burned.", ["1865~"]),
      ("In the second quarter of 1931 it failed.", ["1931-34"]),
      ("On the last Sunday of August 1939 they danced.", ["1939-08-27"]),
    ])
  func parts(_ text: String, _ expected: [String]) throws {
    #expect(try readEDTF(text, "en") == expected)
  }

  @Test("Both styles and the old style lead to the Gregorian day")
  func styles() throws {
    #expect(
      try readTimes("On 12 December 1825 (Old Style) and 14/26 December 1825.", "en")
        == ["12 December 1825 (Old Style) = 1825-12-24", "14/26 December 1825 = 1825-12-26"])
    #expect(
      try readTimes("On 2 March (15 March) 1917 he signed.", "en") == ["2 March (15 March) 1917 = 1917-03-15"]
    )
    #expect(
      try readTimes("On 18 Brumaire Year VIII it ended.", "en") == ["18 Brumaire Year VIII = 1799-11-09"])
  }

  @Test("Feasts fall on their days")
  func feasts() throws {
    #expect(
      try readTimes("On Good Friday 1865 he was shot; on Easter Sunday they mourned.", "en")
        == ["Good Friday 1865 = 1865-04-14", "Easter Sunday = 1865-04-16"])
    #expect(try readTimes("At Michaelmas 1588 the rents were due.", "en") == ["Michaelmas 1588 = 1588-09-29"])
  }

  @Test("A letter counts from its dateline")
  func letters() throws {
    #expect(
      try readTimes(
        "Geneva, 2 April 1895. Yesterday your parcel came; last summer’s never did. I go home next month.",
        "en")
        == [
          "2 April 1895 = 1895-04-02", "Yesterday = 1895-04-01", "last summer = 1894-SU",
          "next month = 1895-05",
        ])
  }

  @Test(
    "What only looks like a date is left alone",
    arguments: [
      "You may march with Mr March, April said.", "See p. 1917, no. 1848 and vol. 1905.",
      "They lost 1914 men and 1812 horses.", "It cost £1900.", "He will fall in the spring of the trap door.",
      "The second of the two had a minute hand.", "Room 1871 has 1 024 books.",
    ])
  func vetoes(_ text: String) throws {
    let read = try readTimes(text, "en").filter { !$0.hasSuffix("-SP") && !$0.hasSuffix("-FA") }
    #expect(read.isEmpty, "\(read)")
  }

  @Test("Ages lead to the year of life where the birth is told")
  func ages() throws {
    let reader = try #require(TimeReaders.all["en"])
    let read = reader.read("Born on 5 May 1818, he lost his father at the age of twenty.")
    #expect(read.map(\.kind) == [.date, .age])
    #expect(read.last?.edtf == "1838-05-05/1839-05-04")
    #expect(read.last?.value == "P20Y")
  }

  @Test("What cannot be counted stays open")
  func open() throws {
    let reader = try #require(TimeReaders.all["en"])
    let read = reader.read("A few days after his release he wrote; two years later he was dead.")
    #expect(read.allSatisfy { $0.edtf == nil })
    #expect(read.count == 2)
  }

  @Test("Stretches and choices are seen as such")
  func ranges() throws {
    let reader = try #require(TimeReaders.all["en"])
    func ranges(_ text: String) -> [String] { reader.reading(of: text).ranges.map(\.edtf) }
    #expect(ranges("Between 1906 and 1911 he wrote nothing.") == ["1906/1911"])
    #expect(ranges("From March to June 1920 they marched.") == ["1920-03/1920-06"])
    #expect(ranges("Born in 1861 or 1862, he did not know.") == ["[1861,1862]"])
    #expect(ranges("In 1861 and 1862 nothing happened.") == [])
  }

  @Test("Every mention says its rule and its reason")
  func reasons() throws {
    let reader = try #require(TimeReaders.all["en"])
    let read = reader.read("He fled in 1905 and came back three years later.")
    #expect(read.last?.rule == "en.later")
    #expect(read.last?.reason.words(in: "en") == "P3Y after 1905")
    #expect(read.last?.anchor == 11..<15)
  }
}
