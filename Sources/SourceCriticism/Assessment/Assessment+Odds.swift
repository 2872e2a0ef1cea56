public import Calendars
internal import Chronology
internal import TemporalNetworks
public import Testimony

extension Assessment {
  /// How likely the days of events are, and their order, if every chronology were equally likely.
  ///
  /// What is doubted, or takes part in a contradiction, counts for nothing.
  ///
  /// - Parameters:
  ///   - events: One event, or two whose order is wanted.
  ///   - seed: The number all chance comes from; the same seed gives the same figures.
  ///   - count: How many chronologies to draw.
  ///   - effort: How many times the usual work may be spent on events that hang together.
  ///   - range: Days that open windows are held to on their open side; figures depend on this choice.
  /// - Returns: The odds.
  /// - Throws: ``OddsRefusal``.
  public func odds(
    of events: [Event.ID], seed: UInt64, count: Int = 4_000, effort: Int = 1,
    within range: ClosedRange<DayNumber>? = nil
  ) throws(OddsRefusal) -> EventOdds {
    var points: [(start: TimePoint, end: TimePoint)] = []
    for event in events {
      guard let reference = translation.events[event], let dating = dating(of: event) else {
        throw .unknownEvent(event)
      }
      guard !dating.hasNoDay else { throw .contradicted(event) }
      points.append((translation.problem.start(of: reference), translation.problem.end(of: reference)))
    }
    var asked: [TimePoint] = []
    for point in points.flatMap({ [$0.start, $0.end] }) where !asked.contains(point) { asked.append(point) }
    let sample: ChronologySample
    var budget = SearchBudget.sampling
    budget.steps = budget.steps.multipliedReportingOverflow(by: max(1, effort)).partialValue
    do {
      let sampler = try ChronologySampler(
        network, without: left.union(blamed),
        within: range.map { $0.lowerBound.rawValue...$0.upperBound.rawValue }, seed: seed, budget: budget)
      sample = try sampler.sample(asked, count: count)
    } catch {
      throw refusal(error, events)
    }
    var before: [EventOdds.Order?] = [nil, nil]
    if points.count == 2 {
      before = [(0, 1), (1, 0)].map { first, second in
        sample.odds(of: points[first].end, before: points[second].start).map {
          EventOdds.Order(
            share: $0.share, error: $0.error, course: $0.course, effectiveCount: $0.effectiveCount)
        }
      }
    }
    return EventOdds(
      events: events, days: asked.compactMap { days(of: $0, sample) }, firstBefore: before[0],
      secondBefore: before[1], method: Self.method(sample.method), seed: seed, count: sample.count,
      range: range)
  }

  private func days(of point: TimePoint, _ sample: ChronologySample) -> EventOdds.Days? {
    guard let moment = translation.moments[point.index], let window = table[point],
      let density = sample.density(of: point)
    else { return nil }
    func day(_ share: Double) -> DayNumber { DayNumber(density.day(atShare: share)) }
    return EventOdds.Days(
      moment: moment, window: window, median: day(0.5), half: day(0.25)...day(0.75),
      nineTenths: day(0.05)...day(0.95), shares: density.shares, daysPerShare: density.daysPerShare,
      firstDay: DayNumber(density.firstDay), isExact: density.isExact, effectiveCount: density.effectiveCount)
  }

  private static func method(_ method: ChronologySample.Method) -> EventOdds.Method {
    switch method {
    case .fixed: .fixed
    case .exact: .exact
    case .coupled: .coupled
    case .paired: .paired
    case .uncertified: .uncertified
    }
  }

  private func refusal(_ refusal: SamplingRefusal, _ events: [Event.ID]) -> OddsRefusal {
    switch refusal {
    case .contradiction: events.first.map { .contradicted($0) } ?? .stopped
    case .open(let points): .open(points.compactMap { translation.moments[$0.index] })
    case .noRoom: .noRoom
    case .tooWide(let days, let most): .tooWide(days: days, most: most)
    case .tooMany(let points, let most): .tooMany(moments: points, most: most)
    case .alternativesTooRare(let tries): .alternativesTooRare(tries: tries)
    case .stopped: .stopped
    }
  }
}
