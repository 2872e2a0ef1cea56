/// A request as the workbench sees it: everything decoded once, nothing of the transport left.
struct Visit: Sendable {
  /// What is asked for.
  enum Method: Hashable, Sendable {
    case get, head, post
    case other(String)
  }

  var method: Method
  /// The path as sent, with the query.
  var target: String
  /// The decoded steps of the path; `nil` where it cannot be decoded or climbs.
  var path: [String]?
  /// The decoded query.
  var query: [(name: String, value: String)]
  var host: String?
  var origin: String?
  var fetchSite: String?
  var fetchMode: String?
  var contentType: String?
  /// What divides the parts of a form that brings files.
  var boundary: String?
  /// The key of a program, where it shows one.
  var bearer: String?
  /// The states the visitor has, or wants to find.
  var ifMatch: String?
  var ifNoneMatch: String?
  var acceptLanguage: String?
  var token: String?
  /// The name of the part of the page that is asked for, where a script asks for one.
  var part: String?
  var cookies: [String: String]
  var body: [UInt8] = []

  /// Creates a visit from what was sent.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - target: The path with the query.
  ///   - header: The value of a header, by its name in lower case.
  init(method: Method, target: String, header: (String) -> String?) {
    self.method = method
    self.target = target
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = Visit.steps(of: parts[0])
    query = parts.count > 1 ? FormFields.decode(parts[1].utf8) ?? [] : []
    host = header("host")
    origin = header("origin")
    fetchSite = header("sec-fetch-site")
    fetchMode = header("sec-fetch-mode")
    contentType = header("content-type").map { text in
      String(text.prefix { $0 != ";" }).filter { $0 != " " }.lowercased()
    }
    boundary = header("content-type").flatMap(MultipartForm.boundary)
    bearer = header("authorization").flatMap { text in
      text.lowercased().hasPrefix("bearer ") ? String(text.dropFirst(7)) : nil
    }
    ifMatch = header("if-match")
    ifNoneMatch = header("if-none-match")
    acceptLanguage = header("accept-language")
    token = header("x-temoin-token")
    part = header("x-temoin-part")
    cookies = [:]
    for pair in (header("cookie") ?? "").split(separator: ";") {
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2 else { continue }
      let name = halves[0].drop { $0 == " " }
      if cookies[String(name)] == nil { cookies[String(name)] = String(halves[1]) }
    }
  }

  /// The value under a name of the query.
  func query(_ name: String) -> String? {
    query.first { $0.name == name }.map(\.value).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The values under a name of the query.
  func queries(_ name: String) -> [String] { query.filter { $0.name == name }.map(\.value) }

  /// The fields of the form in the body; `nil` where the body is none.
  var form: FormFields? {
    if let boundary, contentType == "multipart/form-data" {
      return MultipartForm(body, boundary: boundary).map { FormFields(fields: $0.fields) }
    }
    return FormFields.decode(body).map(FormFields.init)
  }

  /// The form in the body with the files it brings; `nil` where the body is none.
  var multipart: MultipartForm? { boundary.flatMap { MultipartForm(body, boundary: $0) } }

  private static func steps(of path: Substring) -> [String]? {
    guard path.hasPrefix("/") else { return nil }
    var steps: [String] = []
    for step in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      guard let text = FormFields.percentDecoded(step.utf8, plusIsSpace: false), text != ".", text != "..",
        !text.unicodeScalars.contains(where: { $0 == "/" || $0 == "\\" || $0.value < 0x20 })
      else { return nil }
      steps.append(text)
    }
    if steps.last == "" { steps.removeLast() }
    return steps.contains("") ? nil : steps
  }
}

/// The fields of a form, in order.
struct FormFields: Sendable {
  let fields: [(name: String, value: String)]

  /// The first value under a name, without white space at its ends; `nil` where there is none or it is empty.
  subscript(_ name: String) -> String? {
    guard let field = fields.first(where: { $0.name == name }) else { return nil }
    var text = field.value[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text.isEmpty ? nil : String(text)
  }

  /// All the values under a name.
  func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  /// Decodes `application/x-www-form-urlencoded`; `nil` for what is not UTF-8, holds U+0000 or has over 2,000 fields.
  static func decode(_ bytes: some Collection<UInt8>) -> [(name: String, value: String)]? {
    var fields: [(name: String, value: String)] = []
    for pair in bytes.split(separator: 0x26) {
      guard fields.count < 2000 else { return nil }
      let halves = pair.split(separator: 0x3D, maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = percentDecoded(halves[0], plusIsSpace: true),
        let value = halves.count > 1 ? percentDecoded(halves[1], plusIsSpace: true) : ""
      else { return nil }
      fields.append((name, value))
    }
    return fields
  }

  /// Decodes percent signs once; `nil` for what is broken, not UTF-8 or holds U+0000.
  static func percentDecoded(_ bytes: some Sequence<UInt8>, plusIsSpace: Bool) -> String? {
    func digit(_ byte: UInt8?) -> UInt8? {
      switch byte {
      case .some(0x30...0x39): byte.map { $0 - 0x30 }
      case .some(0x41...0x46): byte.map { $0 - 0x37 }
      case .some(0x61...0x66): byte.map { $0 - 0x57 }
      default: nil
      }
    }
    var result: [UInt8] = []
    var iterator = bytes.makeIterator()
    while let byte = iterator.next() {
      if byte == 0x25 {
        guard let high = digit(iterator.next()), let low = digit(iterator.next()) else { return nil }
        result.append(high << 4 | low)
      } else {
        result.append(plusIsSpace && byte == 0x2B ? 0x20 : byte)
      }
    }
    guard !result.contains(0) else { return nil }
    return String(validating: result, as: UTF8.self)
  }
}
