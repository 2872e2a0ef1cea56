/// Finds the people, places and organisations a text names.
package struct EntityReader: Sendable {
  /// Makes a reader of names.
  package init() {}

  /// Returns the names in a text, in order and without overlaps.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - language: The language it is written in, as ISO 639-1.
  /// - Returns: The names, with places in Unicode scalars.
  package func entities(in text: String, language: String) -> [EntityMention] {
    entities(in: TokenizedText(text), language: language)
  }

  /// Returns the names in a text that is already split into tokens.
  package func entities(in text: TokenizedText, language: String) -> [EntityMention] {
    let shape = TextShape(text)
    let finder = SpeechTags(shape: shape, vocabulary: .builtIn(language), isFrench: language == "fr")
    var result: [EntityMention] = []
    var index = 0
    while index < shape.tokens.count {
      let key = shape.tokens[index].key
      guard shape.isWord(index),
        finder.vocabulary.male.contains(key) || finder.vocabulary.female.contains(key),
        let phrase = finder.nounPhrase(at: index, before: min(shape.tokens.count, index + 16)),
        phrase.count > 1,
        shape.isCapital(phrase.upperBound - 1)
      else {
        index += 1
        continue
      }
      result.append(
        EntityMention(
          range: shape.scalars(phrase), kind: .person,
          text: text.text(of: phrase.lowerBound...(phrase.upperBound - 1)), reason: .title))
      index = phrase.upperBound
    }
    return result
  }
}
