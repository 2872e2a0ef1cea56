import Archives
import Editing
import Foundation
import TestSupport
import Testing
import Workbench

@Suite("Whatever programs send", .serialized)
struct APIFuzzTests {
  /// Makes requests out of the served document, knowing nothing of how the program made it.
  private struct Requests {
    var random: SplitMix64
    let schemas: [String: [String: Any]]

    /// Words that mean something in the example, words that mean nothing, and words that should mean harm.
    private static let words = [
      "", " ", "anna", "arrival", "recollections", "lists", "s2", "person:anna", "event:arrival",
      "statement:s2",
      "source:lists", "witness:text", "rule:life-at-most", "life-at-most", "Anna Vermeer",
      "her temper intact",
      "Eight days at sea", "1919", "1919-02-31", "early 1919", "[1919-01..1919-02]", "Y-999999999", "-1", "0",
      "person", "event", "text", "chronicle", "gedcom", "person anna \"Anna\"", "<script>", "\u{0}",
      "\u{FEFF}", "é\u{301}",
      "👩‍👩‍👧", "\u{202E}abc", "../../etc/passwd", "%00", "a:b:c", String(repeating: "x", count: 5_000),
      "aGVsbG8=", "%%%",
    ]

    mutating func word() -> String { Self.words.randomElement(using: &random) ?? "" }

    /// A value that a schema admits, or now and then one that it does not.
    mutating func value(_ schema: [String: Any], depth: Int = 0) -> Any {
      if Int.random(in: 0..<12, using: &random) == 0 { return wrong() }
      if let reference = schema["$ref"] as? String {
        let name = String(reference.split(separator: "/").last ?? "")
        return depth > 6 ? NSNull() : value(schemas[name] ?? [:], depth: depth + 1)
      }
      if let options = schema["anyOf"] as? [[String: Any]], let one = options.randomElement(using: &random) {
        return value(one, depth: depth + 1)
      }
      if let words = schema["enum"] as? [String] { return words.randomElement(using: &random) ?? "" }
      switch schema["type"] as? String {
      case "string": return word()
      case "boolean": return Bool.random(using: &random)
      case "integer", "number":
        return [0, 1, 2, 17, 120, 427, -1, Int.max, Int.min].randomElement(using: &random) ?? 0
      case "array":
        guard depth < 6, let items = schema["items"] as? [String: Any] else { return [Any]() }
        return (0..<Int.random(in: 0...3, using: &random)).map { _ in value(items, depth: depth + 1) }
      default:
        let known = (schema["properties"] as? [String: [String: Any]] ?? [:]).sorted { $0.key < $1.key }
        let needed = Set(schema["required"] as? [String] ?? [])
        var object: [String: Any] = [:]
        for (name, own) in known where needed.contains(name) || Bool.random(using: &random) {
          object[name] = value(own, depth: depth + 1)
        }
        if schema["additionalProperties"] as? Bool != false { object[word()] = wrong() }
        return object
      }
    }

    private mutating func wrong() -> Any {
      let values: [Any] = [NSNull(), 1.5, -7, "text", [Any](), [String: Any](), true, ["put": 1], [[[]]]]
      return values.randomElement(using: &random) ?? NSNull()
    }

    /// A path with something in its open places.
    mutating func path(_ pattern: String) -> String {
      pattern.split(separator: "/").map { step in
        guard step.hasPrefix("{") else { return String(step) }
        let allowed = CharacterSet.alphanumerics
        return word().addingPercentEncoding(withAllowedCharacters: allowed) ?? "x"
      }.map { $0.isEmpty ? "x" : $0 }.reduce("") { $0 + "/" + $1 }
    }
  }

  @Test(
    "No request made from the document, right or wrong, makes the program fail or answer as it does not say",
    arguments: Seed.sample(4))
  func fromTheDocument(_ seed: Seed) async throws {
    let desk = try ExampleWorkspace.desk()
    try await TestServer.run(Workspace(Shelf(desk))) { server in
      let key = ("authorization", Optional("Bearer " + server.key))
      let served = try await server.requestList("GET", "/api/v1/openapi.json", headers: [key], body: nil)
      let document = try #require(
        try JSONSerialization.jsonObject(with: Data(served.body.utf8)) as? [String: Any])
      let paths = try #require(document["paths"] as? [String: [String: [String: Any]]])
      let components = document["components"] as? [String: Any]
      var requests = Requests(
        random: seed.generator, schemas: components?["schemas"] as? [String: [String: Any]] ?? [:])
      for (pattern, operations) in paths.sorted(by: { $0.key < $1.key }) {
        for (method, operation) in operations.sorted(by: { $0.key < $1.key }) {
          let documented = Set((operation["responses"] as? [String: Any] ?? [:]).keys)
          for _ in 0..<6 {
            let reply: TestServer.Reply
            var sent = requests.path(pattern)
            if method == "get" {
              let parameters = operation["parameters"] as? [[String: Any]] ?? []
              let query = parameters.filter { $0["in"] as? String == "query" }.map { parameter in
                let name = parameter["name"] as? String ?? ""
                let value = "\(requests.value(parameter["schema"] as? [String: Any] ?? [:]))"
                return name + "=" + (value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
              }
              if !query.isEmpty { sent += "?" + query.joined(separator: "&") }
              reply = try await server.requestList("GET", sent, headers: [key], body: nil)
            } else {
              let schema =
                ((operation["requestBody"] as? [String: Any])?["content"] as? [String: [String: Any]])?[
                  "application/json"]?["schema"] as? [String: Any]
              let body = try JSONSerialization.data(
                withJSONObject: requests.value(schema ?? [:]), options: .fragmentsAllowed)
              let text = String(decoding: body, as: UTF8.self)
              sent += " " + text.prefix(600)
              reply = try await server.requestList(
                "POST", requests.path(pattern),
                headers: [key, ("content-type", "application/json"), ("if-match", "*")], body: text)
            }
            #expect(reply.status < 500, "\(method) \(sent): \(reply.body.prefix(200)) (\(seed))")
            // An address of 8 KB is refused before any operation is asked.
            #expect(
              documented.contains(String(reply.status)) || reply.status == 414,
              "\(method) \(sent): \(reply.status) is not documented (\(seed))")
            if reply.status >= 400 {
              #expect(reply["content-type"] == "application/problem+json", "\(sent)")
            }
          }
        }
      }
      // Nothing of it has broken the archive.
      #expect(try desk.verify().verification.problems.isEmpty)
    }
  }

  @Test(
    "A body that is no JSON, or JSON of a kind nobody needs, is refused",
    arguments: [
      "", "{", "[1,", "{\"a\":}", "nul", "\"\\ud800\"", "{\"reason\":\"\\u0000\"", "1e999",
      "{\"a\":1,\"a\":2}",
      String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 50_000),
      "{\"reason\":\"x\",\"changes\":" + String(repeating: "[", count: 3_000)
        + String(repeating: "]", count: 3_000) + "}",
    ])
  func noJSON(_ body: String) async throws {
    try await TestServer.run(ExampleWorkspace.make()) { server in
      for path in ["/changes", "/statements", "/import", "/history/undo"] {
        let reply = try await server.requestList(
          "POST", "/api/v1" + path,
          headers: [
            ("authorization", "Bearer " + server.key), ("content-type", "application/json"),
            ("if-match", "*"),
          ], body: body)
        #expect([400, 422].contains(reply.status), "\(path): \(reply.status)")
        #expect(reply["content-type"] == "application/problem+json")
      }
    }
  }
}
