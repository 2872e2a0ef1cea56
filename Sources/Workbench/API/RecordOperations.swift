import Archives
import Editing
import SourceCriticism
import Testimony

extension Workspace {
  /// Names, notes, identities and hypotheses: what is done with records beside registering statements.
  var apiRecordActs: [APIOperation] { apiNames + apiNotes + apiIdentities + apiHypotheses }

  // MARK: Names

  private static let names: [JSONSchema.Property] = [
    .required("name", .string(), "The name by which the inquiry calls it."),
    .optional(
      "names",
      .array(
        .object([
          .required("text", .string()), .optional("language", .string()), .optional("kind", .string()),
          .optional("used", .string(), "When, as EDTF."),
        ])), "Other names, as used."), .optional("note", .string()),
  ]

  private static func names(_ body: CanonicalJSON) -> NewNames {
    NewNames(
      (body["name"]?.asText ?? "").trimmed,
      names: (body["names"]?.elements ?? []).map { value in
        var name = DatedName(
          value["text"]?.asText ?? "", language: value["language"]?.asText, kind: value["kind"]?.asText)
        name.used = value["used"]?.asText.map { DateExpression($0) }
        return name
      }, note: body["note"]?.asText)
  }

  private var apiNames: [APIOperation] {
    [
      .post(
        "/records/{kind}", in: "records", "Adds a person, a group, a place or a work.", doing: "add(_:_:on:)",
        takes: .object(Self.names)
      ) { call in
        let (referent, head) = try call.desk.add(try kind(call.place()), Self.names(call.body), on: call.head)
        let record = try call.desk.now().inquiry[referent.record]
        return .members([
          "head": .string(head.description),
          "record": try record.map { try APIView(call.reading).record($0) },
        ])
      },
      .post(
        "/records/{kind}/{name}/names", in: "records",
        "Gives a person, a group, a place or a work other names, or another note.", doing: "rename(_:_:on:)",
        takes: .object(Self.names)
      ) { call in
        let referent = try referent(call.place() + ":" + call.place(1), call.reading.inquiry)
        return Self.done(try call.desk.rename(referent, Self.names(call.body), on: call.head))
      },
    ]
  }

  // MARK: Notes

  private var apiNotes: [APIOperation] {
    [
      .get(
        "/notes", in: "notes", "The editor’s notes and queries.",
        [.init("on", .string(), "Only those on this, such as person:serge.")],
        gives: .object([.required("notes", .array(.named("Record")))])
      ) { call in
        let subject = try call.query("on").map { try referent($0, call.reading.inquiry) }
        let view = APIView(call.reading)
        return .members([
          "notes": .array(
            try call.reading.inquiry.notes.filter { subject == nil || $0.subject == subject }.map {
              try view.record(.note($0))
            })
        ])
      },
      .post(
        "/notes", in: "notes", "Adds a note, or a query: a thing to check.",
        doing: "addNote(_:on:passage:isQuery:head:)",
        takes: .object([
          .required("text", .string()), .optional("on", .string(), "What it is on, such as person:serge."),
          .optional("source", .string(), "The source of the passage it is on."),
          .optional("at", DraftBody.passage, "The passage."), .optional("isQuery", .bool),
        ])
      ) { call in
        let inquiry = call.reading.inquiry
        let subject = try call.body["on"]?.asText.map { try referent($0, inquiry) }
        let source = try call.body["source"]?.asText.map { try inquiry.source(named: $0).id }
        if call.body["at"] != nil, source == nil {
          throw APIProblem(
            status: .unprocessable, title: "a passage without its source",
            remedy: "name the source of the passage")
        }
        let passage = try source.flatMap { source in
          try call.body["at"].map { try DraftBody.passage($0, in: source, of: inquiry, field: "at") }
        }
        let (note, head) = try call.desk.addNote(
          call.body["text"]?.asText ?? "", on: subject, passage: passage,
          isQuery: call.body["isQuery"]?.asBool ?? false, head: call.head)
        return .members([
          "head": .string(head.description), "record": try APIView(call.reading).record(.note(note)),
        ])
      },
      .post(
        "/notes/{name}", in: "notes", "Changes the words of a note, or whether it is still to be checked.",
        doing: "changeNote(_:text:isQuery:on:)",
        takes: .object([.optional("text", .string()), .optional("isQuery", .bool)])
      ) { call in
        Self.done(
          try call.desk.changeNote(
            try note(call), text: call.body["text"]?.asText, isQuery: call.body["isQuery"]?.asBool,
            on: call.head))
      },
      .post("/notes/{name}/remove", in: "notes", "Takes a note out.", doing: "removeNote(_:on:)") { call in
        Self.done(try call.desk.removeNote(try note(call), on: call.head))
      },
    ]
  }

  private func note(_ call: APIOperation.Call) throws -> EditorNote.ID {
    guard case .note(let note)? = call.reading.inquiry.record(.note, named: call.place()) else {
      throw APIProblem.notFound("note", call.place())
    }
    return note.id
  }

  // MARK: Identities

  private var apiIdentities: [APIOperation] {
    [
      .post(
        "/identities", in: "identities", "Records that two records are one, or that they are two.",
        doing: "identify(_:_:isSame:because:certainty:on:)",
        takes: .object([
          .required("left", .string(), "As person:serge or event:arrest-1928."),
          .required("right", .string()), .required("isSame", .bool), .required("reason", .string()),
          .optional("certainty", .words(Certainty.allCases.map(\.rawValue))),
        ])
      ) { call in
        let inquiry = call.reading.inquiry
        let (identity, head) = try call.desk.identify(
          try referent(call.body["left"]?.asText ?? "", inquiry),
          try referent(call.body["right"]?.asText ?? "", inquiry),
          isSame: call.body["isSame"]?.asBool ?? true, because: (call.body["reason"]?.asText ?? "").trimmed,
          certainty: call.body["certainty"]?.asText.flatMap(Certainty.init(rawValue:)), on: call.head)
        return .members([
          "head": .string(head.description), "record": try APIView(call.reading).record(.identity(identity)),
        ])
      },
      .post(
        "/identities/{name}/withdraw", in: "identities",
        "Takes an identity back: it stays legible, and no longer counts.", doing: "withdraw(_:because:on:)",
        takes: .object([.required("reason", .string())])
      ) { call in
        guard case .identity(let identity)? = call.reading.inquiry.record(.identity, named: call.place())
        else {
          throw APIProblem.notFound("identity", call.place())
        }
        return Self.done(
          try call.desk.withdraw(
            identity.id, because: (call.body["reason"]?.asText ?? "").trimmed, on: call.head))
      },
      .post(
        "/partings", in: "identities",
        "Parts a person or an event in two: some statements speak of the second.",
        doing: "part(_:on:)",
        takes: .object([
          .required("of", .string(), "As person:serge or event:arrest-1928."),
          .required("name", .string(), "What the second is called."),
          .required("statements", .array(.string())), .required("reason", .string()),
        ])
      ) { call in
        let inquiry = call.reading.inquiry
        let statements = try (call.body["statements"]?.elements ?? []).compactMap(\.asText).map { name in
          guard let statement = call.reading.index.statement(name, inquiry) else {
            throw APIProblem.notFound("statement", name)
          }
          return statement.id
        }
        let (other, head) = try call.desk.part(
          Parting(
            try referent(call.body["of"]?.asText ?? "", inquiry),
            into: (call.body["name"]?.asText ?? "").trimmed,
            with: statements, because: (call.body["reason"]?.asText ?? "").trimmed), on: call.head)
        let record = try call.desk.now().inquiry[other.record]
        return .members([
          "head": .string(head.description),
          "record": try record.map { try APIView(call.reading).record($0) },
        ])
      },
    ]
  }

  // MARK: Hypotheses

  private static let hypothesis: [JSONSchema.Property] = [
    .optional("doubts", .array(.string()), "What is not believed, such as witness:kalinin."),
    .optional(
      "weights",
      .array(.object([.required("of", .string()), .required("weight", .integer(1...1_000))])),
      "How dear it is to doubt something."), .optional("note", .string()),
  ]

  private var apiHypotheses: [APIOperation] {
    [
      .post(
        "/hypotheses", in: "hypotheses", "Makes a hypothesis: a named set of doubts and weights.",
        doing: "keepHypothesis(_:doubting:weights:note:on:)",
        takes: .object([.required("title", .string())] + Self.hypothesis)
      ) { call in
        let (hypothesis, head) = try call.desk.keepHypothesis(
          (call.body["title"]?.asText ?? "").trimmed, doubting: try doubted(call) ?? [],
          weights: try weights(call) ?? [], note: call.body["note"]?.asText, on: call.head)
        return .members([
          "head": .string(head.description),
          "record": try APIView(call.reading).record(.hypothesis(hypothesis)),
        ])
      },
      .post(
        "/hypotheses/{name}", in: "hypotheses", "Changes a hypothesis; what is left out stays as it is.",
        doing: "changeHypothesis(_:on:_:)",
        takes: .object([.optional("title", .string())] + Self.hypothesis)
      ) { call in
        let hypothesis = try call.reading.inquiry.hypothesis(named: call.place())
        let (doubts, weights) = (try doubted(call), try weights(call))
        let head = try call.desk.changeHypothesis(hypothesis.id, on: call.head) { hypothesis in
          if let title = call.body["title"]?.asText { hypothesis.title = title.trimmed }
          if let doubts { hypothesis.doubts = doubts }
          if let weights { hypothesis.weights = weights }
          if let note = call.body["note"]?.asText { hypothesis.note = note }
        }
        return Self.done(head)
      },
      .post(
        "/hypotheses/{name}/remove", in: "hypotheses", "Takes a hypothesis out; undoing brings it back.",
        doing: "removeHypothesis(_:on:)"
      ) { call in
        let hypothesis = try call.reading.inquiry.hypothesis(named: call.place())
        return Self.done(try call.desk.removeHypothesis(hypothesis.id, on: call.head))
      },
    ]
  }

  private func doubted(_ call: APIOperation.Call) throws -> [Doubt]? {
    try call.body["doubts"]?.elements.compactMap(\.asText).map {
      try call.reading.inquiry.doubt($0, rules: call.reading.assessment.rules)
    }
  }

  private func weights(_ call: APIOperation.Call) throws -> [Hypothesis.Weight]? {
    try call.body["weights"]?.elements.map { value in
      let doubt = try call.reading.inquiry.doubt(
        value["of"]?.asText ?? "", rules: call.reading.assessment.rules)
      return Hypothesis.Weight(of: doubt, value["weight"]?.asInteger ?? 1)
    }
  }
}
