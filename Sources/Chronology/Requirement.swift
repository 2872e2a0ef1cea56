public import Calendars

/// An event of a ``ChronologyProblem``.
public struct EventReference: Hashable, Comparable, Sendable {
  /// The place of the event, in the order events were added.
  public let index: Int

  /// Names the event at a place of a problem.
  ///
  /// - Parameter index: The place, from 0.
  public init(index: Int) { self.index = index }

  /// Whether one event was added before another.
  public static func < (left: EventReference, right: EventReference) -> Bool { left.index < right.index }
}

/// An event, or one of its ends.
public struct EventPart: Hashable, Sendable {
  /// The part that is meant.
  public enum Part: String, Hashable, Sendable, CaseIterable {
    /// The event as a whole.
    case whole
    /// The day it starts.
    case start
    /// The day it ends.
    case end
  }

  /// The event.
  public var event: EventReference
  /// The part of it.
  public var part: Part

  /// Names a part of an event.
  public init(_ event: EventReference, _ part: Part = .whole) {
    self.event = event
    self.part = part
  }
}

/// What must hold of an event in time.
///
/// A time expression of testimony names the same relations and is another thing: it is what a source says, kept and encoded
/// as it stands, of events by their identifiers, in dates, vague words and feasts that rules and calendars have yet to give
/// days. Here all of that is settled, and there are relations no source is quoted for, such as ages and firsts. Neither module
/// imports the other, so that each can be used alone; where one is translated into the other a switch names every case, and
/// a relation added to one does not compile until it has a meaning in both.
public indirect enum Requirement: Hashable, Sendable {
  /// How an event lies to some days.
  public enum DateRelation: String, Hashable, Sendable, CaseIterable {
    /// On some day of them, or wholly within one stretch of them.
    case within
    /// Through all of them.
    case throughout
    /// On some day of them, whatever lies outside.
    case overlapping
    /// Before the first of them.
    case before
    /// After the last of them.
    case after
    /// Not later than the last of them.
    case notAfter
    /// Not earlier than the first of them.
    case notBefore
  }

  /// How an event lies to another: Allen's relations (1983), with `before` and `after` at day precision.
  public enum OrderRelation: String, Hashable, Sendable, CaseIterable {
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

  /// It lies so to some days.
  case dated(EventPart, DateRelation, DaySet)
  /// It lies so to another event.
  case ordered(EventPart, OrderRelation, EventPart)
  /// It lies so long after another event; before it, where the span is negative.
  case offset(EventPart, SpanRange, from: EventPart)
  /// It lasts so long, from its start to its end.
  case lasting(EventReference, SpanRange)
  /// Whoever was born at the other event was of such an age at it.
  case aged(EventPart, atLeast: Int?, atMost: Int?, AgeCount, born: EventPart)
  /// It lies in the same unit as another event.
  case same(EventPart, CalendarUnit, as: EventPart)
  /// It lies in the *n*th unit after that of another event; before it, where the count is negative.
  case following(EventPart, CalendarUnit, count: Int, EventPart)
  /// It falls on such days, whatever the year.
  case recurring(EventPart, Recurrence)
  /// It comes before all of the others, or on the same day.
  case first(EventPart, of: [EventPart])
  /// It comes after all of the others, or on the same day.
  case last(EventPart, of: [EventPart])
  /// One of these lists holds.
  case oneOf([[Requirement]])
}
