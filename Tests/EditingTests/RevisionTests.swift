import Archives
import Editing
import TestSupport
import Testimony
import Testing

@Suite("A corrected text")
struct RevisionTests {
  private static let first = """
    # Letters from the coast

    The steamer left the quay before dawn and nobody waved.

    Ada wrote that the lamps were lit at four every afternoon of that winter.

    My brother came to see us on the second of March, with a cold.

    The harbour master kept a ledger of every boat, and lent it to no one.

    We ate herring for eleven days and bread for the twelfth.

    """

  private static let quotations = [
    "nobody waved", "the lamps were lit at four every afternoon",
    "My brother came to see us on the second of March",
    "The harbour master kept a ledger of every boat", "herring for eleven days",
  ]

  /// A desk with one source and a statement for each quotation.
  private func withDesk(_ body: (Desk, Source.ID) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      let desk = try SmallInquiry.desk(in: folder)
      let added = try desk.addSource(NewSource(), file: (Array(Self.first.utf8), "letters.md"))
      let cutter = PassageCutter(try #require(added.text))
      let changes = try Self.quotations.enumerated().map { index, words -> Change in
        let place = try #require(cutter.places(of: words).first)
        return .put(
          .statement(try statement(index + 1, [#require(cutter.passage(at: place))], added.source.id)))
      }
      try desk.record(changes, because: "registered")
      try body(desk, added.source.id)
      try desk.close()
    }
  }

  private func statement(_ number: Int, _ passages: [Passage], _ source: Source.ID) -> Statement {
    Statement(
      id: Identifier("s\(number)"), slug: Slug(title: "s\(number)", fallback: "s"), source: source,
      passages: passages,
      claims: [
        Claim(id: Identifier("s\(number).1"), .proposition(words: "claim \(number)", about: [], event: nil))
      ])
  }

  @discardableResult
  private func revise(_ desk: Desk, _ source: Source.ID, _ text: String) throws -> RevisionReport {
    try desk.revise(source, file: (Array(text.utf8), "letters.md"))
  }

  @Test("Kept words shift, moved ones are followed, changed ones wait, lost ones are lost")
  func fates() throws {
    try withDesk { desk, source in
      let text = """
        # Letters from the coast

        A line that was left out of the first copy.

        We ate herring for eleven days and bread for the twelfth.

        The steamer left the quay before dawn and nobody waved.

        Ada wrote that the lamps were lit at five every afternoon of that winter.

        The harbour master kept a ledger of every boat, and lent it to no one.

        """
      let report = try revise(desk, source, text)
      #expect(report.text.number == 2)
      #expect(report.kept == 2)
      #expect(report.moved.map(\.to.quotation) == ["herring for eleven days"])
      #expect(report.changed.map(\.quotation) == ["the lamps were lit at four every afternoon"])
      #expect(report.lost.map(\.quotation) == ["My brother came to see us on the second of March"])
      let inquiry = try desk.now().inquiry
      let places = inquiry.statements.flatMap(\.passages).map(\.place)
      #expect(places.count { if case .text(report.text.id, _) = $0 { true } else { false } } == 3)
      let waiting = inquiry.unplacedPassages(of: source)
      #expect(
        waiting.map(\.passage.quotation) == report.changed.map(\.quotation) + report.lost.map(\.quotation))
      guard case .changed(let suggestion, let agreement)? = waiting.first?.state else {
        Issue.record("no suggestion")
        return
      }
      #expect(suggestion.quotation == "the lamps were lit at five every afternoon")
      #expect((66..<100).contains(agreement))
      #expect(try desk.verify().verification.problems == [])
    }
  }

  @Test("A look-alike of deleted words is never taken")
  func lookAlike() throws {
    try withDesk { desk, source in
      let text = Self.first.replacing(
        "My brother came to see us on the second of March, with a cold.\n\n", with: ""
      ).replacing(
        "the twelfth.", with: "the twelfth.\n\nMy brother came to see us on the ninth of May, alone.")
      let report = try revise(desk, source, text)
      #expect(report.kept == 4)
      #expect(report.lost.map(\.quotation) == ["My brother came to see us on the second of March"])
    }
  }

  @Test("The editor takes a suggestion, places lost words by hand, or lets them go")
  func decisions() throws {
    try withDesk { desk, source in
      let text = Self.first
        .replacing("lit at four", with: "lit at five")
        .replacing(
          "My brother came to see us on the second of March, with a cold.", with: "Nobody came that spring."
        )
        .replacing("nobody waved", with: "it rained")
      try revise(desk, source, text)
      let waiting = try desk.now().inquiry.unplacedPassages()
      let lamps = try #require(waiting.first { $0.passage.quotation.contains("lamps") })
      guard case .changed(let suggestion, _) = lamps.state else { return }
      try desk.place(lamps, at: suggestion)
      let brother = try #require(
        try desk.now().inquiry.unplacedPassages().first { $0.passage.quotation.contains("brother") })
      let cutter = PassageCutter(try #require(try desk.now().inquiry.currentText(of: source)))
      let place = try #require(cutter.places(of: "Nobody came that spring").first)
      try desk.place(brother, at: try #require(cutter.passage(at: place)))
      let quay = try #require(try desk.now().inquiry.unplacedPassages().first)
      try desk.letGo(quay)
      let inquiry = try desk.now().inquiry
      #expect(inquiry.unplacedPassages().isEmpty)
      #expect(
        inquiry.statements[Identifier("s2")]?.passages.map(\.quotation) == [
          "the lamps were lit at five every afternoon"
        ])
      #expect(inquiry.statements[Identifier("s3")]?.passages.map(\.quotation) == ["Nobody came that spring"])
      #expect(inquiry.statements[Identifier("s1")]?.decision == .rejected)
      #expect(inquiry.statements[Identifier("s1")]?.passages.map(\.quotation) == ["nobody waved"])
    }
  }

  @Test("A revision that restores the words finds them again, and undo is exact")
  func back() throws {
    try withDesk { desk, source in
      let before = try desk.contentHash()
      let inquiry = try desk.now().inquiry
      try revise(
        desk, source,
        Self.first.replacing("My brother came to see us on the second of March, with a cold.\n\n", with: ""))
      let report = try revise(desk, source, Self.first + "\nThe end.\n")
      #expect(report.found.map(\.quotation) == ["My brother came to see us on the second of March"])
      #expect(report.kept == 4)
      #expect(try desk.now().inquiry.unplacedPassages().isEmpty)
      try desk.undo()
      try desk.undo()
      #expect(try desk.contentHash() == before)
      #expect(try desk.now().inquiry == inquiry)
    }
  }

  @Test("A text that reads the same is no revision")
  func same() throws {
    try withDesk { desk, source in
      #expect(throws: EditingError(.sameText(source: "letters"))) { try revise(desk, source, Self.first) }
    }
  }

  @Test("What was proposed before a revision is not proposed again after it")
  func proposals() throws {
    try TemporaryFolder.with { folder in
      let desk = try SmallInquiry.desk(in: folder)
      let text = "On 4 April 1921 Ada Brandt was arrested in Hamburg.\n\nIn 1923 Émile Roux died in Paris.\n"
      var entered = NewSource()
      entered.languages = ["en"]
      let added = try desk.addSource(entered, file: (Array(text.utf8), "notes.md"))
      let run = try desk.propose(from: added.source.id)
      try desk.reject([try #require(run.proposals.first).id])
      let report = try desk.revise(
        added.source.id, file: (Array(("A preface that says little.\n\n" + text).utf8), "notes.md"))
      #expect(report.dropped == 0)
      #expect(try desk.propose(from: added.source.id).proposals == [])
      let shorter = try desk.revise(
        added.source.id,
        file: (Array("On 4 April 1921 Ada Brandt was arrested in Hamburg.\n".utf8), "notes.md"))
      #expect(shorter.dropped > 0)
      try desk.close()
    }
  }

  @Test(
    "An excerpt typed first is laid beside the text later, and its passages move where the words are the same"
  )
  func excerpts() throws {
    try TemporaryFolder.with { folder in
      let desk = try SmallInquiry.desk(in: folder)
      let source = try desk.addSource(NewSource()).source.id
      var good = NewExcerpt("The harbour master kept a ledger of every boat")
      good.locator = Locator(page: "12", other: "fond 7, leaf 3")
      good.secondHand = "quoted by Roux, page unknown"
      let first = try desk.addExcerpt(good, to: source).excerpt
      let second = try desk.addExcerpt(NewExcerpt("We ate bread for a week"), to: source).excerpt
      #expect(first.transcriber == "tester")
      let changes = [first, second].enumerated().map { index, excerpt -> Change in
        let words = index == 0 ? "a ledger of every boat" : "bread for a week"
        let start = index == 0 ? 24 : 7
        let range = ScalarOffset(start)..<ScalarOffset(start + words.count)
        return .put(
          .statement(
            statement(
              index + 1,
              [
                Passage(
                  source: source, quotation: words, place: .excerpt(excerpt.id, range),
                  locator: excerpt.locator)
              ], source)))
      }
      try desk.record(changes, because: "registered")
      let report = try revise(desk, source, Self.first)
      #expect(report.text.number == 1)
      #expect(report.excerpts.map(\.moved) == [1, 0])
      #expect(report.excerpts.map(\.stay) == [0, 1])
      #expect(report.excerpts[1].outcome == .missing)
      let moved = try #require(try desk.now().inquiry.statements[Identifier("s1")]?.passages.first)
      #expect(moved.textPlace?.text == report.text.id)
      #expect(moved.locator == Locator(page: "12", other: "fond 7, leaf 3"))
      #expect(try desk.verify().verification.problems == [])
      try desk.close()
    }
  }
}
