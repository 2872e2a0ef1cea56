public import Calendars

/// The days an expression may mean, under a policy.
public struct EDTFBounds: Sendable {
  /// What kind of thing the bounds are of.
  public enum Kind: Hashable, Sendable {
    /// One date, somewhere in ``EDTFBounds/days``.
    case date
    /// A stretch of time with a start and an end.
    case interval
    /// One of several dates.
    case oneOf
    /// All of several dates.
    case allOf
  }

  /// One end of what the expression covers.
  public enum End: Hashable, Sendable {
    /// The days the end may fall on.
    case days(DaySet)
    /// The interval goes on without end.
    case open
    /// The end is not known.
    case unknown
  }

  /// What is bounded.
  public let expression: EDTFExpression
  /// The policy.
  public let policy: EDTFPolicy

  /// What kind of thing the bounds are of.
  public var kind: Kind {
    switch expression.content {
    case .date: .date
    case .interval: .interval
    case .oneOf: .oneOf
    case .allOf: .allOf
    }
  }

  /// The earliest day of the whole; `nil` if the start is open or unknown.
  public var earliest: DayNumber? { expression.content.earliest(policy, expression.calendar) }
  /// The latest day of the whole; `nil` if the end is open or unknown.
  public var latest: DayNumber? { expression.content.latest(policy, expression.calendar) }

  /// The days the expression may mean: of a date or set every possible day, holes left out; of an
  /// interval every day from the earliest start to the latest end.
  ///
  /// - Complexity: O(*n*) in the number of ranges, which unspecified digits can make many.
  public var days: DaySet {
    switch expression.content {
    case .date(let date): date.days(policy, expression.calendar)
    case .interval: DaySet(from: earliest, through: latest)
    case .oneOf(let members), .allOf(let members):
      DaySet.union(of: Set(members).map { $0.days(policy, expression.calendar) })
    }
  }

  /// The start; of anything but an interval, its days.
  public var start: End {
    if case .interval(let start, _) = expression.content { end(start) } else { .days(days) }
  }

  /// The end; of anything but an interval, its days.
  public var end: End {
    if case .interval(_, let last) = expression.content { end(last) } else { .days(days) }
  }

  private func end(_ end: EDTFExpression.End) -> End {
    switch end {
    case .date(let date): .days(date.days(policy, expression.calendar))
    case .open: .open
    case .unknown: .unknown
    }
  }
}

extension EDTFExpression {
  /// Returns the days the expression may mean.
  public func bounds(_ policy: EDTFPolicy = .strict) -> EDTFBounds {
    EDTFBounds(expression: self, policy: policy)
  }
}

extension EDTFExpression.Content {
  func earliest(_ policy: EDTFPolicy, _ calendar: CalendarChoice?) -> DayNumber? {
    switch self {
    case .date(let date), .interval(start: .date(let date), end: _): return date.firstDay(policy, calendar)
    case .interval: return nil
    case .oneOf(let members), .allOf(let members):
      var earliest: DayNumber?
      for member in members {
        switch member {
        case .onOrBefore: return nil
        case .date(let date), .onOrAfter(let date), .range(let date, _):
          let day = date.firstDay(policy, calendar)
          earliest = min(earliest ?? day, day)
        }
      }
      return earliest
    }
  }

  func latest(_ policy: EDTFPolicy, _ calendar: CalendarChoice?) -> DayNumber? {
    switch self {
    case .date(let date), .interval(start: _, end: .date(let date)): return date.lastDay(policy, calendar)
    case .interval: return nil
    case .oneOf(let members), .allOf(let members):
      var latest: DayNumber?
      for member in members {
        switch member {
        case .onOrAfter: return nil
        case .date(let date), .onOrBefore(let date), .range(_, let date):
          let day = date.lastDay(policy, calendar)
          latest = max(latest ?? day, day)
        }
      }
      return latest
    }
  }
}

extension EDTFExpression.Member {
  func days(_ policy: EDTFPolicy, _ calendar: CalendarChoice?) -> DaySet {
    switch self {
    case .date(let date): date.days(policy, calendar)
    case .range(let first, let last):
      DaySet(from: first.firstDay(policy, calendar), through: last.lastDay(policy, calendar))
    case .onOrBefore(let date): .through(date.lastDay(policy, calendar))
    case .onOrAfter(let date): .from(date.firstDay(policy, calendar))
    }
  }
}
