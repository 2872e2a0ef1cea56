import Chronicle
import Editing
import Foundation
import SourceCriticism
import TestSupport
import Testimony
import Testing

@Suite("Statements as an editor types them")
struct DraftTests {
  /// A desk with the harbour on it.
  private func withHarbour(_ body: (Desk) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      let desk = try SmallInquiry.desk(in: folder)
      try desk.importInquiry(from: Harbour.write(to: folder + "/in"))
      try body(desk)
      try desk.close()
    }
  }

  private func draft(_ desk: Desk, _ words: String) throws -> StatementDraft {
    let inquiry = try desk.now().inquiry
    let source = try inquiry.source(named: "notes")
    let text = try #require(inquiry.currentText(of: source.id))
    guard case .one(let range) = QuotationFinder(text.text).find(words) else {
      throw DraftRefusal.notThere
    }
    return StatementDraft(source: source.id, passages: [.text(range)], claims: [ClaimDraft()])
  }

  @Test("A line such as “departure · Ada · Ostend · 1921” makes an event with its people, place and date")
  func oneLine() throws {
    try withHarbour { desk in
      var draft = try draft(desk, "Three days after her arrival")
      let line = try #require(
        OneLine("departure · Ada · Ostend · 1921", in: desk.now().inquiry, language: "en"))
      draft.claims = [ClaimDraft(line.content)]
      // A name that nothing bears is a new person while none is named, and a place after one.
      #expect(line.content[.people] == "Ada")
      #expect(line.content[.place] == "Ostend")
      let resolved = try desk.register(draft).resolved
      let inquiry = try desk.now().inquiry
      let event = try inquiry.event(named: "departure")
      #expect(event.kind == "departure")
      #expect(event.participants.map(\.who) == [.person(Person.ID("ada"))])
      #expect(inquiry.places.map(\.name) == ["Ostend"])
      #expect(resolved.statement.passages.first?.quotation == "Three days after her arrival")
      #expect(Assessment(of: inquiry).dating(of: event.id)?.start?.dayCount == 365)
      try desk.undo()
      #expect(try desk.now().inquiry.places.isEmpty)
    }
  }

  @Test("A voice without words in the paragraph and without a reason is refused beside its field")
  func voiceWithoutWords() throws {
    try withHarbour { desk in
      var draft = try draft(desk, "Three days after her arrival she wrote to Émile")
      draft.claims[0].content[.event] = "The letter to Émile"
      draft.claims[0].content[.when] = "1921-04"
      draft.voices = [VoiceDraft(.text), VoiceDraft(.named, name: "Émile")]
      let refusal = try #require(throws: DraftRefusal.self) { try desk.register(draft) }
      #expect(refusal.flaws.map(\.field) == ["voice.2.words"])
      draft.voices[1].words = "Émile told everybody"
      let second = try #require(throws: DraftRefusal.self) { try desk.register(draft) }
      #expect(second.flaws.first?.reason == .notInPassage("Émile told everybody"))
      draft.voices[1].words = "wrote to Émile"
      #expect(try desk.register(draft).resolved.statement.voices.count == 2)
    }
  }

  @Test("Every flaw is told with its field, and nothing is recorded")
  func flaws() throws {
    try withHarbour { desk in
      let head = try desk.now().head
      var draft = try draft(desk, "Three days after her arrival")
      draft.claims[0].content[.event] = "arrival"
      draft.claims[0].content[.when] = "3/4/1921"
      draft.claims[0].level = .inferred
      draft.claims.append(ClaimDraft(ContentDraft(.kinship)))
      let refusal = try #require(throws: DraftRefusal.self) { try desk.register(draft) }
      #expect(
        refusal.flaws.map(\.field) == ["claim.1.reason", "claim.1.when", "claim.2.person"])
      #expect(try desk.now().head == head)
    }
  }

  @Test("A statement shown in its form and saved without a change is the same statement")
  func editRoundTrip() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    try TemporaryFolder.with { folder in
      let desk = try SmallInquiry.desk(in: folder)
      let path = root.appendingPathComponent("Examples/victor-serge/inquiry.chronicle").path
      try desk.importInquiry(from: path)
      let inquiry = try desk.now().inquiry
      let names = NameBook(inquiry)
      #expect(inquiry.statements.count > 60)
      for statement in inquiry.statements {
        let draft = StatementDraft(editing: statement, in: inquiry, names: names)
        do throws(DraftRefusal) {
          let resolved = try draft.resolved(in: inquiry, names: names, language: "en", editing: statement)
          #expect(resolved.statement == statement, "\(statement.slug)")
          #expect(resolved.made.isEmpty, "\(statement.slug)")
        } catch {
          Issue.record("\(statement.slug): \(error.flaws)")
        }
      }
      try desk.close()
    }
  }

  @Test("What a statement would change is known before it is saved, and saving changes just that")
  func consequence() throws {
    try withHarbour { desk in
      let inquiry = try desk.now().inquiry
      var draft = try draft(desk, "Three days after her arrival she wrote to Émile")
      draft.claims[0].content[.event] = "The letter to Émile"
      draft.claims[0].content[.when] = "1921-03-20"
      let before = Assessment(of: inquiry)
      let resolved = try draft.resolved(in: inquiry, language: "en")
      let consequence = Consequence(of: resolved.changes, to: before)
      #expect(!consequence.isNone)
      try desk.register(draft)
      let after = Assessment(of: try desk.now().inquiry)
      #expect(after.datings == consequence.after.datings)
      #expect(after.contradictions.map(\.members) == consequence.after.contradictions.map(\.members))
    }
  }

  @Test("A quotation is found whatever its quotation marks, dashes and line ends, and never guessed")
  func quotations() {
    let text = "She said: « une poignée — pas davantage ».\nThen she said it again: no."
    #expect(QuotationFinder(text).find("\"Une poignée - pas  davantage\"") == .one(12..<39))
    #expect(QuotationFinder(text).find("une poignée … davantage") == .one(12..<39))
    guard case .several(let places) = QuotationFinder(text).find("she said") else {
      Issue.record("not found twice")
      return
    }
    #expect(places.count == 2)
    guard case .none = QuotationFinder(text).find("nothing of the kind") else {
      Issue.record("found what is not there")
      return
    }
  }

  @Test("The chain of voices is proposed from the words of the paragraph, and from nothing else")
  func voices() throws {
    try withHarbour { desk in
      let inquiry = try desk.now().inquiry
      let names = NameBook(inquiry)
      let paragraph = "Ada writes that Émile said that the harbour was empty. It was in spring."
      func chain(_ words: String) throws -> [VoiceDraft] {
        guard case .one(let range) = QuotationFinder(paragraph).find(words) else {
          throw DraftRefusal.notThere
        }
        return VoiceSuggestion(
          for: range, inParagraph: paragraph, language: "en", author: nil, names: names
        ).voices
      }
      #expect(try chain("the harbour was empty").map(\.name) == ["", "Ada", "Émile"])
      #expect(try chain("the harbour was empty")[1].words == "Ada writes")
      #expect(try chain("It was in spring").map(\.kind) == [.text])
    }
  }

  @Test("A note is kept, checked off and taken out, each undone exactly")
  func notes() throws {
    try withHarbour { desk in
      let head = try desk.contentHash()
      let note = try desk.addNote("Which harbour?", on: .event(Event.ID("arrival")), isQuery: true).note
      #expect(try desk.now().inquiry.notes[note.id]?.isQuery == true)
      try desk.changeNote(note.id, isQuery: false)
      #expect(try desk.now().inquiry.notes[note.id]?.isQuery == false)
      try desk.removeNote(note.id)
      #expect(try desk.now().inquiry.notes.isEmpty)
      for _ in 0..<3 { try desk.undo() }
      #expect(try desk.contentHash() == head)
    }
  }
}

extension DraftRefusal {
  /// The words of a test are not in its text.
  fileprivate static let notThere = DraftRefusal(flaws: [DraftFlaw("words", .missing)])
}
