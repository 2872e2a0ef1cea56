import Archives
import Editing
import Foundation
import SourceCriticism
import Testimony
import Testing
import Workbench

@Suite("Journeys through the example inquiry", .serialized)
struct JourneyTests {
  static let views: [(name: String, path: String)] = [
    ("chronology", "/chronology?person=serge&event=expulsion"),
    ("chronology-decade", "/chronology?person=serge&from=1916&to=1926&event=arrival-petrograd"),
    ("contradictions", "/contradictions"),
    ("people", "/people"),
    ("person", "/people/serge"),
    ("itinerary", "/people/serge/itinerary"),
    ("dossier", "/people/serge/dossier"),
    ("statement", "/desk/essay?part=3&statement=s46"),
    ("register", "/desk/essay?quote=It+was+there+that+he+decided+to+write"),
    ("notes", "/notes"),
    ("contradiction", "/contradictions/0a07838e90baf7b3"),
    ("place", "/places/petrograd"),
    ("group", "/groups/party"),
    ("event", "/events/arrival-petrograd"),
    ("identity", "/identities?of=event:arrest-spring&with=event:arrest-1928"),
    ("parting", "/parting?of=event:arrival-petrograd"),
    ("hypotheses", "/hypotheses"),
    ("hypothesis", "/hypotheses/two-arrests"),
    ("compare", "/hypotheses/compare?a=&b=two-arrests"),
    ("sources", "/sources"),
    ("source", "/sources/essay"),
    ("desk", "/desk/essay"),
    ("desk-cards", "/desk/cards"),
    ("search", "/search?q=prison"),
    ("history", "/history"),
    ("search-conditions", "/search?q=witness:serge"),
    ("search-help", "/search"),
    ("history-compare", "/history/compare?from=0&to=2"),
    ("add-source", "/add-source"),
    ("source-edit", "/sources/essay/edit"),
    ("settings", "/settings"),
    ("rules", "/settings/rules"),
  ]

  @Test("Every view of the example inquiry, wide and narrow, light and dark")
  func views() async throws {
    try await ExampleArchive.run("victor-serge") { workspace, _ in
      try await TestServer.run(workspace) { server in
        try await Browser.run { browser in
          let page = try await browser.page()
          try await page.go(to: server.opener)
          let pictures = ProcessInfo.processInfo.environment["TEMOIN_PICTURES"].map {
            URL(fileURLWithPath: $0)
          }
          for (name, path) in Self.views {
            let widths: [(String, Int)] =
              pictures == nil
              ? [("light", 1440), ("dark", 320)]
              : [("light", 1440), ("dark", 1440), ("light", 390), ("dark", 320)]
            for (theme, width) in widths {
              try await page.show(width: width, theme: theme)
              _ = page.tools.takeComplaints()
              try await page.go(to: server.origin + path)
              let place = "\(name), \(theme), \(width)"
              let violations = try await page.axeViolations()
              #expect(violations == [], "\(place)")
              let overflow = try await page.overflow()
              #expect(overflow <= 0, "\(place)")
              #expect(page.tools.takeComplaints() == [], "\(place)")
              let nodes = try await page.evaluate("document.getElementsByTagName('*').length") as? Int ?? 0
              #expect(nodes <= 3000, "\(place)")
              if let pictures {
                try FileManager.default.createDirectory(at: pictures, withIntermediateDirectories: true)
                try await page.picture(whole: width < 1000).write(
                  to: pictures.appendingPathComponent("\(name)-\(theme)-\(width).png"))
              }
            }
          }
        }
      }
    }
  }

  @Test(
    "A contradiction is found, a passage set aside, a judgement recorded and taken back, by keyboard",
    arguments: [true, false])
  func judgement(withScripts: Bool) async throws {
    try await ExampleArchive.journey(withScripts: withScripts) { page, server, desk in
      try await page.go(to: server.origin + "/chronology")
      // The first contradicted row opens its proof.
      try await page.tab(to: ".row.contradicted > a", atMost: 200)
      try await page.press("Enter")
      try await page.wait(for: "document.querySelector('#proof .steps') !== null")
      let before = try await page.evaluate("document.querySelectorAll('.step.set-aside').length") as? Int
      #expect(before == 0)
      try await page.tab(to: ".step.in-conflict a.switch", atMost: 250)
      try await page.press("Enter")
      try await page.wait(for: "document.querySelectorAll('.step.set-aside').length === 1")
      let result =
        try await page.evaluate("document.querySelector('.then .result')?.textContent") as? String
      #expect(result?.isEmpty == false)
      try await page.tab(to: "#judgement-reason", atMost: 300)
      try await page.type("The cards are nearer in time.")
      try await page.press("Enter")
      try await page.wait(for: "location.pathname === '/contradictions'")
      #expect(try desk.now().inquiry.rulings.count == 1)
      let shown = try await page.evaluate(
        "document.body.textContent.includes('The cards are nearer in time.')")
      #expect(shown as? Bool == true)
      // And back again.
      try await page.go(to: server.origin + "/history")
      try await page.tab(to: "form[action='/history/undo'] button", atMost: 60)
      try await page.press("Enter")
      try await page.wait(for: "document.querySelector('.taken-back') !== null")
      #expect(try desk.now().inquiry.rulings.isEmpty)
    }
  }

  @Test("A form made before somebody else changed the archive is refused, and nothing typed is lost")
  func staleForm() async throws {
    try await ExampleArchive.run("victor-serge") { workspace, desk in
      try await TestServer.run(workspace) { server in
        let cookie = try await server.openSession()
        let page = try await server.request("GET", "/settings", headers: ["cookie": cookie])
        let token = try #require(server.token(in: page.body))
        let head = try desk.now().head.description
        try desk.record([.title("Another title")], because: "title changed")
        let reply = try await server.request(
          "POST", "/judgements",
          headers: [
            "cookie": cookie, "origin": server.origin, "content-type": "application/x-www-form-urlencoded",
          ],
          body: "token=\(token)&question=Which&reason=Words+of+mine&head=\(head.replacing(":", with: "%3A"))")
        #expect(reply.status == 409)
        #expect(reply.body.contains("Words of mine"))
        #expect(try desk.now().inquiry.rulings.isEmpty)
      }
    }
  }

  @Test("A find of an event shows its name and its window; no find begins with a short name")
  func finds() async throws {
    try await ExampleArchive.run("victor-serge") { workspace, desk in
      try await TestServer.run(workspace) { server in
        let cookie = try await server.openSession()
        let page = try await server.request("GET", "/search?q=prison", headers: ["cookie": cookie])
        #expect(page.body.contains("Five years in <mark class=\"hit\">prison</mark>"))
        #expect(page.body.contains("31 Jan 1912–31 Jan 1917"))
        #expect(!page.body.contains("sentence Five years"))
        let person = try await server.request("GET", "/search?q=Lvovich", headers: ["cookie": cookie])
        // The name stands in the heading, and what else he is called below it.
        #expect(person.body.contains("<p class=\"quotation\">Viktor <mark class=\"hit\">Lvovich</mark>"))
        let place = try await server.request("GET", "/search?q=Leningrad", headers: ["cookie": cookie])
        #expect(place.body.contains("href=\"/places/petrograd\""))
        #expect(try desk.search("sentence").hits.allSatisfy { !$0.excerpt.hasPrefix("sentence") })
      }
    }
  }

  @Test(
    "An acknowledged contradiction is quiet, and is raised again when one of its passages no longer counts")
  func raisedAgain() async throws {
    try await ExampleArchive.run("victor-serge") { workspace, desk in
      try await TestServer.run(workspace) { server in
        let cookie = try await server.openSession()
        func page() async throws -> String {
          try await server.request("GET", "/contradictions", headers: ["cookie": cookie]).body
        }
        let assessment = Assessment(of: try desk.now().inquiry)
        let one = try #require(assessment.contradictions.first { $0.events == [Event.ID("expulsion")] })
        #expect(try await page().contains("3 open"))
        _ = try desk.rule(
          on: "When was he expelled?", evidence: one.members.compactMap(\.doubt), verdict: .acknowledged,
          because: "Both are well attested.")
        let quiet = try await page()
        #expect(quiet.contains("2 open") && quiet.contains("Both are well attested."))
        #expect(!quiet.contains("A passage it decided on is no longer there."))
        let statement = try #require(one.statements.first)
        _ = try desk.decide([RecordReference(.statement, id: statement.rawValue)], .rejected)
        let raised = try await page()
        #expect(raised.contains("A passage it decided on is no longer there."))
        #expect(raised.contains("When was he expelled?"))
        #expect(raised.contains("action=\"/rulings/reopen\""))
      }
    }
  }
}
