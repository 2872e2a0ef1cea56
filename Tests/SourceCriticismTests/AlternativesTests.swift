import Calendars
import SourceCriticism
import TestSupport
import Testimony
import Testing

@Suite("What testimony leaves to choose")
struct AlternativesTests {
  /// An event, and one of these.
  private static func either(_ event: Event.ID, _ options: TimeConstraint...) -> ClaimContent {
    .time(event: event, TimeConstraint(.whole, .oneOf(options)))
  }

  private static func order(_ relation: TimeConstraint.OrderRelation, _ other: Event.ID) -> TimeConstraint {
    TimeConstraint(.whole, .ordered(relation, TimeConstraint.Anchor(other)))
  }

  private func prison() -> (build: InquiryBuilder, arrest: Event.ID, release: Event.ID, letter: Event.ID) {
    var build = InquiryBuilder()
    let (arrest, release) = (build.event("arrest"), build.event("release"))
    let letter = build.event("letter")
    build.say("s1", [.on(arrest, "1918-03-08"), .on(release, "1918-07-01")])
    build.say("s2", .on(letter, "1918"))
    build.say("s3", Self.either(letter, Self.order(.before, arrest), Self.order(.after, release)))
    return (build, arrest, release, letter)
  }

  @Test("A letter from before the arrest or after the release has two stretches, and the proof says why")
  func twoStretches() throws {
    let (build, arrest, release, letter) = prison()
    let assessment = Assessment(of: build.inquiry)
    #expect(assessment.dating(of: letter)?.start == window("1918-01-01", "1918-12-31"))
    let stretches = try #require(assessment.stretches(of: letter).first)
    #expect(stretches.isComplete)
    #expect(stretches.windows == [window("1918-01-01", "1918-03-08"), window("1918-07-01", "1918-12-31")])
    #expect(assessment.eventsApart == [letter])
    #expect(assessment.stretches(of: arrest).map(\.windows) == [[window("1918-03-08", "1918-03-08")]])
    let only = try #require(assessment.alternatives.all.first)
    #expect(only.isOpen && only.ground == .claim(Claim.ID("s3")))
    #expect(only.events == [arrest, release, letter])
  }

  @Test("What excludes one alternative leaves the other, whose bound rests on both statements")
  func oneSurvives() throws {
    var (build, _, _, letter) = prison()
    build.say("s4", .on(letter, "1918-03", .whole, .notBefore))
    build.say("s5", .on(letter, "1918-06", .whole, .notBefore))
    let assessment = Assessment(of: build.inquiry)
    #expect(assessment.alternatives.all.map { $0.options.map(\.survives) } == [[false, true]])
    let alternative = try #require(assessment.alternatives.all.first)
    #expect(
      assessment.grounds(excluding: 0, of: alternative) == [
        .claim(Claim.ID("s1#1")), .claim(Claim.ID("s5")),
      ])
    #expect(assessment.grounds(excluding: 1, of: alternative).isEmpty)
    #expect(assessment.dating(of: letter)?.start == window("1918-07-01", "1918-12-31"))
    let proof = try #require(assessment.proofs(of: letter).first)
    #expect(proof.day == day("1918-07-01") && proof.isByCases)
    #expect(proof.claims.contains(Claim.ID("s3")) && proof.claims.contains(Claim.ID("s5")))
    #expect(!proof.claims.contains(Claim.ID("s4")))
    #expect(assessment.supports(proof))
  }

  @Test("An answer to the one letter or the other carries its two stretches on to what depends on it")
  func answer() throws {
    var build = InquiryBuilder()
    let (a, b) = (build.event("a"), build.event("b"))
    let (reply, visit) = (build.event("reply"), build.event("visit"))
    func within(_ other: Event.ID) -> TimeConstraint {
      TimeConstraint(
        .whole,
        .offset(
          TimeConstraint.Distance(SpanRange(atLeast: .zero, atMost: CalendarSpan(days: 10))),
          from: TimeConstraint.Anchor(other)))
    }
    build.say("s1", [.on(a, "1918-02-01"), .on(b, "1918-09-01")])
    build.say("s2", Self.either(reply, within(a), within(b)))
    build.say(
      "s3", .after(visit, SpanRange(atLeast: CalendarSpan(days: 3), atMost: CalendarSpan(days: 3)), reply))
    let assessment = Assessment(of: build.inquiry)
    #expect(
      assessment.stretches(of: visit).map(\.windows) == [
        [window("1918-02-04", "1918-02-14"), window("1918-09-04", "1918-09-14")]
      ])
    // A day in the gap contradicts, and the contradiction names what leaves the gap.
    build.say("s4", .on(visit, "1918-05"))
    let only = try #require(Assessment(of: build.inquiry).contradictions.first)
    #expect(only.claims.map(\.rawValue) == ["s1#1", "s1#2", "s2", "s3", "s4"])
    #expect(Assessment(of: build.inquiry).isMinimal(only))
  }

  @Test("Alternatives of many statements about one life do not multiply")
  func manyAlternatives() throws {
    var build = InquiryBuilder()
    build.person("anna")
    let birth = build.event("birth", .birth, who: ["anna"])
    build.say("born", .on(birth, "1880"))
    let (arrest, release) = (build.event("arrest", who: ["anna"]), build.event("release", who: ["anna"]))
    build.say("s", [.on(arrest, "1918-03-08"), .on(release, "1918-07-01")])
    var letters: [Event.ID] = []
    for number in 0..<24 {
      let letter = build.event("letter\(number)", who: ["anna"])
      letters.append(letter)
      build.say("d\(number)", .on(letter, "1918"))
      build.say("e\(number)", Self.either(letter, Self.order(.before, arrest), Self.order(.after, release)))
      if number > 0 { build.say("f\(number)", .order(letters[number - 1], .before, letter)) }
    }
    let assessment = Assessment(of: build.inquiry)
    #expect(assessment.contradictions.isEmpty && assessment.areContradictionsComplete)
    #expect(assessment.stretches(of: letters[11]).map(\.windows.count) == [2])
    build.say("g", .on(letters[11], "1918-04", .whole, .notBefore))
    let settled = Assessment(of: build.inquiry)
    #expect(settled.dating(of: letters[12])?.start == window("1918-07-01", "1918-12-31"))
    #expect(settled.stretches(of: letters[12]).map(\.windows.count) == [1])
    #expect(settled.stretches(of: letters[10]).map(\.windows.count) == [2])
    #expect(settled.alternatives.all.count(where: \.isOpen) == 11)
  }

  @Test("A date of several months falls apart as well")
  func severalMonths() {
    var build = InquiryBuilder()
    let event = build.event("event")
    build.say("s1", .on(event, "[1917-03,1917-05]"))
    #expect(
      Assessment(of: build.inquiry).stretches(of: event).map(\.windows) == [
        [window("1917-03-01", "1917-03-31"), window("1917-05-01", "1917-05-31")]
      ])
  }
}
