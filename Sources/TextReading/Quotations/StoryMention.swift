/// Words that name or describe somebody.
struct StoryMention {
  /// The first token.
  let token: Int
  /// The tokens.
  let words: Range<Int>
  /// The words as written.
  let name: String
  /// Whom they mean: equal for mentions of one person.
  var person: String
  /// Man or woman.
  var gender: Gender
  /// Whether it is a name rather than a description.
  let isNamed: Bool
  /// Whether it stands where the subject of a sentence or of a speech verb stands.
  let isSubject: Bool
  /// The sentence of the narration it stands in, counted from the start of the text.
  let sentence: Int
}
