import Calendars
import SourceCriticism
import TestSupport
import Testimony
import Testing

@Suite("Calendars of sources, voices and passages")
struct CalendarScopeTests {
  private func base() -> InquiryBuilder {
    var build = InquiryBuilder()
    build.person("kalinin")
    build.person("serge")
    return build
  }

  private let kalinin = Voice(.person(Person.ID("kalinin")), attribution: .words("he told me"))

  private func dated(_ calendar: CalendarName?) -> Voice {
    var voice = kalinin
    voice.calendar = calendar
    return voice
  }

  @Test("The nearest says in which calendar a date is: itself, its passage, the farthest voice, the source")
  func precedence() throws {
    var build = base()
    let notes = build.source("notes", calendar: .julian)
    let day = build.event("day")
    func start() -> DayWindow? { Assessment(of: build.inquiry).dating(of: day)?.start }
    build.say("s1", in: notes, .on(day, "1917-10-25"))
    #expect(start() == window("1917-11-07", "1917-11-07"))
    build.say("s1", in: notes, voices: [dated(.gregorian)], .on(day, "1917-10-25"))
    #expect(start() == window("1917-10-25", "1917-10-25"))
    build.say("s1", in: notes, voices: [dated(.gregorian), dated(.julian)], .on(day, "1917-10-25"))
    #expect(start() == window("1917-11-07", "1917-11-07"))
    build.change { inquiry in
      var statement = inquiry.statements[Statement.ID("s1")]
      statement?.passages[0].calendar = .gregorian
      if let statement { inquiry.statements.put(statement) }
    }
    #expect(start() == window("1917-10-25", "1917-10-25"))
    build.say("s2", in: notes, .on(day, "1917-10-12", calendar: .julian))
    #expect(start() == window("1917-10-25", "1917-10-25"))
  }

  @Test("A proof names the calendar a date was read in, and what it is set for")
  func proofs() throws {
    var build = base()
    let notes = build.source("notes", calendar: .julian)
    let (one, two, three) = (build.event("one"), build.event("two"), build.event("three"))
    build.say("s1", in: notes, .on(one, "1917-10-25"))
    build.say("s2", in: notes, voices: [dated("russia")], .on(two, "1917-10-25"))
    build.say("s3", in: notes, .on(three, "1917-10-25", calendar: .gregorian))
    let assessment = Assessment(of: build.inquiry)
    func words(_ event: Event.ID, _ language: Phrasing.Language) throws -> String {
      let step = try #require(assessment.proofs(of: event).first?.steps.first)
      return Phrasing(language, of: build.inquiry).text(step.premise)
    }
    #expect(
      try words(one, .english) == "“one” is dated 1917-10-25 (Julian calendar, as set for “notes”)")
    #expect(
      try words(one, .french)
        == "«\u{A0}one\u{A0}» est daté de 1917-10-25 (calendrier julien, fixé pour «\u{A0}notes\u{A0}»)")
    #expect(
      try words(two, .english)
        == "“two” is dated 1917-10-25 (calendar of Russia, as set for the voice of kalinin)")
    #expect(try words(three, .english) == "“three” is dated 1917-10-25")
  }

  @Test("All dates of one voice of unknown style share the choice, and those of other voices do not")
  func voiceStyle() {
    var build = base()
    let notes = build.source("notes")
    let (one, two, three) = (build.event("one"), build.event("two"), build.event("three"))
    let unknown = dated(.unknownStyle)
    var other = Voice(.person(Person.ID("serge")), attribution: .words("he wrote"))
    other.calendar = .unknownStyle
    build.say("s1", in: notes, voices: [unknown], .on(one, "1917-10-25"))
    build.say("s2", in: notes, voices: [unknown], .on(two, "1917-10-30"))
    build.say("s3", in: notes, voices: [other], .on(three, "1917-10-30"))
    build.say("s4", .on(one, "1917-11"))
    let assessment = Assessment(of: build.inquiry)
    #expect(assessment.dating(of: two)?.start == window("1917-11-12", "1917-11-12"))
    #expect(assessment.dating(of: three)?.start == window("1917-10-30", "1917-11-12"))
    let grounds = assessment.proofs(of: two).flatMap(\.grounds)
    #expect(grounds.contains(.style(.voice(unknown.holder, in: notes))))
  }

  @Test("Two dates of one passage of unknown style share the choice")
  func passageStyle() {
    var build = base()
    let notes = build.source("notes")
    let (one, two) = (build.event("one"), build.event("two"))
    build.say("s1", in: notes, [.on(one, "1917-10-25"), .on(two, "1917-10-30")])
    build.change { inquiry in
      var statement = inquiry.statements[Statement.ID("s1")]
      statement?.passages[0].calendar = .unknownStyle
      if let statement { inquiry.statements.put(statement) }
    }
    build.say("s2", .on(one, "1917-10"))
    #expect(
      Assessment(of: build.inquiry).dating(of: two)?.start == window("1917-10-30", "1917-10-30"))
  }

  @Test("A date that only one style has decides for the whole diary")
  func leapDay() {
    var build = base()
    let diary = build.source("diary", calendar: .unknownStyle)
    let (leap, other) = (build.event("leap"), build.event("other"))
    build.say("s1", in: diary, .on(leap, "1900-02-29"))
    build.say("s2", in: diary, .on(other, "1900-03-10"))
    let assessment = Assessment(of: build.inquiry)
    #expect(assessment.dating(of: leap)?.start == window("1900-03-13", "1900-03-13"))
    #expect(assessment.dating(of: other)?.start == window("1900-03-23", "1900-03-23"))
  }

  @Test("Alternatives and open sides of a diary of unknown style follow its one style")
  func alternatives() {
    var build = base()
    let diary = build.source("diary", calendar: .unknownStyle)
    let (one, two, three) = (build.event("one"), build.event("two"), build.event("three"))
    build.say("s1", in: diary, .on(one, "1917-10-25"))
    build.say(
      "s2", in: diary,
      .time(
        event: two,
        TimeConstraint(
          .whole,
          .oneOf([
            TimeConstraint(.whole, .dated(.before, DateExpression("1917-10-01"))),
            TimeConstraint(.whole, .dated(.within, DateExpression("1917-10-30"))),
          ]))))
    build.say("s3", in: diary, .on(three, "1917-10-30", .whole, .before))
    build.say("s4", .on(two, "1917-10-10/1917-12-31"))
    let open = Assessment(of: build.inquiry)
    #expect(open.dating(of: three)?.start == window(nil, "1917-11-11"))
    // In the Julian style “before 1 October” reaches to 13 October.
    #expect(open.dating(of: two)?.start == window("1917-10-10", "1917-11-12"))
    build.say("s5", .on(one, "1917-10"))
    let settled = Assessment(of: build.inquiry)
    #expect(settled.contradictions.isEmpty)
    #expect(settled.dating(of: two)?.start == window("1917-10-30", "1917-10-30"))
    #expect(settled.dating(of: three)?.start == window(nil, "1917-10-29"))
  }

  @Test("A date before a day of unknown style lies before the later of its two readings")
  func beforeEither() {
    var build = base()
    let day = build.event("day")
    build.say("s1", .on(day, "1917-02", .whole, calendar: .unknownStyle, .before))
    // The Gregorian February and the Julian one overlap; the widest reading ends before 14 February.
    #expect(Assessment(of: build.inquiry).dating(of: day)?.start == window(nil, "1917-02-13"))
  }

  @Test("Doubting a source takes the shared style of its voices away with it")
  func doubted() {
    var build = base()
    let notes = build.source("notes")
    let (one, two) = (build.event("one"), build.event("two"))
    build.say("s1", in: notes, voices: [dated(.unknownStyle)], .on(one, "1917-10-25"))
    build.say("s2", in: notes, voices: [dated(.unknownStyle)], .on(two, "1917-10-30"))
    build.say("s3", .on(one, "1917-12"))
    #expect(Assessment(of: build.inquiry).contradictions.isEmpty == false)
    let hypothesis = Hypothesis(
      id: Hypothesis.ID("h"), slug: Slug(title: "h", fallback: "h"), title: "h", doubts: [.source(notes)])
    #expect(Assessment(of: build.inquiry, under: hypothesis).contradictions.isEmpty)
  }
}
