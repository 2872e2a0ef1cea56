import Calendars
import Testing
import TestSupport

@Suite("Published calendar tables")
struct PublishedTablesTests {
  struct Case: Decodable {
    struct Native: Decodable {
      let y: Int
      let m: Int?
      let d: Int
      let month_code: String?
    }
    let calendar: String
    let native: Native
    let gregorian: String
    let jdn: Int
  }

  @Test("Two independent implementations agree with every calendar")
  func agrees() throws {
    let months = ["TSH", "CSH", "KSL", "TVT", "SHV", "ADR", "ADS", "NSN", "IYR", "SVN", "TMZ", "AAV", "ELL"]
    for row in try SharedData.cases("gedcom/dates/calendars.json", of: Case.self) {
      let calendar = try #require(CalendarCatalogue.standard.system(row.calendar))
      let month = try #require(
        row.native.m ?? row.native.month_code.flatMap { months.firstIndex(of: $0) }.map { $0 + 1 })
      let day = try #require(calendar.dayNumber(row.native.y, month, row.native.d), "\(row)")
      #expect(day.rawValue == row.jdn, "\(row)")
      #expect(
        calendar.civilDate(of: day)
          == CivilDate(astronomicalYear: row.native.y, month: month, day: row.native.d))
    }
  }
}
