import Calendars
import SourceCriticism
import TestSupport
import Testimony
import Testing

@Suite("What testimony may and may not do to a date")
struct TestimonyRulesTests {
  static let birth = Event.ID("birth")

  private func base() -> InquiryBuilder {
    var build = InquiryBuilder()
    build.person("serge")
    build.person("kalinin")
    build.person("reader")
    let birth = build.event("birth", .birth, who: ["serge"])
    build.event("arrest", who: ["serge"])
    build.source("memoir", composed: "1943", author: Person.ID("serge"))
    build.say("born", .on(birth, "1890-12-30"))
    return build
  }

  @Test(
    "Judgement, prediction, counterfactual, question and denial move no date",
    arguments: [
      Claim.Kind.judgement, .prediction, .counterfactual, .question, nil,
    ])
  func kinds(kind: Claim.Kind?) throws {
    var build = base()
    let before = Assessment(of: build.inquiry).datings
    let claim = build.say(
      "s1", in: Source.ID("memoir"), kind: kind ?? .report, polarity: kind == nil ? .denied : .affirmed,
      .on(Event.ID("arrest"), "1933"))
    let after = Assessment(of: build.inquiry)
    #expect(after.datings == before)
    #expect(after.standing(of: claim) == (kind.map { .kind($0) } ?? .denied))
  }

  @Test(
    "What a nearer voice rejects or leaves open moves no date, unless the editor adopts it",
    arguments: [
      Voice.Stance.rejects, .neutral,
    ])
  func stances(stance: Voice.Stance) {
    var build = base()
    let chain = [
      Voice(.person(Person.ID("serge")), stance: stance), Voice(.person(Person.ID("kalinin"))),
    ]
    let claim = build.say("s1", in: Source.ID("memoir"), voices: chain, .on(Event.ID("arrest"), "1933"))
    let assessment = Assessment(of: build.inquiry)
    #expect(assessment.standing(of: claim) == .notEndorsed(voice: 0, stance))
    build.say(
      "s2", in: Source.ID("memoir"), voices: chain, adopted: true, .on(Event.ID("arrest"), "1933"))
    #expect(
      Assessment(of: build.inquiry).dating(of: Event.ID("arrest"))?.start
        == window("1933-01-01", "1933-12-31"))
  }

  @Test("Proposals count once they are accepted, singly or in bulk; a proof says when nobody read them")
  func decisions() throws {
    var build = base()
    let arrest = Event.ID("arrest")
    for decision in [Decision.open, .rejected] {
      build.say("s1", in: Source.ID("memoir"), decision: decision, .on(arrest, "1933"))
      #expect(Assessment(of: build.inquiry).dating(of: arrest)?.basis != .stated)
    }
    build.say("s1", in: Source.ID("memoir"), decision: .acceptedInBulk, .on(arrest, "1933"))
    let assessment = Assessment(of: build.inquiry)
    #expect(assessment.dating(of: arrest)?.basis == .stated)
    let proof = try #require(assessment.proofs(of: arrest).first)
    #expect(proof.steps.first?.isRead == false)
  }

  @Test("What is told as past happened before the telling: the memoir's date, and the event of a telling")
  func told() {
    var build = base()
    let arrest = Event.ID("arrest")
    let telling = build.event("telling", .telling)
    build.say("s1", .on(telling, "1921-03"))
    build.say(
      "s2", in: Source.ID("memoir"),
      voices: [Voice(.person(Person.ID("serge"))), Voice(.person(Person.ID("kalinin")), telling: telling)],
      .occurrence(Occurrence(of: arrest)))
    let assessment = Assessment(of: build.inquiry)
    #expect(assessment.dating(of: arrest)?.start?.latest == day("1921-03-31"))
    let later = assessment.supposing([.rule(Rule.ID("told-after"))])
    #expect(later.dating(of: arrest)?.start?.latest == day("2011-12-29"))
  }

  @Test("Doubting a witness, a link, a transmission, a source, a statement, a mention or an identity")
  func doubts() throws {
    var build = base()
    let arrest = Event.ID("arrest")
    let chain = [Voice(.person(Person.ID("serge"))), Voice(.person(Person.ID("kalinin")))]
    build.say("s1", in: Source.ID("memoir"), voices: chain, .on(arrest, "1933-03"))
    let other = build.event("detention")
    let same = build.identity("i1", .event(arrest), .event(other))
    let passage = try #require(build.inquiry.statements[Statement.ID("s1")]?.passages.first)
    build.change {
      $0.mentions.put(Mention(id: Mention.ID("m1"), passage: passage, referent: .event(arrest)))
    }
    let inquiry = build.inquiry
    let assessment = Assessment(of: inquiry)
    let march = window("1933-03-01", "1933-03-31")
    #expect(assessment.dating(of: arrest)?.start == march)
    #expect(assessment.dating(of: other)?.start == march)
    for words in [
      "witness:kalinin", "link:serge", "link:kalinin", "transmission:serge<kalinin", "source:memoir",
      "statement:s1", "claim:s1", "mention:m1",
    ] {
      let doubt = try inquiry.doubt(words)
      #expect(assessment.supposing([doubt]).dating(of: arrest)?.start != march, "\(words)")
      #expect(try inquiry.doubt(inquiry.notation(of: doubt)) == doubt)
    }
    #expect(assessment.supposing([try inquiry.doubt("witness:serge")]).dating(of: arrest)?.start == march)
    let apart = assessment.supposing([.identity(same)])
    #expect(apart.dating(of: arrest)?.start == march && apart.dating(of: other)?.start != march)
    for words in ["kalinin", "witness:", "ghost:kalinin", "witness:nobody", "transmission:serge"] {
      #expect(throws: DoubtError.self) { try inquiry.doubt(words) }
    }
  }

  @Test("A hypothesis undone restores everything, whatever it doubted")
  func undone() {
    let inquiry = RandomInquiry.make(Seed(7), contradictory: true)
    let assessment = Assessment(of: inquiry)
    let doubts: [Doubt] = inquiry.statements.prefix(5).map { .statement($0.id) }
    let back = assessment.supposing(doubts).under(nil)
    #expect(back.datings == assessment.datings)
    #expect(back.contradictions == assessment.contradictions)
  }

  @Test("Vague words are read by a rule that stands in the proof and can be changed or switched off")
  func vague() throws {
    var build = base()
    let arrest = Event.ID("arrest")
    let letter = build.event("letter")
    build.say("s1", .on(arrest, "1933-03-08"))
    let claim = build.say(
      "s2", .after(letter, SpanRange(atLeast: nil, atMost: nil), arrest, words: "just a few days after"))
    let assessment = Assessment(of: build.inquiry)
    #expect(assessment.dating(of: letter)?.start == window("1933-03-10", "1933-03-18"))
    let rule = Rule.ID("vague-en-a-few-days")
    #expect(assessment.proofs(of: letter)[0].grounds.contains(.rule(rule)))
    let words = Phrasing(.english, of: build.inquiry)
    let step = try #require(assessment.proofs(of: letter)[0].steps.last)
    #expect(words.text(step).hasSuffix("so “letter” is not before 10 March 1933"))
    #expect(Phrasing(.french, of: build.inquiry).text(step).contains("10 mars 1933"))
    build.rule(
      rule.rawValue,
      .vagueSpan(
        words: "a few days", language: "en",
        SpanRange(atLeast: CalendarSpan(days: 3), atMost: CalendarSpan(days: 4))))
    #expect(
      Assessment(of: build.inquiry).dating(of: letter)?.start == window("1933-03-11", "1933-03-12"))
    build.rule(
      rule.rawValue, .vagueSpan(words: "a few days", language: "en", SpanRange(atLeast: nil, atMost: nil)),
      isOn: false)
    let off = Assessment(of: build.inquiry)
    #expect(off.standing(of: claim) == .unusable(.vague("just a few days after")))
  }

  @Test("A repeated event puts nobody anywhere on one day")
  func repeated() {
    for isRepeated in [true, false] {
      var build = base()
      let (paris, moscow) = (build.place("paris"), build.place("moscow"))
      let visit = build.event("visits", who: ["serge"], where: paris, lasts: true, repeated: isRepeated)
      let stay = build.event("stay", .stay, who: ["serge"], where: moscow, lasts: true)
      build.say("s1", [.on(visit, "1920-01", .start), .on(visit, "1925-01", .end)])
      build.say("s2", [.on(stay, "1922-01", .start), .on(stay, "1923-01", .end)])
      #expect(Assessment(of: build.inquiry).contradictions.isEmpty == isRepeated, "\(isRepeated)")
    }
  }

  @Test("A place within another is no second place; two far places on one day are")
  func places() {
    for isInside in [true, false] {
      var build = base()
      let russia = build.place("russia")
      let petrograd = build.place("petrograd", in: isInside ? russia : nil)
      let one = build.event("one", who: ["serge"], where: russia)
      let two = build.event("two", who: ["serge"], where: petrograd)
      build.say("s1", .on(one, "1919-02-03"))
      build.say("s2", .on(two, "1919-02-03"))
      let assessment = Assessment(of: build.inquiry)
      #expect(assessment.contradictions.isEmpty == isInside)
      if !isInside {
        #expect(
          assessment.contradictions.first.map { Set($0.members) } == [
            .claim(Claim.ID("s1")), .claim(Claim.ID("s2")), .rule(Rule.ID("one-place")),
          ])
      }
    }
  }

  @Test("Both styles of a diary are kept until one date settles them for all")
  func styles() {
    var build = base()
    let diary = build.source("diary", calendar: .unknownStyle)
    let (one, two) = (build.event("one"), build.event("two"))
    build.say("s1", in: diary, .on(one, "1917-10-25"))
    build.say("s2", in: diary, .on(two, "1917-10-30"))
    let open = Assessment(of: build.inquiry)
    #expect(open.dating(of: one)?.start == window("1917-10-25", "1917-11-07"))
    #expect(
      open.stretches(of: one).map(\.windows) == [
        [window("1917-10-25", "1917-10-25"), window("1917-11-07", "1917-11-07")]
      ])
    #expect(open.alternatives.all.map { $0.options.map(\.survives) } == [[true, true]])
    build.say("s3", .on(one, "1917-11", .whole))
    let settled = Assessment(of: build.inquiry)
    #expect(settled.dating(of: one)?.start == window("1917-11-07", "1917-11-07"))
    #expect(settled.dating(of: two)?.start == window("1917-11-12", "1917-11-12"))
    #expect(settled.alternatives.all.map { $0.options.map(\.survives) } == [[true, false]])
    #expect(settled.alternatives.all.first?.events == [one, two])
    let proof = settled.proofs(of: two).first
    #expect(proof?.isByCases == true)
    #expect(proof?.claims.contains(Claim.ID("s3")) == true)
  }

  @Test("A ruling applies until its evidence changes; an acknowledged contradiction stays quiet")
  func rulings() {
    var build = base()
    let arrest = Event.ID("arrest")
    build.say("s1", in: Source.ID("memoir"), .on(arrest, "1928"))
    build.say("s2", in: Source.ID("memoir"), .on(arrest, "1933"))
    let evidence: [Doubt] = [.claim(Claim.ID("s1")), .claim(Claim.ID("s2"))]
    var ruled = build
    let ruling = ruled.ruling("r1", evidence: evidence, .doubts([.statement(Statement.ID("s1"))]))
    let first = Assessment(of: ruled.inquiry)
    #expect(first.contradictions.isEmpty)
    #expect(first.ruled.map(\.ruling) == [ruling])
    #expect(first.dating(of: arrest)?.start == window("1933-01-01", "1933-12-31"))
    ruled.say("s2", in: Source.ID("memoir"), .on(arrest, "1928-05"))
    let second = Assessment(of: ruled.inquiry)
    #expect(second.raised == [RaisedRuling(ruling: ruling, reason: .evidenceAgrees)])
    #expect(second.dating(of: arrest)?.start == window("1928-05-01", "1928-05-31"))
    var quiet = build
    quiet.ruling("r2", evidence: evidence, .acknowledged)
    let third = Assessment(of: quiet.inquiry)
    #expect(third.contradictions.isEmpty && third.acknowledged.count == 1)
    #expect(third.dating(of: arrest)?.hasNoDay == true)
    quiet.say("s3", in: Source.ID("memoir"), .on(arrest, "1936"))
    #expect(Assessment(of: quiet.inquiry).contradictions.count == 2)
  }

  @Test("Sources that draw on each other are one root, and so are those that repeat one witness")
  func roots() {
    var build = base()
    let arrest = Event.ID("arrest")
    let review = build.source("review", relations: [Source.Relation(.about, Source.ID("memoir"))])
    let file = build.source("file")
    let claims = [
      build.say("s1", in: Source.ID("memoir"), .on(arrest, "1933")),
      build.say("s2", in: review, .on(arrest, "1933")), build.say("s3", in: file, .on(arrest, "1933")),
    ]
    let assessment = Assessment(of: build.inquiry)
    #expect(assessment.roots(of: claims).map(\.count) == [2, 1])
    #expect(assessment.synopsis(of: arrest)?.rootCount == 2)
  }

  @Test("The Julian reading of a date is offered where it would settle the matter")
  func wrongCalendar() throws {
    var build = base()
    let arrest = Event.ID("arrest")
    build.say("s1", in: Source.ID("memoir"), .on(arrest, "1917-10-25"))
    build.say("s2", in: Source.ID("memoir"), .on(arrest, "1917-11-07"))
    let assessment = Assessment(of: build.inquiry)
    let only = try #require(assessment.contradictions.first)
    let kinds = assessment.waysOut(of: only).ways.map(\.kind)
    #expect(kinds.contains(.wrongCalendar(Claim.ID("s1"), .julian, resolves: true)))
    #expect(kinds.contains(.wrongCalendar(Claim.ID("s2"), .julian, resolves: false)))
    #expect(kinds.contains(.misidentification([.event(arrest)])))
    #expect(kinds.contains(.misreading([Claim.ID("s1"), Claim.ID("s2")])))
    #expect(kinds.contains(.slipOfThePen([Claim.ID("s1"), Claim.ID("s2")])))
  }

  @Test("Weights rank the ways out, cheapest first")
  func weights() throws {
    var build = base()
    let arrest = Event.ID("arrest")
    build.say("s1", in: Source.ID("memoir"), .on(arrest, "1928"))
    build.say("s2", in: Source.ID("memoir"), .on(arrest, "1933"))
    let hypothesis = Hypothesis(
      id: Hypothesis.ID("h"), slug: Slug(title: "h", fallback: "h"), title: "h",
      weights: [Hypothesis.Weight(of: .statement(Statement.ID("s1")), 5)])
    let assessment = Assessment(of: build.inquiry, under: hypothesis)
    let only = try #require(assessment.contradictions.first)
    let ways = assessment.waysOut(of: only).ways
    #expect(ways.first?.kind == .doubt([.claim(Claim.ID("s2"))]))
    #expect(ways.prefix(2).map(\.weight) == [1, 5])
  }

  @Test("Of two chains of one length the proof takes the one with fewer independent roots")
  func fewestRoots() throws {
    var build = base()
    let (one, two) = (build.source("one"), build.source("two"))
    let (anchor, letter) = (build.event("anchor"), build.event("letter"))
    build.say("a1", in: one, .on(anchor, "1921-03-01"))
    build.say("b1", in: two, .on(anchor, "1921-03-01"))
    build.say("b2", in: two, .order(letter, .after, anchor))
    let proof = try #require(Assessment(of: build.inquiry).proofs(of: letter).first)
    #expect(proof.claims.map(\.rawValue) == ["b1", "b2"])
    #expect(proof.rootCount == 1)
  }

  @Test("Who is put in two places through an identity, the identity is a member and a way out")
  func placesThroughIdentity() throws {
    var build = base()
    let (paris, moscow) = (build.place("paris"), build.place("moscow"))
    let one = build.event("one", who: ["serge"], where: paris)
    let two = build.event("two", who: ["kalinin"], where: moscow)
    build.say("s1", .on(one, "1919-02-03"))
    build.say("s2", .on(two, "1919-02-03"))
    #expect(Assessment(of: build.inquiry).contradictions.isEmpty)
    let same = build.identity("i1", .person(Person.ID("serge")), .person(Person.ID("kalinin")))
    let assessment = Assessment(of: build.inquiry)
    let only = try #require(assessment.contradictions.first)
    #expect(
      Set(only.members) == [
        .claim(Claim.ID("s1")), .claim(Claim.ID("s2")), .identity(same), .rule(Rule.ID("one-place")),
      ])
    for member in only.members {
      #expect(assessment.supposing([try #require(member.doubt)]).contradictions.isEmpty)
    }
  }

  @Test("A stay forces the events elsewhere to one side of it, and the proof names the rule")
  func stayForcesOrder() throws {
    var build = base()
    let (paris, moscow) = (build.place("paris"), build.place("moscow"))
    let stay = build.event("stay", .stay, who: ["serge"], where: moscow, lasts: true)
    let visit = build.event("visit", who: ["serge"], where: paris)
    build.say("s1", [.on(stay, "1920-01-01", .start), .on(stay, "1922-01-01", .end)])
    build.say("s2", .on(visit, "1921/1925"))
    let assessment = Assessment(of: build.inquiry)
    #expect(assessment.contradictions.isEmpty)
    #expect(assessment.dating(of: visit)?.start == window("1922-01-01", "1925-12-31"))
    let proof = try #require(assessment.proofs(of: visit).first)
    #expect(proof.grounds.contains(.rule(Rule.ID("one-place"))))
    #expect(assessment.supports(proof))
    #expect(
      assessment.supposing([.rule(Rule.ID("one-place"))]).dating(of: visit)?.start
        == window("1921-01-01", "1925-12-31"))
  }

  @Test("All sources of a kind can be doubted, and weighed, at once")
  func kinds() throws {
    var build = InquiryBuilder()
    let arrest = build.event("arrest")
    for name in ["gazette", "courier", "file"] { build.source(name) }
    build.change { inquiry in
      for (name, kind) in [("gazette", "newspaper"), ("courier", "newspaper"), ("file", "record")] {
        guard var source = inquiry.sources[Source.ID(name)] else { continue }
        source.kind = Source.Kind(rawValue: kind)
        inquiry.sources.put(source)
      }
    }
    build.say("s1", in: Source.ID("gazette"), .on(arrest, "1928"))
    build.say("s2", in: Source.ID("courier"), .on(arrest, "1928-05"))
    build.say("s3", in: Source.ID("file"), .on(arrest, "1933"))
    let inquiry = build.inquiry
    let newspapers = try inquiry.doubt("kind:newspaper")
    #expect(inquiry.notation(of: newspapers) == "kind:newspaper")
    #expect(throws: DoubtError.self) { try inquiry.doubt("kind:telegram") }
    let supposed = Assessment(of: inquiry).supposing([newspapers])
    #expect(supposed.dating(of: arrest)?.start == window("1933-01-01", "1933-12-31"))
    let hypothesis = Hypothesis(
      id: Hypothesis.ID("h"), slug: Slug(title: "h", fallback: "h"), title: "h",
      weights: [Hypothesis.Weight(of: newspapers, 4), Hypothesis.Weight(of: .source(Source.ID("file")), 3)])
    let weighed = Assessment(of: inquiry, under: hypothesis)
    let only = try #require(weighed.contradictions.first)
    let ways = weighed.waysOut(of: only).ways.filter { $0.weight != nil }
    #expect(ways.map(\.weight) == [3, 8])
    #expect(ways.first?.kind == .doubt([.claim(Claim.ID("s3"))]))
    #expect(ways.first?.effects.first?.start == window("1928-05-01", "1928-05-31"))
  }
}
