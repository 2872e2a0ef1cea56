import Calendars
import SourceCriticism
import TestSupport
import Testimony
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("What an assessment costs")
struct CostTests {
  /// A large inquiry: many lives, most events dated or tied to others, a few contradictions.
  static func large(statements: Int, events: Int, contradictions: Int) -> Inquiry {
    var random = Seed(11).generator
    var build = InquiryBuilder()
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    let people = (0..<(events / 20)).map { build.person("p\($0)") }
    let places = (0..<40).map { build.place("place\($0)") }
    let sources = (0..<20).map { build.source("source\($0)", composed: "\(1950 + $0)") }
    var days: [Int] = []
    var ids: [Event.ID] = []
    for index in 0..<events {
      let person = index % people.count
      let birth = 2_408_000 + person * 7 % 6_000
      if index < people.count {
        ids.append(build.event("birth\(index)", .birth, who: ["p\(person)"]))
        days.append(birth)
      } else {
        ids.append(
          build.event(
            "e\(index)", who: ["p\(person)"], where: number(0...9) == 0 ? places[number(0...39)] : nil,
            lasts: number(0...9) == 0))
        days.append(birth + 6_000 + index * 13 % 15_000)
      }
    }
    func date(_ day: Int) -> String {
      let date = CalendarSystem.gregorian.civilDate(of: DayNumber(day))
      return number(0...1) == 0 || date.month < 10
        ? "\(date.astronomicalYear)" : "\(date.astronomicalYear)-\(date.month)"
    }
    for index in 0..<statements {
      let one = index * 2 % events
      let other = (one + people.count) % events
      var contents: [ClaimContent] = [.occurrence(Occurrence(of: ids[one]))]
      switch number(0...3) {
      case 0, 1: contents.append(.on(ids[one], date(days[one]), .start))
      case 2: contents.append(.order(ids[one], days[one] <= days[other] ? .before : .after, ids[other]))
      default:
        let months = (days[one] - days[other]) / 30
        contents.append(
          .after(
            ids[one],
            SpanRange(atLeast: CalendarSpan(months: months - 40), atMost: CalendarSpan(months: months + 40)),
            ids[other]))
      }
      build.say("s\(index)", in: sources[number(0...19)], contents)
    }
    for index in 0..<contradictions {
      let event = ids[people.count + index * 31]
      build.say("x\(index)", in: sources[0], .on(event, "1700"))
      build.say("y\(index)", in: sources[1], .on(event, "1701"))
    }
    return build.inquiry
  }

  @Test("Five thousand statements on ten thousand events, and a what-if")
  func large() {
    // A build without optimisation is given a tenth.
    #if DEBUG
      let inquiry = Self.large(statements: 500, events: 1_000, contradictions: 5)
      let event = Event.ID("e700")
    #else
      let inquiry = Self.large(statements: 5_000, events: 10_000, contradictions: 5)
      let event = Event.ID("e7000")
    #endif
    func cost(_ work: () -> Void) -> String {
      let before = clock()
      work()
      return "\((clock() - before) * 1_000 / Int(CLOCKS_PER_SEC)) ms"
    }
    var assessment: Assessment?
    let first = cost { assessment = Assessment(of: inquiry) }
    guard let assessment else { return }
    let second = cost { _ = assessment.suppose([.source(Source.ID("source3"))]) }
    let proof = cost { _ = assessment.proofs(of: event) }
    let ways = cost { _ = assessment.contradictions.first.map { assessment.waysOut(of: $0) } }
    let counts = assessment.basisCounts
    print(
      "assess \(first), what-if \(second), proof \(proof), ways out \(ways),",
      "\(assessment.contradictions.count) contradictions,", counts)
    #expect(assessment.contradictions.count >= 5)
  }
}
