import Archives
import Editing
import Presentation
import Testimony

extension Workspace {
  /// Search, proposals and the history.
  var apiSearch: [APIOperation] {
    [
      .get(
        "/search", in: "search",
        "Statements with their passages first, then words in texts, then other records.",
        [
          .init(
            "q", .string(),
            "Words and conditions, such as: witness:kalinin kind:judgement before:1936 chain:2+",
            isRequired: true),
          .init("from", .integer(0...Int.max), "The number of the first statement to give, from 0."),
          .init("limit", .integer(1...500), "How many of each are given at most; 50 unless said otherwise."),
        ],
        gives: .object([
          .required("query", .string(), "As it was read."), .required("statementCount", .integer()),
          .required("statements", .array(.named("Statement"))), .required("otherCount", .integer()),
          .required(
            "others",
            .array(
              .object([
                .required("record", .named("Reference")), .required("name", .nullable(.string())),
                .required("excerpt", .string()), .required("match", .array(.integer())),
                .required("page", .nullable(.string())),
                .required(
                  "place", .nullable(.array(.integer())), "Where it stands in its text, in Unicode scalars."),
              ]))),
          .required(
            "facets",
            .array(
              .object([
                .required("field", .string()),
                .required(
                  "values",
                  .array(
                    .object([
                      .required("value", .string()), .required("count", .integer()),
                      .required("query", .string()),
                    ]))),
              ]))),
        ])
      ) { call in
        let query = try InquiryQuery(parsing: call.query("q") ?? "")
        let found = try call.reading.search.findings(
          for: query, at: call.desk, from: call.number("from") ?? 0, limit: call.number("limit") ?? 50)
        let view = APIView(call.reading)
        return .members([
          "query": .string(query.text), "statementCount": .integer(found.statementCount),
          "statements": .array(found.statements.map { view.statement($0) }),
          "otherCount": .integer(found.otherCount),
          "others": .array(
            found.others.map { hit in
              .members([
                "record": APIView.reference(hit.record), "name": .text(hit.name),
                "excerpt": .string(hit.excerpt),
                "match": .array([.integer(hit.match.lowerBound), .integer(hit.match.upperBound)]),
                "page": .text(hit.page),
                "place": hit.place.map {
                  .array([.integer($0.lowerBound.rawValue), .integer($0.upperBound.rawValue)])
                } ?? .null,
              ])
            }),
          "facets": .array(
            found.facets.map { facet in
              .members([
                "field": .string(facet.field.rawValue),
                "values": .array(
                  facet.values.map { value, count in
                    .members([
                      "value": .string(value), "count": .integer(count),
                      "query": .string(query.adding(InquiryQuery.Condition(facet.field, value))),
                    ])
                  }),
              ])
            }),
        ])
      }
    ]
  }

  /// What was done, when, by whom and why.
  var apiHistory: [APIOperation] {
    [
      .get(
        "/history", in: "history", "Every entry of the history, latest first.",
        [
          .init("before", .integer(1...Int.max), "Only entries before this one."),
          .init("limit", .integer(1...1_000), "How many are given at most; 100 unless said otherwise."),
        ],
        gives: .object([.required("total", .integer()), .required("entries", .array(.named("Entry")))])
      ) { call in
        let lines = try call.desk.history()
        let before = call.number("before") ?? Int.max
        return .members([
          "total": .integer(lines.count),
          "entries": .array(
            lines.reversed().filter { $0.number < before }.prefix(call.number("limit") ?? 100).map(
              APIView.entry)),
        ])
      },
      .get(
        "/history/compare", in: "history",
        "What differs between two points of the history, and which windows moved.",
        [
          .init(
            "from", .integer(0...Int.max), "The number of an entry; 0 is before the first.", isRequired: true),
          .init("to", .integer(0...Int.max), "The number of another.", isRequired: true),
        ],
        gives: .object([
          .required("from", .integer()), .required("to", .integer()),
          .required(
            "records",
            .array(
              .object([
                .required("record", .named("Reference")),
                .required("change", .words(["added", "changed", "removed"])),
                .required("before", .nullable(.object([], more: true))),
                .required("after", .nullable(.object([], more: true))),
              ]))), .required("chronology", .named("Comparison")),
        ])
      ) { call in
        let comparison = try call.desk.comparison(of: call.number("from") ?? 0, with: call.number("to") ?? 0)
        return .members([
          "from": .integer(comparison.from), "to": .integer(comparison.to),
          "records": .array(
            try comparison.differences.map { difference in
              .members([
                "record": APIView.reference(difference.record), "change": .string(difference.kind.rawValue),
                "before": try difference.before?.json ?? .null, "after": try difference.after?.json ?? .null,
              ])
            }), "chronology": APIView(call.reading).comparison(comparison.chronology),
        ])
      },
    ]
  }
}

extension APIView {
  /// Names a record.
  static func reference(_ reference: RecordReference) -> CanonicalJSON {
    .members(["kind": .string(reference.kind.rawValue), "id": .string(reference.id)])
  }
}
