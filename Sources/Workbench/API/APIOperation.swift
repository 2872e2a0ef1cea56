import Archives
import Diagnostics
import Editing
import Presentation
import SourceCriticism

/// One thing a program may ask or do: the route, what it takes, what it answers, and the words that document it.
///
/// The routes and the OpenAPI document are both made from these, so that neither can say what the other does not.
struct APIOperation: Sendable {
  /// Something asked for in the query of an address.
  struct Parameter: Sendable {
    let name: String
    let schema: JSONSchema
    let summary: String
    let isRequired: Bool

    init(_ name: String, _ schema: JSONSchema, _ summary: String, isRequired: Bool = false) {
      self.name = name
      self.schema = schema
      self.summary = summary
      self.isRequired = isRequired
    }
  }

  /// What an operation is asked with.
  struct Call: Sendable {
    let route: Route.Call
    /// The state it is asked of.
    let reading: Reading
    /// The desk at which acts are done.
    let desk: Desk
    /// What was sent, checked against the schema; null for reading.
    let body: CanonicalJSON
    /// The head the caller has seen; `nil` for whatever it is.
    let head: Head?

    /// What stands in the place of a path.
    func place(_ number: Int = 0) -> String { route.places[number] }
    /// A value of the query.
    func query(_ name: String) -> String? { route.visit.query(name) }
    /// The values of the query under a name.
    func queries(_ name: String) -> [String] { route.visit.queries(name) }
    /// A number of the query; parameters are checked before.
    func number(_ name: String) -> Int? { query(name).flatMap { Int($0) } }
  }

  let method: Route.Method
  /// The path below `/api/v1`, with names in braces.
  let path: String
  /// The section of the document it stands in.
  let group: String
  let summary: String
  let parameters: [Parameter]
  /// What is sent; `nil` for reading.
  let body: JSONSchema?
  /// The most bytes that are taken.
  let bodyLimit: Int
  /// What is answered.
  let result: JSONSchema
  /// The acts of the desk it carries out, as `register(_:correcting:language:on:)`; none for reading.
  var acts: [String] = []
  let answer: @Sendable (Call) async throws -> CanonicalJSON

  /// Something that is read.
  static func get(
    _ path: String, in group: String, _ summary: String, _ parameters: [Parameter] = [],
    gives result: JSONSchema,
    _ answer: @escaping @Sendable (Call) async throws -> CanonicalJSON
  ) -> APIOperation {
    APIOperation(
      method: .get, path: path, group: group, summary: summary, parameters: parameters, body: nil,
      bodyLimit: 0,
      result: result, answer: answer)
  }

  /// Something that is done.
  static func post(
    _ path: String, in group: String, _ summary: String, doing acts: String...,
    takes body: JSONSchema = .object([]), limit: Int = 1 << 20, gives result: JSONSchema = .named("Done"),
    _ answer: @escaping @Sendable (Call) async throws -> CanonicalJSON
  ) -> APIOperation {
    APIOperation(
      method: .post, path: path, group: group, summary: summary, parameters: [], body: body, bodyLimit: limit,
      result: result, acts: acts, answer: answer)
  }

  /// The names in braces, in order.
  var placeNames: [String] {
    path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
  }

  /// The pattern of the route.
  var pattern: String {
    "/api/v1/"
      + path.split(separator: "/").map { $0.hasPrefix("{") ? "*" : String($0) }.joined(separator: "/")
  }
}

/// Why an operation was not carried out, as a program is told.
struct APIProblem: Error {
  let status: Answer.Status
  let title: String
  var detail: String?
  var remedy: String?
  /// What is wrong with single fields, in the words the pages say beside them.
  var fields: [(field: String, words: String)] = []

  /// Something the path names is not there.
  static func notFound(_ what: String, _ name: String) -> APIProblem {
    APIProblem(status: .notFound, title: "there is no such \(what)", detail: "no \(what) is called “\(name)”")
  }

  /// The problem an error is.
  init(_ error: any Error) {
    switch error {
    case let problem as APIProblem: self = problem
    case let error as ArchiveError:
      let status: Answer.Status
      switch error.reason {
      case .stale: status = .preconditionFailed
      case .nothingChanges, .nothingToUndo, .nothingToRedo, .replaced: status = .conflict
      case .openedForReading, .held, .readOnly: status = .forbidden
      case .refused: status = .unprocessable
      case .noEntry: status = .notFound
      default: status = .internalError
      }
      self.init(
        status: status, title: error.explanation.summary, remedy: error.explanation.remedy)
    case let error as EditingError:
      var status = Answer.Status.unprocessable
      if case .unknown = error.reason { status = .notFound }
      self.init(status: status, title: error.explanation.summary, remedy: error.explanation.remedy)
    case let error as DraftRefusal:
      self.init(
        status: .unprocessable, title: "some of what was sent cannot be taken",
        detail: error.flaws.first.map { "\($0.field): \($0.explanation.summary)" },
        remedy: error.flaws.first?.explanation.remedy)
      let words = FlawWords(words: Catalogue.of(.english))
      fields = error.flaws.map { ($0.field, words.text($0)) }
    case let error as DoubtError:
      self.init(status: .unprocessable, title: error.message.problem, remedy: error.message.remedy)
    case let error as any ExplainedError:
      self.init(
        status: .unprocessable, title: error.explanation.summary, remedy: error.explanation.remedy)
    default: self.init(status: .internalError, title: "the program failed")
    }
  }

  init(status: Answer.Status, title: String, detail: String? = nil, remedy: String? = nil) {
    self.status = status
    self.title = title
    self.detail = detail
    self.remedy = remedy
  }

  /// The problem as it is answered.
  var answer: Answer { .problem(status, title, detail: detail, remedy: remedy, fields: fields) }
}

extension APIProblem {
  /// A value of the query is not what it may be.
  static func unfit(_ parameter: String, _ words: String) -> APIProblem {
    APIProblem(
      status: .badRequest, title: "the query cannot be read", detail: "“\(parameter)” \(words)",
      remedy: "see /api/v1/openapi.json")
  }
}
