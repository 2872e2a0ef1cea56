/// The words of a passage with their surroundings, as they stood in an earlier revision of a text.
///
/// These are the W3C Web Annotation model's TextQuoteSelector (`exact`, `prefix`, `suffix`) and the start
/// of its TextPositionSelector, counted in Unicode scalars.
package struct QuotedPassage: Sendable, Hashable {
  /// The passage word for word.
  package let exact: String
  /// What stood directly before it, usually some thirty characters.
  package let prefix: String
  /// What stood directly after it.
  package let suffix: String
  /// Where the passage began, in Unicode scalars, when that is known.
  package let startInOldText: Int?

  /// Makes the description of a passage that is to be found again.
  package init(exact: String, prefix: String = "", suffix: String = "", startInOldText: Int? = nil) {
    self.exact = exact
    self.prefix = prefix
    self.suffix = suffix
    self.startInOldText = startInOldText
  }
}

/// Where a passage stands in a new revision, and how it was recognised.
package struct PassagePlacement: Sendable, Hashable {
  /// How the words were recognised.
  package enum Manner: String, Sendable, Hashable {
    /// The same words, character for character.
    case exact
    /// The same words but for blanks, line ends, quotation marks, dashes and end-of-line hyphens.
    case normalised
    /// Nearly the same words; ``PassagePlacement/edits`` says how near.
    case approximate
  }

  /// The place in the new text, in Unicode scalars.
  package let range: Range<Int>
  /// How the words were recognised.
  package let manner: Manner
  /// How many characters differ from the old words once layout is set aside.
  package let edits: Int
  /// How well words, surroundings and position agree together, from 0 to 1.
  package let agreement: Double
}

/// What became of a passage in a new revision.
package enum PassageFate: Sendable, Hashable {
  /// The passage stands there.
  case placed(PassagePlacement)
  /// No place agrees well enough; `nearest` is the best that was refused, for the editor to look at.
  case lost(nearest: PassagePlacement?)
}
