import Diagnostics
package import Testimony

/// What `verify` found.
package struct Verification: Sendable {
  /// Something that is not as the history says.
  package struct Problem: Hashable, Sendable {
    /// A stable name of the kind of problem, such as `history.hash`.
    package var code: String
    /// What it is about: an entry, a record, an original, a table.
    package var subject: String
    /// What is wrong, in words.
    package var summary: String

    /// Creates a problem.
    package init(_ code: String, subject: String, _ summary: String) {
      self.code = code
      self.subject = subject
      self.summary = summary
    }
  }

  /// The end of the history.
  package var head: Head
  /// The inquiry that follows from the history alone.
  package var inquiry: Inquiry
  /// What was found wrong; empty for a sound archive.
  package var problems: [Problem]

  /// Carries out a history from its beginning, checking the chain and every payload on the way.
  static func replay(
    engine: any ArchiveEngine, codec: ChangeCodec
  ) throws -> (state: ArchiveState, problems: [Problem]) {
    var state = ArchiveState()
    var problems: [Problem] = []
    var head = Head.empty
    let last = try engine.head().number
    for start in stride(from: 1, through: max(last, 1), by: 64) where last > 0 {
      for entry in try engine.entries(start...min(start + 63, last), payloads: true) {
        problems += flaws(of: entry, after: head)
        var changes: [Change] = []
        for item in entry.items {
          do {
            if item.type == "reason" {
              problems += flaws(ofReason: item, entry: entry.number)
            } else {
              changes.append(try codec.open(item, entry: entry.number))
            }
          } catch let error as ArchiveError {
            problems.append(
              Problem(
                "history.payload", subject: "entry \(entry.number), \(item.type) \(item.record)",
                error.explanation.summary))
            // The record is left as it was, and its place in the entry is kept.
            changes.append(.remove(RecordReference(.text, id: "")))
          }
        }
        _ = state.replay(changes, entry: entry.number)
        head = Head(number: entry.number, hash: entry.hash)
      }
    }
    if head.number != last {
      problems.append(Problem("history.gap", subject: "entry \(head.number + 1)", "the entry is missing"))
    }
    return (state, problems)
  }

  private static func flaws(of entry: Entry, after head: Head) -> [Problem] {
    var problems: [Problem] = []
    func problem(_ code: String, _ summary: String) {
      problems.append(Problem(code, subject: "entry \(entry.number)", summary))
    }
    if entry.number != head.number + 1 { problem("history.gap", "an entry before it is missing") }
    if entry.previous != head.hash { problem("history.chain", "it does not follow the entry before it") }
    if entry.computedHash != entry.hash {
      problem("history.hash", "its hash does not fit its content: it has been altered")
    }
    if entry.items.first?.type != "reason" { problem("history.form", "it does not begin with its reason") }
    return problems
  }

  private static func flaws(ofReason item: Entry.Item, entry: Int) -> [Problem] {
    guard let payload = item.payload else { return [] }
    guard payload.commitment(type: item.type, version: item.version) == item.commitment else {
      return [Problem("history.payload", subject: "entry \(entry), reason", "the reason has been altered")]
    }
    return []
  }
}

extension Archive {
  /// Follows the whole archive again from its history and compares everything.
  ///
  /// It checks the chain and each payload, every original, the derived tables row by row, that each passage
  /// still stands in its text and each reference leads somewhere, and what the storage says of itself.
  /// The history must still contain `known`, a head noted down earlier.
  package func verify(known: Head? = nil) throws -> Verification {
    var problems = try engine.storageFlaws().map {
      Verification.Problem("storage", subject: "file", $0)
    }
    var state = ArchiveState()
    do {
      var replayed: [Verification.Problem]
      (state, replayed) = try Verification.replay(engine: engine, codec: codec)
      problems += replayed
      state.add(originals: try engine.originalChecksums())
      problems += try flaws(ofOriginalsOf: state.inquiry)
      problems += try flaws(ofTables: state.projections)
      problems += state.flaws().map {
        Verification.Problem("record", subject: $0.name, $0.explanation.summary)
      }
      if let known { problems += try flaws(ofHistorySince: known) }
    } catch let error as ArchiveError {
      guard case .damaged(let what) = error.reason else { throw error }
      problems.append(Verification.Problem("storage", subject: "table", what))
    }
    let head = (try? engine.head()) ?? .empty
    return Verification(head: head, inquiry: state.inquiry, problems: problems)
  }

  private func flaws(ofHistorySince known: Head) throws -> [Verification.Problem] {
    guard known.number > 0 else { return [] }
    let entry = try engine.entries(known.number...known.number, payloads: false).first
    guard let entry else {
      let end = try engine.head().number
      return [
        Verification.Problem(
          "history.shorter", subject: "entry \(known.number)",
          "the history ends at entry \(end), and was at entry \(known.number) before")
      ]
    }
    guard entry.hash == known.hash else {
      return [
        Verification.Problem(
          "history.rewritten", subject: "entry \(known.number)", "it is not the entry that was noted down")
      ]
    }
    return []
  }

  private func flaws(ofOriginalsOf inquiry: Inquiry) throws -> [Verification.Problem] {
    var problems: [Verification.Problem] = []
    let stored = Set(try engine.originalChecksums())
    for checksum in stored.sorted() {
      guard let bytes = try engine.original(checksum), Digest(of: bytes).description == checksum else {
        problems.append(
          Verification.Problem(
            "original", subject: "original \(checksum)", "its bytes are not those of its checksum"))
        continue
      }
    }
    for text in inquiry.texts where !stored.contains(text.original.checksum) {
      problems.append(
        Verification.Problem(
          "original", subject: AnyRecord.text(text).name,
          "the original bytes \(text.original.checksum) are missing"))
    }
    return problems
  }

  private func flaws(ofTables expected: ProjectionUpdate) throws -> [Verification.Problem] {
    var problems: [Verification.Problem] = []
    var rows = Dictionary(expected.records.map { ("\($0.kind) \($0.id)", $0) }) { first, _ in first }
    try engine.forEachRecord { row, _ in
      let name = "\(row.kind) \(row.id)"
      guard let should = rows.removeValue(forKey: name) else {
        problems.append(
          Verification.Problem("table.record", subject: name, "the history knows no such record"))
        return
      }
      if !row.isSame(as: should) {
        problems.append(
          Verification.Problem("table.record", subject: name, "its row is not what the history says"))
      }
    }
    for name in rows.keys.sorted() {
      problems.append(Verification.Problem("table.record", subject: name, "its row is missing"))
    }
    var words = Dictionary(expected.search.map { ($0.id, $0.words) }) { first, _ in first }
    try engine.forEachSearchRow { row in
      let should = words.removeValue(forKey: row.id)
      if should.map({ !$0.utf8.elementsEqual(row.words.utf8) }) ?? true {
        problems.append(
          Verification.Problem(
            "table.search", subject: searchSubject(row.id), "its search row is not what it should be"))
      }
    }
    for id in words.keys.sorted() {
      problems.append(
        Verification.Problem("table.search", subject: searchSubject(id), "its search row is missing"))
    }
    return problems
  }

  private func searchSubject(_ id: Int) -> String {
    guard let place = RecordReference.Kind.place(ofSearchRow: id) else { return "search row \(id)" }
    return "\(place.kind.rawValue) number \(place.position + 1)"
  }
}

extension RecordRow {
  /// Whether two rows are the same, byte by byte.
  fileprivate func isSame(as other: RecordRow) -> Bool {
    kind == other.kind && id.utf8.elementsEqual(other.id.utf8) && position == other.position
      && Array(slug?.utf8 ?? "".utf8) == Array(other.slug?.utf8 ?? "".utf8)
      && (slug == nil) == (other.slug == nil) && origin == other.origin
  }
}
