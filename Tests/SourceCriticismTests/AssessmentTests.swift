import Calendars
import SourceCriticism
import TestSupport
import Testimony
import Testing

@Suite("Assessing testimony")
struct AssessmentTests {
  @Test("An age at an event bounds the event by the birth, and the proof says both")
  func age() throws {
    var build = InquiryBuilder()
    let serge = build.person("serge")
    let birth = build.event("birth", .birth, who: ["serge"])
    let parting = build.event("parting", who: ["serge"])
    let notes = build.source("notes", composed: "2021")
    build.say("s1", in: notes, .on(birth, "1890-12-30"))
    build.say("s2", in: notes, .age(serge, 15, at: parting))
    let assessment = Assessment(of: build.inquiry)
    let dating = try #require(assessment.dating(of: parting))
    #expect(dating.start == window("1905-12-30", "1906-12-29"))
    #expect(dating.basis == .inferred)
    #expect(assessment.contradictions.isEmpty)
    let proofs = assessment.proofs(of: parting)
    #expect(proofs.map(\.side) == [.earliest, .latest])
    #expect(proofs[0].claims == [Claim.ID("s1"), Claim.ID("s2")])
    #expect(proofs[0].steps.last?.conclusion?.code == .ageFromTo)
  }

  @Test("A contradiction names the claims that make it, blanks what it touches and nothing else")
  func contradiction() throws {
    var build = InquiryBuilder()
    let arrest = build.event("arrest")
    let other = build.event("other")
    let source = build.source("a")
    build.say("s1", in: source, .on(arrest, "1928"))
    build.say("s2", in: source, .on(arrest, "1933"))
    build.say("s3", in: source, .on(other, "1917"))
    let assessment = Assessment(of: build.inquiry)
    #expect(assessment.contradictions.map(\.members) == [[.claim(Claim.ID("s1")), .claim(Claim.ID("s2"))]])
    #expect(assessment.contradictions.first?.events == [arrest])
    #expect(assessment.dating(of: arrest)?.hasNoDay == true)
    #expect(assessment.dating(of: other)?.start == window("1917-01-01", "1917-12-31"))
    let first = try #require(assessment.contradictions.first)
    let (ways, isComplete) = assessment.waysOut(of: first)
    #expect(isComplete)
    #expect(
      ways.prefix(2).map(\.kind) == [
        .doubt([.claim(Claim.ID("s1"))]), .doubt([.claim(Claim.ID("s2"))]),
      ])
    #expect(ways[0].effects.first?.start == window("1933-01-01", "1933-12-31"))
    let comparison = assessment.suppose([.statement(Statement.ID("s2"))])
    #expect(comparison.movements.map(\.event) == [arrest])
    #expect(comparison.resolved.count == 1)
  }

  @Test("What moves says why: the belief that is given up, also where it only set other passages free")
  func causes() throws {
    var build = InquiryBuilder()
    let (arrest, spring) = (build.event("arrest"), build.event("spring"))
    let illness = build.event("illness")
    let source = build.source("a")
    build.say("s1", in: source, .on(arrest, "1928"))
    build.say("s2", in: source, .on(spring, "1925"))
    build.say("s3", in: source, .order(illness, .after, spring))
    build.say("s4", in: source, .on(illness, "1940", .whole, .notAfter))
    let same = build.identity("one", .event(arrest), .event(spring))
    let assessment = Assessment(of: build.inquiry)
    let comparison = assessment.suppose([.identity(same)])
    #expect(comparison.movements.map(\.event) == [arrest, spring, illness])
    for movement in comparison.movements {
      #expect(movement.causes == [Comparison.Cause(ground: .identity(same), isLost: true)])
    }
    let back = assessment.supposing([.identity(same)]).compared(with: assessment)
    #expect(back.movements.map(\.event) == [arrest, spring, illness])
    for movement in back.movements {
      #expect(movement.causes == [Comparison.Cause(ground: .identity(same), isLost: false)])
    }
    let plain = assessment.suppose([.statement(Statement.ID("s4"))])
    #expect(
      plain.movements.map(\.causes) == [
        [Comparison.Cause(ground: .claim(Claim.ID("s4")), isLost: true)]
      ])
  }

  @Test("Two hypotheses are compared with each other, and each is what it would be by itself")
  func hypotheses() {
    var build = InquiryBuilder()
    let arrest = build.event("arrest")
    for (name, year) in [("a", "1928"), ("b", "1933"), ("c", "1936")] {
      build.say("s\(name)", in: build.source(name), .on(arrest, year))
    }
    func believing(_ name: String) -> Hypothesis {
      Hypothesis(
        id: Hypothesis.ID(name), slug: Slug(title: name, fallback: "h"), title: name,
        doubts: ["a", "b", "c"].filter { $0 != name }.map { .source(Source.ID($0)) })
    }
    let root = Assessment(of: build.inquiry)
    let (first, second) = (root.under(believing("a")), root.under(believing("a")).under(believing("c")))
    #expect(first.datings == Assessment(of: build.inquiry, under: believing("a")).datings)
    #expect(second.datings == Assessment(of: build.inquiry, under: believing("c")).datings)
    let comparison = first.compared(with: second)
    #expect(comparison.movements.first?.before.start == window("1928-01-01", "1928-12-31"))
    #expect(comparison.movements.first?.after.start == window("1936-01-01", "1936-12-31"))
    #expect(
      Set(comparison.movements.first?.causes ?? []) == [
        Comparison.Cause(ground: .claim(Claim.ID("sa")), isLost: true),
        Comparison.Cause(ground: .claim(Claim.ID("sc")), isLost: false),
      ])
  }

  @Test("What would narrow an event most is the moment its bounds hang on, with the days it would leave")
  func narrowing() throws {
    var build = InquiryBuilder()
    let (visit, letter, trial) = (build.event("visit"), build.event("letter"), build.event("trial"))
    build.say("s1", .on(visit, "1918"))
    build.say("s2", .on(trial, "1918-01/1918-06"))
    build.say("s3", .after(letter, SpanRange(atLeast: .zero, atMost: CalendarSpan(days: 10)), visit))
    build.say("s4", .order(letter, .after, trial))
    let assessment = Assessment(of: build.inquiry)
    #expect(assessment.dating(of: letter)?.start == window("1918-01-01", "1919-01-10"))
    let found = assessment.narrowings(of: letter)
    #expect(found.map(\.moment) == [.day(visit)])
    #expect(found.first?.daysNow == 375 && found.first?.daysThen == 11)
    // Knowing it does what is said, whichever day it was.
    for day in ["1918-01-01", "1918-04-09", "1918-12-31"] {
      var known = build
      known.say("s5", .on(visit, day))
      let days = try #require(Assessment(of: known.inquiry).dating(of: letter)?.start?.dayCount)
      #expect(days <= 11)
    }
    #expect(assessment.narrowings(of: visit).allSatisfy { $0.moment != .day(visit) })
  }
}
