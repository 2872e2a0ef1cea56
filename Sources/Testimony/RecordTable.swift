/// A record that keeps its identifier for good.
public protocol IdentifiedRecord: Hashable, Sendable, Codable {
  /// The record's name for good.
  var id: Identifier<Self> { get }
}

extension Source: IdentifiedRecord {}
extension SourceText: IdentifiedRecord {}
extension Excerpt: IdentifiedRecord {}
extension Person: IdentifiedRecord {}
extension Group: IdentifiedRecord {}
extension Place: IdentifiedRecord {}
extension Work: IdentifiedRecord {}
extension Event: IdentifiedRecord {}
extension Statement: IdentifiedRecord {}
extension Mention: IdentifiedRecord {}
extension Identity: IdentifiedRecord {}
extension Rule: IdentifiedRecord {}
extension Hypothesis: IdentifiedRecord {}
extension Ruling: IdentifiedRecord {}
extension EditorNote: IdentifiedRecord {}
extension Proposal: IdentifiedRecord {}

/// Records of one kind, in the order in which they were first put, found by identifier in constant time.
///
/// A record that is taken out and put back stands where it stood, so that taking a change back is exact.
///
/// Looking up and walking are inlined, since everything that is worked out from an inquiry does both all the time.
public struct RecordTable<Record: IdentifiedRecord>: Sendable {
  @usableFromInline var records: [Record?] = []
  @usableFromInline var places: [Identifier<Record>: Int] = [:]
  /// How many records there are.
  public private(set) var count = 0

  /// Creates an empty table.
  public init() {}

  /// Whether there are no records.
  public var isEmpty: Bool { count == 0 }

  /// The record with this identifier, if there is one.
  @inlinable public subscript(id: Identifier<Record>) -> Record? {
    guard let place = places[id] else { return nil }
    return records[place]
  }

  /// The record at a place in the order, where places of records that were taken out count; `nil` where none is there.
  public func record(at place: Int) -> Record? { records.indices.contains(place) ? records[place] : nil }

  /// The place in the order of the record with this identifier, where one is or was here.
  @inlinable public func place(of id: Identifier<Record>) -> Int? { places[id] }

  /// Whether a record with this identifier is or was here.
  public func hasKnown(_ id: Identifier<Record>) -> Bool { places[id] != nil }

  /// Puts a record in the place of the one with its identifier, or at the end.
  ///
  /// - Returns: The record that was there before.
  @discardableResult
  public mutating func put(_ record: Record) -> Record? {
    guard let place = places[record.id] else {
      places[record.id] = records.count
      records.append(record)
      count += 1
      return nil
    }
    let previous = records[place]
    records[place] = record
    if previous == nil { count += 1 }
    return previous
  }

  /// Keeps a place at the end for a record that is not there, as if it had been put and taken out.
  public mutating func reserve(_ id: Identifier<Record>) {
    guard places[id] == nil else { return }
    places[id] = records.count
    records.append(nil)
  }

  /// Takes a record out.
  ///
  /// - Returns: The record that was there.
  @discardableResult
  public mutating func remove(_ id: Identifier<Record>) -> Record? {
    guard let place = places[id], let previous = records[place] else { return nil }
    records[place] = nil
    count -= 1
    return previous
  }
}

extension RecordTable: Sequence {
  /// Walks through the records of a table in order.
  public struct Iterator: IteratorProtocol {
    @usableFromInline let records: [Record?]
    @usableFromInline var index = 0

    @inlinable init(_ records: [Record?]) { self.records = records }

    /// The next record, if there is one.
    @inlinable public mutating func next() -> Record? {
      while index < records.count {
        index += 1
        if let record = records[index - 1] { return record }
      }
      return nil
    }
  }

  /// Walks through the records in order.
  @inlinable public func makeIterator() -> Iterator { Iterator(records) }

  /// How many records there are, so that lists of them are made at once.
  @inlinable public var underestimatedCount: Int { count }
}

extension RecordTable: Hashable {
  /// Whether two tables hold the same records in the same order.
  public static func == (left: RecordTable, right: RecordTable) -> Bool {
    left.count == right.count && left.elementsEqual(right)
  }

  /// Hashes the records in order.
  public func hash(into hasher: inout Hasher) {
    for record in self { hasher.combine(record) }
  }
}
