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
  @inlinable public var network: TemporalNetwork<Label> { made }
  // Inlined for the same reason as in the network: every claim comes through here.
  @usableFromInline var made = TemporalNetwork<Label>()
  private var events: [(start: TimePoint, end: TimePoint)] = []
  private var functions: [CalendarFunction: MonotoneFunction.Reference] = [:]
  /// What the functions of the network are, by their places in it.
  private var functionsInOrder: [CalendarFunction] = []

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

  /// Makes room, so that adding need not move what is there.
  ///
  /// - Parameter count: How many constraints are expected in all.
  public mutating func reserveCapacity(_ count: Int) { made.reserveCapacity(count) }

  /// How many events there are.
  public var eventCount: Int { events.count }

  /// Adds an event.
  ///
  /// - Parameters:
  ///   - extent: Whether it is a point or lasts.
  ///   - label: What answers for its ending no earlier than it starts.
  /// - Returns: Its place.
  public mutating func addEvent(_ extent: Extent, because label: @autoclosure () -> Label) -> EventReference {
    let start = made.addPoint()
    var end = start
    if extent == .extended {
      end = made.addPoint()
      made.add(Constraint(from: start, to: end, atLeast: 0, label: label()))
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
  @inlinable public mutating func require(_ requirement: Requirement, because labels: [Label]) {
    precondition(!labels.isEmpty, "a requirement rests on something")
    if case .oneOf(let options) = requirement {
      requireOne(
        because: labels[0], of: options.map { option in option.map { ($0, labels) } })
      return
    }
    for draft in drafts(for: requirement) {
      layOut(draft, because: labels) { problem, constraint in problem.made.add(constraint) }
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
    let laidOut = options.map { option -> [Constraint<Label>] in
      var constraints: [Constraint<Label>] = []
      for part in option {
        for draft in drafts(for: part.requirement) {
          layOut(draft, because: part.labels) { _, constraint in constraints.append(constraint) }
        }
      }
      return constraints
    }
    made.addChoice(label: label, options: laidOut)
  }

  /// Makes the constraints of a draft: one, or a chain through auxiliary points, one for each label.
  @inlinable mutating func layOut(
    _ draft: ConstraintDraft, because labels: [Label],
    _ take: (inout ChronologyProblem, Constraint<Label>) -> Void
  ) {
    // A set of days bounds a point from the origin only, so it goes first; any other relation goes last.
    let isFirst = draft.from == .origin
    var at = draft.from
    for (place, label) in labels.enumerated() {
      let next = place == labels.count - 1 ? draft.to : addAuxiliaryPoint()
      let isOwn = isFirst ? place == 0 : place == labels.count - 1
      let relation = isOwn ? draft.relation : .difference(atLeast: 0, atMost: 0)
      take(&self, Constraint(from: at, to: next, relation, label: label))
      at = next
    }
  }

  @usableFromInline mutating func addAuxiliaryPoint() -> TimePoint { made.addPoint() }

  mutating func reference(to function: CalendarFunction) -> MonotoneFunction.Reference {
    if let known = functions[function] { return known }
    let reference = made.register(function.monotone(over: reach))
    functions[function] = reference
    functionsInOrder.append(function)
    return reference
  }

  // MARK: Carrying over

  /// How far the network made so far reaches.
  @inlinable public var extent: NetworkExtent { made.extent }

  /// Adds once more what was required of another problem between two extents of its network, without alternatives.
  ///
  /// It comes out as if the same had been required here in the same order.
  ///
  /// - Parameters:
  ///   - start: Where the stretch begins.
  ///   - end: Where it ends.
  ///   - other: The other problem, of the same reach.
  ///   - points: For each point the other network had at the start its place here, where the stretch names it.
  ///   - functions: For each function of the other network its place here, -1 where that is not known yet; filled in
  ///     on the way.
  ///   - renamed: The label here of a label of the stretch.
  @inlinable public mutating func require(
    from start: NetworkExtent, to end: NetworkExtent, of other: ChronologyProblem, points: [Int32],
    functions: inout [Int32], labels renamed: (Label) -> Label
  ) {
    name(&functions, from: start, to: end, of: other)
    made.add(
      from: start, to: end, of: other.made, points: points, functions: functions, labels: renamed)
  }

  /// Finds or registers the functions of a stretch, in the order in which it names them.
  @usableFromInline mutating func name(
    _ functions: inout [Int32], from start: NetworkExtent, to end: NetworkExtent, of other: ChronologyProblem
  ) {
    precondition(reach == other.reach, "functions of another reach")
    for place in other.made.functions(from: start, to: end) where functions[place] < 0 {
      let function = other.functionsInOrder[place]
      if let known = self.functions[function] {
        functions[place] = Int32(truncatingIfNeeded: known.index)
        continue
      }
      let reference = made.register(other.made.function(at: place))
      self.functions[function] = reference
      functionsInOrder.append(function)
      functions[place] = Int32(truncatingIfNeeded: reference.index)
    }
  }

  /// How many functions the network has.
  public var functionCount: Int { functionsInOrder.count }
}

/// What must hold between two points, before it has its label.
@usableFromInline struct ConstraintDraft {
  @usableFromInline var from: TimePoint
  @usableFromInline var to: TimePoint
  @usableFromInline var relation: ConstraintRelation
}
