import Archives
import Editing
import Foundation
import Testimony
import Testing
import Workbench

@Suite("One or two, in a browser", .serialized)
struct IdentityJourneyTests {
  @Test(
    "Two people are made one, what would follow being shown first, and parted again, by keyboard",
    arguments: [true, false])
  func mergeAndPart(withScripts: Bool) async throws {
    try await ExampleArchive.journey(withScripts: withScripts) { page, server, desk in
      try await page.go(to: server.origin + "/people/lev")
      try await page.tab(to: "a[href^='/identities?of=person']", atMost: 200)
      try await page.press("Enter")
      try await page.wait(for: "document.querySelector('.candidates a') !== null")
      try await page.tab(to: ".candidates a[href*='nikolai']", atMost: 200)
      try await page.press("Enter")
      try await page.wait(for: "document.querySelector('#consequences .lede') !== null")
      #expect(try desk.now().inquiry.identities.allSatisfy { $0.reason != "One name, two spellings." })
      try await page.tab(to: "#reason", atMost: 200)
      try await page.type("One name, two spellings.")
      try await page.tab(to: "button[name=same][value=yes]", atMost: 20)
      try await page.press("Enter")
      try await page.wait(for: "location.pathname === '/people/lev' && document.readyState === 'complete'")
      let made = try #require(
        try desk.now().inquiry.identities.first { $0.reason == "One name, two spellings." })
      #expect(made.isSame)
      let hanged = try await page.evaluate("document.querySelector('main').textContent.includes('hanged')")
      #expect(hanged as? Bool == true, "the life of one is the life of the other")
      // And apart again.
      try await page.tab(to: ".identities a[href='/identities/\(made.slug.rawValue)']", atMost: 200)
      try await page.press("Enter")
      try await page.wait(
        for: "location.pathname.startsWith('/identities/') && document.readyState === 'complete'")
      try await page.tab(to: "#reason", atMost: 200)
      try await page.type("Two brothers.")
      try await page.press("Enter")
      try await page.wait(for: "location.pathname === '/people/lev' && document.readyState === 'complete'")
      #expect(try desk.now().inquiry.identities[made.id]?.decision == .rejected)
      let still = try await page.evaluate("document.querySelector('main').textContent.includes('hanged')")
      #expect(still as? Bool == false)
    }
  }

  @Test("Two events taken for one are parted by keyboard", arguments: [true, false])
  func partEvents(withScripts: Bool) async throws {
    try await ExampleArchive.journey(withScripts: withScripts) { page, server, desk in
      let before = try desk.now().inquiry.events.count
      try await page.go(to: server.origin + "/events/arrival-petrograd")
      try await page.tab(to: "a[href^='/parting']", atMost: 200)
      try await page.press("Enter")
      try await page.wait(for: "document.querySelector('.choices input') !== null")
      try await page.tab(to: ".choices input", atMost: 60)
      try await page.press(" ")
      try await page.tab(to: "#parting-name", atMost: 60)
      try await page.type("A second arrival")
      try await page.press("Enter")
      try await page.wait(for: "document.querySelector('#consequences .lede') !== null")
      #expect(try desk.now().inquiry.events.count == before)
      try await page.tab(to: "#reason", atMost: 200)
      try await page.type("He came twice.")
      try await page.press("Enter")
      try await page.wait(
        for: "location.pathname === '/events/arrival-petrograd' && document.readyState === 'complete'")
      let inquiry = try desk.now().inquiry
      #expect(inquiry.events.count == before + 1)
      #expect(inquiry.identities.contains { !$0.isSame && $0.reason == "He came twice." })
    }
  }

  @Test(
    "What is set aside in a proof is kept as a hypothesis and applied to the chronology",
    arguments: [true, false])
  func hypothesis(withScripts: Bool) async throws {
    try await ExampleArchive.journey(withScripts: withScripts) { page, server, desk in
      try await page.go(to: server.origin + "/chronology")
      try await page.tab(to: ".row.contradicted > a", atMost: 250)
      try await page.press("Enter")
      try await page.wait(for: "document.querySelector('#proof .steps') !== null")
      try await page.tab(to: ".step.in-conflict a.switch", atMost: 300)
      try await page.press("Enter")
      try await page.wait(for: "document.querySelectorAll('.step.set-aside').length === 1")
      try await page.tab(to: "a[href^='/hypotheses?doubt']", atMost: 300)
      try await page.press("Enter")
      try await page.wait(for: "document.querySelector('#title') !== null")
      try await page.tab(to: "#title", atMost: 60)
      try await page.type("Without the first card")
      try await page.press("Enter")
      try await page.wait(
        for:
          "location.pathname === '/hypotheses/without-the-first-card' && document.readyState === 'complete'")
      #expect(try desk.now().inquiry.hypotheses.contains { $0.doubts.count == 1 })
      try await page.tab(to: "a[href^='/chronology?hypothesis']", atMost: 60)
      try await page.press("Enter")
      try await page.wait(for: "location.pathname === '/chronology' && document.readyState === 'complete'")
      let chip = try await page.evaluate(
        "document.querySelector('#chart .head').textContent.includes('Without the first card')")
      #expect(chip as? Bool == true)
    }
  }

  @Test("A name with a date that cannot be read is shown again as it was typed, with what is wrong")
  func wrongDate() async throws {
    try await ExampleArchive.run("victor-serge") { workspace, desk in
      try await TestServer.run(workspace) { server in
        let cookie = try await server.openSession()
        let page = try await server.request("GET", "/people/serge/names", headers: ["cookie": cookie])
        let token = try #require(server.token(in: page.body))
        let reply = try await server.request(
          "POST", "/people/serge/names",
          headers: [
            "cookie": cookie, "origin": server.origin, "content-type": "application/x-www-form-urlencoded",
          ],
          body: "token=\(token)&name=Victor+Serge&other-text=Le+R%C3%A9tif&other-used=around+1909"
            + "&other-language=fr&other-kind=pen+name")
        #expect(reply.status == 422)
        #expect(reply.body.contains("around 1909"))
        #expect(reply.body.contains("Le Rétif"))
        #expect(
          try desk.now().inquiry.persons[Identifier("serge")]?.names.contains { $0.text == "Le Rétif" }
            == false)
      }
    }
  }

  @Test("The dossier of a person comes as a file, in Markdown and as a page")
  func dossier() async throws {
    try await ExampleArchive.run("victor-serge") { workspace, _ in
      try await TestServer.run(workspace) { server in
        let cookie = try await server.openSession()
        for (name, type) in [("dossier.md", "text/markdown"), ("dossier.html", "text/html")] {
          let reply = try await server.request("GET", "/people/serge/" + name, headers: ["cookie": cookie])
          #expect(reply.status == 200)
          #expect(reply["content-type"]?.hasPrefix(type) == true)
          #expect(reply["content-disposition"]?.hasPrefix("attachment") == true)
          #expect(reply.body.contains("constructed for this example"))
          #expect(reply.body.contains("Victor Serge"))
        }
      }
    }
  }
}
