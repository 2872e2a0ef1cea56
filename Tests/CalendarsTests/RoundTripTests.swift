import Calendars
import TestSupport
import Testing

@Suite("Round trips of calendars")
struct RoundTripTests {
  @Test("Every day becomes a date and the same day again", arguments: CalendarCatalogue.standard.systems)
  func everyDay(_ calendar: CalendarSystem) {
    let around = DayNumber(gregorian: 1, 1, 1).rawValue...DayNumber(gregorian: 2200, 12, 31).rawValue
    let lower = max(calendar.span.first?.rawValue ?? around.lowerBound, around.lowerBound)
    let upper = min(calendar.span.last?.rawValue ?? around.upperBound, around.upperBound)
    var previous: CivilDate?
    var failures = 0
    for number in stride(
      from: lower, through: upper, by: calendar == .julian || calendar == .gregorian ? 1 : 3)
    {
      let date = calendar.civilDate(of: DayNumber(number))
      if calendar.dayNumber(of: date) != DayNumber(number) || date == previous { failures += 1 }
      previous = date
    }
    #expect(failures == 0)
  }

  @Test("Far days survive as well", arguments: Seed.sample(5))
  func farDays(_ seed: Seed) {
    var random = seed.generator
    for calendar in CalendarCatalogue.standard.systems {
      let lower = calendar.span.first?.rawValue ?? -300_000_000_000
      let upper = calendar.span.last?.rawValue ?? 300_000_000_000
      for _ in 0..<500 {
        let day = DayNumber(Int.random(in: lower...upper, using: &random))
        #expect(calendar.dayNumber(of: calendar.civilDate(of: day)) == day, "\(calendar.id) \(day.rawValue)")
      }
    }
  }

  @Test("Every country's calendar names every day of its life once", arguments: CalendarAdoption.all)
  func countries(_ adoption: CalendarAdoption) {
    let change = adoption.firstGregorianDay.rawValue
    for number in change - 800...change + 800 {
      let date = adoption.calendar.civilDate(of: DayNumber(number))
      #expect(adoption.calendar.dayNumber(of: date) == DayNumber(number), "\(adoption.id) \(date)")
    }
    let before = adoption.calendar.civilDate(of: adoption.firstGregorianDay - 1)
    #expect(CalendarSystem.julian.dayNumber(of: before) == adoption.firstGregorianDay - 1)
  }

  @Test("The first days of the eras are those of the handbooks")
  func epochs() throws {
    #expect(CalendarSystem.julian.dayNumber(-4712, 1, 1) == DayNumber(0))
    #expect(DayNumber(gregorian: 1970, 1, 1).rawValue == 2_440_588)
    #expect(CalendarSystem.islamicCivil.dayNumber(1, 1, 1) == CalendarSystem.julian.dayNumber(622, 7, 16))
    #expect(CalendarSystem.coptic.dayNumber(1, 1, 1) == CalendarSystem.julian.dayNumber(284, 8, 29))
    #expect(CalendarSystem.frenchRepublican.dayNumber(1, 1, 1) == DayNumber(gregorian: 1792, 9, 22))
    #expect(CalendarSystem.frenchRepublican.dayNumber(79, 8, 16) == DayNumber(gregorian: 1871, 5, 6))
    #expect(CalendarSystem.frenchRepublican.dayNumber(14, 4, 10) == DayNumber(gregorian: 1805, 12, 31))
    #expect(CalendarSystem.persian.dayNumber(1400, 1, 1) == DayNumber(gregorian: 2021, 3, 21))
    #expect(CalendarSystem.ethiopian.dayNumber(2000, 1, 1) == DayNumber(gregorian: 2007, 9, 12))
    #expect(CalendarSystem.hebrew.dayNumber(5785, 1, 1) == DayNumber(gregorian: 2024, 10, 3))
    #expect(CalendarSystem.swedish.dayNumber(1712, 2, 30) == CalendarSystem.julian.dayNumber(1712, 2, 29))
    #expect(CalendarSystem.swedish.dayNumber(1753, 2, 18) == nil)
  }
}

@Suite("Dates that never were")
struct ImpossibleDatesTests {
  @Test("Days that a country skipped do not exist in its calendar")
  func skipped() throws {
    let russia = try #require(CalendarCatalogue.standard.adoption("Russia")).calendar
    #expect(russia.dayNumber(1918, 1, 31) != nil)
    #expect(russia.dayNumber(1918, 2, 1) == nil)
    #expect(russia.dayNumber(1918, 2, 13) == nil)
    #expect(russia.dayNumber(1918, 2, 14) == DayNumber(gregorian: 1918, 2, 14))
    #expect(russia.days(ofMonth: 2, year: 1918)?.lowerBound == DayNumber(gregorian: 1918, 2, 14))
    let britain = try #require(CalendarCatalogue.standard.adoption("gb")).calendar
    #expect(britain.dayNumber(1752, 9, 3) == nil)
    #expect(britain.dayNumber(1700, 2, 29) != nil)
    #expect(CalendarSystem.gregorian.dayNumber(1900, 2, 29) == nil)
    #expect(CalendarSystem.hebrew.dayNumber(5783, 7, 1) == nil)
    #expect(CalendarSystem.frenchRepublican.dayNumber(4, 13, 6) == nil)
    #expect(CalendarSystem.frenchRepublican.dayNumber(3, 13, 6) != nil)
  }

  @Test("A date of unknown style is two days, or one where only one calendar has it")
  func unknownStyle() {
    let days = CalendarChoice.unknownStyle.days(of: CivilDate(astronomicalYear: 1917, month: 2, day: 19))
    #expect(days.runs.compactMap(\.first).map(\.description) == ["1917-02-19", "1917-03-04"])
    #expect(
      CalendarChoice.unknownStyle.days(of: CivilDate(astronomicalYear: 1900, month: 2, day: 29)).count == 1)
  }
}
