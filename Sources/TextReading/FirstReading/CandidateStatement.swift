/// A statement a sentence may make, for the editor to accept, correct or reject.
///
/// A sentence may make several, one for each event word; ``people``, ``dates`` and ``places`` are those that stand
/// near the word in its own clause, not all of the sentence.
package struct CandidateStatement: Hashable, Sendable {
  /// Somebody who seems to have taken part.
  package struct Participant: Hashable, Sendable {
    /// Who it is.
    package var who: KinshipProposal.Party
    /// The part taken; `nil` for whoever the event happened to or who did it without an object.
    package var role: String?
    /// The words, in Unicode scalars.
    package var words: Range<Int>
    /// Whether a pronoun was led to the nearest person of its gender, which the editor should look at.
    package var isResolved: Bool
  }

  /// What of a mention of time dates the event.
  package enum DateUse: String, Hashable, Sendable {
    /// All of it.
    case whole
    /// Its first day only: the birth in “(1890–1947)”.
    case start
    /// Its last day only: the death.
    case end
  }

  /// What speaks for a candidate, or against it; each adds its points to the score.
  package enum Ground: String, Hashable, Sendable {
    /// A word tells of an event.
    case eventWord = "event-word"
    /// A date stands in the clause.
    case date
    /// It stands within a few words.
    case dateNear = "date-near"
    /// A person is named in the place of the subject.
    case subject
    /// A person is named in the place of the object.
    case object
    /// A pronoun stands for the person.
    case pronoun
    /// The person is named with an earlier event of the sentence.
    case sharedSubject = "shared-subject"
    /// A place is named near.
    case place
    /// The sentence is short.
    case short
    /// It is denied.
    case denied
    /// It is only supposed, asked or foreseen.
    case supposed
    /// Another voice says it.
    case farVoice = "far-voice"
    /// The dates of a life stand in brackets behind the name.
    case lifeDates = "life-dates"

    /// The points it adds.
    package var points: Int {
      switch self {
      case .eventWord: 30
      case .date: 25
      case .dateNear: 10
      case .subject: 20
      case .object: 5
      case .pronoun: 10
      case .sharedSubject: 12
      case .place: 10
      case .short: 5
      case .denied, .supposed: -15
      case .farVoice: -5
      case .lifeDates: 60
      }
    }
  }

  /// The sentence, in Unicode scalars.
  package var range: Range<Int>
  /// The kind of event its words tell of.
  package var event: String
  /// The words that tell of it.
  package var trigger: Range<Int>
  /// Who may have taken part, with their roles.
  package var participants: [Participant]
  /// Who may have taken part: indices into the reading's people.
  package var people: [Int]
  /// When: indices into the reading's dates, the nearest first.
  package var dates: [Int]
  /// What of the first date dates the event.
  package var dateUse = DateUse.whole
  /// Where: indices into the reading's places, the nearest first.
  package var places: [Int]
  /// Whether the clause says that it did not happen.
  package var isDenied: Bool
  /// Whether the clause only supposes it.
  package var isSupposed: Bool
  /// The voices beyond the text's own whose words in the sentence it stands in, from the text outwards.
  package var voices: [CandidateVoice] = []
  /// What the score is made of.
  package var grounds: [Ground]
  /// How much stands together, from 0 to 100; it orders the work and decides nothing.
  package var score: Int { max(0, min(100, grounds.reduce(0) { $0 + $1.points })) }
}
