import Algorithms

/// The stretches that two revisions of a text have in common, line by line and in order.
///
/// Lines that stand once in either text pair them; the longest run of pairs in the same order is kept (the
/// patience difference of Bram Cohen) and grows over the equal lines around each pair. What lies inside a stretch
/// has only shifted.
package struct UnchangedStretches: Sendable {
  /// A run of equal scalars.
  package struct Stretch: Hashable, Sendable {
    /// Where it begins in the old text, in scalars.
    package let old: Int
    /// Where it begins in the new text.
    package let new: Int
    /// How many scalars it has.
    package let count: Int
  }

  /// The stretches, in the order of both texts.
  package let stretches: [Stretch]
  private let newCount: Int

  /// Lines shorter than this pair nothing: chance repeats them.
  private static let leastLine = 20

  /// Compares two texts.
  ///
  /// - Complexity: O(*n* log *n*) in the number of lines, O(*n*) in scalars.
  package init(old: [Unicode.Scalar], new: [Unicode.Scalar]) {
    newCount = new.count
    let oldLines = Self.lines(of: old)
    let newLines = Self.lines(of: new)
    func equal(_ left: Int, _ right: Int) -> Bool {
      oldLines[left].count == newLines[right].count && old[oldLines[left]] == new[newLines[right]]
    }
    var pairs = Self.uniquePairs(old, oldLines, new, newLines).filter { equal($0.0, $0.1) }
    // The heads and the tails of two revisions are mostly the same.
    pairs = [(-1, -1)] + Self.inOrder(pairs) + [(oldLines.count, newLines.count)]
    var matched: [(old: Int, new: Int)] = []
    for (previous, next) in zip(pairs, pairs.dropFirst()) {
      if previous.0 >= 0 { matched.append((previous.0, previous.1)) }
      var (left, right) = (previous.0 + 1, previous.1 + 1)
      while left < next.0, right < next.1, equal(left, right) {
        matched.append((left, right))
        (left, right) = (left + 1, right + 1)
      }
      var tail: [(Int, Int)] = []
      var (lastLeft, lastRight) = (next.0 - 1, next.1 - 1)
      while lastLeft >= left, lastRight >= right, equal(lastLeft, lastRight) {
        tail.append((lastLeft, lastRight))
        (lastLeft, lastRight) = (lastLeft - 1, lastRight - 1)
      }
      matched += tail.reversed()
    }
    var stretches: [Stretch] = []
    for pair in matched {
      let (from, to) = (oldLines[pair.old], newLines[pair.new])
      if let last = stretches.last, last.old + last.count == from.lowerBound,
        last.new + last.count == to.lowerBound
      {
        stretches[stretches.count - 1] = Stretch(
          old: last.old, new: last.new, count: last.count + from.count)
      } else {
        stretches.append(Stretch(old: from.lowerBound, new: to.lowerBound, count: from.count))
      }
    }
    self.stretches = stretches
  }

  /// Where a place inside one stretch has shifted to; `nil` for one that is touched by a change.
  package func shifted(_ range: Range<Int>) -> Range<Int>? {
    guard let stretch = last(beginningBy: range.lowerBound), range.upperBound <= stretch.old + stretch.count
    else { return nil }
    let shift = stretch.new - stretch.old
    return (range.lowerBound + shift)..<(range.upperBound + shift)
  }

  /// Between which places of the new text something has to stand that keeps its order among the unchanged.
  package func surroundings(of range: Range<Int>) -> Range<Int> {
    let lower = last(beginningBy: range.lowerBound).map { stretch in
      stretch.new + min(stretch.count, range.lowerBound - stretch.old)
    }
    let upper = stretches.first { $0.old + $0.count >= range.upperBound && $0.old >= range.lowerBound }?.new
    let low = lower ?? 0
    return low..<max(low, upper ?? newCount)
  }

  private func last(beginningBy place: Int) -> Stretch? {
    let next = stretches.partitioningIndex { $0.old > place }
    return next > 0 ? stretches[next - 1] : nil
  }

  /// Lines with their ends.
  private static func lines(of scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for (index, scalar) in scalars.enumerated() where scalar == "\n" {
      lines.append(start..<(index + 1))
      start = index + 1
    }
    if start < scalars.count { lines.append(start..<scalars.count) }
    return lines
  }

  /// Pairs of lines that stand once in either text, by their hashes, in the order of the old one.
  private static func uniquePairs(
    _ old: [Unicode.Scalar], _ oldLines: [Range<Int>], _ new: [Unicode.Scalar], _ newLines: [Range<Int>]
  ) -> [(Int, Int)] {
    func places(_ scalars: [Unicode.Scalar], _ lines: [Range<Int>]) -> [UInt64: Int] {
      var places: [UInt64: Int] = [:]
      for (index, line) in lines.enumerated() where line.count >= leastLine {
        // FNV-1a; a clash is found when the lines are compared.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for scalar in scalars[line] { hash = (hash ^ UInt64(scalar.value)) &* 0x100_0000_01b3 }
        places[hash] = places[hash] == nil ? index : -1
      }
      return places
    }
    let newPlaces = places(new, newLines)
    return places(old, oldLines).compactMap { hash, index in
      guard index >= 0, let other = newPlaces[hash], other >= 0 else { return nil }
      return (index, other)
    }.sorted { $0.0 < $1.0 }
  }

  /// The longest run of pairs in the same order in both texts.
  private static func inOrder(_ pairs: [(Int, Int)]) -> [(Int, Int)] {
    var piles: [Int] = []
    var before = [Int](repeating: -1, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      let low = piles.partitioningIndex { pairs[$0].1 >= pair.1 }
      if low > 0 { before[index] = piles[low - 1] }
      if low == piles.count { piles.append(index) } else { piles[low] = index }
    }
    var chain: [(Int, Int)] = []
    var index = piles.last ?? -1
    while index >= 0 {
      chain.append(pairs[index])
      index = before[index]
    }
    return chain.reversed()
  }
}
