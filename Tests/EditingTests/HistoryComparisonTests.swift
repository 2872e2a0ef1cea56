import Archives
import Editing
import SourceCriticism
import TestSupport
import Testimony
import Testing

@Suite("Two points of a history")
struct HistoryComparisonTests {
  private func withDesk(_ body: (Desk) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      let desk = try SmallInquiry.desk(in: folder)
      defer { try? desk.close() }
      try body(desk)
    }
  }

  private func event(_ name: String, _ title: String) throws -> Event {
    Event(id: Identifier(name), slug: try #require(Slug(name)), title: title)
  }

  private func dated(_ name: String, _ date: String) throws -> Statement {
    Statement(
      id: Identifier("s-" + name), slug: try #require(Slug("s-" + name)), source: nil, passages: [],
      claims: [
        Claim(
          id: Identifier("c-" + name),
          .time(event: Identifier(name), TimeConstraint(.whole, .dated(.within, DateExpression(date)))))
      ])
  }

  @Test("What was added, changed and taken out between two entries is told, with the windows that moved")
  func differences() throws {
    try withDesk { desk in
      let first = try desk.record(
        [
          .put(.event(try event("a", "A"))), .put(.event(try event("b", "B"))),
          .put(.statement(try dated("a", "1919"))),
        ],
        because: "made")
      try desk.record([.put(.statement(try dated("a", "1919-03")))], because: "closer")
      try desk.record([.remove(RecordReference(.event, id: "b"))], because: "no such thing")
      let last = try desk.record([.put(.event(try event("c", "C")))], because: "another")
      let comparison = try desk.comparison(of: last.number, with: first.number)
      #expect((comparison.from, comparison.to) == (first.number, last.number))
      let told = comparison.differences.map { "\($0.record.id) \($0.kind.rawValue)" }
      #expect(Set(told) == ["b removed", "c added", "s-a changed"])
      #expect(comparison.chronology.movements.map(\.event.rawValue) == ["a"])
    }
  }

  @Test("Carried out again to its end, a history gives the inquiry as it stands")
  func replay() throws {
    try withDesk { desk in
      try desk.record(
        [.put(.event(try event("a", "A"))), .put(.event(try event("b", "B")))], because: "made")
      try desk.record([.remove(RecordReference(.event, id: "a"))], because: "gone")
      try desk.undo()
      try desk.record([.title("Named")], because: "named")
      let (inquiry, head) = try desk.now()
      #expect(try desk.archive.inquiry(at: head.number) == inquiry)
      #expect(try desk.archive.inquiry(at: 0) == Inquiry())
      #expect(throws: ArchiveError.self) { try desk.archive.inquiry(at: head.number + 1) }
    }
  }

  @Test("A record’s own history names each entry that touched it, and undoing is one of them")
  func record() throws {
    try withDesk { desk in
      try desk.record([.put(.event(try event("a", "First")))], because: "one")
      try desk.record([.put(.event(try event("b", "Other")))], because: "two")
      try desk.record([.put(.event(try event("a", "Second")))], because: "three")
      try desk.undo()
      let states = try desk.history(of: RecordReference(.event, id: "a"))
      let titles = states.map { state -> String? in
        if case .event(let event)? = state.record { event.title } else { nil }
      }
      #expect(titles == ["First", "Second", "First"])
    }
  }
}

@Suite("Rules and their numbers")
struct RuleChangeTests {
  @Test("A changed number is recorded, and one as the program has it is taken out again")
  func number() throws {
    try TemporaryFolder.with { folder in
      let desk = try SmallInquiry.desk(in: folder)
      defer { try? desk.close() }
      let rule = try Desk.rule("life-at-most", number: 90, in: try desk.now().inquiry)
      try desk.setRule(rule)
      #expect(try desk.now().inquiry.rules.map(\.assumption) == [.lifeAtMost(years: 90)])
      #expect(throws: ArchiveError.self) { try desk.setRule(rule) }
      try desk.setRule(try Desk.rule("life-at-most", number: 120, in: try desk.now().inquiry))
      #expect(try desk.now().inquiry.rules.isEmpty)
    }
  }

  @Test("What a number cannot be is refused", arguments: [-1, 201, 100_000])
  func refused(_ number: Int) throws {
    #expect(throws: EditingError.self) { try Desk.rule("life-at-most", number: number, in: Inquiry()) }
    #expect(throws: EditingError.self) { try Desk.rule("told-after", number: 3, in: Inquiry()) }
    #expect(throws: EditingError.self) { try Desk.rule("no-such", isOn: false, in: Inquiry()) }
  }

  @Test("Every vague word has a unit in which both its ends are whole, and keeps its meaning through it")
  func units() throws {
    for rule in RuleBook.standard.rules {
      guard case .vagueSpan(_, _, let span) = rule.assumption else { continue }
      let unit = try #require(span.unit, "\(rule.slug)")
      let counts = try #require(span.counts(of: unit))
      #expect(unit.range(counts) == span, "\(rule.slug)")
    }
  }

  @Test("The effect of a rule is said before it is recorded: the bound it set moves")
  func effect() throws {
    try TemporaryFolder.with { folder in
      let desk = try SmallInquiry.desk(in: folder)
      defer { try? desk.close() }
      var builder = InquiryBuilder()
      builder.person("Anna")
      let birth = builder.event("birth", .birth, who: ["Anna"])
      let death = builder.event("death", .death, who: ["Anna"])
      builder.say(
        "born", .time(event: birth, TimeConstraint(.whole, .dated(.within, DateExpression("1900")))))
      try desk.record(builder.inquiry.allRecords.map(Change.put), because: "made")
      let assessment = Assessment(of: try desk.now().inquiry)
      let effect = desk.effect(
        of: try Desk.rule("life-at-most", number: 80, in: assessment.inquiry), on: assessment)
      #expect(effect.moved.map(\.event) == [death])
      #expect(try desk.now().inquiry.rules.isEmpty)
    }
  }
}
