import Synchronization
package import Testimony

/// One line of the history, as people read it.
package struct HistoryLine: Hashable, Sendable {
  /// The number of the entry.
  package var number: Int
  /// Its hash.
  package var hash: Digest
  /// Who.
  package var author: String
  /// When, in milliseconds since 1 January 1970, UTC.
  package var milliseconds: Int
  /// Why.
  package var reason: String
  /// An edit, or the taking back or doing again of one.
  package var act: Act
  /// How many changes of each type it holds, by type.
  package var changes: [(type: String, count: Int)]
  /// Whether an edit stands, or has been taken back.
  package var stands: Bool
  /// Whether the clock stood earlier than at the entry before.
  package var isClockBackwards: Bool

  /// Whether two lines are the same.
  package static func == (left: HistoryLine, right: HistoryLine) -> Bool {
    left.hash == right.hash && left.stands == right.stands
  }

  /// Hashes the line.
  package func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

extension Archive {
  /// The history, oldest first.
  ///
  /// - Complexity: Each entry is read from the storage once.
  package func history() throws -> [HistoryLine] {
    var lines = try readLines()
    let standing = Set(Archive.stacks(of: lines.map { ($0.number, $0.act) }).done)
    for index in lines.indices {
      lines[index].stands = lines[index].act != .edit || standing.contains(lines[index].number)
    }
    return lines
  }

  /// The lines, whose edits are all said to stand.
  private func readLines() throws -> [HistoryLine] {
    let head = try engine.head()
    return try past.withLock { past in
      // Another file may have been put in the place of the archive meanwhile.
      if let last = past.last,
        last.number > head.number || (last.number == head.number && last.hash != head.hash)
      {
        past = []
      }
      guard head.number > past.count else { return past }
      var entries = try engine.entries((past.count + 1)...head.number, payloads: false)
      if let last = past.last, last.hash != entries.first?.previous {
        past = []
        entries = try engine.entries(1...head.number, payloads: false)
      }
      for entry in entries {
        var counts: [String: Int] = [:]
        for item in entry.changes { counts[item.type, default: 0] += 1 }
        past.append(
          HistoryLine(
            number: entry.number, hash: entry.hash, author: entry.author, milliseconds: entry.milliseconds,
            reason: entry.reason, act: entry.act,
            changes: counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, stands: true,
            isClockBackwards: entry.milliseconds < past.last?.milliseconds ?? .min))
      }
      return past
    }
  }

  /// The inquiry as it stood after an entry, carried out again from the beginning of the history.
  ///
  /// - Parameter number: The number of the entry; 0 for before the first.
  /// - Returns: The inquiry.
  /// - Throws: ``ArchiveError`` where the history does not reach so far or is damaged.
  /// - Complexity: O(*n*) in the changes up to the entry.
  package func inquiry(at number: Int) throws -> Inquiry {
    let last = try engine.head().number
    guard (0...last).contains(number) else { throw ArchiveError(.noEntry(number, last: last)) }
    var inquiry = Inquiry()
    for start in stride(from: 1, through: max(number, 1), by: 64) where number > 0 {
      for entry in try engine.entries(start...min(start + 63, number), payloads: true) {
        for item in entry.changes { inquiry.apply(try codec.open(item, entry: entry.number)) }
      }
    }
    return inquiry
  }

  /// The entries that changed a record, oldest first, with what it was after each; `nil` where it was taken out.
  package func history(of record: RecordReference) throws -> [(entry: HistoryLine, record: AnyRecord?)] {
    let kind = record.kind.rawValue
    let types: Set<String> = ["\(kind).put", "\(kind).remove"]
    var states: [Int: AnyRecord?] = [:]
    // From the last item backwards, each by the index of the history.
    var before = try engine.head().number + 1
    while let (item, entry) = try engine.lastItem(on: record.id, types: types.sorted(), before: before) {
      if case .put(let put) = try codec.open(item, entry: entry) {
        states[entry] = .some(put)
      } else {
        states[entry] = .some(nil)
      }
      before = entry
    }
    return try history().compactMap { line in states[line.number].map { (line, $0) } }
  }

  /// The edits that stand and those that were taken back, last one last.
  private static func stacks(of acts: [(number: Int, act: Act)]) -> (done: [Int], undone: [Int]) {
    var done: [Int] = []
    var undone: [Int] = []
    for (entry, act) in acts {
      switch act {
      case .edit:
        done.append(entry)
        undone.removeAll()
      case .undo(let number):
        if done.last == number { done.removeLast() }
        undone.append(number)
      case .redo(let number):
        if undone.last == number { undone.removeLast() }
        done.append(number)
      }
    }
    return (done, undone)
  }

  private func stacks() throws -> (done: [Int], undone: [Int]) {
    Archive.stacks(of: try readLines().map { ($0.number, $0.act) })
  }

  private func entry(_ number: Int) throws -> Entry {
    guard let entry = try engine.entries(number...number, payloads: true).first else {
      throw ArchiveError(.damaged("entry \(number) is missing"))
    }
    return entry
  }

  /// Takes back the last edit that stands, by a new entry that puts every record back as it was.
  ///
  /// - Parameters:
  ///   - stamp: Who, when and why; an empty reason becomes that of the edit.
  ///   - expected: The head the decision was made against.
  /// - Returns: The number of the edit that was taken back, and the new head.
  /// - Throws: ``ArchiveError`` where no edit stands, or another has been made since.
  @discardableResult
  package func undo(stamp: Stamp, expecting expected: Head? = nil) throws -> (edit: Int, head: Head) {
    guard let number = try stacks().done.last else { throw ArchiveError(.nothingToUndo) }
    let entry = try entry(number)
    let changes = try inverse(of: entry)
    var stamp = stamp
    if stamp.reason.isEmpty { stamp.reason = entry.reason }
    let head = try append(changes, originals: [], stamp: stamp, act: .undo(of: number), expecting: expected)
    return (number, head)
  }

  /// The changes that put every record back as it was before an entry.
  private func inverse(of entry: Entry) throws -> [Change] {
    var wanted: [(record: String, types: [String])] = []
    /// What undoes the change of a record that was not there before.
    var otherwise: [Change] = []
    var seen: Set<RecordReference> = []
    var hasTitle = false
    for item in entry.changes {
      let word = item.type.prefix { $0 != "." }
      if word == "title" {
        guard !hasTitle else { continue }
        hasTitle = true
        wanted.append(("", ["title.set"]))
        otherwise.append(.title(""))
        continue
      }
      guard let kind = RecordReference.Kind(rawValue: String(word)) else {
        throw ArchiveError(.unknownChange(type: item.type, version: item.version, entry: entry.number))
      }
      let reference = RecordReference(kind, id: item.record)
      guard seen.insert(reference).inserted else { continue }
      wanted.append((item.record, ["\(kind.rawValue).put", "\(kind.rawValue).remove"]))
      otherwise.append(.remove(reference))
    }
    let earlier = try open(try engine.lastItems(on: wanted, before: entry.number))
    return zip(earlier, otherwise).map { $0 ?? $1 }
  }

  /// Does again the edit that was taken back last.
  ///
  /// - Parameters:
  ///   - stamp: Who, when and why; an empty reason becomes that of the edit.
  ///   - expected: The head the decision was made against.
  /// - Returns: The number of the edit that was done again, and the new head.
  /// - Throws: ``ArchiveError`` where no edit was taken back, or another has been made since.
  @discardableResult
  package func redo(stamp: Stamp, expecting expected: Head? = nil) throws -> (edit: Int, head: Head) {
    guard let number = try stacks().undone.last else { throw ArchiveError(.nothingToRedo) }
    let entry = try entry(number)
    var stamp = stamp
    if stamp.reason.isEmpty { stamp.reason = entry.reason }
    let changes = try open(entry.changes.map { ($0, number) }).compactMap(\.self)
    let head = try append(changes, originals: [], stamp: stamp, act: .redo(of: number), expecting: expected)
    return (number, head)
  }
}
