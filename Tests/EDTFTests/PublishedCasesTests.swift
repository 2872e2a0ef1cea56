import Calendars
import EDTF
import Testing
import TestSupport

@Suite("Published EDTF cases")
struct PublishedCasesTests {
  struct Case: Decodable {
    let edtf: String
    let use: String?
    let level: Int?
    let spec_reading: String?
    let computed_strict: Bounds?
    let canonical_text: [String: String]?
  }
  struct Bounds: Decodable {
    let earliest: String
    let latest: String
  }

  @Test("What every careful reading of the profile accepts is accepted, at its level")
  func accepts() throws {
    for row in try SharedData.cases("edtf/edtf-valid.json", of: Case.self) where row.use == "must-accept" {
      let expression = try? EDTFExpression(parsing: row.edtf)
      #expect(expression != nil, "\(row.edtf)")
      #expect(expression?.level.rawValue == row.level, "\(row.edtf)")
    }
  }

  @Test("What no reading of the profile accepts is refused")
  func refuses() throws {
    for row in try SharedData.cases("edtf/edtf-invalid.json", of: Case.self) where row.use == "must-reject" {
      #expect(throws: EDTFError.self, "\(row.edtf)") { try EDTFExpression(parsing: row.edtf) }
    }
  }

  @Test("Strict bounds are those of an enumeration of the unspecified digits")
  func bounds() throws {
    for row in try SharedData.cases("edtf/edtf-bounds.json", of: Case.self) {
      guard let computed = row.computed_strict, row.spec_reading != "invalid" else { continue }
      let bounds = try EDTFExpression(parsing: row.edtf).bounds()
      #expect(Self.text(bounds.earliest) == Self.day(computed.earliest), "\(row.edtf)")
      #expect(Self.text(bounds.latest) == Self.day(computed.latest), "\(row.edtf)")
    }
  }

  @Test("An accepted expression prints as one that reads back equal, and printing is stable")
  func roundTrip() throws {
    for row in try SharedData.cases("edtf/edtf-valid.json", of: Case.self) {
      guard let expression = try? EDTFExpression(parsing: row.edtf) else { continue }
      let again = try EDTFExpression(parsing: expression.description)
      #expect(again == expression, "\(row.edtf)")
      #expect(again.description == expression.description)
      for (project, text) in row.canonical_text ?? [:]
      where !text.contains(".000") && expression.description != text {
        Issue.record("\(project) prints \(text), not \(expression.description)")
      }
    }
  }

  static func day(_ text: String) -> String? {
    text == "-inf" || text == "+inf" || text == "unknown" ? nil : text
  }

  static func text(_ day: DayNumber?) -> String? {
    guard let date = day?.gregorian else { return nil }
    let size = String(abs(date.astronomicalYear))
    let year = String(repeating: "0", count: max(0, 4 - size.count)) + size
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return (date.astronomicalYear < 0 ? "-" : "") + year + "-\(two(date.month))-\(two(date.day))"
  }
}
