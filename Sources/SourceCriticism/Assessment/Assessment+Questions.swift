internal import Calendars
internal import Chronology
internal import TemporalNetworks
public import Testimony

/// How two events lie to each other in all chronologies that the statements allow.
public struct EventOrder: Hashable, Sendable {
  /// Whether something holds in all chronologies, in some or in none.
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// In all.
    case must
    /// In some.
    case may
    /// In none.
    case cannot
  }

  /// Whether the first ends no later than the day the second starts.
  public let before: Verdict
  /// Whether the first starts no earlier than the day the second ends.
  public let after: Verdict
  /// The fewest days from the end of the first to the start of the second; `nil` when open.
  public let fewestDays: Int?
  /// The most days from the end of the first to the start of the second; `nil` when open.
  public let mostDays: Int?
}

/// How old somebody may have been, in completed years.
public struct AgeRange: Hashable, Sendable {
  /// The fewest years; `nil` when open.
  public let atLeast: Int?
  /// The most years; `nil` when open.
  public let atMost: Int?

  /// Creates a range of ages.
  public init(atLeast: Int?, atMost: Int?) {
    self.atLeast = atLeast
    self.atMost = atMost
  }
}

/// What a known day of one moment would do for an event.
public struct Narrowing: Hashable, Sendable {
  /// The moment to find out about.
  public let moment: Moment
  /// Its window now.
  public let window: DayWindow
  /// How many days the event's window has now.
  public let daysNow: Int
  /// How many it would have at most, whichever of the first, middle and last day of the moment's window it is.
  public let daysThen: Int
}

extension Assessment {
  /// How two events lie to each other.
  ///
  /// - Parameters:
  ///   - first: An event.
  ///   - second: Another.
  /// - Returns: The order; `nil` if no day fits one of them, or one is not in the inquiry.
  public func order(of first: Event.ID, and second: Event.ID) -> EventOrder? {
    guard let one = translation.events[first], let two = translation.events[second],
      dating(of: first)?.hasNoDay == false, dating(of: second)?.hasNoDay == false
    else { return nil }
    let out = left.union(blamed)
    let problem = translation.problem
    guard
      let forward = try? network.precedence(problem.end(of: one), problem.start(of: two), without: out),
      let back = try? network.precedence(problem.end(of: two), problem.start(of: one), without: out)
    else { return nil }
    func verdict(_ verdict: Precedence.Verdict) -> EventOrder.Verdict {
      switch verdict {
      case .must: .must
      case .may: .may
      case .cannot: .cannot
      }
    }
    return EventOrder(
      before: verdict(forward.notAfter), after: verdict(back.notAfter), fewestDays: forward.distance.earliest,
      mostDays: forward.distance.latest)
  }

  /// How old somebody was at an event, by the windows of birth and event.
  ///
  /// - Parameters:
  ///   - person: A person.
  ///   - event: An event.
  /// - Returns: The age; `nil` if no day fits the birth or the event.
  public func age(of person: Person.ID, at event: Event.ID) -> AgeRange? {
    guard let birth = life(of: person).birth, let dating = dating(of: event), let start = dating.start,
      let end = dating.end
    else { return nil }
    func years(_ from: DayNumber?, _ to: DayNumber?) -> Int? {
      guard let from, let to else { return nil }
      let (born, then) = (
        CalendarSystem.gregorian.civilDate(of: from), CalendarSystem.gregorian.civilDate(of: to)
      )
      let whole = then.astronomicalYear - born.astronomicalYear
      return (then.month, then.day) < (born.month, born.day) ? whole - 1 : whole
    }
    return AgeRange(
      atLeast: years(birth.latest, start.earliest).map { max(0, $0) },
      atMost: years(birth.earliest, end.latest))
  }

  /// What would narrow the window of an event most, if it were known to the day.
  ///
  /// - Parameters:
  ///   - event: An event.
  ///   - limit: How many answers at most.
  /// - Returns: The moments its bounds hang on, the most helpful first; only those that help.
  public func narrowings(of event: Event.ID, limit: Int = 5) -> [Narrowing] {
    guard let dating = dating(of: event), let may = dating.mayExtent, let now = may.dayCount,
      let reference = translation.events[event]
    else { return [] }
    var moments: [Moment] = []
    for proof in proofs(of: event) {
      for moment in proof.steps.compactMap(\.moment)
      where moment.event != event && !moments.contains(moment) { moments.append(moment) }
    }
    let out = left.union(blamed)
    let (start, end) = (translation.problem.start(of: reference), translation.problem.end(of: reference))
    let found = moments.prefix(12).compactMap { moment -> Narrowing? in
      guard let point = point(of: moment), let window = table[point],
        let first = window.earliest?.rawValue, let last = window.latest?.rawValue, first < last
      else { return nil }
      var worst = 0
      for day in [first, first + (last - first) / 2, last] {
        var network = self.network
        network.add(Constraint(from: .origin, to: point, atLeast: day, atMost: day, label: .query))
        let table = network.windows(
          without: out, budget: SearchBudget(results: 1, steps: 200), memory: memory,
          after: self.table.table)
        guard table.isConsistent, let from = table[start]?.earliest, let to = table[end]?.latest else {
          continue
        }
        worst = max(worst, to - from + 1)
      }
      return worst > 0 && worst < now
        ? Narrowing(moment: moment, window: window, daysNow: now, daysThen: worst) : nil
    }
    return Array(
      found.enumerated().sorted { ($0.element.daysThen, $0.offset) < ($1.element.daysThen, $1.offset) }
        .map(\.element).prefix(limit))
  }
}
