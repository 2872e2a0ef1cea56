/// A tie of kinship that words name: what one person is to another.
package struct KinshipProposal: Sendable, Hashable {
  /// One end of a tie.
  package enum Party: Sendable, Hashable {
    /// A person of the reading, by index.
    case person(Int)
    /// Who tells the text: “my father”.
    case narrator
    /// Somebody whom only these words stand for: a pronoun that leads to nobody near, “the King of France”.
    case words(String)
  }

  /// By which form of words a tie was found.
  package enum Rule: String, Sendable, Hashable {
    /// “his sister Anna”: whose sister is said by a pronoun.
    case pronounOwner = "kin.pronoun"
    /// “Serge’s sister Anna”, “la sœur de Serge, Anna”.
    case namedOwner = "kin.owner"
    /// “Anna, sister of Serge”, “X, fils de Y”.
    case apposition = "kin.apposition"
    /// “Anna was the sister of Serge”.
    case predicate = "kin.predicate"
    /// “Serge married Liouba”.
    case marriage = "kin.marriage"
    /// “Serge and Raoul were brothers”.
    case plural = "kin.plural"
  }

  /// The words, in Unicode scalars.
  package var range: Range<Int>
  /// Who is something to the other.
  package var person: Party
  /// What: mother, sibling, spouse, and so on; sides of gender are kept where the words have them.
  package var kind: String
  /// The other.
  package var other: Party
  /// The form of words.
  package var rule: Rule
  /// Whether a pronoun was led to the nearest person of its gender, which the editor should look at.
  package var isResolved: Bool
}

/// A name somebody bore before: “née Frolova”.
package struct FormerName: Sendable, Hashable {
  /// The words that say so, in Unicode scalars.
  package var range: Range<Int>
  /// The person of the reading, by index.
  package var person: Int
  /// The earlier name.
  package var name: String
}
