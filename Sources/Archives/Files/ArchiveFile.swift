/// What can be told of an archive's file before a database opens it.
enum ArchiveFile {
  /// Refuses what is not a whole archive of a known format.
  ///
  /// The fields are those of the “Database Header” of SQLite's file format.
  static func check(_ path: String) throws {
    switch FileOnDisk.kind(of: path) {
    case .nothing: throw ArchiveError(.missing(path: path))
    case .folder, .other: throw ArchiveError(.notAFile(path: path))
    case .file: break
    }
    let header = try FileOnDisk.read(path, limit: 100)
    guard header.count == 100, header.starts(with: Array("SQLite format 3\0".utf8)),
      number(in: header, at: 68) == Int(SQLiteSchema.applicationID)
    else { throw ArchiveError(.notAnArchive(path: path)) }
    let version = number(in: header, at: 60)
    guard version <= SQLiteSchema.version else {
      throw ArchiveError(.newer(version: version, known: SQLiteSchema.version))
    }
    guard version > 0 else { throw ArchiveError(.notAnArchive(path: path)) }
    // While the log holds pages, the file may be shorter than it says.
    guard FileOnDisk.size(of: path + "-wal") ?? 0 == 0 else { return }
    let stored = Int(header[16]) << 8 | Int(header[17])
    let pageSize = stored == 1 ? 65536 : stored
    let expected = number(in: header, at: 28) * pageSize
    let size = FileOnDisk.size(of: path) ?? 0
    let isCountValid = number(in: header, at: 24) == number(in: header, at: 92)
    if isCountValid, size < expected { throw ArchiveError(.truncated(bytes: size, expected: expected)) }
  }

  private static func number(in header: [UInt8], at offset: Int) -> Int {
    header[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
  }
}
