import Archives
import Editing
import Foundation
import TestSupport
import Testimony
import Testing
import TextReading

@Suite("Proposals about the source, its references and its places")
struct SourceProposalTests {
  /// An atlas of one place.
  private static func atlas(_ name: String, latitude: Double, longitude: Double) throws -> PlaceAtlas {
    func number(_ value: Int) -> [UInt8] {
      stride(from: 0, to: 32, by: 8).map { UInt8(truncatingIfNeeded: value >> $0) }
    }
    let words = Array(name.utf8)
    let place =
      number(42) + number(Int(latitude * 100_000)) + number(Int(longitude * 100_000)) + number(1_000)
      + number(0) + [UInt8(words.count)] + Array("DE".utf8) + [0]
    let key = try #require(PlaceAtlas.key(of: name))
    let keyBytes = stride(from: UInt64(0), to: 64, by: 8).map { UInt8(truncatingIfNeeded: key >> $0) }
    let bytes =
      Array("TMNPLC01".utf8) + number(1) + number(1) + number(words.count) + keyBytes + number(0) + place
      + words
    return try PlaceAtlas(Data(bytes))
  }

  private func withDesk(
    _ text: String, kind: Source.Kind? = nil, name: String = "a.txt", atlas: PlaceAtlas? = nil,
    _ body: (Desk, AddedSource, ProposalRun) throws -> Void
  ) throws {
    try TemporaryFolder.with { folder in
      var surroundings = SmallInquiry.surroundings
      surroundings.atlas = { atlas }
      try Desk.create(folder + "/a.temoin", title: "", surroundings: surroundings)
      let desk = try Desk.open(folder + "/a.temoin", to: .editing, surroundings: surroundings)
      var entered = NewSource()
      entered.languages = ["en"]
      entered.kind = kind
      let added = try desk.addSource(entered, file: (Array(text.utf8), name))
      try body(desk, added, desk.propose(from: added.source.id))
      #expect(try desk.verify().verification.problems == [])
      try desk.close()
    }
  }

  private func open(_ desk: Desk, _ kind: ProposalKind) throws -> [Proposal] {
    var filter = ProposalFilter()
    filter.kinds = [kind]
    return try desk.now().inquiry.proposals(filter)
  }

  private let memoir = """
    The Project Gutenberg EBook of The Quay, by Leo Harbour

    Title: The Quay
    Author: Leo Harbour
    Release Date: November 2, 2010 [EBook #34999]
    Language: English

    *** START OF THIS PROJECT GUTENBERG EBOOK THE QUAY ***

    THE QUAY

    BY LEO HARBOUR

    Ada Brandt lived in Hamburg. The General Secretary wrote to Ada Brandt in Hamburg. The General Secretary
    was silent.

    *** END OF THIS PROJECT GUTENBERG EBOOK THE QUAY ***
    """

  @Test(
    "A header's title and number go into the bibliography, and its author is proposed where the title page has him"
  )
  func header() throws {
    try withDesk(memoir) { desk, added, run in
      #expect(added.source.title == "The Quay")
      #expect(added.source.languages == ["en"])
      #expect(added.source.published == nil)
      let bibliography = try #require(added.source.bibliography)
      for part in ["Project Gutenberg", "34999", "2010-11-02"] { #expect(bibliography.contains(part)) }
      let author = try #require(try open(desk, .source).first)
      #expect(author.content == .detail(.contribution(ProposedName(.person, "Leo Harbour"), role: "author")))
      #expect(author.passages.map(\.quotation) == ["LEO HARBOUR"])
      let before = try desk.contentHash()
      try desk.accept([author.id])
      let inquiry = try desk.now().inquiry
      let source = try #require(inquiry.sources[added.source.id])
      #expect(source.authors.map { inquiry.name(of: $0) } == ["Leo Harbour"])
      try desk.undo()
      #expect(try desk.contentHash() == before)
      try desk.reject([author.id])
      let again = try desk.propose(from: added.source.id)
      #expect(again.proposals.isEmpty)
      #expect(try open(desk, .source).isEmpty)
    }
  }

  @Test(
    "Words that stand for somebody wait until the editor says for whom; said once, it holds for the others")
  func references() throws {
    try withDesk(memoir) { desk, added, run in
      let references = try open(desk, .reference)
      #expect(
        references.map { $0.passages[0].quotation } == ["The General Secretary", "The General Secretary"])
      let words = ProposedName(.person, "The General Secretary")
      #expect(throws: EditingError(.unmeantWords("The General Secretary"))) {
        try desk.accept([references[0].id])
      }
      let bulk = try desk.accept(references.map(\.id), as: .acceptedInBulk)
      #expect(bulk.accepted.isEmpty)
      #expect(
        bulk.left.map(\.why) == [EditingError(.unmeantWords("The General Secretary"))].flatMap { [$0, $0] })
      let ada = try #require(try desk.now().inquiry.proposedNames().first { $0.name.name == "Ada Brandt" })
      try desk.accept([ada.proposals[0].id])
      let person = try #require(try desk.now().inquiry.persons.first { _ in true })
      var correction = ProposalCorrection()
      correction.meanings[words] = .person(person.id)
      try desk.accept([references[0].id], corrected: [references[0].id: correction])
      try desk.accept([references[1].id], as: .acceptedInBulk)
      let inquiry = try desk.now().inquiry
      #expect(inquiry.persons.count == 1)
      let mentions = inquiry.mentions.filter { $0.passage.quotation == "The General Secretary" }
      #expect(mentions.map(\.referent) == [.person(person.id), .person(person.id)])
      #expect(mentions.map(\.decision) == [.accepted, .acceptedInBulk])
    }
  }

  @Test("A letter's dateline says when it was composed, and where")
  func letter() throws {
    let text = "Hamburg, 4 April 1921\n\nDear Émile,\n\nI am well, and the herring is dear.\n\nAda Brandt"
    try withDesk(text, kind: "letter") { desk, added, run in
      let composed = try #require(try open(desk, .source).first)
      #expect(
        composed.content == .detail(.composed(DateExpression("1921-04-04", words: "4 April 1921"))))
      let writing = try #require(try open(desk, .event).first { $0.rule == "dateline.written" })
      guard case .event(let event) = writing.content else { return }
      #expect(event.kind == "writing")
      #expect(event.place?.name == "Hamburg")
      try desk.accept([composed.id, writing.id])
      let inquiry = try desk.now().inquiry
      #expect(inquiry.sources[added.source.id]?.composed?.edtf == "1921-04-04")
      #expect(inquiry.events.map(\.kind) == ["writing"])
    }
  }

  @Test("A place that is accepted gets a proposal of where it lies, and its licence stays on the record")
  func positions() throws {
    let atlas = try Self.atlas("Hamburg", latitude: 53.55073, longitude: 9.99302)
    try withDesk(memoir, atlas: atlas) { desk, added, run in
      #expect(try open(desk, .position).isEmpty)
      let places = try open(desk, .place).filter { $0.passages[0].quotation == "Hamburg" }
      #expect(places.count == 2)
      let before = try desk.contentHash()
      let accepted = try desk.accept([places[0].id])
      #expect(accepted.accepted.map(\.id) == [places[0].id])
      let position = try #require(try open(desk, .position).first)
      #expect(try open(desk, .position).count == 1)
      #expect(position.passages.map(\.quotation) == ["Hamburg"])
      try desk.undo()
      #expect(try desk.contentHash() == before)
      try desk.redo()
      try desk.accept([places[1].id])
      #expect(try open(desk, .position).count == 1)
      try desk.accept([position.id])
      let place = try #require(try desk.now().inquiry.places.first { _ in true })
      #expect(place.coordinates == Place.Coordinates(latitude: 53.55073, longitude: 9.99302))
      #expect(place.note == "Coordinates: GeoNames 42, CC BY 4.0.")
      #expect(try desk.propose(from: added.source.id).proposals.isEmpty)
    }
  }
}
