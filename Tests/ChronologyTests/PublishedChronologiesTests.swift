import Calendars
import Chronology
import Foundation
import TemporalNetworks
import TestSupport
import Testing

/// Chronologies that others have published, read by nothing but this test and put to the same engine.
@Suite("Published chronologies")
struct PublishedChronologiesTests {
  // MARK: King lists

  private struct Kings: Decodable {
    struct Check: Decodable {
      let event: Int
      let predecessor: Int
      let predecessorStart: Int
      let computedStart: Int
      let statedStart: Int
    }
    let checks: [Check]
  }

  @Test(
    "Of the kings of Israel and Judah exactly the synchronisms that do not add up contradict, however the years are counted",
    arguments: [0, 1], [true, false])
  func kings(tolerance: Int, byCalendar: Bool) throws {
    guard let data = SharedData.file("chronology/theographic/events-kings-and-later.json") else { return }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let checks = try decoder.decode(Kings.self, from: data).checks
    var problem = ChronologyProblem<String>()
    var events: [Int: EventReference] = [:]
    var years: [Int: Int] = [:]
    for check in checks {
      for (id, year) in [(check.predecessor, check.predecessorStart), (check.event, check.statedStart)] {
        guard events[id] == nil else { continue }
        let event = problem.addEvent(.punctual, because: "")
        events[id] = event
        years[id] = year
        let days =
          byCalendar
          ? DaySet(from: DayNumber(gregorian: year, 1, 1), through: DayNumber(gregorian: year, 12, 31))
          : DaySet(DayNumber(year))
        problem.require(.dated(EventPart(event), .within, days), because: ["date \(id)"])
      }
    }
    func span(_ years: Int) -> CalendarSpan {
      byCalendar ? CalendarSpan(years: years) : CalendarSpan(days: years)
    }
    // The lists know years only: they are those of the calendar, or counted as days. A year off either way is what
    // counting both ends, or neither, makes of a lag.
    for check in checks {
      let event = try #require(events[check.event])
      let predecessor = try #require(events[check.predecessor])
      let lag = check.computedStart - check.predecessorStart
      problem.require(
        .offset(
          EventPart(event),
          SpanRange(atLeast: span(lag - tolerance), atMost: span(lag + tolerance)),
          from: EventPart(predecessor)), because: ["lag \(check.event)"])
    }
    let found = problem.network.conflicts()
    #expect(found.isComplete)
    let expected = try Self.disagreements(checks, years, tolerance: tolerance)
    #expect(!expected.isEmpty)
    #expect(Set(found.conflicts.map { Set($0.labels) }) == expected)
    let sizes = found.conflicts.map(\.labels.count)
    #expect(sizes == sizes.sorted())
    // Two reigns are each put years after the other, whatever the dates.
    #expect(sizes.first == 2)
  }

  /// By adding up the lags along every path between two dates, and round every circle.
  private static func disagreements(
    _ checks: [Kings.Check], _ years: [Int: Int], tolerance: Int
  ) throws -> Set<Set<String>> {
    var ways: [Int: [(to: Int, lag: Int, label: String)]] = [:]
    for check in checks {
      let lag = check.computedStart - check.predecessorStart
      ways[check.predecessor, default: []].append((check.event, lag, "lag \(check.event)"))
      ways[check.event, default: []].append((check.predecessor, -lag, "lag \(check.event)"))
    }
    var result: Set<Set<String>> = []
    for start in years.keys.sorted() {
      func walk(_ at: Int, _ lag: Int, _ labels: [String]) {
        if let from = years[start], let to = years[at], at > start,
          abs(from + lag - to) > tolerance * labels.count
        {
          result.insert(Set(labels + ["date \(start)", "date \(at)"]))
        }
        if at == start, abs(lag) > tolerance * labels.count { result.insert(Set(labels)) }
        for way in ways[at] ?? [] where !labels.contains(way.label) {
          walk(way.to, lag + way.lag, labels + [way.label])
        }
      }
      walk(start, 0, [])
    }
    return result.filter { one in !result.contains { $0.isStrictSubset(of: one) } }
  }

  // MARK: Temporal graphs of news

  private struct Graph: Decodable {
    struct Node: Decodable {
      let id: String
    }
    struct Link: Decodable {
      let a: String
      let rel: String
      let b: String
    }
    let id: String
    let nodes: [Node]
    let tlinks: [Link]
  }

  private static let relations: [String: Requirement.OrderRelation] = [
    "BEFORE": .strictlyBefore, "AFTER": .strictlyAfter, "IBEFORE": .meets, "IAFTER": .metBy,
    "INCLUDES": .contains, "IS_INCLUDED": .during, "DURING": .during, "SIMULTANEOUS": .equals,
    "IDENTITY": .equals, "BEGINS": .starts, "BEGUN_BY": .starts, "ENDS": .finishes, "ENDED_BY": .finishes,
    "OVERLAP_BEFORE": .overlaps, "OVERLAP_AFTER": .overlaps,
  ]

  @Test("Annotators' temporal graphs are consistent exactly where no cycle of their points is strict")
  func temporalGraphs() throws {
    let graphs = try SharedData.cases("chronology/tlinks/fr-timebank-networks.json", of: Graph.self)
    var inconsistent = 0
    for graph in graphs {
      var problem = ChronologyProblem<String>()
      var events: [String: EventReference] = [:]
      for node in graph.nodes { events[node.id] = problem.addEvent(.extended, because: "span of \(node.id)") }
      for (place, link) in graph.tlinks.enumerated() {
        let (a, b) = (try #require(events[link.a]), try #require(events[link.b]))
        let relation = try #require(Self.relations[link.rel], "\(link.rel)")
        problem.require(.ordered(EventPart(a), relation, EventPart(b)), because: ["link \(place)"])
      }
      let network = problem.network
      let isConsistent = !Self.hasStrictCycle(network)
      #expect(network.isConsistent() == isConsistent, "\(graph.id)")
      guard !isConsistent else { continue }
      inconsistent += 1
      let found = network.conflicts()
      #expect(!found.isEmpty, "\(graph.id)")
      for conflict in found.conflicts.prefix(40) {
        let others = Set(network.labels).subtracting(conflict.labels)
        #expect(!network.isConsistent(without: others), "\(graph.id)")
        for label in conflict.labels {
          #expect(network.isConsistent(without: others.union([label])), "\(graph.id): \(label)")
        }
        // It says something: its links hang together.
        let links = conflict.labels.compactMap { label in
          Int(label.dropFirst("link ".count)).map { graph.tlinks[$0] }
        }
        var reached = Set(links.prefix(1).flatMap { [$0.a, $0.b] })
        for _ in links {
          for link in links where reached.contains(link.a) || reached.contains(link.b) {
            reached.formUnion([link.a, link.b])
          }
        }
        #expect(reached == Set(links.flatMap { [$0.a, $0.b] }), "\(graph.id)")
      }
    }
    if !graphs.isEmpty { print("temporal graphs: \(graphs.count), inconsistent \(inconsistent)") }
  }

  /// Whether a strict order of two points can be walked back by orders.
  private static func hasStrictCycle(_ network: TemporalNetwork<String>) -> Bool {
    var after: [Int: [Int]] = [:]
    var strict: [(Int, Int)] = []
    for constraint in network.constraints {
      guard case .difference(let least, let most) = constraint.relation else { continue }
      let (from, to) = (constraint.from.index, constraint.to.index)
      if let least {
        after[from, default: []].append(to)
        if least > 0 { strict.append((from, to)) }
      }
      if let most {
        after[to, default: []].append(from)
        if most < 0 { strict.append((to, from)) }
      }
    }
    return strict.contains { from, to in
      var (seen, open): (Set<Int>, [Int]) = ([to], [to])
      while let next = open.popLast() {
        if next == from { return true }
        for further in after[next] ?? [] where seen.insert(further).inserted { open.append(further) }
      }
      return false
    }
  }

  // MARK: Stratigraphy

  @Test(
    "A stratigraphic matrix orders its contexts as its observations do, and a reversed one contradicts a path",
    arguments: [
      "fig-12-chronology/observations.csv", "roskams-h/roskams-h-observations.csv",
      "roskams-jumps/roskams-observations.csv",
    ])
  func stratigraphy(_ name: String) throws {
    guard let data = SharedData.file("chronology/harris-matrix/\(name)") else { return }
    let rows = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst()
    let observations = rows.map { row in
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      return (younger: String(cells[0]), older: String(cells[1]))
    }
    var problem = ChronologyProblem<String>()
    var contexts: [String: EventReference] = [:]
    for one in observations {
      for context in [one.older, one.younger] where contexts[context] == nil {
        contexts[context] = problem.addEvent(.punctual, because: "")
      }
    }
    func require(_ older: String, _ younger: String, _ label: String) throws {
      problem.require(
        .ordered(
          EventPart(try #require(contexts[older])), .strictlyBefore,
          EventPart(try #require(contexts[younger]))),
        because: [label])
    }
    for one in observations { try require(one.older, one.younger, "\(one.older)<\(one.younger)") }
    #expect(problem.network.isConsistent())
    // Which contexts lie below which, by walking the observations.
    var above: [String: Set<String>] = [:]
    for one in observations { above[one.older, default: []].insert(one.younger) }
    func reach(_ context: String) -> Set<String> {
      (above[context] ?? []).reduce(into: []) { found, next in found.formUnion(reach(next).union([next])) }
    }
    for (one, first) in contexts {
      for (other, second) in contexts where one != other {
        let order = try problem.network.precedence(problem.start(of: first), problem.start(of: second))
        #expect((order.before == .must) == reach(one).contains(other), "\(one), \(other)")
      }
    }
    let last = try #require(observations.last)
    try require(last.younger, last.older, "reversed")
    let found = problem.network.conflicts()
    #expect(found.isComplete)
    #expect(found.conflicts.first.map { Set($0.labels) } == ["\(last.older)<\(last.younger)", "reversed"])
    #expect(found.conflicts.allSatisfy { $0.labels.contains("reversed") })
  }

  // MARK: ChronoLog

  private struct Model: Decodable {
    struct Period: Decodable {
      let name: String
      let durationLB: Int?
      let durationUB: Int?
      let startDateLB: Int?
      let startDateUB: Int?
      let endDateLB: Int?
      let endDateUB: Int?
    }
    struct Sequence: Decodable {
      let periods: [Period]
    }
    struct Synchronism: Decodable {
      let period1: String
      let period2: String
      let type: String
    }
    let sequences: [Sequence]
    let synchronisms: [Synchronism]
  }

  @Test("A ChronoLog model is tightened as its authors' method tightens it")
  func chronoLog() throws {
    guard let data = SharedData.file("chronology/chronolog/ChronoLand.clog") else { return }
    let model = try JSONDecoder().decode(Model.self, from: data)
    // Its years are counted as days: the engine knows no calendar.
    var problem = ChronologyProblem<String>()
    var periods: [String: EventReference] = [:]
    func bound(_ part: EventPart, _ least: Int?, _ most: Int?, _ label: String) {
      guard least != nil || most != nil else { return }
      problem.require(
        .dated(part, .within, DaySet(from: least.map { DayNumber($0) }, through: most.map { DayNumber($0) })),
        because: [label])
    }
    for sequence in model.sequences {
      var before: EventReference?
      for period in sequence.periods {
        let event = problem.addEvent(.extended, because: "\(period.name) ends after it starts")
        periods[period.name] = event
        bound(EventPart(event, .start), period.startDateLB, period.startDateUB, "start of \(period.name)")
        bound(EventPart(event, .end), period.endDateLB, period.endDateUB, "end of \(period.name)")
        problem.require(
          .lasting(
            event,
            SpanRange(
              atLeast: CalendarSpan(days: period.durationLB ?? 0),
              atMost: period.durationUB.map { CalendarSpan(days: $0) })),
          because: ["length of \(period.name)"])
        if let before {
          problem.require(
            .ordered(EventPart(before), .meets, EventPart(event)), because: ["\(period.name) follows"])
        }
        before = event
      }
    }
    for one in model.synchronisms {
      let (first, second) = (try #require(periods[one.period1]), try #require(periods[one.period2]))
      let part: EventPart = one.type.hasPrefix("Starts") ? EventPart(first, .start) : EventPart(first, .end)
      #expect(one.type.hasSuffix("during"), "\(one.type)")
      problem.require(
        .ordered(part, .during, EventPart(second)), because: ["\(one.period1) \(one.type) \(one.period2)"])
    }
    func windows(_ name: String) throws -> [Window<Int>?] {
      let event = try #require(periods[name])
      let table = problem.network.windows()
      return [table[problem.start(of: event)], table[problem.end(of: event)]]
    }
    // By hand: Baldwin's 35 years push Albert's end to 1265 at the latest, and two strata of 20 years
    // each lie between Albert and the end of Baldwin.
    #expect(
      try windows("Albert") == [Window(earliest: 1200, latest: 1260), Window(earliest: 1200, latest: 1265)])
    #expect(
      try windows("Baldwin") == [Window(earliest: 1200, latest: 1265), Window(earliest: 1240, latest: 1300)])
    #expect(
      try windows("Stratum 2") == [
        Window(earliest: 1200, latest: 1260), Window(earliest: 1220, latest: 1280),
      ])
    #expect(
      try windows("Stratum 1") == [
        Window(earliest: 1220, latest: 1280), Window(earliest: 1240, latest: 1300),
      ])
  }
}
