public import Testimony

extension OffsetMap {
  /// Returns the bytes of the original that some of the text was read from.
  ///
  /// - Parameters:
  ///   - range: Some of the text, not empty.
  ///   - text: The text this map belongs to.
  /// - Returns: The smallest stretch of the decoded original that holds all of it; `nil` where the range is
  ///   empty or outside the text.
  /// - Complexity: O(log *r* + *l*) for *r* runs of at most *l* scalars.
  public func originalRange(of range: Range<ScalarOffset>, in text: String) -> Range<Int>? {
    guard !range.isEmpty, let first = run(at: range.lowerBound.rawValue),
      let last = run(at: range.upperBound.rawValue - 1)
    else { return nil }
    let lower = utf8Offset(of: range.lowerBound.rawValue, in: first, text: text, isEnd: false)
    let upper = utf8Offset(of: range.upperBound.rawValue, in: last, text: text, isEnd: true)
    return lower..<max(lower, upper)
  }

  private func run(at scalar: Int) -> Run? {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].text + runs[middle].scalarCount <= scalar { low = middle + 1 } else { high = middle }
    }
    guard low < runs.count, runs[low].text <= scalar else { return nil }
    return runs[low]
  }

  private func utf8Offset(of scalar: Int, in run: Run, text: String, isEnd: Bool) -> Int {
    guard run.isVerbatim else { return run.utf8Offset + (isEnd ? run.byteCount : 0) }
    let scalars = text.unicodeScalars
    let start = scalars.index(scalars.startIndex, offsetBy: run.text)
    let end = scalars.index(start, offsetBy: scalar - run.text)
    return run.utf8Offset + text.utf8.distance(from: start, to: end)
  }
}
