public import Testimony

/// The door to the reading of dates as people write them.
public struct DatePhraseDoor: Sendable {
  /// Reads a phrase in a calendar, into a date in that calendar that keeps the phrase's words.
  public let read: @Sendable (String, CalendarName?) -> DateExpression?

  /// Creates a door.
  public init(read: @escaping @Sendable (String, CalendarName?) -> DateExpression?) { self.read = read }

  /// Reads EDTF between quotation marks, and no phrases.
  public static let closed = DatePhraseDoor { _, _ in nil }
}
