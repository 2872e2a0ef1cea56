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
}
