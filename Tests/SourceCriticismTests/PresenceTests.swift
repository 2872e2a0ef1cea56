import Calendars
import SourceCriticism
import TestSupport
import Testimony
import Testing

@Suite("Being in one place at a time")
struct PresenceTests {
  private func base() -> InquiryBuilder {
    var build = InquiryBuilder()
    build.person("anna")
    build.place("paris", at: (48.85, 2.35))
    build.place("vienna", at: (48.21, 16.37))
    build.place("moscow", at: (55.75, 37.62))
    build.rule("one-place", .nobodyInTwoPlaces, isOn: false)
    return build
  }

  /// Leaves Paris on a day, and comes to Vienna, a thousand kilometres away, not before it.
  private func journey(leaving: String, arriving: String) -> (build: InquiryBuilder, arrival: Event.ID) {
    var build = base()
    let departure = build.event("departure", who: ["anna"], where: Place.ID("paris"))
    let arrival = build.event("arrival", who: ["anna"], where: Place.ID("vienna"))
    build.say("s1", .on(departure, leaving))
    build.say("s2", .on(arrival, arriving))
    build.say("s3", .order(departure, .before, arrival))
    return (build, arrival)
  }

  @Test("A traveller of the coaches needs the days that the rule of their epoch asks for")
  func epoch() throws {
    var (build, arrival) = journey(leaving: "1789-05-01", arriving: "1789-05")
    build.rule("coaches", .travelAtMost(kilometresPerDay: 80, during: DateExpression("1700/1840")))
    build.rule("railways", .travelAtMost(kilometresPerDay: 800, during: DateExpression("1841/1930")))
    let assessment = Assessment(of: build.inquiry)
    #expect(assessment.contradictions.isEmpty)
    // 1,034 km at 80 km a day.
    #expect(assessment.dating(of: arrival)?.start == window("1789-05-13", "1789-05-31"))
    let proof = try #require(assessment.proofs(of: arrival).first)
    #expect(proof.grounds.contains(.rule(Rule.ID("coaches"))))
    #expect(!proof.grounds.contains(.rule(Rule.ID("railways"))))
    #expect(assessment.supports(proof))
    for doubt in [Doubt.rule(Rule.ID("coaches")), .statement(Statement.ID("s1"))] {
      #expect(assessment.supposing([doubt]).dating(of: arrival)?.start?.earliest == day("1789-05-01"))
    }
    // The order needs no statement: nobody could have come to Vienna in May and left Paris on its first.
    #expect(
      assessment.supposing([.statement(Statement.ID("s3"))]).dating(of: arrival)?.start?.earliest
        == day("1789-05-13"))
  }

  @Test("A journey that may fall in a faster epoch, or in none, is held to no slower one")
  func acrossEpochs() {
    var (build, arrival) = journey(leaving: "1840-12-31", arriving: "1841-01")
    build.rule("coaches", .travelAtMost(kilometresPerDay: 80, during: DateExpression("1700/1840")))
    #expect(Assessment(of: build.inquiry).dating(of: arrival)?.start?.earliest == day("1841-01-01"))
    build.rule("railways", .travelAtMost(kilometresPerDay: 500, during: DateExpression("1841/1930")))
    #expect(Assessment(of: build.inquiry).dating(of: arrival)?.start?.earliest == day("1841-01-02"))
    // What holds at all times holds in every epoch.
    build.rule("walking", .travelAtMost(kilometresPerDay: 40))
    #expect(Assessment(of: build.inquiry).dating(of: arrival)?.start?.earliest == day("1841-01-25"))
  }

  @Test("Too fast a journey is a contradiction of the two dates, the order and the rule")
  func tooFast() throws {
    var (build, _) = journey(leaving: "1789-05-01", arriving: "1789-05-04")
    build.rule("coaches", .travelAtMost(kilometresPerDay: 80, during: DateExpression("1700/1840")))
    let assessment = Assessment(of: build.inquiry)
    let only = try #require(assessment.contradictions.first)
    #expect(assessment.contradictions.count == 1)
    #expect(only.members.contains(.rule(Rule.ID("coaches"))))
    #expect(Set(only.claims.map(\.rawValue)) == ["s1", "s2"])
    #expect(assessment.isMinimal(only))
  }

  @Test("A stay put after another by the rule puts the next one after it in turn")
  func chain() {
    var build = base()
    build.rule("one-place", .nobodyInTwoPlaces)
    let first = build.event("first", .stay, who: ["anna"], where: Place.ID("paris"), lasts: true)
    let second = build.event("second", .stay, who: ["anna"], where: Place.ID("vienna"), lasts: true)
    let third = build.event("third", .stay, who: ["anna"], where: Place.ID("moscow"), lasts: true)
    build.say("s1", [.on(first, "1901-01-01", .start), .on(first, "1903-01-01", .end)])
    // Vienna for two years, begun at some time from 1902 to 1904; only after Paris is there room.
    build.say("s2", .on(second, "1902/1904", .start))
    build.say(
      "s3",
      .time(
        event: second,
        TimeConstraint(
          .whole,
          .lasting(TimeConstraint.Distance(SpanRange(atLeast: CalendarSpan(years: 2), atMost: nil))))))
    // Moscow may begin before Vienna by its own words, but has to end after 1904.
    build.say("s4", .on(third, "1902/1906", .start))
    build.say("s5", .on(third, "1906", .end))
    build.say("s6", .on(second, "1905", .end, .notAfter))
    let assessment = Assessment(of: build.inquiry)
    #expect(assessment.contradictions.isEmpty)
    #expect(assessment.dating(of: second)?.start?.earliest == day("1903-01-01"))
    // Nothing but the rule, applied twice, keeps Moscow from beginning before 1905.
    #expect(assessment.dating(of: third)?.start?.earliest == day("1905-01-01"))
    #expect(
      assessment.supposing([.statement(Statement.ID("s1"))]).dating(of: third)?.start?.earliest
        == day("1904-01-01"))
  }
}
