package import Testimony

/// Cuts passages out of one text: the words at a place, what stands around them, and how to cite them.
package struct PassageCutter: Sendable {
  /// The text.
  package let text: SourceText
  /// Its scalars.
  package let scalars: [Unicode.Scalar]
  /// How many scalars of context a passage carries on either side.
  package static let contextLength = 32

  /// Takes up a text.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  package init(_ text: SourceText) {
    self.text = text
    scalars = Array(text.text.unicodeScalars)
  }

  /// The words at a place.
  package func words(_ range: Range<Int>) -> String {
    var words = String.UnicodeScalarView()
    words.append(contentsOf: scalars[range])
    return String(words)
  }

  /// The passage at a place, with its page and its note; `nil` for an empty place or one outside the text.
  package func passage(at range: Range<Int>) -> Passage? {
    guard range.lowerBound >= 0, range.upperBound <= scalars.count, !range.isEmpty else { return nil }
    return Passage(
      source: text.source, quotation: words(range),
      prefix: words(max(0, range.lowerBound - Self.contextLength)..<range.lowerBound),
      suffix: words(range.upperBound..<min(scalars.count, range.upperBound + Self.contextLength)),
      place: .text(text.id, ScalarOffset(range.lowerBound)..<ScalarOffset(range.upperBound)),
      locator: locator(at: range.lowerBound))
  }

  /// How to find a place in the document: its page and its note.
  package func locator(at place: Int) -> Locator {
    let offset = ScalarOffset(place)
    return Locator(
      page: text.structure.pages.first(holding: offset) { $0.range }?.label,
      note: text.structure.notes.first { $0.body?.contains(offset) ?? false }?.label)
  }

  /// The places where words stand, scalar by scalar, white space of any kind counting as one space.
  package func places(of quotation: String) -> [Range<Int>] {
    let wanted = Self.folded(Array(quotation.unicodeScalars))
    guard let first = wanted.first else { return [] }
    var places: [Range<Int>] = []
    for start in scalars.indices where Self.fold(scalars[start]) == first {
      if let end = match(wanted, at: start) { places.append(start..<end) }
    }
    return places
  }

  private func match(_ wanted: [Unicode.Scalar], at start: Int) -> Int? {
    var place = start
    for scalar in wanted {
      guard place < scalars.count, Self.fold(scalars[place]) == scalar else { return nil }
      place += 1
      if scalar == " " { while place < scalars.count, Self.fold(scalars[place]) == " " { place += 1 } }
    }
    return place
  }

  private static func folded(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var folded: [Unicode.Scalar] = []
    for scalar in scalars.map(fold) where !(scalar == " " && (folded.last ?? " ") == " ") {
      folded.append(scalar)
    }
    if folded.last == " " { folded.removeLast() }
    return folded
  }

  private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.properties.isWhitespace ? " " : scalar
  }
}

extension Array {
  /// The element whose stretch holds a place, in stretches that stand in order without overlaps.
  ///
  /// - Complexity: O(log *n*).
  func first(holding place: ScalarOffset, in range: (Element) -> Range<ScalarOffset>) -> Element? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if range(self[middle]).upperBound <= place { low = middle + 1 } else { high = middle }
    }
    return low < count && range(self[low]).contains(place) ? self[low] : nil
  }
}
