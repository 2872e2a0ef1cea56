import Calendars
import Diagnostics
import Testimony
import Testing

@testable import Chronicle

@Suite("Times and claims in words")
struct TimeTests {
  private static let frame = """
    person serge "Serge"
    person vera "Vera"
    group party "The party"
    place orenburg "Orenburg"
    event x "X"
    event release "Release"
    event exile "Exile" [stay]

    """

  private func content(_ claim: String) throws -> ClaimContent {
    let reading = read(Self.frame + "statement s1 by editor\n  \(claim)\n")
    #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics.map(\.explanation))")
    return try #require(reading.inquiry?.statements.first { _ in true }?.claims.first).content
  }

  private func bound(_ words: String) throws -> TimeConstraint {
    guard case .time(_, let constraint) = try content("x \(words)") else {
      Issue.record("“\(words)” is no time")
      return TimeConstraint(.whole, .lasting(.init(.exactly(.zero))))
    }
    return constraint
  }

  private static let release = TimeConstraint.Anchor(Identifier("release"))

  @Test(
    "Times read as historians write them",
    arguments: [
      ("on 1933", TimeConstraint(.whole, .dated(.within, DateExpression("1933")))),
      ("in 1917-21", TimeConstraint(.whole, .dated(.within, DateExpression("1917-21")))),
      ("before release", TimeConstraint(.whole, .ordered(.before, release))),
      ("starts after release", TimeConstraint(.start, .ordered(.after, release))),
      ("ends by 1919-03", TimeConstraint(.end, .dated(.notAfter, DateExpression("1919-03")))),
      ("from 1919", TimeConstraint(.whole, .dated(.notBefore, DateExpression("1919")))),
      (
        "a few days before release",
        TimeConstraint(
          .whole, .offset(.init(SpanRange(atLeast: nil, atMost: .zero), words: "a few days"), from: release))
      ),
      (
        "about six weeks before release",
        TimeConstraint(
          .whole, .offset(.init(.exactly(CalendarSpan(weeks: -6)), words: "about six weeks"), from: release))
      ),
      (
        "a few days after release",
        TimeConstraint(
          .whole, .offset(.init(SpanRange(atLeast: nil, atMost: nil), words: "a few days"), from: release))
      ),
      (
        "a day or two after release",
        TimeConstraint(
          .whole, .offset(.init(SpanRange(atLeast: nil, atMost: nil), words: "a day or two"), from: release))
      ),
      (
        "13 months after start of release",
        TimeConstraint(
          .whole,
          .offset(.init(.exactly(CalendarSpan(months: 13))), from: .init(Identifier("release"), .start)))
      ),
      (
        "thirteen months before end of release",
        TimeConstraint(
          .whole,
          .offset(.init(.exactly(CalendarSpan(months: -13))), from: .init(Identifier("release"), .end)))
      ),
      (
        "a year after release",
        TimeConstraint(.whole, .offset(.init(.exactly(CalendarSpan(years: 1))), from: release))
      ),
      (
        "2 to 10 days after release",
        TimeConstraint(
          .whole, .offset(.init(SpanRange(atLeast: .init(days: 2), atMost: .init(days: 10))), from: release))
      ),
      (
        "at most 3 days before release",
        TimeConstraint(
          .whole, .offset(.init(SpanRange(atLeast: .init(days: -3), atMost: .zero)), from: release))
      ),
      (
        "between 3 days and 1 month after release",
        TimeConstraint(
          .whole, .offset(.init(SpanRange(atLeast: .init(days: 3), atMost: .init(months: 1))), from: release))
      ),
      ("lasts 13 months", TimeConstraint(.whole, .lasting(.init(.exactly(CalendarSpan(months: 13)))))),
      (
        "lasts at least a year and two months",
        TimeConstraint(.whole, .lasting(.init(SpanRange(atLeast: .init(months: 14), atMost: nil))))
      ),
      ("on a Tuesday", TimeConstraint(.whole, .recurring(.weekday(2)))),
      ("on some 18 December", TimeConstraint(.whole, .recurring(.dayOfMonth(month: 12, day: 18)))),
      ("in the spring after release", TimeConstraint(.whole, .following(.spring, count: 1, release))),
      ("in the 2nd year before release", TimeConstraint(.whole, .following(.year, count: -2, release))),
      ("in the same winter as release", TimeConstraint(.whole, .same(.winter, as: release))),
      (
        "one of: in 1927 or starts after release or lasts a few days or on a Monday",
        TimeConstraint(
          .whole,
          .oneOf([
            TimeConstraint(.whole, .dated(.within, DateExpression("1927"))),
            TimeConstraint(.start, .ordered(.after, release)),
            TimeConstraint(
              .whole, .lasting(.init(SpanRange(atLeast: nil, atMost: nil), words: "a few days"))),
            TimeConstraint(.whole, .recurring(.weekday(1))),
          ]))
      ),
      (
        "on 1890-12-18 julian \"le 18 décembre\"",
        TimeConstraint(
          .whole, .dated(.within, DateExpression("1890-12-18", calendar: .julian, words: "le 18 décembre")))
      ),
      ("in [1927,1928]", TimeConstraint(.whole, .dated(.within, DateExpression("[1927,1928]")))),
      (
        "in \"early summer of 1928\"",
        TimeConstraint(
          .whole,
          .dated(
            .within, DatePhraseDoor.standard.read("early summer of 1928", nil) ?? DateExpression("no phrase"))
        )
      ),
      (
        "in \"vers 1880\"",
        TimeConstraint(.whole, .dated(.within, DateExpression("1880~", words: "vers 1880")))
      ),
    ])
  func times(_ words: String, _ wanted: TimeConstraint) throws {
    #expect(try bound(words) == wanted)
  }

  @Test(
    "Ages read as they are told",
    arguments: [
      ("x: serge aged 15", AgeExpression(atLeast: 15, atMost: 15)),
      ("serge aged 15 at x", AgeExpression(atLeast: 15, atMost: 15)),
      ("serge in his 15th year at x", AgeExpression(atLeast: 15, atMost: 15, count: .ordinal)),
      ("x: serge in his 15th year", AgeExpression(atLeast: 15, atMost: 15, count: .ordinal)),
      ("x: serge aged about fifteen", AgeExpression(atLeast: 15, atMost: 15, words: "about fifteen")),
      ("x: serge aged at least fifteen", AgeExpression(atLeast: 15, atMost: nil)),
      (
        "x: serge aged 15 to 16 counted years", AgeExpression(atLeast: 15, atMost: 16, count: .yearDifference)
      ),
    ])
  func ages(_ claim: String, _ wanted: AgeExpression) throws {
    #expect(try content(claim) == .age(person: Identifier("serge"), event: Identifier("x"), wanted))
  }

  @Test("Claims of every kind read as sentences")
  func claims() throws {
    let serge = Person.ID("serge")
    #expect(
      try content("vera is mother of serge") == .kinship(Kinship(Identifier("vera"), "mother", of: serge)))
    #expect(
      try content("x is not release")
        == .identity(.event(Identifier("x")), .event(Identifier("release")), isSame: false))
    #expect(
      try content("serge was member of party during exile")
        == .state(
          StateOfPerson(of: serge, "member", object: .group(Identifier("party")), event: Identifier("exile")))
    )
    #expect(
      try content("serge stayed at orenburg during exile")
        == .state(
          StateOfPerson(of: serge, "stay", object: .place(Identifier("orenburg")), event: Identifier("exile"))
        ))
    #expect(
      try content("serge trait \"thin as a rail\"")
        == .trait(of: .person(serge), words: "thin as a rail", label: nil))
    #expect(
      try content("serge did not know s1 from vera")
        == .knowledge(Knowledge(serge, of: Identifier("s1"), isKnown: false, from: Identifier("vera"))))
    #expect(try content("silent about s1") == .relation(.isSilentAbout, to: Identifier("s1")))
    #expect(
      try content("serge named \"Кибальчич\" lang ru as \"birth name\" [implied]")
        == .name(of: .person(serge), DatedName("Кибальчич", language: "ru", kind: "birth name")))
    #expect(
      try content("x occurs with serge, vera as witness at orenburg")
        == .occurrence(
          Occurrence(
            of: Identifier("x"),
            participants: [
              Participation(.person(serge)), Participation(.person(Identifier("vera")), role: "witness"),
            ],
            place: Identifier("orenburg"))))
    #expect(
      try content("number of \"people taken\" at least 20")
        == .number(Quantity(of: "people taken", .atLeast, value: 20, words: "")))
    #expect(
      try content("x first of \"his arrests\"") == .rank(event: Identifier("x"), .first, scope: "his arrests")
    )
    #expect(
      try content("that \"the river froze\" about orenburg, serge at x")
        == .proposition(
          words: "the river froze", about: [.place(Identifier("orenburg")), .person(serge)],
          event: Identifier("x")))
  }
}
