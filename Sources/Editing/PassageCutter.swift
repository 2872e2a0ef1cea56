import Algorithms
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
  package init(_ text: SourceText) { self.init(text, scalars: Array(text.text.unicodeScalars)) }

  /// Takes up a text whose scalars are at hand.
  package init(_ text: SourceText, scalars: [Unicode.Scalar]) {
    self.text = text
    self.scalars = scalars
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
  ///
  /// - Complexity: O(*n*) in the length of the text, for words that do not repeat themselves.
  package func places(of quotation: String) -> [Range<Int>] {
    let wanted = Self.trimmed(quotation.unicodeScalars.map(Self.fold))
    guard let first = wanted.first else { return [] }
    return scalars.map(Self.fold).withUnsafeBufferPointer { text in
      var places: [Range<Int>] = []
      for start in text.indices where text[start] == first {
        if let end = Self.match(wanted, in: text, at: start) { places.append(start..<end) }
      }
      return places
    }
  }

  /// Whether words stand directly before a place, blanks aside.
  package func stands(_ words: String, before place: Int) -> Bool {
    let wanted = Self.trimmed(words.unicodeScalars.map(Self.fold))
    let before = Self.trimmed(scalars[max(0, place - 2 * wanted.count - 8)..<place].map(Self.fold))
    return before.suffix(wanted.count).elementsEqual(wanted)
  }

  /// Whether words stand directly after a place, blanks aside.
  package func stands(_ words: String, after place: Int) -> Bool {
    let wanted = Self.trimmed(words.unicodeScalars.map(Self.fold))
    let after = Self.trimmed(scalars[place..<min(scalars.count, place + 2 * wanted.count + 8)].map(Self.fold))
    return after.starts(with: wanted)
  }

  private static func match(_ wanted: [UInt32], in text: UnsafeBufferPointer<UInt32>, at start: Int) -> Int? {
    var place = start
    for scalar in wanted {
      guard place < text.count, text[place] == scalar else { return nil }
      place += 1
      if scalar == space { while place < text.count, text[place] == space { place += 1 } }
    }
    return place
  }

  /// Scalars with every run of spaces one, and none at the ends.
  private static func trimmed(_ scalars: some Sequence<UInt32>) -> [UInt32] {
    var trimmed: [UInt32] = []
    for scalar in scalars where !(scalar == space && trimmed.last ?? space == space) {
      trimmed.append(scalar)
    }
    if trimmed.last == space { trimmed.removeLast() }
    return trimmed
  }

  private static let space: UInt32 = 0x20

  /// A scalar, any white space as a space.
  private static func fold(_ scalar: Unicode.Scalar) -> UInt32 {
    scalar.value < 0x80
      ? (scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value) ? space : scalar.value)
      : (scalar.properties.isWhitespace ? space : scalar.value)
  }
}

extension Array {
  /// The element whose stretch holds a place, in stretches that stand in order without overlaps.
  ///
  /// - Complexity: O(log *n*).
  func first(holding place: ScalarOffset, in range: (Element) -> Range<ScalarOffset>) -> Element? {
    let index = partitioningIndex { range($0).upperBound > place }
    return index < count && range(self[index]).contains(place) ? self[index] : nil
  }
}
