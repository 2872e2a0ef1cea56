package import Archives
import Synchronization
package import Testimony

/// An archive that is open, with what is needed to work on it.
///
/// Every act of an editor is a function of it, and both front ends call the same ones.
package final class Desk: Sendable {
  /// The archive.
  package let archive: Archive
  /// The clock, chance and readers it works with.
  package let surroundings: Surroundings

  private let latestNames = Mutex<(head: Head, names: NameBook)?>(nil)

  /// Sits down before an archive.
  package init(_ archive: Archive, surroundings: Surroundings) {
    self.archive = archive
    self.surroundings = surroundings
  }

  /// Why an archive is opened.
  package enum Purpose: Hashable, Sendable {
    /// To look at it.
    case reading
    /// To make an edit.
    case editing
    /// To serve it at an address until the server ends; the address is told once it is known.
    case serving
  }

  /// Opens the archive in a file.
  package static func open(_ path: String, to purpose: Purpose, surroundings: Surroundings) throws -> Desk {
    let access: ArchiveAccess =
      switch purpose {
      case .reading: .reading
      case .editing: .writing(ArchiveHolder(process: surroundings.process))
      case .serving:
        .writing(ArchiveHolder(process: surroundings.process, address: "an address that is not known yet"))
      }
    return Desk(try Archive.open(path, for: access, salts: surroundings.salts), surroundings: surroundings)
  }

  /// Makes an empty archive in a new file.
  ///
  /// - Returns: Its head.
  @discardableResult
  package static func create(_ path: String, title: String, surroundings: Surroundings) throws -> Head {
    try Archive.create(path, process: surroundings.process, salts: surroundings.salts) { archive in
      try archive.append([.title(title)], stamp: surroundings.stamp("archive made"))
    }
  }

  /// Lets go of the archive.
  package func close() throws { try archive.close() }

  // MARK: Looking

  /// The inquiry, and the head it stands at, which an edit made on it names.
  package func now() throws -> (inquiry: Inquiry, head: Head) { try archive.snapshot() }

  /// The names of the inquiry as it stood at a head, collected once for each state that is asked for in turn.
  package func names(of inquiry: Inquiry, at head: Head) -> NameBook {
    let latest = latestNames.withLock { $0 }
    if let latest, latest.head == head { return latest.names }
    let names = NameBook(inquiry, after: latest?.names)
    latestNames.withLock { $0 = (head, names) }
    return names
  }

  /// The history, oldest entry first.
  package func history() throws -> [HistoryLine] { try archive.history() }

  /// Looks for words.
  package func search(
    _ words: String, kinds: [RecordReference.Kind] = [], limit: Int = 50
  ) throws -> SearchResult {
    try archive.search(SearchQuery(parsing: words), kinds: kinds, limit: limit)
  }

  // MARK: Recording

  /// Records changes in one entry of the history.
  ///
  /// - Parameters:
  ///   - changes: The changes.
  ///   - originals: The bytes the texts among them were read from.
  ///   - reason: Why, or what was done, in words.
  ///   - head: The head the edit was made on; `nil` for whatever it is.
  /// - Returns: The new head.
  /// - Throws: ``Archives/ArchiveError``, nothing having been recorded.
  @discardableResult
  package func record(
    _ changes: [Change], originals: [Original] = [], because reason: String, on head: Head? = nil
  ) throws -> Head {
    try archive.append(changes, originals: originals, stamp: surroundings.stamp(reason), expecting: head)
  }

  /// Takes back the last edit that stands.
  @discardableResult
  package func undo(on head: Head? = nil) throws -> (edit: Int, head: Head) {
    try archive.undo(stamp: surroundings.stamp(""), expecting: head)
  }

  /// Does again the edit that was taken back last.
  @discardableResult
  package func redo(on head: Head? = nil) throws -> (edit: Int, head: Head) {
    try archive.redo(stamp: surroundings.stamp(""), expecting: head)
  }
}
