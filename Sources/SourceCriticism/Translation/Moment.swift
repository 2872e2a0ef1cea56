public import Testimony

/// A point in time that testimony speaks of.
public enum Moment: Hashable, Sendable {
  /// The day an event starts.
  case start(Event.ID)
  /// The day an event ends.
  case end(Event.ID)
  /// The day of a punctual event.
  case day(Event.ID)
  /// A person's birth.
  case birth(Person.ID)
  /// A person's death.
  case death(Person.ID)

  /// The event, unless the moment is of a life.
  public var event: Event.ID? {
    switch self {
    case .start(let id), .end(let id), .day(let id): id
    case .birth, .death: nil
    }
  }
}

/// What the points of a network are; auxiliary points are nothing.
struct MomentTable: Sendable {
  private var moments: [Moment?] = []

  /// What the point at a place of the network is.
  subscript(place: Int) -> Moment? {
    get { place < moments.count ? moments[place] : nil }
    set {
      while moments.count <= place { moments.append(nil) }
      moments[place] = newValue
    }
  }

  mutating func reserveCapacity(_ count: Int) { moments.reserveCapacity(count) }
}

/// Why a constraint is there, beside the ground it rests on.
enum Use: Hashable, Sendable {
  /// A claim says it.
  case said(Claim.ID)
  /// Two records are one.
  case identity(Identity.ID)
  /// Told in a source or at an event, so it was no later.
  case told(Event.ID, inSource: Source.ID?, at: Event.ID?)
  /// Somebody took part and so was born.
  case bornBefore(Person.ID, Event.ID)
  /// Somebody took part and so had not died.
  case diedAfter(Person.ID, Event.ID)
  /// Nobody lives so long.
  case life(Person.ID)
  /// A parent's age or life at a child's birth.
  case parent(Person.ID, of: Person.ID)
  /// An age at marriage.
  case marriage(Person.ID, Event.ID)
  /// In one place at a time.
  case onePlace(Person.ID, Event.ID, Event.ID)
  /// All dates of a source, a voice or a passage follow one style.
  case style(CalendarScope)
  /// An event ends no earlier than it starts, is a part of another, or is somebody's birth or death.
  case nature
}
