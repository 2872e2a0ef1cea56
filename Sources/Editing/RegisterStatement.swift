package import Archives
package import Testimony

extension Desk {
  /// Registers a statement.
  ///
  /// - Parameters:
  ///   - entry: The statement as typed.
  ///   - language: The language of times that is tried first.
  ///   - head: The head the entry was made on; `nil` for whatever it is.
  /// - Returns: The statement, the records that were made for it, and the new head.
  /// - Throws: ``EntryRefusal`` with the flaw of each field, or `ArchiveError`; nothing is recorded then.
  @discardableResult
  package func register(
    _ entry: StatementEntry, language: String = "en", on head: Head? = nil
  ) throws -> (resolved: ResolvedStatement, head: Head) {
    let (inquiry, current) = try now()
    let resolved = try entry.resolved(in: inquiry, language: language)
    let next = try record(
      resolved.changes, because: "statement “\(resolved.statement.slug)” registered", on: head ?? current)
    return (resolved, next)
  }

  /// Changes a statement; one that was only proposed counts as accepted from now on.
  ///
  /// - Returns: The statement, the records that were made for it, and the new head.
  /// - Throws: ``EntryRefusal`` with the flaw of each field, ``EditingError`` or `ArchiveError`.
  @discardableResult
  package func edit(
    _ statement: Statement.ID, as entry: StatementEntry, language: String = "en", on head: Head? = nil
  ) throws -> (resolved: ResolvedStatement, head: Head) {
    let (inquiry, current) = try now()
    guard let original = inquiry.statements[statement] else {
      throw EditingError(.unknown(kind: "statement", name: statement.rawValue, suggestion: nil))
    }
    let resolved = try entry.resolved(in: inquiry, language: language, editing: original)
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
