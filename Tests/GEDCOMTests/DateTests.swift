import Calendars
import EDTF
import GEDCOM
import TestSupport
import Testing

@Suite("GEDCOM dates")
struct DateTests {
  @Test(
    "Values of both versions become expressions",
    arguments: [
      ("11 NOV 1918", "1918-11-11"), ("ABT 1850", "1850~"), ("CAL 1875", "1875?"), ("BEF 1900", "[..1900]"),
      ("AFT 15 JUN 1850", "[1850-06-15..]"), ("BET 1850 AND 1860", "[1850..1860]"), ("FROM 1880", "1880/"),
      ("TO 1950", "/1950"), ("FROM JAN 1900 TO DEC 1905", "1900-01/1905-12"), ("44 BC", "-0043"),
      ("@#DJULIAN@ 25 OCT 1917", "1917-11-07"), ("JULIAN 25 OCT 1917", "1917-11-07"),
      ("21 FEB 1750/51", "1751-02-21"),
      ("@#DFRENCH R@ 18 BRUM 8", "1799-11-09"), ("FRENCH_R 18 BRUM 8", "1799-11-09"),
      ("INT 1850 (about fifty)", "1850?"),
      ("@#DHEBREW@ 1 TSH 5785", "2024-10-03"), ("@#DJULIAN@ 1700", "[1700-01-11..1701-01-11]"),
      ("BET @#DJULIAN@ 1700 AND 1750", "[1700-01-11..1751-01-11]"), ("1699/00", "[1699-03-25..1700-03-24]"),
      ("BET 1850 AND MAR 1860", "[1850-01-01..1860-03-31]"),
    ])
  func values(_ payload: String, _ edtf: String) throws {
    #expect(try GEDCOMDate(parsing: payload).edtf?.description == edtf)
  }

  @Test("Words alone have no days, and are kept")
  func words() throws {
    let date = try GEDCOMDate(parsing: "(before the war)")
    #expect(date.form == .words("before the war"))
    #expect(date.edtf == nil)
    guard case .interpreted(_, let words) = try GEDCOMDate(parsing: "INT 1850 (he said (about) fifty)").form
    else {
      Issue.record("this is an interpreted date")
      return
    }
    #expect(words == "he said (about) fifty")
  }

  @Test(
    "What is no date value is refused",
    arguments: [
      "", "XYZ 2020", "BET 1850", "TO INVALID", "1 2 3 4 5", "@#D", "@#DUNKNOWN@ 25 DEC 2020", "30 FEB 2023",
      "ABT",
      "INT (only words)", "1750/60", "ABC/51", "29 FEB 1900", "BET 1900 AND 1850", "25 DEC",
    ])
  func refused(_ payload: String) {
    #expect(throws: GEDCOMDateError.self) { try GEDCOMDate(parsing: payload) }
  }

  struct Case: Decodable {
    struct Row: Decodable {
      let date1: String?
      let date2: String?
      let wantCmp: Int?
    }
    let group: String
    let `case`: Row
  }

  @Test("Earliest days compare as another program compares its dates")
  func compare() throws {
    for row in try SharedData.cases("gedcom/dates/gedcom-dates.json", of: Case.self) {
      guard let left = row.case.date1, let right = row.case.date2, let expected = row.case.wantCmp else {
        continue
      }
      let first = try #require(GEDCOMDate(parsing: left).edtf?.bounds().earliest)
      let second = try #require(GEDCOMDate(parsing: right).edtf?.bounds().earliest)
      #expect((first < second ? -1 : first > second ? 1 : 0) == expected, "\(left) \(right)")
    }
  }

  @Test("Two independent implementations agree with every payload")
  func calendars() throws {
    struct Row: Decodable {
      let gedcom551: String?
      let jdn: Int
    }
    for row in try SharedData.cases("gedcom/dates/calendars.json", of: Row.self) {
      guard let payload = row.gedcom551 else { continue }
      #expect(try GEDCOMDate(parsing: payload).edtf?.bounds().earliest?.rawValue == row.jdn, "\(payload)")
    }
  }
}
