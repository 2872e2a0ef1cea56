public import Calendars

/// How an event, or one of its ends, lies in time: the time expression of a claim.
public struct TimeConstraint: Hashable, Sendable, Codable {
  /// The part of the event that is meant.
  public enum Part: String, Hashable, Sendable, Codable, CaseIterable {
    /// The event as a whole.
    case whole
    /// The day it starts.
    case start
    /// The day it ends.
    case end
  }

  /// The part of the event that is meant.
  public var part: Part
  /// How it lies.
  public var bound: Bound

  /// Creates a constraint on a part of an event.
  public init(_ part: Part = .whole, _ bound: Bound) {
    self.part = part
    self.bound = bound
  }

  /// How something lies in time.
  public indirect enum Bound: Hashable, Sendable, Codable {
    /// It lies so to a date.
    case dated(DateRelation, DateExpression)
    /// It lies so to another event.
    case ordered(OrderRelation, Anchor)
    /// It lies so long after (before, where the span is negative) another event.
    case offset(Distance, from: Anchor)
    /// It lasts so long.
    case lasting(Distance)
    /// It lies in the same day, month, season, year … as another event.
    case same(CalendarUnit, as: Anchor)
    /// It lies in the *n*th unit after (before, where negative) that of another event: “the following year” is 1.
    case following(CalendarUnit, count: Int, Anchor)
    /// It falls on such a day of the calendar, whatever the year.
    case recurring(Recurrence)
    /// One of these holds.
    case oneOf([TimeConstraint])
  }

  /// How an event lies to a date.
  public enum DateRelation: String, Hashable, Sendable, Codable, CaseIterable {
    /// Inside it: on some day of it, or wholly within it.
    case within
    /// Through all of it.
    case throughout
    /// On some day of it, whatever lies outside.
    case overlapping
    /// Before the whole of it.
    case before
    /// After the whole of it.
    case after
    /// Not later than its last day.
    case notAfter
    /// Not earlier than its first day.
    case notBefore
  }

  /// How an event lies to another: Allen's relations, with `before` and `after` at day precision.
  public enum OrderRelation: String, Hashable, Sendable, Codable, CaseIterable {
    /// It ends no later than the day the other starts.
    case before
    /// It starts no earlier than the day the other ends.
    case after
    /// It ends at least a day before the other starts.
    case strictlyBefore
    /// It starts at least a day after the other ends.
    case strictlyAfter
    /// It ends on the day the other starts.
    case meets
    /// It starts on the day the other ends.
    case metBy
    /// It lies wholly within the other.
    case during
    /// The other lies wholly within it.
    case contains
    /// They share a day.
    case overlaps
    /// They start and end together.
    case equals
    /// They start together.
    case starts
    /// They end together.
    case finishes
  }

  /// Another event, or one of its ends, from which something is reckoned.
  public struct Anchor: Hashable, Sendable, Codable {
    /// The event.
    public var event: Event.ID
    /// The part of it; the whole is its start for what lies before it and its end for what lies after it.
    public var part: Part
    /// Creates an anchor.
    public init(_ event: Event.ID, _ part: Part = .whole) {
      self.event = event
      self.part = part
    }
  }

  /// A length of time as a source gives it.
  public struct Distance: Hashable, Sendable, Codable {
    /// Its bounds.
    ///
    /// Where they are open, or say only the direction (at most nothing, for what lies before), the bounds are
    /// those that the rule of the words gives; one number that the words call *about* is widened by a rule; two
    /// different numbers are used as they stand.
    public var range: SpanRange
    /// The words, where they are vague: “a few days”, “about six weeks”; a rule gives them a number.
    public var words: String?
    /// Creates a distance.
    public init(_ range: SpanRange, words: String? = nil) {
      self.range = range
      self.words = words
    }
  }

  /// A stretch of the calendar.
  public enum CalendarUnit: String, Hashable, Sendable, Codable, CaseIterable {
    /// A day.
    case day
    /// A week, from Monday.
    case week
    /// A month.
    case month
    /// A spring.
    case spring
    /// A summer.
    case summer
    /// An autumn.
    case autumn
    /// A winter.
    case winter
    /// A year.
    case year
    /// A decade.
    case decade
    /// A century.
    case century
  }

  /// Days of the calendar that come again.
  public enum Recurrence: Hashable, Sendable, Codable {
    /// A weekday, from 1 for Monday to 7 for Sunday.
    case weekday(Int)
    /// A month, from 1 to 12.
    case month(Int)
    /// A day of a month.
    case dayOfMonth(month: Int, day: Int)
    /// A season: spring, summer, autumn, winter.
    case season(CalendarUnit)
    /// A feast, by its name in the catalogue of feasts.
    case feast(String)
  }
}

/// An age, as a source counts it.
public struct AgeExpression: Hashable, Sendable, Codable {
  /// The fewest years.
  public var atLeast: Int?
  /// The most years.
  public var atMost: Int?
  /// How the years are counted.
  public var count: AgeCount
  /// The words, where they are vague: “about fifteen”; a rule gives them a number.
  public var words: String?

  /// Creates an age.
  public init(atLeast: Int?, atMost: Int?, count: AgeCount = .completed, words: String? = nil) {
    self.atLeast = atLeast
    self.atMost = atMost
    self.count = count
    self.words = words
  }
}
