package import Testimony

/// Says who says so, how they know it and how far the words go.
package struct VoiceWords: Sendable {
  private let inquiry: Inquiry
  private let words: Catalogue

  /// Creates the words of a language for the people of an inquiry.
  package init(_ inquiry: Inquiry, _ words: Catalogue) {
    self.inquiry = inquiry
    self.words = words
  }

  /// Whose voice it is.
  package func name(_ holder: Voice.Holder, in statement: Statement) -> String {
    switch holder {
    case .text: author(of: statement)
    case .editor: words("voice.editor")
    case .person(let id): inquiry.persons[id]?.name ?? id.rawValue
    case .group(let id): inquiry.groups[id]?.name ?? id.rawValue
    case .some(_, let words), .rumour(let words), .described(let words): words
    }
  }

  /// The witness and how they know it: “Lenoir, who saw it”.
  package func witness(of statement: Statement) -> String {
    let name = name(statement.witness, in: statement)
    var manner = statement.voices.last?.manner ?? .notSaid
    // A document without an author saw and read nothing itself.
    if statement.witness == .text, statement.source.flatMap({ inquiry.sources[$0] })?.authors.isEmpty == true
    {
      manner = .notSaid
    }
    return manner == .notSaid ? name : words("voice." + manner.rawValue + ".who", ["name": name])
  }

  /// The whole chain, from the witness to the text: “Kalinin, told to Serge, in the review”.
  package func chain(of statement: Statement) -> String {
    guard statement.source != nil else { return words("voice.editor") }
    var holders = statement.voices.map(\.holder)
    if holders.first != .text { holders.insert(.text, at: 0) }
    // A text's own voice is called by its author, who may also stand behind it by name.
    var names: [String] = []
    for name in holders.map({ name($0, in: statement) }) where names.last != name { names.append(name) }
    return names.joined(separator: " ‹ ")
  }

  /// How far the words of a claim go, unless they simply say it.
  package func level(_ level: Claim.Level) -> String? {
    switch level {
    case .stated: nil
    case .implied: words("level.implied")
    case .inferred(let reason): words("level.inferred", ["reason": reason])
    }
  }

  /// The names of a source's authors, or its title where it has none.
  package func author(of statement: Statement) -> String {
    guard let source = statement.source.flatMap({ inquiry.sources[$0] }) else { return words("voice.editor") }
    let names = source.authors.map { name(of: $0) }
    return names.isEmpty ? source.title : words.list(names)
  }

  /// What the inquiry calls somebody or something.
  package func name(of referent: Referent) -> String { inquiry.name(of: referent) }
}
