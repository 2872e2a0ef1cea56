/// A network of plain differences packed as the solver keeps it, to be opened without reading or sorting.
///
/// The bytes are a header, a table of sections and the sections: the columns, what the file they came
/// from calls rows and labels, and both packed graphs. The header has a version, and every section a
/// digest; what is shorter, longer, newer or damaged is refused, and so is what points outside itself.
/// Opened bytes are used in place: they must stay where they are while ``owner`` lives, and retracting
/// labels writes to them, so map a file privately.
package struct NetworkSnapshot {
  /// The rows.
  package let columns: NetworkColumns
  private let identifierNumbers: UnsafeMutableBufferPointer<Int32>
  private let weightNumbers: UnsafeMutableBufferPointer<Int32>
  /// What keeps the bytes where they are.
  private let owner: AnyObject
  /// A name.
  package let name: String
  /// The network, made ready.
  package let network: CompiledNetwork

  /// How many labels there are.
  package var labelCount: Int { weightNumbers.count }
  /// The number each row has for its author.
  package var identifiers: [Int32] { Array(identifierNumbers) }
  /// A number for each label.
  package var weights: [Int32] { Array(weightNumbers) }

  private static let magic: UInt64 = 0x314E_494F_4D45_5424  // "$TEMOIN1"
  private static let version: UInt64 = 1
  private static let sectionCount = 17
  /// Magic, version, points, rows, labels, arcs, sections' places and digests, and the header's own digest.
  private static let headerWords = 6 + 3 * sectionCount + 1

  /// Packs a network.
  ///
  /// - Parameters:
  ///   - columns: The rows, all of them differences.
  ///   - identifiers: The number each row has for its author.
  ///   - weights: A number for each label.
  ///   - name: A name.
  /// - Returns: The bytes.
  /// - Throws: ``SnapshotError/notPlain``.
  package static func bytes(
    of columns: NetworkColumns, identifiers: [Int32], weights: [Int32], name: String
  ) throws(SnapshotError) -> [UInt8] {
    guard columns.specials.isEmpty else { throw .notPlain }
    let network = CompiledNetwork(columns)
    var header: [UInt64] = [
      magic.littleEndian, version, UInt64(columns.pointCount), UInt64(columns.count), UInt64(weights.count),
      UInt64(network.forward.arcCount),
    ]
    var bytes = [UInt8](repeating: 0, count: headerWords * 8)
    func append(_ section: UnsafeRawBufferPointer) {
      header += [UInt64(bytes.count), UInt64(section.count), SectionDigest.of(section)]
      bytes.append(contentsOf: section)
      while bytes.count % 64 != 0 { bytes.append(0) }
    }
    while bytes.count % 64 != 0 { bytes.append(0) }
    for column in [
      columns.from, columns.to, columns.lower, columns.upper, columns.label, identifiers, weights,
      network.impossibleRows,
    ] {
      column.withUnsafeBytes { append($0) }
    }
    for graph in [network.forward, network.backward] {
      append(UnsafeRawBufferPointer(start: graph.start, count: 4 * (graph.pointCount + 1)))
      append(UnsafeRawBufferPointer(start: graph.arcs, count: 8 * graph.arcCount))
      append(UnsafeRawBufferPointer(start: graph.mate, count: 4 * graph.arcCount))
      append(UnsafeRawBufferPointer(start: graph.row, count: 4 * graph.arcCount))
    }
    // The digest of a section wants its words aligned.
    var words = [UInt64](repeating: 0, count: (name.utf8.count + 7) / 8)
    words.withUnsafeMutableBytes { $0.copyBytes(from: name.utf8) }
    words.withUnsafeBytes { append(UnsafeRawBufferPointer(rebasing: $0[..<name.utf8.count])) }
    header.append(header.withUnsafeBytes { SectionDigest.of($0) })
    header.withUnsafeBytes { words in bytes.replaceSubrange(0..<words.count, with: words) }
    return bytes
  }

  /// Opens packed bytes in place.
  ///
  /// - Parameters:
  ///   - bytes: The bytes, at an address that is a multiple of 64, writable for ``LiveWindows/retract(_:)``.
  ///   - owner: What keeps them where they are.
  /// - Throws: ``SnapshotError``.
  package init(opening bytes: UnsafeMutableRawBufferPointer, owner: AnyObject) throws(SnapshotError) {
    guard bytes.count >= 8, bytes.loadUnaligned(as: UInt64.self) == Self.magic, let base = bytes.baseAddress
    else { throw .notASnapshot }
    guard bytes.count >= 8 * Self.headerWords else {
      throw .wrongLength(expected: 8 * Self.headerWords, found: bytes.count)
    }
    let header = (0..<Self.headerWords).map {
      bytes.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self)
    }
    guard header[1] == Self.version else { throw .unknownVersion(Int(truncatingIfNeeded: header[1])) }
    guard header.dropLast().withContiguousBytes({ SectionDigest.of($0) }) == header[Self.headerWords - 1]
    else {
      throw .damaged(section: -1)
    }
    let counts = header[2..<6]
    guard counts.allSatisfy({ $0 < 1 << 31 }), header[2] > 0, header[4] > 0 else {
      throw .damaged(section: -1)
    }
    let (points, rows, labels, arcs) = (Int(header[2]), Int(header[3]), Int(header[4]), Int(header[5]))
    let sizes =
      [rows, rows, rows, rows, rows, rows, labels].map { 4 * $0 as Int? } + [nil]
      + [0, 1].flatMap { _ in [4 * (points + 1), 8 * arcs, 4 * arcs, 4 * arcs] } + [nil]
    // What the numbers of each section must lie below; `nil` where any number is as good as another.
    let limits =
      [points, points, nil, nil, labels, nil, nil, rows] as [Int?]
      + [0, 1].flatMap { _ in [arcs + 1, points, arcs, rows] } + [nil]
    var sections: [UnsafeMutableRawBufferPointer] = []
    for section in 0..<Self.sectionCount {
      let place = header[6 + 3 * section]
      let size = header[7 + 3 * section]
      let end = place.addingReportingOverflow(size)
      guard !end.overflow, end.partialValue <= UInt64(bytes.count) else {
        throw .wrongLength(expected: Int(truncatingIfNeeded: end.partialValue), found: bytes.count)
      }
      guard place % 64 == 0, sizes[section] ?? Int(size) == Int(size), section == 16 || size % 4 == 0 else {
        throw .damaged(section: section)
      }
      let own = UnsafeMutableRawBufferPointer(start: base + Int(place), count: Int(size))
      var most: UInt32 = 0
      let isOfArcs = section == 9 || section == 13
      let digest = SectionDigest.of(UnsafeRawBufferPointer(own)) { stretch in
        guard limits[section] != nil else { return }
        if isOfArcs {
          for arc in stretch.assumingMemoryBound(to: Arc.self) {
            most = max(most, UInt32(bitPattern: arc.to))
          }
        } else {
          for number in stretch.assumingMemoryBound(to: UInt32.self) { most = max(most, number) }
        }
      }
      guard digest == header[8 + 3 * section], limits[section].map({ most < $0 || size == 0 }) ?? true else {
        throw .damaged(section: section)
      }
      sections.append(own)
    }
    func numbers(_ section: Int) -> UnsafeMutableBufferPointer<Int32> {
      sections[section].bindMemory(to: Int32.self)
    }
    var columns = NetworkColumns()
    columns.pointCount = Int32(points)
    columns.from = Array(numbers(0))
    columns.to = Array(numbers(1))
    columns.lower = Array(numbers(2))
    columns.upper = Array(numbers(3))
    columns.label = Array(numbers(4))
    self.columns = columns
    identifierNumbers = numbers(5)
    weightNumbers = numbers(6)
    self.owner = owner
    func graph(_ first: Int) throws(SnapshotError) -> BoundGraph {
      let start = numbers(first)
      guard start[0] == 0, Int(start[points]) == arcs, Self.grow(UnsafeBufferPointer(start)) else {
        throw .damaged(section: first)
      }
      // Empty sections have an address too: they lie at a place of the bytes.
      guard let starts = start.baseAddress,
        let own = sections[first + 1].bindMemory(to: Arc.self).baseAddress,
        let mate = numbers(first + 2).baseAddress, let row = numbers(first + 3).baseAddress
      else { throw .damaged(section: first) }
      return BoundGraph(
        pointCount: points, arcCount: arcs, start: starts, arcs: own, mate: mate, row: row, owner: owner)
    }
    network = CompiledNetwork(
      pointCount: points, forward: try graph(8), backward: try graph(12),
      impossibleRows: Array(numbers(7)))
    name = String(decoding: sections[16], as: UTF8.self)
  }

  private static func grow(_ numbers: UnsafeBufferPointer<Int32>) -> Bool {
    var isGrowing = true
    for place in 1..<numbers.count { isGrowing = isGrowing && numbers[place - 1] <= numbers[place] }
    return isGrowing
  }
}

extension Collection<UInt64> {
  /// Calls a function with the bytes of the numbers.
  fileprivate func withContiguousBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    Array(self).withUnsafeBytes(body)
  }
}
