package import Archives
import EDTF
package import Testimony

/// What a person, group, place or work is called, as a form or a command gives it.
package struct NewNames: Hashable, Sendable {
  /// The name by which the inquiry calls it.
  package var name: String
  /// Other names, as used.
  package var names: [DatedName]
  /// The editor's note.
  package var note: String?

  /// Gives names.
  package init(_ name: String, names: [DatedName] = [], note: String? = nil) {
    self.name = name
    self.names = names
    self.note = note
  }

  /// Refuses names of which one cannot be recorded.
  package func check() throws(EditingError) {
    guard !name.isEmpty else { throw EditingError(.needsName) }
    for other in names {
      guard let used = other.used else { continue }
      if used.calendar == nil, (try? EDTFExpression(parsing: used.edtf)) == nil {
        throw EditingError(
          .unfit(what: "date", words: used.edtf, remedy: "write years as in 1917, 1909/1917 or 1917/.."))
      }
    }
  }
}

extension Desk {
  /// Adds somebody or something of a kind that can be named.
  ///
  /// - Parameters:
  ///   - kind: Person, group, place or work.
  ///   - names: What it is called.
  ///   - head: The head the edit was made on; `nil` for whatever it is.
  /// - Returns: What was added, and the new head.
  /// - Throws: ``EditingError`` for a kind that cannot be named, or names that cannot be recorded.
  @discardableResult
  package func add(_ kind: RecordReference.Kind, _ names: NewNames, on head: Head? = nil) throws
    -> (referent: Referent, head: Head)
  {
    let (inquiry, current) = try now()
    try names.check()
    guard let (made, referent) = inquiry.newRecord(kind, named: names.name), let record = made.called(names)
    else {
      throw EditingError(
        .unfit(what: "kind of name", words: kind.rawValue, remedy: "add a person, group, place or work"))
    }
    let next = try self.record(
      [.put(record)], because: "\(kind.rawValue) “\(referent.record.id)” added", on: head ?? current)
    return (referent, next)
  }

  /// Gives somebody or something other names, or another note.
  ///
  /// - Parameters:
  ///   - referent: A person, group, place or work.
  ///   - names: What it is called from now on.
  ///   - head: The head the edit was made on; `nil` for whatever it is.
  /// - Returns: The new head.
  /// - Throws: ``EditingError`` for what is not there, or names that cannot be recorded.
  @discardableResult
  package func rename(_ referent: Referent, _ names: NewNames, on head: Head? = nil) throws -> Head {
    let (inquiry, current) = try now()
    try names.check()
    guard let changed = inquiry[referent.record]?.called(names) else {
      throw EditingError(
        .unknown(kind: referent.kindOfRecord ?? "record", name: referent.record.id, suggestion: nil))
    }
    return try record(
      [.put(changed)],
      because: "names and note of “\(inquiry.readableName(of: referent))” changed",
      on: head ?? current)
  }
}

extension AnyRecord {
  /// The record under other names and another note; `nil` for kinds that have no names.
  fileprivate func called(_ names: NewNames) -> AnyRecord? {
    switch self {
    case .person(var person):
      (person.name, person.names, person.note) = (names.name, names.names, names.note)
      return .person(person)
    case .group(var group):
      (group.name, group.names, group.note) = (names.name, names.names, names.note)
      return .group(group)
    case .place(var place):
      (place.name, place.names, place.note) = (names.name, names.names, names.note)
      return .place(place)
    case .work(var work):
      (work.title, work.names, work.note) = (names.name, names.names, names.note)
      return .work(work)
    default: return nil
    }
  }
}
