package import TemporalNetworks

/// A network read from the exchange format `.stn`: rows of bounds between numbered events.
package struct NetworkFile: Sendable {
  /// The rows; a statement is a label, and an event is a point, of the same number unless there is an ``order``.
  package var columns = NetworkColumns()
  /// The points of events, where they have been numbered afresh.
  package private(set) var order: PointOrder?
  /// The number each row has in the file.
  package var identifiers: [Int32] = []
  /// The weight of each statement, by its number; 0 where there is none.
  package var weights: [Int32] = []
  /// The name in the header.
  package var name = ""

  /// How many labels there are: one more than the greatest statement number.
  package var labelCount: Int { weights.count }

  /// How many rows, events or statements a file can have.
  private static let mostRows = 1 << 30
  /// How many events and statements are allowed however few rows speak of them.
  private static let fewestAllowed = 1 << 23

  /// Reads a file.
  ///
  /// - Parameter bytes: The whole file.
  /// - Throws: ``NetworkFileError``, with the line.
  package init(parsing bytes: UnsafeRawBufferPointer) throws(NetworkFileError) {
    var scanner = NetworkScanner(bytes)
    var eventCount: Int?
    var rowCount: Int?
    var statementCount: Int?
    guard scanner.word() == "stn" else { throw scanner.error(.notANetwork) }
    guard try scanner.integer() == 1 else { throw scanner.error(.unknownVersion) }
    while true {
      scanner.skipToNextLine()
      guard let key = scanner.word() else { throw scanner.error(.noData) }
      switch key {
      case "data": break
      case "events":
        let count = try scanner.integer()
        guard count >= 1, count <= Self.mostRows else {
          throw scanner.error(.impossibleCount(count, most: Self.mostRows))
        }
        eventCount = count
        continue
      case "constraints":
        let count = try scanner.integer()
        guard count >= 0, count <= Self.mostRows else {
          throw scanner.error(.impossibleCount(count, most: Self.mostRows))
        }
        rowCount = count
        continue
      case "statements":
        let count = try scanner.integer()
        guard count >= 0, count <= Self.mostRows else {
          throw scanner.error(.impossibleCount(count, most: Self.mostRows))
        }
        statementCount = count
        continue
      case "origin":
        guard try scanner.integer() == 0 else { throw scanner.error(.originNotZero) }
        continue
      case "name":
        name = scanner.word() ?? ""
        continue
      default: continue
      }
      break
    }
    guard let eventCount, let rowCount, let statementCount else { throw scanner.error(.headerIncomplete) }
    guard rowCount <= bytes.count / 8 else {
      throw scanner.error(.wrongRowCount(expected: rowCount, found: nil))
    }
    // Tables are made by these counts: a short file must not ask for endless memory.
    for (count, most) in [
      (eventCount, max(2 * rowCount + 1, Self.fewestAllowed)),
      (statementCount, max(rowCount, Self.fewestAllowed)),
    ] where count > most {
      throw scanner.error(.impossibleCount(count, most: most))
    }
    scanner.skipToNextLine()
    columns.pointCount = Int32(eventCount)
    var table = RowTable(capacity: rowCount, statementCount: statementCount)
    try table.read(&scanner, rowCount: rowCount, eventCount: eventCount)
    columns.from = NumberColumn(table.column(3, rowCount))
    columns.to = NumberColumn(table.column(4, rowCount))
    columns.lower = NumberColumn(table.column(5, rowCount))
    columns.upper = NumberColumn(table.column(6, rowCount))
    columns.label = NumberColumn(table.column(1, rowCount))
    identifiers = table.column(0, rowCount)
    weights = table.weights
  }

  /// Numbers the points afresh where rows join events that are far apart in the file.
  mutating func bringNear() {
    guard order == nil, let order = PointOrder(columns) else { return }
    columns = columns.renumbered(order)
    self.order = order
  }
}

/// The rows of a file while it is read, column after column.
private struct RowTable {
  private let capacity: Int
  private var columns: [[Int32]]
  private(set) var weights: [Int32]

  init(capacity: Int, statementCount: Int) {
    self.capacity = capacity
    columns = Array(repeating: [], count: 7)
    weights = Array(repeating: 0, count: statementCount + 1)
  }

  mutating func column(_ place: Int, _ count: Int) -> [Int32] {
    defer { columns[place] = [] }
    return columns[place]
  }

  mutating func read(
    _ scanner: inout NetworkScanner, rowCount: Int, eventCount: Int
  ) throws(NetworkFileError) {
    let block = UnsafeMutablePointer<Int32>.allocate(capacity: 7 * rowCount + 1)
    let seen = UnsafeMutablePointer<Bool>.allocate(capacity: weights.count)
    seen.initialize(repeating: false, count: weights.count)
    defer {
      block.deallocate()
      seen.deallocate()
    }
    var row = 0
    while scanner.skipBlankLines() {
      guard row < rowCount else { throw scanner.error(.wrongRowCount(expected: rowCount, found: nil)) }
      let identifier = try scanner.integer()
      let statement = try scanner.integer()
      let weight = try scanner.integer()
      let from = try scanner.integer()
      let to = try scanner.integer()
      let lower = try scanner.bound()
      let upper = try scanner.bound()
      guard scanner.endLine() else { throw scanner.error(.tooManyFields) }
      guard from >= 0, from < eventCount else { throw scanner.error(.unknownEvent(from), line: -1) }
      guard to >= 0, to < eventCount else { throw scanner.error(.unknownEvent(to), line: -1) }
      guard statement >= 1, statement < weights.count else {
        throw scanner.error(.unknownStatement(statement), line: -1)
      }
      guard let identifier = Int32(exactly: identifier), let weight = Int32(exactly: weight) else {
        throw scanner.error(.numberTooLarge, line: -1)
      }
      if !seen[statement] {
        seen[statement] = true
        weights[statement] = weight
      }
      block[row] = identifier
      block[rowCount + row] = Int32(truncatingIfNeeded: statement)
      block[3 * rowCount + row] = Int32(truncatingIfNeeded: from)
      block[4 * rowCount + row] = Int32(truncatingIfNeeded: to)
      block[5 * rowCount + row] = Day.lower(lower)
      block[6 * rowCount + row] = Day.upper(upper)
      row += 1
    }
    guard row == rowCount else { throw scanner.error(.wrongRowCount(expected: rowCount, found: row)) }
    for place in [0, 1, 3, 4, 5, 6] {
      columns[place] = Array(UnsafeBufferPointer(start: block + place * rowCount, count: rowCount))
    }
  }
}
