/// Words that stand for somebody without naming him: “the author”, “the Old”, “the General Secretary”.
///
/// Whom they mean is the editor's to decide; they are never merged with a name.
package struct TextReference: Sendable, Hashable {
  /// What the words are.
  package enum Kind: String, Sendable, Hashable {
    /// “The author”, “the narrator”: who made the text or the one it speaks of.
    case author
    /// An office or a rank with a capital and no name: “the General Secretary”.
    case office
    /// A name by a quality: “the Old”.
    case epithet
  }

  /// The words, in Unicode scalars.
  package var range: Range<Int>
  /// The words as written.
  package var text: String
  /// What they are.
  package var kind: Kind
}

/// Finds ``TextReference``s: an article with a word for an author, or with a title or an adjective in capitals.
struct ReferenceReader {
  let shape: TextShape
  let vocabulary: EventVocabulary
  private let names = NameVocabulary.builtIn

  init(shape: TextShape, vocabulary: EventVocabulary) {
    self.shape = shape
    self.vocabulary = vocabulary
  }

  /// Returns the references outside names, in order.
  ///
  /// - Parameters:
  ///   - named: The people.
  ///   - others: The groups.
  ///   - places: The places, of which somebody may be the king.
  /// - Returns: The references.
  func references(outside named: MentionMap, _ others: MentionMap, of places: MentionMap) -> [TextReference] {
    var found: [TextReference] = []
    var index = 0
    while index + 1 < shape.tokens.count {
      guard shape.isWord(index), vocabulary.definite.contains(shape.tokens[index].key) else {
        index += 1
        continue
      }
      var start = index + 1
      if shape.tokens[start].isSign("'") { start += 1 }
      if let (end, kind) = office(at: start, of: places) ?? reference(at: start),
        named.starting(at: start) == nil,
        others.starting(at: start) == nil,
        named.starting(at: index) == nil, named.starting(at: end) == nil
      {
        found.append(
          TextReference(
            range: shape.scalars(index..<end), text: shape.text.text(of: index...(end - 1)), kind: kind))
        index = end
      } else {
        index = start
      }
    }
    return found
  }

  /// “the King of France”, “le duc de Bourgogne”: a title and a place, in small letters or capitals.
  private func office(at start: Int, of places: MentionMap) -> (Int, TextReference.Kind)? {
    guard shape.isWord(start), let title = names.title(shape.tokens[start].key), !title.isEpithet,
      shape.isWord(start + 1), vocabulary.of.contains(shape.tokens[start + 1].key)
    else { return nil }
    var next = start + 2
    while next < shape.tokens.count, next < start + 5, places.starting(at: next) == nil,
      shape.tokens[next].isSign("'") || vocabulary.definite.contains(shape.tokens[next].key)
    { next += 1 }
    guard let place = places.starting(at: next) else { return nil }
    return (place.tokens.upperBound, .office)
  }

  private func reference(at start: Int) -> (Int, TextReference.Kind)? {
    guard shape.isWord(start) else { return nil }
    let key = shape.tokens[start].key
    if vocabulary.authorWords.contains(key) { return (start + 1, .author) }
    guard shape.isCapital(start), !shape.tokens[start].flags.contains(.allCapitals) else { return nil }
    // “the General Secretary”, “le Secrétaire général”: at least one word is a title, and none is a name.
    var end = start
    var titles = 0
    var epithets = 0
    while end < shape.tokens.count, end - start < 3, shape.isWord(end),
      end == start || !shape.tokens[end].flags.contains(.lineBefore)
    {
      guard let title = names.title(shape.tokens[end].key), shape.isCapital(end) || end > start,
        !vocabulary.definite.contains(shape.tokens[end].key), shape.tokens[end].utf8Count > 1
      else { break }
      if title.isEpithet { epithets += 1 } else { titles += 1 }
      end += 1
    }
    guard end > start else { return nil }
    // A name or another noun with a capital follows: the words are part of it.
    if shape.isCapital(end) || end < shape.tokens.count && shape.tokens[end].isSign("-") { return nil }
    if titles > 0 { return (end, .office) }
    guard epithets > 0, end == start + 1, end >= shape.tokens.count || isEnd(end) else { return nil }
    return (end, .epithet)
  }

  /// Whether nothing follows that an adjective could belong to.
  private func isEnd(_ index: Int) -> Bool {
    shape.tokens[index].kind == .sign || vocabulary.being.contains(shape.tokens[index].key)
      || shape.word(index, endsIn: Array("ed".utf8)) || vocabulary.phrases[shape.tokens[index].key] != nil
  }
}
