import Archives
import Editing
import TestSupport
import Testimony
import Testing

@Suite("Proposals of other programs and of models")
struct ProposalLineTests {
  private static let text = """
    Serge writes that Kalinin told him of the arrest in March 1928. “They came at
    night,” said Kalinin. The doctor kept silent.

    Serge was fifteen when he left home. Serge left again.

    """

  private func withDesk(_ body: (Desk, Source.ID) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      let desk = try SmallInquiry.desk(in: folder)
      let added = try desk.addSource(NewSource(), file: (Array(Self.text.utf8), "notes.txt"))
      try body(desk, added.source.id)
      try desk.close()
    }
  }

  private func take(_ desk: Desk, _ lines: [String]) throws -> ImportedProposals {
    try desk.propose(lines: Array(lines.joined(separator: "\n").utf8))
  }

  private let head = #"{"proposals": 1, "model": "reader", "version": "2.1"}"#

  @Test("An accepted line keeps the model's name and version, its voices and its date")
  func accepted() throws {
    try withDesk { desk, source in
      let line = #"""
        {"quote": "Kalinin told him of the arrest in March 1928", "voices": ["text", {"person": "Kalinin", "words": "Kalinin told him", "manner": "saw", "rendering": "paraphrased"}], "event": {"kind": "arrest", "when": {"date": "1928-03", "words": "March 1928"}}, "score": 80, "reason": "a date beside it"}
        """#
      let taken = try take(desk, [head, line])
      #expect(taken.refused.isEmpty && taken.ignored.isEmpty)
      let proposal = try #require(taken.proposals.first)
      try desk.accept([proposal.id])
      let inquiry = try desk.now().inquiry
      let statement = try #require(inquiry.statements.first { _ in true })
      #expect(statement.origin == .model(name: "reader", version: "2.1"))
      #expect(statement.voices.map(\.holder) == [.text, .person(Identifier("kalinin"))])
      #expect(statement.voices.last?.attribution == .words("Kalinin told him"))
      #expect(
        statement.claims.last?.content
          == .time(
            event: Identifier("arrest-1928"),
            TimeConstraint(.whole, .dated(.within, DateExpression("1928-03", words: "March 1928")))))
      #expect(try desk.verify().verification.problems == [])
    }
  }

  @Test("A quotation that is not verbatim is refused and the nearest words are shown; the others are taken")
  func verbatim() throws {
    try withDesk { desk, source in
      let taken = try take(
        desk,
        [
          head, #"{"quote": "Kalinin told her of the arrest", "mentions": {"person": "Kalinin"}}"#,
          #"{"quote": "They came at\n  night", "saying": {"words": "They came at night"}}"#,
        ])
      #expect(taken.proposals.map { $0.passages.map(\.quotation) } == [["They came at night"]])
      #expect(taken.refused.map(\.line) == [2])
      #expect(
        taken.refused.first?.why
          == ProposalLineError(
            .notVerbatim("Kalinin told her of the arrest", nearest: "Kalinin told him of the arrest")))
    }
  }

  @Test(
    "What a line lacks is said",
    arguments: [
      (
        #"{"quote": "Serge", "mentions": {"person": "Serge"}}"#,
        ProposalLineError.Reason.ambiguous("Serge", count: 3)
      ),
      (#"{"quote": "The doctor kept silent"}"#, .contents([])),
      (
        #"{"quote": "The doctor", "mentions": {"person": "X"}, "saying": {"words": "y"}}"#,
        .contents(["mentions", "saying"])
      ),
      (#"{"mentions": {"person": "X"}}"#, .missing("quote")),
      (
        #"{"quote": "The doctor kept silent", "saying": {"words": "w"}, "voices": [{"person": "Kalinin", "words": "said Kalinin"}]}"#,
        .voiceWithoutWords("Kalinin")
      ),
      (#"{"quote": "The doctor", "mentions": {"person": "X"}, "source": "elsewhere"}"#, .source("elsewhere")),
      (#"["quote"]"#, .notJSON("it begins with no {")),
    ])
  func refused(_ line: String, _ reason: ProposalLineError.Reason) throws {
    try withDesk { desk, source in
      let taken = try take(desk, [head, line])
      #expect(taken.refused.map(\.why) == [ProposalLineError(reason)])
      #expect(taken.proposals.isEmpty)
    }
  }

  @Test("A line without a model is refused, an unknown member is named, and the same line twice is known")
  func account() throws {
    try withDesk { desk, source in
      let line = #"{"quote": "The doctor", "mentions": {"person": "the doctor"}, "mood": "calm"}"#
      #expect(try take(desk, [line]).refused.map(\.why) == [ProposalLineError(.nameless)])
      let taken = try take(desk, [head, line, "", line])
      #expect(taken.proposals.count == 1)
      #expect(taken.known == 1)
      #expect(taken.ignored.map(\.members) == [["mood"], ["mood"]])
      #expect(taken.lines == 3)
      #expect(try take(desk, [head, line]).proposals.isEmpty)
    }
  }

  @Test("The same words are told apart by a place or by the words around")
  func apart() throws {
    try withDesk { desk, source in
      let taken = try take(
        desk,
        [
          head, #"{"quote": "Serge", "suffix": " left again", "mentions": {"person": "Serge"}}"#,
          #"{"quote": "Serge", "start": 2, "mentions": {"person": "Serge"}}"#,
        ])
      #expect(taken.refused.isEmpty)
      #expect(taken.proposals.map { $0.passages[0].suffix.prefix(7) } == [" writes", " left a"])
    }
  }
}
