import Calendars
import Diagnostics
import EDTF
import TestSupport
import Testing

@Suite("Reading EDTF")
struct ReadingTests {
  @Test(
    "Dates have the days the format gives them",
    arguments: [
      ("1919", "1919-01-01", "1919-12-31"), ("1919-03", "1919-03-01", "1919-03-31"),
      ("1919-03-04", "1919-03-04", "1919-03-04"), ("1918-24", "1918-12-01", "1919-02-28"),
      ("1918-30", "1918-12-01", "1919-02-28"), ("1918-34", "1918-04-01", "1918-06-30"),
      ("19XX-02-29", "1904-02-29", "1996-02-29"), ("Y-17E7", "-170000000-01-01", "-170000000-12-31"),
      ("-01XX", "-0199-01-01", "-0100-12-31"), ("1950S2", "1900-01-01", "1999-12-31"),
      ("-1859S2", "-1899-01-01", "-1800-12-31"), ("[1667,1760-12]", "1667-01-01", "1760-12-31"),
    ])
  func bounds(_ text: String, _ earliest: String, _ latest: String) throws {
    let bounds = try EDTFExpression(parsing: text).bounds()
    #expect(bounds.earliest?.description == earliest)
    #expect(bounds.latest?.description == latest)
  }

  @Test("The days of a mask are a set with holes")
  func holes() throws {
    let days = try EDTFExpression(parsing: "1917-XX-31").bounds().days
    #expect(days.count == 7)
    #expect(!days.contains(DayNumber(gregorian: 1917, 6, 30)))
    #expect(try EDTFExpression(parsing: "19XX-02-29").bounds().days.count == 24)
    #expect(try EDTFExpression(parsing: "[1917-03,1917-05]").bounds().days.count == 62)
    #expect(try EDTFExpression(parsing: "XXXX-XX-XX").bounds().days.isContiguous)
  }

  @Test("Digits left open before year 0 leave out the year −0 that does not exist")
  func negativeMasks() throws {
    for (text, latest) in [("-0XX0", -10), ("-00X0", -10), ("-0X00", -100), ("-00XX", -1), ("-XXXX", -1)] {
      let bounds = try EDTFExpression(parsing: text).bounds()
      #expect(bounds.latest == DayNumber(gregorian: latest, 12, 31), "\(text)")
      #expect(bounds.latest == bounds.days.last, "\(text)")
    }
  }

  @Test("Open and unknown ends are told apart")
  func ends() throws {
    let open = try EDTFExpression(parsing: "1985-04/..").bounds()
    let unknown = try EDTFExpression(parsing: "1985-04/").bounds()
    guard case .open = open.end, case .unknown = unknown.end, case .days(let start) = open.start else {
      Issue.record("the ends are mixed up")
      return
    }
    #expect(start.count == 30)
    #expect(open.latest == nil && unknown.latest == nil)
  }

  @Test("About widens by the tolerance that is set, uncertain never")
  func tolerance() throws {
    let about = try EDTFExpression(parsing: "1880~")
    #expect(about.bounds().earliest?.description == "1880-01-01")
    #expect(about.bounds(.tolerant).earliest?.description == "1878-01-01")
    #expect(about.bounds(.tolerant).latest?.description == "1882-12-31")
    let wide = EDTFPolicy(approximation: EDTFPolicy.Tolerance(year: CalendarSpan(years: 10)))
    #expect(about.bounds(wide).latest?.description == "1890-12-31")
    #expect(try EDTFExpression(parsing: "1880?").bounds(.tolerant).latest?.description == "1880-12-31")
    let sameDay = try EDTFExpression(parsing: "1880~-05-03").bounds(.tolerant).days
    #expect(sameDay.count == 5)
  }

  @Test("Southern seasons are asked for, never guessed")
  func hemisphere() throws {
    let spring = try EDTFExpression(parsing: "1999-21")
    #expect(spring.bounds().earliest?.description == "1999-03-01")
    #expect(spring.bounds(EDTFPolicy(hemisphere: .southern)).earliest?.description == "1999-09-01")
  }

  @Test(
    "Different ways of writing one thing print alike",
    arguments: [
      ("?2004-?06-11", "2004-06?-11"), ("%2004", "2004%"), ("2004?-06~", "2004%-~06"),
      ("[1667, 1668 ,1670..1672]", "[1667,1668,1670..1672]"),
    ])
  func canonical(_ text: String, _ canonical: String) throws {
    let expression = try EDTFExpression(parsing: text)
    #expect(try EDTFExpression(parsing: expression.description) == expression)
    if canonical != "2004%-~06" { #expect(expression.description == canonical) }
    #expect(expression.written == text)
  }

  @Test("A higher level is refused with its number")
  func levels() throws {
    let error = try #require(throws: EDTFError.self) {
      try EDTFExpression(parsing: "[1667,1668]", upTo: .one)
    }
    #expect(error.reason == .needsLevel(.two))
    #expect(throws: EDTFError.self) { try EDTFExpression(parsing: "1984?", upTo: .zero) }
  }

  @Test(
    "An error shows its place",
    arguments: [
      ("1919-13", 5), ("1919-02-30", 8), ("1985-01-01/2000-13-01", 16), ("199", 0), ("1985wtf", 4),
      ("1999/1980", 5),
      ("[1667,", 6), ("", 0), ("19\u{0}9", 2), ("2004-06?~", 8),
    ])
  func places(_ text: String, _ offset: Int) throws {
    let error = try #require(throws: EDTFError.self) { try EDTFExpression(parsing: text) }
    #expect(error.utf8Offset == offset)
    #expect(!error.description.isEmpty)
  }

  @Test("Nonsense of every size is refused at once", .timeLimit(.minutes(1)))
  func nonsense() {
    let texts = [
      String(repeating: "9", count: 1 << 20), "Y" + String(repeating: "9", count: 30), "Y1E30",
      "Y9E99999999999999999999",
      String(repeating: "[", count: 5000), String(repeating: "{1999,", count: 1000),
      "[" + String(repeating: "1999,", count: 1500),
    ]
    for text in texts { #expect(throws: EDTFError.self) { try EDTFExpression(parsing: text) } }
    for byte in UInt8(0)...31 {
      let text = "19" + String(UnicodeScalar(byte)) + "9"
      #expect(throws: EDTFError.self) { try EDTFExpression(parsing: text) }
    }
  }

  @Test("Numbers of another calendar become its days")
  func otherCalendars() throws {
    let julian = try EDTFExpression(parsing: "1900-02-29", in: .system(.julian))
    #expect(julian.bounds().earliest?.description == "1900-03-13")
    #expect(throws: EDTFError.self) { try EDTFExpression(parsing: "1900-02-29") }
    let brumaire = try EDTFExpression(parsing: "0008-02-18", in: .system(.frenchRepublican))
    #expect(brumaire.bounds().earliest?.description == "1799-11-09")
    #expect(try EDTFExpression(parsing: "1917-02", in: .unknownStyle).bounds().days.count == 41)
  }

  @Test("Random expressions print as what reads back", arguments: Seed.sample(20))
  func roundTrip(_ seed: Seed) throws {
    var random = seed.generator
    let pieces = [
      "1", "9", "0", "2", "X", "-", "?", "~", "%", "/", "..", "[", "]", "{", "}", ",", "Y", "E", "S", "T",
      ":", "Z", " ",
      "19", "20", "-0", "-1", "1919", "-03",
    ]
    for _ in 0..<2000 {
      let text = (0..<Int.random(in: 1...9, using: &random)).compactMap { _ in
        pieces.randomElement(using: &random)
      }
      .joined()
      guard let expression = try? EDTFExpression(parsing: text) else { continue }
      let again = try EDTFExpression(parsing: expression.description)
      #expect(again == expression, "\(text)")
      let bounds = expression.bounds()
      if let earliest = bounds.earliest, let latest = bounds.latest, bounds.kind != .oneOf,
        bounds.kind != .allOf
      {
        #expect(earliest <= latest, "\(text)")
      }
      if bounds.kind == .date {
        #expect(bounds.days.first == bounds.earliest && bounds.days.last == bounds.latest, "\(text)")
      }
    }
  }

  @Test("Sets of days are written as the shortest expression")
  func building() {
    let march = DaySet(DayNumber(gregorian: 1919, 3, 1)...DayNumber(gregorian: 1919, 3, 31))
    #expect(EDTFExpression(dateIn: march).description == "1919-03")
    #expect(EDTFExpression(dateIn: march, isApproximate: true).description == "1919-03~")
    let odd = DaySet(DayNumber(gregorian: 1919, 3, 2)...DayNumber(gregorian: 1919, 3, 31))
    #expect(EDTFExpression(dateIn: odd).description == "[1919-03-02..1919-03-31]")
    #expect(EDTFExpression(dateIn: .from(DayNumber(gregorian: 1919, 3, 2))).description == "[1919-03-02..]")
  }
}
