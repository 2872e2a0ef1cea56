/// A place in a text, counted in Unicode scalars from its start.
public struct ScalarOffset: Hashable, Sendable, Codable, Comparable {
  /// How many scalars stand before the place.
  public var rawValue: Int

  /// Creates a place.
  public init(_ rawValue: Int) { self.rawValue = rawValue }

  /// Whether one place stands before another.
  public static func < (left: ScalarOffset, right: ScalarOffset) -> Bool { left.rawValue < right.rawValue }

  /// Reads the count.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(Int.self))
  }

  /// Writes the count.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

/// How to find a passage in the document as it was printed, typed or recorded.
public struct Locator: Hashable, Sendable, Codable {
  /// The page, as the document numbers it.
  public var page: String?
  /// The paragraph, as counted in the text, from 1.
  public var paragraph: Int?
  /// The label of the note the passage stands in.
  public var note: String?
  /// Where in a recording, as hours, minutes and seconds.
  public var timeCode: String?
  /// Any other way of finding it, as cited.
  public var other: String?

  /// Creates a locator.
  public init(
    page: String? = nil, paragraph: Int? = nil, note: String? = nil, timeCode: String? = nil,
    other: String? = nil
  ) {
    self.page = page
    self.paragraph = paragraph
    self.note = note
    self.timeCode = timeCode
    self.other = other
  }

  /// Whether it says nothing.
  public var isEmpty: Bool { self == Locator() }
}
