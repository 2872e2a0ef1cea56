import Archives
import Diagnostics
import Editing
import SourceCriticism
import Testimony

extension Workspace {
  /// What an editor does.
  var apiActs: [APIOperation] {
    [
      .post(
        "/changes", in: "acts",
        "Records put and taken out in one entry: statements, people, events, hypotheses, notes and everything else.",
        doing: "record(_:originals:because:on:)",
        takes: .object([
          .required("reason", .string(), "What was done, or why."),
          .required(
            "changes",
            .array(
              .object([
                .optional(
                  "put",
                  .object([
                    .required("kind", .words(RecordReference.Kind.allCases.map(\.rawValue))),
                    .required("record", .object([], more: true)),
                  ]), "A record as /records gives it."), .optional("remove", .named("Reference")),
                .optional("title", .string(), "What the inquiry is called."),
              ]))),
        ]), limit: 8 << 20, gives: .named("Done")
      ) { call in
        let changes = try (call.body["changes"]?.elements ?? []).enumerated().map { place, change in
          try Self.change(change, at: place)
        }
        let head = try call.desk.record(changes, because: call.body["reason"]?.asText ?? "", on: call.head)
        // What is taken as it is given may still name voices by words that stand nowhere near.
        let inquiry = try call.desk.now().inquiry
        let warnings = changes.flatMap { change -> [UnattestedVoice] in
          if case .put(.statement(let statement)) = change {
            inquiry.unattestedVoices(of: statement)
          } else {
            []
          }
        }
        return .members([
          "head": .string(head.description), "warnings": .array(warnings.map { .string($0.description) }),
        ])
      },
      .post(
        "/title", in: "acts", "Says what the inquiry is called.", doing: "nameInquiry(_:on:)",
        takes: .object([.required("title", .string())]), gives: .named("Done")
      ) { call in
        Self.done(try call.desk.nameInquiry(call.body["title"]?.asText ?? "", on: call.head))
      },
      .post(
        "/decisions", in: "acts", "Accepts or rejects proposals.",
        doing: "decide(_:_:on:)",
        takes: .object([
          .required("proposals", .array(.named("Reference"))),
          .required("decision", .words(["open", "accepted", "in-bulk", "rejected"])),
        ]), gives: .named("Done")
      ) { call in
        let proposals = (call.body["proposals"]?.elements ?? []).compactMap { Self.reference($0) }
        let name = call.body["decision"]?.asText
        let decision =
          [Decision.open, .accepted, .acceptedInBulk, .rejected].first { $0.name == name } ?? .open
        return Self.done(try call.desk.decide(proposals, decision, on: call.head))
      },
      .post(
        "/rulings", in: "acts",
        "Records the editor’s decision on a question; without doubts the contradiction is acknowledged.",
        doing: "rule(on:evidence:verdict:because:on:)",
        takes: .object([
          .required("question", .string()), .required("reason", .string()),
          .required("evidence", .array(.string())),
          .required("doubts", .array(.string())),
        ]), gives: .named("Done")
      ) { call in
        let rules = call.reading.assessment.rules
        func named(_ name: String) throws -> [Doubt] {
          try (call.body[name]?.elements ?? []).compactMap(\.asText).map {
            try call.reading.inquiry.doubt($0, rules: rules)
          }
        }
        let doubts = try named("doubts")
        let (ruling, head) = try call.desk.rule(
          on: call.body["question"]?.asText ?? "", evidence: try named("evidence"),
          verdict: doubts.isEmpty ? .acknowledged : .doubts(doubts),
          because: call.body["reason"]?.asText ?? "",
          on: call.head)
        return .members([
          "head": .string(head.description), "record": try APIView(call.reading).record(.ruling(ruling)),
        ])
      },
      .post(
        "/rulings/{name}/reopen", in: "acts", "Reopens a ruling: it is kept, and no longer applies.",
        doing: "reopen(_:on:)"
      ) { call in
        guard case .ruling(let ruling)? = call.reading.inquiry.record(.ruling, named: call.place()) else {
          throw APIProblem.notFound("ruling", call.place())
        }
        return Self.done(try call.desk.reopen(ruling.id, on: call.head))
      },
      .post(
        "/rules/{name}", in: "acts", "Switches a rule on or off, or gives it another number.",
        doing: "setRule(_:on:)",
        takes: .object([
          .optional("isOn", .bool), .optional("number", .integer()),
          .optional(
            "range", .array(.integer(0...100_000)), "The least and the most of vague words, in their unit."),
        ]), gives: .named("Done")
      ) { call in
        let ends = (call.body["range"]?.elements ?? []).compactMap(\.asInteger)
        let range = ends.count == 2 && ends[0] <= ends[1] ? ends[0]...ends[1] : nil
        if call.body["range"] != nil, range == nil {
          throw APIProblem(
            status: .unprocessable, title: "the range is none",
            remedy: "give the least and the most, in this order")
        }
        let rule = try Desk.rule(
          call.place(), isOn: call.body["isOn"]?.asBool, number: call.body["number"]?.asInteger, range: range,
          in: call.reading.inquiry)
        return Self.done(try call.desk.setRule(rule, on: call.head))
      },
      .post(
        "/history/undo", in: "acts", "Takes back the last edit that stands.", doing: "undo(on:)"
      ) { call in
        Self.done(try call.desk.undo(on: call.head).head)
      },
      .post(
        "/history/redo", in: "acts", "Does again the edit that was taken back last.", doing: "redo(on:)"
      ) { call in
        Self.done(try call.desk.redo(on: call.head).head)
      },
    ]
  }

  /// What is answered when an act is done.
  static func done(_ head: Head) -> CanonicalJSON { .members(["head": .string(head.description)]) }

  private static func reference(_ value: CanonicalJSON) -> RecordReference? {
    guard let kind = value["kind"]?.asText.flatMap(RecordReference.Kind.init(rawValue:)),
      let id = value["id"]?.asText
    else { return nil }
    return RecordReference(kind, id: id)
  }

  private static func change(_ value: CanonicalJSON, at place: Int) throws -> Change {
    let given = [value["put"], value["remove"], value["title"]].compactMap(\.self)
    guard given.count == 1 else {
      throw APIProblem(
        status: .unprocessable, title: "a change is one of put, remove and title",
        detail: "/changes/\(place) has \(given.count) of them")
    }
    if let title = value["title"]?.asText { return .title(title) }
    if let remove = value["remove"].flatMap(Self.reference) { return .remove(remove) }
    guard let kind = value["put"]?["kind"]?.asText.flatMap(RecordReference.Kind.init(rawValue:)),
      let record = value["put"]?["record"]
    else { return .title("") }
    do {
      return .put(try AnyRecord(kind, json: record))
    } catch {
      throw APIProblem(
        status: .unprocessable, title: "the record is no \(kind.rawValue)",
        detail: "/changes/\(place)/put/record: \(Self.words(of: error))",
        remedy: "send it as /records gives it")
    }
  }

  /// What a decoder found wrong, in words.
  private static func words(of error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, _): "lacks “\(key.stringValue)”"
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      (context.codingPath.map(\.stringValue) + [context.debugDescription]).filter { !$0.isEmpty }
        .joined(separator: ": ")
    case nil, .some: "\(error)"
    }
  }
}
