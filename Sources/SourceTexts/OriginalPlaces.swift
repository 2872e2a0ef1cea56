import Algorithms
public import Testimony

/// Leads from places in a text to the bytes of the original they were read from.
public struct OriginalPlaces: Sendable {
  private let map: OffsetMap
  private let text: ScalarIndex

  /// Creates a way back.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public init(text: String, map: OffsetMap) {
    self.map = map
    self.text = ScalarIndex(utf8: Array(text.utf8))
  }

  /// Returns the bytes of the decoded original that some of the text was read from.
  ///
  /// - Parameter range: Some of the text, not empty.
  /// - Returns: The smallest stretch that holds all of it; `nil` where the range is empty or outside the text.
  /// - Complexity: O(log *r*) in the number of runs of the map.
  public func originalRange(of range: Range<ScalarOffset>) -> Range<Int>? {
    guard !range.isEmpty, let first = run(at: range.lowerBound.rawValue),
      let last = run(at: range.upperBound.rawValue - 1)
    else { return nil }
    let lower = offset(of: range.lowerBound.rawValue, in: first, isEnd: false)
    let upper = offset(of: range.upperBound.rawValue, in: last, isEnd: true)
    return lower..<max(lower, upper)
  }

  private func run(at scalar: Int) -> OffsetMap.Run? {
    let index = map.runs.partitioningIndex { $0.text + $0.scalarCount > scalar }
    guard index < map.runs.count, map.runs[index].text <= scalar else { return nil }
    return map.runs[index]
  }

  private func offset(of scalar: Int, in run: OffsetMap.Run, isEnd: Bool) -> Int {
    guard run.isVerbatim else { return run.utf8Offset + (isEnd ? run.byteCount : 0) }
    return run.utf8Offset + text.utf8Offset(ofScalar: scalar) - text.utf8Offset(ofScalar: run.text)
  }
}
