import Calendars
import Editing
import SourceCriticism
import TestSupport
import Testimony
import Testing

@Suite("Times as an editor types them")
struct TimeReaderTests {
  private static func inquiry() -> Inquiry {
    var builder = InquiryBuilder()
    builder.person("anna")
    builder.event("arrest-1", "arrest", who: ["anna"])
    builder.event("release", "release", who: ["anna"])
    builder.event("exile", "exile", who: ["anna"], lasts: true)
    return builder.inquiry
  }

  private static func reader(_ language: String = "en") -> TimeReader {
    TimeReader(inquiry(), language: language)
  }

  @Test(
    "A date is read from EDTF and from a phrase in either language",
    arguments: [
      ("1919-03-04", "1919-03-04"), ("early 1919", "1919-01/1919-04"), ("vers 1880", "1880~"),
      ("[1919-01..1919-02]", "[1919-01..1919-02]"), ("le 3 février 1919", "1919-02-03"),
    ])
  func dates(_ typed: String, _ edtf: String) throws {
    let reading = try Self.reader().read(typed, extent: .punctual)
    guard case .dated(.within, let date)? = reading.constraints.first?.bound else {
      Issue.record("\(typed) is no date: \(reading.meaning)")
      return
    }
    #expect(reading.constraints.count == 1)
    #expect(date.edtf == edtf)
    #expect(date.words == (typed == edtf ? nil : typed))
  }

  @Test("An interval says that something lasted, and its neighbour that it was one moment within")
  func interval() throws {
    let reading = try Self.reader().read("1919-01/1919-02")
    #expect(reading.constraints.map(\.part) == [.start, .end])
    #expect(reading.lasts)
    #expect(reading.neighbours.first?.kind == .moment)
    #expect(reading.neighbours.first?.text == "[1919-01..1919-02]")
    // Said of what takes a day, the same words are a window.
    let window = try Self.reader().read("1919-01/1919-02", extent: .punctual)
    #expect(window.constraints.map(\.part) == [.whole])
  }

  @Test(
    "A time counted from an event names it by its words",
    arguments: [
      ("six weeks after his release", SpanRange.exactly(CalendarSpan(weeks: 6)), nil as String?),
      ("3 days before the release", SpanRange.exactly(CalendarSpan(days: -3)), nil),
      ("a few days after his release", SpanRange(atLeast: nil, atMost: nil), "a few days"),
      ("trois semaines après sa release", SpanRange.exactly(CalendarSpan(weeks: 3)), nil),
    ])
  func relative(_ typed: String, _ range: SpanRange, _ words: String?) throws {
    let reading = try Self.reader().read(typed)
    guard case .offset(let distance, let anchor)? = reading.constraints.first?.bound else {
      Issue.record("\(typed) is not counted from an event: \(reading.meaning)")
      return
    }
    #expect(anchor.event == Event.ID("release"))
    #expect(distance.range == range)
    #expect(distance.words == words)
  }

  @Test("What can be read in several ways is asked, and neither reading is taken")
  func ambiguous() throws {
    let flaw = try #require(throws: TimeFlaw.self) { try Self.reader().read("3/4/1919") }
    #expect(flaw.reason == .ambiguous)
    #expect(Set(flaw.choices) == ["1919-04-03", "1919-03-04"])
  }

  @Test("A wrong character is named with its place")
  func character() throws {
    let flaw = try #require(throws: TimeFlaw.self) { try Self.reader().read("1919-1X-0") }
    guard case .character = flaw.reason else {
      Issue.record("\(flaw.reason)")
      return
    }
    #expect(flaw.utf8Range.lowerBound > 5)
  }

  @Test("A month that does not exist is said to be none, and not read as two years")
  func noSuchMonth() throws {
    let flaw = try #require(throws: TimeFlaw.self) { try Self.reader().read("1919-13") }
    #expect(flaw.reason == .noSuchDate("1919-13"))
  }

  @Test("Two orders that hold together are two constraints")
  func both() throws {
    let reading = try Self.reader().read("after arrest-1 and before the release")
    #expect(
      reading.constraints.map(\.bound) == [
        .ordered(.after, TimeConstraint.Anchor(Event.ID("arrest-1"))),
        .ordered(.before, TimeConstraint.Anchor(Event.ID("release"))),
      ])
  }

  @Test("An unknown event offers those that are near, each as what would be typed")
  func unknownEvent() throws {
    let flaw = try #require(throws: TimeFlaw.self) {
      try Self.reader().read("two days after the second arrest")
    }
    #expect(flaw.reason == .unknownEvent("the second arrest"))
    #expect(flaw.choices == ["two days after arrest-1"])
    _ = try Self.reader().read(flaw.choices[0])
  }

  @Test("A date in the old style keeps its calendar, and the new style lies beside it")
  func styles() throws {
    let reading = try Self.reader().read("1918-01-18", calendar: .julian)
    guard case .dated(_, let date)? = reading.constraints.first?.bound else {
      Issue.record("no date")
      return
    }
    #expect(date.calendar == .julian)
    #expect(reading.neighbours.contains { $0.kind == .newStyle && $0.calendar == .gregorian })
    let inquiry = Self.inquiry()
    let picture = try #require(
      TimePicture(reading, in: Assessment(of: inquiry), title: "x", extent: .punctual))
    #expect(picture.dating?.start?.onlyDay == DayNumber(gregorianYear: 1918, month: 1, day: 31))
  }

  @Test("A picture of a relative time rests on what is known of its event")
  func picture() throws {
    var builder = InquiryBuilder()
    builder.event("release")
    builder.source("memoir")
    var inquiry = builder.inquiry
    inquiry.statements.put(
      Statement(
        id: Identifier("s1"), slug: Slug(title: "s1", fallback: "s"), source: nil, passages: [],
        claims: [
          Claim(
            id: Identifier("s1.1"),
            .time(
              event: Event.ID("release"),
              TimeConstraint(.whole, .dated(.within, DateExpression("1917-01-31")))))
        ]))
    let reading = try TimeReader(inquiry, language: "en").read("two weeks after release")
    let picture = try #require(TimePicture(reading, in: Assessment(of: inquiry), title: "Barcelona"))
    #expect(picture.dating?.start?.onlyDay == DayNumber(gregorianYear: 1917, month: 2, day: 14))
  }

  @Test(
    "An age is read in figures and in words",
    arguments: [("15", 15), ("fifteen", 15), ("aged 15", 15), ("quinze ans", 15)])
  func age(_ typed: String, _ years: Int) throws {
    guard case .age(let age) = try Self.reader("fr").readAge(typed).meaning else {
      Issue.record("no age")
      return
    }
    #expect(age.atLeast == years)
  }
}
