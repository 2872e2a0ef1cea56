/// A piece of the inline content of a block, with the bytes of the document it was read from.
public enum InlineContent: Hashable, Sendable {
  /// What sets words off from those around them.
  public enum Style: Hashable, Sendable {
    /// Emphasis: `*…*`, `_…_`, `<i>`, `<em>`, `<cite>`, TEI's `<hi>` and `<emph>`.
    case emphasis
    /// Strong emphasis: `**…**`, `__…__`, `<b>`, `<strong>`.
    case strong
    /// A quotation marked as one: `<q>`, TEI's `<said who>`.
    case quotation(speaker: String?, language: String?)
    /// A date marked as one, with the day it is said to be.
    case date(String?)
    /// A person's name marked as one, with what it refers to.
    case personName(String?)
    /// A place's name marked as one, with what it refers to.
    case placeName(String?)
    /// A group's name marked as one, with what it refers to.
    case groupName(String?)
    /// Words for which the markup gives others: a correction, an expansion, another reading. What it gives is
    /// known where it ends, so that two of them match whatever they hold.
    case correction(String)
    /// Words in another language.
    case foreign(String)
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
  /// A note written where it is called; its body is inline content of its own, and it may have no label.
  case inlineNote(label: String?, [InlineContent], Range<Int>)
  /// Styled words begin.
  case begin(Style)
  /// Styled words end.
  case end(Style)
}
