public import Calendars
internal import Chronology
internal import TemporalNetworks
public import Testimony

extension Assessment {
  /// How many propagations a question about alternatives may take.
  private static let searchSteps = 20_000
  /// How many it may take to find the events whose days fall apart, which is asked for each chronology.
  private static let apartSteps = 1_000

  /// What testimony leaves to choose, and what is left of it under everything else.
  ///
  /// What is doubted, or takes part in a contradiction, is not asked about.
  public var alternatives: Alternatives { alternatives { _ in true } }

  /// What testimony leaves to choose about an event, and what is left of it under everything else.
  ///
  /// - Parameter event: An event.
  /// - Returns: The alternatives that speak of it.
  public func alternatives(about event: Event.ID) -> Alternatives {
    alternatives { $0.contains(event) }
  }

  private func alternatives(about isWanted: ([Event.ID]) -> Bool) -> Alternatives {
    let out = left.union(blamed)
    var wanted: [(place: Int, contents: [Message], events: [Event.ID])] = []
    for (place, meaning) in translation.choices.enumerated() where !out.contains(network.choices[place].label)
    {
      let contents: [Message]
      let events: [Event.ID]
      switch meaning {
      case .said(_, let event, let names):
        contents = names.map { name in
          let said = name.map { Self.message(of: $0, event) }
          return said.count == 1 ? said[0] : Message(.oneOf, [.messages(said)])
        }
        events = inOrder([event] + names.joined().flatMap(\.bound.anchors))
      case .style(let scope, let claims):
        let whole = whole(of: scope)
        contents = [Message(.oldStyle, [whole]), Message(.newStyle, [whole])]
        events = inOrder(claims.compactMap { event(ofClaim: $0) })
      case .difference, .underStyle: continue
      }
      if isWanted(events) { wanted.append((place, contents, events)) }
    }
    guard !wanted.isEmpty else { return Alternatives(all: [], isComplete: true) }
    let found = network.survivingOptions(
      of: Set(wanted.map(\.place)), without: out,
      budget: SearchBudget(results: .max, steps: Self.searchSteps))
    return Alternatives(
      all: wanted.map { one in
        let survivors = Set(found.options[one.place])
        return Alternative(
          ground: translation.ground(of: network.choices[one.place].label),
          options: one.contents.enumerated().map {
            Alternative.Option(content: $1, survives: survivors.contains($0))
          }, events: one.events, place: one.place)
      }, isComplete: found.isComplete)
  }

  /// What excludes an option that does not survive: a smallest set with which it cannot hold.
  ///
  /// - Parameters:
  ///   - option: The place of the option among those of the alternative.
  ///   - alternative: An alternative of this assessment.
  /// - Returns: The grounds, each once; none for an option that survives.
  public func grounds(excluding option: Int, of alternative: Alternative) -> [Ground] {
    guard alternative.options.indices.contains(option), !alternative.options[option].survives else {
      return []
    }
    var network = self.network
    for constraint in network.choices[alternative.place].options[option] {
      network.add(constraint.relabelled(.query))
    }
    let found = network.conflicts(
      without: left.union(blamed).union([network.choices[alternative.place].label]),
      budget: SearchBudget(results: 1, steps: 1))
    let labels = found.conflicts.first { $0.labels.contains(.query) }?.labels ?? []
    var seen: Set<Ground> = []
    return labels.filter { $0 != .query }.map { translation.ground(of: $0) }
      .filter { $0 != .nature && seen.insert($0).inserted }
  }

  /// What a style is shared by, as a sentence names it.
  private func whole(of scope: CalendarScope) -> Message.Argument {
    switch scope {
    case .source(let id): .source(id)
    case .voice(let holder, _): .voice(holder)
    case .passage(let place, let source): quotation(at: place).map { .words($0) } ?? .source(source)
    }
  }

  private func inOrder(_ events: [Event.ID]) -> [Event.ID] {
    let meant = Set(events)
    return inquiry.events.map(\.id).filter { meant.contains($0) }
  }

  private func event(ofClaim id: Claim.ID) -> Event.ID? {
    translation.statementOfClaim[id].flatMap { inquiry.statements[$0] }?.claims.first { $0.id == id }?
      .content.event
  }

  /// Where an event can fall, as stretches of days that alternatives and sets of its days leave apart.
  ///
  /// - Parameters:
  ///   - event: An event.
  ///   - limit: How many stretches of a moment at most.
  /// - Returns: Its start, and its end where it lasts; nothing if no day fits.
  public func stretches(of event: Event.ID, limit: Int = 24) -> [MomentStretches] {
    guard let reference = translation.events[event], let dating = dating(of: event), !dating.hasNoDay else {
      return []
    }
    let points = [translation.problem.start(of: reference), translation.problem.end(of: reference)]
    let windows = [dating.start, dating.end]
    return zip(points, windows).prefix(points[0] == points[1] ? 1 : 2).compactMap { point, window in
      guard let moment = translation.moments[point.index], let window else { return nil }
      guard apart.points.contains(point.index) else {
        return MomentStretches(moment: moment, windows: [window], isComplete: apart.isComplete)
      }
      let found = network.stretches(
        of: point, without: left.union(blamed),
        budget: SearchBudget(results: limit, steps: Self.searchSteps))
      let stretches = found.windows.compactMap { Self.window($0) }
      return MomentStretches(
        moment: moment, windows: stretches.isEmpty ? [window] : stretches, isComplete: found.isComplete)
    }
  }

  /// The events whose days fall apart, in the order of the inquiry.
  public var eventsApart: [Event.ID] {
    guard !apart.points.isEmpty else { return [] }
    return inquiry.events.map(\.id).filter { id in
      guard let event = translation.events[id] else { return false }
      return apart.points.contains(translation.problem.start(of: event).index)
        || apart.points.contains(translation.problem.end(of: event).index)
    }
  }

  /// The events whose first day can fall in several windows that are apart, each with those windows in order.
  ///
  /// They come from passages with alternatives: “in 1911 or 1913”, old or new style, before one event or after another.
  ///
  /// - Returns: Two or more closed windows for each such event; empty where nothing is left to choose.
  public func dividedWindows() -> [Event.ID: [ClosedRange<DayNumber>]] {
    var result: [Event.ID: [ClosedRange<DayNumber>]] = [:]
    for event in eventsApart {
      let windows = (stretches(of: event).first?.windows ?? []).compactMap { window in
        window.earliest.flatMap { first in window.latest.map { first...max(first, $0) } }
      }
      if windows.count > 1 { result[event] = windows }
    }
    return result
  }

  /// The points whose days may fall apart, found once.
  private var apart: ApartPoints {
    shelf.apart {
      let found = network.pointsApart(
        without: left.union(blamed), budget: SearchBudget(results: .max, steps: Self.apartSteps))
      return ApartPoints(points: Set(found.points.map(\.index)), isComplete: found.isComplete)
    }
  }
}
