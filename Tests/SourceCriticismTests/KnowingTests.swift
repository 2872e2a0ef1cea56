import SourceCriticism
import TestSupport
import Testimony
import Testing

@Suite("Assessments that know earlier ones")
struct KnowingTests {
  /// One edit drawn at random.
  private static func edit(
    _ inquiry: inout Inquiry, _ other: Inquiry, using random: inout some RandomNumberGenerator
  ) {
    let statements = Array(inquiry.statements)
    switch Int.random(in: 0..<7, using: &random) {
    case 0: if let one = statements.randomElement(using: &random) { inquiry.statements.remove(one.id) }
    case 1:
      // A statement of another inquiry over the same events and people, under a name that is free.
      if let from = Array(other.statements).randomElement(using: &random) {
        let one = Statement(
          id: Identifier("new\(random.next())"), slug: from.slug, source: from.source,
          passages: from.passages,
          voices: from.voices,
          claims: from.claims.map { Claim(id: Identifier("new\(random.next())"), $0.content) })
        inquiry.statements.put(one)
      }
    case 2:
      if var one = statements.randomElement(using: &random) {
        one.decision = one.decision.isAccepted ? .rejected : .accepted
        inquiry.statements.put(one)
      }
    case 3:
      if let one = Array(inquiry.identities).randomElement(using: &random) {
        var changed = one
        changed.decision = one.decision.isAccepted ? .rejected : .accepted
        inquiry.identities.put(changed)
      }
    case 4:
      if let one = Array(inquiry.events).randomElement(using: &random) {
        var changed = one
        changed.place = Array(inquiry.places).randomElement(using: &random)?.id
        inquiry.events.put(changed)
      }
    case 5:
      if var rule = RuleBook.standard.rules.randomElement(using: &random) {
        rule.isOn.toggle()
        inquiry.rules.put(rule)
      }
    default:
      if let one = Array(inquiry.sources).randomElement(using: &random) {
        var changed = one
        changed.composed = one.composed == nil ? DateExpression("1934") : nil
        inquiry.sources.put(changed)
      }
    }
  }

  private static func expectSame(_ one: Assessment, _ other: Assessment, _ comment: Comment) {
    #expect(one.datings == other.datings, comment)
    #expect(one.contradictions == other.contradictions, comment)
    #expect(one.areContradictionsComplete == other.areContradictionsComplete, comment)
    #expect(one.ruled == other.ruled && one.acknowledged == other.acknowledged, comment)
    #expect(one.raised == other.raised && one.fault == nil && other.fault == nil, comment)
    #expect(one.spansUnderWaysOut() == other.spansUnderWaysOut(), comment)
    #expect(one.dividedWindows() == other.dividedWindows(), comment)
    for event in one.inquiry.events {
      #expect(one.proofs(of: event.id) == other.proofs(of: event.id), comment)
      #expect(one.narrowings(of: event.id) == other.narrowings(of: event.id), comment)
    }
    for person in one.inquiry.persons {
      #expect(one.life(of: person.id) == other.life(of: person.id), comment)
      #expect(one.proofs(of: person.id) == other.proofs(of: person.id), comment)
      #expect(one.itinerary(of: person.id) == other.itinerary(of: person.id), comment)
    }
    for statement in one.inquiry.statements {
      for claim in statement.claims {
        #expect(one.standing(of: claim.id) == other.standing(of: claim.id), comment)
      }
    }
    for contradiction in one.contradictions.prefix(3) {
      let (ways, others) = (one.waysOut(of: contradiction), other.waysOut(of: contradiction))
      #expect(ways.ways == others.ways && ways.isComplete == others.isComplete, comment)
    }
  }

  @Test(
    "After an edit, and under a doubt, an assessment that knows the one before says what a fresh one says",
    .tags(.property), arguments: Seed.sample(8))
  func edits(_ seed: Seed) {
    var random = seed.generator
    for isContradictory in [false, true] {
      var inquiry = RandomInquiry.make(seed, contradictory: isContradictory)
      let other = RandomInquiry.make(Seed(seed.value ^ 0xFACE), contradictory: true)
      var known = Assessment(of: inquiry)
      for step in 0..<6 {
        Self.edit(&inquiry, other, using: &random)
        let fresh = Assessment(of: inquiry)
        known = Assessment(of: inquiry, knowing: known)
        Self.expectSame(known, fresh, "\(seed) \(isContradictory) \(step)")
        if let doubted = Array(inquiry.statements).randomElement(using: &random) {
          Self.expectSame(
            known.supposing([.statement(doubted.id)]), fresh.supposing([.statement(doubted.id)]),
            "\(seed) \(isContradictory) \(step) without \(doubted.id)")
        }
      }
    }
  }
}
