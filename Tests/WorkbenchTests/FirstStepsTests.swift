import Archives
import Editing
import Foundation
import Interchange
import Testimony
import Testing
import Workbench

@Suite("An archive in which nothing is said yet")
struct FirstStepsTests {
  private func desk() throws -> Desk {
    let salts: Archive.SaltSource = { [UInt8](repeating: 7, count: 32) }
    let desk = Desk(
      Archive(engine: MemoryEngine(), salts: salts),
      surroundings: Surroundings(
        milliseconds: { 1_700_000_000_000 }, salts: salts, author: "anna", process: 1,
        formats: FormatCatalogue([])))
    try desk.record([.title("")], because: "archive made")
    return desk
  }

  @Test(
    "A page with nothing to show says what to do first",
    arguments: ["/chronology", "/desk", "/sources", "/contradictions"])
  func firstSteps(_ path: String) async throws {
    try await TestServer.run(Workspace(Shelf(desk()))) { server in
      let cookie = try await server.openSession()
      let page = try await server.request("GET", path, headers: ["cookie": cookie])
      #expect(page.status == 200)
      #expect(page.body.contains("How an inquiry begins"))
      #expect(page.body.contains("href=\"/add-source\""))
      #expect(!page.body.contains("temoin add-source"))
    }
  }

  @Test("An inquiry is named where the settings are, and the name stands on every page")
  func name() async throws {
    let desk = try desk()
    try await TestServer.run(Workspace(Shelf(desk))) { server in
      let cookie = try await server.openSession()
      let page = try await server.request("GET", "/settings", headers: ["cookie": cookie])
      let token = try #require(server.token(in: page.body))
      func name(_ title: String) async throws -> Int {
        try await server.request(
          "POST", "/settings/inquiry",
          headers: [
            "cookie": cookie, "origin": server.origin, "content-type": "application/x-www-form-urlencoded",
          ], body: "token=\(token)&title=\(title)"
        ).status
      }
      #expect(try await name("++") == 422)
      #expect(try await name("The+crossing") == 303)
      #expect(try desk.now().inquiry.title == "The crossing")
      // A name it has already is no change.
      let head = try desk.now().head
      #expect(try await name("The+crossing") == 303)
      #expect(try desk.now().head == head)
      let people = try await server.request("GET", "/people", headers: ["cookie": cookie])
      #expect(people.body.contains("The crossing"))
    }
  }

  @Test("Opened for reading only, no page shows a form that changes the archive, and each says why")
  func readOnly() async throws {
    try await ExampleArchive.run("victor-serge") { workspace, desk in
      let reading = Workspace(Shelf(desk), isReadOnly: true)
      try await TestServer.run(reading, isReadOnly: true) { server in
        let cookie = try await server.openSession()
        let more = [
          "/notes", "/when", "/keys", "/groups", "/places", "/works", "/desk/essay?part=3&statement=s46",
          "/desk/essay?part=1&at=300-420", "/desk/essay?part=1&at=300-420&note=1", "/desk/memoirs",
          "/people/serge/names", "/people?new=yes", "/places?new=yes", "/places/berlin/names",
          "/sources/essay/revise", "/hypotheses?doubt=statement:s8", "/people/serge/dossier",
        ]
        let rule = "/settings/rules/life-at-most"
        // Words that are looked for lead on to the passage, which is among the others.
        let views = JourneyTests.views.map(\.path).filter { !$0.contains("quote=") }
        for path in views + more + [rule] {
          let page = try await server.request("GET", path, headers: ["cookie": cookie])
          #expect(page.status == 200, "\(path)")
          #expect(page.body.contains("Opened for reading only."), "\(path)")
          let forms = page.body.components(separatedBy: "<form").dropFirst().filter { form in
            let head = form.prefix { $0 != ">" }
            return head.contains("method=\"post\"") && !head.contains("action=\"/settings\"")
          }
          #expect(forms.map { String($0.prefix(80)) } == [], "\(path)")
        }
      }
    }
  }
}
