package import Testimony

/// What a text says that somebody said, without his words: “Serge writes that Kalinin said …”.
package struct ReportedSpeech: Sendable, Hashable {
  /// One mouth in the chain, with the words that name it.
  package struct Voice: Sendable, Hashable {
    /// What kind of speaker the words name.
    package enum Kind: String, Sendable, Hashable {
      /// A person by name.
      case named
      /// A pronoun, whom it stands for being the editor's to say.
      case pronoun
      /// Somebody described: “the physician”, “his brother-in-law”.
      case described
      /// Many: “some of us”, “plusieurs”.
      case collective
      /// Nobody in particular: “it is said”, “on raconte”.
      case rumour
    }

    /// The words that name the voice, as written.
    package let name: String
    /// What kind of speaker they name.
    package let kind: Kind
    /// Where they stand, in Unicode scalars.
    package let words: Range<Int>
    /// Where the verb of saying stands.
    package let verb: Range<Int>
    /// How the voice knows, as far as the verb shows.
    package let manner: Testimony.Voice.Manner
    /// How its words are given by the voice before it.
    package let rendering: Testimony.Voice.Rendering
    /// Whether it is the text's own voice: “I heard that …”.
    package let isOwn: Bool
  }

  /// How the text stands to the voices.
  package enum Standing: String, Sendable, Hashable {
    /// The voices are said to say it.
    case said
    /// The text says itself what the voice is said not to say: “although Serge does not mention it”.
    case notSaid = "not-said"
  }

  /// The voices from the text outwards: each is reported by the one before it.
  package let voices: [Voice]
  /// What is reported, in Unicode scalars.
  package let content: Range<Int>
  /// How the text stands to them.
  package let standing: Standing
}
