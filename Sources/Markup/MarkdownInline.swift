/// A piece of the inline content of a Markdown block, with the bytes of the document it was read from.
public enum MarkdownInline: Hashable, Sendable {
  /// Emphasis and its kin.
  public enum Style: Hashable, Sendable {
    /// `*…*`, `_…_`, `<i>`, `<em>`, `<cite>`.
    case emphasis
    /// `**…**`, `__…__`, `<b>`, `<strong>`.
    case strong
    /// `<q>`.
    case quotation
  }

  /// Bytes that are text as they stand.
  case text(Range<Int>)
  /// Bytes that stand for other text: an escape, an entity.
  case replacement(String, Range<Int>)
  /// The end of a line inside a paragraph.
  case softBreak(Range<Int>)
  /// A line break that is meant.
  case hardBreak(Range<Int>)
  /// The call of a note.
  case noteCall(label: String, Range<Int>)
  /// A note written where it is called: `^[…]`; its body is inline content of its own.
  case inlineNote([MarkdownInline], Range<Int>)
  /// Styled words begin.
  case begin(Style)
  /// Styled words end.
  case end(Style)
}
