import Calendars
import TestSupport
import Testimony

/// Inquiries made at random from a seed: lives, arrests, letters, stays, ages and orders.
enum RandomInquiry {
  /// Makes an inquiry.
  ///
  /// - Parameters:
  ///   - seed: Where to start.
  ///   - contradictory: Whether claims are drawn without regard to each other.
  ///   - eventCount: How many events beside births and deaths.
  /// - Returns: The inquiry.
  static func make(_ seed: Seed, contradictory: Bool, eventCount: Int = 14) -> Inquiry {
    var random = seed.generator
    var build = InquiryBuilder()
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    let sources = (0..<3).map {
      build.source("source\($0)", composed: number(0...1) == 0 ? nil : "\(1930 + $0 * 5)")
    }
    let people = (0..<4).map { build.person("p\($0)") }
    let places = (0..<3).map { build.place("place\($0)") }
    var hidden: [Event.ID: Int] = [:]
    var births: [Event.ID] = []
    for place in people.indices {
      let birth = build.event("birth\(place)", .birth, who: ["p\(place)"])
      hidden[birth] = 2_411_000 + number(0...4_000)
      births.append(birth)
    }
    var events: [Event.ID] = []
    for index in 0..<eventCount {
      let who = number(0...2) == 0 ? [] : ["p\(number(0...3))"]
      let event = build.event(
        "event\(index)", who: who, where: number(0...3) == 0 ? places[number(0...2)] : nil,
        lasts: number(0...4) == 0)
      hidden[event] = 2_418_000 + number(0...6_000)
      events.append(event)
    }
    func date(_ day: Int, _ precision: Int) -> String {
      let date = CalendarSystem.gregorian.civilDate(of: DayNumber(day))
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      switch precision {
      case 0: return "\(date.astronomicalYear)-\(two(date.month))-\(two(date.day))"
      case 1: return "\(date.astronomicalYear)-\(two(date.month))"
      default: return "\(date.astronomicalYear)"
      }
    }
    func truth(_ event: Event.ID) -> Int {
      let noise = contradictory && number(0...9) == 0 ? number(-900...900) : 0
      return (hidden[event] ?? 0) + noise
    }
    for index in 0..<(eventCount * 2) {
      let event = events[number(0...(events.count - 1))]
      let other = events[number(0...(events.count - 1))]
      let source = sources[number(0...2)]
      let content: ClaimContent
      switch number(0...6) {
      case 0, 1: content = .on(event, date(truth(event), number(0...2)), .start)
      case 2:
        let person = number(0...3)
        let age = (truth(event) - (hidden[births[person]] ?? 0)) * 100 / 36525
        content = .age(
          person: people[person], event: event, AgeExpression(atLeast: age - 1, atMost: age + 1))
      case 3:
        guard event != other else { continue }
        content = .order(event, truth(event) < truth(other) ? .before : .after, other)
      case 4:
        guard event != other else { continue }
        let gap = (truth(event) - truth(other)) / 30
        content = .after(
          event, SpanRange(atLeast: CalendarSpan(months: gap - 2), atMost: CalendarSpan(months: gap + 2)),
          other)
      case 5:
        let birth = births[number(0...3)]
        content = .on(birth, date(truth(birth), 2))
      default: content = .occurrence(Occurrence(of: event))
      }
      build.say("s\(index)", in: source, content)
    }
    if number(0...1) == 0 { build.identity("i1", .event(events[0]), .event(events[1])) }
    if number(0...1) == 0 { build.identity("i2", .person(people[0]), .person(people[1])) }
    return build.inquiry
  }

  /// The same records in another order.
  static func shuffled(_ inquiry: Inquiry, _ seed: Seed) -> Inquiry {
    var random = seed.generator
    var result = Inquiry(title: inquiry.title)
    for source in inquiry.sources.shuffled(using: &random) { result.sources.put(source) }
    for person in inquiry.persons.shuffled(using: &random) { result.persons.put(person) }
    for place in inquiry.places.shuffled(using: &random) { result.places.put(place) }
    for event in inquiry.events.shuffled(using: &random) { result.events.put(event) }
    for statement in inquiry.statements.shuffled(using: &random) { result.statements.put(statement) }
    for identity in inquiry.identities.shuffled(using: &random) { result.identities.put(identity) }
    return result
  }
}
