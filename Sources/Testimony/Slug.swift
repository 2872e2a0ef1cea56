/// The readable name of a record: unique among records of its kind, and free to change.
///
/// A slug starts with a letter and goes on with letters, digits, `-`, `_` and `.`, 200 scalars at most.
public struct Slug: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The slug as written.
  public let rawValue: String

  /// Creates a slug, or returns `nil` for text that cannot be one.
  public init?(_ text: some StringProtocol) {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, first.properties.isAlphabetic, scalars.count <= 200,
      scalars.allSatisfy(Slug.admits)
    else { return nil }
    rawValue = String(text)
  }

  /// Makes a slug out of a title: lower case, with `-` between words; `fallback` where nothing is left.
  public init(title: String, fallback: String) {
    var text = ""
    for scalar in title.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || (scalar.properties.numericType != nil && !text.isEmpty) {
        text.unicodeScalars.append(scalar)
      } else if !text.isEmpty, text.last != "-", scalar != "'", scalar != "’" {
        text.append("-")
      }
      if text.unicodeScalars.count >= 60 { break }
    }
    while text.last == "-" { text.removeLast() }
    rawValue = Slug(text)?.rawValue ?? fallback
  }

  private static func admits(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar.properties.generalCategory == .nonspacingMark || "-_.".unicodeScalars.contains(scalar)
  }

  /// The slug as written.
  public var description: String { rawValue }

  /// Whether one slug stands before another, byte by byte.
  public static func < (left: Slug, right: Slug) -> Bool {
    left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
  }
}

extension Slug: Codable {
  /// Reads a slug, refusing text that cannot be one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let slug = Slug(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "“\(text)” is no slug")
    }
    self = slug
  }

  /// Writes the slug.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}
