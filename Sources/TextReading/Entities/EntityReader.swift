/// Finds the people, places and organisations a text names.
///
/// A gazetteer, titles, given names, head words (“rue”, “Committee”) and prepositions decide; a name recognised once
/// is recognised wherever the text repeats it; a capital alone decides only where no sentence begins. Nothing is
/// learned from annotated texts.
package struct EntityReader: Sendable {
  private let gazetteer: Gazetteer

  /// Makes a reader of names.
  ///
  /// - Parameter gazetteer: The places it knows.
  package init(gazetteer: Gazetteer = .builtIn) {
    self.gazetteer = gazetteer
  }

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
  ///
  /// - Complexity: Linear in the length of the text.
  package func entities(in text: TokenizedText, language: String) -> [EntityMention] {
    var scan = EntityScan(TextShape(text), language: language, gazetteer: gazetteer)
    return scan.run()
  }
}
