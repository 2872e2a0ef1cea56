public import Testimony

/// Where somebody was, stop by stop, as far as the statements say.
public struct Itinerary: Hashable, Sendable {
  /// A time in one place, with nothing known to lie elsewhere in between.
  public struct Stop: Hashable, Sendable {
    /// The place.
    public let place: Place.ID
    /// What attests it, in order.
    public let events: [Event.ID]
    /// When the first day there that is attested was; for a stay, when it began.
    public let first: DayWindow
    /// When the last day there that is attested was; for a stay, when it ended.
    public let last: DayWindow
    /// Whether a stay is attested through all of it, and not single days only.
    public let isAttestedThroughout: Bool
    /// The claims about those events that constrain, in the order of the inquiry.
    public let claims: [Claim.ID]
    /// Their statements, each once.
    public let statements: [Statement.ID]
  }

  /// The way from one stop to the next.
  public struct Leg: Hashable, Sendable {
    /// The stop it leaves from, as a place in ``Itinerary/stops``.
    public let from: Int
    /// The days within which all of it lies.
    public let window: DayWindow
    /// The fewest days from the last attested at one stop to the first attested at the next, by their windows.
    public let fewestDays: Int?
    /// The most days.
    public let mostDays: Int?
    /// The distance along a great circle, less what is uncertain; `nil` where a place has no coordinates.
    public let kilometres: Double?
    /// Whether the stops must come in this order; if not, their windows only put them so.
    public let isOrderCertain: Bool
    /// The events that attest the journey itself; if there are none, only the two ends are attested.
    public let journeys: [Event.ID]

    /// The stop it leads to, as a place in ``Itinerary/stops``.
    public var to: Int { from + 1 }
    /// Whether nothing but the two ends is attested.
    public var hasOnlyEnds: Bool { journeys.isEmpty }
  }

  /// Why a presence has no place in the order of the stops.
  public enum Gap: String, Hashable, Sendable, CaseIterable {
    /// No day fits all that is said of it.
    case contradicted
    /// Nothing but when people lived and when it was told bounds it.
    case undated
  }

  /// A presence that has no place in the order of the stops.
  public struct Unplaced: Hashable, Sendable {
    /// The event.
    public let event: Event.ID
    /// Where it was.
    public let place: Place.ID
    /// Why it stands apart.
    public let gap: Gap
    /// The statements of the claims about it, each once.
    public let statements: [Statement.ID]
  }

  /// The person.
  public let person: Person.ID
  /// The stops, in the order of their windows.
  public let stops: [Stop]
  /// The ways between them, one fewer than there are stops.
  public let legs: [Leg]
  /// The presences that stand in no order, as the inquiry has them.
  public let unplaced: [Unplaced]
}
