import Calendars
import Testing

@Suite("Feasts, reigns and changes of calendar")
struct FeastAndReignTests {
  private func feast(_ id: String) throws -> Feast { try #require(Feast.all.first { $0.id == id }) }

  @Test("No two feasts have one name, and each has a day in every year")
  func feasts() throws {
    #expect(Set(Feast.all.map(\.id)).count == Feast.all.count)
    for feast in Feast.all {
      for year in [325, 1066, 1381, 1582, 1752, 1900, 2024] {
        let days = try #require(feast.days(inYear: year, calendar: .julian), "\(feast.id) \(year)")
        #expect(days.contains(try #require(feast.day(inYear: year, calendar: .julian))))
      }
    }
  }

  @Test(
    "Advent Sunday is the fourth before Christmas",
    arguments: [(2023, 12, 3), (2022, 11, 27), (1914, 11, 29), (2000, 12, 3), (2016, 11, 27)])
  func advent(_ year: Int, _ month: Int, _ day: Int) throws {
    #expect(
      try feast("advent_sunday").day(inYear: year, calendar: .gregorian)
        == DayNumber(gregorian: year, month, day))
  }

  @Test("Lent runs from Ash Wednesday to Holy Saturday")
  func lent() throws {
    let days = try #require(try feast("lent").days(inYear: 1871, calendar: .gregorian))
    #expect(days.lowerBound == DayNumber(gregorian: 1871, 2, 22))
    #expect(days.upperBound == DayNumber(gregorian: 1871, 4, 8))
  }

  @Test("Reigns of one dynasty follow one another, and their years fill them without gap or overlap")
  func reigns() throws {
    let reigns = ReignCatalogue.standard.reigns
    #expect(reigns.filter { $0.dynasty == "england" }.count > 40)
    #expect(reigns.filter { $0.dynasty == "france" }.count > 30)
    for reign in reigns {
      if let last = reign.last { #expect(reign.first <= last, "\(reign.id)") }
      var next = reign.first
      for year in 1...80 {
        guard let days = reign.days(ofYear: year) else { break }
        #expect(days.lowerBound == next, "\(reign.id) \(year)")
        next = days.upperBound + 1
      }
      if let last = reign.last { #expect(next == last + 1, "\(reign.id)") }
    }
  }

  @Test(
    "At least thirty countries are known, each by one name and with a day that follows its last Julian one")
  func adoptions() throws {
    let all = CalendarAdoption.all
    #expect(all.count >= 30)
    let names: [String] = all.flatMap { country -> [String] in [country.id] + country.aliases }
    #expect(Set(names).count == names.count)
    for country in all {
      let calendar = country.calendar
      let first = country.firstGregorianDay
      #expect(calendar.civilDate(of: first) == CalendarSystem.gregorian.civilDate(of: first), "\(country.id)")
      #expect(
        calendar.civilDate(of: first - 1) == CalendarSystem.julian.civilDate(of: first - 1), "\(country.id)")
    }
  }

  @Test(
    "Countries skipped the days their laws say",
    arguments: [
      ("russia", 1918, 2, 1), ("russia", 1918, 2, 13), ("alsace", 1682, 2, 6), ("upper_alsace", 1583, 10, 14),
      ("saxony", 1700, 2, 19), ("britain", 1752, 9, 3), ("france", 1582, 12, 10), ("greece", 1923, 2, 16),
      ("ottoman_empire", 1917, 2, 16), ("bulgaria", 1916, 4, 13), ("sweden", 1753, 2, 18),
      ("sweden", 1700, 2, 29),
    ])
  func skipped(_ country: String, _ year: Int, _ month: Int, _ day: Int) throws {
    let calendar = try #require(CalendarCatalogue.standard.adoption(country)).calendar
    #expect(calendar.dayNumber(year, month, day) == nil)
  }

  @Test("Sweden had a thirtieth of February once, and was a day ahead for twelve years")
  func sweden() throws {
    let calendar = CalendarSystem.swedish
    #expect(calendar.dayNumber(1712, 2, 30) == CalendarSystem.julian.dayNumber(1712, 2, 29))
    #expect(calendar.dayNumber(1712, 3, 1) == CalendarSystem.julian.dayNumber(1712, 3, 1))
    #expect(calendar.dayNumber(1709, 6, 28) == CalendarSystem.julian.dayNumber(1709, 6, 27))
  }
}
