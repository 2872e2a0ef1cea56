import Hummingbird
import Synchronization

/// Stands in for the door until the port is known, which every request is checked against.
final class LateDoor: HTTPResponder {
  typealias Context = BasicRequestContext

  private let door = Mutex<HTTPDoor?>(nil)

  func open(_ door: HTTPDoor) { self.door.withLock { $0 = door } }

  func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    guard let door = door.withLock({ $0 }) else { return Response(status: .serviceUnavailable) }
    return try await door.respond(to: request, context: context)
  }
}
