import Archives
import Editing
import TestSupport
import Testimony
import Testing

@Suite("Proposals of a first reading")
struct ProposalTests {
  private static let notes = """
    # Notes

    On 4 April 1921 Ada Brandt was arrested in Hamburg. Émile Roux wrote to her.

    In 1923 Émile Roux died in Paris. Ada Brandt was not arrested again.

    """

  /// A desk with one source, read once.
  private func withDesk(_ text: String = notes, _ body: (Desk, AddedSource, ProposalRun) throws -> Void)
    throws
  {
    try TemporaryFolder.with { folder in
      let desk = try SmallInquiry.desk(in: folder)
      var entered = NewSource()
      entered.languages = ["en"]
      let added = try desk.addSource(entered, file: (Array(text.utf8), "notes.md"))
      try body(desk, added, desk.propose(from: added.source.id))
      try desk.close()
    }
  }

  @Test("What is proposed stands in the text, has a reason, and adds nobody to the inquiry")
  func proposes() throws {
    try withDesk { desk, added, run in
      let inquiry = try desk.now().inquiry
      #expect(inquiry.persons.isEmpty && inquiry.statements.isEmpty && inquiry.mentions.isEmpty)
      #expect(run.proposals.count == inquiry.proposals.count)
      #expect(run.proposals.allSatisfy { $0.decision == .open && $0.reason?.isEmpty == false })
      let people = inquiry.proposedNames().filter { $0.name.kind == .person }
      #expect(Set(people.map(\.name.name)) == ["Ada Brandt", "Émile Roux"])
      let arrest = try #require(inquiry.proposals(events).first)
      #expect(arrest.passages.map(\.quotation) == ["On 4 April 1921 Ada Brandt was arrested in Hamburg."])
      guard case .event(let event) = arrest.content else { return }
      #expect(event.kind == "arrest")
      #expect(event.participants.map(\.who.name) == ["Ada Brandt"])
      #expect(event.place?.name == "Hamburg")
      #expect(
        event.times == [
          TimeConstraint(.whole, .dated(.within, DateExpression("1921-04-04", words: "4 April 1921")))
        ])
      #expect(try desk.verify().verification.problems == [])
    }
  }

  private var events: ProposalFilter {
    var filter = ProposalFilter()
    filter.kinds = [.event]
    return filter
  }

  @Test("An accepted statement brings its person, place and event in, and keeps where it came from")
  func accept() throws {
    try withDesk { desk, added, run in
      let before = try desk.contentHash()
      let arrest = try #require(try desk.now().inquiry.proposals(events).first)
      let accepted = try desk.accept([arrest.id])
      let inquiry = try desk.now().inquiry
      #expect(inquiry.persons.map(\.name) == ["Ada Brandt"])
      #expect(inquiry.places.map(\.name) == ["Hamburg"])
      #expect(inquiry.events.map(\.title) == ["Arrest: Ada Brandt, 1921"])
      let statement = try #require(inquiry.statements.first { _ in true })
      #expect(statement.origin == .firstReading(rule: "statement.arrest"))
      #expect(statement.decision == .accepted)
      #expect(statement.claims.count == 2)
      #expect(accepted.made.map(\.kind) == [.person, .place, .event, .statement])
      #expect(inquiry.proposals[arrest.id]?.made == accepted.made)
      #expect(inquiry.proposals[arrest.id]?.reason == arrest.reason)
      #expect(try desk.verify().verification.problems == [])
      try desk.undo()
      #expect(try desk.contentHash() == before)
    }
  }

  @Test("Mentions accepted one after another are of one person, and bulk acceptance stays marked")
  func mentions() throws {
    try withDesk { desk, added, run in
      let ada = try #require(try desk.now().inquiry.proposedNames().first { $0.name.name == "Ada Brandt" })
      #expect(ada.proposals.count == 2)
      #expect(ada.meaning == .new)
      try desk.accept([ada.proposals[0].id])
      try desk.accept([ada.proposals[1].id], as: .acceptedInBulk)
      let inquiry = try desk.now().inquiry
      #expect(inquiry.persons.count == 1)
      #expect(inquiry.mentions.map(\.decision) == [.accepted, .acceptedInBulk])
      #expect(Set(inquiry.mentions.map(\.referent)).count == 1)
      #expect(throws: EditingError(.undecidable("proposal “\(ada.proposals[0].id)”"))) {
        try desk.accept([ada.proposals[0].id])
      }
    }
  }

  @Test("What was accepted, rejected or is still open is not proposed again")
  func notAgain() throws {
    try withDesk { desk, added, run in
      let inquiry = try desk.now().inquiry
      let statements = inquiry.proposals(events)
      try desk.accept([statements[0].id])
      try desk.reject(statements.dropFirst().map(\.id))
      try desk.reject([try #require(inquiry.proposedNames().first).proposals[0].id])
      let head = try desk.now().head
      let again = try desk.propose(from: added.source.id)
      #expect(again.proposals == [])
      #expect(again.known == run.proposals.count)
      #expect(again.head == head)
    }
  }

  @Test("What the editor has registered by hand is not proposed")
  func registered() throws {
    try withDesk { desk, added, run in
      let arrest = try #require(try desk.now().inquiry.proposals(events).first)
      try desk.accept([arrest.id])
      let inquiry = try desk.now().inquiry
      // The same inquiry without the proposals, as if the editor had typed the statement.
      try desk.record(inquiry.proposals.map { .remove(AnyRecord.proposal($0).reference) }, because: "cleared")
      let again = try desk.propose(from: added.source.id)
      #expect(!again.proposals.contains { $0.subject == .event && $0.passages == arrest.passages })
      #expect(again.known == 1)
    }
  }

  @Test("A correction says whom a name means and what happened, and what was proposed stays to be seen")
  func corrected() throws {
    try withDesk { desk, added, run in
      let inquiry = try desk.now().inquiry
      let ada = Person(id: Identifier("ada"), slug: Slug(title: "ada", fallback: "a"), name: "Ada B.")
      try desk.record([.put(.person(ada))], because: "ada")
      let arrest = try #require(inquiry.proposals(events).first)
      guard case .event(var event) = arrest.content else { return }
      event.kind = "summons"
      event.title = "Summons to the town hall"
      var correction = ProposalCorrection()
      correction.content = .event(event)
      correction.meanings = [ProposedName(.person, "Ada Brandt"): .person(ada.id)]
      try desk.accept([arrest.id], corrected: [arrest.id: correction])
      let now = try desk.now().inquiry
      #expect(now.persons.map(\.id) == [ada.id])
      #expect(now.events.map(\.title) == ["Summons to the town hall"])
      #expect(now.proposals[arrest.id]?.content == arrest.content)
      #expect(now.proposals[arrest.id]?.decision == .accepted)
    }
  }

  @Test("A name that two people bear is left open in bulk, and asked about alone")
  func ambiguous() throws {
    try withDesk { desk, added, run in
      for id in ["a1", "a2"] {
        let person = Person(
          id: Identifier(id), slug: Slug(title: id, fallback: "a"), name: "Ada Brandt")
        try desk.record([.put(.person(person))], because: id)
      }
      let group = try #require(try desk.now().inquiry.proposedNames().first { $0.name.name == "Ada Brandt" })
      let accepted = try desk.accept(group.proposals.map(\.id), as: .acceptedInBulk)
      #expect(accepted.accepted == [])
      #expect(accepted.left.map(\.id) == group.proposals.map(\.id))
      #expect(throws: EditingError.self) { try desk.accept([group.proposals[0].id]) }
    }
  }

  @Test("Proposals are exported and imported with their reasons and decisions")
  func travels() throws {
    try withDesk { desk, added, run in
      let filter = events
      try desk.accept([try #require(try desk.now().inquiry.proposals(filter).first).id])
      try desk.reject([try #require(try desk.now().inquiry.proposals(filter).first).id])
      try TemporaryFolder.with { folder in
        _ = try desk.export(format: "chronicle", to: folder + "/out")
        let other = try SmallInquiry.desk(in: folder, name: "b.temoin")
        try other.importInquiry(from: folder + "/out/inquiry.chronicle")
        #expect(try other.contentHash() == desk.contentHash())
        #expect(try other.now().inquiry == desk.now().inquiry)
        #expect(try other.propose(from: added.source.id).proposals == [])
        try other.close()
      }
    }
  }
}
