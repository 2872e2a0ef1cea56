import Archives
import Chronicle
import Editing
import Foundation
import Interchange
import TestSupport
import Testimony
import Testing
import Workbench

@Suite("A workbench and other programs at one archive", .serialized)
struct OtherProcessTests {
  private static let surroundings = Surroundings.live(
    author: "anna", formats: FormatCatalogue([ChronicleFormat()]))

  /// Runs a test on the example inquiry in a file, at a desk that is opened for some purpose.
  private func run(
    _ purpose: Desk.Purpose, _ body: (Workspace, Desk, _ path: String) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "temoin-other-\(UInt32.random(in: 0...UInt32.max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("example.temoin").path
    try Desk.create(path, title: "An example", surroundings: Self.surroundings)
    let writer = try Desk.open(path, to: .editing, surroundings: Self.surroundings)
    _ = try writer.importInquiry(from: ExampleArchive.chronicle("victor-serge"))
    try writer.close()
    let desk = try Desk.open(path, to: purpose, surroundings: Self.surroundings)
    do {
      try await body(Workspace(Shelf(desk), isReadOnly: purpose == .reading), desk, path)
    } catch {
      try? desk.close()
      throw error
    }
    try desk.close()
  }

  @Test("A command is told where the archive is open, writes nothing, and the workbench goes on")
  func refusedCommand() async throws {
    guard let program = Program() else {
      print("skipped: the program has not been built")
      return
    }
    try await run(.serving) { workspace, desk, path in
      try await TestServer.run(workspace) { server in
        desk.archive.announce(address: server.origin + "/", process: 1)
        let before = try desk.now().head
        let refused = try program.run("note", path, "Ask", "the", "archive")
        #expect(refused.status == 2)
        #expect(refused.errors.contains("the archive is open in the workbench at \(server.origin)/"))
        #expect(refused.errors.contains("make the change there"))
        #expect(try program.run("check", path).status == 1)
        #expect(try desk.now().head == before)
        let cookie = try await server.openSession()
        #expect(try await server.request("GET", "/notes", headers: ["cookie": cookie]).status == 200)
        #expect(desk.archive.standing == .same)
      }
    }
  }

  @Test("A workbench for reading says so when a command changes the archive, and shows it as it is then")
  func changedByCommand() async throws {
    guard let program = Program() else {
      print("skipped: the program has not been built")
      return
    }
    try await run(.reading) { workspace, _, path in
      try await TestServer.run(workspace, isReadOnly: true) { server in
        try await Browser.run { browser in
          let page = try await browser.page()
          try await page.show(width: 1440, theme: "light")
          try await page.go(to: server.opener)
          try await page.go(to: server.origin + "/notes")
          let written = try program.run("note", path, "Ask the archive of the prefecture")
          #expect(written.status == 0, "\(written.errors)")
          try await page.wait(for: "document.querySelector('#changed [data-when=changed]')?.hidden === false")
          try await page.go(to: server.origin + "/notes")
          let shown = try await page.evaluate("document.body.textContent.includes('of the prefecture')")
          #expect(shown as? Bool == true)
          #expect(page.tools.takeComplaints() == [])
        }
      }
    }
  }

  @Test(
    "A file that takes the archive’s name is noticed by pages that are open, and nothing is written to it")
  func replaced() async throws {
    try await run(.serving) { workspace, desk, path in
      let other = path + ".other"
      try Desk.create(other, title: "Another inquiry", surroundings: Self.surroundings)
      let bytes = FileManager.default.contents(atPath: other)
      try await TestServer.run(workspace) { server in
        try await Browser.run { browser in
          let page = try await browser.page()
          try await page.show(width: 1440, theme: "light")
          try await page.go(to: server.opener)
          try await page.go(to: server.origin + "/people/serge")
          #expect(rename(other, path) == 0)
          try await page.wait(
            for: "document.querySelector('#changed [data-when=replaced]')?.hidden === false")
          // A form that was made before is refused, and what was typed stands there.
          try await page.tab(to: "#notes summary", atMost: 300)
          try await page.press("Enter")
          try await page.tab(to: "#notes textarea", atMost: 20)
          try await page.type("Words of mine")
          try await page.tab(to: "#notes button", atMost: 20)
          try await page.press("Enter")
          try await page.wait(for: "document.querySelector('.standing') !== null")
          let typed = try await page.evaluate(
            "document.querySelector('main').textContent.includes('Words of mine')")
          #expect(typed as? Bool == true)
          // What was held is still shown, without a form that would write.
          for view in ["/people/serge", "/desk/essay?part=3&statement=s46", "/notes", "/chronology"] {
            try await page.go(to: server.origin + view)
            let forms =
              try await page.evaluate(
                "document.querySelectorAll('main form[method=post]').length") as? Int
            #expect(forms == 0, "\(view)")
            let says = try await page.evaluate("document.querySelector('.standing').textContent") as? String
            #expect(says?.contains("example.kept.temoin") == true, "\(view)")
          }
        }
      }
      #expect(FileManager.default.contents(atPath: path) == bytes)
      let kept = try Desk.open(
        path.replacing("example.temoin", with: "example.kept.temoin"), to: .reading,
        surroundings: Self.surroundings)
      #expect(try kept.now().inquiry.statements.count == desk.now().inquiry.statements.count)
      try kept.close()
    }
  }

  @Test("Bytes that are written over are said to be, and what was read before is still shown")
  func writtenOver() async throws {
    try await run(.serving) { workspace, _, path in
      try await TestServer.run(workspace) { server in
        let cookie = try await server.openSession()
        #expect(try await server.request("GET", "/people/serge", headers: ["cookie": cookie]).status == 200)
        let bytes = try #require(FileManager.default.contents(atPath: path))
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.write(contentsOf: bytes.prefix(4096))
        try handle.close()
        let page = try await server.request("GET", "/people/serge", headers: ["cookie": cookie])
        #expect(page.status == 200)
        #expect(page.body.contains("Another program has written to it."))
        // The bytes are those that stood there, so that file and log still give what was held.
        #expect(page.body.contains("example.kept.temoin"))
        let history = try await server.request("GET", "/history", headers: ["cookie": cookie])
        #expect(history.status == 409)
        #expect(history.body.contains("nothing more is written to it"))
        let problem = try await server.request(
          "POST", "/api/v1/title",
          headers: [
            "authorization": "Bearer \(server.key)", "content-type": "application/json", "if-match": "*",
          ],
          body: "{\"title\":\"Mixed\"}")
        #expect(problem.status == 409)
        #expect(FileManager.default.contents(atPath: path) == bytes)
      }
    }
  }
}
