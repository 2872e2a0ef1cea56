/// Why an archive is opened.
package enum ArchiveAccess: Hashable, Sendable {
  /// To read; others may write meanwhile.
  case reading
  /// To write, as this holder.
  case writing(ArchiveHolder)
}

extension Archive {
  /// How long a command waits for another to be done with the archive.
  package static let patienceInMilliseconds = 10_000

  /// Opens the archive in a file.
  ///
  /// - Throws: ``ArchiveError`` where there is none, it is no archive this version knows, or another writes to it.
  package static func open(
    _ path: String, for access: ArchiveAccess, codec: ChangeCodec = ChangeCodec(),
    patienceInMilliseconds: Int = patienceInMilliseconds, salts: @escaping SaltSource
  ) throws -> Archive {
    try ArchiveFile.check(path)
    switch access {
    case .reading:
      return Archive(engine: try SQLiteEngine(reading: path), codec: codec, salts: salts)
    case .writing(let holder):
      let lock = try ArchiveLock(of: path, as: holder, patienceInMilliseconds: patienceInMilliseconds)
      do {
        let engine = try SQLiteEngine(opening: path, forWriting: true)
        return Archive(engine: engine, codec: codec, lock: lock, salts: salts)
      } catch {
        lock.release()
        throw error
      }
    }
  }

  /// Makes a new archive in a file that does not exist yet.
  ///
  /// It is made beside its name, under the number of this process, and named when `fill` has written the
  /// first entries, so that there is never half an archive.
  @discardableResult
  package static func create<Value>(
    _ path: String, process: Int, codec: ChangeCodec = ChangeCodec(), salts: @escaping SaltSource,
    fill: (Archive) throws -> Value
  ) throws -> Value {
    guard FileOnDisk.kind(of: path) == .nothing else { throw ArchiveError(.exists(path: path)) }
    let temporary = "\(path).\(process).new"
    FileOnDisk.remove(temporary)
    do {
      try FileOnDisk.create(temporary, for: path)
      let archive = Archive(engine: try SQLiteEngine(creating: temporary), codec: codec, salts: salts)
      let value: Value
      do {
        value = try fill(archive)
      } catch {
        try? archive.close()
        throw error
      }
      try archive.close()
      try FileOnDisk.synchronise(temporary)
      try FileOnDisk.publish(temporary, as: path)
      return value
    } catch {
      for suffix in ["", "-wal", "-shm"] { FileOnDisk.remove(temporary + suffix) }
      throw error
    }
  }
}

extension SQLiteEngine {
  /// Opens an archive to read it, also where nothing can be written beside it.
  convenience init(reading path: String) throws {
    do {
      try self.init(opening: path, forWriting: false)
    } catch let error as ArchiveError {
      guard case .cannotOpen = error.reason, FileOnDisk.size(of: path + "-wal") ?? 0 == 0 else { throw error }
      // SQLite needs to write beside a file it reads; on a medium that cannot be written, a copy is read.
      let copy = try FileOnDisk.temporaryCopy(of: path)
      defer { FileOnDisk.remove(copy) }
      try self.init(opening: copy, forWriting: false)
    }
  }
}
