public import TemporalNetworks

/// Events and what must hold of them in time, made into a network of points.
///
/// A punctual event is one point, an extended one two. Points are counted in Julian Day Numbers.
/// Labels are opaque: what a requirement rests on is given with it, and comes back in proofs and
/// conflicts. A requirement may rest on several labels at once: it is then made into a chain of
/// constraints through auxiliary points, one for each, so that it falls as soon as one of them does
/// and a proof names them all.
public struct ChronologyProblem<Label: Hashable & Sendable>: Sendable {
  /// Whether an event is a point or a stretch of time.
  public enum Extent: Hashable, Sendable {
    /// It begins and ends on one day.
    case punctual
    /// It lasts.
    case extended
  }

  /// The network made so far.
  public private(set) var network = TemporalNetwork<Label>()
  private var events: [(start: TimePoint, end: TimePoint)] = []
  private var functions: [CalendarFunction: MonotoneFunction.Reference] = [:]

  /// The days that calendar arithmetic reaches: years from 12,000 BC to 12,000 AD.
  public static var historicalDays: ClosedRange<Int> { -2_660_000...6_100_000 }
  /// The days that calendar arithmetic reaches at most: some 800,000 years on either side.
  public static var geologicalDays: ClosedRange<Int> { -300_000_000...300_000_000 }

  private let reach: ClosedRange<Int32>

  /// Creates a problem without events.
  ///
  /// - Parameter reach: The days that calendar arithmetic (ages, months, seasons) reaches; an event it is
  ///   applied to lies within them. A narrow reach ends slow cycles early.
  public init(reach: ClosedRange<Int> = Self.historicalDays) {
    self.reach = Int32(clamping: reach.lowerBound)...Int32(clamping: reach.upperBound)
  }

  /// How many events there are.
  public var eventCount: Int { events.count }

  /// Adds an event.
  ///
  /// - Parameters:
  ///   - extent: Whether it is a point or lasts.
  ///   - label: What answers for its ending no earlier than it starts.
  /// - Returns: Its place.
  public mutating func addEvent(_ extent: Extent, because label: @autoclosure () -> Label) -> EventReference {
    let start = network.addPoint()
    var end = start
    if extent == .extended {
      end = network.addPoint()
      network.add(Constraint(from: start, to: end, atLeast: 0, label: label()))
    }
    events.append((start, end))
    return EventReference(index: events.count - 1)
  }

  /// The day an event starts.
  public func start(of event: EventReference) -> TimePoint { events[event.index].start }
  /// The day an event ends.
  public func end(of event: EventReference) -> TimePoint { events[event.index].end }

  /// Adds what must hold of events.
  ///
  /// - Parameters:
  ///   - requirement: What must hold.
  ///   - labels: What it rests on, one or more, in the order in which a proof should name them.
  public mutating func require(_ requirement: Requirement, because labels: [Label]) {
    precondition(!labels.isEmpty, "a requirement rests on something")
    if case .oneOf(let options) = requirement {
      let made = options.map { option -> [Constraint<Label>] in
        option.flatMap { part in drafts(for: part).flatMap { constraints(for: $0, because: labels) } }
      }
      network.addChoice(label: labels[0], options: made)
      return
    }
    for draft in drafts(for: requirement) {
      for constraint in constraints(for: draft, because: labels) { network.add(constraint) }
    }
  }

  /// Adds alternatives, each with its own grounds.
  ///
  /// - Parameters:
  ///   - label: What answers for there being no other option.
  ///   - options: For each option what then holds, and what that rests on.
  public mutating func requireOne(
    because label: Label, of options: [[(requirement: Requirement, labels: [Label])]]
  ) {
    let made = options.map { option -> [Constraint<Label>] in
      option.flatMap { part in
        drafts(for: part.requirement).flatMap { constraints(for: $0, because: part.labels) }
      }
    }
    network.addChoice(label: label, options: made)
  }

  /// A constraint before it has its label.
  struct Draft {
    var from: TimePoint
    var to: TimePoint
    var relation: Constraint<Label>.Relation
  }

  /// The constraints of a draft: one, or a chain through auxiliary points, one for each label.
  private mutating func constraints(for draft: Draft, because labels: [Label]) -> [Constraint<Label>] {
    guard labels.count > 1 else { return [Self.constraint(draft.from, draft.to, draft.relation, labels[0])] }
    var result: [Constraint<Label>] = []
    var at = draft.from
    if draft.from == .origin {
      // A set of days bounds a point from the origin only, so it goes first.
      let next = network.addPoint()
      result.append(Self.constraint(at, next, draft.relation, labels[0]))
      at = next
      for (place, label) in labels.enumerated().dropFirst() {
        let next = place == labels.count - 1 ? draft.to : network.addPoint()
        result.append(Constraint(from: at, to: next, atLeast: 0, atMost: 0, label: label))
        at = next
      }
      return result
    }
    for label in labels.dropLast() {
      let next = network.addPoint()
      result.append(Constraint(from: at, to: next, atLeast: 0, atMost: 0, label: label))
      at = next
    }
    result.append(Self.constraint(at, draft.to, draft.relation, labels[labels.count - 1]))
    return result
  }

  private static func constraint(
    _ from: TimePoint, _ to: TimePoint, _ relation: Constraint<Label>.Relation, _ label: Label
  ) -> Constraint<Label> {
    switch relation {
    case .difference(let atLeast, let atMost):
      Constraint(from: from, to: to, atLeast: atLeast, atMost: atMost, label: label)
    case .monotone(let notBefore, let notAfter):
      Constraint(from: from, to: to, notBefore: notBefore, notAfter: notAfter, label: label)
    case .days(let days):
      Constraint(to, in: days, label: label)
    }
  }

  mutating func addAuxiliaryPoint() -> TimePoint { network.addPoint() }

  mutating func reference(to function: CalendarFunction) -> MonotoneFunction.Reference {
    if let known = functions[function] { return known }
    let made = network.register(function.monotone(over: reach))
    functions[function] = made
    return made
  }
}
