import Calendars
import SourceCriticism
import TestSupport
import Testimony
import Testing

/// Cases that users of other programs have reported; the facts are theirs, the programs are named in each.
@Suite("Cases that other programs' users reported")
struct ConformanceTests {
  @Test("FTAnalyzer 297: two dates and two rules cannot stand together, and any one of them is a way out")
  func motherhoodAndMarriage() throws {
    var build = InquiryBuilder()
    for name in ["mother", "daughter", "groom"] { build.person(name) }
    let born = build.event("mother-born", .birth, who: ["mother:child"])
    build.event("daughter-born", .birth, who: ["daughter:child", "mother:mother"])
    let wedding = build.event("wedding", "marriage", who: ["daughter:bride", "groom:groom"])
    let register = build.source("register")
    let first = build.say("s1", in: register, .on(born, "1893-07-01"))
    let second = build.say("s2", in: register, .on(wedding, "1919-01-24"))
    build.rule("mother-at-least", .motherAtLeast(years: 16))
    build.rule("marriage-at-least", .marriageAtLeast(years: 16))
    let assessment = Assessment(of: build.inquiry)
    let only = try #require(assessment.contradictions.first)
    #expect(assessment.contradictions.count == 1 && assessment.areContradictionsComplete)
    #expect(
      Set(only.members) == [
        .claim(first), .claim(second), .rule(Rule.ID("mother-at-least")), .rule(Rule.ID("marriage-at-least")),
      ])
    #expect(assessment.isMinimal(only))
    for member in only.members {
      let doubt = try #require(member.doubt)
      #expect(assessment.supposing([doubt]).contradictions.isEmpty)
    }
    build.rule("mother-at-least", .motherAtLeast(years: 9))
    #expect(Assessment(of: build.inquiry).contradictions.isEmpty)
  }

  @Test("FTAnalyzer 272: a child born in 1839 and a mother dead after 1858 and by 1871 agree")
  func motherDiesLater() {
    var build = InquiryBuilder()
    for name in ["mother", "child"] { build.person(name) }
    let birth = build.event("birth", .birth, who: ["child:child", "mother:mother"])
    let death = build.event("death", .death, who: ["mother"])
    build.say("s1", .on(birth, "1839"))
    build.say("s2", .on(death, "1858", .whole, .after))
    build.say("s3", .on(death, "1871", .whole, .notAfter))
    let assessment = Assessment(of: build.inquiry)
    #expect(assessment.contradictions.isEmpty)
    #expect(assessment.dating(of: death)?.start == window("1859-01-01", "1871-12-31"))
  }

  @Test("geneweb 209: a mother who died after 1651 may have had children before 1660")
  func motherDiesAfter() {
    var build = InquiryBuilder()
    for name in ["mother", "child"] { build.person(name) }
    let birth = build.event("birth", .birth, who: ["child:child", "mother:mother"])
    let death = build.event("death", .death, who: ["mother"])
    build.say("s1", .on(death, "1651", .whole, .after))
    build.say("s2", .on(birth, "1660", .whole, .before))
    #expect(Assessment(of: build.inquiry).contradictions.isEmpty)
  }

  @Test("glx 1228 and 1213: two stays that share a year are a move in that year")
  func residences() throws {
    var build = InquiryBuilder()
    build.person("john")
    let leeds = build.place("leeds", at: (53.8, -1.55))
    let london = build.place("london", at: (51.5, -0.12))
    let one = build.event("first", .stay, who: ["john"], where: leeds, lasts: true)
    let two = build.event("second", .stay, who: ["john"], where: london, lasts: true)
    build.say("s1", [.on(one, "1870", .start), .on(one, "1890", .end)])
    build.say("s2", [.on(two, "1890", .start), .on(two, "1920", .end)])
    let assessment = Assessment(of: build.inquiry)
    #expect(assessment.contradictions.isEmpty)
    #expect(assessment.dating(of: one)?.end == window("1890-01-01", "1890-12-31"))
    #expect(assessment.dating(of: two)?.start == window("1890-01-01", "1890-12-31"))
    // Were they to share years and not only one, it would be a contradiction.
    build.say("s3", .on(one, "1900", .end, .notBefore))
    let other = Assessment(of: build.inquiry)
    #expect(
      other.contradictions.contains {
        $0.members.contains(.rule(Rule.ID("one-place"))) || $0.members.count == 2
      })
  }

  @Test("webtrees 1141: ages that imply two births are a contradiction until they are read as round")
  func agesDisagree() throws {
    func inquiry(words: String?) -> InquiryBuilder {
      var build = InquiryBuilder()
      let anne = build.person("anne")
      build.event("birth", .birth, who: ["anne"])
      let wedding = build.event("wedding", "marriage", who: ["anne"])
      let death = build.event("death", .death, who: ["anne"])
      let (one, two) = (build.source("banns"), build.source("burials"))
      build.say("s1", in: one, .on(wedding, "1800"))
      build.say("s2", in: two, .on(death, "1838"))
      build.say(
        "s3", in: one,
        .age(person: anne, event: wedding, AgeExpression(atLeast: 25, atMost: 25, words: words)))
      build.say(
        "s4", in: two, .age(person: anne, event: death, AgeExpression(atLeast: 60, atMost: 60, words: words)))
      return build
    }
    let exact = Assessment(of: inquiry(words: nil).inquiry)
    let only = try #require(exact.contradictions.first)
    #expect(only.claims.count == 4)
    let ways = exact.waysOut(of: only).ways
    let windows = ways.compactMap { way in
      way.effects.first { $0.event == Event.ID("birth") }?.start
    }
    #expect(windows.contains(window("1774-01-02", "1775-12-31")))
    #expect(windows.contains(window("1777-01-02", "1778-12-31")))
    let round = Assessment(of: inquiry(words: "about").inquiry)
    #expect(round.contradictions.isEmpty)
    #expect(round.dating(of: Event.ID("birth"))?.start == window("1775-01-02", "1777-12-31"))
  }

  @Test(
    "webtrees 3358 and GEDCOM 778: “after” keeps the sense its source gives it", arguments: [true, false])
  func senseOfAfter(isStrict: Bool) {
    var build = InquiryBuilder()
    build.person("p")
    let death = build.event("death", .death, who: ["p"])
    let burial = build.event("burial", "burial", who: ["p"])
    let sale = build.event("sale")
    build.say("s1", .on(death, "2000-01-01"))
    build.say("s2", .on(burial, "2000-01-01", .whole, isStrict ? .after : .notBefore))
    build.say("s3", .on(sale, "1850", .whole, isStrict ? .after : .notBefore))
    let assessment = Assessment(of: build.inquiry)
    #expect(assessment.contradictions.isEmpty)
    #expect(assessment.dating(of: burial)?.start == window(isStrict ? "2000-01-02" : "2000-01-01", nil))
    #expect(assessment.dating(of: sale)?.start == window(isStrict ? "1851-01-01" : "1850-01-01", nil))
  }

  @Test("gedcomx 232: four records, two pairs, and the pairing of the pairs open, asserted or denied")
  func pairs() throws {
    var build = InquiryBuilder()
    for name in ["a", "b", "c", "d"] { build.person(name) }
    let birth = build.event("birth", .birth, who: ["a"])
    let census = build.event("census", who: ["d"])
    let source = build.source("records")
    build.say("s1", in: source, .on(birth, "1850"))
    build.say("s2", in: source, .on(census, "1881-04-03"))
    build.identity("ab", .person(Person.ID("a")), .person(Person.ID("b")))
    build.identity("cd", .person(Person.ID("c")), .person(Person.ID("d")))
    let open = Assessment(of: build.inquiry)
    #expect(
      open.life(of: Person.ID("d")).birth?.earliest == nil
        || open.age(of: Person.ID("d"), at: census)?.atMost != 31)
    let link = build.identity("bc", .person(Person.ID("b")), .person(Person.ID("c")))
    let asserted = Assessment(of: build.inquiry)
    #expect(asserted.age(of: Person.ID("d"), at: census) == AgeRange(atLeast: 30, atMost: 31))
    #expect(asserted.identicalPersons(to: Person.ID("a")).map(\.rawValue) == ["b", "c", "d"])
    #expect(asserted.supposing([.identity(link)]).datings == open.datings)
    build.identity("not-bc", .person(Person.ID("b")), .person(Person.ID("c")), same: false)
    let denied = Assessment(of: build.inquiry)
    let only = try #require(denied.contradictions.first)
    #expect(Set(only.members) == [.identity(Identity.ID("bc")), .identity(Identity.ID("not-bc"))])
    #expect(denied.contradictions.count == 1)
    #expect(denied.supposing([.identity(link)]).contradictions.isEmpty)
  }

  @Test("Wikidata Q7231: two birth dates, each with its source and its ages")
  func luxemburg() throws {
    var build = InquiryBuilder()
    let rosa = build.person("rosa")
    let birth = build.event("birth", .birth, who: ["rosa"])
    let death = build.event("death", .death, who: ["rosa"])
    let (one, two) = (build.source("certificate"), build.source("letter"))
    build.say("s1", in: one, .on(birth, "1871-03-05"))
    build.say("s2", in: two, .on(birth, "1870-12-25"))
    build.say("s3", in: one, .on(death, "1919-01-15"))
    let assessment = Assessment(of: build.inquiry)
    let only = try #require(assessment.contradictions.first)
    #expect(only.claims.map(\.rawValue) == ["s1", "s2"])
    let first = assessment.supposing([.source(two)])
    let second = assessment.supposing([.statement(Statement.ID("s1"))])
    #expect(first.life(of: rosa).birth?.onlyDay == day("1871-03-05"))
    #expect(first.age(of: rosa, at: death) == AgeRange(atLeast: 47, atMost: 47))
    #expect(second.age(of: rosa, at: death) == AgeRange(atLeast: 48, atMost: 48))
    #expect(
      assessment.synopsis(of: birth)?.rows.map(\.dating.start?.onlyDay) == [
        day("1871-03-05"), day("1870-12-25"),
      ])
  }

  @Test("markwhen 167: an event between two others has the window between them, and its proof cites both")
  func between() {
    var build = InquiryBuilder()
    let (a, b, middle) = (build.event("a"), build.event("b"), build.event("middle"))
    build.say("s1", .on(a, "1917-03-08"))
    build.say("s2", .on(b, "1917-11-07"))
    build.say("s3", [.order(middle, .after, a), .order(middle, .before, b)])
    let assessment = Assessment(of: build.inquiry)
    #expect(assessment.dating(of: middle)?.start == window("1917-03-08", "1917-11-07"))
    #expect(assessment.dating(of: middle)?.basis == .inferred)
    #expect(
      assessment.proofs(of: middle).map { $0.claims.map(\.rawValue) } == [["s1", "s3#1"], ["s2", "s3#2"]])
    #expect(assessment.order(of: a, and: middle)?.before == .must)
    #expect(assessment.order(of: middle, and: b)?.after == .may)
  }
}
