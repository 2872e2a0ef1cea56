import Archives
import Chronicle
import Diagnostics
import Editing
import Foundation
import SourceTexts
import TestSupport
import Testimony
import Testing

@Suite("Acts of editing")
struct EditingTests {
  @Test("An exported inquiry imported into a new archive is the same inquiry")
  func roundTrip() throws {
    try TemporaryFolder.with { folder in
      let chronicle = try Harbour.write(to: folder + "/in")
      let first = try SmallInquiry.desk(in: folder)
      let imported = try first.importInquiry(from: chronicle)
      #expect(imported.added.map { "\($0.count) \($0.kind)" }.contains("3 statement"))
      let hash = try first.contentHash()
      let exported = try first.export(format: "chronicle", to: folder + "/out")
      #expect(exported.losses == [])
      #expect(exported.files == ["inquiry.chronicle", "texts/notes.md"])
      let second = try SmallInquiry.desk(in: folder, name: "b.temoin")
      try second.importInquiry(from: folder + "/out/inquiry.chronicle")
      #expect(try second.contentHash() == hash)
      #expect(try second.now().inquiry == first.now().inquiry)
      let again = try second.importInquiry(from: chronicle)
      #expect(again.changed == 0)
      #expect(again.added.isEmpty)
      #expect(try second.verify().verification.problems == [])
      try first.close()
      try second.close()
    }
  }

  @Test("Undoing an import leaves nothing of it, and doing it again brings it all back")
  func undo() throws {
    try TemporaryFolder.with { folder in
      let desk = try SmallInquiry.desk(in: folder)
      let empty = try desk.contentHash()
      try desk.importInquiry(from: Harbour.write(to: folder + "/in"))
      let full = try desk.contentHash()
      #expect(try desk.undo().edit == 2)
      #expect(try desk.contentHash() == empty)
      try desk.redo()
      #expect(try desk.contentHash() == full)
      try desk.close()
    }
  }

  @Test("A chronicle with errors imports nothing, and every error is shown with its place")
  func errors() throws {
    try TemporaryFolder.with { folder in
      let wrong = Harbour.chronicle
        .replacing("Ada came to the harbour", with: "Ada went to the harbour")
        .replacing("letter 3 days after arrival", with: "letter 3 days after arival")
      let path = try Harbour.write(to: folder + "/in", chronicle: wrong)
      let desk = try SmallInquiry.desk(in: folder)
      let head = try desk.now().head
      let error = try #require(throws: EditingError.self) { try desk.importInquiry(from: path) }
      guard case .unreadable(_, let messages) = error.reason else {
        Issue.record("\(error)")
        return
      }
      #expect(messages.count == 2)
      #expect(messages.allSatisfy { $0.contains("inquiry.chronicle:") && $0.contains("^") })
      #expect(try desk.now().head == head)
      try desk.close()
    }
  }

  @Test("Paths that lead out of the folder of a chronicle are not followed")
  func paths() throws {
    try TemporaryFolder.with { folder in
      let path = try Harbour.write(to: folder + "/in")
      let door = FolderOfFiles(FileOnDisk.folder(of: path))
      #expect(door.file("texts/notes.md") != nil)
      for wrong in [
        "../in/texts/notes.md", "/etc/passwd", "texts//notes.md", "texts/./notes.md", "", "texts",
      ] {
        #expect(door.file(wrong) == nil, "\(wrong)")
      }
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/in/texts/link.md", withDestinationPath: folder + "/in/texts/notes.md")
      #expect(door.file("texts/link.md") == nil)
    }
  }

  @Test("A source is added with its text, and with its author where nobody of that name is there")
  func addSource() throws {
    try TemporaryFolder.with { folder in
      let desk = try SmallInquiry.desk(in: folder)
      var source = NewSource()
      source.kind = "review"
      source.authors = ["Ada Lovel"]
      let bytes = Array(Harbour.notes.utf8)
      let added = try desk.addSource(source, file: (bytes, "notes.md"))
      #expect(added.source.slug.rawValue == "notes")
      #expect(added.newPeople.map(\.slug.rawValue) == ["ada-lovel"])
      let text = try #require(added.text)
      #expect(try desk.archive.original(text.original.checksum) == bytes)
      var second = NewSource()
      second.authors = ["ada-lovel"]
      let other = try desk.addSource(second, file: (bytes, "notes.md"))
      #expect(other.newPeople.isEmpty)
      #expect(other.source.slug.rawValue == "notes-2")
      #expect(other.text?.id != text.id)
      #expect(throws: SourceTextError.self) { try desk.addSource(NewSource(), file: ([1, 0, 2], "x.bin")) }
      let memoirs = try desk.addSource(NewSource())
      #expect(memoirs.text == nil)
      #expect(try desk.verify().verification.problems == [])
      try desk.close()
    }
  }

  @Test("Proposals are decided, rulings made and reopened, each in one entry that can be undone")
  func decisions() throws {
    try TemporaryFolder.with { folder in
      let desk = try SmallInquiry.desk(in: folder)
      try desk.importInquiry(from: Harbour.write(to: folder + "/in"))
      let proposal = RecordReference(.identity, id: "i1")
      let (_, head) = try desk.now()
      try desk.decide([proposal], .accepted, on: head)
      #expect(try desk.now().inquiry.identities[Identifier("i1")]?.decision == .accepted)
      #expect(throws: ArchiveError.self) { try desk.decide([proposal], .rejected, on: head) }
      #expect(throws: EditingError.self) { try desk.decide([RecordReference(.person, id: "ada")], .rejected) }
      let statement = try #require(try desk.now().inquiry.statements.first { _ in true })
      let claim = try #require(statement.claims.first)
      let (ruling, _) = try desk.rule(
        on: "When did she arrive?", evidence: [.claim(claim.id)], verdict: .acknowledged,
        because: "both may be right")
      try desk.reopen(ruling.id)
      #expect(try desk.now().inquiry.rulings[ruling.id]?.isOpenAgain == true)
      try desk.undo()
      #expect(try desk.now().inquiry.rulings[ruling.id]?.isOpenAgain == false)
      try desk.close()
    }
  }

  @Test("A record that is not there is answered with the nearest name")
  func names() throws {
    try TemporaryFolder.with { folder in
      let desk = try SmallInquiry.desk(in: folder)
      try desk.importInquiry(from: Harbour.write(to: folder + "/in"))
      let inquiry = try desk.now().inquiry
      #expect(try inquiry.event(named: "arrival").title == "Arrival at the harbour")
      #expect(try inquiry.person(named: "Émile").slug.rawValue == "emile")
      let error = try #require(throws: EditingError.self) { try inquiry.event(named: "arival") }
      #expect(error.explanation.remedy == "did you mean “arrival”?")
      try desk.close()
    }
  }
}
