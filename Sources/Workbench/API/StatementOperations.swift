import Archives
import Editing
import SourceCriticism
import Testimony

extension Workspace {
  /// Statements: registering, changing, taking out.
  var apiStatements: [APIOperation] {
    [
      .get(
        "/statements/{name}", in: "statements", "A statement with its passages, its voices and its claims.",
        gives: .named("Statement")
      ) { call in
        APIView(call.reading).statement(try statement(call))
      },
      .post(
        "/statements", in: "statements",
        "Registers a statement from the fields of the form; names that are new are added.",
        doing: "register(_:correcting:language:on:)",
        takes: .object(
          [
            .optional("source", .string(), "Left out, the editor says so."),
            .optional("correcting", .string(), "The proposal it corrects, which is accepted with it."),
          ] + DraftBody.properties)
      ) { call in
        let inquiry = call.reading.inquiry
        let body = DraftBody(body: call.body, inquiry: inquiry)
        let source = try call.body["source"]?.asText.map { try inquiry.source(named: $0).id }
        let corrected = try call.body["correcting"]?.asText.map { try proposal($0, inquiry).id }
        let (resolved, head) = try call.desk.register(
          try body.draft(from: StatementDraft(source: source)), correcting: corrected,
          language: body.language,
          on: call.head)
        return try Self.done(resolved, head, call)
      },
      .post(
        "/consequence", in: "statements",
        "What a statement would change in the chronology, worked out before it is registered; nothing is recorded.",
        takes: .object(
          [
            .optional("source", .string(), "Left out, the editor says so."),
            .optional("statement", .string(), "The statement that would be changed."),
          ] + DraftBody.properties),
        gives: .object([
          .required("newEvents", .array(.named("Dating")), "The events it would make, with their windows."),
          .required("newRecords", .array(.named("Reference")), "The people, groups, places and works."),
          .required("change", .named("Comparison")), .required("isNone", .bool),
        ])
      ) { call in
        let (reading, inquiry) = (call.reading, call.reading.inquiry)
        let body = DraftBody(body: call.body, inquiry: inquiry)
        let source = try call.body["source"]?.asText.map { try inquiry.source(named: $0).id }
        var edited: Statement?
        if let name = call.body["statement"]?.asText {
          guard let found = reading.index.statement(name, inquiry) else {
            throw APIProblem.notFound("statement", name)
          }
          edited = found
        }
        let start =
          edited.map { StatementDraft(editing: $0, in: inquiry, names: reading.index.names) }
          ?? StatementDraft(source: source)
        let resolved = try body.draft(from: start).resolved(
          in: inquiry, names: reading.index.names, language: body.language, editing: edited)
        return Self.told(Consequence(of: resolved.changes, to: reading.assessment), APIView(reading))
      },
      .post(
        "/statements/{name}", in: "statements", "Changes a statement; what is left out stays as it is.",
        doing: "edit(_:as:language:on:)", takes: .object(DraftBody.properties)
      ) { call in
        let statement = try statement(call)
        let body = DraftBody(body: call.body, inquiry: call.reading.inquiry)
        let draft = try body.draft(
          from: StatementDraft(
            editing: statement, in: call.reading.inquiry, names: call.reading.index.names))
        let (resolved, head) = try call.desk.edit(
          statement.id, as: draft, language: body.language, on: call.head)
        return try Self.done(resolved, head, call)
      },
      .post(
        "/statements/{name}/remove", in: "statements",
        "Takes a statement out; what it was the first to name stays.", doing: "remove(_:on:)"
      ) { call in
        Self.done(try call.desk.remove(try statement(call).id, on: call.head))
      },
    ]
  }

  private func statement(_ call: APIOperation.Call) throws -> Statement {
    guard let statement = call.reading.index.statement(call.place(), call.reading.inquiry) else {
      throw APIProblem.notFound("statement", call.place())
    }
    return statement
  }

  private static func told(_ consequence: Consequence, _ view: APIView) -> CanonicalJSON {
    let events = consequence.newEvents.compactMap { event in
      consequence.after.dating(of: event.id).map { dating in view.dating(dating, of: event) }
    }
    let records = consequence.newNames.map { record in
      CanonicalJSON.members([
        "kind": .string(record.reference.kind.rawValue), "id": .string(record.reference.id),
      ])
    }
    return .members([
      "newEvents": .array(events), "newRecords": .array(records),
      "change": view.comparison(consequence.comparison), "isNone": .bool(consequence.isNone),
    ])
  }

  private static func done(
    _ resolved: ResolvedStatement, _ head: Head, _ call: APIOperation.Call
  ) throws -> CanonicalJSON {
    let view = APIView(call.reading)
    return .members([
      "head": .string(head.description), "record": try view.record(.statement(resolved.statement)),
      "records": .array(
        try resolved.changes.compactMap { if case .put(let record) = $0 { record } else { nil } }
          .map { try view.record($0) }),
    ])
  }
}
