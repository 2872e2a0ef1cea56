import Archives
import Diagnostics
import Editing
import Testimony

extension Workspace {
  /// What a first reading or a model proposes, and what is decided of it.
  var apiProposals: [APIOperation] {
    [
      .get(
        "/proposals", in: "proposals", "What a first reading or a model has proposed.",
        Self.proposalFilter + [
          .init("order", .words(ProposalOrder.allCases.map(\.rawValue)), "By place unless said otherwise."),
          .init("from", .integer(0...Int.max), "The number of the first to give, from 0."),
          .init("limit", .integer(1...1_000), "How many are given at most; 100 unless said otherwise."),
        ],
        gives: .object([.required("total", .integer()), .required("proposals", .array(.named("Record")))])
      ) { call in
        let filter = try Self.filter(call.reading.inquiry) { name in
          call.queries(name).map { .string($0) }
        }
        let found = call.reading.inquiry.proposals(
          filter, by: call.query("order").flatMap(ProposalOrder.init(rawValue:)) ?? .place)
        let view = APIView(call.reading)
        return .members([
          "total": .integer(found.count),
          "proposals": .array(
            try found.dropFirst(call.number("from") ?? 0).prefix(call.number("limit") ?? 100).map {
              try view.record(.proposal($0))
            }),
        ])
      },
      .post(
        "/sources/{name}/proposals", in: "proposals",
        "Reads the text of a source once, and keeps what it proposes.", doing: "propose(from:on:)",
        gives: Self.run
      ) { call in
        let run = try call.desk.propose(from: try source(call).id, on: call.head)
        return try Self.run(run.proposals, known: run.known, head: run.head, call)
      },
      .post(
        "/proposals", in: "proposals",
        "Takes the proposals of another program or a language model, one JSON object each.",
        doing: "propose(lines:source:model:on:)",
        takes: .object([
          .required("proposals", .array(.object([], more: true)), "As a line of proposals is described."),
          .optional("source", .string(), "What they are about, where they do not say."),
          .optional("model", .object([.required("name", .string()), .required("version", .string())])),
        ]), limit: 16 << 20, gives: Self.run
      ) { call in
        let lines = (call.body["proposals"]?.elements ?? []).map(\.canonicalText).joined(separator: "\n")
        let source = try call.body["source"]?.asText.map { try call.reading.inquiry.source(named: $0).id }
        let model = call.body["model"].map { ($0["name"]?.asText ?? "", $0["version"]?.asText ?? "") }
        let taken = try call.desk.propose(
          lines: Array(lines.utf8), source: source, model: model, on: call.head)
        return try Self.run(
          taken.proposals, known: taken.known, head: taken.head,
          refused: taken.refused.map { ($0.line, $0.why.description) }, call)
      },
      .post(
        "/proposals/accept", in: "proposals",
        "Accepts proposals, by their names or by what they are like; those that cannot be are left open and told.",
        doing: "accept(_:as:corrected:on:)",
        takes: .object(
          Self.chosen + [
            .optional(
              "isRead", .bool, "Whether each was read; false is accepted in bulk, and stays marked so."),
            .optional(
              "meanings",
              .array(
                .object([
                  .required("kind", .words(ProposedName.Kind.allCases.map(\.rawValue))),
                  .required("name", .string()), .required("means", .string(), "As person:serge."),
                ])), "Whom names in them mean, where that is not the record that bears them."),
            .optional("event", .string(), "The recorded event that they tell of."),
          ]),
        gives: .object([
          .required("head", .string()), .required("records", .array(.named("Record"))),
          .required("accepted", .array(.string())),
          .required(
            "left", .array(.object([.required("proposal", .string()), .required("why", .string())]))),
        ])
      ) { call in
        let ids = try Self.chosen(call)
        let correction = try self.correction(call)
        let accepted = try call.desk.accept(
          ids, as: call.body["isRead"]?.asBool == false ? .acceptedInBulk : .accepted,
          corrected: correction.map { one in Dictionary(ids.map { ($0, one) }) { first, _ in first } } ?? [:],
          on: call.head)
        let inquiry = try call.desk.now().inquiry
        let view = APIView(call.reading)
        return .members([
          "head": .string(accepted.head.description),
          "records": .array(try accepted.made.compactMap { inquiry[$0] }.map { try view.record($0) }),
          "accepted": .array(accepted.accepted.map { .string($0.id.rawValue) }),
          "left": .array(
            accepted.left.map {
              .members(["proposal": .string($0.id.rawValue), "why": .string($0.why.description)])
            }),
        ])
      },
      .post(
        "/proposals/reject", in: "proposals", "Rejects proposals: they are kept, and not proposed again.",
        doing: "reject(_:on:)", takes: .object(Self.chosen)
      ) { call in
        Self.done(try call.desk.reject(try Self.chosen(call), on: call.head))
      },
      .post(
        "/proposals/reconsider", in: "proposals", "Opens rejected proposals again.",
        doing: "reconsider(_:on:)", takes: .object(Self.chosen)
      ) { call in
        Self.done(try call.desk.reconsider(try Self.chosen(call), on: call.head))
      },
    ]
  }

  /// The proposal with an identifier.
  func proposal(_ name: String, _ inquiry: Inquiry) throws -> Proposal {
    guard let proposal = inquiry.proposals[Identifier(name)] else {
      throw APIProblem.notFound("proposal", name)
    }
    return proposal
  }

  // MARK: What a run gives

  private static let run = JSONSchema.object([
    .required("head", .string()), .required("proposals", .array(.named("Record"))),
    .required("known", .integer(), "How many were registered, proposed or decided already."),
    .required("refused", .array(.object([.required("number", .integer()), .required("why", .string())]))),
  ])

  private static func run(
    _ proposals: [Proposal], known: Int, head: Head, refused: [(line: Int, why: String)] = [],
    _ call: APIOperation.Call
  ) throws -> CanonicalJSON {
    let view = APIView(call.reading)
    return .members([
      "head": .string(head.description),
      "proposals": .array(try proposals.map { try view.record(.proposal($0)) }), "known": .integer(known),
      "refused": .array(
        refused.map { .members(["number": .integer($0.line), "why": .string($0.why)]) }),
    ])
  }

  // MARK: Which ones

  private static let decisions: [(name: String, decision: Decision)] = [
    Decision.open, .accepted, .acceptedInBulk, .rejected,
  ].map { ($0.name, $0) }

  private static let proposalFilter: [APIOperation.Parameter] = [
    .init("source", .string(), "Only those about this source."),
    .init("kind", .array(.words(ProposalKind.allCases.map(\.rawValue))), "Only those about this."),
    .init("decision", .array(.words(decisions.map(\.name))), "Open ones unless said otherwise."),
    .init("rule", .string(), "Only those of this rule or model."),
    .init("score", .integer(0...100), "Only those with at least this score."),
  ]

  private static let chosen: [JSONSchema.Property] = [
    .optional("proposals", .array(.string()), "Their identifiers."),
    .optional(
      "like", .object(proposalFilter.map { .optional($0.name, $0.schema, $0.summary) }),
      "Or what they are like."),
  ]

  private static func chosen(_ call: APIOperation.Call) throws -> [Proposal.ID] {
    if let named = call.body["proposals"]?.elements {
      return named.compactMap(\.asText).map { Identifier($0) }
    }
    guard let like = call.body["like"] else {
      throw APIProblem(
        status: .unprocessable, title: "it is not said which proposals are meant",
        remedy: "name them in “proposals”, or say in “like” what they are like")
    }
    let filter = try filter(call.reading.inquiry) { name in
      guard let value = like[name] else { return [] }
      if case .array(let values) = value { return values }
      return [value]
    }
    return call.reading.inquiry.proposals(filter).map(\.id)
  }

  private static func filter(
    _ inquiry: Inquiry, _ values: (String) -> [CanonicalJSON]
  ) throws -> ProposalFilter {
    var filter = ProposalFilter()
    filter.source = try values("source").first?.asText.map { try inquiry.source(named: $0).id }
    filter.kinds = Set(values("kind").compactMap { $0.asText.flatMap(ProposalKind.init(rawValue:)) })
    let wanted = values("decision").compactMap(\.asText)
    if !wanted.isEmpty {
      filter.decisions = Set(decisions.filter { wanted.contains($0.name) }.map(\.decision))
    }
    filter.rule = values("rule").first?.asText
    filter.score = values("score").first.flatMap { $0.asInteger ?? $0.asText.flatMap { Int($0) } } ?? 0
    return filter
  }

  private func correction(_ call: APIOperation.Call) throws -> ProposalCorrection? {
    let inquiry = call.reading.inquiry
    var correction = ProposalCorrection()
    for meaning in call.body["meanings"]?.elements ?? [] {
      guard let kind = meaning["kind"]?.asText.flatMap(ProposedName.Kind.init(rawValue:)),
        let name = meaning["name"]?.asText, let means = meaning["means"]?.asText
      else { continue }
      correction.meanings[ProposedName(kind, name)] = try referent(means, inquiry)
    }
    correction.event = try call.body["event"]?.asText.map { try inquiry.event(named: $0).id }
    return correction == ProposalCorrection() ? nil : correction
  }

  /// Somebody or something as a program names it: `person:serge`.
  func referent(_ notation: String, _ inquiry: Inquiry) throws -> Referent {
    let halves = notation.split(separator: ":", maxSplits: 1)
    guard halves.count == 2, let kind = RecordReference.Kind(rawValue: String(halves[0])),
      let record = inquiry.record(kind, named: String(halves[1])), let referent = record.referent
    else { throw APIProblem.notFound("record", notation) }
    return referent
  }
}

extension AnyRecord {
  /// What the record stands for in statements; `nil` for kinds nothing is said of.
  var referent: Referent? {
    switch self {
    case .person(let one): .person(one.id)
    case .group(let one): .group(one.id)
    case .place(let one): .place(one.id)
    case .work(let one): .work(one.id)
    case .event(let one): .event(one.id)
    case .source(let one): .source(one.id)
    case .statement(let one): .statement(one.id)
    case .text, .excerpt, .mention, .identity, .rule, .hypothesis, .ruling, .note, .proposal: nil
    }
  }
}
