import Archives
import Diagnostics

/// All the addresses the workbench answers to, and the one way in.
struct RouteTable: Sendable {
  let routes: [Route]
  let doorkeeper: Doorkeeper
  /// Told about what was refused, for the log: never a token, never words of a source.
  let log: @Sendable (String) -> Void

  /// Answers a visit.
  ///
  /// - Parameters:
  ///   - visit: The request without its body.
  ///   - body: Reads the body up to a limit; `nil` says that it is longer.
  /// - Returns: The answer, with the headers that every answer has.
  func answer(_ visit: Visit, body: (Int) async throws -> [UInt8]?) async -> Answer {
    var answer = await admittedAnswer(visit, body)
    answer.headers =
      Doorkeeper.headers.filter { header in
        !answer.headers.contains { $0.name == header.name }
      } + answer.headers
    if !answer.headers.contains(where: { $0.name == "cache-control" }) {
      answer.headers.append(("cache-control", "no-store"))
    }
    return answer
  }

  private func admittedAnswer(_ visit: Visit, _ body: (Int) async throws -> [UInt8]?) async -> Answer {
    let found = visit.path.map(find)
    let wanted: Route.Method = visit.method == .post ? .post : .get
    let match = found?.first { $0.route.method == wanted }
    let allowed = (found ?? []).flatMap { $0.route.method == .get ? ["GET", "HEAD"] : ["POST"] }
    switch doorkeeper.judge(visit, route: match?.route, allowed: allowed) {
    case .refused(let answer):
      if answer.status != .seeOther {
        log("refused with \(answer.status.rawValue); \(doorkeeper.keys.failures) wrong keys so far")
      }
      if answer.status == .unauthorized {
        let delay = doorkeeper.keys.delayInMilliseconds
        if delay > 0 { try? await Task.sleep(for: .milliseconds(delay)) }
      }
      return answer
    case .admitted(let session):
      guard let match else { return .refusal(.notFound, "There is no such page.") }
      var visit = visit
      do {
        if wanted == .post {
          guard let bytes = try await body(match.route.bodyLimit) else {
            let words = "this address takes \(match.route.bodyLimit) bytes at most"
            return match.route.kind == .api
              ? .problem(.contentTooLarge, words)
              : .refusal(.contentTooLarge, words.prefix(1).uppercased() + words.dropFirst() + ".")
          }
          visit.body = bytes
          if let session, let refusal = doorkeeper.judgeToken(visit, session: session) {
            return match.route.kind == .api ? refusal.asProblem : refusal
          }
        }
        let call = Route.Call(
          visit: visit, places: match.places, session: session ?? "",
          formToken: session.map { doorkeeper.keys.formToken(of: $0) } ?? "")
        return try await match.route.answer(call)
      } catch is SlowBody {
        log("a body came too slowly on a route of \(match.route.pattern.first ?? "")")
        var answer = Answer.refusal(.requestTimeout, "What was sent came too slowly; send it again.")
        if match.route.kind == .api { answer = answer.asProblem }
        answer.headers.append(("connection", "close"))
        return answer
      } catch let error as ArchiveError where error.isReplacement {
        log("the archive's file has been replaced")
        guard match.route.kind != .api else {
          return .problem(.conflict, error.explanation.summary, remedy: error.explanation.remedy)
        }
        let words = error.description
        return .refusal(.conflict, words.prefix(1).uppercased() + words.dropFirst() + ".")
      } catch is BrokenBody {
        let answer = Answer.refusal(.badRequest, "What was sent broke off before its end; send it again.")
        return match.route.kind == .api ? answer.asProblem : answer
      } catch {
        log("failed on a route of \(match.route.pattern.first ?? "")")
        return match.route.kind == .api
          ? .problem(.internalError, "the program failed")
          : .refusal(.internalError, "The program failed on this page; nothing was changed.")
      }
    }
  }

  private func find(_ path: [String]) -> [(route: Route, places: [String])] {
    let all = routes.compactMap { route in route.match(path).map { (route: route, places: $0) } }
    // A path that is written out goes before one with open places.
    guard let fewest = all.map(\.places.count).min() else { return [] }
    return all.filter { $0.places.count == fewest }
  }
}

extension ArchiveError {
  /// Whether it says that the file is no longer the one that was opened.
  fileprivate var isReplacement: Bool {
    if case .replaced = reason { true } else { false }
  }
}
