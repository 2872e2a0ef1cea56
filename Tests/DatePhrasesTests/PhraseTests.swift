import Calendars
import DatePhrases
import EDTF
import TestSupport
import Testing

@Suite("Dates in words")
struct PhraseTests {
  private func absolute(
    _ text: String, _ language: String, calendar: CalendarChoice? = nil, yearStyle: YearStyle = .january
  ) throws -> AbsoluteDate {
    let reader = try #require(PhraseReader(language: language, calendar: calendar, yearStyle: yearStyle))
    guard case .absolute(let date) = try reader.read(text).meaning else {
      throw PhraseError(.notUnderstood(text), at: 0..<0)
    }
    return date
  }

  @Test(
    "English dates are read",
    arguments: [
      ("early 1919", "1919-01/1919-04"), ("towards the end of 1917", "1917-09/1917-12"),
      ("in the early summer of 1928", "1928-06"), ("the twenties", "192X"), ("the 1920s", "192X"),
      ("c. 1880", "1880~"),
      ("not before May 1871", "1871-05/.."), ("between 1921 and 1928", "1921/1928"),
      ("Spring 1872", "1872-21"),
      ("4 March 1919", "1919-03-04"), ("March 4th, 1919", "1919-03-04"),
      ("3–5 May 1871", "1871-05-03/1871-05-05"),
      ("June to July 1964", "1964-06/1964-07"), ("December 1918 – January 1919", "1918-12/1919-01"),
      ("winter of 1918–19", "1918-24"), ("1667 or 1668", "[1667,1668]"), ("44 BC", "-0043"),
      ("19th century", "18XX"),
      ("early-to-mid 1950s", "1950/1956"), ("nineteenth century", "18XX"),
      ("17th-19th centuries", "16XX/18XX"),
      ("1910-30", "1910/1930"), ("25/12/1919", "1919-12-25"), ("3.4.1919", "1919-04-03"),
      ("3.IV.1919", "1919-04-03"),
      ("possibly June 2004", "2004-06?"), ("before 1930", "../1930"),
      ("sometime in April 1985", "1985-04-XX"),
      ("first half of 1917", "1917-01/1917-06"), ("Easter 1871", "1871-04-09"),
      ("Christmas Eve 1914", "1914-12-24"),
      ("10/23 March 1917", "1917-03-23"), ("25 October 1917 (O.S.)", "1917-11-07"),
      ("15 Nisan 5708", "1948-04-24"),
      ("first week of May 1919", "1919-05-01/1919-05-07"), ("last week of May 1871", "1871-05-25/1871-05-31"),
      ("the night of 24 to 25 October 1917", "1917-10-24/1917-10-25"), ("May Day 1890", "1890-05-01"),
      ("summer 1919 (southern hemisphere)", "1919-30"), ("1648/9", "[1648-04-04..1649-04-03]"),
      ("../1985", "../1985"), ("/..", "/.."), (" 1985-04/.. ", "1985-04/.."), ("19X4", "19X4"),
      ("Q1 1985", "1985-33"), ("since 1930", "1930/.."), ("1861-67", "1861/1867"),
      ("1 February 1731/2", "1732-02-12"),
    ])
  func english(_ text: String, _ edtf: String) throws {
    #expect(try absolute(text, "en").edtf.description == edtf)
  }

  @Test(
    "French dates are read",
    arguments: [
      ("vers 1880", "1880~"), ("fin 1917", "1917-09/1917-12"), ("dans les années vingt", "192X"),
      ("les années 1920", "192X"), ("au début de l'été 1928", "1928-06"), ("l’hiver 1918-1919", "1918-24"),
      ("le 18 brumaire an VIII", "1799-11-09"), ("Pâques 1871", "1871-04-09"), ("1er mai 1886", "1886-05-01"),
      ("XIXe siècle", "18XX"), ("début du XXe siècle", "1901/1933"),
      ("mi-mars 1919", "1919-03-11/1919-03-20"),
      ("du 3 au 5 mai 1871", "1871-05-03/1871-05-05"), ("entre 1921 et 1928", "1921/1928"),
      ("pas avant mai 1871", "1871-05/.."),
      ("août 1914", "1914-08"), ("au printemps 1919", "1919-21"), ("le dimanche 28 mai 1871", "1871-05-28"),
      ("depuis 1905", "1905/.."), ("jusqu'en 1928", "../1928"), ("la veille de Noël 1800", "1800-12-24"),
      ("44 av. J.-C.", "-0043"), ("an VIII", "[1799-09-23..1800-09-22]"), ("peut-être 1871", "1871?"),
      ("fin du XIXe siècle", "1867/1900"), ("de 1921 à 1928", "1921/1928"), ("avant 1880", "../1880"),
      ("av. 1880", "../1880"), ("la nuit du 4 au 5 mai 1871", "1871-05-04/1871-05-05"),
      ("la première semaine de mai 1871", "1871-05-01/1871-05-07"),
    ])
  func french(_ text: String, _ edtf: String) throws {
    #expect(try absolute(text, "fr").edtf.description == edtf)
  }

  @Test("A lasting stretch and a time within one are told apart")
  func extent() throws {
    #expect(try absolute("from 1921 to 1928", "en").extent == .lasting)
    #expect(try absolute("between 1921 and 1928", "en").extent == .within)
    #expect(try absolute("early 1919", "en").extent == .within)
    #expect(try absolute("1667 and 1668", "en").extent == .each)
  }

  @Test("Feasts before the reform are Julian, and that is said")
  func feasts() throws {
    let michaelmas = try absolute("Michaelmas 1381", "en")
    #expect(michaelmas.days.first == CalendarSystem.julian.dayNumber(1381, 9, 29))
    #expect(michaelmas.decisions.map(\.rule) == ["feast-before-1583.julian"])
    let eve = try absolute("St John's Eve 1419", "en")
    #expect(eve.days.first == CalendarSystem.julian.dayNumber(1419, 6, 23))
  }

  @Test("Calendars, countries and year styles change the days")
  func calendars() throws {
    let russia = try #require(CalendarCatalogue.standard.choice("russia"))
    #expect(try absolute("25 October 1917", "en", calendar: russia).edtf.description == "1917-11-07")
    let unknown = try absolute("19 February 1917", "en", calendar: .unknownStyle)
    #expect(unknown.edtf.description == "[1917-02-19,1917-03-04]")
    let weekday = try absolute("Monday 19 February 1917", "en", calendar: .unknownStyle)
    #expect(weekday.edtf.description == "1917-02-19")
    let execution = try absolute(
      "30 January 1648", "en", calendar: .system(.julian), yearStyle: .annunciation)
    #expect(execution.edtf.description == "1649-02-09")
    #expect(throws: PhraseError.self) { try absolute("3 February 1918", "en", calendar: russia) }
  }

  @Test(
    "What can be read in two ways is asked",
    arguments: [("3/4/1919", ["1919-04-03", "1919-03-04"]), ("12-11-1919", ["1919-11-12", "1919-12-11"])])
  func ambiguous(_ text: String, _ readings: [String]) throws {
    for language in ["en", "fr"] {
      let reader = try #require(PhraseReader(language: language))
      let error = try #require(throws: PhraseError.self) { try reader.read(text) }
      #expect(error.reason == .ambiguous(readings))
    }
  }

  @Test(
    "What is no date is refused",
    arguments: [
      "", "   ", "this isn't a date", "23rd Dynasty", "31 February 1919", "1919-13", "Tuesday 3 March 1919",
      "banana 1919",
      "1863, printed ca. 1866", "32 March 1919", "between 1928 and 1921", "May 68", "summer of '28", "\u{0}",
      "of the",
      "early", "[1919",
    ])
  func refused(_ text: String) throws {
    for language in ["en", "fr"] {
      let reader = try #require(PhraseReader(language: language))
      #expect(throws: PhraseError.self, "\(text)") { try reader.read(text) }
    }
  }

  @Test("Long nonsense ends soon", .timeLimit(.minutes(1)))
  func nonsense() throws {
    let reader = try #require(PhraseReader(language: "en"))
    for text in [
      String(repeating: "9", count: 1 << 20), String(repeating: "between ", count: 120),
      String(repeating: "one year and ", count: 70), String(repeating: "the ", count: 240),
    ] {
      #expect(throws: PhraseError.self) { try reader.read(text) }
    }
  }

  @Test("Examples of two other projects are read as they read them, but for the disputed ones")
  func published() throws {
    struct Case: Decodable {
      struct Expected: Decodable {
        let edtf: String?
      }
      let text: String
      let expected: [Expected]
    }
    let cases = try SharedData.cases("edtf/edtf-natural.json", of: Case.self)
    let reader = try #require(PhraseReader(language: "en"))
    var agreed = 0
    for row in cases {
      let expected = row.expected.map(\.edtf)
      do {
        guard case .absolute(let date) = try reader.read(row.text).meaning else { continue }
        if expected.contains(date.edtf.description) { agreed += 1 }
      } catch {
        if expected.contains(nil) { agreed += 1 }
      }
    }
    #expect(agreed >= cases.count * 88 / 100)
  }
}

@Suite("Times counted from something")
struct RelativeTests {
  private func meaning(_ text: String, _ language: String) throws -> PhraseReading.Meaning {
    try #require(PhraseReader(language: language)).read(text).meaning
  }

  @Test(
    "A following spring is that of the next year, or the next to come",
    arguments: [
      ("spring of the following year", "en", "1918-05", "1919-03-01", "1919-05-31"),
      ("au printemps de l'année suivante", "fr", "1918-05", "1919-03-01", "1919-05-31"),
      ("the following Sunday", "en", "1871-05-24", "1871-05-28", "1871-05-28"),
      ("le dimanche suivant", "fr", "1871-05-24", "1871-05-28", "1871-05-28"),
      ("the previous year", "en", "1919", "1918-01-01", "1918-12-31"),
      ("the same month", "en", "1919-03-04", "1919-03-01", "1919-03-31"),
      ("ten days later", "en", "1871-05-03", "1871-05-13", "1871-05-13"),
      ("dix jours plus tard", "fr", "1871-05-03", "1871-05-13", "1871-05-13"),
      ("two years later", "en", "1919-03-04", "1921-03-04", "1921-03-04"),
      ("a month before", "en", "1919-03-31", "1919-02-28", "1919-02-28"),
      ("in May of the same year", "en", "1871-02", "1871-05-01", "1871-05-31"),
      ("the next day", "en", "1919-02-28", "1919-03-01", "1919-03-01"),
      ("a few days later", "en", "1919-02-01", "1919-02-03", "1919-02-11"),
      ("3 May of the following year", "en", "1871-12", "1872-05-03", "1872-05-03"),
    ])
  func days(_ text: String, _ language: String, _ anchor: String, _ first: String, _ last: String) throws {
    guard case .relative(let time) = try meaning(text, language) else {
      Issue.record("\(text) is not relative")
      return
    }
    let days = try #require(time.days(relativeTo: try EDTFExpression(parsing: anchor).bounds().days))
    #expect(days.first?.description == first)
    #expect(days.last?.description == last)
  }

  @Test("The words that name the anchor are kept")
  func anchors() throws {
    guard case .relative(let after) = try meaning("just a few days after his release", "en"),
      case .relative(let eve) = try meaning("le lendemain de sa mort", "fr"),
      case .relative(let between) = try meaning("between his arrest and his trial", "en"),
      case .relative(let bound) = try meaning("not before his release", "en")
    else {
      Issue.record("these are relative times")
      return
    }
    #expect(after.anchor == .event(words: "his release"))
    #expect(eve.anchor == .event(words: "sa mort"))
    #expect(between.relation == .between(.event(words: "his trial")))
    #expect(bound.relation == .notBefore)
  }

  @Test("Ages are counted as they are said")
  func ages() throws {
    let expected: [(String, String, AgeCount)] = [
      ("aged fifteen", "en", .completed), ("in his fifteenth year", "en", .ordinal),
      ("à l'âge de quinze ans", "fr", .completed), ("dans sa quinzième année", "fr", .ordinal),
      ("fifteen years old", "en", .completed),
    ]
    for (text, language, count) in expected {
      guard case .age(let age) = try meaning(text, language) else {
        Issue.record("\(text) is an age")
        continue
      }
      #expect(age.count == count && age.range == .exactly(CalendarSpan(years: 15)), "\(text)")
    }
  }

  @Test("Durations keep both their bounds")
  func durations() throws {
    let expected: [(String, String, CalendarSpan?, CalendarSpan?)] = [
      ("six weeks", "en", CalendarSpan(weeks: 6), CalendarSpan(weeks: 6)),
      ("two to ten days", "en", CalendarSpan(days: 2), CalendarSpan(days: 10)),
      ("a year and a half", "en", CalendarSpan(months: 18), CalendarSpan(months: 18)),
      ("two years and three months", "en", CalendarSpan(months: 27), CalendarSpan(months: 27)),
      ("more than a year", "en", CalendarSpan(years: 1), nil),
      ("quinze ans", "fr", CalendarSpan(years: 15), CalendarSpan(years: 15)),
      ("une dizaine de jours", "fr", CalendarSpan(days: 8), CalendarSpan(days: 12)),
    ]
    for (text, language, least, most) in expected {
      guard case .duration(let duration) = try meaning(text, language) else {
        Issue.record("\(text) is a duration")
        continue
      }
      #expect(duration.range == SpanRange(atLeast: least, atMost: most), "\(text)")
    }
  }
}
