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
    /// Go on, in this session.
    case admitted(session: String)
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
    if let refusal = judgeTransport(visit) { return .refused(refusal) }
    if let route, route.kind == .opener { return judgeOpener(visit) }
    guard let session = visit.cookies[Self.sessionCookie], keys.isOpen(session) else {
      return .refused(
        .refusal(
          .unauthorized,
          "Open the address that temoin serve has printed. / Ouvrez l’adresse affichée par temoin serve."))
    }
    guard let route else {
      guard !allowed.isEmpty else { return .refused(.refusal(.notFound, "There is no such page.")) }
      var answer = Answer.refusal(.methodNotAllowed, "This address does not answer to that method.")
      answer.headers.append(("allow", allowed.joined(separator: ", ")))
      return .refused(answer)
    }
    if route.method == .post, let refusal = judgeChange(visit, route) { return .refused(refusal) }
    return .admitted(session: session)
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
    let expected = route.kind == .api ? "application/json" : "application/x-www-form-urlencoded"
    guard visit.contentType == expected else {
      return .refusal(.unsupportedMediaType, "This address takes \(expected).")
    }
    if isReadOnly, route.changesArchive {
      return .refusal(.forbidden, "This workbench was opened for reading only.")
    }
    return nil
  }

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
