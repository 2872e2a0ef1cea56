import Archives
import SourceCriticism
import Testimony

/// The OpenAPI 3.1 document of the operations, made from their declarations.
struct OpenAPIDocument: Sendable {
  let operations: [APIOperation]

  var json: CanonicalJSON {
    var paths: [(String, [CanonicalJSON.Member])] = []
    for operation in operations {
      let path = "/api/v1" + (operation.path == "/" ? "" : operation.path)
      let member = CanonicalJSON.Member(operation.method == .get ? "get" : "post", Self.json(operation))
      if let place = paths.firstIndex(where: { $0.0 == path }) {
        paths[place].1.append(member)
      } else {
        paths.append((path, [member]))
      }
    }
    return .members([
      "openapi": .string("3.1.0"),
      "info": .members([
        "title": .string("Temoin"), "version": .string("1"),
        "summary": .string("One inquiry: its sources, what they say, and what follows."),
        "description": .string(
          """
          Every answer carries the state of the archive as its ETag. A change names the state it was made on in \
          If-Match, and is refused with 412 where the archive has moved on since. Errors are application/problem+json.
          """),
        "license": nil,
      ]),
      "servers": .array([.members(["url": .string("/")])]),
      "security": .array([.members(["key": .array([])]), .members(["session": .array([])])]),
      "paths": .object(paths.map { CanonicalJSON.Member($0.0, .object($0.1)) }),
      "components": .members([
        "securitySchemes": .members([
          "key": .members([
            "type": .string("http"), "scheme": .string("bearer"),
            "description": .string("The key that temoin serve --token-file writes."),
          ]),
          "session": .members([
            "type": .string("apiKey"), "in": .string("cookie"), "name": .string(Doorkeeper.sessionCookie),
            "description": .string(
              "A browser’s session; changes then need the form token as X-Temoin-Token."),
          ]),
        ]),
        "schemas": .object(
          Self.schemas.sorted { $0.key < $1.key }.map { CanonicalJSON.Member($0.key, $0.value.json) }),
      ]),
    ])
  }

  private static func json(_ operation: APIOperation) -> CanonicalJSON {
    var parameters = operation.placeNames.map { name -> CanonicalJSON in
      .members([
        "name": .string(name), "in": .string("path"), "required": .bool(true),
        "schema": JSONSchema.string().json,
      ])
    }
    parameters += operation.parameters.map { parameter in
      .members([
        "name": .string(parameter.name), "in": .string("query"), "required": .bool(parameter.isRequired),
        "description": .string(parameter.summary), "schema": parameter.schema.json,
      ])
    }
    let isChange = operation.method == .post
    parameters.append(
      .members([
        "name": .string(isChange ? "If-Match" : "If-None-Match"), "in": .string("header"),
        "required": .bool(isChange),
        "description": .string(
          isChange
            ? "The state the change was made on, or * for whatever it is."
            : "The state that is known already."),
        "schema": JSONSchema.string().json,
      ]))
    let problem = CanonicalJSON.members([
      "description": .string("What is wrong."),
      "content": .members([
        "application/problem+json": .members(["schema": JSONSchema.named("Problem").json])
      ]),
    ])
    let etag = CanonicalJSON.members([
      "ETag": .members([
        "description": .string("The state of the archive."), "schema": JSONSchema.string().json,
      ])
    ])
    var responses: [CanonicalJSON.Member] = [
      CanonicalJSON.Member(
        "200",
        .members([
          "description": .string(operation.summary), "headers": etag,
          "content": .members(["application/json": .members(["schema": operation.result.json])]),
        ]))
    ]
    if !isChange {
      responses.append(
        CanonicalJSON.Member("304", .members(["description": .string("Nothing has changed.")])))
    }
    let failures =
      isChange
      ? ["400", "401", "403", "404", "409", "412", "413", "415", "422", "428"]
      : ["400", "401", "403", "404", "422"]
    responses += failures.map { CanonicalJSON.Member($0, problem) }
    return .members([
      "operationId": .string(Self.identifier(operation)), "tags": .array([.string(operation.group)]),
      "summary": .string(operation.summary), "parameters": .array(parameters),
      "requestBody": operation.body.map { body in
        .members([
          "required": .bool(true),
          "content": .members(["application/json": .members(["schema": body.json])]),
        ])
      }, "responses": .object(responses),
    ])
  }

  /// A name for the operation that no other has: its method and the steps of its path.
  static func identifier(_ operation: APIOperation) -> String {
    let steps = operation.path.split(separator: "/").map { step in
      step.hasPrefix("{") ? "by-" + step.dropFirst().dropLast() : String(step)
    }
    return ([operation.method == .get ? "get" : "post"] + (steps.isEmpty ? ["inquiry"] : steps)).joined(
      separator: "-")
  }

  // MARK: Schemas with names

  private static let day = JSONSchema.nullable(.string())
  private static let text = JSONSchema.nullable(.string())

  /// The schemas that have names.
  static let schemas: [String: JSONSchema] = [
    "Problem": .object([
      .required("type", .string()), .required("status", .integer()), .required("title", .string()),
      .optional("detail", .string()), .optional("remedy", .string(), "What to do about it."),
      .optional(
        "errors", .array(.object([.required("field", .string()), .required("detail", .string())])),
        "What is wrong with single fields."),
    ]),
    "Window": .nullable(
      .object([
        .required("earliest", day, "Terminus post quem; null is open."),
        .required("latest", day, "Terminus ante quem; null is open."),
      ])),
    "Dating": .object([
      .required("event", .string()), .required("title", .string()), .required("kind", text),
      .required("extent", .words(Event.Extent.allCases.map(\.rawValue))),
      .required("basis", .words(EventDating.Basis.allCases.map(\.rawValue))),
      .required("start", .named("Window"), "Null where no day fits all passages."),
      .required("end", .named("Window")), .required("isContradicted", .bool),
      .required("contradictions", .array(.integer())),
    ]),
    "Passage": .object([
      .required("source", .string()), .required("quotation", .string()), .required("prefix", .string()),
      .required("suffix", .string()), .required("citation", .string()), .required("page", text),
      .required("paragraph", .nullable(.integer())), .required("note", text),
      .required("text", text, "The revision or excerpt."),
      .required("start", .nullable(.integer()), "In Unicode scalars."),
      .required("end", .nullable(.integer())),
      .required("isLost", .bool, "Whether its words are no longer in the text."),
    ]),
    "Voice": .object([
      .required("who", .string()), .required("manner", .words(Voice.Manner.allCases.map(\.rawValue))),
      .required("stance", .words(Voice.Stance.allCases.map(\.rawValue))), .required("rendering", text),
      .required("telling", text),
    ]),
    "Claim": .object([
      .required("name", .string(), "As doubts name it."),
      .required("kind", .words(Claim.Kind.allCases.map(\.rawValue))),
      .required("polarity", .words(Claim.Polarity.allCases.map(\.rawValue))),
      .required("level", .words(["stated", "implied", "inferred"])), .required("reason", text),
      .required("witnessCertainty", text), .required("editorCertainty", text), .required("text", .string()),
      .required("standing", text), .required("passages", .array(.named("Passage"))),
    ]),
    "Statement": .object([
      .required("name", .string()), .required("source", text), .required("number", .nullable(.integer())),
      .required("passages", .array(.named("Passage"))), .required("witness", .string()),
      .required("voices", .array(.named("Voice")), "From the text outwards."),
      .required("claims", .array(.named("Claim"))), .required("decision", .string()),
      .required("origin", .string()),
      .required("isContradicted", .bool), .required("note", text),
    ]),
    "Proof": .object([
      .required("moment", .words(["start", "end", "day", "birth", "death"])),
      .required("side", .words(BoundSide.allCases.map(\.rawValue))), .required("day", .string()),
      .required("isByCases", .bool), .required("roots", .integer()),
      .required("steps", .array(.named("ProofStep"))),
    ]),
    "ProofStep": .object([
      .required("ground", text), .required("premise", .string()), .required("conclusion", text),
      .required("day", day),
      .required("statement", text), .required("level", text), .required("isRead", .bool),
      .required("passages", .array(.named("Passage"))),
    ]),
    "WayOut": .object([
      .required("kind", .string()), .required("text", .string()), .required("doubts", .array(text)),
      .required("weight", .nullable(.integer())), .required("effects", .array(.named("Dating"))),
    ]),
    "Contradiction": .object([
      .required("name", .string()), .required("group", .integer()),
      .required("members", .array(.object([.required("ground", text), .required("text", .string())]))),
      .required("statements", .array(.string())), .required("events", .array(.string())),
      .required("persons", .array(.string())), .required("ruling", text),
      .optional("waysOut", .array(.named("WayOut"))), .optional("areWaysOutComplete", .bool),
    ]),
    "Comparison": .object([
      .required(
        "moved",
        .array(
          .object([
            .required("event", .string()), .required("before", .named("Dating")),
            .required("after", .named("Dating")),
            .required("lostProofs", .array(.named("Proof"))),
            .required("gainedProofs", .array(.named("Proof"))),
          ]))), .required("resolved", .array(.named("Contradiction"))),
      .required("arisen", .array(.named("Contradiction"))),
    ]),
    "Record": .object([
      .required("kind", .words(RecordReference.Kind.allCases.map(\.rawValue))), .required("id", .string()),
      .required("name", text), .required("record", .object([], more: true), "As the archive keeps it."),
    ]),
    "Reference": .object([
      .required("kind", .words(RecordReference.Kind.allCases.map(\.rawValue))), .required("id", .string()),
    ]),
    "Entry": .object([
      .required("number", .integer()), .required("hash", .string()), .required("author", .string()),
      .required("time", .string(format: "date-time")), .required("reason", .string()),
      .required("act", .words(["edit", "undo", "redo"])), .required("stands", .bool),
      .required("changes", .map(.integer())),
    ]),
    "Source": .object([
      .required("name", .string()), .required("siglum", .string()), .required("title", .string()),
      .required("kind", text), .required("languages", .array(.string())), .required("citation", .string()),
      .required("revisions", .integer()), .required("statements", .integer()), .required("notice", text),
    ]),
    "Done": .object([
      .required("head", .string(), "The state of the archive after the change."),
      .optional("record", .named("Record")),
      .optional("records", .array(.named("Record")), "All that was made."),
      .optional("warnings", .array(.string()), "What was taken and should be looked at again."),
    ]),
  ]
}
