import Algorithms

/// Finds the passages of an earlier revision again in a new one.
///
/// Exact words come first, then words that differ only in layout, then words that nearly agree: candidates are
/// every place where the passage needs at most 35 % edits and every place where its surroundings stand, and
/// each is weighed by words 50, prefix 20, suffix 20 and position 2, as Hypothesis does for its
/// annotations. What does not reach ``leastAgreement`` is lost: a look-alike elsewhere is never taken.
package struct PassageReanchorer: Sendable {
  /// The least agreement of words, surroundings and position that counts as the same passage.
  package static let leastAgreement = 0.66
  /// The largest share of the words that may differ for a place to be looked at.
  package static let editShare = 0.35
  /// Longer passages are found by their beginning and their end.
  private static let longestWhole = 1000
  private static let surroundings = 48

  private let original: [UInt32]
  private let copy: NormalisedCopy
  private let search: ApproximateSearch

  /// Reads the new revision's text once; ask it for any number of passages.
  package init(text: String) {
    let original = text.unicodeScalars.map(\.value)
    self.original = original
    copy = NormalisedCopy(of: original)
    search = ApproximateSearch(text: copy.scalars)
  }

  /// Returns where `passage` stands in the new text, or that it is lost.
  package func fate(of passage: QuotedPassage) -> PassageFate {
    let exact = passage.exact.unicodeScalars.map(\.value)
    guard !exact.isEmpty else { return .lost(nearest: nil) }
    if let placement = undisturbed(passage, exact: exact) { return .placed(placement) }
    let words = Pattern(passage)
    guard !words.exact.isEmpty else { return .lost(nearest: nil) }
    if words.exact.count > Self.longestWhole { return fateOfLong(passage, exact: exact) }

    let expected = expectedStart(of: passage)
    var best: Candidate?
    for (start, end) in candidateRanges(of: words, near: expected) {
      let candidate = weigh(words, start: start, end: end, expected: expected)
      if let current = best, !candidate.isBetter(than: current) { continue }
      best = candidate
    }
    guard let best else { return .lost(nearest: nil) }
    let placement = placement(of: best, exact: exact)
    let isSame = best.isAcceptable(leavesGap: best.isElsewhere && closesOver(words))
    return isSame ? .placed(placement) : .lost(nearest: placement)
  }

  // MARK: - Exact words

  /// Returns the place of words that stand unchanged between unchanged surroundings, once only.
  private func undisturbed(_ passage: QuotedPassage, exact: [UInt32]) -> PassagePlacement? {
    let prefix = passage.prefix.unicodeScalars.map(\.value)
    let suffix = passage.suffix.unicodeScalars.map(\.value)
    guard prefix.count + suffix.count >= 16 else { return nil }
    let whole = prefix + exact + suffix
    guard let first = original.firstIndex(of: whole, from: 0) else { return nil }
    guard original.firstIndex(of: whole, from: first + 1) == nil else { return nil }
    let start = first + prefix.count
    return PassagePlacement(range: start..<(start + exact.count), manner: .exact, edits: 0, agreement: 1)
  }

  // MARK: - Candidates

  private struct Pattern {
    let exact: [UInt32]
    let prefix: [UInt32]
    let suffix: [UInt32]

    init(_ passage: QuotedPassage) {
      // Normalised together, so that a blank or a hyphen at the seam is treated as inside a text.
      let prefix = passage.prefix.unicodeScalars.map(\.value).suffix(surroundings)
      let exact = passage.exact.unicodeScalars.map(\.value)
      let suffix = passage.suffix.unicodeScalars.map(\.value).prefix(surroundings)
      let copy = NormalisedCopy(of: prefix + exact + suffix)
      func cut(_ offset: Int) -> Int {
        copy.origins.dropLast().firstIndex { $0 >= offset } ?? copy.scalars.count
      }
      var start = cut(prefix.count)
      var end = max(start, cut(prefix.count + exact.count))
      while start < end, copy.scalars[start] == 0x20 { start += 1 }
      while end > start, copy.scalars[end - 1] == 0x20 { end -= 1 }
      self.prefix = Array(copy.scalars[..<start])
      self.exact = Array(copy.scalars[start..<end])
      self.suffix = Array(copy.scalars[end...])
    }
  }

  private func expectedStart(of passage: QuotedPassage) -> Int? {
    guard let start = passage.startInOldText else { return nil }
    return copy.origins.prefix(copy.scalars.count).partitioningIndex { $0 >= start }
  }

  private func candidateRanges(of words: Pattern, near expected: Int?) -> [(Int, Int)] {
    let count = words.exact.count
    func best(_ hits: [ApproximateSearch.Hit], _ most: Int) -> [ApproximateSearch.Hit] {
      let center = expected ?? 0
      let ordered = hits.sorted {
        ($0.edits, abs($0.end - center), $0.end) < ($1.edits, abs($1.end - center), $1.end)
      }
      return Array(ordered.prefix(most))
    }
    var ranges: [(Int, Int)] = []
    let limit = Int(Double(count) * Self.editShare)
    for hit in best(search.hits(of: words.exact, limit: limit), 10) {
      ranges.append((hit.end - count, hit.end))
    }
    if count >= 64 {
      // Pieces of the words find a passage of which much was rewritten.
      for start in stride(from: 0, through: count - 32, by: max(32, count / 8)) {
        let piece = Array(words.exact[start..<(start + 32)])
        for hit in best(search.hits(of: piece, limit: 6), 1) {
          ranges.append((hit.end - 32 - start, hit.end - 32 - start + count))
        }
      }
    }
    if words.prefix.count >= 8 {
      for hit in best(search.hits(of: words.prefix, limit: words.prefix.count * 3 / 10), 3) {
        ranges.append((hit.end, hit.end + count))
      }
    }
    if words.suffix.count >= 8 {
      for hit in best(search.hits(of: words.suffix, limit: words.suffix.count * 3 / 10), 3) {
        let end = hit.end - words.suffix.count
        ranges.append((end - count, end))
      }
    }
    return ranges
  }

  // MARK: - Weighing

  private struct Candidate {
    let range: Range<Int>
    let edits: Int
    let words: Double
    let prefix: Double
    let suffix: Double
    /// The share of the words in unchanged runs.
    let kept: Double
    let agreement: Double
    let length: Int
    let hasSurroundings: Bool
    let keepsFigures: Bool

    func isBetter(than other: Candidate) -> Bool {
      (agreement, -range.lowerBound) > (other.agreement, -other.range.lowerBound)
    }

    /// Whether neither side of the words is what it was.
    var isElsewhere: Bool { hasSurroundings && max(prefix, suffix) < 0.6 }

    /// Whether the words are the passage and not another that is like it.
    ///
    /// Between their old neighbours words may have changed much. Among new neighbours they must be the same
    /// words, or so many that no second sentence is like them, with the same figures; and when the old
    /// neighbours have closed up (`leavesGap`), so short a passage was rather deleted than moved.
    func isAcceptable(leavesGap: Bool) -> Bool {
      guard !range.isEmpty else { return false }
      if isElsewhere {
        guard keepsFigures else { return false }
        if words >= 0.98 { return length >= (leavesGap ? 60 : 30) }
        return length >= 120 && (words >= 0.85 || kept >= 0.6)
      }
      if min(prefix, suffix) >= 0.85, kept >= 0.3 { return true }
      return (words >= 0.5 || kept >= 0.5) && agreement >= leastAgreement
    }
  }

  /// Whether what stood before and after the passage now stands side by side.
  private func closesOver(_ words: Pattern) -> Bool {
    let seam = Array(words.prefix.suffix(24)) + words.suffix.prefix(24)
    guard seam.count >= 24 else { return false }
    return !search.hits(of: seam, limit: seam.count / 6).isEmpty
  }

  private func weigh(_ words: Pattern, start: Int, end: Int, expected: Int?) -> Candidate {
    let slack = 12 + words.exact.count / 5
    let total = copy.scalars.count
    let lower = max(0, min(total, start - words.prefix.count - slack))
    let upper = max(lower, min(total, end + words.suffix.count + slack))
    let alignment = PassageAlignment(
      prefix: words.prefix, words: words.exact, suffix: words.suffix, window: copy.scalars[lower..<upper])
    func share(_ edits: Int, of count: Int) -> Double {
      count == 0 ? 0 : max(0, 1 - Double(edits) / Double(count))
    }
    let exact = share(alignment.edits, of: words.exact.count)
    let prefix = share(alignment.prefixEdits, of: words.prefix.count)
    let suffix = share(alignment.suffixEdits, of: words.suffix.count)
    let range = (alignment.range.lowerBound + lower)..<(alignment.range.upperBound + lower)
    var sum = 50 * max(exact, Double(alignment.kept) / Double(max(1, words.exact.count)))
    var weight = 50.0
    if words.prefix.count >= 4 {
      sum += 20 * prefix
      weight += 20
    }
    if words.suffix.count >= 4 {
      sum += 20 * suffix
      weight += 20
    }
    if let expected {
      sum += 2 * (1 - min(1, Double(abs(range.lowerBound - expected)) / Double(max(1, total))))
      weight += 2
    }
    return Candidate(
      range: range, edits: alignment.edits, words: exact, prefix: prefix, suffix: suffix,
      kept: Double(alignment.kept) / Double(max(1, words.exact.count)), agreement: sum / weight,
      length: words.exact.count, hasSurroundings: weight > 52,
      keepsFigures: Self.figures(in: words.exact[...]) == Self.figures(in: copy.scalars[range]))
  }

  private static func figures(in scalars: ArraySlice<UInt32>) -> [UInt32] {
    scalars.filter { $0 >= 0x30 && $0 <= 0x39 }
  }

  private func placement(of candidate: Candidate, exact: [UInt32]) -> PassagePlacement {
    var range = copy.originalRange(of: candidate.range)
    var manner = candidate.edits == 0 ? PassagePlacement.Manner.normalised : .approximate
    // Blanks that belong to the passage itself come back with it.
    let lead = exact.prefix { NormalisedCopy.isBlank($0) }
    let trail = exact.reversed().prefix { NormalisedCopy.isBlank($0) }
    let lower = max(0, range.lowerBound - lead.count)
    let upper = min(original.count, range.upperBound + trail.count)
    if original[lower..<upper].elementsEqual(exact) {
      range = lower..<upper
      manner = .exact
    }
    return PassagePlacement(
      range: range, manner: manner, edits: candidate.edits, agreement: candidate.agreement)
  }

  // MARK: - Long passages

  /// Finds a long passage by its two ends, which must stand as far apart as its length allows.
  private func fateOfLong(_ passage: QuotedPassage, exact: [UInt32]) -> PassageFate {
    let piece = 400
    let scalars = passage.exact.unicodeScalars
    let headEnd = scalars.index(scalars.startIndex, offsetBy: piece)
    let tailStart = scalars.index(scalars.endIndex, offsetBy: -piece)
    let head = QuotedPassage(
      exact: String(scalars[..<headEnd]), prefix: passage.prefix,
      suffix: String(scalars[headEnd...].prefix(32)), startInOldText: passage.startInOldText)
    let tail = QuotedPassage(
      exact: String(scalars[tailStart...]), prefix: String(scalars[..<tailStart].suffix(32)),
      suffix: passage.suffix,
      startInOldText: passage.startInOldText.map { $0 + exact.count - piece })
    guard case .placed(let first) = fate(of: head), case .placed(let last) = fate(of: tail) else {
      return .lost(nearest: nil)
    }
    let length = last.range.upperBound - first.range.lowerBound
    guard length * 100 >= exact.count * 65, length * 100 <= exact.count * 135 else {
      return .lost(nearest: nil)
    }
    let range = first.range.lowerBound..<last.range.upperBound
    let isExact = original[range].elementsEqual(exact)
    return .placed(
      PassagePlacement(
        range: range, manner: isExact ? .exact : .approximate, edits: first.edits + last.edits,
        agreement: min(first.agreement, last.agreement)))
  }
}

extension [UInt32] {
  /// Returns where `other` first stands at or after `start`.
  fileprivate func firstIndex(of other: [UInt32], from start: Int) -> Int? {
    guard let first = other.first, count >= other.count, start >= 0 else { return nil }
    return withUnsafeBufferPointer { text in
      other.withUnsafeBufferPointer { pattern in
        var index = start
        while index + pattern.count <= text.count {
          if text[index] == first {
            var offset = 1
            while offset < pattern.count, text[index + offset] == pattern[offset] { offset += 1 }
            if offset == pattern.count { return index }
          }
          index += 1
        }
        return nil
      }
    }
  }
}
