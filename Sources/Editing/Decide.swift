package import Archives
package import Testimony

extension Desk {
  /// Accepts or rejects proposals; their origin stays on them.
  ///
  /// - Parameters:
  ///   - proposals: Statements, mentions and identities.
  ///   - decision: What is decided.
  ///   - head: The head the decision was made on; `nil` for whatever it is.
  /// - Returns: The new head.
  /// - Throws: ``EditingError`` for what is no proposal, or `ArchiveError`.
  @discardableResult
  package func decide(_ proposals: [RecordReference], _ decision: Decision, on head: Head? = nil) throws
    -> Head
  {
    let (inquiry, current) = try now()
    let changes = try proposals.map { reference -> Change in
      guard let record = inquiry[reference] else {
        throw EditingError(.unknown(kind: reference.kind.rawValue, name: reference.id, suggestion: nil))
      }
      guard let decided = record.decided(decision) else { throw EditingError(.undecidable(record.name)) }
      return .put(decided)
    }
    let count = changes.count == 1 ? "a proposal" : "\(changes.count) proposals"
    return try record(changes, because: "\(decision.past) \(count)", on: head ?? current)
  }

  /// Records a ruling: the editor's decision on a question, which applies until it is reopened.
  ///
  /// - Returns: The ruling and the new head.
  package func rule(
    on question: String, evidence: [Doubt], verdict: Ruling.Verdict, because reason: String,
    on head: Head? = nil
  ) throws -> (ruling: Ruling, head: Head) {
    let (inquiry, current) = try now()
    let (slug, id) = inquiry.freeName(
      for: question, fallback: "ruling", in: inquiry.rulings, slugs: inquiry.rulings.map(\.slug))
    let ruling = Ruling(
      id: id, slug: slug, question: question, evidence: evidence, verdict: verdict, reason: reason,
      author: surroundings.author)
    let next = try record([.put(.ruling(ruling))], because: "ruling “\(slug)” made", on: head ?? current)
    return (ruling, next)
  }

  /// Reopens a ruling: it is kept, and no longer applies.
  @discardableResult
  package func reopen(_ ruling: Ruling.ID, on head: Head? = nil) throws -> Head {
    let (inquiry, current) = try now()
    guard var ruling = inquiry.rulings[ruling] else {
      throw EditingError(.unknown(kind: "ruling", name: ruling.rawValue, suggestion: nil))
    }
    ruling.isOpenAgain = true
    return try record(
      [.put(.ruling(ruling))], because: "ruling “\(ruling.slug)” reopened", on: head ?? current)
  }
}

extension Decision {
  fileprivate var past: String {
    switch self {
    case .open: "reopened"
    case .accepted: "accepted"
    case .acceptedInBulk: "accepted in bulk"
    case .rejected: "rejected"
    }
  }
}

extension AnyRecord {
  /// The record with a decision; `nil` for kinds that are never proposed.
  fileprivate func decided(_ decision: Decision) -> AnyRecord? {
    switch self {
    case .statement(var statement):
      statement.decision = decision
      return .statement(statement)
    case .mention(var mention):
      mention.decision = decision
      return .mention(mention)
    case .identity(var identity):
      identity.decision = decision
      return .identity(identity)
    default: return nil
    }
  }
}
