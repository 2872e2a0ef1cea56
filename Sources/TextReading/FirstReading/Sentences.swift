/// Cuts a text into sentences, and tells what kind of event words name; for whoever reads with an editor.
package enum Sentences {
  /// Cuts a text into sentences.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - language: Its language, as ISO 639-1; its abbreviations end no sentence.
  /// - Returns: The sentences, in Unicode scalars, in order.
  /// - Complexity: O(*n*) in the length of the text.
  package static func ranges(in text: String, language: String) -> [Range<Int>] {
    let tokens = TokenizedText(text)
    let abbreviations = EventVocabulary.builtIn(language)?.abbreviations ?? []
    return SentenceSplitter(abbreviations: abbreviations).sentences(of: tokens).map { sentence in
      Int(
        tokens.tokens[sentence.lowerBound].scalarStart)..<Int(
          tokens.tokens[sentence.upperBound - 1].scalarEnd)
    }
  }

  /// The kind of event that words tell of or name; `nil` where they name none.
  package static func eventKind(of words: String, language: String) -> String? {
    let keys = TokenizedText(words).tokens.map(\.key)
    guard let vocabulary = EventVocabulary.builtIn(language) else { return nil }
    for index in keys.indices {
      for phrase in vocabulary.phrases[keys[index]] ?? [] {
        let rest = keys[index...]
        // “arrest” is the beginning of “arrest of”, and names the event as well.
        if rest.starts(with: phrase.keys)
          || phrase.keys.starts(with: rest.prefix(1)) && phrase.keys.count == 2
        {
          return phrase.kind
        }
      }
    }
    return nil
  }
}
