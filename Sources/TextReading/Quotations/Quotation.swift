/// Words that a text gives as somebody's own.
package struct Quotation: Sendable, Hashable {
  /// How a text shows that words are quoted.
  package enum Mark: String, Sendable, Hashable {
    case guillemets
    case doubleQuotes = "double"
    case singleQuotes = "single"
    case lowQuotes = "low"
    case dash
    case block
    /// Italics or another emphasis of the source.
    case emphasis
  }

  /// What the marks are for.
  package enum Kind: String, Sendable, Hashable {
    /// Speech or writing given word for word.
    case speech
    /// What somebody says to himself: “thought Alice”.
    case thought
    /// A word held at arm's length, a title, a term.
    case words
  }

  /// The quoted stretches in Unicode scalars, marks included; several when a tag interrupts them.
  package var spans: [Range<Int>]
  /// How the text shows it.
  package var mark: Mark
  /// What the marks are for.
  package var kind: Kind
  /// How many quotations this one stands in.
  package var depth: Int
  /// The language of the words, `und` when unsure.
  package var language: String
  /// Who is said to speak, with the rule that says so.
  package var speaker: SpeakerAttribution?

  /// From the first mark to the last.
  package var range: Range<Int> {
    (spans.first?.lowerBound ?? 0)..<(spans.last?.upperBound ?? 0)
  }
}

/// Who a quotation is ascribed to, by which rule, on which words.
package struct SpeakerAttribution: Sendable, Hashable {
  /// The rule by which a speaker was found.
  package enum Rule: String, Sendable, Hashable {
    /// A speech verb names the speaker beside the words: “said Paul”.
    case tagNames = "tag-names"
    /// A speech verb with a pronoun, and the nearest person it can stand for.
    case tagPronoun = "tag-pronoun"
    /// A speech verb with a description: “the doctor”.
    case tagDescribes = "tag-describes"
    /// A clause before the words announces them: “Paul answered:”.
    case announced
    /// The same sentence began or goes on with an ascribed quotation.
    case samePassage = "same-passage"
    /// The turns of the dialogue make somebody the likeliest speaker.
    case alternation
    /// A sentence beside the words shows the person acting.
    case beside
  }

  /// The name or the description, as the text has it; “narrator” for who tells the text and is not called by name.
  package var name: String
  /// The rule.
  package var rule: Rule
  /// The words that name the speaker, in Unicode scalars.
  package var words: Range<Int>
  /// What the text mostly calls the person for whom the reading takes the speaker: a suggestion, and never a voice.
  package var taken: String?

  /// Whether words beside the quotation say so, rather than the turns of a dialogue or a gesture.
  package var isSaid: Bool {
    switch rule {
    case .tagNames, .tagPronoun, .tagDescribes, .announced, .samePassage: true
    case .alternation, .beside: false
    }
  }
}
