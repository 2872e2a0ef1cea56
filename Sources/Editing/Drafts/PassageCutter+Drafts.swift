package import Testimony

extension PassageCutter {
  /// The passage an editor marked: without white space at its ends; `nil` where no words stand there.
  package func passage(marked range: Range<Int>) -> Passage? {
    scalars.trimmed(range).flatMap { passage(at: $0) }
  }
}

extension Excerpt {
  /// The passage an editor marked: without white space at its ends; `nil` where no words stand there.
  package func passage(marked range: Range<Int>) -> Passage? {
    let scalars = Array(text.unicodeScalars)
    guard let range = scalars.trimmed(range) else { return nil }
    func words(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
    let context = PassageCutter.contextLength
    return Passage(
      source: source, quotation: words(range),
      prefix: words(max(0, range.lowerBound - context)..<range.lowerBound),
      suffix: words(range.upperBound..<min(scalars.count, range.upperBound + context)),
      place: .excerpt(id, ScalarOffset(range.lowerBound)..<ScalarOffset(range.upperBound)), locator: locator)
  }
}

extension [Unicode.Scalar] {
  /// A range without white space at its ends; `nil` where nothing is left, or it lies outside.
  fileprivate func trimmed(_ range: Range<Int>) -> Range<Int>? {
    guard range.lowerBound >= 0, range.upperBound <= count else { return nil }
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, self[lower].properties.isWhitespace { lower += 1 }
    while lower < upper, self[upper - 1].properties.isWhitespace { upper -= 1 }
    return lower < upper ? lower..<upper : nil
  }
}
