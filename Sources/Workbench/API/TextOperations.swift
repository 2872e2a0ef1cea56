import Archives
import Diagnostics
import Editing
import SourceTexts
import Testimony

extension Workspace {
  /// Words of sources without a digital text, corrected texts, and the passages that wait because of them.
  var apiTexts: [APIOperation] { apiExcerpts + apiRevisions }

  private var apiExcerpts: [APIOperation] {
    [
      .get(
        "/sources/{name}/excerpts", in: "texts", "The excerpts that were typed of a source.",
        gives: .object([.required("excerpts", .array(.named("Record")))])
      ) { call in
        let id = try source(call).id
        let view = APIView(call.reading)
        return .members([
          "excerpts": .array(
            try call.reading.inquiry.excerpts.filter { $0.source == id }.map { try view.record(.excerpt($0)) }
          )
        ])
      },
      .post(
        "/sources/{name}/excerpts", in: "texts", "Adds words of a source as they were typed.",
        doing: "addExcerpt(_:to:on:)",
        takes: .object([
          .required("text", .string(), "The words, exactly."), .optional("page", .string()),
          .optional("timeCode", .string()),
          .optional("place", .string(), "Leaf, shelfmark or whatever finds them."),
          .optional(
            "transcriber", .string(), "Who typed them; whoever runs the program unless said otherwise."),
          .optional("transcribed", .string(), "When, as EDTF."),
          .optional("secondHand", .string(), "Through whom they came, if not from the source itself."),
        ])
      ) { call in
        func text(_ name: String) -> String { call.body[name]?.asText ?? "" }
        var draft = ExcerptDraft()
        draft.text = text("text")
        draft.locator = Locator(
          page: text("page").nonEmpty, timeCode: text("timeCode").nonEmpty, other: text("place").nonEmpty)
        draft.transcriber = text("transcriber")
        draft.transcribed = text("transcribed")
        draft.secondHand = text("secondHand")
        let (excerpt, head) = try call.desk.addExcerpt(draft, to: try source(call).id, on: call.head)
        return .members([
          "head": .string(head.description), "record": try APIView(call.reading).record(.excerpt(excerpt)),
        ])
      },
      .post(
        "/sources/{name}/collate", in: "texts",
        "Lays the excerpts of a source beside its text, and moves passages to the text where it has their words.",
        doing: "collate(_:on:)",
        gives: .object([.required("head", .string()), .required("excerpts", Self.collation)])
      ) { call in
        let (excerpts, head) = try call.desk.collate(try source(call).id, on: call.head)
        return .members(["head": .string(head.description), "excerpts": json(excerpts, call.reading)])
      },
    ]
  }

  private var apiRevisions: [APIOperation] {
    [
      .post(
        "/sources/{name}/revisions", in: "texts",
        "Gives a source a corrected text, or its first one, and carries its passages over.",
        doing: "revise(_:file:encoding:on:)",
        takes: .object(
          Self.fileProperties + [
            .optional("encoding", .words(TextEncoding.allCases.map(\.rawValue)), "Left out, it is found out.")
          ]), limit: Self.uploadLimit * 2,
        gives: .object([
          .required("head", .string()), .required("revision", .integer()),
          .required("kept", .integer(), "How many passages stand where they stood."),
          .required("moved", .integer(), "How many stand elsewhere now."),
          .required("found", .integer(), "How many lost ones stand in the text again."),
          .required("changed", .integer(), "How many wait, as their words changed."),
          .required("lost", .integer(), "How many wait, as their words are gone."),
          .required("droppedProposals", .integer()), .required("excerpts", Self.collation),
          .required("messages", .array(.string()), "What the reader of the file noticed."),
        ])
      ) { call in
        guard let file = try Self.file(call.body) else {
          throw APIProblem(
            status: .unprocessable, title: "no text was sent", remedy: "send it as content or contentBase64")
        }
        let report = try call.desk.revise(
          try source(call).id, file: file,
          encoding: call.body["encoding"]?.asText.flatMap(TextEncoding.init(rawValue:)), on: call.head)
        return .members([
          "head": .string(report.head.description), "revision": .integer(report.text.number),
          "kept": .integer(report.kept), "moved": .integer(report.moved.count),
          "found": .integer(report.found.count), "changed": .integer(report.changed.count),
          "lost": .integer(report.lost.count), "droppedProposals": .integer(report.dropped),
          "excerpts": json(report.excerpts, try await shelf.now()),
          "messages": .array(report.diagnostics.map { .string($0.explanation.summary) }),
        ])
      },
      .get(
        "/unplaced", in: "texts",
        "The passages whose words changed or are gone, and which wait for a decision.",
        [.init("source", .string(), "Only those of this source.")],
        gives: .object([
          .required(
            "passages",
            .array(
              .object([
                .required("name", .string()), .required("state", .words(["changed", "lost"])),
                .required("passage", .named("Passage")),
                .required(
                  "suggestion", .nullable(.named("Passage")), "What stands there now, or comes nearest."),
                .required("agreement", .nullable(.integer()), "In percent."),
                .required("records", .array(.named("Reference"))),
              ])))
        ])
      ) { call in
        let source = try call.query("source").map { try call.reading.inquiry.source(named: $0).id }
        let view = APIView(call.reading)
        return .members([
          "passages": .array(
            call.reading.inquiry.unplacedPassages(of: source).map { one in
              var agreement: Int?
              if case .changed(_, let percent) = one.state { agreement = percent }
              return .members([
                "name": .string(one.name), "state": .string(agreement == nil ? "lost" : "changed"),
                "passage": view.passage(one.passage),
                "suggestion": one.suggestion.map { view.passage($0) } ?? .null,
                "agreement": agreement.map { .integer($0) } ?? .null,
                "records": .array(one.records.map { APIView.reference($0) }),
              ])
            })
        ])
      },
      .post(
        "/unplaced/{name}/place", in: "texts",
        "Puts a waiting passage at words of the latest text: at those suggested, unless others are named.",
        doing: "place(_:at:on:)", takes: .object([.optional("at", DraftBody.passage)])
      ) { call in
        let one = try unplaced(call)
        let passage =
          try call.body["at"].map {
            try DraftBody.passage($0, in: one.passage.source, of: call.reading.inquiry, field: "at")
          } ?? one.suggestion
        guard let passage else {
          throw APIProblem(
            status: .unprocessable, title: "nothing is suggested for this passage",
            remedy: "name the words in “at”, or let it go")
        }
        return Self.done(try call.desk.place(one, at: passage, on: call.head))
      },
      .post(
        "/unplaced/{name}/let-go", in: "texts",
        "Lets a waiting passage go; a statement that rests on nothing else is rejected, and keeps its words as lost.",
        doing: "letGo(_:on:)"
      ) { call in
        Self.done(try call.desk.letGo(try unplaced(call), on: call.head))
      },
    ]
  }

  private func unplaced(_ call: APIOperation.Call) throws -> UnplacedPassage {
    guard let one = call.reading.inquiry.unplacedPassages().first(where: { $0.name == call.place() }) else {
      throw APIProblem.notFound("waiting passage", call.place())
    }
    return one
  }

  private static let collation = JSONSchema.array(
    .object([
      .required("excerpt", .string()), .required("outcome", .words(["same", "differs", "missing"])),
      .required("agreement", .nullable(.integer()), "In percent."), .required("moved", .integer()),
      .required("stay", .integer()),
    ]))

  private func json(_ excerpts: [CollatedExcerpt], _ reading: Reading) -> CanonicalJSON {
    .array(
      excerpts.map { one in
        let (outcome, agreement): (String, Int?) =
          switch one.outcome {
          case .same: ("same", 100)
          case .differs(_, let percent): ("differs", percent)
          case .missing: ("missing", nil)
          }
        return .members([
          "excerpt": .string(reading.inquiry.excerpts[one.excerpt]?.slug.rawValue ?? one.excerpt.rawValue),
          "outcome": .string(outcome), "agreement": agreement.map { .integer($0) } ?? .null,
          "moved": .integer(one.moved), "stay": .integer(one.stay),
        ])
      })
  }
}
