import Hummingbird

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
    let answer = await table.answer(visit) { limit in
      try await Self.collect(request.body, limit: limit)
    }
    var headers = HTTPFields()
    for (name, value) in answer.headers {
      guard let name = HeaderName(name) else { continue }
      headers.append(HTTPFields.Element(name: name, value: value))
    }
    headers[.contentType] = answer.contentType
    let response = Response(
      status: HTTPResponse.Status(code: answer.status.rawValue), headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
    return method == .head ? response.createHeadResponse() : response
  }

  private static func collect(_ body: RequestBody, limit: Int) async throws -> [UInt8]? {
    var bytes: [UInt8] = []
    for try await part in body {
      guard bytes.count + part.readableBytes <= limit else { return nil }
      bytes.append(contentsOf: part.readableBytesView)
    }
    return bytes
  }
}
