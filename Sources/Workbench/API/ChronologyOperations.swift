import Archives
import Calendars
import Chronology
import Editing
import Presentation
import SourceCriticism
import Testimony

extension Workspace {
  /// What happened when, and why it is thought so.
  var apiChronology: [APIOperation] {
    [
      .get(
        "/events", in: "chronology", "The events with their windows, in the order of the inquiry.",
        [
          .init("person", .string(), "Only events this person took part in."),
          .init("place", .string(), "Only events at this place."),
          .init("kind", .string(), "Only events of this kind."),
          .init("within", .string(), "Only events that may lie within this date, as EDTF."),
          .init("from", .integer(0...Int.max), "The number of the first event to give, from 0."),
          .init("limit", .integer(1...10_000), "How many are given at most; 1,000 unless said otherwise."),
        ],
        gives: .object([.required("total", .integer()), .required("events", .array(.named("Dating")))])
      ) { call in
        let datings = try chosen(call)
        let view = APIView(call.reading)
        return .members([
          "total": .integer(datings.count),
          "events": .array(
            datings.dropFirst(call.number("from") ?? 0).prefix(call.number("limit") ?? 1_000).map {
              view.dating($0)
            }),
        ])
      },
      .get(
        "/events/{name}", in: "chronology", "An event: its record, its window, who says what of it.",
        gives: .object([
          .required("record", .named("Record")), .required("dating", .nullable(.named("Dating"))),
          .required(
            "readings", .array(.named("Window")), "The windows of the alternatives, where there are several."),
          .required("statements", .array(.named("Statement"))),
        ])
      ) { call in
        let event = try event(call)
        let view = APIView(call.reading)
        var seen: Set<Statement.ID> = []
        let statements = (call.reading.index.eventClaims[event.id] ?? []).map(\.statement).filter {
          seen.insert($0.id).inserted
        }
        return .members([
          "record": try view.record(.event(event)),
          "dating": call.reading.assessment.dating(of: event.id).map { view.dating($0) } ?? .null,
          "readings": .array(
            (call.reading.assessment.stretches(of: event.id).first?.windows ?? []).map { APIView.window($0) }),
          "statements": .array(statements.map { view.statement($0) }),
        ])
      },
      .get(
        "/events/{name}/proof", in: "chronology",
        "Why an event cannot lie earlier or later: each bound with its chain of passages.",
        [
          .init(
            "doubt", .array(.string()),
            "Something not to believe, such as witness:kalinin; may come several times.")
        ],
        gives: .object([
          .required("dating", .nullable(.named("Dating"))), .required("proofs", .array(.named("Proof"))),
          .required("contradictions", .array(.named("Contradiction"))),
        ])
      ) { call in
        let event = try event(call)
        let doubts = try doubts(call)
        let assessment = doubts.isEmpty ? call.reading.assessment : call.reading.assessment.supposing(doubts)
        let view = APIView(call.reading)
        let dating = assessment.dating(of: event.id)
        return .members([
          "dating": dating.map { view.dating($0) } ?? .null,
          "proofs": .array(assessment.proofs(of: event.id).map { view.proof($0) }),
          "contradictions": .array(
            assessment.contradictions.filter { $0.events.contains(event.id) }.map { view.contradiction($0) }),
        ])
      },
      .get(
        "/events/{name}/synopsis", in: "chronology",
        "All tellings of an event, by witness and source, each with the window it would give alone.",
        gives: .object([
          .required("identical", .array(.string())), .required("roots", .integer()),
          .required(
            "rows",
            .array(
              .object([
                .required("witness", .string()), .required("source", .nullable(.string())),
                .required("statements", .array(.string())), .required("dating", .named("Dating")),
              ]))),
        ])
      ) { call in
        let event = try event(call)
        guard let synopsis = call.reading.assessment.synopsis(of: event.id) else {
          throw APIProblem.notFound("event", call.place())
        }
        let view = APIView(call.reading)
        return .members([
          "identical": .array(synopsis.identical.map { view.slug($0) }),
          "roots": .integer(synopsis.rootCount),
          "rows": .array(
            synopsis.rows.map { row in
              .members([
                "witness": view.holder(row.witness), "source": row.source.map { view.slug($0) } ?? .null,
                "statements": .array(row.statements.map { view.slug($0) }), "dating": view.dating(row.dating),
              ])
            }),
        ])
      },
      .get(
        "/events/{name}/narrowings", in: "chronology",
        "What would narrow an event’s window most, were it known to the day.",
        gives: .object([
          .required(
            "narrowings",
            .array(
              .object([
                .required("moment", .words(["start", "end", "day", "birth", "death"])),
                .required("event", .nullable(.string())), .required("person", .nullable(.string())),
                .required("window", .named("Window")), .required("daysNow", .integer()),
                .required("daysThen", .integer()),
              ])))
        ])
      ) { call in
        let event = try event(call)
        let view = APIView(call.reading)
        return .members([
          "narrowings": .array(
            call.reading.assessment.narrowings(of: event.id).map { one in
              .members([
                "moment": .string(one.moment.name), "event": one.moment.event.map { view.slug($0) } ?? .null,
                "person": one.moment.person.map { view.slug($0) } ?? .null,
                "window": APIView.window(one.window), "daysNow": .integer(one.daysNow),
                "daysThen": .integer(one.daysThen),
              ])
            })
        ])
      },
      .get(
        "/order", in: "chronology", "Whether one event must, may or cannot precede another.",
        [
          .init("first", .string(), "An event.", isRequired: true),
          .init("second", .string(), "Another.", isRequired: true),
        ],
        gives: .object([
          .required("before", .nullable(.words(EventOrder.Verdict.allCases.map(\.rawValue)))),
          .required("after", .nullable(.words(EventOrder.Verdict.allCases.map(\.rawValue)))),
          .required("fewestDays", .nullable(.integer())), .required("mostDays", .nullable(.integer())),
        ])
      ) { call in
        let first = try call.reading.inquiry.event(named: call.query("first") ?? "")
        let second = try call.reading.inquiry.event(named: call.query("second") ?? "")
        let order = call.reading.assessment.order(of: first.id, and: second.id)
        return .members([
          "before": .text(order?.before.rawValue), "after": .text(order?.after.rawValue),
          "fewestDays": order?.fewestDays.map { .integer($0) } ?? .null,
          "mostDays": order?.mostDays.map { .integer($0) } ?? .null,
        ])
      },
    ]
  }

  func event(_ call: APIOperation.Call) throws -> Event {
    guard let event = call.reading.index.event(call.place(), call.reading.inquiry) else {
      throw APIProblem.notFound("event", call.place())
    }
    return event
  }

  /// The doubts a query names.
  func doubts(_ call: APIOperation.Call) throws -> [Doubt] {
    try call.queries("doubt").map {
      try call.reading.inquiry.doubt($0, rules: call.reading.assessment.rules)
    }
  }

  private func chosen(_ call: APIOperation.Call) throws -> [EventDating] {
    let inquiry = call.reading.inquiry
    let person = try call.query("person").map { try inquiry.person(named: $0).id }
    let place = try call.query("place").map { try inquiry.place(named: $0).id }
    let days = try call.query("within").map { try DateReading().days(of: $0) }
    return call.reading.assessment.datings.filter { dating in
      guard let event = inquiry.events[dating.event] else { return false }
      if let person, !event.participants.contains(where: { $0.who == .person(person) }) { return false }
      if let place, event.place != place { return false }
      if let kind = call.query("kind"), event.kind?.rawValue != kind { return false }
      guard let days else { return true }
      guard let may = dating.mayExtent else { return false }
      if let first = days.first, let latest = may.latest, latest < first { return false }
      if let last = days.last, let earliest = may.earliest, earliest > last { return false }
      return true
    }
  }
}
