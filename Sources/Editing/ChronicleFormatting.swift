import Archives
import Chronicle
import Diagnostics
package import Interchange
import Testimony

/// Brings chronicles into their canonical form.
package enum ChronicleFormatting {
  /// Prints a chronicle canonically, with its comments.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - path: Its path, below whose folder its texts lie.
  ///   - surroundings: The readers to use.
  /// - Returns: The canonical form, the files that have to lie beside it and do not yet, and the messages
  ///   about the file as they are printed.
  /// - Throws: ``EditingError`` with every message where the file has errors.
  package static func format(
    _ bytes: [UInt8], path: String, surroundings: Surroundings
  ) throws -> (bytes: [UInt8], missing: [NamedFile], messages: [String]) {
    let folder = FolderOfFiles(FileOnDisk.folder(of: path))
    let reader = ChronicleReader(texts: surroundings.texts.door, phrases: .standard)
    let reading = reader.read(bytes, name: path) { folder.file($0) }
    let renderer = DiagnosticRenderer(utf8: bytes)
    let messages = reading.diagnostics.map { renderer.render($0) }
    guard let inquiry = reading.inquiry else {
      throw EditingError(.unreadable(path: path, messages: messages))
    }
    let writing = ChronicleWriter(texts: surroundings.texts.door).write(
      inquiry, comments: reading.comments, original: { reading.reading.originals[$0.id] })
    let missing = try writing.files.filter { file in
      guard let present = folder.file(file.path) else { return true }
      guard present == file.bytes else { throw EditingError(.otherFile(path: file.path)) }
      return false
    }
    return (writing.main.bytes, missing, messages)
  }
}
