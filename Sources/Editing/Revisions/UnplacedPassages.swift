package import Archives
package import Testimony

/// A passage that is not in the latest revision of its source's text, and waits for the editor.
package struct UnplacedPassage: Sendable {
  /// Why it waits.
  package enum State: Hashable, Sendable {
    /// Its words changed: these stand there now, and agree so far, in percent.
    case changed(suggestion: Passage, agreement: Int)
    /// Its words are gone; the nearest are shown to be looked at.
    case lost(nearest: Passage?)
  }

  /// Names it among the unplaced: source, revision and place.
  package var name: String
  /// The passage as it was.
  package var passage: Passage
  /// Why it waits.
  package var state: State
  /// The records that rest on it.
  package var records: [RecordReference]
}

extension Inquiry {
  /// The passages that wait, in order of source and place.
  ///
  /// - Parameter source: The source; `nil` for all.
  /// - Returns: Each passage once, with every record that rests on it and is not rejected.
  /// - Complexity: O(*n*) in the size of the texts for each that has passages waiting.
  package func unplacedPassages(of source: Source.ID? = nil) -> [UnplacedPassage] {
    var movers: [Source.ID: PassageMover] = [:]
    var order: [Passage] = []
    var users: [Passage: [RecordReference]] = [:]
    for record in recordsWithPassages where record.decision != .rejected && record.reference.kind != .proposal
    {
      for passage in record.passages {
        guard source.map({ $0 == passage.source }) ?? true, isUnplaced(passage) else { continue }
        if users[passage] == nil { order.append(passage) }
        if users[passage]?.contains(record.reference) != true {
          users[passage, default: []].append(record.reference)
        }
      }
    }
    var places: [Source.ID: Int] = [:]
    for (index, source) in sources.enumerated() { places[source.id] = index }
    order.sort { left, right in
      let (first, second) = (
        left.textRange?.lowerBound.rawValue ?? 0, right.textRange?.lowerBound.rawValue ?? 0
      )
      return (places[left.source] ?? 0, first) < (places[right.source] ?? 0, second)
    }
    return order.compactMap { passage in
      guard let text = currentText(of: passage.source) else { return nil }
      let mover = movers[passage.source] ?? PassageMover(to: text, in: self)
      movers[passage.source] = mover
      return UnplacedPassage(
        name: name(of: passage), passage: passage, state: state(of: passage, mover),
        records: users[passage] ?? [])
    }
  }

  private func isUnplaced(_ passage: Passage) -> Bool {
    switch passage.place {
    case .orphan: true
    case .text(let id, _): currentText(of: passage.source).map { $0.id != id } ?? false
    case .excerpt: false
    }
  }

  private func state(of passage: Passage, _ mover: PassageMover) -> UnplacedPassage.State {
    switch mover.fate(of: passage) {
    case .kept(let found)?, .moved(let found)?: .changed(suggestion: found, agreement: 100)
    case .changed(let found, let agreement)?: .changed(suggestion: found, agreement: agreement)
    case .lost(let nearest)?: .lost(nearest: nearest)
    case nil: .lost(nearest: nil)
    }
  }

  private func name(of passage: Passage) -> String {
    let slug = sources[passage.source]?.slug.rawValue ?? passage.source.rawValue
    guard let (text, range) = passage.textPlace else { return slug }
    return "\(slug):\(texts[text]?.number ?? 0):\(range.lowerBound.rawValue)-\(range.upperBound.rawValue)"
  }
}

extension Passage {
  /// The text it is or was in, and where.
  package var textPlace: (text: SourceText.ID, range: Range<ScalarOffset>)? {
    switch place {
    case .text(let id, let range), .orphan(let id, let range): (id, range)
    case .excerpt: nil
    }
  }

  var textRange: Range<ScalarOffset>? { textPlace?.range }
}

extension Desk {
  /// Puts an unplaced passage at words of the latest revision, in every record that rests on it.
  ///
  /// - Parameters:
  ///   - unplaced: The passage.
  ///   - passage: The words in the latest revision, such as a suggestion or a selection of the editor.
  ///   - head: The head the decision was made on; `nil` for whatever it is.
  /// - Returns: The new head.
  /// - Throws: ``EditingError`` for words of another source, or `ArchiveError`.
  @discardableResult
  package func place(_ unplaced: UnplacedPassage, at passage: Passage, on head: Head? = nil) throws -> Head {
    let (inquiry, current) = try now()
    guard passage.source == unplaced.passage.source, !passage.isOrphan else {
      throw EditingError(
        .unfit(
          what: "place for the passage", words: passage.quotation, remedy: "choose words of the same source"))
    }
    let changes = unplaced.records.compactMap { inquiry[$0] }.compactMap { record -> Change? in
      let moved = record.changingPassages { $0 == unplaced.passage ? passage : $0 }
      return moved == record ? nil : .put(moved)
    }
    return try record(
      changes, because: "“\(unplaced.passage.quotation.prefix(60))” placed", on: head ?? current)
  }

  /// Lets a lost passage go, in every record that rests on it.
  ///
  /// A statement that rests on nothing else is rejected and keeps its words as lost, and so are mentions and
  /// identities; anything else goes on without the passage.
  ///
  /// - Returns: The new head.
  /// - Throws: `ArchiveError`.
  @discardableResult
  package func letGo(_ unplaced: UnplacedPassage, on head: Head? = nil) throws -> Head {
    let (inquiry, current) = try now()
    let changes = unplaced.records.compactMap { inquiry[$0] }.compactMap { record -> Change? in
      let without = record.changingPassages { $0 == unplaced.passage ? nil : $0 }
      switch (record, without) {
      case (.mention(var mention), _):
        mention.decision = .rejected
        return .put(.mention(mention))
      case (.statement(var statement), .statement(let left)):
        guard left.passages.isEmpty, left.claims.allSatisfy(\.passages.isEmpty) else { return .put(without) }
        statement.decision = .rejected
        return .put(.statement(statement))
      case (.identity(var identity), .identity(let left))
      where left.passages.isEmpty && identity.reason == nil:
        identity.decision = .rejected
        return .put(.identity(identity))
      default: return without == record ? nil : .put(without)
      }
    }
    return try record(
      changes, because: "“\(unplaced.passage.quotation.prefix(60))” let go", on: head ?? current)
  }
}
