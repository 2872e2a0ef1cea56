/// Mentions that are proposed to name one person.
package struct NameCluster: Sendable, Hashable {
  /// Why a form belongs with the others.
  package enum Reason: String, Sendable, Hashable {
    /// The same words.
    case sameWords = "same-words"
    /// Surname and given name sound alike in the spelling of another language.
    case spelling
    /// The surname alone, and one person only who bears it.
    case surnameAlone = "surname-alone"
    /// The given name alone, and one person only who bears it.
    case givenNameAlone = "given-name-alone"
    /// The surname alone, or the given name; of several bearers the one named last.
    case nearest
    /// The initials agree.
    case initials
    /// A known pseudonym.
    case pseudonym
    /// The editor says so.
    case alias
    /// Letters out of order; a suspicion, no more.
    case misprint
  }

  /// The fullest form, for a heading.
  package let name: String
  /// The places of the mentions in the list that was given, in order.
  package let mentions: [Int]
  /// For each mention, why it is here.
  package let reasons: [Reason]
}
