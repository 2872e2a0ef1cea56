import Archives
import Diagnostics
import Editing
import SourceCriticism
import TestSupport
import Testimony
import Testing

@Suite("The language of search")
struct SearchTests {
  @Test(
    "A query is read into words and conditions, and written the same way",
    arguments: [
      "kalinin", "witness:kalinin kind:judgement", "prison -source:essay", "\"in this order\" chain:2+",
      "witness:\"the physician\"", "before:~1936", "in:193X told:1942/1943",
    ])
  func roundTrip(_ text: String) throws {
    let query = try InquiryQuery(parsing: text)
    let again = try InquiryQuery(parsing: query.text)
    #expect(again == query)
    #expect(again.text == query.text)
  }

  @Test("Addresses, times and quoted colons are words, not conditions")
  func words() throws {
    #expect(try InquiryQuery(parsing: "10:30").conditions.isEmpty)
    #expect(try InquiryQuery(parsing: "Kind:judgement").conditions.isEmpty)
    #expect(try InquiryQuery(parsing: "\"kind:judgement\"").conditions.isEmpty)
    #expect(try InquiryQuery(parsing: "kind:judgement").words.isEmpty)
  }

  @Test(
    "What cannot be asked is refused with what could be",
    arguments: [
      ("", "nothing to look for"), ("witnes:kalinin", "is no field"), ("kind:", "has no value"),
      ("kind:fact", "is no kind"), ("chain:many", "is no number of mouths"),
      ("chain:3-2", "is no number of mouths"),
      ("before:Tuesday", "is no date"), ("—", "no words to look for"),
    ])
  func refusals(_ text: String, _ words: String) throws {
    let error = try #require(throws: InquiryQueryError.self) { try InquiryQuery(parsing: text) }
    #expect(error.explanation.summary.contains(words), "\(error.explanation.summary)")
    #expect(error.explanation.remedy != nil)
  }

  @Test("A misspelled field is answered with the nearest, and the place is told")
  func suggestion() throws {
    let error = try #require(throws: InquiryQueryError.self) { try InquiryQuery(parsing: "é witnes:kalinin") }
    #expect(error.explanation.remedy?.contains("witness:") == true)
    #expect(error.utf8Offset == 3)
  }

  /// Statements on three events: seen, told through two mouths, judged.
  private func findings(_ text: String) throws -> (found: Findings, slugs: [String]) {
    try TemporaryFolder.with { folder in
      let desk = try SmallInquiry.desk(in: folder)
      defer { try? desk.close() }
      try desk.record(try Self.inquiry().allRecords.map(Change.put), because: "made")
      let search = InquirySearch(Assessment(of: try desk.now().inquiry))
      let found = try search.findings(for: try InquiryQuery(parsing: text), at: desk)
      return (found, found.statements.map(\.slug.rawValue))
    }
  }

  private static func inquiry() throws -> Inquiry {
    func slug(_ name: String) throws -> Slug { try #require(Slug(name)) }
    var inquiry = Inquiry(title: "Small")
    for name in ["serge", "kalinin", "anna"] {
      inquiry.persons.put(
        Person(
          id: Identifier(name), slug: try slug(name), name: name.prefix(1).uppercased() + name.dropFirst()))
    }
    inquiry.places.put(Place(id: Identifier("paris"), slug: try slug("paris"), name: "Paris"))
    inquiry.sources.put(
      Source(
        id: Identifier("memoir"), slug: try slug("memoir"), title: "Memoir", languages: ["fr"],
        contributions: [.init(.person(Identifier("serge")), role: "author")], composed: DateExpression("1942")
      ))
    inquiry.sources.put(
      Source(id: Identifier("file"), slug: try slug("file"), title: "File", languages: ["en"]))
    for (name, place) in [("trial", "paris"), ("strike", nil), ("talk", nil)] as [(String, String?)] {
      inquiry.events.put(
        Event(
          id: Identifier(name), slug: try slug(name), title: name,
          participants: [Participation(.person(Identifier("anna")))], place: place.map { Place.ID($0) }))
    }
    func statement(_ name: String, in source: String, _ voices: [Voice], _ claims: [Claim]) throws {
      inquiry.statements.put(
        Statement(
          id: Identifier(name), slug: try slug(name), source: Source.ID(source), passages: [], voices: voices,
          claims: claims, note: "about the prison"))
    }
    try statement(
      "seen", in: "memoir", [Voice(.text, manner: .saw)],
      [
        Claim(
          id: Identifier("c1"),
          .time(event: Identifier("trial"), TimeConstraint(.whole, .dated(.within, DateExpression("1913")))),
          editorCertainty: .certain)
      ])
    try statement(
      "told", in: "memoir",
      [
        Voice(.person(Identifier("serge"))),
        Voice(.person(Identifier("kalinin")), attribution: .words("told me"), manner: .heard),
      ],
      [
        Claim(
          id: Identifier("c2"),
          .time(
            event: Identifier("strike"), TimeConstraint(.whole, .dated(.within, DateExpression("1920/1939")))),
          level: .implied)
      ])
    try statement(
      "judged", in: "file", [Voice(.person(Identifier("kalinin")), attribution: .words("says"))],
      [
        Claim(
          id: Identifier("c3"), .opinion(about: .person(Identifier("anna")), words: "brave"), kind: .judgement
        )
      ])
    return inquiry
  }

  @Test(
    "Each field finds what it names, and a minus the rest",
    arguments: [
      ("prison", ["seen", "told", "judged"]), ("kind:judgement", ["judged"]),
      ("-kind:judgement", ["seen", "told"]),
      ("witness:kalinin", ["told", "judged"]), ("witness:serge", ["seen"]),
      ("voice:serge", ["seen", "told"]),
      ("chain:1", ["seen"]), ("chain:2+", ["told", "judged"]), ("is:hearsay", ["told", "judged"]),
      ("about:anna", ["seen", "told", "judged"]), ("place:paris", ["seen"]), ("source:file", ["judged"]),
      ("language:fr", ["seen", "told"]), ("certainty:certain", ["seen"]), ("level:implied", ["told"]),
      ("before:1936", ["seen"]), ("before:~1936", ["seen", "told"]), ("after:1936", []),
      ("after:~1936", ["told"]),
      ("in:191X", ["seen"]), ("in:1920/1939", ["told"]), ("in:~1925", ["told"]), ("year:1913", ["seen"]),
      ("told:1942", ["seen", "told"]), ("told:before", nil),
      ("prison witness:kalinin kind:judgement", ["judged"]),
      ("record:person anna", []), ("polarity:denied", []), ("decision:open", []),
    ] as [(String, [String]?)])
  func fields(_ text: String, _ expected: [String]?) throws {
    guard let expected else {
      #expect(throws: InquiryQueryError.self) { try InquiryQuery(parsing: text) }
      return
    }
    #expect(try findings(text).slugs == expected, "\(text)")
  }

  @Test("A name nobody has is refused, with the nearest that somebody has")
  func unknownName() throws {
    let error = try #require(throws: EditingError.self) { try findings("witness:kalinn") }
    #expect(error.explanation.remedy?.contains("kalinin") == true)
  }

  @Test("Facets count statements, and each of their queries finds as many as they say")
  func facets() throws {
    let found = try findings("prison").found
    #expect(found.statementCount == 3)
    let query = try InquiryQuery(parsing: "prison")
    #expect(Set(found.facets.map(\.field)).isSuperset(of: [.kind, .witness, .year, .language]))
    for facet in found.facets {
      for (value, count) in facet.values {
        let narrower = query.adding(InquiryQuery.Condition(facet.field, value))
        #expect(try findings(narrower).found.statementCount == count, "\(narrower)")
      }
    }
  }

  @Test("People are found beside statements, and alone where they are asked for")
  func records() throws {
    let found = try findings("kalinin").found
    #expect(found.others.contains { $0.record.kind == .person })
    let alone = try findings("kalinin record:person").found
    #expect(alone.statementCount == 0)
    #expect(alone.others.map(\.record.kind) == [.person])
  }
}
