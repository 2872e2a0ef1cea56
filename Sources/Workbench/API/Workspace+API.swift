import Archives
import Editing
import Presentation

extension Workspace {
  /// Everything the workbench does, as JSON.
  var apiOperations: [APIOperation] {
    apiInquiry + apiRecords + apiChronology + apiPeople + apiLives + apiSources + apiReasoning + apiSearch
      + apiHistory
      + apiStatements + apiProposals + apiTexts + apiRecordActs + apiExchange + apiActs
  }

  /// The acts of the desk that programs can carry out, each as its function is called.
  package var actsForPrograms: Set<String> { Set(apiOperations.flatMap(\.acts)) }

  /// The routes of the operations, and the document that describes them.
  var apiRoutes: [Route] {
    apiOperations.map(route)
      + [
        .api("/api/v1/openapi.json") { _ in
          .json(OpenAPIDocument(operations: apiOperations).json.canonicalText)
        }
      ]
  }

  private func route(_ operation: APIOperation) -> Route {
    switch operation.method {
    case .get: .api(operation.pattern) { call in await look(operation, call) }
    case .post:
      .apiChange(operation.pattern, bodyLimit: operation.bodyLimit) { call in await act(operation, call) }
    }
  }

  private func look(_ operation: APIOperation, _ call: Route.Call) async -> Answer {
    do {
      try check(call.visit, against: operation)
      let reading = try await shelf.now()
      let tag = "\"\(reading.head)\""
      if let seen = call.visit.ifNoneMatch, Self.tags(of: seen).contains(where: { $0 == tag || $0 == "*" }) {
        return Answer(
          status: .notModified, contentType: "application/json", body: [], headers: [("etag", tag)])
      }
      let value = try await operation.answer(
        APIOperation.Call(route: call, reading: reading, desk: shelf.desk, body: .null, head: nil))
      var answer = Answer.json(value.canonicalText)
      answer.headers = [("etag", tag), ("cache-control", "private, no-cache")]
      return answer
    } catch {
      return APIProblem(error).answer
    }
  }

  private func act(_ operation: APIOperation, _ call: Route.Call) async -> Answer {
    do {
      let body: CanonicalJSON
      do {
        body = try CanonicalJSON(parsing: call.visit.body)
      } catch {
        throw APIProblem(
          status: .badRequest, title: "the body is no JSON", detail: "\(error)", remedy: "send one JSON value"
        )
      }
      if let schema = operation.body, let flaw = schema.flaw(of: body, among: OpenAPIDocument.schemas) {
        throw APIProblem(
          status: .unprocessable, title: "the body is not what this address takes", detail: flaw.description,
          remedy: "see /api/v1/openapi.json")
      }
      let reading = try await shelf.now()
      let head = try self.head(of: call.visit, now: reading.head)
      let value = try await operation.answer(
        APIOperation.Call(route: call, reading: reading, desk: shelf.desk, body: body, head: head))
      var answer = Answer.json(value.canonicalText)
      answer.headers = [("etag", "\"\(try shelf.desk.archive.head)\"")]
      return answer
    } catch {
      return APIProblem(error).answer
    }
  }

  /// The head a change was made on: nobody changes what they have not seen, unless they say that they mean to.
  private func head(of visit: Visit, now: String) throws -> Head? {
    guard let match = visit.ifMatch else {
      throw APIProblem(
        status: .preconditionRequired, title: "it is not said which state the change was made on",
        detail: "the archive is at \(now)",
        remedy: "send the ETag of what you have read as If-Match, or * to change whatever is there")
    }
    let tags = Self.tags(of: match)
    if tags == ["*"] { return nil }
    let heads = tags.compactMap { Head(parsing: String($0.filter { $0 != "\"" })) }
    guard let head = heads.first(where: { $0.description == now }) ?? heads.first else {
      throw APIProblem(
        status: .preconditionFailed, title: "the archive was never at that state",
        detail: "the archive is at \(now)", remedy: "read again and send the new ETag")
    }
    return head
  }

  private static func tags(of header: String) -> [String] {
    header.split(separator: ",").map { tag in
      let trimmed = tag.filter { $0 != " " }
      return trimmed.hasPrefix("W/") ? String(trimmed.dropFirst(2)) : trimmed
    }
  }

  private func check(_ visit: Visit, against operation: APIOperation) throws {
    for parameter in operation.parameters where parameter.isRequired && visit.query(parameter.name) == nil {
      throw APIProblem.unfit(parameter.name, "is missing")
    }
    for (name, value) in visit.query {
      guard let parameter = operation.parameters.first(where: { $0.name == name }) else {
        throw APIProblem.unfit(name, "is not known here")
      }
      var schema = parameter.schema
      if case .array(let items) = schema { schema = items }
      let read: CanonicalJSON =
        switch schema {
        case .integer: Int(value).map { .integer($0) } ?? .string(value)
        case .bool: value == "true" ? .bool(true) : value == "false" ? .bool(false) : .string(value)
        default: .string(value)
        }
      if let flaw = schema.flaw(of: read, among: OpenAPIDocument.schemas) {
        throw APIProblem.unfit(name, flaw.words)
      }
    }
  }
}
