/// Names one record of one kind, for good: given once, never reused.
///
/// It is opaque: what people read and write is the record's ``Slug``, which may change.
public struct Identifier<Record>: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The identifier as it is stored.
  public let rawValue: String

  /// Creates an identifier from its stored form.
  public init(_ rawValue: String) { self.rawValue = rawValue }

  /// The stored form.
  public var description: String { rawValue }

  /// Whether one identifier is stored before another, byte by byte.
  public static func < (left: Identifier, right: Identifier) -> Bool {
    left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
  }
}

extension Identifier: Codable {
  /// Reads the stored form.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  /// Writes the stored form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
