/// A length of time between two bounds, such as “thirteen months” or “two to ten days”.
public struct SpanRange: Hashable, Sendable, Codable {
  /// The shortest length; `nil` is open.
  public var atLeast: CalendarSpan?
  /// The longest length; `nil` is open.
  public var atMost: CalendarSpan?

  /// Creates a range of lengths.
  public init(atLeast: CalendarSpan?, atMost: CalendarSpan?) {
    self.atLeast = atLeast
    self.atMost = atMost
  }

  /// The range that holds one length only.
  public static func exactly(_ span: CalendarSpan) -> SpanRange {
    SpanRange(atLeast: span, atMost: span)
  }

  /// The range seen from the other end.
  public static prefix func - (range: SpanRange) -> SpanRange {
    SpanRange(atLeast: range.atMost.map { -$0 }, atMost: range.atLeast.map { -$0 })
  }

  /// The days this long after `day`, in the Gregorian calendar.
  public func days(after day: DayNumber) -> DaySet {
    DaySet(
      from: atLeast.map { CalendarSystem.gregorian.adding($0, to: day) },
      through: atMost.map { CalendarSystem.gregorian.adding($0, to: day) })
  }
}
