package import Archives
package import Testimony

extension Desk {
  /// Adds a note or query of the editor.
  ///
  /// - Parameters:
  ///   - text: The words.
  ///   - subject: What it is on; `nil` for nothing in particular.
  ///   - passage: The passage it is on.
  ///   - isQuery: Whether it is a thing to check.
  ///   - head: The head it was made on; `nil` for whatever it is.
  /// - Returns: The note and the new head.
  /// - Throws: ``DraftRefusal`` where there are no words, or `ArchiveError`.
  @discardableResult
  package func addNote(
    _ text: String, on subject: Referent? = nil, passage: Passage? = nil, isQuery: Bool, head: Head? = nil
  ) throws -> (note: EditorNote, head: Head) {
    let words = text.trimmed
    guard !words.isEmpty else { throw DraftRefusal(flaws: [DraftFlaw("text", .missing)]) }
    let (inquiry, current) = try now()
    let stem = isQuery ? "q" : "n"
    var number = inquiry.notes.count + 1
    var slug = Slug(title: "\(stem)\(number)", fallback: stem)
    let taken = Set(inquiry.notes.map(\.slug))
    while taken.contains(slug) || inquiry.notes.hasKnown(Identifier(slug.rawValue)) {
      number += 1
      slug = Slug(title: "\(stem)\(number)", fallback: stem)
    }
    let note = EditorNote(
      id: Identifier(slug.rawValue), slug: slug, text: words, subject: subject, passage: passage,
      isQuery: isQuery)
    let next = try record(
      [.put(.note(note))], because: isQuery ? "query “\(slug)” made" : "note “\(slug)” made",
      on: head ?? current)
    return (note, next)
  }

  /// Changes the words of a note, or whether it is still to be checked.
  ///
  /// - Returns: The new head.
  /// - Throws: ``EditingError``, ``DraftRefusal`` or `ArchiveError`.
  @discardableResult
  package func changeNote(
    _ id: EditorNote.ID, text: String? = nil, isQuery: Bool? = nil, on head: Head? = nil
  ) throws -> Head {
    let (inquiry, current) = try now()
    guard var note = inquiry.notes[id] else {
      throw EditingError(.unknown(kind: "note", name: id.rawValue, suggestion: nil))
    }
    if let text {
      guard !text.trimmed.isEmpty else { throw DraftRefusal(flaws: [DraftFlaw("text", .missing)]) }
      note.text = text.trimmed
    }
    let wasQuery = note.isQuery
    note.isQuery = isQuery ?? note.isQuery
    let act = wasQuery && !note.isQuery ? "query “\(note.slug)” checked" : "note “\(note.slug)” changed"
    return try record([.put(.note(note))], because: act, on: head ?? current)
  }

  /// Takes a note out.
  ///
  /// - Returns: The new head.
  @discardableResult
  package func removeNote(_ id: EditorNote.ID, on head: Head? = nil) throws -> Head {
    let (inquiry, current) = try now()
    guard let note = inquiry.notes[id] else {
      throw EditingError(.unknown(kind: "note", name: id.rawValue, suggestion: nil))
    }
    return try record(
      [.remove(RecordReference(.note, id: id.rawValue))], because: "note “\(note.slug)” taken out",
      on: head ?? current)
  }
}
