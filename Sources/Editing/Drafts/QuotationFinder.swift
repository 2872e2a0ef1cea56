import SourceTexts

/// Finds words that are typed or pasted in a text, whatever their quotation marks, dashes, line ends and case.
package struct QuotationFinder: Sendable {
  /// What was found.
  package enum Finding: Hashable, Sendable {
    /// The words stand there, once.
    case one(Range<Int>)
    /// They stand in several places.
    case several([Range<Int>])
    /// They do not stand there; the place that is nearest, if one is near.
    case none(nearest: Range<Int>?)
  }

  private let text: String

  /// Creates a finder in a text.
  package init(_ text: String) { self.text = text }

  /// Finds words.
  ///
  /// Words between ` … ` or ` ... ` may be left out: what stands between the two ends is then part of the passage.
  ///
  /// - Complexity: O(*n*) in the length of the text where the words stand in it.
  package func find(_ words: String) -> Finding {
    let whole = FoldedScalars(text)
    var pieces: [[UInt32]] = []
    for piece in words.replacing("...", with: "…").split(separator: "…") {
      let folded = FoldedScalars(String(piece)).trimmed
      if !folded.isEmpty { pieces.append(folded) }
    }
    guard let first = pieces.first else { return .none(nearest: nil) }
    var places: [Range<Int>] = []
    for start in whole.places(of: first, from: 0) {
      var end = start + first.count
      var isWhole = true
      for piece in pieces.dropFirst() {
        // What is left out is no more than a page.
        guard let next = whole.places(of: piece, from: end, atMost: 1).first, next - end < 3000 else {
          isWhole = false
          break
        }
        end = next + piece.count
      }
      if isWhole { places.append(whole.original(start..<end)) }
      if places.count > 50 { break }
    }
    if places.count == 1 { return .one(places[0]) }
    if !places.isEmpty { return .several(places) }
    switch PassageReanchorer(text: text).fate(of: QuotedPassage(exact: words)) {
    case .placed(let placement), .lost(nearest: let placement?): return .none(nearest: placement.range)
    case .lost(nearest: nil): return .none(nearest: nil)
    }
  }
}

/// A text's scalars without what typing changes, each with the place it comes from.
private struct FoldedScalars {
  private(set) var scalars: [UInt32] = []
  private var origins: [Int] = []
  private let count: Int

  init(_ text: String) {
    var place = 0
    for scalar in text.unicodeScalars {
      defer { place += 1 }
      let folded: UInt32?
      switch scalar {
      case "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}": folded = nil
      case "'", "`", "´", "‘", "’", "‚", "‛", "′", "‹", "›", "ʼ": folded = 0x27
      case "\"", "«", "»", "“", "”", "„", "‟", "″": folded = 0x22
      case "-", "‐", "‑", "‒", "–", "—", "―", "−": folded = 0x2D
      default:
        if scalar.properties.isWhitespace {
          folded = scalars.last == 0x20 ? nil : 0x20
        } else {
          let lower = scalar.properties.lowercaseMapping.unicodeScalars
          folded = lower.count == 1 ? lower.first?.value : scalar.value
        }
      }
      guard let folded else { continue }
      // French sets its marks apart; who types often does not.
      if folded == 0x20, scalars.last == 0x22 { continue }
      if folded == 0x22, scalars.last == 0x20 {
        scalars.removeLast()
        origins.removeLast()
      }
      scalars.append(folded)
      origins.append(place)
    }
    count = place
  }

  var trimmed: [UInt32] {
    var slice = scalars[...]
    while let first = slice.first, first == 0x20 || first == 0x22 { slice.removeFirst() }
    while let last = slice.last, last == 0x20 || last == 0x22 { slice.removeLast() }
    return Array(slice)
  }

  func original(_ range: Range<Int>) -> Range<Int> {
    origins[range.lowerBound]..<(origins[range.upperBound - 1] + 1)
  }

  func places(of words: [UInt32], from start: Int, atMost limit: Int = 60) -> [Int] {
    guard let first = words.first, scalars.count >= words.count else { return [] }
    var found: [Int] = []
    var place = start
    let last = scalars.count - words.count
    while place <= last {
      if scalars[place] == first, scalars[place..<(place + words.count)].elementsEqual(words) {
        found.append(place)
        if found.count >= limit { break }
      }
      place += 1
    }
    return found
  }
}
