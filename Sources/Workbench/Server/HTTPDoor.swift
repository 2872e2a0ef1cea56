import Hummingbird
import ServiceLifecycle

private typealias HeaderName = HTTPFields.Element.Name

/// Takes requests off the wire and puts answers on it; nothing else of the workbench knows the transport.
struct HTTPDoor: HTTPResponder {
  typealias Context = BasicRequestContext

  let table: RouteTable

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
    let answer = await table.answer(visit) { limit in
      try await Self.collect(request.body, limit: limit, announced: announced)
    }
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
    let response = Response(
      status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
    return method == .head ? response.createHeadResponse() : response
  }

  /// How long a body may take, in seconds: a minute, and a second more for every 64 KB it announces.
  private static func patience(_ announced: Int?) -> Int { 60 + (announced ?? 0) >> 16 }

  /// Reads a body; a body that is longer than the limit, or says that it will be, is not read to its end.
  private static func collect(_ body: RequestBody, limit: Int, announced: Int?) async throws -> [UInt8]? {
    if let announced, announced > limit { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(announced ?? 0)
    let deadline = ContinuousClock.now.advanced(by: .seconds(patience(announced)))
    for try await part in body {
      guard bytes.count + part.readableBytes <= limit else { return nil }
      guard ContinuousClock.now < deadline else { throw SlowBody() }
      bytes.append(contentsOf: part.readableBytesView)
    }
    return bytes
  }
}

/// A body came in drop by drop, and was not waited for.
struct SlowBody: Error {}
