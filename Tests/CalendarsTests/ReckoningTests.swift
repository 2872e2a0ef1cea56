import Calendars
import TestSupport
import Testing

@Suite("Feasts, years and spans")
struct ReckoningTests {
  @Test("Easter falls where the tables have it")
  func easter() {
    let gregorian = [
      1818: "1818-03-22", 1871: "1871-04-09", 1886: "1886-04-25", 1916: "1916-04-23", 2000: "2000-04-23",
    ]
    for (year, day) in gregorian { #expect(Easter.gregorian(year).description == day) }
    // Orthodox Easter, in the Gregorian calendar: 1917-04-15, 2021-05-02, 2024-05-05.
    for (year, day) in [1917: "1917-04-15", 2021: "2021-05-02", 2024: "2024-05-05"] {
      #expect(Easter.julian(year).description == day)
    }
    #expect(
      (1...3000).allSatisfy {
        Easter.gregorian($0).weekday == .sunday && Easter.julian($0).weekday == .sunday
      })
  }

  @Test("The English year began on 25 March")
  func annunciation() {
    let written = CivilDate(astronomicalYear: 1648, month: 1, day: 30)
    let dates = YearStyle.annunciation.dates(writtenAs: written)
    #expect(dates == [CivilDate(astronomicalYear: 1649, month: 1, day: 30)])
    #expect(
      YearStyle.annunciationPisan.label(of: CivilDate(astronomicalYear: 1400, month: 4, day: 1)) == 1401)
  }

  @Test("Some days of April come twice in an Easter year, and some never")
  func easterYear() {
    let counts = Set(
      (1300...1400).map { year in
        YearStyle.easter.dates(writtenAs: CivilDate(astronomicalYear: year, month: 4, day: 5)).count
      })
    #expect(counts == [0, 1, 2])
  }

  @Test("Every day bears one year number in every style", arguments: YearStyle.allCases)
  func styles(_ style: YearStyle) throws {
    for year in 1380...1420 {
      let days = try #require(style.days(ofYear: year))
      let next = try #require(style.days(ofYear: year + 1))
      #expect(days.upperBound + 1 == next.lowerBound)
      let first = CalendarSystem.julian.civilDate(of: days.lowerBound)
      #expect(style.label(of: first) == year)
      #expect(style.label(of: CalendarSystem.julian.civilDate(of: days.upperBound)) == year)
    }
  }

  @Test("Adding a span never turns two days round", arguments: Seed.sample(5))
  func monotone(_ seed: Seed) {
    var random = seed.generator
    for calendar in CalendarCatalogue.standard.systems {
      for _ in 0..<200 {
        let day = DayNumber(Int.random(in: 2_378_000...2_460_000, using: &random))
        let span = CalendarSpan(
          months: Int.random(in: -40...40, using: &random), days: Int.random(in: -40...40, using: &random))
        #expect(
          calendar.adding(span, to: day) <= calendar.adding(span, to: day + 1),
          "\(calendar.id) \(day) \(span)")
      }
    }
  }

  @Test("A month after 31 January is the last of February")
  func clamping() {
    let sum = CalendarSystem.gregorian.adding(CalendarSpan(months: 1), to: DayNumber(gregorian: 1919, 1, 31))
    #expect(sum.description == "1919-02-28")
  }

  @Test("Fifteen years of age and the fifteenth year are a year apart")
  func ages() {
    let birth = DayNumber(gregorian: 1890, 12, 30)
    #expect(AgeCount.completed.days(ofAge: 15, bornOn: birth).lowerBound.description == "1905-12-30")
    #expect(AgeCount.ordinal.days(ofAge: 15, bornOn: birth).lowerBound.description == "1904-12-30")
    #expect(AgeCount.yearDifference.days(ofAge: 15, bornOn: birth).lowerBound.description == "1905-01-01")
    #expect(AgeCount.inclusive.days(ofAge: 1, bornOn: birth).lowerBound == birth)
  }

  @Test("The week runs on through the change of calendar")
  func weekdays() {
    #expect(DayNumber(gregorian: 1582, 10, 15).weekday == .friday)
    #expect((DayNumber(gregorian: 1582, 10, 15) - 1).weekday == .thursday)
    #expect(Weekday.sunday.next(atOrAfter: DayNumber(gregorian: 1871, 5, 24)).description == "1871-05-28")
  }
}

@Suite("Sets of days")
struct DaySetTests {
  private func random(_ generator: inout some RandomNumberGenerator) -> (DaySet, Set<Int>) {
    let ranges = (0..<Int.random(in: 0...6, using: &generator)).map { _ -> ClosedRange<DayNumber> in
      let first = Int.random(in: 0...60, using: &generator)
      return DayNumber(first)...DayNumber(first + Int.random(in: 0...9, using: &generator))
    }
    return (DaySet(ranges), Set(ranges.flatMap { $0.lowerBound.rawValue...$0.upperBound.rawValue }))
  }

  @Test("Sets agree with plain sets of numbers", arguments: Seed.sample(20))
  func agrees(_ seed: Seed) {
    var generator = seed.generator
    for _ in 0..<50 {
      let (a, plainA) = random(&generator)
      let (b, plainB) = random(&generator)
      func days(_ set: DaySet) -> Set<Int> { Set((-5...80).filter { set.contains(DayNumber($0)) }) }
      #expect(days(a) == plainA)
      #expect(a.count == plainA.count)
      #expect(days(a.union(b)) == plainA.union(plainB))
      #expect(days(a.intersection(b)) == plainA.intersection(plainB))
      #expect(days(a.subtracting(b)) == plainA.subtracting(plainB))
      for day in 0...70 {
        #expect(a.next(atOrAfter: DayNumber(day))?.rawValue == plainA.filter { $0 >= day }.min())
        #expect(a.previous(atOrBefore: DayNumber(day))?.rawValue == plainA.filter { $0 <= day }.max())
      }
    }
  }

  @Test("Open ends stay open")
  func open() {
    let day = DayNumber(gregorian: 1917, 3, 8)
    #expect(DaySet.from(day).last == nil)
    #expect(DaySet.from(day).count == nil)
    #expect(DaySet.from(day).intersection(.through(day)).count == 1)
    #expect(DaySet.from(day).union(.through(day - 1)) == .all)
    #expect(DaySet.from(day).complement == .through(day - 1))
    #expect(DaySet.all.complement.isEmpty)
  }
}
