import Calendars
import Chronology
import TemporalNetworks
import TestSupport
import Testing

extension Tag {
  @Tag static var property: Self
}

@Suite("Requirements agree with the calendar, day by day")
struct RequirementTests {
  /// A small problem whose days can all be tried.
  struct Small {
    var problem = ChronologyProblem<String>()
    var events: [(event: EventReference, days: [Days])] = []
    var requirements: [Requirement] = []

    mutating func add(_ extent: ChronologyProblem<String>.Extent, _ from: Int, _ count: Int) -> EventReference
    {
      let event = problem.addEvent(extent, because: "nature")
      problem.require(
        .dated(EventPart(event), .within, DaySet(DayNumber(from)...DayNumber(from + count - 1))),
        because: ["window"])
      var days: [Days] = []
      for start in from..<(from + count) {
        for end in (extent == .punctual ? start..<(start + 1) : start..<(from + count)) {
          days.append(Days(start: start, end: end))
        }
      }
      events.append((event, days))
      return event
    }

    mutating func require(_ requirement: Requirement, because labels: [String]) {
      requirements.append(requirement)
      problem.require(requirement, because: labels)
    }

    /// The windows of all starts and ends by trying everything; `nil` when nothing fits.
    func exhaust() -> [(start: ClosedRange<Int>, end: ClosedRange<Int>)]? {
      var bounds: [(start: ClosedRange<Int>, end: ClosedRange<Int>)]?
      func descend(_ place: Int, _ given: [EventReference: Days]) {
        if place == events.count {
          let oracle = RequirementOracle(days: given)
          guard requirements.allSatisfy({ oracle.holds($0) }) else { return }
          let days = events.compactMap { given[$0.event] }
          if let before = bounds {
            bounds = zip(before, days).map { window, day in
              (
                min(window.start.lowerBound, day.start)...max(window.start.upperBound, day.start),
                min(window.end.lowerBound, day.end)...max(window.end.upperBound, day.end)
              )
            }
          } else {
            bounds = days.map { ($0.start...$0.start, $0.end...$0.end) }
          }
          return
        }
        for days in events[place].days {
          var more = given
          more[events[place].event] = days
          descend(place + 1, more)
        }
      }
      descend(0, [:])
      return bounds
    }

    func check(_ comment: Comment) {
      let table = problem.network.windows()
      guard let expected = exhaust() else {
        #expect(!table.isConsistent, comment)
        return
      }
      #expect(table.isConsistent, comment)
      for ((event, _), window) in zip(events, expected) {
        let start = table[problem.start(of: event)]
        let end = table[problem.end(of: event)]
        #expect(start == Window(earliest: window.start.lowerBound, latest: window.start.upperBound), comment)
        #expect(end == Window(earliest: window.end.lowerBound, latest: window.end.upperBound), comment)
      }
    }
  }

  /// One of a list that is not empty.
  static func pick<Value>(_ values: [Value], _ random: inout SplitMix64) -> Value {
    values[Int.random(in: 0..<values.count, using: &random)]
  }

  /// Days around which calendars have their corners.
  static let corners = [
    (1896, 2, 29), (1900, 2, 28), (1899, 12, 31), (2000, 2, 29), (1999, 12, 31), (1917, 3, 1), (1918, 1, 31),
    (1904, 2, 29), (1, 1, 1), (0, 12, 31), (-1, 2, 28), (1582, 10, 15), (1928, 11, 30), (1910, 1, 1),
  ]

  static func corner(_ random: inout SplitMix64) -> Int {
    let (year, month, day) = Self.pick(corners, &random)
    let number = CalendarSystem.gregorian.dayNumber(year, month, day) ?? DayNumber(0)
    return number.rawValue + Int.random(in: -3...3, using: &random)
  }

  static func span(_ random: inout SplitMix64) -> CalendarSpan {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: CalendarSpan(days: Int.random(in: -12...12, using: &random))
    case 1: CalendarSpan(months: Int.random(in: -14...14, using: &random))
    case 2: CalendarSpan(years: Int.random(in: -6...6, using: &random))
    default:
      CalendarSpan(
        months: Int.random(in: -3...3, using: &random), days: Int.random(in: -5...5, using: &random))
    }
  }

  @Test("One requirement and two windows", .tags(.property), arguments: Seed.sample(6))
  func single(_ seed: Seed) {
    var random = seed.generator
    for round in 0..<32 {
      var small = Small()
      let isLong = Bool.random(using: &random)
      let otherIsLong = Bool.random(using: &random)
      let from = Self.corner(&random)
      let (kind, jump) = Self.kind(round, &random)
      let noise = Int.random(in: -8...4, using: &random)
      let anchor = small.add(otherIsLong ? .extended : .punctual, from, otherIsLong ? 5 : 10)
      let event = small.add(isLong ? .extended : .punctual, from + jump + noise, isLong ? 5 : 12)
      let parts: [EventPart.Part] = [.whole, .whole, .start, .end]
      let requirement = kind(
        EventPart(event, Self.pick(parts, &random)),
        EventPart(anchor, Self.pick(parts, &random)))
      let labels = Array(["a", "b", "c"].prefix(Int.random(in: 1...3, using: &random)))
      small.require(requirement, because: labels)
      small.check("\(seed) \(round) \(requirement)")
    }
  }

  @Test("Several requirements at once", .tags(.property), arguments: Seed.sample(4))
  func several(_ seed: Seed) {
    var random = seed.generator
    for round in 0..<8 {
      var small = Small()
      let from = Self.corner(&random)
      var events: [EventReference] = []
      var at = from
      var jumps: [(make: (EventPart, EventPart) -> Requirement, jump: Int)] = []
      for place in 0..<3 {
        if place > 0 {
          let (kind, jump) = Self.kind(Int.random(in: 0..<60, using: &random), &random)
          jumps.append((kind, jump))
          at += jump + Int.random(in: -6...2, using: &random)
        }
        events.append(small.add(.punctual, at, 9))
      }
      for (place, jump) in jumps.enumerated() {
        small.require(
          jump.make(EventPart(events[place + 1]), EventPart(events[place])), because: ["r\(place)"])
      }
      small.require(
        .ordered(EventPart(events[2]), .strictlyAfter, EventPart(events[0])), because: ["o"])
      small.check("\(seed) \(round) \(small.requirements)")
    }
  }

  /// A kind of requirement between two events, and about how far apart it puts them.
  static func kind(
    _ round: Int, _ random: inout SplitMix64
  ) -> (make: (EventPart, EventPart) -> Requirement, jump: Int) {
    switch round % 8 {
    case 0:
      let relation = Self.pick(Requirement.OrderRelation.allCases, &random)
      return ({ .ordered($0, relation, $1) }, 0)
    case 1:
      var (low, high) = (span(&random), span(&random))
      if size(low) > size(high) { (low, high) = (high, low) }
      let range = SpanRange(
        atLeast: Int.random(in: 0..<5, using: &random) == 0 ? nil : low,
        atMost: Int.random(in: 0..<5, using: &random) == 0 ? nil : high)
      return ({ .offset($0, range, from: $1) }, size(Bool.random(using: &random) ? low : high) * 304 / 310)
    case 2:
      let count = Self.pick(AgeCount.allCases, &random)
      let age = Int.random(in: 1...9, using: &random)
      let more = Int.random(in: 0...1, using: &random)
      return (
        { .aged($0, atLeast: age, atMost: age + more, count, born: $1) },
        (Bool.random(using: &random) ? age : age + more + 1) * 3652 / 10
      )
    case 3:
      let unit = Self.pick(CalendarUnit.allCases, &random)
      return ({ .same($0, unit, as: $1) }, Int.random(in: -10...10, using: &random))
    case 4, 5:
      let unit = Self.pick(CalendarUnit.allCases, &random)
      let count = Self.pick([-2, -1, 1, 1, 2], &random)
      let length: Int
      switch unit {
      case .day: length = 1
      case .week: length = 7
      case .month: length = 30
      case .year: length = 365
      case .decade: length = 3652
      case .century: length = 36524
      default: length = 300
      }
      return (
        { .following($0, unit, count: count, $1) }, count * length + Int.random(in: -60...60, using: &random)
      )
    case 6:
      let recurrences: [Recurrence] =
        [
          .weekday(Int.random(in: 1...7, using: &random)), .month(Int.random(in: 1...12, using: &random)),
          .dayOfMonth(month: 2, day: 29), .dayOfMonth(month: 3, day: 1), .dayOfMonth(month: 12, day: 31),
          .season(.winter), .season(.spring), .easter(daysAfter: -46, julian: false),
          .easter(daysAfter: 0, julian: true), .julianDay(month: 12, day: 25), .julianDay(month: 2, day: 16),
        ]
      let recurrence = Self.pick(recurrences, &random)
      return ({ part, _ in .recurring(part, recurrence) }, Int.random(in: -40...40, using: &random))
    default:
      let relation = Self.pick(Requirement.DateRelation.allCases, &random)
      let from = Int.random(in: -2...6, using: &random)
      return (
        { part, other in
          // Dated to days near the anchor's own; the anchor is left as it is.
          .oneOf([
            [.ordered(part, .after, other)],
            [
              .offset(part, SpanRange(atLeast: CalendarSpan(days: from), atMost: nil), from: other),
              .ordered(other, relation == .before ? .before : .overlaps, part),
            ],
          ])
        }, 0
      )
    }
  }

  private static func size(_ span: CalendarSpan) -> Int { span.months * 31 + span.days }

  @Test("Dates as sets of days, in every relation", .tags(.property), arguments: Seed.sample(4))
  func dated(_ seed: Seed) {
    var random = seed.generator
    for round in 0..<20 {
      var small = Small()
      let from = Self.corner(&random)
      let isLong = Bool.random(using: &random)
      let event = small.add(isLong ? .extended : .punctual, from, 14)
      let first = from + Int.random(in: -4...10, using: &random)
      var set = DaySet(DayNumber(first)...DayNumber(first + Int.random(in: 0...5, using: &random)))
      let relation = Self.pick(Requirement.DateRelation.allCases, &random)
      if relation == .within || relation == .notAfter || relation == .notBefore, Bool.random(using: &random) {
        let next = first + Int.random(in: 7...9, using: &random)
        set = set.union(DaySet(DayNumber(next)...DayNumber(next + 1)))
      }
      let part = Self.pick([EventPart.Part.whole, .start, .end], &random)
      small.require(.dated(EventPart(event, part), relation, set), because: ["date", "rule"])
      small.check("\(seed) \(round) \(relation) \(set)")
    }
  }

  @Test("How long an event lasts", .tags(.property), arguments: Seed.sample(4))
  func lasting(_ seed: Seed) {
    var random = seed.generator
    for round in 0..<20 {
      var small = Small()
      let event = small.add(.extended, Self.corner(&random), 45)
      let low = CalendarSpan(days: Int.random(in: 0...10, using: &random))
      let high = Self.pick([CalendarSpan(months: 1), CalendarSpan(weeks: 2), nil], &random)
      small.require(.lasting(event, SpanRange(atLeast: low, atMost: high)), because: ["length"])
      small.check("\(seed) \(round)")
    }
  }

  @Test("A requirement on several grounds falls with each of them")
  func grounds() {
    var problem = ChronologyProblem<String>()
    let birth = problem.addEvent(.punctual, because: "nature")
    let wedding = problem.addEvent(.punctual, because: "nature")
    problem.require(
      .dated(EventPart(birth), .within, DaySet(DayNumber(2_411_000))), because: ["born"])
    problem.require(
      .aged(EventPart(wedding), atLeast: 16, atMost: nil, .completed, born: EventPart(birth)),
      because: ["kin", "rule", "reading"])
    let point = problem.start(of: wedding)
    #expect(problem.network.windows()[point]?.earliest != nil)
    for label in ["born", "kin", "rule", "reading"] {
      #expect(problem.network.windows(without: [label])[point] == .open)
    }
  }
}
