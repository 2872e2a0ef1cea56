import Hummingbird
import ServiceLifecycle

private typealias HeaderName = HTTPFields.Element.Name

/// Takes requests off the wire and puts answers on it; nothing else of the workbench knows the transport.
struct HTTPDoor: HTTPResponder {
  typealias Context = BasicRequestContext

  let table: RouteTable
  let patience: Patience

  func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    let head = request.head
    let method: Visit.Method =
      switch head.method {
      case .get: .get
      case .head: .head
      case .post: .post
      default: .other(head.method.rawValue)
      }
    let visit = Visit(method: method, target: head.path ?? "") { name in
      if name == "host" { return head.authority }
      return HeaderName(name).flatMap { head.headerFields[$0] }
    }
    let announced = head.headerFields[.contentLength].flatMap { Int($0) }
    let bringsBody = (announced ?? 0) > 0 || head.headerFields[.transferEncoding] != nil
    let body = IncomingBody(request.body, announced: announced, patience)
    let answer = await table.answer(visit) { limit in try await body.collect(limit) }
    var headers = HTTPFields()
    for (name, value) in answer.headers {
      guard let name = HeaderName(name) else { continue }
      headers.append(HTTPFields.Element(name: name, value: value))
    }
    headers[.contentType] = answer.contentType
    let status = HTTPResponse.Status(code: answer.status.rawValue)
    if let stream = answer.stream, method == .get {
      return Response(
        status: status, headers: headers,
        body: ResponseBody { writer in
          // What is sent to a visitor who has gone away fails, and that ends the stream.
          for await line in stream.cancelOnGracefulShutdown() {
            try await writer.write(ByteBuffer(string: line))
          }
          try await writer.write(ByteBuffer(string: EventLines.end))
          try await writer.finish(nil)
        })
    }
    if bringsBody, !body.isRead {
      // The rest is read and thrown away, so that whoever sends it hears why it was refused.
      return Response(
        status: status, headers: headers,
        body: ResponseBody(contentLength: answer.body.count) { writer in
          try await writer.write(ByteBuffer(bytes: answer.body))
          try await writer.finish(nil)
          try await body.discard()
        })
    }
    let response = Response(
      status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
    return method == .head ? response.createHeadResponse() : response
  }
}
