/// Words that name a person, a place, an organisation or a work.
package struct EntityMention: Sendable, Hashable {
  /// What is named.
  package enum Kind: String, Sendable, Hashable {
    case person = "pers"
    case place = "loc"
    case organisation = "org"
    case work = "work"
  }

  /// Why the words are taken for a name of this kind.
  package enum Reason: String, Sendable, Hashable {
    /// A title, rank or form of address stands before it: “M. Chéron”.
    case title
    /// A known given name begins it.
    case givenName = "given-name"
    /// The gazetteer knows the place.
    case gazetteer
    /// A word before it calls for a place: “à”, “the town of”.
    case preposition
    /// A word in it says what it is: “rue”, “Committee”, “Bank”.
    case headword
    /// The same name was recognised elsewhere in the text.
    case repeated
    /// Its shape and surroundings.
    case shape
    /// The inquiry knows the name.
    case known
  }

  /// The words, in Unicode scalars.
  package var range: Range<Int>
  /// What they name.
  package var kind: Kind
  /// The words as written.
  package var text: String
  /// Why.
  package var reason: Reason
}
