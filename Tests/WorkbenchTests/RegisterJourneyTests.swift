import Archives
import Editing
import Foundation
import Testimony
import Testing
import Workbench

@Suite("Journeys of an editor at the desk", .serialized)
struct RegisterJourneyTests {
  /// Empties the field that has the focus and types into it.
  private func fill(_ page: BrowserPage, _ selector: String, _ text: String) async throws {
    try await page.tab(to: selector, atMost: 250)
    try await page.type(text)
  }

  @Test(
    "A sentence is chosen and registered, seen in the chronology, its proof opened, set aside and undone, by keyboard",
    arguments: [true, false])
  func register(withScripts: Bool) async throws {
    try await ExampleArchive.journey { page, server, desk in
      try await page.setScripts(withScripts)
      let before = try desk.now().inquiry.statements.count
      try await page.go(to: server.origin + "/desk/essay?part=1")
      if withScripts {
        // Select mode: the first sentence in sight, then the next, then Enter.
        try await page.press("v")
        try await page.wait(for: "document.documentElement.dataset.selecting === 'sentence'")
        try await page.press("ArrowDown")
        try await page.press("ArrowDown")
        try await page.press("Enter")
      } else {
        try await page.tab(to: "a.paragraph-number", atMost: 120)
        try await page.press("Enter")
        try await page.wait(for: "document.querySelector('.sentences a') !== null")
        try await page.tab(to: ".sentences a", atMost: 200)
        try await page.press("Enter")
      }
      try await page.wait(for: "document.querySelector('#register [name=line]') !== null")
      try await fill(page, "#register [name=line]", "visit 1 · serge · berlin · spring 1922")
      if withScripts {
        try await page.wait(for: "document.querySelector('#consequence b') !== null")
        let words = try await page.evaluate("document.getElementById('consequence').textContent") as? String
        #expect(words?.contains("visit 1") == true)
      }
      try await page.press("Enter")
      try await page.wait(for: "document.querySelector('.in-hand-card [data-key=o]') !== null")
      let (inquiry, _) = try desk.now()
      #expect(inquiry.statements.count == before + 1)
      let event = try inquiry.event(named: "visit 1")
      #expect(event.participants.map(\.who) == [.person(Person.ID("serge"))])
      #expect(event.place == Place.ID("berlin"))
      // In the chronology, with its proof.
      try await page.tab(to: ".in-hand-card [data-key=o]", atMost: 250)
      try await page.press("Enter")
      try await page.wait(
        for: "location.pathname === '/chronology' && document.querySelector('#proof .step') !== null")
      try await page.tab(to: "#proof a.switch", atMost: 300)
      try await page.press("Enter")
      try await page.wait(for: "document.querySelectorAll('.step.set-aside').length > 0")
      try await page.go(to: server.origin + "/history")
      try await page.tab(to: "form[action='/history/undo'] button", atMost: 60)
      try await page.press("Enter")
      try await page.wait(for: "document.querySelector('.taken-back') !== null")
      #expect(try desk.now().inquiry.statements.count == before)
      #expect(page.tools.takeComplaints() == [])
    }
  }

  @Test("A first reading is made and twenty of its proposals are accepted, one key each")
  func twentyProposals() async throws {
    try await ExampleArchive.journey { page, server, desk in
      try await page.go(to: server.origin + "/desk/essay?part=1")
      try await page.tab(to: ".proposals-line button", atMost: 200)
      try await page.press("Enter")
      try await page.wait(for: "document.querySelector('.proposal.current [data-key=a]') !== null")
      for number in 1...20 {
        try await page.wait(for: "document.querySelector('.proposal.current [data-key=a]') !== null")
        try await page.press("a")
        for _ in 0..<1_500 {
          let accepted = try desk.now().inquiry.proposals.filter { $0.decision == .accepted }.count
          if accepted >= number { break }
          try await Task.sleep(for: .milliseconds(20))
        }
        try await page.wait(for: "document.querySelector('form[aria-busy]') === null")
        if try await page.evaluate("document.querySelector('.proposal.current') === null") as? Bool == true {
          // Nothing waits on this page any more.
          try await page.tab(to: ".proposals .button", atMost: 200)
          try await page.press("Enter")
          try await page.wait(for: "document.querySelector('.proposal.current [data-key=a]') !== null")
        }
      }
      #expect(try desk.now().inquiry.proposals.filter { $0.decision == .accepted }.count == 20)
      try await page.press("x")
      try await page.wait(for: "document.querySelector('form[aria-busy]') === null")
      for _ in 0..<100 where try desk.now().inquiry.proposals.allSatisfy({ $0.decision != .rejected }) {
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(try desk.now().inquiry.proposals.filter { $0.decision == .rejected }.count == 1)
      #expect(page.tools.takeComplaints() == [])
    }
  }

  @Test("Without scripts a first reading is made and twenty of its proposals are accepted by keyboard")
  func twentyProposalsWithoutScripts() async throws {
    try await ExampleArchive.journey(withScripts: false) { page, server, desk in
      try await page.go(to: server.origin + "/desk/essay?part=1")
      try await page.tab(to: ".proposals-line button", atMost: 200)
      try await page.press("Enter")
      try await page.wait(for: "document.querySelector('.proposal.current [data-key=a]') !== null")
      for number in 1...20 {
        try await page.tab(to: ".proposal.current [data-key=a]", atMost: 400)
        try await page.press("Enter")
        for _ in 0..<1_500 {
          if try desk.now().inquiry.proposals.filter({ $0.decision == .accepted }).count >= number { break }
          try await Task.sleep(for: .milliseconds(20))
        }
        try await page.wait(
          for: "document.querySelector('.proposal.current [data-key=a], .proposals .notice.good') !== null")
        if try await page.evaluate("document.querySelector('.proposal.current') === null") as? Bool == true {
          // Nothing waits on this page any more.
          try await page.tab(to: ".proposals .button", atMost: 200)
          try await page.press("Enter")
          try await page.wait(for: "document.querySelector('.proposal.current [data-key=a]') !== null")
        }
      }
      #expect(try desk.now().inquiry.proposals.filter { $0.decision == .accepted }.count == 20)
    }
  }

  @Test("A wrong field says what is wrong beside it and keeps everything typed", arguments: [true, false])
  func refusal(withScripts: Bool) async throws {
    try await ExampleArchive.journey { page, server, desk in
      try await page.setScripts(withScripts)
      let before = try desk.now().head
      try await page.go(to: server.origin + "/desk/essay?part=1&at=300-420")
      try await fill(page, "[name='claim.1.event']", "A visit")
      try await fill(page, "[name='claim.1.when']", "3/4/1922")
      try await page.press("Enter")
      try await page.wait(for: "document.querySelector('#flaws') !== null")
      let choices = try await page.evaluate("document.querySelectorAll('.choices button').length") as? Int
      #expect(choices == 2)
      let kept =
        try await page.evaluate("document.querySelector(\"[name='claim.1.event']\").value") as? String
      #expect(kept == "A visit")
      #expect(try desk.now().head == before)
    }
  }

  @Test("While the server is away nothing typed is lost, and the browser says so")
  func draft() async throws {
    try await ExampleArchive.run("victor-serge") { workspace, _ in
      try await Browser.run { browser in
        let page = try await browser.page()
        var origin = ""
        try await TestServer.run(workspace) { server in
          try await page.show(width: 1440, theme: "light")
          try await page.go(to: server.opener)
          try await page.go(to: server.origin + "/desk/essay?part=1&at=300-420")
          try await page.tab(to: "[name='claim.1.event']", atMost: 250)
          try await page.type("A visit to keep")
        }
        origin = try await page.evaluate("location.origin") as? String ?? ""
        try await page.press("Enter")
        try await page.wait(for: "document.querySelector('.notice.gone') !== null")
        let kept = try await page.evaluate("Object.values({...localStorage}).join(' ')") as? String
        #expect(kept?.contains("A visit to keep") == true, "\(origin)")
      }
    }
  }

  @Test("The field for times reads in Swift while one types, and offers neighbouring readings")
  func whenField() async throws {
    try await ExampleArchive.journey { page, server, _ in
      try await page.go(to: server.origin + "/desk/essay?part=1&at=300-420")
      try await fill(page, "[name='claim.1.when']", "[1919-01..1919-02]")
      try await page.wait(for: "document.querySelector('.when-reading .when-axis') !== null")
      let words = try await page.evaluate("document.querySelector('.when-reading').textContent") as? String
      #expect(words?.contains("59 possible days") == true)
      #expect(words?.contains("1919-01/1919-02") == true)
      try await page.tab(to: ".neighbour button", atMost: 20)
      try await page.press("Enter")
      try await page.wait(
        for: "document.querySelector(\"[name='claim.1.when']\").value === '1919-01/1919-02'")
    }
  }

  @Test("Single keys do nothing inside a field, and nothing at all when they are turned off")
  func keysOff() async throws {
    try await ExampleArchive.journey { page, server, _ in
      try await page.go(to: server.origin + "/desk/essay?part=1")
      try await page.tab(to: "#quote", atMost: 250)
      try await page.press("v")
      #expect(try await page.evaluate("document.documentElement.dataset.selecting ?? ''") as? String == "")
      #expect(try await page.evaluate("document.getElementById('quote').value") as? String == "v")
      try await page.go(to: server.origin + "/settings")
      try await page.tab(to: "[name=keys]", atMost: 60)
      try await page.press("ArrowRight")
      try await page.tab(to: ".card-form button", atMost: 20)
      try await page.press("Enter")
      try await page.wait(for: "location.pathname !== '/settings'")
      try await page.go(to: server.origin + "/desk/essay?part=1")
      #expect(try await page.evaluate("document.documentElement.dataset.keys") as? String == "off")
      try await page.press("v")
      #expect(try await page.evaluate("document.documentElement.dataset.selecting ?? ''") as? String == "")
    }
  }
}
