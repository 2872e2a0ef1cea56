import Calendars
import Presentation
import Testing

@Suite("Dates in words")
struct DateWordsTests {
  private static func day(_ text: String) -> DayNumber? {
    guard text != ".." else { return nil }
    return TimeSpan(from: text, to: text)?.first
  }

  @Test(
    "A date put into a French sentence takes the “de” before it with it",
    arguments: [
      ("26 janvier 1919", "daté du 26 janvier 1919"), ("1er mars 1921", "daté du 1er mars 1921"),
      ("avril 1919", "daté d’avril 1919"), ("janvier 1919", "daté de janvier 1919"),
      ("d’octobre à décembre 1927", "daté d’octobre à décembre 1927"), ("1919", "daté de 1919"),
      ("du 3 au 10 février 1919", "daté du 3 au 10 février 1919"),
      ("44 av. J.-C.", "daté de 44 av. J.-C."),
    ])
  func joined(_ words: String, _ sentence: String) {
    #expect(DateWords(.french).put(words, for: "1900-01-01", in: "daté de 1900-01-01") == sentence)
    #expect(DateWords(.english).put(words, for: "1900-01-01", in: "dated 1900-01-01") == "dated " + words)
  }

  @Test(
    "A window is said exactly, in both languages",
    arguments: [
      ("1919-02-03", "1919-02-03", "3 February 1919", "3 février 1919"),
      ("1921-03-01", "1921-03-01", "1 March 1921", "1er mars 1921"),
      ("1919-02-03", "1919-02-10", "3 to 10 February 1919", "du 3 au 10 février 1919"),
      ("1919-02-01", "1919-02-03", "1 to 3 February 1919", "du 1er au 3 février 1919"),
      ("1919-02-03", "1919-03-10", "3 February to 10 March 1919", "du 3 février au 10 mars 1919"),
      (
        "1918-12-30", "1919-01-02", "30 December 1918 to 2 January 1919",
        "du 30 décembre 1918 au 2 janvier 1919"
      ),
      ("1919-02-01", "1919-02-28", "February 1919", "février 1919"),
      ("1920-02-01", "1920-02-28", "1 to 28 February 1920", "du 1er au 28 février 1920"),
      ("1919-01-01", "1919-03-31", "January to March 1919", "de janvier à mars 1919"),
      ("1927-10-01", "1927-12-31", "October to December 1927", "d’octobre à décembre 1927"),
      ("1918-11-01", "1919-02-28", "November 1918 to February 1919", "de novembre 1918 à février 1919"),
      ("1919-01-01", "1919-12-31", "1919", "1919"),
      ("1916-01-01", "1926-12-31", "1916 to 1926", "de 1916 à 1926"),
      ("1919-02-03", "..", "3 February 1919 or later", "3 février 1919 ou après"),
      ("..", "1919-12-31", "1919 or earlier", "1919 ou avant"),
      ("..", "..", "no date", "sans date"),
      ("-0043-03-15", "-0043-03-15", "15 March 44 BC", "15 mars 44 av. J.-C."),
    ])
  func windows(_ earliest: String, _ latest: String, _ english: String, _ french: String) {
    let window = (Self.day(earliest), Self.day(latest))
    #expect(DateWords(.english).window(window.0, window.1) == english)
    #expect(DateWords(.french).window(window.0, window.1) == french)
  }

  @Test("Beside a bar the words are short and as exact")
  func compact() {
    let dates = DateWords(.english)
    #expect(dates.window(Self.day("1919-02-03"), Self.day("1919-02-10"), style: .compact) == "3–10 Feb 1919")
    #expect(
      dates.duration(
        start: (Self.day("1919-01-26"), Self.day("1919-02-10")),
        end: (Self.day("1921-01-01"), Self.day("1921-12-31")))
        == "26 Jan–10 Feb 1919 to 1921")
    #expect(dates.duration(start: (nil, nil), end: (nil, nil)) == "no date")
  }

  @Test("Numbers of things follow the plural of the language")
  func plurals() {
    let day = Gregorian.day(1919, 1, 1)
    #expect(DateWords(.english).possibleDays(day, day) == "1 possible day")
    #expect(DateWords(.french).possibleDays(day, day + 58) == "59 jours possibles")
    #expect(Catalogue.of(.french)("chart.contradictions", count: 0) == "0 contradiction")
    #expect(Catalogue.of(.english)("chart.contradictions", count: 0) == "0 contradictions")
  }

  @Test("A day turned into a date and back is the same day")
  func roundTrip() {
    for number in stride(from: -1_931_076, to: 5_373_484, by: 997) {
      let day = DayNumber(number)
      let date = Gregorian.date(day)
      #expect(Gregorian.day(date.astronomicalYear, date.month, date.day) == day)
    }
    #expect(Gregorian.day(1970).rawValue == 2_440_588)
  }

  @Test(
    "A span in an address reads back as it was written",
    arguments: ["1916", "1919-02", "1919-02-10", "-0043"])
  func spans(_ text: String) throws {
    let span = try #require(TimeSpan(from: text, to: text))
    #expect(span.names.from == text)
    #expect(TimeSpan(from: span.names.from, to: span.names.to) == span)
  }

  @Test(
    "A span that is none is refused",
    arguments: ["", "x", "1919-13", "1919-02-30", "19190210", "1919-1-1-1", "--1"])
  func badSpans(_ text: String) {
    #expect(TimeSpan(from: text, to: text) == nil)
  }
}
