import Archives
import Editing
import Foundation
import Presentation
import SourceTexts
import Testimony

extension Workspace {
  /// Sources, their texts and what they state.
  var apiSources: [APIOperation] {
    [
      .get(
        "/sources", in: "sources", "The bibliography.",
        [
          .init(
            "style", .words(CitationStyle.all.map(\.name)),
            "The style of citations; \(CitationStyle.standard.name) unless said otherwise.")
        ], gives: .object([.required("sources", .array(.named("Source")))])
      ) { call in
        let style = call.query("style").flatMap(CitationStyle.named) ?? .standard
        return .members([
          "sources": .array(call.reading.inquiry.sources.map { Self.json($0, call.reading, style) })
        ])
      },
      .get(
        "/sources/{name}", in: "sources",
        "A source: its record, its citations in every style, its revisions.",
        gives: .object([
          .required("source", .named("Source")), .required("record", .named("Record")),
          .required("citations", .map(.string())),
          .required(
            "revisions",
            .array(
              .object([
                .required("id", .string()), .required("number", .integer()), .required("fileName", .string()),
                .required("mediaType", .string()), .required("checksum", .string()),
                .required("byteCount", .integer()),
              ]))),
        ])
      ) { call in
        let source = try source(call)
        let inquiry = call.reading.inquiry
        let revisions = inquiry.texts.filter { $0.source == source.id }
        return .members([
          "source": Self.json(source, call.reading, .standard),
          "record": try APIView(call.reading).record(.source(source)),
          "citations": .object(
            CitationStyle.all.map { style in
              CanonicalJSON.Member(
                style.name, .string(Reference(source, of: inquiry, style, Catalogue.of(.english)).text))
            }),
          "revisions": .array(
            revisions.map {
              .members([
                "id": .string($0.id.rawValue), "number": .integer($0.number),
                "fileName": .string($0.original.fileName),
                "mediaType": .string($0.original.mediaType), "checksum": .string($0.original.checksum),
                "byteCount": .integer($0.original.byteCount),
              ])
            }),
        ])
      },
      .get(
        "/sources/{name}/text", in: "sources", "The text of a source, as it stands, with its pages.",
        [
          .init(
            "revision", .integer(1...100_000), "The number of the revision; the last unless said otherwise.")
        ],
        gives: .object([
          .required("id", .string()), .required("number", .integer()), .required("text", .string()),
          .required(
            "pages",
            .array(
              .object([
                .required("label", .string()), .required("start", .integer()), .required("end", .integer()),
              ]))),
          .required("blocks", .integer()), .required("notes", .integer()),
        ])
      ) { call in
        let source = try source(call)
        let number = call.number("revision")
        let found =
          number == nil
          ? call.reading.index.texts[source.id]
          : call.reading.inquiry.texts.first { $0.source == source.id && $0.number == number }
        guard let text = found else { throw APIProblem.notFound("text", call.place()) }
        return .members([
          "id": .string(text.id.rawValue), "number": .integer(text.number), "text": .string(text.text),
          "pages": .array(
            text.structure.pages.map {
              .members([
                "label": .string($0.label), "start": .integer($0.range.lowerBound.rawValue),
                "end": .integer($0.range.upperBound.rawValue),
              ])
            }), "blocks": .integer(text.structure.blocks.count),
          "notes": .integer(text.structure.notes.count),
        ])
      },
      .get(
        "/sources/{name}/statements", in: "sources", "What a source states, in the order of its text.",
        [
          .init("from", .integer(0...Int.max), "The number of the first statement to give, from 0."),
          .init("limit", .integer(1...1_000), "How many are given at most; 100 unless said otherwise."),
        ],
        gives: .object([.required("total", .integer()), .required("statements", .array(.named("Statement")))])
      ) { call in
        let all = call.reading.index.statements[try source(call).id] ?? []
        let view = APIView(call.reading)
        return .members([
          "total": .integer(all.count),
          "statements": .array(
            all.dropFirst(call.number("from") ?? 0).prefix(call.number("limit") ?? 100).map {
              view.statement($0)
            }),
        ])
      },
      .post(
        "/sources", in: "sources", "Adds a source, with a text or without one.",
        doing: "addSource(_:file:on:report:)",
        takes: Self.sourceSchema(isNew: true),
        limit: Self.uploadLimit * 2, gives: .named("Done")
      ) { call in
        let added = try call.desk.addSource(
          try Self.source(call.body), file: try Self.file(call.body), on: call.head)
        return .members([
          "head": .string(added.head.description),
          "record": try APIView(call.reading).record(.source(added.source)),
        ])
      },
      .post(
        "/sources/{name}", in: "sources", "Changes what is known of a source; what is left out is not known.",
        doing: "changeSource(_:to:on:)",
        takes: Self.sourceSchema(isNew: false), gives: .named("Done")
      ) { call in
        let changed = try call.desk.changeSource(
          try source(call).id, to: try Self.source(call.body), on: call.head)
        return .members([
          "head": .string(changed.head.description),
          "record": try APIView(call.reading).record(.source(changed.source)),
        ])
      },
    ]
  }

  /// The largest file that is taken, in bytes.
  static let uploadLimit = 64 << 20

  func source(_ call: APIOperation.Call) throws -> Source {
    guard let source = call.reading.index.source(call.place(), call.reading.inquiry) else {
      throw APIProblem.notFound("source", call.place())
    }
    return source
  }

  private static func json(_ source: Source, _ reading: Reading, _ style: CitationStyle) -> CanonicalJSON {
    .members([
      "name": .string(source.slug.rawValue), "siglum": .string(reading.sigla[source.id] ?? ""),
      "title": .string(source.title), "kind": .text(source.kind?.rawValue),
      "languages": .array(source.languages.map { .string($0) }),
      "citation": .string(Reference(source, of: reading.inquiry, style, Catalogue.of(.english)).text),
      "revisions": .integer(reading.index.texts[source.id]?.number ?? 0),
      "statements": .integer(reading.index.statements[source.id]?.count ?? 0), "notice": .text(source.notice),
    ])
  }

  private static func sourceSchema(isNew: Bool) -> JSONSchema {
    var properties: [JSONSchema.Property] = [
      .optional("title", .string()), .optional("name", .string(), "The readable name."),
      .optional("kind", .string()),
      .optional("authors", .array(.string()), "By name or readable name; new people are added."),
      .optional("people", .array(.object([.required("role", .string()), .required("name", .string())]))),
      .optional("languages", .array(.string())), .optional("composed", .string(), "As EDTF."),
      .optional("published", .string(), "As EDTF."), .optional("calendar", .string()),
      .optional("about", .array(.string())),
      .optional(
        "relations",
        .array(
          .object([
            .required("kind", .words(Source.Relation.Kind.allCases.map(\.rawValue))),
            .required("source", .string()),
          ]))),
      .optional("archive", .array(.object([.required("level", .string()), .required("name", .string())]))),
      .optional("bibliography", .object([], more: true), "One CSL-JSON item."),
      .optional("notice", .string()),
      .optional("note", .string()),
    ]
    if isNew {
      properties += fileProperties
    }
    return .object(properties)
  }

  private static func source(_ body: CanonicalJSON) throws -> NewSource {
    var source = NewSource()
    source.title = body["title"]?.asText
    source.slug = try body["name"]?.asText.map { text in
      guard let slug = Slug(text) else {
        throw EditingError(
          .unfit(
            what: "name", words: text, remedy: "start with a letter and go on with letters, digits, - _ and ."
          ))
      }
      return slug
    }
    source.kind = body["kind"]?.asText.map { Source.Kind(rawValue: $0) }
    source.authors = (body["authors"]?.elements ?? []).compactMap(\.asText)
    source.parts = (body["people"]?.elements ?? []).compactMap { person in
      guard let role = person["role"]?.asText, let name = person["name"]?.asText else { return nil }
      return NewSource.Part(role, name)
    }
    source.languages = (body["languages"]?.elements ?? []).compactMap(\.asText)
    source.composed = body["composed"]?.asText.map { DateExpression($0) }
    source.published = body["published"]?.asText.map { DateExpression($0) }
    source.calendar = body["calendar"]?.asText.map { CalendarName(rawValue: $0) }
    source.about = (body["about"]?.elements ?? []).compactMap(\.asText)
    source.ties = (body["relations"]?.elements ?? []).compactMap { tie in
      guard let kind = tie["kind"]?.asText.flatMap(Source.Relation.Kind.init(rawValue:)),
        let name = tie["source"]?.asText
      else { return nil }
      return NewSource.Tie(kind, name)
    }
    source.archivalReference = (body["archive"]?.elements ?? []).compactMap { level in
      guard let step = level["level"]?.asText, let name = level["name"]?.asText else { return nil }
      return Source.ArchivalLevel(step, name)
    }
    source.bibliography = body["bibliography"]?.canonicalText
    source.notice = body["notice"]?.asText
    source.note = body["note"]?.asText
    return source
  }

  /// The members that bring a file.
  static let fileProperties: [JSONSchema.Property] = [
    .optional("fileName", .string(), "The name of the file; its ending says how it is read."),
    .optional("content", .string(), "The text of the file."),
    .optional("contentBase64", .string(), "The bytes of the file, where it is not text in UTF-8."),
  ]

  /// The file a body brings; `nil` where it brings none.
  static func file(_ body: CanonicalJSON) throws -> (bytes: [UInt8], name: String)? {
    let name = MultipartForm.harmless(body["fileName"]?.asText ?? "text.md")
    return try content(of: body).map { ($0, name) }
  }

  /// The bytes that stand in a body as text or in Base64.
  static func content(of body: CanonicalJSON) throws -> [UInt8]? {
    if let text = body["content"]?.asText { return Array(text.utf8) }
    guard let encoded = body["contentBase64"]?.asText else { return nil }
    guard let data = Data(base64Encoded: encoded) else {
      throw APIProblem(
        status: .unprocessable, title: "the bytes are no Base64", remedy: "encode them as RFC 4648, §4")
    }
    return Array(data)
  }
}
