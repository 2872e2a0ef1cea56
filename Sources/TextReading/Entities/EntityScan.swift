/// One reading of one text for names: what is sure first, then what that makes likely.
struct EntityScan {
  let shape: TextShape
  let tokens: [Token]
  let isFrench: Bool
  let gazetteer: Gazetteer
  let names = NameVocabulary.builtIn
  let words = EntityVocabulary.builtIn
  let speech: SpeechVocabulary
  /// Nouns for kin.
  let kinds: [UInt64: String]?
  let language: String
  let statistics = LanguageStatistics.builtIn
  /// How often a word stands in lower case, with a capital inside a sentence, and at its head.
  var counts: [UInt64: (lower: Int32, inside: Int32, head: Int32)] = [:]

  struct Found {
    let range: Range<Int>
    let kind: EntityMention.Kind?
    let reason: EntityMention.Reason
  }

  init(_ shape: TextShape, language: String, gazetteer: Gazetteer) {
    self.shape = shape
    tokens = shape.tokens
    isFrench = language == "fr"
    self.language = language
    self.gazetteer = gazetteer
    speech = .builtIn(language)
    kinds = KinshipVocabulary.builtIn(language)?.kinds
    for index in tokens.indices where tokens[index].kind == .word {
      let key = tokens[index].key
      if !tokens[index].flags.contains(.capital) {
        counts[key, default: (0, 0, 0)].lower += 1
      } else if startsSentence(index) {
        counts[key, default: (0, 0, 0)].head += 1
      } else if !tokens[index].flags.contains(.allCapitals) {
        counts[key, default: (0, 0, 0)].inside += 1
      }
    }
  }

  mutating func run() -> [EntityMention] {
    casesJoined(decided(found())).map { range, kind, reason in
      EntityMention(
        range: shape.scalars(range), kind: kind,
        text: shape.text.text(of: range.lowerBound...(range.upperBound - 1)), reason: reason)
    }
  }

  /// Returns the names of people, in tokens.
  mutating func people() -> [Range<Int>] {
    casesJoined(decided(found())).filter { $0.kind == .person }.map(\.range)
  }

  func found() -> [Found] {
    var found: [Found] = []
    var index = 0
    while index < tokens.count {
      guard tokens[index].kind == .word else {
        index += 1
        continue
      }
      if let entity = recognised(at: index) {
        found.append(entity)
        index = max(entity.range.upperBound, index + 1)
      } else {
        index += 1
      }
    }
    return found
  }

}
