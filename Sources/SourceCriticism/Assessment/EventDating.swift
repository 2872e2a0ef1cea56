public import Calendars
public import Testimony

/// The days on which a moment can fall, both ends included.
public struct DayWindow: Hashable, Sendable {
  /// The first day; `nil` when open.
  public var earliest: DayNumber?
  /// The last day; `nil` when open.
  public var latest: DayNumber?

  /// Creates a window.
  public init(earliest: DayNumber?, latest: DayNumber?) {
    self.earliest = earliest
    self.latest = latest
  }

  /// The window that excludes nothing.
  public static let open = DayWindow(earliest: nil, latest: nil)

  /// The one day, if there is only one.
  public var onlyDay: DayNumber? { earliest == latest ? earliest : nil }
  /// Whether nothing bounds it.
  public var isOpen: Bool { earliest == nil && latest == nil }
  /// How many days it has; `nil` when open.
  public var dayCount: Int? {
    guard let earliest, let latest else { return nil }
    return latest - earliest + 1
  }
}

/// When an event was, as far as the statements say.
public struct EventDating: Hashable, Sendable {
  /// What the dating rests on.
  public enum Basis: String, Hashable, Sendable, CaseIterable {
    /// A claim gives a date.
    case stated
    /// It follows from other claims.
    case inferred
    /// Nothing but when it was told and how long people live bounds it.
    case undated
  }

  /// The event.
  public let event: Event.ID
  /// Whether it is a point or lasts.
  public let extent: Event.Extent
  /// What the dating rests on.
  public let basis: Basis
  /// When it starts; `nil` when no day fits.
  public let start: DayWindow?
  /// When it ends, for a punctual event the same as the start; `nil` when no day fits.
  public let end: DayWindow?
  /// The contradictions it is in, as places in the assessment's list.
  public let contradictions: [Int]

  /// Whether no day fits all that is said.
  public var hasNoDay: Bool { start == nil || end == nil }

  /// The days it must have been going on, if there are any.
  public var mustExtent: ClosedRange<DayNumber>? {
    guard let from = start?.latest, let to = end?.earliest, from <= to else { return nil }
    return from...to
  }

  /// The days it may have been going on.
  public var mayExtent: DayWindow? {
    guard let start, let end else { return nil }
    return DayWindow(earliest: start.earliest, latest: end.latest)
  }
}

/// When somebody was born and died, as far as the statements say.
public struct LifeDating: Hashable, Sendable {
  /// The person.
  public let person: Person.ID
  /// The day of birth; `nil` when no day fits.
  public let birth: DayWindow?
  /// The day of death; `nil` when no day fits.
  public let death: DayWindow?
}
