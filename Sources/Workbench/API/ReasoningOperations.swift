import Archives
import Editing
import Presentation
import SourceCriticism
import Testimony

extension Workspace {
  /// Whether all of it can be true, and what changes if something is not believed.
  var apiReasoning: [APIOperation] {
    [
      .get(
        "/contradictions", in: "reasoning",
        "What cannot all be true: open contradictions, and those that rulings decide.",
        gives: .object([
          .required("open", .array(.named("Contradiction"))),
          .required("decided", .array(.named("Contradiction"))),
          .required("isComplete", .bool, "Whether these are all there are."),
          .required(
            "raised",
            .array(.object([.required("ruling", .string()), .required("reason", .string())])),
            "Rulings that no longer apply because what they decided has changed."),
        ])
      ) { call in
        let assessment = call.reading.assessment
        let view = APIView(call.reading)
        return .members([
          "open": .array(assessment.contradictions.map { view.contradiction($0) }),
          "decided": .array(
            (assessment.ruled + assessment.acknowledged).map {
              view.contradiction($0.contradiction, ruling: $0.ruling)
            }), "isComplete": .bool(assessment.areContradictionsComplete),
          "raised": .array(
            assessment.raised.map { raised in
              .members([
                "ruling": .string(
                  call.reading.inquiry.rulings[raised.ruling]?.slug.rawValue ?? raised.ruling.rawValue),
                "reason": .string(raised.reason.rawValue),
              ])
            }),
        ])
      },
      .get(
        "/contradictions/{name}", in: "reasoning",
        "A contradiction with every way out, unranked unless weights are set.",
        gives: .named("Contradiction")
      ) { call in
        let assessment = call.reading.assessment
        let decided = assessment.ruled + assessment.acknowledged
        let all =
          assessment.contradictions.map { ($0, Ruling.ID?.none) }
          + decided.map { ($0.contradiction, $0.ruling) }
        guard
          let (one, ruling) = all.first(where: { call.reading.late.name(of: $0.0) == call.place() })
        else { throw APIProblem.notFound("contradiction", call.place()) }
        return APIView(call.reading).contradiction(one, ruling: ruling, ways: assessment.waysOut(of: one))
      },
      .get(
        "/suppose", in: "reasoning", "What changes if something is not believed.",
        [
          .init(
            "doubt", .array(.string()), "What is not believed, such as witness:kalinin or rule:life-at-most.",
            isRequired: true)
        ],
        gives: .named("Comparison")
      ) { call in
        APIView(call.reading).comparison(call.reading.assessment.suppose(try doubts(call)))
      },
      .get(
        "/compare", in: "reasoning", "Two hypotheses side by side: what moves from the first to the second.",
        [
          .init("first", .string(), "A hypothesis; left out it is the one that doubts nothing."),
          .init("second", .string(), "Another."),
        ],
        gives: .named("Comparison")
      ) { call in
        func assessment(_ name: String?) throws -> Assessment {
          guard let name else { return call.reading.assessment }
          return call.reading.assessment.under(try call.reading.inquiry.hypothesis(named: name))
        }
        let first = try assessment(call.query("first"))
        return APIView(call.reading).comparison(first.compared(with: try assessment(call.query("second"))))
      },
      .get(
        "/rules", in: "reasoning", "The rules with their numbers, as they stand.",
        gives: .object([
          .required(
            "rules",
            .array(
              .object([
                .required("name", .string()), .required("isOn", .bool),
                .required("number", .nullable(.integer())),
                .required("range", .nullable(.array(.integer()))), .required("unit", .nullable(.string())),
                .required("text", .string()), .required("isStandard", .bool),
              ])))
        ])
      ) { call in
        let view = APIView(call.reading)
        return .members([
          "rules": .array(
            call.reading.assessment.rules.rules.map { rule in
              var unit: SpanUnit?
              var counts: ClosedRange<Int>?
              if case .vagueSpan(_, _, let span) = rule.assumption {
                unit = span.unit
                counts = span.unit.flatMap { span.counts(of: $0) }
              }
              return .members([
                "name": .string(rule.slug.rawValue), "isOn": .bool(rule.isOn),
                "number": rule.assumption.number.map { .integer($0) } ?? .null,
                "range": counts.map { .array([.integer($0.lowerBound), .integer($0.upperBound)]) } ?? .null,
                "unit": .text(unit?.rawValue),
                "text": .string(view.phrasing.text(call.reading.assessment.premise(of: .rule(rule.id)))),
                "isStandard": .bool(RuleBook.standard[rule.id] == rule),
              ])
            })
        ])
      },
    ]
  }

  /// People and what the sources say of them.
  var apiPeople: [APIOperation] {
    [
      .get(
        "/persons/{name}/portrait", in: "people",
        "All the sources say of a person, side by side, never merged.",
        gives: .object([
          .required("record", .named("Record")), .required("identical", .array(.string())),
          .required("birth", .named("Window")), .required("death", .named("Window")),
          .required(
            "events",
            .array(
              .object([
                .required("dating", .named("Dating")), .required("role", .nullable(.string())),
                .required("ageAtLeast", .nullable(.integer())), .required("ageAtMost", .nullable(.integer())),
                .required("statements", .array(.string())),
              ]))),
          .required(
            "portraits",
            .array(
              .object([
                .required("words", .string()), .required("label", .nullable(.string())),
                .required("isOpinion", .bool),
                .required("witness", .string()), .required("statement", .string()),
              ]))),
          .required(
            "kin",
            .array(
              .object([
                .required("person", .string()), .required("kind", .string()),
                .required("saysWhatTheOtherIs", .bool), .required("statement", .string()),
              ]))),
          .required(
            "kinByEvents",
            .array(
              .object([
                .required("person", .string()), .required("kind", .string()), .required("event", .string()),
                .required("statements", .array(.string())),
              ]))), .required("statements", .array(.named("Statement"))),
        ])
      ) { call in
        guard let person = call.reading.index.person(call.place(), call.reading.inquiry),
          let portrait = call.reading.assessment.portrait(of: person.id)
        else { throw APIProblem.notFound("person", call.place()) }
        let view = APIView(call.reading)
        var seen: Set<Statement.ID> = []
        let statements = (call.reading.index.claims[person.id] ?? []).map(\.statement).filter {
          seen.insert($0.id).inserted
        }
        let kinByEvents = call.reading.assessment.kinByEvents(portrait).map { kin in
          CanonicalJSON.members([
            "person": view.slug(kin.other), "kind": .string(kin.kind.rawValue), "event": view.slug(kin.event),
            "statements": .array(kin.statements.map { view.slug($0) }),
          ])
        }
        return .members([
          "record": try view.record(.person(person)),
          "identical": .array(portrait.identical.map { view.slug($0) }),
          "birth": APIView.window(portrait.life.birth), "death": APIView.window(portrait.life.death),
          "events": .array(
            portrait.entries.map { entry in
              .members([
                "dating": view.dating(entry.dating), "role": .text(entry.role),
                "ageAtLeast": entry.age?.atLeast.map { .integer($0) } ?? .null,
                "ageAtMost": entry.age?.atMost.map { .integer($0) } ?? .null,
                "statements": .array(entry.statements.map { view.slug($0) }),
              ])
            }),
          "portraits": .array(
            portrait.sketches.map { sketch in
              .members([
                "words": .string(sketch.words), "label": .text(sketch.label),
                "isOpinion": .bool(sketch.isOpinion),
                "witness": view.holder(sketch.witness), "statement": view.slug(sketch.statement),
              ])
            }),
          "kin": .array(
            portrait.kin.map { kin in
              .members([
                "person": view.slug(kin.other), "kind": .string(kin.kind.rawValue),
                "saysWhatTheOtherIs": .bool(kin.isOfOther), "statement": view.slug(kin.statement),
              ])
            }),
          "kinByEvents": .array(kinByEvents), "statements": .array(statements.map { view.statement($0) }),
        ])
      }
    ]
  }
}
