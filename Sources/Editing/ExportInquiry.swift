package import Archives
package import Chronicle
import Diagnostics
package import Interchange
import Testimony

/// What came of an export.
package struct ExportedInquiry: Sendable {
  /// The files that were written, by their paths below the folder, the main one first.
  package var files: [String]
  /// What the format could not say, one sentence each.
  package var losses: [String]
}

extension Desk {
  /// Writes the inquiry in a format into a folder.
  ///
  /// Each file is written beside its name, brought to the disk and then named, the main one last; files that are
  /// in the folder and not part of the export stay.
  ///
  /// - Parameters:
  ///   - name: The name of the format.
  ///   - folder: The folder, which is made where it is not there.
  /// - Returns: The files and what they leave unsaid.
  /// - Throws: ``EditingError`` or `ArchiveError`.
  package func export(format name: String, to folder: String) throws -> ExportedInquiry {
    let writing = try writing(format: name)
    let door = FolderOfFiles(folder)
    func place(_ file: NamedFile) throws -> String {
      guard let path = door.path(of: file.path) else { throw EditingError(.unsafePath(file.path)) }
      return path
    }
    let places = try (writing.files + [writing.main]).map { ($0, try place($0)) }
    for (file, path) in places {
      try FileOnDisk.makeFolder(FileOnDisk.folder(of: path))
      try FileOnDisk.write(file.bytes, to: path)
    }
    return ExportedInquiry(
      files: [writing.main.path] + writing.files.map(\.path),
      losses: writing.losses.map { "\($0.record.kind.rawValue) \($0.record.id): \($0.explanation.summary)" })
  }

  /// The inquiry in a format, in memory.
  package func writing(format name: String) throws -> FormatWriting {
    guard let format = surroundings.formats[name] else {
      throw EditingError(.unknownFormat(name, known: surroundings.formats.formats.map(\.name)))
    }
    let (inquiry, _) = try now()
    var bytes: [String: [UInt8]] = [:]
    for text in inquiry.texts where bytes[text.original.checksum] == nil {
      guard let original = try archive.original(text.original.checksum) else {
        throw EditingError(.missingOriginal(text.original.fileName))
      }
      bytes[text.original.checksum] = original
    }
    let originals = bytes
    return format.write(
      FormatOutput(
        inquiry, original: { originals[$0.original.checksum] }, texts: surroundings.texts.door))
  }

  /// Names what the inquiry says, whatever its history or the file it lies in.
  package func contentHash() throws -> ContentHash { ContentHash(of: try writing(format: "chronicle")) }

  /// Follows the whole archive again from its history, and names what it says.
  ///
  /// The hash is `nil` where the content could not be put together.
  package func verify(known: Head? = nil) throws -> (verification: Verification, contentHash: ContentHash?) {
    let verification = try archive.verify(known: known)
    let hash = verification.problems.isEmpty ? try contentHash() : try? contentHash()
    return (verification, hash)
  }
}
