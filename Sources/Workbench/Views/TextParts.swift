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

  let parts: [Part]

  init(_ text: SourceText) {
    let body = text.structure.blocks.filter { $0.kind != .note }
    if text.structure.pages.count > 1 {
      parts = text.structure.pages.map { Part(label: $0.label, isPage: true, range: $0.range) }
      return
    }
    let size = 20
    var parts: [Part] = []
    for start in stride(from: 0, to: body.count, by: size) {
      let last = body[min(start + size, body.count) - 1]
      let from = body[start].range.lowerBound
      parts.append(
        Part(label: String(parts.count + 1), isPage: false, range: from..<max(from, last.range.upperBound)))
    }
    self.parts =
      parts.isEmpty
      ? [
        Part(
          label: "1", isPage: false, range: ScalarOffset(0)..<ScalarOffset(text.text.unicodeScalars.count))
      ] : parts
  }

  /// The number, from 1, of the part that holds a place.
  func part(holding place: ScalarOffset) -> Int {
    (parts.lastIndex { $0.range.lowerBound <= place } ?? 0) + 1
  }
}
