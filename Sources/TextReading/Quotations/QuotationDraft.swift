/// A quotation while it is being read, in tokens.
struct QuotationDraft {
  var parts: [Range<Int>]
  var tags: [SpeechTags.Tag]
  var mark: Quotation.Mark
  var kind: Quotation.Kind
  var depth: Int
  var isContinuation = false
  var speaker: SpeakerAttribution?
  private let shape: TextShape

  init(
    parts: [Range<Int>], tags: [SpeechTags.Tag], mark: Quotation.Mark, kind: Quotation.Kind, depth: Int,
    isContinuation: Bool = false, shape: TextShape
  ) {
    self.parts = parts
    self.tags = tags
    self.mark = mark
    self.kind = kind
    self.depth = depth
    self.isContinuation = isContinuation
    self.shape = shape
  }

  /// From the first token to the last.
  var tokens: Range<Int> { (parts.first?.lowerBound ?? 0)..<(parts.last?.upperBound ?? 0) }

  /// The finished quotation, in scalars.
  var quotation: Quotation {
    Quotation(
      spans: parts.map { shape.scalars($0) }, mark: mark, kind: kind, depth: depth, language: "und",
      speaker: speaker)
  }
}
