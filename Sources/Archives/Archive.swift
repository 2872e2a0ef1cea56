import Dispatch
import Synchronization
package import Testimony

/// One inquiry, kept for good: a history of changes, and everything that follows from it.
package final class Archive: Sendable {
  /// Gives 32 random bytes for each payload, so that a commitment tells nothing about it.
  package typealias SaltSource = @Sendable () -> [UInt8]

  private struct Session {
    var state: ArchiveState
    var head: Head
  }

  /// Where it is kept.
  package let engine: any ArchiveEngine
  /// How changes are written.
  package let codec: ChangeCodec
  private let salts: SaltSource
  private let lock: ArchiveLock?
  private let session = Mutex<Session?>(nil)
  /// The lines of the history as far as they were read, since entries never change.
  let past = Mutex<[HistoryLine]>([])

  /// Opens what an engine keeps.
  package init(
    engine: any ArchiveEngine, codec: ChangeCodec = ChangeCodec(), lock: ArchiveLock? = nil,
    salts: @escaping SaltSource
  ) {
    self.engine = engine
    self.codec = codec
    self.lock = lock
    self.salts = salts
  }

  // MARK: Reading

  /// The end of the history.
  package var head: Head {
    get throws { try engine.head() }
  }

  /// The inquiry as it stands, read again if another process has changed it.
  package func inquiry() throws -> Inquiry { try snapshot().inquiry }

  /// The inquiry as it stands, and the head it stands at.
  package func snapshot() throws -> (inquiry: Inquiry, head: Head) {
    try session.withLock { session in
      let current = try self.current(&session)
      return (current.state.inquiry, current.head)
    }
  }

  /// The bytes of an original.
  package func original(_ checksum: String) throws -> [UInt8]? { try engine.original(checksum) }

  private func current(_ session: inout Session?) throws -> Session {
    if let session, try engine.head() == session.head { return session }
    let fresh = Session(state: try load(), head: try engine.head())
    session = fresh
    return fresh
  }

  /// Takes up the derived table of records; each record is checked against the hash the chain holds of it.
  private func load() throws -> ArchiveState {
    var rows: [(row: RecordRow, item: Entry.Item?)] = []
    try engine.forEachRecord { rows.append(($0, $1)) }
    let changes = try open(
      rows.map { row, item in item.map { (item: $0, entry: row.origin?.entry ?? 0) } })
    var state = ArchiveState()
    state.add(originals: try engine.originalChecksums())
    for ((row, _), change) in zip(rows, changes) { state.load(row, change) }
    return state
  }

  /// Opens many items, each with the number of its entry, on all cores; `nil` where there is none.
  func open(_ items: [(item: Entry.Item, entry: Int)?]) throws -> [Change?] {
    let codec = codec
    return try Archive.onAllCores(items) { item in try item.map { try codec.open($0.item, entry: $0.entry) } }
  }

  /// Works through many values in stretches on all cores, and gives the results in order.
  private static func onAllCores<Value: Sendable, Result: Sendable>(
    _ values: [Value], _ work: @escaping @Sendable (Value) throws -> Result
  ) throws -> [Result] {
    let size = 512
    let chunks = stride(from: 0, to: values.count, by: size).map { $0..<min($0 + size, values.count) }
    let results = Mutex([Swift.Result<[Result], any Error>?](repeating: nil, count: chunks.count))
    DispatchQueue.concurrentPerform(iterations: chunks.count) { index in
      let result = Swift.Result { try values[chunks[index]].map(work) }
      results.withLock { $0[index] = result }
    }
    return try results.withLock { try $0.flatMap { try $0?.get() ?? [] } }
  }

  // MARK: Writing

  /// Records changes as one entry, all or nothing.
  ///
  /// - Parameters:
  ///   - changes: The changes; a record may name another that the same entry puts.
  ///   - originals: The bytes the texts among them were read from.
  ///   - stamp: Who, when and why.
  ///   - expected: The head the edit was made against; `nil` for whatever it is.
  /// - Returns: The new head.
  /// - Throws: ``ArchiveError``, the archive being as it was.
  @discardableResult
  package func append(
    _ changes: [Change], originals: [Original] = [], stamp: Stamp, expecting expected: Head? = nil
  ) throws -> Head {
    try append(changes, originals: originals, stamp: stamp, act: .edit, expecting: expected)
  }

  func append(
    _ changes: [Change], originals: [Original], stamp: Stamp, act: Act, expecting expected: Head?
  ) throws -> Head {
    guard !changes.isEmpty, changes.count < SQLiteEngine.itemLimit else {
      throw ArchiveError(.nothingChanges)
    }
    return try session.withLock { session in
      let current = try self.current(&session)
      if let expected, expected != current.head {
        throw ArchiveError(.stale(expected: expected, actual: current.head))
      }
      try Archive.check(originals, against: changes)
      let vaults = Set(changes.map(Archive.vault))
      var items = [
        codec.seal(reason: stamp.reason, vault: vaults.count == 1 ? vaults.first ?? nil : nil, salt: salts())
      ]
      items += try Archive.seal(changes, codec: codec, salts: salts)
      let entry = Entry(
        after: current.head, milliseconds: stamp.milliseconds, author: stamp.author, act: act, items: items)
      var state = current.state
      state.add(originals: originals.map(\.checksum))
      let update = try state.apply(changes, entry: entry.number)
      try engine.append(entry, originals: originals, projections: update)
      session = Session(state: state, head: entry.head)
      return entry.head
    }
  }

  private static func vault(_ change: Change) -> String? {
    switch change {
    case .put(let record): record.vault
    case .remove, .title: nil
    }
  }

  private enum Sealed: Sendable {
    case item(Entry.Item)
    case refused(Refusal)
  }

  private static func seal(
    _ changes: [Change], codec: ChangeCodec, salts: SaltSource
  ) throws -> [Entry.Item] {
    // Salts are drawn in order, so that passed-in ones give the same history on every run.
    let salted = changes.map { (change: $0, salt: salts()) }
    let sealed = try onAllCores(salted) { change, salt -> Sealed in
      do {
        let item = try codec.seal(change, salt: salt)
        if case .put(let record) = change, item.payload?.holdsNUL ?? false {
          return .refused(Refusal(record.reference, name: record.name, .holdsNUL))
        }
        return .item(item)
      } catch let error as EncodingError {
        guard case .put(let record) = change, case .invalidValue(let value, _) = error else { throw error }
        return .refused(Refusal(record.reference, name: record.name, .notWritable("\(value)")))
      }
    }
    var items: [Entry.Item] = []
    var refusals: [Refusal] = []
    for one in sealed {
      switch one {
      case .item(let item): items.append(item)
      case .refused(let refusal): refusals.append(refusal)
      }
    }
    guard refusals.isEmpty else { throw ArchiveError(.refused(refusals)) }
    return items
  }

  private static func check(_ originals: [Original], against changes: [Change]) throws {
    let given = Dictionary(originals.map { ($0.checksum, $0) }) { first, _ in first }
    for case .put(.text(let text)) in changes {
      guard let original = given[text.original.checksum] else { continue }
      guard Digest(of: original.bytes).description == original.checksum,
        original.bytes.count == text.original.byteCount
      else {
        let record = AnyRecord.text(text)
        throw ArchiveError(
          .refused([Refusal(record.reference, name: record.name, .otherOriginal(checksum: original.checksum))]
          ))
      }
    }
  }

  /// Makes the derived tables anew from the history.
  package func rebuild() throws {
    try session.withLock { session in
      var (state, flaws) = try Verification.replay(engine: engine, codec: codec)
      if let flaw = flaws.first { throw ArchiveError(.damaged(flaw.summary)) }
      state.add(originals: try engine.originalChecksums())
      try engine.rebuild(state.projections)
      session = Session(state: state, head: try engine.head())
    }
  }

  /// Whether the file that was opened still stands at its path.
  package var standing: FileStanding { engine.standing() }

  /// Tells whoever comes to write at which address the workbench that holds the archive answers.
  package func announce(address: String, process: Int) {
    lock?.announce(ArchiveHolder(process: process, address: address))
  }

  /// Lets go of the archive.
  package func close() throws {
    try engine.close()
    lock?.release()
  }
}

extension Entry.Payload {
  /// Whether a text in the body holds U+0000, which canonical JSON writes as `\u0000`.
  fileprivate var holdsNUL: Bool {
    var index = 0
    while index < body.count {
      guard body[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      if body[index...].starts(with: Array("\\u0000".utf8)) { return true }
      index += 2
    }
    return false
  }
}
