import Archives

extension Desk {
  /// Reads a file of this machine whose path the editor has given.
  ///
  /// - Parameters:
  ///   - path: The path; only a regular file is read, never a device or a pipe.
  ///   - limit: The most bytes that are read.
  /// - Returns: The bytes.
  /// - Throws: `ArchiveError`, or ``EditingError`` for a file that is larger.
  package func readFile(_ path: String, limit: Int) throws -> [UInt8] {
    switch FileOnDisk.kind(of: path) {
    case .file: break
    case .nothing:
      throw EditingError(.unfit(what: "path", words: path, remedy: "there is no file; see how it is spelled"))
    default: throw ArchiveError(.notAFile(path: path))
    }
    if let size = FileOnDisk.size(of: path), size > limit {
      throw EditingError(
        .unfit(
          what: "file", words: path, remedy: "it has \(size >> 20) MB; give one of \(limit >> 20) MB at most")
      )
    }
    return try FileOnDisk.read(path, limit: limit)
  }
}
