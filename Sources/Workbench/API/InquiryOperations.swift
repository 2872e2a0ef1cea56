import Archives
import Calendars
import Chronology
import Chronicle
import DatePhrases
import Diagnostics
import EDTF
import Editing
import Interchange
import Presentation
import SourceCriticism
import Testimony

extension Workspace {
  /// The inquiry as a whole.
  var apiInquiry: [APIOperation] {
    [
      .get(
        "/", in: "inquiry",
        "The inquiry: its title, how much is in it, and how much of it contradicts itself.",
        gives: .object([
          .required("title", .string()), .required("head", .string()),
          .required("counts", .map(.integer()), "How many records there are of each kind."),
          .required("dated", .map(.integer()), "How many events are stated, inferred and undated."),
          .required("contradictions", .integer()), .required("decided", .integer()),
          .required("isReadOnly", .bool),
        ])
      ) { call in
        let assessment = call.reading.assessment
        let counts = assessment.basisCounts
        return .members([
          "title": .string(call.reading.inquiry.title), "head": .string(call.reading.head),
          "counts": .object(
            RecordReference.Kind.allCases.map {
              CanonicalJSON.Member($0.rawValue, .integer(call.reading.inquiry.count(of: $0)))
            }),
          "dated": .members([
            "stated": .integer(counts.stated), "inferred": .integer(counts.inferred),
            "undated": .integer(counts.undated),
          ]), "contradictions": .integer(assessment.contradictions.count),
          "decided": .integer(assessment.ruled.count + assessment.acknowledged.count),
          "isReadOnly": .bool(isReadOnly),
        ])
      },
      .get(
        "/verify", in: "inquiry", "Follows the whole archive again from its history and compares everything.",
        gives: .object([
          .required("head", .string()), .required("contentHash", .nullable(.string())),
          .required(
            "problems",
            .array(
              .object([
                .required("code", .string()), .required("subject", .string()),
                .required("summary", .string()),
              ]))),
        ])
      ) { call in
        let (verification, hash) = try call.desk.verify()
        return .members([
          "head": .string(verification.head.description), "contentHash": .text(hash?.description),
          "problems": .array(
            verification.problems.map {
              .members([
                "code": .string($0.code), "subject": .string($0.subject), "summary": .string($0.summary),
              ])
            }),
        ])
      },
      .get(
        "/chronicle", in: "inquiry", "The whole inquiry as a chronicle and its texts.",
        gives: .object([
          .required("main", .string(), "The chronicle."),
          .required(
            "texts", .array(.object([.required("path", .string()), .required("byteCount", .integer())]))),
          .required("losses", .array(.string())),
        ])
      ) { call in
        let writing = try call.desk.writing(format: "chronicle")
        return .members([
          "main": .string(String(decoding: writing.main.bytes, as: UTF8.self)),
          "texts": .array(
            writing.files.map { .members(["path": .string($0.path), "byteCount": .integer($0.bytes.count)]) }),
          "losses": .array(writing.losses.map { .string($0.explanation.summary) }),
        ])
      },
      .get(
        "/dates", in: "inquiry", "Reads a date as EDTF, or as people write dates.",
        [
          .init("q", .string(), "The date.", isRequired: true),
          .init(
            "language", .words(["en", "fr"]), "The language of the words; English unless said otherwise."),
        ],
        gives: .object([
          .required("read", .string()), .required("edtf", .nullable(.string())),
          .required("window", .named("Window")),
        ])
      ) { call in
        let text = call.query("q") ?? ""
        if let days = try? DateReading().days(of: text) {
          let window = DayWindow(earliest: days.first, latest: days.last)
          return .members(["read": .string(text), "edtf": .string(text), "window": APIView.window(window)])
        }
        guard let reader = PhraseReader(language: call.query("language") ?? "en") else {
          throw APIProblem.unfit("language", "is not known")
        }
        guard case .absolute(let date) = try reader.read(text).meaning else {
          throw APIProblem(
            status: .unprocessable, title: "the words give no date of their own",
            detail: "“\(text)” is counted from something else, or is a length of time",
            remedy: "say from when it is counted in a statement")
        }
        let window = DayWindow(earliest: date.days.first, latest: date.days.last)
        return .members([
          "read": .string(text), "edtf": .string(date.edtf.description), "window": APIView.window(window),
        ])
      },
    ]
  }

  /// Records of every kind, as the archive keeps them.
  var apiRecords: [APIOperation] {
    [
      .get(
        "/records/{kind}", in: "records", "The records of a kind, in order.",
        [
          .init("from", .integer(0...Int.max), "The number of the first record to give, from 0."),
          .init("limit", .integer(1...1_000), "How many are given at most; 100 unless said otherwise."),
        ],
        gives: .object([.required("total", .integer()), .required("records", .array(.named("Record")))])
      ) { call in
        let records = call.reading.inquiry.records(of: try kind(call.place()))
        let view = APIView(call.reading)
        return .members([
          "total": .integer(records.count),
          "records": .array(
            try records.dropFirst(call.number("from") ?? 0).prefix(call.number("limit") ?? 100).map {
              try view.record($0)
            }),
        ])
      },
      .get(
        "/records/{kind}/{name}", in: "records",
        "One record, by its name, an earlier name or its identifier.",
        gives: .named("Record")
      ) { call in
        try APIView(call.reading).record(try record(call))
      },
      .get(
        "/records/{kind}/{name}/history", in: "records",
        "The entries that changed a record, with what it was after each.",
        gives: .object([
          .required(
            "states",
            .array(
              .object([
                .required("entry", .named("Entry")), .required("record", .nullable(.object([], more: true))),
              ])))
        ])
      ) { call in
        let kind = try kind(call.place())
        let known = call.reading.inquiry.record(kind, named: call.place(1))
        let reference = known?.reference ?? RecordReference(kind, id: call.place(1))
        let states = try call.desk.history(of: reference)
        guard !states.isEmpty || known != nil else { throw APIProblem.notFound(kind.rawValue, call.place(1)) }
        return .members([
          "states": .array(
            try states.map {
              .members(["entry": APIView.entry($0.entry), "record": try $0.record?.json ?? .null])
            })
        ])
      },
    ]
  }

  func kind(_ name: String) throws -> RecordReference.Kind {
    guard let kind = RecordReference.Kind(rawValue: name) else {
      throw APIProblem.notFound("kind of record", name)
    }
    return kind
  }

  private func record(_ call: APIOperation.Call) throws -> AnyRecord {
    let kind = try kind(call.place())
    guard let record = call.reading.inquiry.record(kind, named: call.place(1)) else {
      throw APIProblem.notFound(kind.rawValue, call.place(1))
    }
    return record
  }
}

extension Inquiry {
  /// How many records there are of a kind.
  func count(of kind: RecordReference.Kind) -> Int {
    switch kind {
    case .source: sources.count
    case .text: texts.count
    case .excerpt: excerpts.count
    case .person: persons.count
    case .group: groups.count
    case .place: places.count
    case .work: works.count
    case .event: events.count
    case .statement: statements.count
    case .mention: mentions.count
    case .identity: identities.count
    case .rule: rules.count
    case .hypothesis: hypotheses.count
    case .ruling: rulings.count
    case .note: notes.count
    case .proposal: proposals.count
    }
  }
}

extension APIView {
  /// A line of the history.
  static func entry(_ line: HistoryLine) -> CanonicalJSON {
    let moment = MomentOfDay(line.milliseconds)
    return .members([
      "number": .integer(line.number), "hash": .string(line.hash.description), "author": .string(line.author),
      "time": .string((day(moment.day).asText ?? "") + "T" + moment.clock + ":00Z"),
      "reason": .string(line.reason), "act": .string(line.act.stored.name), "stands": .bool(line.stands),
      "changes": .object(line.changes.map { CanonicalJSON.Member($0.type, .integer($0.count)) }),
    ])
  }
}
