/// A network of plain differences packed as the solver keeps it, to be opened without reading or sorting.
///
/// The bytes are a header, a table of sections and the sections: the columns, what the file they came
/// from calls rows and labels, and both packed graphs. The header has a version, and every section a
/// digest; what is shorter, longer, newer or damaged is refused, and so is what points outside itself.
/// What windows need is looked at when the bytes are opened, the rest when it is asked for: nothing that
/// was not looked at is used. Opened bytes are used in place: they must stay where they are while their owner
/// lives, and retracting labels writes to them, so map a file privately.
package struct NetworkSnapshot {
  /// The rows.
  package let columns: NetworkColumns
  /// A name.
  package let name: String
  /// The network, made ready; for windows only until ``checkRest()`` has looked at the rest.
  package let network: CompiledNetwork
  /// How many labels there are.
  package let labelCount: Int
  private let sections: SnapshotSections
  private var isWhole = false

  /// The number each row has for its author; ``checkRest()`` comes first.
  package var identifiers: [Int32] {
    precondition(isWhole, "the rest of the packed network was not looked at")
    return Array(sections.numbers(.identifiers))
  }

  /// A number for each label; ``checkRest()`` comes first.
  package var weights: [Int32] {
    precondition(isWhole, "the rest of the packed network was not looked at")
    return Array(sections.numbers(.weights))
  }

  private static let magic: UInt64 = 0x314E_494F_4D45_5424  // "$TEMOIN1"
  private static let version: UInt64 = 1
  /// Magic, version, points, rows, labels, arcs, sections' places and digests, and the header's own digest.
  private static let headerWords = 6 + 3 * SnapshotSection.allCases.count + 1

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
      columns.from, columns.to, columns.lower, columns.upper, columns.label, NumberColumn(identifiers),
      NumberColumn(weights), NumberColumn(network.impossibleRows),
    ] {
      column.withUnsafeBufferPointer { append(UnsafeRawBufferPointer($0)) }
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

  /// Opens packed bytes in place, and looks at what windows need.
  ///
  /// - Parameters:
  ///   - bytes: The bytes, at an address that is a multiple of 64, writable for ``LiveWindows/retract(_:)``.
  ///   - owner: What keeps them where they are.
  /// - Throws: ``SnapshotError``.
  package init(opening bytes: UnsafeMutableRawBufferPointer, owner: AnyObject) throws(SnapshotError) {
    guard bytes.count >= 8, bytes.loadUnaligned(as: UInt64.self) == Self.magic else { throw .notASnapshot }
    guard bytes.count >= 8 * Self.headerWords else {
      throw .wrongLength(expected: 8 * Self.headerWords, found: bytes.count)
    }
    let header = (0..<Self.headerWords).map {
      bytes.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self)
    }
    guard header[1] == Self.version else { throw .unknownVersion(Int(truncatingIfNeeded: header[1])) }
    guard header.dropLast().withContiguousBytes({ SectionDigest.of($0) }) == header[Self.headerWords - 1]
    else { throw .damaged(section: -1) }
    guard header[2..<6].allSatisfy({ $0 < 1 << 31 }), header[2] > 0, header[4] > 0 else {
      throw .damaged(section: -1)
    }
    let sections = try SnapshotSections(
      bytes, header[6...].dropLast(),
      counts: SnapshotSections.Counts(
        points: Int(header[2]), rows: Int(header[3]), labels: Int(header[4]), arcs: Int(header[5])))
    for section in SnapshotSection.allCases where section.isForWindows { try sections.check(section) }
    let impossibleRows = Array(sections.numbers(.impossibleRows))
    if !impossibleRows.isEmpty { try sections.check(.label) }
    var columns = NetworkColumns()
    columns.pointCount = Int32(sections.counts.points)
    func column(_ section: SnapshotSection) -> NumberColumn {
      NumberColumn(lending: UnsafeBufferPointer(sections.numbers(section)), owner: owner)
    }
    columns.from = column(.from)
    columns.to = column(.to)
    columns.lower = column(.lower)
    columns.upper = column(.upper)
    columns.label = column(.label)
    self.columns = columns
    self.sections = sections
    labelCount = sections.counts.labels
    network = CompiledNetwork(
      pointCount: sections.counts.points,
      forward: try sections.graph(.forwardStart, .forwardArcs, .forwardMate, .forwardRow, owner),
      backward: try sections.graph(.backwardStart, .backwardArcs, .backwardMate, .backwardRow, owner),
      impossibleRows: impossibleRows)
    name = String(decoding: sections.bytes(.name), as: UTF8.self)
  }

  /// Looks at what windows do not need, before anything else is asked of the network.
  ///
  /// - Throws: ``SnapshotError/damaged(section:)``.
  package mutating func checkRest() throws(SnapshotError) {
    guard !isWhole else { return }
    for section in SnapshotSection.allCases where !section.isForWindows { try sections.check(section) }
    network.forward.hasMates = true
    network.backward.hasMates = true
    isWhole = true
  }
}

extension Collection<UInt64> {
  /// Calls a function with the bytes of the numbers.
  fileprivate func withContiguousBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    Array(self).withUnsafeBytes(body)
  }
}
