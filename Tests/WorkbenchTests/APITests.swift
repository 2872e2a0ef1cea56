import Archives
import Editing
import Foundation
import Testimony
import Testing
import Workbench

@Suite("The workbench for programs", .serialized)
struct APITests {
  /// What stands for the names in the paths of the document, and what is asked with.
  private static let names: [String: String] = [
    "/events/{name}": "arrival", "/persons/{name}": "anna", "/sources/{name}": "recollections",
    "/records/{kind}": "person", "/records/{kind}/{name}": "anna", "/rules/{name}": "life-at-most",
    "/statements/{name}": "s2",
  ]
  private static let queries: [String: String] = [
    "/dates": "?q=early+1919&language=en", "/order": "?first=arrival&second=letter",
    "/suppose": "?doubt=statement:s2",
    "/search": "?q=kind:report", "/history/compare": "?from=0&to=1", "/events": "?within=1919&limit=3",
    "/events/{name}/proof": "?doubt=source:lists",
  ]

  private func json(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func get(_ server: TestServer, _ path: String, _ more: [(String, String?)] = []) async throws
    -> TestServer.Reply
  {
    try await server.requestList(
      "GET", path, headers: [("authorization", "Bearer " + server.key)] + more, body: nil)
  }

  private func post(
    _ server: TestServer, _ path: String, _ body: String, match: String? = "*"
  ) async throws -> TestServer.Reply {
    try await server.requestList(
      "POST", path,
      headers: [
        ("authorization", "Bearer " + server.key), ("content-type", "application/json"), ("if-match", match),
      ], body: body)
  }

  @Test("Every address for programs is documented, and every documented one answers as the document says")
  func document() async throws {
    let workspace = try ExampleWorkspace.make()
    let routes = workspace.addresses.filter {
      $0.path.hasPrefix("/api/") && !$0.path.hasSuffix("openapi.json")
    }
    try await TestServer.run(workspace) { server in
      let document = try json(try await get(server, "/api/v1/openapi.json").body)
      #expect((document["openapi"] as? String)?.hasPrefix("3.1") == true)
      let paths = try #require(document["paths"] as? [String: [String: [String: Any]]])
      var documented: Set<String> = []
      var identifiers: Set<String> = []
      let schema = DocumentedSchema(document: document)
      let contradictions = try json(try await get(server, "/api/v1/contradictions").body)
      let first = (contradictions["open"] as? [[String: Any]])?.first?["name"] as? String
      for (path, operations) in paths.sorted(by: { $0.key < $1.key }) {
        for (method, operation) in operations {
          let pattern = path.split(separator: "/").map { $0.hasPrefix("{") ? "x" : String($0) }
          documented.insert(method.uppercased() + " /" + pattern.joined(separator: "/"))
          let identifier = try #require(operation["operationId"] as? String)
          #expect(identifiers.insert(identifier).inserted, "\(identifier)")
          guard method == "get" else { continue }
          let own = String(path.dropFirst("/api/v1".count))
          var filled = own
          if own == "/export/{format}" {
            filled = "/export/chronicle"
          } else if own.hasPrefix("/contradictions/") {
            guard let first else { continue }
            filled = "/contradictions/" + first
          } else if own.contains("{") {
            for (place, name) in Self.names.sorted(by: { $0.key.count > $1.key.count })
            where filled.hasPrefix(place) && filled.contains("{") {
              let value = place.replacing(try Regex(#"\{kind\}"#), with: "person").replacing(
                try Regex(#"\{name\}"#), with: name)
              filled = value + filled.dropFirst(place.count)
            }
          }
          let reply = try await get(server, "/api/v1" + filled + (Self.queries[own] ?? ""))
          #expect(reply.status == 200, "\(filled): \(reply.body.prefix(200))")
          #expect(reply["etag"]?.hasPrefix("\"") == true, "\(filled)")
          let responses = operation["responses"] as? [String: [String: Any]]
          let content = responses?["200"]?["content"] as? [String: [String: Any]]
          let wanted = try #require(content?["application/json"]?["schema"] as? [String: Any])
          let value = try JSONSerialization.jsonObject(with: Data(reply.body.utf8))
          #expect(schema.flaws(of: value, wanted) == [], "\(filled)")
        }
      }
      let known = Set(
        routes.map { route in (String(describing: route.method) == "get" ? "GET " : "POST ") + route.path })
      #expect(documented.symmetricDifference(known).sorted() == [])
    }
  }

  @Test(
    "A program without a key, or with a wrong one, is told so; a right key opens this interface and nothing else"
  )
  func keys() async throws {
    try await TestServer.run(ExampleWorkspace.make()) { server in
      let none = try await server.request("GET", "/api/v1")
      #expect(none.status == 401)
      #expect(none["content-type"] == "application/problem+json")
      #expect(none["www-authenticate"]?.hasPrefix("Bearer") == true)
      let wrong = try await server.request(
        "GET", "/api/v1", headers: ["authorization": "Bearer " + String(repeating: "0", count: 64)])
      #expect(wrong.status == 401)
      #expect(try await get(server, "/api/v1").status == 200)
      #expect(try await get(server, "/chronology").status == 401)
      #expect(try await get(server, "/events").status == 401)
      let foreign = try await server.request(
        "GET", "/api/v1", headers: ["host": "evil.example", "authorization": "Bearer " + server.key])
      #expect(foreign.status == 421)
    }
  }

  @Test("Who has not seen the latest state changes nothing, unless they say that they mean to")
  func concurrency() async throws {
    try await TestServer.run(ExampleWorkspace.make()) { server in
      let tag = try #require(try await get(server, "/api/v1")["etag"])
      let unchanged = try await get(server, "/api/v1", [("if-none-match", tag)])
      #expect(unchanged.status == 304)
      #expect(unchanged.body.isEmpty)
      let title = #"{"reason":"title changed","changes":[{"title":"Another"}]}"#
      let blind = try await post(server, "/api/v1/changes", title, match: nil)
      #expect(blind.status == 428)
      let first = try await post(server, "/api/v1/changes", title, match: tag)
      #expect(first.status == 200)
      let second = try await post(
        server, "/api/v1/changes", #"{"reason":"mine","changes":[{"title":"Mine"}]}"#, match: tag)
      #expect(second.status == 412)
      #expect(second["content-type"] == "application/problem+json")
      #expect(try json(try await get(server, "/api/v1").body)["title"] as? String == "Another")
      #expect(try await get(server, "/api/v1", [("if-none-match", tag)]).status == 200)
      let third = try await post(
        server, "/api/v1/changes", #"{"reason":"mine","changes":[{"title":"Mine"}]}"#, match: first["etag"])
      #expect(third.status == 200)
    }
  }

  @Test("What an editor does, a program does: records, decisions, rulings, rules, sources, undo and redo")
  func acts() async throws {
    let desk = try ExampleWorkspace.desk()
    try await TestServer.run(Workspace(Shelf(desk))) { server in
      // A record is taken as it was given.
      let person = try json(try await get(server, "/api/v1/records/person/anna").body)
      var record = try #require(person["record"] as? [String: Any])
      record["note"] = "Met in Narva."
      let put = try JSONSerialization.data(
        withJSONObject: [
          "reason": "note on Anna", "changes": [["put": ["kind": "person", "record": record]]],
        ] as [String: Any])
      #expect(try await post(server, "/api/v1/changes", String(decoding: put, as: UTF8.self)).status == 200)
      #expect(try desk.now().inquiry.persons.first { $0.slug.rawValue == "anna" }?.note == "Met in Narva.")
      // And taken back, and done again.
      #expect(try await post(server, "/api/v1/history/undo", "{}").status == 200)
      #expect(try desk.now().inquiry.persons.first { $0.slug.rawValue == "anna" }?.note == nil)
      #expect(try await post(server, "/api/v1/history/redo", "{}").status == 200)
      #expect(try await post(server, "/api/v1/history/redo", "{}").status == 409)

      let rule = try await post(server, "/api/v1/rules/life-at-most", #"{"number":90}"#)
      #expect(rule.status == 200)
      #expect(try desk.now().inquiry.rules.contains { $0.assumption == .lifeAtMost(years: 90) })
      #expect(try await post(server, "/api/v1/rules/life-at-most", #"{"number":90}"#).status == 409)
      #expect(try await post(server, "/api/v1/rules/life-at-most", #"{"number":900}"#).status == 422)
      #expect(try await post(server, "/api/v1/rules/life-at-most", #"{"number":120}"#).status == 200)
      #expect(try desk.now().inquiry.rules.isEmpty)

      let ruling = try await post(
        server, "/api/v1/rulings",
        #"{"question":"When was the arrival?","reason":"nearer","evidence":["statement:s2"],"doubts":["statement:s2"]}"#
      )
      #expect(ruling.status == 200, "\(ruling.body)")
      let name = try #require((try json(ruling.body)["record"] as? [String: Any])?["name"] as? String)
      #expect(try await post(server, "/api/v1/rulings/\(name)/reopen", "{}").status == 200)
      #expect(try desk.now().inquiry.rulings.allSatisfy { $0.isOpenAgain })

      let source = try await post(
        server, "/api/v1/sources",
        #"{"title":"A letter","kind":"letter","authors":["Anna Vermeer"],"composed":"1919-03","fileName":"../../etc/letter.md","content":"Dear sister,\n\nwe are at Narva.\n"}"#
      )
      #expect(source.status == 200, "\(source.body)")
      let added = try #require(try desk.now().inquiry.sources.first { $0.title == "A letter" })
      let text = try #require(try desk.now().inquiry.texts.first { $0.source == added.id })
      #expect(text.original.fileName == "letter.md")
      let changed = try await post(
        server, "/api/v1/sources/\(added.slug)", #"{"title":"A letter to her sister"}"#)
      #expect(changed.status == 200)
      let decided = try await post(
        server, "/api/v1/decisions", #"{"proposals":[{"kind":"person","id":"anna"}],"decision":"accepted"}"#)
      #expect(decided.status == 422)
    }
  }

  @Test(
    "A request that is none is refused with the place of the flaw, and changes nothing",
    arguments: [
      ("/changes", "nonsense", 400), ("/changes", #"{"reason":"x"}"#, 422),
      ("/changes", #"{"reason":"x","changes":[{}]}"#, 422),
      ("/changes", #"{"reason":"x","changes":[{"put":{"kind":"person","record":{"name":"x"}}}]}"#, 422),
      ("/changes", #"{"reason":"x","changes":[{"put":{"kind":"ghost","record":{}}}]}"#, 422),
      ("/changes", #"{"reason":"x","changes":[{"remove":{"kind":"person","id":"anna"}}]}"#, 422),
      ("/changes", #"{"reason":"x","changes":[],"more":1}"#, 422),
      ("/rules/no-such-rule", #"{"isOn":false}"#, 404),
      ("/rulings/none/reopen", "{}", 404), ("/sources", #"{"composed":"early spring"}"#, 422),
      ("/sources", #"{"title":"x","contentBase64":"%%%"}"#, 422), ("/sources/none", #"{"title":"x"}"#, 404),
    ])
  func refusals(_ path: String, _ body: String, _ status: Int) async throws {
    let desk = try ExampleWorkspace.desk()
    let head = try desk.now().head
    try await TestServer.run(Workspace(Shelf(desk))) { server in
      let reply = try await post(server, "/api/v1" + path, body)
      #expect(reply.status == status, "\(reply.body)")
      #expect(reply["content-type"] == "application/problem+json")
      #expect(try json(reply.body)["title"] as? String != nil)
      #expect(try desk.now().head == head)
    }
  }

  @Test(
    "A query that cannot be read is refused by its name",
    arguments: ["?from=x", "?limit=0", "?nonsense=1", "?within=Tuesday"])
  func queries(_ query: String) async throws {
    try await TestServer.run(ExampleWorkspace.make()) { server in
      let reply = try await get(server, "/api/v1/events" + query)
      #expect([400, 422].contains(reply.status), "\(reply.body)")
      #expect(reply["content-type"] == "application/problem+json")
    }
  }

  @Test("Opened for reading only, every change is closed to programs too")
  func readOnly() async throws {
    let workspace = try ExampleWorkspace.make(isReadOnly: true)
    let paths = workspace.addresses.filter { String(describing: $0.method) == "post" }.map(\.path)
    try await TestServer.run(workspace, isReadOnly: true) { server in
      let cookie = try await server.openSession()
      let page = try await server.request("GET", "/settings", headers: ["cookie": cookie])
      let token = try #require(server.token(in: page.body))
      for path in paths where path != "/settings" {
        if path.hasPrefix("/api") {
          #expect(try await post(server, path, "{}").status == 403, "\(path)")
        }
        let type =
          path.hasPrefix("/api")
          ? "application/json"
          : path == "/add-source" || path.hasSuffix("/revise")
            ? "multipart/form-data; boundary=x" : "application/x-www-form-urlencoded"
        let reply = try await server.requestList(
          "POST", path,
          headers: [
            ("cookie", cookie), ("origin", server.origin), ("content-type", type), ("x-temoin-token", token),
          ], body: "")
        #expect(reply.status == 403, "\(path)")
      }
    }
  }
}
