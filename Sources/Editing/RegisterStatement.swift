package import Archives
package import Testimony

extension Desk {
  /// Registers a statement.
  ///
  /// - Parameters:
  ///   - draft: The statement as typed.
  ///   - proposal: The proposal it corrects, which is accepted with it; the statement keeps its origin.
  ///   - language: The language of times that is tried first.
  ///   - head: The head the draft was made on; `nil` for whatever it is.
  /// - Returns: The statement, the records that were made for it, and the new head.
  /// - Throws: ``DraftRefusal`` with the flaw of each field, ``EditingError`` for a proposal that is decided, or
  ///   `ArchiveError`; nothing is recorded then.
  @discardableResult
  package func register(
    _ draft: StatementDraft, correcting proposal: Proposal.ID? = nil, language: String = "en",
    on head: Head? = nil
  ) throws -> (resolved: ResolvedStatement, head: Head) {
    let (inquiry, current) = try now()
    var resolved = try draft.resolved(
      in: inquiry, names: names(of: inquiry, at: current), language: language)
    var changes = resolved.changes
    if let id = proposal {
      guard var proposal = inquiry.proposals[id] else {
        throw EditingError(.unknown(kind: "proposal", name: id.rawValue, suggestion: nil))
      }
      guard !proposal.decision.isAccepted else { throw EditingError(.undecidable("proposal “\(id)”")) }
      resolved = resolved.from(proposal.origin)
      changes = resolved.changes
      proposal.decision = .accepted
      proposal.made = changes.compactMap { if case .put(let record) = $0 { record.reference } else { nil } }
      changes.append(.put(.proposal(proposal)))
    }
    let next = try record(
      changes, because: "statement “\(resolved.statement.slug)” registered", on: head ?? current)
    return (resolved, next)
  }

  /// Changes a statement; one that was only proposed counts as accepted from now on.
  ///
  /// - Returns: The statement, the records that were made for it, and the new head.
  /// - Throws: ``DraftRefusal`` with the flaw of each field, ``EditingError`` or `ArchiveError`.
  @discardableResult
  package func edit(
    _ statement: Statement.ID, as draft: StatementDraft, language: String = "en", on head: Head? = nil
  ) throws -> (resolved: ResolvedStatement, head: Head) {
    let (inquiry, current) = try now()
    guard let original = inquiry.statements[statement] else {
      throw EditingError(.unknown(kind: "statement", name: statement.rawValue, suggestion: nil))
    }
    let resolved = try draft.resolved(
      in: inquiry, names: names(of: inquiry, at: current), language: language, editing: original)
    let next = try record(
      resolved.changes, because: "statement “\(resolved.statement.slug)” changed", on: head ?? current)
    return (resolved, next)
  }

  /// Takes a statement out; what it was the first to name stays.
  ///
  /// - Returns: The new head.
  /// - Throws: ``EditingError``, or `ArchiveError` where a hypothesis or ruling speaks of it.
  @discardableResult
  package func remove(_ statement: Statement.ID, on head: Head? = nil) throws -> Head {
    let (inquiry, current) = try now()
    guard let original = inquiry.statements[statement] else {
      throw EditingError(.unknown(kind: "statement", name: statement.rawValue, suggestion: nil))
    }
    return try record(
      [.remove(RecordReference(.statement, id: statement.rawValue))],
      because: "statement “\(original.slug)” taken out", on: head ?? current)
  }
}
