import Archives
import Editing
import Foundation
import Testimony
import Testing
import Workbench

@Suite("Sources at the workbench", .serialized)
struct SourceFormTests {
  private struct Part {
    var name: String
    var file: String?
    var bytes: [UInt8]
    init(_ name: String, _ text: String) { (self.name, file, bytes) = (name, nil, Array(text.utf8)) }
    init(_ name: String, file: String, _ bytes: [UInt8]) {
      (self.name, self.file, self.bytes) = (name, file, bytes)
    }
  }

  private func body(_ parts: [Part], boundary: String = "b0undary") -> [UInt8] {
    var bytes: [UInt8] = []
    for part in parts {
      bytes += Array("--\(boundary)\r\ncontent-disposition: form-data; name=\"\(part.name)\"".utf8)
      if let file = part.file { bytes += Array("; filename=\"\(file)\"\r\ncontent-type: text/plain".utf8) }
      bytes += Array("\r\n\r\n".utf8) + part.bytes + Array("\r\n".utf8)
    }
    return bytes + Array("--\(boundary)--\r\n".utf8)
  }

  private func send(
    _ server: TestServer, _ cookie: String, _ bytes: [UInt8], to path: String = "/add-source"
  ) async throws -> TestServer.Reply {
    let head = [
      "POST \(path) HTTP/1.1", "host: 127.0.0.1:\(server.port)", "cookie: \(cookie)",
      "origin: \(server.origin)",
      "content-type: multipart/form-data; boundary=b0undary", "content-length: \(bytes.count)",
      "connection: close",
    ].joined(separator: "\r\n")
    return try await server.send(bytes: Array((head + "\r\n\r\n").utf8) + bytes)
  }

  private func session(_ server: TestServer) async throws -> (cookie: String, token: String) {
    let cookie = try await server.openSession()
    let page = try await server.request("GET", "/add-source", headers: ["cookie": cookie])
    return (cookie, try #require(server.token(in: page.body)))
  }

  @Test("A file becomes a source with its text, and what was typed beside it is kept")
  func upload() async throws {
    let desk = try ExampleWorkspace.desk()
    try await TestServer.run(Workspace(Shelf(desk))) { server in
      let (cookie, token) = try await session(server)
      let reply = try await send(
        server, cookie,
        body([
          Part("token", token),
          Part("file", file: "letter.md", Array("# A letter\n\nWe are at Narva.\n".utf8)),
          Part("authors", "Anna Vermeer; Jeanne Roussel"), Part("composed", "1919-03"),
          Part("languages", "en"),
          Part("archive", "repository: State archive; fond: 12"),
        ]))
      #expect(reply.status == 303, "\(reply.body)")
      let source = try #require(
        try desk.now().inquiry.sources.first { $0.title == "A letter" || $0.title == "letter" })
      #expect(source.authors.count == 2)
      #expect(source.archivalReference.map(\.name) == ["State archive", "12"])
      #expect(try desk.now().inquiry.texts.contains { $0.source == source.id && $0.text.contains("Narva") })
      let page = try await server.request("GET", reply["location"] ?? "", headers: ["cookie": cookie])
      #expect(page.status == 200)
    }
  }

  @Test(
    "The name of a file leads nowhere and misleads nobody",
    arguments: [
      ("../../../etc/passwd.md", "passwd.md"), ("C:\\Users\\anna\\notes.md", "notes.md"),
      ("/abs/olute.md", "olute.md"),
      ("...hidden.md", "hidden.md"), ("evil\u{202E}dm.exe.md", "evildm.exe.md"), ("a\u{7}b.md", "ab.md"),
    ])
  func names(_ sent: String, _ kept: String) async throws {
    let desk = try ExampleWorkspace.desk()
    try await TestServer.run(Workspace(Shelf(desk))) { server in
      let (cookie, token) = try await session(server)
      let reply = try await send(
        server, cookie,
        body([Part("token", token), Part("title", "Named"), Part("file", file: sent, Array("Words.\n".utf8))])
      )
      #expect(reply.status == 303, "\(reply.body)")
      let source = try #require(try desk.now().inquiry.sources.first { $0.title == "Named" })
      #expect(try desk.now().inquiry.texts.first { $0.source == source.id }?.original.fileName == kept)
    }
  }

  @Test("What cannot be read is refused in words beside the field, and everything typed is still there")
  func flaws() async throws {
    let desk = try ExampleWorkspace.desk()
    let head = try desk.now().head
    try await TestServer.run(Workspace(Shelf(desk))) { server in
      let (cookie, token) = try await session(server)
      for (parts, words) in [
        ([Part("composed", "early in spring"), Part("title", "My <title>")], "My &lt;title&gt;"),
        ([Part("languages", "klingonisch!"), Part("title", "x")], "klingonisch!"),
        ([Part("path", "relative/path.md")], "relative/path.md"),
        ([Part("path", "/no/such/file.md")], "/no/such/file.md"),
        ([Part("path", "/dev/zero")], "/dev/zero"),
        ([Part("bibliography", "{broken"), Part("title", "x")], "{broken"),
        ([Part("title", "x"), Part("archive", "no colon")], "no colon"),
        ([Part("note", "only a note")], "only a note"),
        ([Part("title", "x"), Part("name", "1-starts-with-a-figure")], "1-starts-with-a-figure"),
        ([Part("title", "x"), Part("about", "nobody-knows")], "nobody-knows"),
      ] {
        let reply = try await send(server, cookie, body([Part("token", token)] + parts))
        #expect(reply.status == 422, "\(words): \(reply.status)")
        #expect(reply.body.contains("role=\"alert\""), "\(words)")
        #expect(reply.body.contains(words), "\(words)")
      }
      #expect(try desk.now().head == head)
    }
  }

  @Test("A body that is no form is refused, and so is one without the session’s token")
  func broken() async throws {
    try await TestServer.run(ExampleWorkspace.make()) { server in
      let (cookie, token) = try await session(server)
      let whole = body([Part("token", token), Part("title", "x")])
      for bytes in [[], Array("nonsense".utf8), Array(whole.dropLast(8)), Array(whole.prefix(40))] {
        let reply = try await send(server, cookie, bytes)
        #expect([400, 403].contains(reply.status))
      }
      #expect(
        try await send(server, cookie, body([Part("token", "wrong"), Part("title", "x")])).status == 403)
      // A field that holds U+0000 or is not UTF-8.
      #expect(
        try await send(server, cookie, body([Part("token", token), Part("title", "a\u{0}b")])).status == 403)
    }
  }

  @Test("A body that says it is larger than the limit is refused before it is read")
  func tooLarge() async throws {
    try await TestServer.run(ExampleWorkspace.make()) { server in
      let (cookie, _) = try await session(server)
      let reply = try await server.send(
        [
          "POST /add-source HTTP/1.1", "host: 127.0.0.1:\(server.port)", "cookie: \(cookie)",
          "origin: \(server.origin)", "content-type: multipart/form-data; boundary=x",
          "content-length: 999999999",
          "connection: close",
        ].joined(separator: "\r\n") + "\r\n\r\n")
      #expect(reply.status == 413)
    }
  }

  @Test("A long text is read while a page waits, which leads on when it is done")
  func job() async throws {
    let desk = try ExampleWorkspace.desk()
    try await TestServer.run(Workspace(Shelf(desk))) { server in
      let (cookie, token) = try await session(server)
      let text = String(
        repeating: "A line of a very long memoir, and nothing happens in it.\n\n", count: 6_000)
      let reply = try await send(
        server, cookie,
        body([Part("token", token), Part("title", "Long"), Part("file", file: "long.md", Array(text.utf8))]))
      #expect(reply.status == 303)
      let page = try #require(reply["location"])
      #expect(page.hasPrefix("/jobs/"))
      var last = try await server.request("GET", page, headers: ["cookie": cookie])
      let deadline = ContinuousClock.now.advanced(by: .seconds(60))
      while last.status == 200, ContinuousClock.now < deadline {
        #expect(last.body.contains("http-equiv=\"refresh\""))
        try await Task.sleep(for: .milliseconds(50))
        last = try await server.request("GET", page, headers: ["cookie": cookie])
      }
      #expect(last.status == 303)
      #expect(last["location"]?.hasPrefix("/sources/") == true)
      #expect(try desk.now().inquiry.sources.contains { $0.title == "Long" })
    }
  }

  @Test("A source is described anew; a form made on an older state is refused and keeps what was typed")
  func describe() async throws {
    let desk = try ExampleWorkspace.desk()
    try await TestServer.run(Workspace(Shelf(desk))) { server in
      let cookie = try await server.openSession()
      let form = try await server.request("GET", "/sources/lists/edit", headers: ["cookie": cookie])
      let token = try #require(server.token(in: form.body))
      let head = try desk.now().head.description.replacing(":", with: "%3A")
      func post(_ fields: String) async throws -> TestServer.Reply {
        try await server.request(
          "POST", "/sources/lists/edit",
          headers: [
            "cookie": cookie, "origin": server.origin, "content-type": "application/x-www-form-urlencoded",
          ], body: "token=\(token)&head=\(head)&" + fields)
      }
      let good = try await post(
        "title=Sailing+lists&kind=record&published=1921&people=translator%3A+Anna+Vermeer")
      #expect(good.status == 303, "\(good.body)")
      let source = try #require(try desk.now().inquiry.sources.first { $0.slug.rawValue == "lists" })
      #expect(source.title == "Sailing lists")
      #expect(source.contributions.map(\.role) == ["translator"])
      let stale = try await post("title=Typed+on+an+older+page&kind=record")
      #expect(stale.status == 409)
      #expect(stale.body.contains("Typed on an older page"))
    }
  }

  @Test("An open page is told of the head at once, and of what changes elsewhere")
  func events() async throws {
    let desk = try ExampleWorkspace.desk()
    try await TestServer.run(Workspace(Shelf(desk))) { server in
      let cookie = try await server.openSession()
      let reply = try await server.request("GET", "/events", headers: ["cookie": cookie])
      #expect(reply.status == 200)
      #expect(reply["content-type"]?.hasPrefix("text/event-stream") == true)
      #expect(try await server.request("GET", "/events").status == 401)
    }
  }
}
