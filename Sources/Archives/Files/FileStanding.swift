import Synchronization

/// Whether the file an archive was opened from still stands at its path.
package enum FileStanding: Hashable, Sendable {
  /// It does.
  case same
  /// Another file stands there, or none: what was held is still read, nothing more is written, and a copy of it was
  /// kept at a path, where one could be written.
  case replaced(copy: String?)
  /// Another program wrote its bytes, so that nothing more can be read of it; a copy of what was held was kept at a
  /// path, where file and log together still gave it.
  case overwritten(copy: String?)
}

/// Watches the file of an archive that is open.
///
/// A program that keeps folders alike on two machines gives the name of the archive to another file, or writes over
/// its bytes. SQLite notices neither: it would go on writing into a file without a name, or mend the one with the log
/// of the other (SQLite, “How To Corrupt An SQLite Database File”, §1 and §4.4).
final class FileWatch: Sendable {
  /// What tells one state of a file from another.
  private struct Mark: Hashable {
    let file: FileOnDisk.Identity
    let contents: FileOnDisk.Stamp
  }

  private struct State {
    var mark: Mark?
    var standing = FileStanding.same
  }

  private let path: String
  private let isWriter: Bool
  private let state: Mutex<State>

  /// Begins to watch.
  ///
  /// - Parameters:
  ///   - path: The path of the archive.
  ///   - isWriter: Whether only this process moves pages into the file; if not, its bytes may change by right.
  init(_ path: String, isWriter: Bool) {
    self.path = path
    self.isWriter = isWriter
    state = Mutex(State(mark: Self.mark(of: path)))
  }

  private static func mark(of path: String) -> Mark? {
    FileOnDisk.status(of: path).map { Mark(file: $0.identity, contents: $0.stamp) }
  }

  /// Lets this process write the file: nobody takes what it does for the work of another program.
  ///
  /// - Parameter write: Writes; not called where the file is no longer as this process left it.
  func writing(_ write: () throws -> Void) rethrows {
    try state.withLock { state in
      guard state.standing == .same, Self.mark(of: path) == state.mark else { return }
      defer { state.mark = Self.mark(of: path) }
      try write()
    }
  }

  /// How the file stands; what has once been noticed stays so.
  ///
  /// - Parameter rescue: Called once, when the file is found replaced: keeps what is held, and says where.
  /// - Returns: How it stands.
  func standing(rescue: () -> String?) -> FileStanding {
    state.withLock { state in
      guard state.standing == .same, let known = state.mark else { return state.standing }
      let found = Self.mark(of: path)
      if let found, found.file == known.file {
        guard isWriter, found.contents != known.contents else { return .same }
        state.standing = .overwritten(copy: rescue())
        // The log is of the bytes that are gone, and would be taken for a log of those that came.
        if FileOnDisk.size(of: path + "-wal") ?? 0 > 0 {
          FileOnDisk.move(path + "-wal", to: path + "-wal.kept")
        } else {
          FileOnDisk.remove(path + "-wal")
        }
      } else {
        state.standing = .replaced(copy: isWriter ? rescue() : nil)
        // The log of the file that lost its name would be taken for one of its successor.
        if isWriter { FileOnDisk.remove(path + "-wal") }
      }
      if isWriter { FileOnDisk.remove(path + "-shm") }
      return state.standing
    }
  }
}
