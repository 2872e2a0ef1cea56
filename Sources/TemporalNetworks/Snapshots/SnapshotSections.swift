/// The parts of a packed network, in their order.
enum SnapshotSection: Int, CaseIterable {
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

/// Where each part of a packed network lies, looked at part by part.
struct SnapshotSections {
  /// How much of everything there is.
  struct Counts {
    let points: Int
    let rows: Int
    let labels: Int
    let arcs: Int
  }

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
    for section in SnapshotSection.allCases {
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
    digests = SnapshotSection.allCases.map { words[3 * $0.rawValue + 2] }
  }

  func bytes(_ section: SnapshotSection) -> UnsafeMutableRawBufferPointer { places[section.rawValue] }

  func numbers(_ section: SnapshotSection) -> UnsafeMutableBufferPointer<Int32> {
    places[section.rawValue].bindMemory(to: Int32.self)
  }

  /// Looks at every byte of a part, and that its numbers name what there is.
  func check(_ section: SnapshotSection) throws(SnapshotError) {
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
    _ start: SnapshotSection, _ arcs: SnapshotSection, _ mate: SnapshotSection, _ row: SnapshotSection,
    _ owner: AnyObject
  ) throws(SnapshotError) -> BoundGraph {
    let starts = numbers(start)
    guard starts[0] == 0, Int(starts[counts.points]) == counts.arcs,
      Self.grow(UnsafeBufferPointer(starts)),
      // Empty parts have an address too: they lie at a place of the bytes.
      let first = starts.baseAddress,
      let own = places[arcs.rawValue].bindMemory(to: Arc.self).baseAddress,
      let mates = numbers(mate).baseAddress, let rows = numbers(row).baseAddress
    else { throw .damaged(section: start.rawValue) }
    return BoundGraph(
      pointCount: counts.points, arcCount: counts.arcs, start: first, arcs: own, mate: mates, row: rows,
      owner: owner)
  }

  private static func grow(_ numbers: UnsafeBufferPointer<Int32>) -> Bool {
    var isGrowing = true
    for place in 1..<numbers.count { isGrowing = isGrowing && numbers[place - 1] <= numbers[place] }
    return isGrowing
  }
}
