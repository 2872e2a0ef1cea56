package import Testimony

/// A row of the derived table of records: where the history last put a record.
package struct RecordRow: Hashable, Sendable {
  /// The kind of record, or `title` for the title of the inquiry.
  package var kind: String
  /// Its identifier.
  package var id: String
  /// Its place among the records of its kind, kept when it is taken out.
  package var position: Int
  /// Its readable name.
  package var slug: String?
  /// The entry and the item that put it; `nil` once it has been taken out.
  package var origin: Origin?

  /// The place of a change in the history.
  package struct Origin: Hashable, Sendable {
    /// The entry.
    package var entry: Int
    /// The item of the entry.
    package var item: Int
    /// Creates a place.
    package init(entry: Int, item: Int) {
      self.entry = entry
      self.item = item
    }
  }

  /// Creates a row.
  package init(kind: String, id: String, position: Int, slug: String?, origin: Origin?) {
    self.kind = kind
    self.id = id
    self.position = position
    self.slug = slug
    self.origin = origin
  }

  /// The search rows of the record: its kind, its position, and 24 bits for its parts.
  package var searchRowIDs: ClosedRange<Int>? {
    guard let kind = RecordReference.Kind(rawValue: kind), let first = kind.firstSearchRow(position: position)
    else { return nil }
    return first...(first + (1 << 24 - 1))
  }
}

/// A row of the derived search table.
package struct SearchRow: Hashable, Sendable {
  /// Its number, from which kind, position and part of the record follow.
  package var id: Int
  /// Its words, folded, with spaces between.
  package var words: String

  /// Creates a row.
  package init(id: Int, words: String) {
    self.id = id
    self.words = words
  }
}

/// What an entry changes in the derived tables.
package struct ProjectionUpdate: Hashable, Sendable {
  /// Rows to be put.
  package var records: [RecordRow] = []
  /// Search rows to be dropped.
  package var staleSearchRows: [ClosedRange<Int>] = []
  /// Search rows to be added.
  package var search: [SearchRow] = []

  /// Creates an empty update.
  package init() {}
}

extension RecordReference.Kind {
  /// The order in which search results of different kinds are listed.
  package static let searchOrder: [RecordReference.Kind] = [
    .person, .group, .place, .work, .event, .source, .statement, .excerpt, .text, .note, .hypothesis, .ruling,
    .rule, .identity, .mention,
  ]

  /// The number of the first search row of the record at a position; `nil` past 2³⁵ records of a kind.
  package func firstSearchRow(position: Int) -> Int? {
    guard let rank = RecordReference.Kind.searchOrder.firstIndex(of: self), position < 1 << 35 else {
      return nil
    }
    return rank << 59 | position << 24
  }

  /// The search rows of all records of the kind.
  package var searchRowIDs: ClosedRange<Int> {
    let rank = RecordReference.Kind.searchOrder.firstIndex(of: self) ?? 0
    return (rank << 59)...(rank << 59 | (1 << 59 - 1))
  }

  /// The kind, position and part of the record whose search row has this number.
  package static func place(ofSearchRow id: Int) -> (kind: RecordReference.Kind, position: Int, part: Int)? {
    guard id >= 0, searchOrder.indices.contains(id >> 59) else { return nil }
    return (searchOrder[id >> 59], id >> 24 & (1 << 35 - 1), id & (1 << 24 - 1))
  }
}
