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
    let people = Array(inquiry.persons)
    switch Int.random(in: 0..<12, using: &random) {
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
      // What somebody did, and what is said of it.
      let id = Event.ID("new\(random.next())")
      inquiry.events.put(
        Event(
          id: id, slug: Slug(title: id.rawValue, fallback: "new"), title: "",
          kind: ["birth", "wedding", "meeting"].randomElement(using: &random),
          extent: Bool.random(using: &random) ? .extended : .punctual,
          participants: people.randomElement(using: &random).map { [Participation(.person($0.id))] } ?? [],
          place: Array(inquiry.places).randomElement(using: &random)?.id))
      inquiry.statements.put(
        Statement(
          id: Identifier("new\(random.next())"), slug: Slug(title: "new", fallback: "new"),
          source: Array(inquiry.sources).randomElement(using: &random)?.id, passages: [],
          claims: [Claim(id: Identifier("new\(random.next())"), .on(id, "1925"))]))
    case 6: if let one = Array(inquiry.events).randomElement(using: &random) { inquiry.events.remove(one.id) }
    case 7:
      if let one = people.randomElement(using: &random), let two = people.randomElement(using: &random) {
        inquiry.identities.put(
          Identity(
            id: Identifier("new\(random.next())"), slug: Slug(title: "new", fallback: "new"),
            .person(one.id), .person(two.id), isSame: Int.random(in: 0..<3, using: &random) > 0))
      }
    case 8:
      if var one = Array(inquiry.sources).randomElement(using: &random) {
        one.calendar = [nil, .julian, .unknownStyle].randomElement(using: &random) ?? nil
        inquiry.sources.put(one)
      }
    case 9:
      if var one = statements.randomElement(using: &random), let person = people.randomElement(using: &random)
      {
        one.voices.append(
          Voice(
            .person(person.id), manner: .saw, stance: Bool.random(using: &random) ? .endorses : .neutral,
            telling: Array(inquiry.events).randomElement(using: &random)?.id))
        inquiry.statements.put(one)
      }
    case 10:
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
    .tags(.property), arguments: Seed.sample(6))
  func edits(_ seed: Seed) {
    var random = seed.generator
    for isContradictory in [false, true] {
      var inquiry = RandomInquiry.make(seed, contradictory: isContradictory)
      let other = RandomInquiry.make(Seed(seed.value ^ 0xFACE), contradictory: true)
      var known = Assessment(of: inquiry)
      var states = [inquiry]
      for step in 0..<7 {
        // Now and then an earlier state comes back, as when a change is undone.
        if step % 4 == 3, let before = states.randomElement(using: &random) {
          inquiry = before
        } else {
          Self.edit(&inquiry, other, using: &random)
          states.append(inquiry)
        }
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

  @Test(
    "Whatever is said, and whatever of it is changed, an assessment that knows another says what a fresh one says",
    .tags(.property), arguments: Seed.sample(40))
  func anything(_ seed: Seed) {
    var random = seed.generator
    func make(_ seed: Seed) -> Inquiry {
      let made = TestSupport.RandomInquiry(using: seed.generator, size: 6) { bytes, name, source, number in
        let text = String(decoding: bytes, as: UTF8.self)
        return SourceText(
          id: Identifier("\(source) \(number)"), source: source, number: number,
          original: SourceText.Original(
            fileName: name, mediaType: "text/plain", encoding: "UTF-8", checksum: "", byteCount: bytes.count),
          text: text, structure: TextStructure(), map: OffsetMap(runs: []))
      }
      return made.inquiry
    }
    var inquiry = make(seed)
    var known = Assessment(of: inquiry)
    var states = [inquiry]
    for step in 0..<6 {
      // Records of another inquiry, some in the place of those here and some naming what is not here.
      let other = make(Seed(seed.value ^ UInt64(step + 1)))
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        switch Int.random(in: 0..<9, using: &random) {
        case 0, 1:
          for one in other.statements.shuffled(using: &random).prefix(2) { inquiry.statements.put(one) }
        case 2: if let one = Array(other.events).randomElement(using: &random) { inquiry.events.put(one) }
        case 3: if let one = Array(other.sources).randomElement(using: &random) { inquiry.sources.put(one) }
        case 4:
          if let one = Array(other.identities).randomElement(using: &random) { inquiry.identities.put(one) }
        case 5:
          if let one = Array(inquiry.statements).randomElement(using: &random) {
            inquiry.statements.remove(one.id)
          }
        case 6:
          if let one = Array(inquiry.events).randomElement(using: &random) { inquiry.events.remove(one.id) }
        case 7: inquiry.rules = other.rules
        default: inquiry = states.randomElement(using: &random) ?? inquiry
        }
      }
      states.append(inquiry)
      let hypothesis = Array(inquiry.hypotheses).randomElement(using: &random)
      let fresh = Assessment(of: inquiry, under: hypothesis)
      known = Assessment(of: inquiry, under: hypothesis, knowing: known)
      Self.expectSame(known, fresh, "\(seed) \(step)")
    }
  }
}
