import Diagnostics
import Testimony
import Testing

@testable import Chronicle

@Suite("Calendars of a chronicle")
struct CalendarTests {
  private static let chronicle = """
    source notes "Notes"
      calendar unknown-style
      text texts/notes.md
    person kalinin "Kalinin"
    event parting "Parting"
    statement s1 in notes voice kalinin (because "he says so on the leaf before", calendar russia) "He was fifteen" p.1 calendar julian
      parting on 1917-10-25
    """

  @Test("A source, a voice and a passage may each have a calendar, and keep it when they are printed")
  func calendars() throws {
    let reading = read(Self.chronicle)
    #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics.map(\.explanation))")
    let inquiry = try #require(reading.inquiry)
    let statement = try #require(inquiry.statements.first { _ in true })
    #expect(inquiry.sources.first { _ in true }?.calendar == .unknownStyle)
    #expect(statement.voices.map(\.calendar) == ["russia"])
    #expect(statement.passages.map(\.calendar) == [.julian])
    let date = DateExpression("1917-10-25")
    let inForce = inquiry.calendar(of: date, in: statement.claims[0], of: statement)
    #expect(inForce.name == .julian)
    #expect(inForce.scope?.source == statement.source)
  }

  @Test("A calendar that is not known is shown with its place")
  func unknown() {
    let wrong = Self.chronicle.replacing("calendar russia", with: "calendar russland")
    let diagnostics = read(wrong).diagnostics
    #expect(diagnostics.map(\.code) == ["chronicle.unknown-word"])
    #expect(diagnostics.first?.explanation.remedy?.contains("russia") == true)
  }
}
