package import Archives
package import Testimony

/// What the editor changes in a proposal before accepting it; `nil` keeps what is proposed.
package struct ProposalCorrection: Hashable, Sendable {
  /// What is said instead.
  package var content: Proposal.Content?
  /// The words it rests on instead.
  package var passages: [Passage]?
  /// Whose voices it stands in instead.
  package var voices: [ProposedVoice]?
  /// What kind of thing is said instead.
  package var kind: Claim.Kind?
  /// Whether it is affirmed or denied instead.
  package var polarity: Claim.Polarity?
  /// How far the words go instead.
  package var level: Claim.Level?
  /// Whom names in it mean, where that is not the record that bears them.
  package var meanings: [ProposedName: Referent] = [:]
  /// The event it tells of, where that is recorded already.
  package var event: Event.ID?

  /// Creates a correction that changes nothing.
  package init() {}
}

/// What came of accepting proposals.
package struct AcceptedProposals: Sendable {
  /// The proposals as they stand now, with what was made of them.
  package var accepted: [Proposal] = []
  /// Those that were left open, as a name in them is borne by several, and why.
  package var left: [(id: Proposal.ID, why: EditingError)] = []
  /// The new head; the old one where none was accepted.
  package var head: Head

  /// The records that were made, in order.
  package var made: [RecordReference] { accepted.flatMap(\.made) }
}

extension Desk {
  /// Accepts proposals in one entry.
  ///
  /// Their people, places and groups are made where they are new, and mentions, identities and statements of them, each
  /// with the proposal's origin. Where an atlas has a place that is accepted, its position is proposed in the same entry.
  ///
  /// - Parameters:
  ///   - ids: The proposals.
  ///   - decision: Accepted after being read, or in bulk; what is accepted in bulk stays marked as not read.
  ///   - corrections: What the editor changed in some of them.
  ///   - head: The head the decision was made on; `nil` for whatever it is.
  /// - Returns: What was made. A proposal of several in which a name is ambiguous is left open and told.
  /// - Throws: ``EditingError`` for an unknown or accepted proposal, or a single one that cannot be accepted; or
  ///   `ArchiveError`. Nothing has been recorded then.
  /// - Complexity: O(*n* + *m*) in the size of the inquiry and the number of proposals.
  @discardableResult
  package func accept(
    _ ids: [Proposal.ID], as decision: Decision = .accepted,
    corrected corrections: [Proposal.ID: ProposalCorrection] = [:], on head: Head? = nil
  ) throws -> AcceptedProposals {
    precondition(decision.isAccepted, "a proposal is accepted after being read or in bulk")
    let (inquiry, current) = try now()
    var result = AcceptedProposals(head: head ?? current)
    var acceptance = Acceptance(inquiry)
    let proposals = try undecided(ids, in: inquiry)
    for proposal in proposals {
      do {
        try acceptance.accept(proposal, decision, corrections[proposal.id])
      } catch let error as EditingError where proposals.count > 1 {
        result.left.append((proposal.id, error))
      }
    }
    // A damaged atlas is told of where texts are read; it keeps nobody from deciding.
    if let atlas = (try? surroundings.atlas()) ?? nil {
      acceptance.proposePositions(of: proposals, by: atlas)
    }
    result.accepted = acceptance.changes.compactMap {
      if case .put(.proposal(let proposal)) = $0, proposal.decision.isAccepted { proposal } else { nil }
    }
    guard !result.accepted.isEmpty else { return result }
    result.head = try record(
      acceptance.changes, because: reason("accepted", result.accepted, isInBulk: decision == .acceptedInBulk),
      on: result.head)
    return result
  }

  /// Rejects proposals; they are kept, and not proposed again.
  ///
  /// - Returns: The new head.
  /// - Throws: ``EditingError`` for an unknown or accepted proposal, or `ArchiveError`.
  @discardableResult
  package func reject(_ ids: [Proposal.ID], on head: Head? = nil) throws -> Head {
    try set(ids, .rejected, past: "rejected", on: head)
  }

  /// Opens rejected proposals again.
  ///
  /// - Returns: The new head.
  /// - Throws: ``EditingError`` for an unknown or accepted proposal, or `ArchiveError`.
  @discardableResult
  package func reconsider(_ ids: [Proposal.ID], on head: Head? = nil) throws -> Head {
    try set(ids, .open, past: "reopened", on: head)
  }

  private func set(_ ids: [Proposal.ID], _ decision: Decision, past: String, on head: Head?) throws -> Head {
    let (inquiry, current) = try now()
    let proposals = try undecided(ids, in: inquiry).filter { $0.decision != decision }
    guard !proposals.isEmpty else { return head ?? current }
    let changes = proposals.map { proposal -> Change in
      var decided = proposal
      decided.decision = decision
      return .put(.proposal(decided))
    }
    return try record(changes, because: reason(past, proposals, isInBulk: false), on: head ?? current)
  }

  /// The proposals with these identifiers, each once, none of them accepted.
  private func undecided(_ ids: [Proposal.ID], in inquiry: Inquiry) throws -> [Proposal] {
    var seen: Set<Proposal.ID> = []
    return try ids.filter { seen.insert($0).inserted }.map { id in
      guard let proposal = inquiry.proposals[id] else {
        throw EditingError(.unknown(kind: "proposal", name: id.rawValue, suggestion: nil))
      }
      guard !proposal.decision.isAccepted else { throw EditingError(.undecidable("proposal “\(id)”")) }
      return proposal
    }
  }

  private func reason(_ past: String, _ proposals: [Proposal], isInBulk: Bool) -> String {
    let words =
      proposals.count == 1
      ? proposals.first.flatMap(\.passages.first).map { "“\($0.quotation.prefix(60))”" } : nil
    return "\(past)\(isInBulk ? " in bulk" : ""): \(words ?? "\(proposals.count) proposals")"
  }
}
