/// A length of time between two bounds, both included: “two to ten days”, “at least a month”.
public struct SpanRange: Hashable, Sendable {
  /// The shortest length; `nil` if none is given.
  public var lower: CalendarSpan?
  /// The longest length; `nil` if none is given.
  public var upper: CalendarSpan?

  /// Creates a range; a `nil` side is open.
  public init(lower: CalendarSpan?, upper: CalendarSpan?) {
    self.lower = lower
    self.upper = upper
  }

  /// Creates the range of one length.
  public init(exactly span: CalendarSpan) { self.init(lower: span, upper: span) }

  /// The range seen from the other end.
  public static prefix func - (range: SpanRange) -> SpanRange {
    SpanRange(lower: range.upper.map { -$0 }, upper: range.lower.map { -$0 })
  }

  /// The days this long after `day`, in the Gregorian calendar.
  public func days(after day: DayNumber) -> DaySet {
    DaySet(
      from: lower.map { CalendarSystem.gregorian.adding($0, to: day) },
      through: upper.map { CalendarSystem.gregorian.adding($0, to: day) })
  }
}
