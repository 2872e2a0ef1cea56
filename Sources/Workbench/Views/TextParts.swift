import Algorithms
import Testimony

/// Divides a text into the stretches that are shown one at a time: its pages, or some twenty paragraphs
/// where it has none.
struct TextParts: Sendable {
  /// A stretch.
  struct Part: Sendable {
    /// What it is called: the page's label, or its number.
    let label: String
    /// Whether the label is a page's.
    let isPage: Bool
    let range: Range<ScalarOffset>
  }

  /// The stretches, in order.
  let parts: [Part]

  /// The most scalars that are shown at a time, unless one block is longer.
  private static let most = 12_000
  /// How many blocks are shown at a time where the text has no pages.
  private static let blocks = 20

  init(_ text: SourceText) {
    let body = text.structure.blocks.filter { $0.kind != .note }
    let all = ScalarOffset(0)..<ScalarOffset(text.text.unicodeScalars.count)
    var parts: [Part] = []
    if text.structure.pages.count > 1 {
      var next = 0
      for page in text.structure.pages {
        // A page that holds a chapter is divided as a text without pages is.
        while next < body.count, body[next].range.upperBound <= page.range.lowerBound { next += 1 }
        var own: [TextStructure.Block] = []
        var index = next
        while index < body.count, body[index].range.lowerBound < page.range.upperBound {
          own.append(body[index])
          index += 1
        }
        let pieces = Self.pieces(of: own, in: page.range)
        for (number, range) in pieces.enumerated() {
          let label = pieces.count == 1 ? page.label : "\(page.label) (\(number + 1)/\(pieces.count))"
          parts.append(Part(label: label, isPage: true, range: range))
        }
      }
    } else if let first = body.first, let last = body.last {
      let range = first.range.lowerBound..<max(first.range.lowerBound, last.range.upperBound)
      for (number, piece) in Self.pieces(of: body, in: range, atMost: Self.blocks).enumerated() {
        parts.append(Part(label: String(number + 1), isPage: false, range: piece))
      }
    }
    self.parts = parts.isEmpty ? [Part(label: "1", isPage: false, range: all)] : parts
  }

  /// Divides a range between its blocks, so that no piece is too long to show.
  private static func pieces(
    of blocks: [TextStructure.Block], in range: Range<ScalarOffset>, atMost limit: Int = 60
  ) -> [Range<ScalarOffset>] {
    var cuts: [ScalarOffset] = [range.lowerBound]
    var count = 0
    for block in blocks {
      let start = max(block.range.lowerBound, range.lowerBound)
      let last = cuts[cuts.count - 1]
      if count >= limit || (count > 0 && block.range.upperBound.rawValue - last.rawValue > most), start > last
      {
        cuts.append(start)
        count = 0
      }
      count += 1
    }
    return cuts.enumerated().map { number, start in
      start..<(number + 1 < cuts.count ? cuts[number + 1] : max(start, range.upperBound))
    }
  }

  /// The number, from 1, of the part that holds a place.
  ///
  /// - Complexity: O(log *n*) in the number of parts.
  func part(holding place: ScalarOffset) -> Int {
    max(1, parts.partitioningIndex { $0.range.lowerBound > place })
  }
}
