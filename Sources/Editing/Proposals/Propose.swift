package import Archives
import Calendars
import EDTF
package import Testimony
import TextReading

/// What came of proposing.
package struct ProposalRun: Sendable {
  /// The new proposals, in order of place.
  package var proposals: [Proposal] = []
  /// How many were registered, proposed or decided already.
  package var known = 0
  /// The new head; the old one where nothing was new.
  package var head: Head
}

extension Desk {
  /// Reads a source's text once and keeps what it proposes as open proposals.
  ///
  /// What is registered already, what was proposed before and what was rejected is not proposed again, also where
  /// the text has a new revision, as the passages of earlier proposals were carried over to it.
  ///
  /// - Parameters:
  ///   - id: The source.
  ///   - head: The head the edit was made on; `nil` for whatever it is.
  /// - Returns: What is new.
  /// - Throws: ``EditingError`` for a source without a text, or `ArchiveError`.
  /// - Complexity: O(*n*) in the length of the text, but for the clustering of names.
  @discardableResult
  package func propose(from id: Source.ID, on head: Head? = nil) throws -> ProposalRun {
    let (inquiry, current) = try now()
    guard let source = inquiry.sources[id] else {
      throw EditingError(.unknown(kind: "source", name: id.rawValue, suggestion: nil))
    }
    guard let text = inquiry.currentText(of: id) else {
      throw EditingError(.noText(source: source.slug.rawValue))
    }
    let reading = FirstReading(
      of: text.text, language: source.languages.first.map { String($0.prefix { $0 != "-" }) },
      created: source.dayOfWriting, known: inquiry.knownNames,
      emphases: text.structure.emphases.map { $0.lowerBound.rawValue..<$0.upperBound.rawValue },
      atlas: try surroundings.atlas())
    let cutter = PassageCutter(text)
    var drafts = FirstReadingDrafts(reading, of: cutter)
    return try propose(
      drafts.all() + SourceDrafts(source, of: inquiry, reading, cutter).all(), from: source, cutter,
      in: inquiry, because: "“\(source.slug)” read for the first time",
      on: head ?? current)
  }

  /// Keeps drafts as open proposals, those apart that are known.
  func propose(
    _ drafts: [DraftedProposal], from source: Source, _ cutter: PassageCutter, in inquiry: Inquiry,
    because reason: String, on head: Head
  ) throws -> ProposalRun {
    var numbering = ProposalNumbering(inquiry)
    var run = ProposalRun(head: head)
    (run.proposals, run.known) = numbering.proposals(drafts, from: source.id, cutter)
    guard !run.proposals.isEmpty else { return run }
    run.head = try record(run.proposals.map { .put(.proposal($0)) }, because: reason, on: head)
    return run
  }
}

/// Makes proposals of drafts: numbers them and leaves out what is known.
struct ProposalNumbering {
  private let inquiry: Inquiry
  private var number: Int

  init(_ inquiry: Inquiry) {
    self.inquiry = inquiry
    number = inquiry.proposals.count + 1
  }

  /// The proposals that are new, in order of place, and how many are known.
  mutating func proposals(
    _ drafts: [DraftedProposal], from source: Source.ID, _ cutter: PassageCutter
  ) -> (new: [Proposal], known: Int) {
    var new: [Proposal] = []
    var count = 0
    var known = KnownProposals(inquiry, source: source)
    let ordered = drafts.sorted { left, right in
      // The wider of two that begin together encloses the other.
      let (first, second) = (left.ranges.first ?? 0..<0, right.ranges.first ?? 0..<0)
      return (first.lowerBound, -first.upperBound) < (second.lowerBound, -second.upperBound)
    }
    for draft in ordered {
      let passages = draft.ranges.compactMap { cutter.passage(at: $0) }
      // What a file's header says has no place in the text.
      guard !passages.isEmpty || draft.ranges.isEmpty else { continue }
      while inquiry.proposals.hasKnown(Identifier("p\(number)")) { number += 1 }
      let proposal = Proposal(
        id: Identifier("p\(number)"), source: source, passages: passages, draft.content,
        voices: draft.voices, kind: draft.kind, polarity: draft.polarity, level: draft.level,
        certainty: draft.certainty, reason: draft.reason, score: min(100, max(0, draft.score)),
        origin: draft.origin)
      guard !known.covers(proposal) else {
        count += 1
        continue
      }
      known.add(proposal)
      new.append(proposal)
      number += 1
    }
    return (new, count)
  }
}

extension Inquiry {
  /// The latest revision of a source's text.
  package func currentText(of source: Source.ID) -> SourceText? {
    texts.filter { $0.source == source }.max { $0.number < $1.number }
  }
}

extension Source {
  /// The one day on which it was written, where the bibliography names one.
  fileprivate var dayOfWriting: DayNumber? {
    guard let composed, let bounds = try? EDTFExpression(parsing: composed.edtf).bounds(),
      let day = bounds.earliest, bounds.latest == day
    else { return nil }
    return day
  }
}
