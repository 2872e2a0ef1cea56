/// A piece of an XML or HTML document, with the bytes it stands in.
public enum MarkupEvent: Hashable, Sendable {
  /// An element begins; an empty element begins and ends.
  case begin(MarkupElement)
  /// An element ends.
  case end(name: String, utf8Range: Range<Int>)
  /// Characters that stand as they are.
  case text(utf8Range: Range<Int>)
  /// A character reference, or a line end, that stands for other characters.
  case replacement(String, utf8Range: Range<Int>)
  /// A processing instruction.
  case instruction(target: String, utf8Range: Range<Int>)
}

/// The beginning of an element.
public struct MarkupElement: Hashable, Sendable {
  /// Its name as written, with any prefix.
  public var name: String
  /// Its attributes, in order, their references resolved.
  public var attributes: [Attribute]
  /// The bytes of the tag.
  public var utf8Range: Range<Int>

  /// An attribute of an element.
  public struct Attribute: Hashable, Sendable {
    /// Its name as written, with any prefix.
    public var name: String
    /// Its value.
    public var value: String
  }

  /// The name without its prefix.
  public var localName: Substring { name.split(separator: ":").last ?? "" }

  /// The value of the first attribute of this name.
  public subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
}
