/// An address the workbench answers to.
package struct Route: Sendable {
  /// How a route is reached.
  enum Kind: Sendable {
    /// By the printed address, once.
    case opener
    /// By looking at a page, or at what a page is made of.
    case page
    /// By sending a form.
    case action
    /// By sending a form that brings files.
    case upload
    /// By a program, in JSON.
    case api
  }

  /// Looking, or changing.
  package enum Method: Sendable {
    /// Looking.
    case get
    /// Changing.
    case post
  }

  /// What a visit comes with once it has been admitted.
  struct Call: Sendable {
    var visit: Visit
    /// What stands in the places of the path.
    var places: [String]
    /// The session.
    var session: String
    /// The token its forms carry.
    var formToken: String
  }

  /// What the body of a change is, by its media type.
  var contentType: String {
    switch kind {
    case .api: "application/json"
    case .upload: "multipart/form-data"
    case .opener, .page, .action: "application/x-www-form-urlencoded"
    }
  }

  let method: Method
  /// The steps of the path; `*` is any.
  let pattern: [String]
  let kind: Kind
  /// Whether it changes the archive, and so is closed when it is open for reading only.
  let changesArchive: Bool
  /// The most bytes its body may have.
  let bodyLimit: Int
  let answer: @Sendable (Call) async throws -> Answer

  /// A page.
  static func page(_ pattern: String, _ answer: @escaping @Sendable (Call) async throws -> Answer) -> Route {
    Route(.get, pattern, .page, false, 0, answer)
  }

  /// A form.
  static func action(
    _ pattern: String, changesArchive: Bool = true, bodyLimit: Int = 1 << 18,
    _ answer: @escaping @Sendable (Call) async throws -> Answer
  ) -> Route {
    Route(.post, pattern, .action, changesArchive, bodyLimit, answer)
  }

  /// A form that brings files.
  static func upload(
    _ pattern: String, bodyLimit: Int, _ answer: @escaping @Sendable (Call) async throws -> Answer
  ) -> Route {
    Route(.post, pattern, .upload, true, bodyLimit, answer)
  }

  /// JSON that is read.
  static func api(_ pattern: String, _ answer: @escaping @Sendable (Call) async throws -> Answer) -> Route {
    Route(.get, pattern, .api, false, 0, answer)
  }

  /// JSON that is sent.
  static func apiChange(
    _ pattern: String, bodyLimit: Int = 1 << 20, _ answer: @escaping @Sendable (Call) async throws -> Answer
  ) -> Route {
    Route(.post, pattern, .api, true, bodyLimit, answer)
  }

  /// The address that is printed.
  static let opener = Route(.get, "/open", .opener, false, 0) { _ in .refusal(.unauthorized, "") }

  private init(
    _ method: Method, _ pattern: String, _ kind: Kind, _ changesArchive: Bool, _ bodyLimit: Int,
    _ answer: @escaping @Sendable (Call) async throws -> Answer
  ) {
    self.method = method
    self.pattern = pattern.split(separator: "/").map(String.init)
    self.kind = kind
    self.changesArchive = changesArchive
    self.bodyLimit = bodyLimit
    self.answer = answer
  }

  /// What stands in the places of the pattern, if the path fits it.
  func match(_ path: [String]) -> [String]? {
    guard path.count == pattern.count else { return nil }
    var places: [String] = []
    for (step, text) in zip(pattern, path) {
      if step == "*" { places.append(text) } else if step != text { return nil }
    }
    return places
  }
}
