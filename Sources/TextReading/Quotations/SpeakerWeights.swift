/// What speaks for and against a speaker, as rough logarithms of odds set by hand.
enum SpeakerWeights {
  // Between turns.
  /// Coming back to the one who spoke before the last.
  static let returning = 1.0
  /// A third person in a dialogue of two.
  static let intrusion = -0.3
  /// Calling out one's own name.
  static let ownName = -4.0
  /// Calling out the name of the one who spoke before, and being called before speaking.
  static let answersCaller = 0.8
  static let answersCall = 2.3

  // Without words that name the speaker.
  /// Nobody who is known.
  static let nobody = -1.5
  /// Acting in the sentence beside the words, at its head or later in it.
  static let acts = 1.8
  static let actsLater = 0.4
  /// What a narrator does is told in any case.
  static let tells = -0.4
  /// Speaking near by, and being called near by.
  static let speaksNear = -0.1
  static let calledNear = -0.4
  /// A mention near by, as subject or otherwise, and a narrator who has just spoken of himself.
  static let subjectNear = -0.4
  static let namedNear = -1.0
  static let narratorNear = -0.9

  // A description that may mean somebody named.
  static let describedAlike = -1.3
  static let describedUnknown = -1.7

  // A pronoun.
  static let pronounNobody = -3.0
  static let mentionPerSentence = -0.15
  static let mentionNamed = 0.9
  static let mentionDescribed = 0.3
  static let mentionGender = 0.9
  static let mentionSubject = 0.9
  static let pronounSpeaker = -0.9
  static let pronounSpeakerUnknown = -1.5
  static let pronounCalled = -0.3

  // Odds that the same person goes on.
  static let samePassage = 5.0
  static let nextParagraph = -3.0
  static let laterParagraph = -1.0
  static let interrupted = 2.5
  static let adjacent = -3.5
  static let afterTag = 0.9
  static let afterNarrative = 0.0
  static let afterQuestion = -1.1
  static let shortWords = -1.0
  static let longWords = 0.5
  static let longestWords = 0.9
  static let answerHead = -1.0
  static let continuingVerb = 1.5
}
