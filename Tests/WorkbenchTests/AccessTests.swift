import Foundation
import Testing
import Workbench

@Suite("Who may ask for what", .serialized)
struct AccessTests {
  /// Every address, with the methods it answers to; the route table itself is the list.
  private func routes() throws -> [(method: String, path: String)] {
    try ExampleWorkspace.make().addresses.map { (String(describing: $0.method).uppercased(), $0.path) }
  }

  @Test("Without a session nothing is shown, on any address")
  func noSession() async throws {
    try await TestServer.run(ExampleWorkspace.make()) { server in
      for (method, path) in try routes() {
        let reply = try await server.request(
          method, path,
          headers: [
            "origin": server.origin, "content-type": "application/x-www-form-urlencoded",
            "sec-fetch-site": "same-origin",
          ], body: method == "POST" ? "" : nil)
        #expect(reply.status == 401, "\(method) \(path)")
        #expect(reply.body.utf8.count < 400, "\(method) \(path)")
        #expect(reply["set-cookie"] == nil)
      }
      let unknown = try await server.request("GET", "/no/such/page")
      #expect(unknown.status == 401)
    }
  }

  @Test("The printed address opens once and is dead afterwards")
  func opener() async throws {
    try await TestServer.run(ExampleWorkspace.make()) { server in
      let cookie = try await server.openSession()
      let target = String(server.opener.dropFirst(server.origin.count))
      let again = try await server.request("GET", target)
      #expect(again.status == 401)
      let page = try await server.request("GET", "/chronology", headers: ["cookie": cookie])
      #expect(page.status == 200)
      let opened = try await server.request("GET", "/open?token=" + String(repeating: "0", count: 64))
      #expect(opened.status == 401)
    }
  }

  @Test("The cookie is for this server only and out of reach of scripts")
  func cookie() async throws {
    try await TestServer.run(ExampleWorkspace.make()) { server in
      let reply = try await server.request("GET", String(server.opener.dropFirst(server.origin.count)))
      let cookie = try #require(reply["set-cookie"])
      #expect(cookie.contains("HttpOnly"))
      #expect(cookie.contains("SameSite=Strict"))
      #expect(reply["location"] == "/")
    }
  }

  @Test("A foreign or missing host is refused before anything else, on any address")
  func hosts() async throws {
    try await TestServer.run(ExampleWorkspace.make()) { server in
      let cookie = try await server.openSession()
      let hosts: [String?] = [
        "evil.example", "127.0.0.1.nip.example:\(server.port)", "127.0.0.1:1", "127.0.0.1.:\(server.port)",
        nil,
        "localhost.:\(server.port)",
      ]
      for (method, path) in try routes() {
        for host in hosts {
          let reply = try await server.request(
            method, path, headers: ["host": host, "cookie": cookie], body: method == "POST" ? "" : nil)
          #expect([400, 421].contains(reply.status), "\(method) \(path) \(host ?? "none")")
        }
      }
      let local = try await server.request(
        "GET", "/chronology", headers: ["host": "localhost:\(server.port)", "cookie": cookie])
      #expect(local.status == 200)
    }
  }

  @Test("A change is taken from the program’s own pages only, on any address")
  func changes() async throws {
    try await TestServer.run(ExampleWorkspace.make()) { server in
      let cookie = try await server.openSession()
      let form = "application/x-www-form-urlencoded"
      for (method, path) in try routes() where method == "POST" {
        let isAPI = path.hasPrefix("/api")
        let type =
          isAPI
          ? "application/json"
          : path == "/add-source" || path.hasSuffix("/revise") ? "multipart/form-data" : form
        let types = ["text/plain", "multipart/form-data", "application/json", form, nil]
        let good: [(String, String?)] = [
          ("cookie", cookie), ("origin", server.origin), ("sec-fetch-site", "same-origin"),
          ("content-type", type),
        ]
        func post(_ name: String, _ value: String?, body: String = "") async throws -> Int {
          var headers = good.filter { $0.0 != name }
          headers.append((name, value))
          return try await server.requestList("POST", path, headers: headers, body: body).status
        }
        for origin in [
          "http://evil.example", "null", nil, "https://127.0.0.1:\(server.port)", "http://127.0.0.1:1",
        ] {
          #expect(try await post("origin", origin) == 403, "\(path) from \(origin ?? "nowhere")")
        }
        for site in ["cross-site", "same-site"] {
          #expect(try await post("sec-fetch-site", site) == 403, "\(path) \(site)")
        }
        for wrong in types where wrong != type {
          #expect(try await post("content-type", wrong) == 415, "\(path) \(wrong ?? "no type")")
        }
        #expect(try await post("x", "y") == 403, "\(path) without a token")
        #expect(
          try await post("x-temoin-token", String(repeating: "a", count: 64)) == 403,
          "\(path) with a foreign token")
        #expect(
          try await server.requestList("GET", path, headers: [("cookie", cookie)], body: nil).status != 500)
      }
    }
  }

  @Test("Another site can embed and call nothing, and no answer invites it")
  func otherSites() async throws {
    try await TestServer.run(ExampleWorkspace.make()) { server in
      let cookie = try await server.openSession()
      for (_, path) in try routes() {
        let embedded = try await server.request(
          "GET", path,
          headers: ["cookie": cookie, "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"])
        #expect(embedded.status == 403, "\(path)")
        let asked = try await server.request(
          "OPTIONS", path,
          headers: [
            "cookie": cookie, "origin": "http://evil.example", "access-control-request-method": "POST",
          ])
        #expect(asked.status == 405, "\(path)")
        #expect(!asked.headers.contains { $0.name.hasPrefix("access-control") })
        for method in ["PUT", "DELETE", "TRACE", "PATCH"] {
          #expect(
            try await server.request(method, path, headers: ["cookie": cookie]).status == 405,
            "\(method) \(path)")
        }
      }
    }
  }

  @Test("Every answer forbids foreign scripts, frames and guesses about its type")
  func headers() async throws {
    try await TestServer.run(ExampleWorkspace.make()) { server in
      let cookie = try await server.openSession()
      for (method, path) in try routes() where method == "GET" {
        for reply in [
          try await server.request("GET", path, headers: ["cookie": cookie]),
          try await server.request("GET", path),
        ] {
          let policy = try #require(reply["content-security-policy"], "\(path)")
          #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
          #expect(!policy.contains("unsafe"))
          #expect(reply["x-content-type-options"] == "nosniff")
          // What is no page may carry any words; it is never read as one.
          guard reply["content-type"]?.hasPrefix("text/html") == true else { continue }
          #expect(!reply.body.contains("<script>") && !reply.body.contains("onerror=alert(2)>"), "\(path)")
          #expect(!reply.body.contains(" style="), "\(path)")
        }
      }
    }
  }

  @Test(
    "A path that climbs, lies or is broken leads nowhere",
    arguments: [
      "/assets/../Package.swift", "/assets/%2e%2e/Package.swift", "/assets/%252e%252e%252fPackage.swift",
      "/assets/..%5cPackage.swift", "/assets/tokens.css%00.js", "/assets//etc/passwd", "/assets/%ff",
      "/assets/%2",
      "//evil.example/", "/assets/%2Fetc%2Fpasswd",
    ])
  func paths(_ path: String) async throws {
    try await TestServer.run(ExampleWorkspace.make()) { server in
      let cookie = try await server.openSession()
      let reply = try await server.request("GET", path, headers: ["cookie": cookie])
      #expect([400, 404].contains(reply.status))
    }
  }

  @Test("What is no proper request is refused, and the server goes on")
  func brokenRequests() async throws {
    try await TestServer.run(ExampleWorkspace.make()) { server in
      let cookie = try await server.openSession()
      let host = "127.0.0.1:\(server.port)"
      let requests = [
        "GET http://evil.example/ HTTP/1.1\r\nhost: \(host)\r\nconnection: close\r\n\r\n",
        "POST /settings HTTP/1.1\r\nhost: \(host)\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
        "GET /\r\n\r\n",
        "GET / HTTP/1.1\r\nhost: \(host)\r\n" + String(repeating: "x: y\r\n", count: 2000) + "\r\n",
        "GET / HTTP/1.1\r\nhost: \(host)\r\nx: " + String(repeating: "y", count: 100_000) + "\r\n\r\n",
        "NONSENSE\r\n\r\n",
      ]
      for request in requests {
        let status = try? await server.send(request).status
        #expect(status == nil || (400..<500).contains(status ?? 0), "\(request.prefix(60))")
      }
      let long = try await server.request(
        "GET", "/chronology?q=" + String(repeating: "a", count: 9000), headers: ["cookie": cookie])
      #expect([414, 400].contains(long.status))
      #expect(try await server.request("GET", "/chronology", headers: ["cookie": cookie]).status == 200)
    }
  }

  @Test("A body over the limit is refused")
  func bodies() async throws {
    try await TestServer.run(ExampleWorkspace.make()) { server in
      let cookie = try await server.openSession()
      let reply = try await server.request(
        "POST", "/settings",
        headers: [
          "cookie": cookie, "origin": server.origin, "content-type": "application/x-www-form-urlencoded",
        ], body: String(repeating: "a", count: 400_000))
      #expect(reply.status == 413)
    }
  }

  @Test(
    "A form leads on to this program’s own pages only",
    arguments: ["//evil.example", "https://evil.example", "/\\evil"])
  func redirects(_ back: String) async throws {
    try await TestServer.run(ExampleWorkspace.make()) { server in
      let cookie = try await server.openSession()
      let page = try await server.request("GET", "/settings", headers: ["cookie": cookie])
      let token = try #require(server.token(in: page.body))
      let reply = try await server.request(
        "POST", "/settings",
        headers: [
          "cookie": cookie, "origin": server.origin, "content-type": "application/x-www-form-urlencoded",
        ], body: "token=\(token)&language=fr&theme=dark&back=\(back)")
      #expect(reply.status == 303)
      #expect(reply["location"] == "/chronology")
      #expect(reply.headers.filter { $0.name == "set-cookie" }.count == 2)
    }
  }

  @Test("Keys that are guessed are answered ever more slowly, and never right")
  func guesses() async throws {
    try await TestServer.run(ExampleWorkspace.make()) { server in
      let start = ContinuousClock.now
      for number in 0..<12 {
        let reply = try await server.request("GET", "/", headers: ["cookie": "temoin-session=\(number)"])
        #expect(reply.status == 401)
      }
      #expect(ContinuousClock.now - start > .milliseconds(800))
      let cookie = try await server.openSession()
      #expect(try await server.request("GET", "/chronology", headers: ["cookie": cookie]).status == 200)
    }
  }
}

extension TestServer {
  func requestList(
    _ method: String, _ path: String, headers: [(String, String?)], body: String?
  ) async throws -> Reply {
    var lines = ["\(method) \(path) HTTP/1.1"]
    if !headers.contains(where: { $0.0 == "host" }) { lines.append("host: 127.0.0.1:\(port)") }
    for (name, value) in headers { if let value { lines.append("\(name): \(value)") } }
    if let body { lines.append("content-length: \(body.utf8.count)") }
    lines.append("connection: close")
    return try await send(lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? ""))
  }

  /// The token of the forms of a page.
  func token(in page: String) -> String? {
    guard let start = page.range(of: "name=\"token\" value=\"")?.upperBound else { return nil }
    return String(page[start...].prefix { $0 != "\"" })
  }
}
