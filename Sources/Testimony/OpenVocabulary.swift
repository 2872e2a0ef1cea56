/// A word from a list that users may extend, such as a kind of source or a type of event.
public protocol OpenVocabulary: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral,
  CustomStringConvertible
where RawValue == String, StringLiteralType == String {
  /// Takes any word into the vocabulary.
  init(rawValue: String)
}

extension OpenVocabulary {
  /// Takes a literal into the vocabulary.
  public init(stringLiteral value: String) { self.init(rawValue: value) }

  /// The word itself.
  public var description: String { rawValue }
}
