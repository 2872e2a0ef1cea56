import Calendars
import DatePhrases
import EDTF
import Testing

/// Phrases written down for these tests after the habits of memoirs, archives and family historians.
@Suite("What historians write")
struct HistoriansPhrasesTests {
  private func edtf(_ text: String, _ language: String) throws -> String? {
    let reader = try #require(PhraseReader(language: language))
    guard case .absolute(let date) = try reader.read(text).meaning else { return nil }
    return date.edtf.description
  }

  /// The lines of a table: a phrase, an equals sign and the date.
  private static func rows(_ table: String) -> [(phrase: String, edtf: String)] {
    table.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " = ").map { $0.trimmingPrefix { $0 == " " } }
      return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }
  }

  @Test("English phrases have the days their writers mean")
  func english() throws {
    let rows = Self.rows(Self.englishDates)
    #expect(rows.count > 150)
    for row in rows { #expect(try edtf(row.phrase, "en") == row.edtf, "\(row.phrase)") }
  }

  @Test("French phrases have the days their writers mean")
  func french() throws {
    let rows = Self.rows(Self.frenchDates)
    #expect(rows.count > 150)
    for row in rows { #expect(try edtf(row.phrase, "fr") == row.edtf, "\(row.phrase)") }
  }

  @Test("What can be read in two ways asks and does not choose", arguments: ["en", "fr"])
  func asks(_ language: String) throws {
    let reader = try #require(PhraseReader(language: language))
    let table = language == "en" ? Self.englishQuestions : Self.frenchQuestions
    for line in table.split(separator: "\n") {
      let text = String(line.trimmingPrefix { $0 == " " })
      let error = #expect(throws: PhraseError.self, "\(text)") { try reader.read(text) }
      guard case .ambiguous(let readings)? = error?.reason else {
        Issue.record("\(text): \(String(describing: error))")
        continue
      }
      #expect(readings.count > 1)
    }
  }

  @Test("What is no date is refused, and so is a day that does not exist")
  func refusals() throws {
    let reader = try #require(PhraseReader(language: "en"))
    for line in Self.englishRefusals.split(separator: "\n") {
      let text = String(line.trimmingPrefix { $0 == " " })
      #expect(throws: PhraseError.self, "\(text)") { try reader.read(text) }
    }
  }

  @Test(
    "Ages are counted as the words count them",
    arguments: [
      ("aged two years and four months", "en", 28, 28), ("in his early thirties", "en", 360, 396),
      ("in her mid-forties", "en", 528, 552), ("in his teens", "en", 156, 228),
      ("just turned twenty", "en", 240, 240), ("a boy of twelve", "en", 144, 144),
      ("at fifteen", "en", 180, 180),
      ("à quinze ans", "fr", 180, 180), ("dans la trentaine", "fr", 360, 468),
      ("un garçon de douze ans", "fr", 144, 144), ("âgé de deux ans et quatre mois", "fr", 28, 28),
    ])
  func ages(_ text: String, _ language: String, _ least: Int, _ most: Int) throws {
    let reader = try #require(PhraseReader(language: language))
    guard case .age(let age) = try reader.read(text).meaning else {
      Issue.record("“\(text)” is no age")
      return
    }
    #expect(age.range.atLeast?.months == least)
    #expect(age.range.atMost?.months == most)
  }

  @Test("An age in years, months and days runs for the day on which it is said")
  func exactAge() throws {
    let reader = try #require(PhraseReader(language: "en"))
    guard case .age(let age) = try reader.read("aged 72 years, 3 months and 4 days").meaning else {
      Issue.record("no age")
      return
    }
    let born = DaySet(DayNumber(gregorian: 1800, 1, 10))
    #expect(age.days(bornIn: born) == DaySet(DayNumber(gregorian: 1872, 4, 14)))
  }

  @Test(
    "Over and under an age leave its other side open",
    arguments: [
      ("well over seventy", "en", 840, nil), ("barely sixteen", "en", nil, 192),
      ("pas encore vingt ans", "fr", nil, 240),
    ]
      as [(String, String, Int?, Int?)])
  func openAges(_ text: String, _ language: String, _ least: Int?, _ most: Int?) throws {
    let reader = try #require(PhraseReader(language: language))
    guard case .age(let age) = try reader.read(text).meaning else {
      Issue.record("“\(text)” is no age")
      return
    }
    #expect(age.range.atLeast?.months == least)
    #expect(age.range.atMost?.months == most)
  }

  @Test(
    "Lengths of time are read with their halves and quarters",
    arguments: [
      ("two and a half years", "en", 30, 0), ("half a century", "en", 600, 0),
      ("a quarter of a century", "en", 300, 0),
      ("a year and a day", "en", 12, 1), ("un demi-siècle", "fr", 600, 0),
      ("un quart de siècle", "fr", 300, 0),
      ("un semestre", "fr", 6, 0), ("deux ans et demi", "fr", 30, 0), ("quinze jours", "fr", 0, 15),
    ])
  func lengths(_ text: String, _ language: String, _ months: Int, _ days: Int) throws {
    let reader = try #require(PhraseReader(language: language))
    guard case .duration(let duration) = try reader.read(text).meaning else {
      Issue.record("“\(text)” is no length of time")
      return
    }
    #expect(duration.range == .exactly(CalendarSpan(months: months, days: days)))
  }

  @Test(
    "A time counted from another one has its days once that is known",
    arguments: [
      ("early the following year", "en", "1872-01-01", "1872-04-30"),
      ("late that year", "en", "1871-09-01", "1871-12-31"),
      ("later that year", "en", "1871-05-03", "1871-12-31"),
      ("the year after", "en", "1872-01-01", "1872-12-31"),
      ("the 5th ult.", "en", "1871-04-05", "1871-04-05"), ("15 inst.", "en", "1871-05-15", "1871-05-15"),
      ("yesterday", "en", "1871-05-02", "1871-05-02"),
      ("within a month of his arrest", "en", "1871-04-03", "1871-06-03"),
      ("the Monday after his arrest", "en", "1871-05-08", "1871-05-08"),
      ("the day before yesterday", "en", "1871-05-01", "1871-05-01"),
      ("au début de l'année suivante", "fr", "1872-01-01", "1872-04-30"),
      ("plus tard la même année", "fr", "1871-05-03", "1871-12-31"),
      ("cet été-là", "fr", "1871-06-01", "1871-08-31"),
      ("le surlendemain de son arrestation", "fr", "1871-05-05", "1871-05-05"),
      ("l'avant-veille de la bataille", "fr", "1871-05-01", "1871-05-01"),
      ("avant-hier", "fr", "1871-05-01", "1871-05-01"),
      ("dans le mois qui suit son arrestation", "fr", "1871-05-03", "1871-06-03"),
      ("l'an dernier", "fr", "1870-01-01", "1870-12-31"),
      ("aujourd'hui", "fr", "1871-05-03", "1871-05-03"),
    ])
  func relative(_ text: String, _ language: String, _ earliest: String, _ latest: String) throws {
    let reader = try #require(PhraseReader(language: language))
    guard case .relative(let time) = try reader.read(text).meaning else {
      Issue.record("“\(text)” is counted from nothing")
      return
    }
    let days = time.days(relativeTo: DaySet(DayNumber(gregorian: 1871, 5, 3)))
    #expect(days?.first?.description == earliest)
    #expect(days?.last?.description == latest)
  }

  @Test("Regnal years run from the day of the accession, and John's from Ascension Day")
  func reigns() throws {
    func ends(_ text: String, _ calendar: CalendarSystem = .julian) throws -> [String] {
      let reader = try #require(PhraseReader(language: "en"))
      guard case .absolute(let date) = try reader.read(text).meaning else { return [] }
      return [date.days.first, date.days.last].compactMap {
        $0.map { calendar.civilDate(of: $0).description }
      }
    }
    #expect(try ends("3 Edward III") == ["1329-01-25", "1330-01-24"])
    #expect(try ends("1 John") == ["1199-05-27", "1200-05-17"])
    #expect(try ends("17 John") == ["1215-05-28", "1216-05-18"])
    #expect(try ends("51 Edward III") == ["1377-01-25", "1377-06-21"])
    #expect(try ends("26 George II", .gregorian) == ["1752-06-22", "1753-06-21"])
    #expect(try ends("33 George II", .gregorian) == ["1759-06-22", "1760-06-21"])
    #expect(try ends("Michaelmas 3 Edward III") == ["1329-09-29", "1329-09-29"])
    #expect(try ends("5 May 12 Henry VIII") == ["1520-05-05", "1520-05-05"])
    #expect(try ends("60 Victoria", .gregorian) == ["1896-06-20", "1897-06-19"])
  }

  @Test("The Orthodox Easter falls by the Julian reckoning, also today")
  func orthodox() throws {
    #expect(try edtf("Orthodox Easter 2024", "en") == "2024-05-05")
    #expect(try edtf("Russian Easter 1917", "en") == "1917-04-15")
    #expect(try edtf("Pâques orthodoxe 1905", "fr") == "1905-04-30")
    #expect(try edtf("Orthodox Christmas 1917", "en") == "1918-01-07")
    #expect(try edtf("Orthodox Easter 2025", "en") == "2025-04-20")
  }

  @Test("A feast is looked for in the year that a style begins on another day")
  func feastOfStyle() throws {
    let reader = try #require(PhraseReader(language: "en", yearStyle: .annunciation))
    guard case .absolute(let date) = try reader.read("Candlemas 1450").meaning else {
      Issue.record("no date")
      return
    }
    #expect(date.days.first.map { CalendarSystem.julian.civilDate(of: $0).description } == "1451-02-02")
  }

  private static let englishDates = """
    24-Feb-1848 = 1848-02-24
    May/June 1871 = [1871-05,1871-06]
    1848–? = 1848/
    12 Oct. 1932– = 1932-10-12/..
    summer of 1916 or 1917 = [1916-22,1917-22]
    May 1916 or 1917 = [1916-05,1917-05]
    4.iii.1919 = 1919-03-04
    3rd–5th May 1871 = 1871-05-03/1871-05-05
    from the 3rd to the 5th of May 1871 = 1871-05-03/1871-05-05
    3rd, 4th and 5th May 1871 = {1871-05-03,1871-05-04,1871-05-05}
    3rd or 4th May 1871 = [1871-05-03,1871-05-04]
    the last day of May 1871 = 1871-05-31
    the last day of 1899 = 1899-12-31
    the first month of 1871 = 1871-01
    a day in January 1872 = 1872-01-XX
    one day in January 1872 = 1872-01-XX
    a day of January 1872 = 1872-01-XX
    one evening in June 1916 = 1916-06-XX
    a night in June 1916 = 1916-06-XX
    one Sunday in May 1871 = [1871-05-07,1871-05-14,1871-05-21,1871-05-28]
    early 1919 = 1919-01/1919-04
    towards the end of 1917 = 1917-09/1917-12
    in the early summer of 1928 = 1928-06
    the twenties = 192X
    c. 1880 = 1880~
    not before May 1871 = 1871-05/..
    between 1921 and 1928 = 1921/1928
    Michaelmas 1381 = 1381-10-07
    St John's Eve 1419 = 1419-07-02
    the eve of All Saints 1415 = 1415-11-09
    on or about 3 March 1871 = 1871-03-03~
    on or before 12 June 1940 = ../1940-06-12
    on or after 1 May 1886 = 1886-05-01/..
    some time in 1943 = 1943-XX-XX
    sometime between June and August 1916 = 1916-06/1916-08
    the turn of the twentieth century = 1890/1910
    at Christmas 1914 = 1914-12-25
    over Christmas 1944 = 1944-12-25
    Christmas Eve 1914 = 1914-12-24
    New Year's Eve 1899 = 1899-12-31
    New Year's Day 1900 = 1900-01-01
    Easter Monday 1916 = 1916-04-24
    Whit Sunday 1471 = 1471-06-11
    Ash Wednesday 1555 = 1555-03-09
    Shrove Tuesday 1570 = 1570-02-17
    Palm Sunday 1461 = 1461-04-07
    the Friday after Easter 1381 = 1381-04-27
    Monday after Michaelmas 1450 = 1450-10-14
    Thursday before Pentecost 1320 = 1320-05-23
    the feast of St Martin 1356 = 1356-11-19
    the octave of Easter 1300 = 1300-04-25
    the morrow of Michaelmas 1290 = 1290-10-07
    Lady Day 1689 = 1689-03-25
    Martinmas 1745 = 1745-11-11
    Candlemas 1603 = 1603-02-02
    the Ides of March 44 BC = -0043-03-13
    AD 79 = 0079
    79 AD = 0079
    the year 1812 = 1812
    in the year of Our Lord 1607 = 1607
    anno 1588 = 1588
    anno domini 1492 = 1492
    3rd May 1808 = 1808-05-03
    May 3rd, 1808 = 1808-05-03
    the third of May 1808 = 1808-05-03
    third of May, 1808 = 1808-05-03
    Tuesday, 3 May 1808 = 1808-05-03
    Tuesday the 3rd of May 1808 = 1808-05-03
    the night of 4 August 1789 = [1789-08-04..1789-08-05]
    the night of 9-10 November 1938 = 1938-11-09/1938-11-10
    the night of 24 to 25 August 1572 = 1572-08-24/1572-08-25
    morning of 6 June 1944 = 1944-06-06
    in the small hours of 10 May 1941 = 1941-05-10
    at dawn on 1 July 1916 = 1916-07-01
    at noon on 11 November 1918 = 1918-11-11
    evening of 14 April 1865 = 1865-04-14
    the afternoon of 30 April 1945 = 1945-04-30
    10/23 March 1917 = 1917-03-23
    25 October (7 November) 1917 = 1917-11-07
    25 October 1917 (O.S.) = 1917-11-07
    25 October 1917 O.S. = 1917-11-07
    7 November 1917 N.S. = 1917-11-07
    30 January 1648/9 = 1649-02-09
    1 February 1731/2 = 1732-02-12
    24 March 1602/3 = 1603-04-03
    the 18th of Brumaire, year VIII = 1799-11-09
    18 Brumaire Year VIII = 1799-11-09
    9 Thermidor II = 1794-07-27
    18 Brumaire An VIII = 1799-11-09
    mid-1943 = 1943-05/1943-08
    mid 1943 = 1943-05/1943-08
    the middle of 1943 = 1943-05/1943-08
    mid-June 1944 = 1944-06-11/1944-06-20
    late June 1944 = 1944-06-21/1944-06-30
    early in June 1944 = 1944-06-01/1944-06-10
    the beginning of June 1944 = 1944-06-01/1944-06-10
    the end of June 1944 = 1944-06-21/1944-06-30
    at the end of 1944 = 1944-09/1944-12
    by the end of 1944 = ../1944-12
    before the end of 1944 = ../1944-12
    after the beginning of 1944 = 1944-01/..
    the first half of 1944 = 1944-01/1944-06
    the second half of the nineteenth century = 1851/1900
    the last quarter of the 18th century = 1776/1800
    the first quarter of the 18th century = 1701/1725
    the third quarter of the fifteenth century = 1451/1475
    the first decade of the twentieth century = 1901/1910
    the last decade of the eighteenth century = 1791/1800
    the opening years of the nineteenth century = 1801/1833
    the closing years of the 16th century = 1567/1600
    the late 1890s = 1897/1899
    the mid-1890s = 1894/1896
    the early 20th century = 1901/1933
    the early-to-mid 1930s = 1930/1936
    the 'thirties = 193X
    the '30s = 193X
    the nineteen-thirties = 193X
    the eighteen-eighties = 188X
    the 1930s = 193X
    the Thirties = 193X
    nineteen seventeen = 1917
    nineteen-seventeen = 1917
    eighteen hundred = 1800
    eighteen forty-eight = 1848
    winter 1916-17 = 1916-24
    winter 1916-1917 = 1916-24
    winter of 1916/17 = 1916-24
    the winter of 1916-17 = 1916-24
    May 1968 = 1968-05
    autumn 1914 to spring 1915 = 1914-23/1915-21
    from May to September 1917 = 1917-05/1917-09
    May-September 1917 = 1917-05/1917-09
    May to September 1917 = 1917-05/1917-09
    3-5 May 1871 = 1871-05-03/1871-05-05
    3 to 5 May 1871 = 1871-05-03/1871-05-05
    from 3 to 5 May 1871 = 1871-05-03/1871-05-05
    28 February - 3 March 1921 = 1921-02-28/1921-03-03
    1914-18 = 1914/1918
    1914-1918 = 1914/1918
    1914 to 1918 = 1914/1918
    1914–1918 = 1914/1918
    from 1914 to 1918 = 1914/1918
    from 1914 until 1918 = 1914/1918
    between 1914 and 1918 = 1914/1918
    between 3 and 5 May 1871 = 1871-05-03/1871-05-05
    between May and June 1871 = 1871-05/1871-06
    since 1917 = 1917/..
    until 1917 = ../1917
    up to 1917 = ../1917
    as late as 1936 = 1936
    as early as 1921 = 1921
    no later than 1936 = ../1936
    no earlier than 1921 = 1921/..
    not later than 3 May 1871 = ../1871-05-03
    at the latest in 1871 = ../1871
    1871 at the latest = [..1871]
    1871 at the earliest = 1871/..
    1871 or earlier = [..1871]
    1871 or later = 1871/..
    1871 or 1872 = [1871,1872]
    either 1871 or 1872 = [1871,1872]
    1871 and 1872 = {1871,1872}
    probably 1871 = 1871?
    probably in 1871 = 1871?
    perhaps 1871 = 1871?
    1871? = 1871?
    1871 (?) = 1871?
    1871 (approx.) = 1871~
    [1871] = [1871]
    [c. 1871] = 1871~
    [1871?] = [1871?]
    1871 [?] = 1871?
    ca. 1871 = 1871~
    circa May 1871 = 1871-05~
    about 1871 = 1871~
    around 1871 = 1871~
    around Easter 1871 = 1871-04-09~
    approximately 1871 = 1871~
    roughly 1871 = 1871~
    1871 or thereabouts = 1871~
    n.d. = /
    undated = /
    s.d. = /
    date unknown = /
    fl. 1420 = 1420
    in the 3rd year of the reign of Edward III = [1329-02-02..1330-02-01]
    3 Edward III = [1329-02-02..1330-02-01]
    the twelfth year of Louis XIV = [1654-05-14..1655-05-13]
    5 Henry VIII = [1513-05-02..1514-05-01]
    the third regnal year of Richard II = [1379-06-30..1380-06-29]
    Q3 1931 = 1931-35
    third quarter of 1931 = 1931-35
    first half-year 1931 = 1931-40
    the week of 3 May 1871 = [1871-05-01..1871-05-07]
    the first week of May 1871 = 1871-05-01/1871-05-07
    the last week of May 1871 = 1871-05-25/1871-05-31
    the second fortnight of May 1871 = 1871-05-16/1871-05-31
    the first days of May 1871 = 1871-05-01/1871-05-10
    the last days of May 1871 = 1871-05-21/1871-05-31
    the last days of 1944 = 1944-09/1944-12
    the first Sunday of May 1871 = 1871-05-07
    the first Sunday in May 1871 = 1871-05-07
    the last Monday of August 1914 = 1914-08-31
    the second Sunday in Advent 1620 = 1620-12-06
    the first Sunday of Lent 1415 = 1415-02-26
    Twelfth Night 1601 = 1601-01-05
    Holy Week 1871 = [1871-04-02..1871-04-08]
    Lent 1541 = [1541-03-12..1541-04-26]
    Advent 1620 = [1620-11-29..1620-12-24]
    1 Nisan 5700 = 1940-04-09
    15 Tishri 5784 = 2023-09-30
    10 Muharram 61 = 0680-10-13
    10 Muharram 61 AH = 0680-10-13
    1332 AH = [1913-11-30..1914-11-18]
    the 4th century BC = -03XX
    the 4th century B.C. = -03XX
    the fourth century before Christ = -03XX
    300 BC = -0299
    c. 300 BC = -0299~
    300-250 BC = -0299/-0249
    1.5.1917 = 1917-05-01
    1.V.1917 = 1917-05-01
    5/13/1917 = 1917-05-13
    13/5/1917 = 1917-05-13
    1917-05-13 = 1917-05-13
    1917/05/13 = 1917-05-13
    1917.05.13 = 1917-05-13
    20th May 1917 = 1917-05-20
    May 20, 1917 = 1917-05-20
    May 20 1917 = 1917-05-20
    May 20th = XXXX-05-20
    20 May = XXXX-05-20
    20 May 1917, 10 a.m. = 1917-05-20
    20 May 1917 at 10 o'clock = 1917-05-20
    Sunday 20 May 1917 = 1917-05-20
    Sun. 20 May 1917 = 1917-05-20
    20-V-1917 = 1917-05-20
    """

  private static let frenchDates = """
    24-févr-1848 = 1848-02-24
    mai/juin 1871 = [1871-05,1871-06]
    1848–? = 1848/
    été 1916 ou 1917 = [1916-22,1917-22]
    du premier au trois mai 1871 = 1871-05-01/1871-05-03
    1er ou 2 mai 1871 = [1871-05-01,1871-05-02]
    le dernier jour de mai 1871 = 1871-05-31
    le premier jour de l'année 1871 = 1871-01-01
    un jour de janvier 1872 = 1872-01-XX
    un jour du mois de mai 1871 = 1871-05-XX
    un jour d'avril 1871 = 1871-04-XX
    un soir de juin 1916 = 1916-06-XX
    une nuit de juin 1916 = 1916-06-XX
    un dimanche de mai 1871 = [1871-05-07,1871-05-14,1871-05-21,1871-05-28]
    le vingt-et-un janvier 1793 = 1793-01-21
    le trente-et-un décembre 1899 = 1899-12-31
    l'an premier du règne de Louis XVII = [1793-01-21..1794-01-20]
    début 1919 = 1919-01/1919-04
    au début de 1919 = 1919-01/1919-04
    fin 1917 = 1917-09/1917-12
    vers la fin de 1917 = 1917-09/1917-12
    à la fin de 1917 = 1917-09/1917-12
    au début de l'été 1928 = 1928-06
    dans les années vingt = 192X
    les années 20 = 192X
    les années 1920 = 192X
    dans les années 1880 = 188X
    vers 1880 = 1880~
    vers le 3 mai 1871 = 1871-05-03~
    aux alentours de 1880 = 1880~
    aux environs de 1880 = 1880~
    autour de 1880 = 1880~
    environ 1880 = 1880~
    circa 1880 = 1880~
    v. 1880 = 1880~
    pas avant mai 1871 = 1871-05/..
    au plus tôt en mai 1871 = 1871-05/..
    au plus tard en mai 1871 = ../1871-05
    entre 1921 et 1928 = 1921/1928
    entre le 3 et le 5 mai 1871 = 1871-05-03/1871-05-05
    entre mai et juin 1871 = 1871-05/1871-06
    l'hiver 1918-1919 = 1918-24
    l'hiver 1918-19 = 1918-24
    pendant l'hiver 1918-1919 = 1918-24
    à l'hiver 1918 = 1918-24
    au printemps 1871 = 1871-21
    au printemps de 1871 = 1871-21
    au printemps de l'année 1871 = 1871-21
    le 18 brumaire an VIII = 1799-11-09
    18 brumaire an 8 = 1799-11-09
    le 18 brumaire de l'an VIII = 1799-11-09
    9 thermidor an II = 1794-07-27
    le 9 thermidor de l'an deux = 1794-07-27
    an VIII = [1799-09-23..1800-09-22]
    l'an VIII = [1799-09-23..1800-09-22]
    en l'an II de la République = [1793-09-22..1794-09-21]
    primidi 1er vendémiaire an II = 1793-09-22
    1re décade de floréal an II = [1794-04-20..1794-04-29]
    la deuxième décade de brumaire an III = [1794-11-01..1794-11-10]
    décadi 20 prairial an II = 1794-06-08
    1er jour complémentaire an III = 1795-09-17
    2e jour complémentaire de l'an II = 1794-09-18
    jour de la Révolution an III = 1795-09-22
    Pâques 1871 = 1871-04-09
    à Pâques 1871 = 1871-04-09
    le lundi de Pâques 1871 = 1871-04-10
    Pentecôte 1871 = 1871-05-28
    à la Pentecôte 1871 = 1871-05-28
    la Toussaint 1871 = 1871-11-01
    à la Toussaint 1871 = 1871-11-01
    Noël 1800 = 1800-12-25
    à Noël 1914 = 1914-12-25
    veille de Noël 1800 = 1800-12-24
    la veille de Noël 1800 = 1800-12-24
    la Saint-Jean 1419 = 1419-07-03
    à la Saint-Jean 1419 = 1419-07-03
    à la Saint-Martin 1356 = 1356-11-19
    à la Saint-Michel 1381 = 1381-10-07
    le jour de la Saint-Barthélemy 1572 = 1572-09-03
    le jour de l'an 1900 = 1900-01-01
    la Chandeleur 1603 = 1603-02-02
    mardi gras 1570 = 1570-02-17
    le mercredi des Cendres 1555 = 1555-03-09
    le dimanche des Rameaux 1461 = 1461-04-07
    le jeudi saint 1871 = 1871-04-06
    le vendredi saint 1871 = 1871-04-07
    la Fête-Dieu 1300 = 1300-06-17
    l'Épiphanie 1599 = 1599-01-06
    le jour des Rois 1599 = 1599-01-06
    l'Ascension 1790 = 1790-05-13
    l'Assomption 1790 = 1790-08-15
    le lendemain de Noël 1800 = 1800-12-26
    le lendemain de la Toussaint 1415 = 1415-11-11
    l'octave de Pâques 1300 = 1300-04-25
    lundi après la Saint-Michel 1450 = 1450-10-14
    le vendredi après Pâques 1381 = 1381-04-27
    le jeudi avant la Pentecôte 1320 = 1320-05-23
    la nuit du 4 août 1789 = [1789-08-04..1789-08-05]
    dans la nuit du 9 au 10 novembre 1938 = 1938-11-09/1938-11-10
    dans la nuit du 24 au 25 août 1572 = 1572-08-24/1572-08-25
    au matin du 6 juin 1944 = 1944-06-06
    à l'aube du 1er juillet 1916 = 1916-07-01
    le soir du 14 avril 1865 = 1865-04-14
    le 14 avril 1865 au soir = 1865-04-14
    l'après-midi du 30 avril 1945 = 1945-04-30
    à midi le 11 novembre 1918 = 1918-11-11
    le 3 mai 1808 = 1808-05-03
    3 mai 1808 = 1808-05-03
    le trois mai 1808 = 1808-05-03
    le trois mai mil huit cent huit = 1808-05-03
    mil sept cent quatre-vingt-neuf = 1789
    mil neuf cent dix-sept = 1917
    dix-neuf cent dix-sept = 1917
    le 1er mai 1886 = 1886-05-01
    le premier mai 1886 = 1886-05-01
    mardi 3 mai 1808 = 1808-05-03
    le mardi 3 mai 1808 = 1808-05-03
    3 mai = XXXX-05-03
    en mai = XXXX-05
    en mai 1808 = 1808-05
    mai 1808 = 1808-05
    au mois de mai 1808 = 1808-05
    courant mai 1808 = 1808-05-XX
    dans le courant de mai 1808 = 1808-05-XX
    dans le courant de l'année 1808 = 1808-XX-XX
    fin mai 1808 = 1808-05-21/1808-05-31
    début mai 1808 = 1808-05-01/1808-05-10
    mi-mai 1808 = 1808-05-11/1808-05-20
    à la mi-mai 1808 = 1808-05-11/1808-05-20
    la mi-mai 1808 = 1808-05-11/1808-05-20
    mi-1943 = 1943-05/1943-08
    milieu 1943 = 1943-05/1943-08
    au milieu de 1943 = 1943-05/1943-08
    vers le milieu de 1943 = 1943-05~/1943-08~
    dès 1921 = 1921/..
    dès mai 1921 = 1921-05/..
    depuis 1917 = 1917/..
    jusqu'en 1917 = ../1917
    jusqu'au 3 mai 1871 = ../1871-05-03
    avant 1930 = ../1930
    avant le 3 mai 1871 = ../1871-05-03
    après 1928 = 1928/..
    à partir de 1921 = 1921/..
    à partir du 3 mai 1871 = 1871-05-03/..
    de 1914 à 1918 = 1914/1918
    de mai à septembre 1917 = 1917-05/1917-09
    du 3 au 5 mai 1871 = 1871-05-03/1871-05-05
    du 28 février au 3 mars 1921 = 1921-02-28/1921-03-03
    3-5 mai 1871 = 1871-05-03/1871-05-05
    1914-1918 = 1914/1918
    1914-18 = 1914/1918
    mai-septembre 1917 = 1917-05/1917-09
    10/23 mars 1917 = 1917-03-23
    25 octobre (7 novembre) 1917 = 1917-11-07
    25 octobre 1917 (ancien style) = 1917-11-07
    25 octobre 1917 a.s. = 1917-11-07
    le 25 octobre 1917, vieux style = 1917-11-07
    7 novembre 1917 (nouveau style) = 1917-11-07
    30 janvier 1648/9 = 1649-02-09
    le XIXe siècle = 18XX
    au XIXe siècle = 18XX
    au 19e siècle = 18XX
    au dix-neuvième siècle = 18XX
    début du XIXe siècle = 1801/1833
    fin XIXe siècle = 1867/1900
    la fin du XIXe siècle = 1867/1900
    la première moitié du XIXe siècle = 1801/1850
    la seconde moitié du XVIIIe siècle = 1751/1800
    le premier quart du XVIIIe siècle = 1701/1725
    le dernier quart du XVIIIe siècle = 1776/1800
    le deuxième tiers du XIXe siècle = 1834/1866
    le premier tiers du XXe siècle = 1901/1933
    la première décennie du XXe siècle = 1901/1910
    la dernière décennie du XVIIIe siècle = 1791/1800
    au tournant du XXe siècle = 1890/1910
    les premières années du XIXe siècle = 1801/1833
    les dernières années du XVIe siècle = 1567/1600
    le milieu des années 1890 = 1894/1896
    la fin des années 1890 = 1897/1899
    au début des années trente = 1930/1933
    les années trente = 193X
    les années 30 = 193X
    dans les années quatre-vingt = 198X
    dans les années soixante-dix = 197X
    IVe siècle avant J.-C. = -03XX
    IVe siècle av. J.-C. = -03XX
    au IVe siècle avant notre ère = -03XX
    300 av. J.-C. = -0299
    vers 300 avant Jésus-Christ = -0299~
    en 44 av. J.-C. = -0043
    79 apr. J.-C. = 0079
    en l'an 79 = 0079
    l'an de grâce 1492 = 1492
    en l'an mil = 1000
    l'année 1812 = 1812
    en 1812 = 1812
    en l'année 1812 = 1812
    probablement 1871 = 1871?
    peut-être en 1871 = 1871?
    sans doute en 1871 = 1871?
    1871 ? = 1871?
    1871 (?) = 1871?
    [1871] = [1871]
    [vers 1871] = 1871~
    1871 ou 1872 = [1871,1872]
    soit 1871, soit 1872 = [1871,1872]
    1871 et 1872 = {1871,1872}
    1871 au plus tard = [..1871]
    1871 au plus tôt = 1871/..
    s.d. = /
    sans date = /
    date inconnue = /
    l'an 12 du règne de Louis XIV = [1654-05-14..1655-05-13]
    la douzième année du règne de Louis XIV = [1654-05-14..1655-05-13]
    la 3e année du règne d'Édouard III = [1329-02-02..1330-02-01]
    3e trimestre 1931 = 1931-35
    troisième trimestre de 1931 = 1931-35
    premier semestre 1931 = 1931-40
    la semaine du 3 mai 1871 = [1871-05-01..1871-05-07]
    la première semaine de mai 1871 = 1871-05-01/1871-05-07
    la dernière semaine de mai 1871 = 1871-05-25/1871-05-31
    la première quinzaine de mai 1871 = 1871-05-01/1871-05-15
    la seconde quinzaine de mai 1871 = 1871-05-16/1871-05-31
    les premiers jours de mai 1871 = 1871-05-01/1871-05-10
    les derniers jours de mai 1871 = 1871-05-21/1871-05-31
    les derniers jours de 1944 = 1944-09/1944-12
    le premier dimanche de mai 1871 = 1871-05-07
    le dernier lundi d'août 1914 = 1914-08-31
    le premier dimanche de l'Avent 1620 = 1620-11-29
    le premier dimanche de carême 1415 = 1415-02-26
    la Semaine sainte 1871 = [1871-04-02..1871-04-08]
    le carême 1541 = [1541-03-12..1541-04-26]
    1.5.1917 = 1917-05-01
    13/5/1917 = 1917-05-13
    20 mai 1917 à 10 heures = 1917-05-20
    dimanche 20 mai 1917 = 1917-05-20
    dim. 20 mai 1917 = 1917-05-20
    1er nivôse an XIV = 1805-12-22
    le 5 fructidor an III = 1795-08-22
    1 nissan 5700 = 1940-04-09
    l'été de 1914 = 1914-22
    """

  private static let englishQuestions = """
    24-Feb-48
    3/4/1919
    1-5-1917
    13.5.17
    May '68
    '36
    summer '36
    12 Eliz.
    the first year of King James
    """

  private static let frenchQuestions = """
    3/4/1919
    1-5-1917
    13.5.17
    mai 68
    août 14
    l'été 14
    """

  private static let englishRefusals = """
    31 April 1917
    February 30, 1917
    Monday 20 May 1917
    60 Edward III
    tridi 18 brumaire an VIII
    at the turn of the century
    Trinity term 1650
    b. 1390
    20 maj 1917
    rentrée 1936
    """
}
