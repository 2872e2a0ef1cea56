import Calendars
import DatePhrases
import EDTF
import TestSupport
import Testing

/// Dates as Gramps compares them; its opinion is compared with, not followed.
///
/// Gramps leaves the date itself out of “before” and “after” and lets “about” reach ten years, so the test does.
/// A day of 4713 BC, which the open side of “to 1960” does not reach there, is left out, as are `==`, `!=`, `<=` and `>=`, which compare records and modifiers and not days, and the four rows whose
/// dates it names invalid.
@Suite("Dates compared as Gramps compares them")
struct GrampsTests {
  private struct Case: Decodable {
    let kind: String
    let a: Operand?
    let op: String?
    let b: Operand?
    let a_matches_b: Bool?
    let expected: Bool?
    let expected_a_minus_b: Int?

    enum CodingKeys: String, CodingKey { case kind, a, op, b, a_matches_b, expected, expected_a_minus_b }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      kind = try values.decode(String.self, forKey: .kind)
      a = try values.decodeIfPresent(Operand.self, forKey: .a)
      op = try values.decodeIfPresent(String.self, forKey: .op)
      b = try values.decodeIfPresent(Operand.self, forKey: .b)
      a_matches_b = try values.decodeIfPresent(Bool.self, forKey: .a_matches_b)
      expected = try? values.decodeIfPresent(Bool.self, forKey: .expected)
      expected_a_minus_b = try values.decodeIfPresent(Int.self, forKey: .expected_a_minus_b)
    }
  }

  /// A date in words, or in the numbers of a calendar.
  private enum Operand: Decodable {
    struct Numbers: Decodable {
      let y: Int
      let m: Int
      let d: Int
      let calendar: String
    }
    case words(String)
    case numbers(Numbers)

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let text = try? value.decode(String.self) {
        self = .words(text)
      } else {
        self = .numbers(try value.decode(Numbers.self))
      }
    }

    var text: String? { if case .words(let text) = self { text } else { nil } }

    var day: DayNumber? {
      guard case .numbers(let date) = self else { return nil }
      return CalendarCatalogue.standard.system(date.calendar)?.dayNumber(date.y, date.m, date.d)
    }
  }

  /// The first and last day of a date as Gramps means it; `nil` for what is no date.
  private func window(_ text: String) -> (first: DayNumber, last: DayNumber)? {
    for (word, isBefore) in [("before ", true), ("after ", false)] where text.hasPrefix(word) {
      guard let inner = window(String(text.dropFirst(word.count))) else { return nil }
      return isBefore ? (Self.beginning, inner.first - 1) : (inner.last + 1, Self.end)
    }
    var phrase = text
    var calendar: CalendarChoice?
    if let bracket = text.firstIndex(of: "("), text.hasSuffix(")") {
      let name = text[text.index(after: bracket)...].dropLast()
      guard let choice = CalendarCatalogue.standard.choice(String(name)) else { return nil }
      phrase = String(text[..<bracket])
      calendar = choice
    }
    guard let reader = PhraseReader(language: "en", calendar: calendar),
      case .absolute(let date)? = try? reader.read(phrase).meaning
    else { return nil }
    let reach = CalendarSpan(years: date.edtf.isApproximate ? 10 : 0)
    func moved(_ day: DayNumber, _ span: CalendarSpan) -> DayNumber {
      CalendarSystem.gregorian.adding(span, to: day)
    }
    return (
      date.days.first.map { moved($0, -reach) } ?? Self.beginning,
      date.days.last.map { moved($0, reach) } ?? Self.end
    )
  }

  private static let beginning = DayNumber(gregorian: -99_999, 1, 1)
  private static let end = DayNumber(gregorian: 99_999, 12, 31)

  @Test("Windows meet and lie before one another where Gramps says so")
  func compares() throws {
    var counts: [String: Int] = [:]
    for row in try SharedData.cases("gedcom/dates/gramps-dates.json", of: Case.self) {
      guard let left = row.a?.text, let right = row.b?.text, !left.hasPrefix("4713"),
        let a = window(left), let b = window(right)
      else {
        continue
      }
      let meet = a.first <= b.last && b.first <= a.last
      let found: Bool
      switch row.op ?? row.kind {
      case "match", "=": found = meet
      case "<<": found = a.last < b.first
      case ">>": found = a.first > b.last
      case "<": found = a.first < b.last
      case ">": found = a.last > b.first
      default: continue
      }
      #expect(found == row.a_matches_b ?? row.expected, "\(left) \(row.op ?? row.kind) \(right)")
      counts[row.op ?? row.kind, default: 0] += 1
    }
    if let matched = counts["match"] {
      #expect(matched >= 40)
      #expect(counts.values.reduce(0, +) >= 150)
    }
  }

  @Test("Days between dates of two calendars are counted alike")
  func spans() throws {
    for row in try SharedData.cases("gedcom/dates/gramps-dates.json", of: Case.self) {
      guard let expected = row.expected_a_minus_b else { continue }
      let (a, b) = (try #require(row.a?.day), try #require(row.b?.day))
      #expect(a - b == expected)
    }
  }
}
