import Presentation

/// Decides who may ask for what, before any page is made: the whole of the server's access control.
struct Doorkeeper: Sendable {
  /// The name of the cookie that holds the session.
  static let sessionCookie = "temoin-session"
  /// The longest address that is read.
  static let addressLimit = 8192

  let keys: SessionKeys
  let port: Int
  let isReadOnly: Bool

  /// What a visitor may do.
  enum Verdict: Sendable {
    /// Go on, in this session; `nil` for a program that has shown its key.
    case admitted(session: String?)
    /// Take this answer and go.
    case refused(Answer)
  }

  /// The hosts under which this server may be named; anything else is a rebound name or a mistake.
  var hosts: [String] { ["127.0.0.1:\(port)", "localhost:\(port)", "[::1]:\(port)"] }

  /// Judges a visit to a route.
  ///
  /// - Parameters:
  ///   - visit: The request, without its body.
  ///   - route: The route its path leads to; `nil` where there is none.
  ///   - allowed: The methods routes of that path answer to.
  /// - Returns: The session it is admitted in, or the refusal.
  func judge(_ visit: Visit, route: Route?, allowed: [String]) -> Verdict {
    let isForPrograms = visit.target.hasPrefix("/api/")
    if let refusal = judgeTransport(visit) { return .refused(isForPrograms ? refusal.asProblem : refusal) }
    if let route, route.kind == .opener { return judgeOpener(visit) }
    if isForPrograms, let bearer = visit.bearer {
      guard keys.isBearer(bearer) else { return .refused(Self.unauthorizedProgram) }
      return judgeProgram(visit, route: route, allowed: allowed)
    }
    guard let session = visit.cookies[Self.sessionCookie], keys.isOpen(session) else {
      return .refused(
        isForPrograms
          ? Self.unauthorizedProgram
          : .refusal(
            .unauthorized,
            "Open the address that temoin serve has printed. / Ouvrez l’adresse affichée par temoin serve."))
    }
    guard let route else { return .refused(Self.noRoute(allowed, isForPrograms: isForPrograms)) }
    if route.method == .post, let refusal = judgeChange(visit, route) {
      return .refused(isForPrograms ? refusal.asProblem : refusal)
    }
    return .admitted(session: session)
  }

  /// Judges a program that has shown its key: no browser sends that of itself, so no origin is asked for.
  private func judgeProgram(_ visit: Visit, route: Route?, allowed: [String]) -> Verdict {
    guard let route else { return .refused(Self.noRoute(allowed, isForPrograms: true)) }
    if route.method == .post, let refusal = judgeBody(visit, route) { return .refused(refusal.asProblem) }
    return .admitted(session: nil)
  }

  private static func noRoute(_ allowed: [String], isForPrograms: Bool) -> Answer {
    guard !allowed.isEmpty else {
      let answer = Answer.refusal(.notFound, "There is no such page.")
      return isForPrograms ? answer.asProblem : answer
    }
    var answer = Answer.refusal(.methodNotAllowed, "This address does not answer to that method.")
    if isForPrograms { answer = answer.asProblem }
    answer.headers.append(("allow", allowed.joined(separator: ", ")))
    return answer
  }

  private static var unauthorizedProgram: Answer {
    var answer = Answer.problem(
      .unauthorized, "no key was shown, or a wrong one",
      remedy: "send the key that temoin serve --token-file has written, as Authorization: Bearer")
    answer.headers.append(("www-authenticate", "Bearer realm=\"temoin\""))
    return answer
  }

  /// Judges the token of a change once its body is read.
  func judgeToken(_ visit: Visit, session: String) -> Answer? {
    let token = visit.token ?? visit.form?["token"] ?? ""
    guard keys.isFormToken(token, of: session) else {
      return .refusal(.forbidden, "The form was not made by this session; open the page again.")
    }
    return nil
  }

  private func judgeTransport(_ visit: Visit) -> Answer? {
    guard visit.target.hasPrefix("/") else {
      return .refusal(.badRequest, "The address is not one of this server.")
    }
    guard visit.target.utf8.count <= Self.addressLimit else {
      return .refusal(.addressTooLong, "The address is too long.")
    }
    guard let host = visit.host, hosts.contains(host.lowercased()) else {
      return .refusal(.misdirected, "This server does not answer under that name.")
    }
    switch visit.method {
    case .get, .head, .post: break
    case .other:
      var answer = Answer.refusal(.methodNotAllowed, "This server answers to GET, HEAD and POST.")
      answer.headers.append(("allow", "GET, HEAD, POST"))
      return answer
    }
    // Another site may link to a page, where the cookie stays behind; it may embed or call nothing.
    if let site = visit.fetchSite, site != "same-origin", site != "none", visit.fetchMode != "navigate" {
      return .refusal(.forbidden, "Requests from other sites are not answered.")
    }
    return nil
  }

  private func judgeOpener(_ visit: Visit) -> Verdict {
    guard visit.method == .get, let token = visit.query("token"), let session = keys.open(with: token) else {
      return .refused(
        .refusal(.unauthorized, "This address has been used or is not right; ask temoin serve for a new one.")
      )
    }
    var answer = Answer.redirect(to: Address())
    answer.headers.append(
      ("set-cookie", "\(Self.sessionCookie)=\(session); HttpOnly; SameSite=Strict; Path=/"))
    return .refused(answer)
  }

  private func judgeChange(_ visit: Visit, _ route: Route) -> Answer? {
    guard let host = visit.host, let origin = visit.origin, origin == "http://" + host.lowercased() else {
      return .refusal(.forbidden, "Changes are taken from this server’s own pages only.")
    }
    if let site = visit.fetchSite, site != "same-origin" {
      return .refusal(.forbidden, "Changes are taken from this server’s own pages only.")
    }
    return judgeBody(visit, route)
  }

  private func judgeBody(_ visit: Visit, _ route: Route) -> Answer? {
    guard visit.contentType == route.contentType else {
      return .refusal(.unsupportedMediaType, "This address takes \(route.contentType).")
    }
    if isReadOnly, route.changesArchive {
      return .refusal(.forbidden, "This workbench was opened for reading only.")
    }
    return nil
  }

  // MARK: What every answer says

  /// The headers of every answer: no script but the program's own, no frame, no foreign origin.
  static let headers: [(name: String, value: String)] = [
    (
      "content-security-policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    // Not `no-referrer`: under it browsers send `Origin: null` with the program's own forms.
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
  ]
}

extension Answer {
  /// A short refusal in the form that programs read.
  var asProblem: Answer {
    var words = String(decoding: body, as: UTF8.self)
    while words.last == "\n" || words.last == "." { words.removeLast() }
    var answer = Answer.problem(status, words.prefix(1).lowercased() + words.dropFirst())
    answer.headers = headers
    return answer
  }
}
