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
  private let sections: Sections
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
  private static let headerWords = 6 + 3 * Section.allCases.count + 1

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
    let sections = try Sections(
      bytes, header[6...].dropLast(),
      counts: Counts(
        points: Int(header[2]), rows: Int(header[3]), labels: Int(header[4]), arcs: Int(header[5])))
    for section in Section.allCases where section.isForWindows { try sections.check(section) }
    let impossibleRows = Array(sections.numbers(.impossibleRows))
    if !impossibleRows.isEmpty { try sections.check(.label) }
    var columns = NetworkColumns()
    columns.pointCount = Int32(sections.counts.points)
    func column(_ section: Section) -> NumberColumn {
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
    for section in Section.allCases where !section.isForWindows { try sections.check(section) }
    network.forward.hasMates = true
    network.backward.hasMates = true
    isWhole = true
  }

  /// The parts of the file, in their order.
  private enum Section: Int, CaseIterable {
    case from, to, lower, upper, label, identifiers, weights, impossibleRows
    case forwardStart, forwardArcs, forwardMate, forwardRow
    case backwardStart, backwardArcs, backwardMate, backwardRow
    case name

    /// Whether windows cannot be found and checked without it.
    var isForWindows: Bool {
      switch self {
      case .label, .identifiers, .weights, .forwardMate, .forwardRow, .backwardMate, .backwardRow: false
      default: true
      }
    }
  }

  /// How much of everything there is.
  private struct Counts {
    let points: Int
    let rows: Int
    let labels: Int
    let arcs: Int
  }

  /// Where each part lies.
  private struct Sections {
    let counts: Counts
    private let places: [UnsafeMutableRawBufferPointer]
    private let digests: [UInt64]

    /// Finds the parts, and sees that each has the size it must have.
    init(
      _ bytes: UnsafeMutableRawBufferPointer, _ table: ArraySlice<UInt64>, counts: Counts
    ) throws(SnapshotError) {
      self.counts = counts
      let words = Array(table)
      var places: [UnsafeMutableRawBufferPointer] = []
      for section in Section.allCases {
        let (place, size) = (words[3 * section.rawValue], words[3 * section.rawValue + 1])
        let end = place.addingReportingOverflow(size)
        guard !end.overflow, end.partialValue <= UInt64(bytes.count) else {
          throw .wrongLength(expected: Int(truncatingIfNeeded: end.partialValue), found: bytes.count)
        }
        let expected: Int? =
          switch section {
          case .from, .to, .lower, .upper, .label, .identifiers: 4 * counts.rows
          case .weights: 4 * counts.labels
          case .forwardStart, .backwardStart: 4 * (counts.points + 1)
          case .forwardArcs, .backwardArcs: 8 * counts.arcs
          case .forwardMate, .forwardRow, .backwardMate, .backwardRow: 4 * counts.arcs
          case .impossibleRows: size % 4 == 0 ? nil : -1
          case .name: nil
          }
        guard place % 64 == 0, expected ?? Int(size) == Int(size) else {
          throw .damaged(section: section.rawValue)
        }
        places.append(UnsafeMutableRawBufferPointer(rebasing: bytes[Int(place)..<Int(end.partialValue)]))
      }
      self.places = places
      digests = Section.allCases.map { words[3 * $0.rawValue + 2] }
    }

    func bytes(_ section: Section) -> UnsafeMutableRawBufferPointer { places[section.rawValue] }

    func numbers(_ section: Section) -> UnsafeMutableBufferPointer<Int32> {
      places[section.rawValue].bindMemory(to: Int32.self)
    }

    /// Looks at every byte of a part, and that its numbers name what there is.
    func check(_ section: Section) throws(SnapshotError) {
      // What the numbers must lie below; `nil` where any number is as good as another.
      let limit: Int? =
        switch section {
        case .from, .to, .forwardArcs, .backwardArcs: counts.points
        case .label: counts.labels
        case .impossibleRows, .forwardRow, .backwardRow: counts.rows
        case .forwardStart, .backwardStart: counts.arcs + 1
        case .forwardMate, .backwardMate: counts.arcs
        case .lower, .upper, .identifiers, .weights, .name: nil
        }
      let own = UnsafeRawBufferPointer(places[section.rawValue])
      let most = limit.map { Int32(truncatingIfNeeded: $0 - 1) }
      let isOfArcs = section == .forwardArcs || section == .backwardArcs
      var isWithin = true
      let digest = SectionDigest.of(own) { stretch in
        guard let most else { return }
        isWithin = isWithin && (isOfArcs ? Self.lead(stretch, atMost: most) : Self.lie(stretch, atMost: most))
      }
      guard digest == digests[section.rawValue], isWithin else {
        throw .damaged(section: section.rawValue)
      }
    }

    /// Whether numbers are neither negative nor above the greatest allowed.
    private static func lie(_ stretch: UnsafeRawBufferPointer, atMost most: Int32) -> Bool {
      // The signs of all numbers, and of what each leaves of the greatest, in one.
      var signs: Int32 = 0
      for number in stretch.assumingMemoryBound(to: Int32.self) { signs |= number | most &- number }
      return signs >= 0
    }

    /// Whether arcs lead to points that there are.
    private static func lead(_ stretch: UnsafeRawBufferPointer, atMost most: Int32) -> Bool {
      var signs: Int64 = 0
      for arc in stretch.assumingMemoryBound(to: Arc.self) {
        signs |= Int64(most) &- Int64(UInt32(bitPattern: arc.to))
      }
      return signs >= 0
    }

    func graph(
      _ start: Section, _ arcs: Section, _ mate: Section, _ row: Section, _ owner: AnyObject
    ) throws(SnapshotError) -> BoundGraph {
      let starts = numbers(start)
      guard starts[0] == 0, Int(starts[counts.points]) == counts.arcs,
        NetworkSnapshot.grow(UnsafeBufferPointer(starts)),
        // Empty parts have an address too: they lie at a place of the bytes.
        let first = starts.baseAddress,
        let own = places[arcs.rawValue].bindMemory(to: Arc.self).baseAddress,
        let mates = numbers(mate).baseAddress, let rows = numbers(row).baseAddress
      else { throw .damaged(section: start.rawValue) }
      return BoundGraph(
        pointCount: counts.points, arcCount: counts.arcs, start: first, arcs: own, mate: mates, row: rows,
        owner: owner)
    }
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
