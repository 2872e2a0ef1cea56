package import Archives
package import SourceCriticism
package import Testimony

/// What lies between two points of a history.
package struct HistoryComparison: Sendable {
  /// A record that differs.
  package struct Difference: Sendable {
    /// What became of a record.
    package enum Kind: String, Sendable {
      /// It was added.
      case added
      /// It was changed.
      case changed
      /// It was taken out.
      case removed
    }

    /// The record.
    package var record: RecordReference
    /// As it was; `nil` where it was not there.
    package var before: AnyRecord?
    /// As it became; `nil` where it was taken out.
    package var after: AnyRecord?

    /// What became of it.
    package var kind: Kind { before == nil ? .added : after == nil ? .removed : .changed }
  }

  /// The number of the entry after which the first state stands.
  package var from: Int
  /// The number of the entry after which the second stands.
  package var to: Int
  /// The records that differ, by kind and in the order of the inquiry.
  package var differences: [Difference]
  /// The events whose windows moved, and the contradictions that went and came.
  package var chronology: Comparison
  /// The first state, under its own rules and rulings.
  package var before: Assessment
  /// The second.
  package var after: Assessment
}

extension Desk {
  /// Compares two points of the history, the earlier one first.
  ///
  /// - Parameters:
  ///   - one: The number of an entry; 0 for before the first.
  ///   - other: The number of another.
  /// - Returns: What differs, and what follows from that.
  /// - Throws: `ArchiveError` where the history does not reach so far.
  /// - Complexity: Both states are carried out again from the beginning.
  package func comparison(of one: Int, with other: Int) throws -> HistoryComparison {
    let (from, to) = (min(one, other), max(one, other))
    let (left, right) = (try archive.inquiry(at: from), try archive.inquiry(at: to))
    let before = Assessment(of: left)
    let after = Assessment(of: right, knowing: before)
    var differences: [HistoryComparison.Difference] = []
    for kind in RecordReference.Kind.allCases {
      let (old, new) = (left.records(of: kind), right.records(of: kind))
      let known = Dictionary(old.map { ($0.reference.id, $0) }) { first, _ in first }
      let kept = Set(new.map(\.reference.id))
      for record in old where !kept.contains(record.reference.id) {
        differences.append(.init(record: record.reference, before: record, after: nil))
      }
      for record in new where known[record.reference.id] != record {
        differences.append(
          .init(record: record.reference, before: known[record.reference.id], after: record))
      }
    }
    return HistoryComparison(
      from: from, to: to, differences: differences, chronology: before.compared(with: after), before: before,
      after: after)
  }

  /// The entries that changed a record, oldest first, with what it was after each.
  package func history(
    of record: RecordReference
  ) throws -> [(entry: HistoryLine, record: AnyRecord?)] {
    try archive.history(of: record)
  }
}

extension Inquiry {
  /// The records of a kind, in order.
  package func records(of kind: RecordReference.Kind) -> [AnyRecord] {
    switch kind {
    case .source: sources.map(AnyRecord.source)
    case .text: texts.map(AnyRecord.text)
    case .excerpt: excerpts.map(AnyRecord.excerpt)
    case .person: persons.map(AnyRecord.person)
    case .group: groups.map(AnyRecord.group)
    case .place: places.map(AnyRecord.place)
    case .work: works.map(AnyRecord.work)
    case .event: events.map(AnyRecord.event)
    case .statement: statements.map(AnyRecord.statement)
    case .mention: mentions.map(AnyRecord.mention)
    case .identity: identities.map(AnyRecord.identity)
    case .rule: rules.map(AnyRecord.rule)
    case .hypothesis: hypotheses.map(AnyRecord.hypothesis)
    case .ruling: rulings.map(AnyRecord.ruling)
    case .note: notes.map(AnyRecord.note)
    case .proposal: proposals.map(AnyRecord.proposal)
    }
  }

  /// The record of a kind with this slug, earlier slug or identifier.
  package func record(_ kind: RecordReference.Kind, named name: String) -> AnyRecord? {
    self[RecordReference(kind, id: name)]
      ?? records(of: kind).first { $0.slug?.rawValue == name }
      ?? records(of: kind).first { $0.earlierSlugs.contains { $0.rawValue == name } }
  }
}

extension AnyRecord {
  /// Readable names the record had earlier.
  package var earlierSlugs: [Slug] {
    switch self {
    case .source(let record): record.aliases
    case .person(let record): record.aliases
    case .group(let record): record.aliases
    case .place(let record): record.aliases
    case .work(let record): record.aliases
    case .event(let record): record.aliases
    case .statement(let record): record.aliases
    case .text, .excerpt, .mention, .identity, .rule, .hypothesis, .ruling, .note, .proposal: []
    }
  }
}
