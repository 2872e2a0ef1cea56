import Archives
import Diagnostics
import Editing
import Foundation
import Interchange
import Testimony

extension Workspace {
  /// The whole inquiry in and out, in every format the program knows.
  var apiExchange: [APIOperation] {
    [
      .get(
        "/export/{format}", in: "exchange",
        "The whole inquiry in a format, with the files that belong to it.",
        gives: .object([
          .required("files", .array(Self.exchangedFile), "The main one first."),
          .required("losses", .array(.string()), "What the format could not say."),
        ])
      ) { call in
        let writing = try call.desk.writing(format: call.place())
        return .members([
          "files": .array(([writing.main] + writing.files).map(Self.json)),
          "losses": .array(
            writing.losses.map {
              .string("\($0.record.kind.rawValue) \($0.record.id): \($0.explanation.summary)")
            }),
        ])
      },
      .post(
        "/import", in: "exchange",
        "Imports an inquiry, all of it or nothing; records that are there are put in its state, none is taken out.",
        doing: "importInquiry(main:beside:format:on:)",
        takes: .object([
          .required("files", .array(Self.exchangedFile), "The main one first."),
          .optional("format", .string(), "Left out, it is found out."),
        ]), limit: Self.uploadLimit * 2,
        gives: .object([
          .required("head", .string()),
          .required("added", .map(.integer()), "How many records of each kind were added."),
          .required("changed", .integer()), .required("unchanged", .integer()),
          .required("messages", .array(.string())),
        ])
      ) { call in
        let files = try (call.body["files"]?.elements ?? []).map { file in
          NamedFile(path: file["path"]?.asText ?? "", bytes: try Self.content(of: file) ?? [])
        }
        guard let main = files.first else {
          throw APIProblem(
            status: .unprocessable, title: "no file was sent",
            remedy: "send the main file first, then those it names")
        }
        let beside = Dictionary(files.dropFirst().map { ($0.path, $0.bytes) }) { first, _ in first }
        let imported = try call.desk.importInquiry(
          main: main, beside: { beside[$0] }, format: call.body["format"]?.asText, on: call.head)
        return .members([
          "head": .string(imported.head.description),
          "added": .object(imported.added.map { CanonicalJSON.Member($0.kind.rawValue, .integer($0.count)) }),
          "changed": .integer(imported.changed), "unchanged": .integer(imported.unchanged),
          "messages": .array(imported.messages.map { .string($0) }),
        ])
      },
    ]
  }

  private static let exchangedFile = JSONSchema.object([
    .required("path", .string(), "From the main file, with / between folders."),
    .optional("content", .string(), "Text in UTF-8."), .optional("contentBase64", .string(), "Other bytes."),
  ])

  private static func json(_ file: NamedFile) -> CanonicalJSON {
    let text = String(validating: file.bytes, as: UTF8.self)
    return .members([
      "path": .string(file.path), "content": text.map { .string($0) },
      "contentBase64": text == nil ? .string(Data(file.bytes).base64EncodedString()) : nil,
    ])
  }
}
