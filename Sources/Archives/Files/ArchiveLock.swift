import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The right to write to an archive, held by one process at a time.
///
/// The lock is on a file of its own beside the archive, since closing any descriptor of the archive itself
/// would drop SQLite's locks. It falls with the process, however that ends.
package final class ArchiveLock: Sendable {
  private let descriptor: Mutex<Int32?>
  private let path: String

  private init(descriptor: Int32, path: String) {
    self.descriptor = Mutex(descriptor)
    self.path = path
  }

  /// Takes the lock of an archive.
  ///
  /// - Parameters:
  ///   - archive: The path of the archive.
  ///   - holder: Who takes it, told to those who come later.
  ///   - patienceInMilliseconds: How long to wait for another command; a server is not waited for.
  /// - Throws: ``ArchiveError`` naming who holds it.
  package convenience init(of archive: String, as holder: ArchiveHolder, patienceInMilliseconds: Int) throws {
    let path = archive + ".lock"
    var waited = 0
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard descriptor >= 0 else { throw FileOnDisk.failure(archive) }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        // Whoever held it before may have taken the file away: then this is the lock of no name.
        guard ArchiveLock.isStill(descriptor, at: path) else {
          close(descriptor)
          continue
        }
        ArchiveLock.write(holder, to: descriptor)
        self.init(descriptor: descriptor, path: path)
        return
      }
      close(descriptor)
      let other = ArchiveLock.holder(of: archive) ?? ArchiveHolder(process: 0)
      guard other.address == nil, waited < patienceInMilliseconds else {
        throw ArchiveError(.held(by: other))
      }
      usleep(20_000)
      waited += 20
    }
  }

  /// Who holds an archive for writing, or `nil` if nobody does.
  package static func holder(of archive: String) -> ArchiveHolder? {
    let path = archive + ".lock"
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else { return nil }
    var buffer = [UInt8](repeating: 0, count: 512)
    let count = max(0, read(descriptor, &buffer, buffer.count))
    return ArchiveHolder(lockFile: String(decoding: buffer[..<count], as: UTF8.self))
  }

  /// Tells those who come later at which address the workbench answers.
  package func announce(_ holder: ArchiveHolder) {
    descriptor.withLock { if let descriptor = $0 { ArchiveLock.write(holder, to: descriptor) } }
  }

  /// Lets go of the lock.
  package func release() {
    descriptor.withLock { descriptor in
      guard let open = descriptor else { return }
      unlink(path)
      close(open)
      descriptor = nil
    }
  }

  deinit { release() }

  private static func write(_ holder: ArchiveHolder, to descriptor: Int32) {
    let bytes = Array(holder.lockFileText.utf8)
    ftruncate(descriptor, 0)
    _ = pwrite(descriptor, bytes, bytes.count, 0)
  }

  private static func isStill(_ descriptor: Int32, at path: String) -> Bool {
    var held = stat()
    var named = stat()
    return fstat(descriptor, &held) == 0 && stat(path, &named) == 0 && held.st_ino == named.st_ino
      && held.st_dev == named.st_dev
  }
}
