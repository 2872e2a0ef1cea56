package import Diagnostics
package import Testimony

/// Why an archive was not opened, read or changed.
package struct ArchiveError: ExplainedError, Hashable {
  /// What was wrong.
  package enum Reason: Hashable, Sendable {
    /// There is no file at the path.
    case missing(path: String)
    /// There is a file at the path already.
    case exists(path: String)
    /// The path leads to a folder, a device or a pipe.
    case notAFile(path: String)
    /// The file is not an archive.
    case notAnArchive(path: String)
    /// The archive was written by a newer version of the program.
    case newer(version: Int, known: Int)
    /// Its tables are not those of an archive of its version.
    case foreignTables
    /// The end of the file is missing.
    case truncated(bytes: Int, expected: Int)
    /// The file cannot be written.
    case readOnly(path: String)
    /// The disk is full.
    case diskFull(path: String, freeBytes: Int)
    /// The file cannot be opened, for this reason.
    case cannotOpen(path: String, why: String)
    /// Another program holds the archive.
    case held(by: ArchiveHolder)
    /// It was opened for reading.
    case openedForReading
    /// The file is no longer the one that was opened; what was held of it is kept in a copy, if there is one.
    case replaced(path: String, copy: String?)
    /// Its content is not what its history says.
    case damaged(String)
    /// An entry holds a change this version does not know.
    case unknownChange(type: String, version: Int, entry: Int)
    /// The archive has moved on since the edit was begun.
    case stale(expected: Head, actual: Head)
    /// The edit contains nothing.
    case nothingChanges
    /// There is nothing to take back.
    case nothingToUndo
    /// There is nothing to do again.
    case nothingToRedo
    /// The history has no entry of that number.
    case noEntry(Int, last: Int)
    /// Records were refused.
    case refused([Refusal])
  }

  /// What was wrong.
  package let reason: Reason

  /// Creates an error.
  package init(_ reason: Reason) { self.reason = reason }

  /// What happened and what to do about it.
  package var explanation: Explanation {
    switch reason {
    case .missing(let path):
      Explanation("there is no archive at \(path)", remedy: "make one with “temoin init \(path)”")
    case .exists(let path):
      Explanation("\(path) exists already", remedy: "choose another name, or move that file away")
    case .notAFile(let path):
      Explanation("\(path) is not a regular file", remedy: "give the path of an archive")
    case .notAnArchive(let path):
      Explanation(
        "\(path) is not an archive of Temoin", remedy: "give a file made by “temoin init” or “temoin import”")
    case .newer(let version, let known):
      Explanation(
        "the archive has format \(version), and this program knows formats up to \(known)",
        remedy: "open it with the newer program that wrote it")
    case .foreignTables:
      Explanation(
        "the archive's tables have been changed by another program",
        remedy: "restore a backup, or rebuild the archive from its last export")
    case .truncated(let bytes, let expected):
      Explanation(
        "the end of the archive is missing: \(bytes) of \(expected) bytes are there",
        remedy: "copy the file again, or restore a backup")
    case .readOnly(let path):
      Explanation(
        "\(path) cannot be written", remedy: "check the permissions of the file and of its folder")
    case .diskFull(let path, let free):
      Explanation(
        "the disk that holds \(path) is full (\(free / 1024) KiB free); nothing was changed",
        remedy: "free some space and try again")
    case .cannotOpen(let path, let why):
      Explanation("\(path) cannot be used: \(why)", remedy: "check the path, its permissions and the disk")
    case .held(let holder):
      holder.explanation
    case .openedForReading:
      Explanation("the archive was opened for reading only", remedy: "open it for writing")
    case .replaced(let path, let copy):
      Explanation(
        "another program has replaced the file \(path) while it was open, and nothing more is written to it",
        remedy: copy.map { "open the archive again; what was held of the other file is kept in \($0)" }
          ?? "open the archive again")
    case .damaged(let what):
      Explanation(
        "the archive is damaged: \(what)",
        remedy: "run “temoin verify” to see all of it, and restore a backup")
    case .unknownChange(let type, let version, let entry):
      Explanation(
        "entry \(entry) of the history is a “\(type)” of version \(version), which this program does not know",
        remedy: "open the archive with a newer program")
    case .stale(let expected, let actual):
      Explanation(
        "the archive has changed since: it is at entry \(actual.number), the edit was made at \(expected.number)",
        remedy: "look at what changed and make the edit again")
    case .nothingChanges: Explanation("the edit changes nothing")
    case .nothingToUndo: Explanation("there is nothing to undo")
    case .nothingToRedo: Explanation("there is nothing to redo")
    case .noEntry(let number, let last):
      Explanation(
        "the history has no entry \(number)", remedy: "name one from 0, before the first, to \(last)")
    case .refused(let refusals):
      ArchiveError.explain(refusals)
    }
  }

  private static func explain(_ refusals: [Refusal]) -> Explanation {
    guard let first = refusals.first else { return Explanation("nothing was recorded") }
    let others = refusals.count - 1
    let more = others == 0 ? "" : " (and \(others) more)"
    return Explanation(
      "\(first.name): \(first.explanation.summary)\(more)", remedy: first.explanation.remedy)
  }
}

/// Why a record was not taken.
package struct Refusal: Hashable, Sendable {
  /// What was wrong.
  package enum Reason: Hashable, Sendable {
    /// It names a record that is not there.
    case missing(RecordReference)
    /// It names a claim that is not there.
    case missingClaim(String)
    /// A claim it rests on would go.
    case claimLost(String)
    /// Its slug belongs to another record of the kind.
    case slugTaken(Slug)
    /// Its identifier differs from another's only in how its letters are encoded, or is no identifier.
    case unfitIdentifier
    /// The claim's identifier belongs to another statement.
    case claimTaken(String)
    /// It has two claims with this identifier.
    case claimTwice(String)
    /// The words of a passage do not stand at its place.
    case wordsNotThere(quotation: String, found: String)
    /// A passage is in another source than the record that uses it, or than its text.
    case otherSource
    /// The place lies outside its text.
    case outsideText
    /// A text holds U+0000.
    case holdsNUL
    /// The original bytes of a text were not given.
    case noOriginal(checksum: String)
    /// The original bytes are not those of the checksum.
    case otherOriginal(checksum: String)
    /// It cannot be written down: a number is not finite.
    case notWritable(String)
    /// It cannot be taken out, since another record names it.
    case inUse(by: String)
  }

  /// The record.
  package let record: RecordReference
  /// Its kind and readable name.
  package let name: String
  /// What was wrong.
  package let reason: Reason

  /// Creates a refusal.
  package init(_ record: RecordReference, name: String, _ reason: Reason) {
    self.record = record
    self.name = name
    self.reason = reason
  }

  /// What happened and what to do about it.
  package var explanation: Explanation {
    switch reason {
    case .missing(let other):
      Explanation(
        "there is no \(other.kind.rawValue) “\(other.id)”", remedy: "record it first, or name another")
    case .missingClaim(let id): Explanation("there is no claim “\(id)”", remedy: "name another")
    case .claimLost(let id):
      Explanation(
        "it rests on the claim “\(id)”, which this would take out",
        remedy: "take \(name) back or change it first")
    case .slugTaken(let slug):
      Explanation("the name “\(slug)” is taken", remedy: "choose another name for one of the two")
    case .unfitIdentifier:
      Explanation(
        "the identifier is empty, too long, or another's in another encoding", remedy: "give it another")
    case .claimTaken(let id):
      Explanation("the claim “\(id)” belongs to another statement", remedy: "give it another identifier")
    case .claimTwice(let id):
      Explanation("the claim “\(id)” stands twice", remedy: "give one of them another identifier")
    case .wordsNotThere(let quotation, let found):
      Explanation(
        "the words “\(quotation.shortened)” are not in the text at their place, where it reads “\(found.shortened)”",
        remedy: "quote the words exactly as the text has them")
    case .otherSource:
      Explanation("a passage is from another source", remedy: "quote the source of the record")
    case .outsideText:
      Explanation("a place lies outside its text", remedy: "read the text again")
    case .holdsNUL:
      Explanation("a text holds the character U+0000", remedy: "take the character out")
    case .noOriginal(let checksum):
      Explanation(
        "the original bytes \(checksum.prefix(12))… are missing", remedy: "give the file it was read from")
    case .otherOriginal(let checksum):
      Explanation(
        "the original bytes are not those of checksum \(checksum.prefix(12))…",
        remedy: "give the file it was read from")
    case .notWritable(let why): Explanation("it cannot be written down: \(why)")
    case .inUse(let user):
      Explanation("it is still used by \(user)", remedy: "change or take out \(user) first")
    }
  }
}

extension String {
  /// At most 80 scalars, with a sign that more follows.
  fileprivate var shortened: String {
    unicodeScalars.count <= 80 ? self : String(unicodeScalars.prefix(79)) + "…"
  }
}
