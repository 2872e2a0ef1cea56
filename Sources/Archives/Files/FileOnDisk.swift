#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the standard library does not do with files.
package enum FileOnDisk {
  /// What stands at a path.
  package enum Kind: Hashable, Sendable {
    /// Nothing.
    case nothing
    /// A regular file.
    case file
    /// A folder.
    case folder
    /// A device, a pipe or a socket.
    case other
  }

  /// What stands at a path, links followed.
  package static func kind(of path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .nothing }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    default: .other
    }
  }

  /// Whether a symbolic link stands at a path.
  package static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The size of a file in bytes, or `nil` where there is none.
  package static func size(of path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  /// Which file stands at a path, whatever it is called.
  struct Identity: Hashable {
    let device: UInt64
    let number: UInt64
  }

  /// What changes when the bytes of a file do.
  struct Stamp: Hashable {
    let size: Int
    let seconds: Int
    let nanoseconds: Int
  }

  /// Which file stands at a path, and how it was last written; `nil` where there is none.
  static func status(of path: String) -> (identity: Identity, stamp: Stamp)? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Glibc)
      let written = status.st_mtim
    #else
      let written = status.st_mtimespec
    #endif
    return (
      Identity(device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(status.st_ino)),
      Stamp(size: Int(status.st_size), seconds: written.tv_sec, nanoseconds: written.tv_nsec)
    )
  }

  /// Gives a file another name, if it is there.
  static func move(_ path: String, to other: String) { rename(path, other) }

  /// How many bytes are free on the disk that holds a path.
  package static func freeBytes(at path: String) -> Int? {
    var status = statvfs()
    guard statvfs(path, &status) == 0 || statvfs(folder(of: path), &status) == 0 else { return nil }
    return Int(status.f_bavail) * Int(status.f_frsize)
  }

  /// A name beside a path that no file has: `notes.kept.temoin`, `notes.kept-2.temoin` and so on.
  static func freeName(beside path: String) -> String {
    let name = name(of: path)
    let stem = name.hasSuffix(".temoin") ? String(path.dropLast(".temoin".count)) : path
    let rest = name.hasSuffix(".temoin") ? ".temoin" : ""
    var number = 1
    var candidate = stem + ".kept" + rest
    while kind(of: candidate) != .nothing {
      number += 1
      candidate = stem + ".kept-\(number)" + rest
    }
    return candidate
  }

  /// The folder a path is in.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path.
  package static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// Makes sure that a file and its name are on the disk.
  package static func synchronise(_ path: String) throws {
    for part in [path, folder(of: path)] {
      let descriptor = open(part, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw ArchiveError(.cannotOpen(path: part, why: lastError)) }
      defer { close(descriptor) }
      guard fsync(descriptor) == 0 else { throw failure(part) }
    }
  }

  /// Creates an empty file that only its owner can read; it must not exist.
  ///
  /// Failures speak of `name`, the name the file is to have in the end.
  package static func create(_ path: String, for name: String? = nil) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(name ?? path) }
    close(descriptor)
  }

  /// Gives a finished file its name; a file that has the name already stays.
  package static func publish(_ temporary: String, as path: String) throws {
    if link(temporary, path) == 0 {
      unlink(temporary)
    } else if errno == EEXIST {
      throw ArchiveError(.exists(path: path))
    } else {
      // File systems without links; the name was free a moment ago.
      guard kind(of: path) == .nothing else { throw ArchiveError(.exists(path: path)) }
      guard rename(temporary, path) == 0 else { throw failure(path) }
    }
    try synchronise(path)
  }

  /// Copies a file into a folder for temporary files, readable to its owner only.
  static func temporaryCopy(of path: String) throws -> String {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/temoin-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    let copy = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard descriptor >= 0 else { throw failure(folder) }
    close(descriptor)
    try write(try read(path), to: copy, mode: 0o600)
    return copy
  }

  /// Takes a file away, if it is there.
  package static func remove(_ path: String) { unlink(path) }

  /// The bytes of a regular file, `limit` of them at most.
  package static func read(_ path: String, limit: Int = .max) throws -> [UInt8] {
    switch kind(of: path) {
    case .nothing: throw ArchiveError(.cannotOpen(path: path, why: "there is no such file"))
    case .folder, .other: throw ArchiveError(.notAFile(path: path))
    case .file: break
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(limit, size(of: path) ?? 0))
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < limit {
      let wanted = min(buffer.count, limit - bytes.count)
      let count = buffer.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, wanted) }
      guard count >= 0 else { throw failure(path) }
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return bytes
  }

  /// Writes a file beside its name, makes sure that it is on the disk, and then gives it the name.
  package static func write(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o644) throws {
    let temporary = "\(path).\(getpid()).new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode_t(mode))
    guard descriptor >= 0 else { throw failure(path) }
    do {
      defer { close(descriptor) }
      var start = 0
      while start < bytes.count {
        let count = bytes[start...].withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
        guard count > 0 else { throw failure(path) }
        start += count
      }
      guard fsync(descriptor) == 0 else { throw failure(path) }
      guard rename(temporary, path) == 0 else { throw failure(path) }
    } catch {
      unlink(temporary)
      throw error
    }
    try synchronise(path)
  }

  /// Makes a folder, and those it lies in; those that are there stay.
  package static func makeFolder(_ path: String) throws {
    guard kind(of: path) != .folder else { return }
    let parent = folder(of: path)
    if parent != path, kind(of: parent) == .nothing { try makeFolder(parent) }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw failure(path) }
    guard kind(of: path) == .folder else {
      throw ArchiveError(.cannotOpen(path: path, why: "it is not a folder"))
    }
  }

  static var lastError: String { String(cString: strerror(errno)).lowercased() }

  static func failure(_ path: String) -> ArchiveError {
    switch errno {
    case ENOSPC, EDQUOT, EFBIG: ArchiveError(.diskFull(path: path, freeBytes: freeBytes(at: path) ?? 0))
    case EROFS, EACCES, EPERM: ArchiveError(.readOnly(path: path))
    case EEXIST: ArchiveError(.exists(path: path))
    default: ArchiveError(.cannotOpen(path: path, why: lastError))
    }
  }
}

// `FileOnDisk.read` and `write` hide the system calls of the same names.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}
private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, buffer, count)
}
