import Calendars
import SourceCriticism
import TestSupport
import Testimony
import Testing

@Suite("Odds, which are no proofs")
struct OddsTests {
  /// An inquiry without rules of life, whose events have the days that are said and no others.
  private func two() -> (build: InquiryBuilder, first: Event.ID, second: Event.ID) {
    var build = InquiryBuilder()
    let (first, second) = (build.event("first"), build.event("second"))
    build.say("s1", .on(first, "1917-03-01/1917-03-10"))
    build.say("s2", .on(second, "1917-03-01/1917-03-10"))
    return (build, first, second)
  }

  @Test("Two events of ten free days each precede one another in 45 of 100 chronologies")
  func order() throws {
    let (build, first, second) = two()
    let assessment = Assessment(of: build.inquiry)
    let odds = try assessment.odds(of: [first, second], seed: 7)
    #expect(odds.isCertified && odds.seed == 7 && odds.count == 4_000)
    for order in [try #require(odds.firstBefore), try #require(odds.secondBefore)] {
      // Five standard errors: a sound sampler fails this once in two million seeds, and the seed is fixed.
      #expect(abs(order.share - 0.45) < 5 * order.error)
      #expect(order.error < 0.01 && order.course.count == 4)
    }
    #expect(odds.days.map(\.window) == Array(repeating: window("1917-03-01", "1917-03-10"), count: 2))
    #expect(try assessment.odds(of: [first, second], seed: 7) == odds)
    #expect(try assessment.odds(of: [first, second], seed: 8) != odds)
  }

  @Test("What must precede does so in every chronology, and windows stay what they were")
  func certainOrder() throws {
    var (build, first, second) = two()
    build.say("s3", .order(first, .strictlyBefore, second))
    let assessment = Assessment(of: build.inquiry)
    let before = assessment.datings
    let odds = try assessment.odds(of: [first, second], seed: 1)
    #expect(odds.firstBefore?.share == 1 && odds.secondBefore?.share == 0)
    #expect(assessment.datings == before)
    // 45 chronologies: the first day of the first has nine of them, its ninth day one.
    let days = try #require(odds.days.first)
    #expect(days.isExact && days.firstDay == day("1917-03-01"))
    for (place, share) in days.shares.prefix(9).enumerated() {
      #expect(abs(share - Double(9 - place) / 45) < 1e-9)
    }
  }

  @Test("No odds where no day fits, or where windows have no end; held to some days, they have")
  func refusals() throws {
    var (build, first, second) = two()
    let open = build.event("open")
    build.say("s3", .on(open, "1917-03-01", .whole, .notBefore))
    build.say("s4", .on(second, "1918"))
    let assessment = Assessment(of: build.inquiry)
    #expect(throws: OddsRefusal.contradicted(second)) { try assessment.odds(of: [first, second], seed: 1) }
    #expect(throws: OddsRefusal.open([.day(open)])) { try assessment.odds(of: [open], seed: 1) }
    let held = try assessment.odds(
      of: [open], seed: 1, within: day("1917-01-01")...day("1917-03-04"))
    #expect(held.days.first?.shares.count == 4 && held.range != nil)
    #expect(throws: OddsRefusal.unknownEvent(Event.ID("nobody's"))) {
      try assessment.odds(of: [Event.ID("nobody's")], seed: 1)
    }
    // A supposition that resolves the contradiction has odds.
    #expect(
      try assessment.supposing([.statement(Statement.ID("s4"))]).odds(of: [first, second], seed: 1).count > 0)
  }
}
