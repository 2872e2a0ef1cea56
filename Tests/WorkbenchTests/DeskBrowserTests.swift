import Archives
import Editing
import Foundation
import Testimony
import Testing
import Workbench

@Suite("The desk in a browser", .serialized)
struct DeskBrowserTests {
  /// What is wrong with the numbers in the margin: two that cover each other, one over the text, or one that is not
  /// beside the line its words begin on.
  private static let marginFlaws = """
    (() => {
      const numbers = [...document.querySelectorAll('.text a.in-margin')];
      const boxes = numbers.map((one) => one.getBoundingClientRect());
      const flaws = [];
      const names = numbers.map((one) => one.textContent);
      boxes.forEach((box, place) => {
        const edge = numbers[place].closest('[data-at]').getBoundingClientRect().left;
        if (box.right > edge + 1) flaws.push(names[place] + ' is over the text');
        if (box.left < -1) flaws.push(names[place] + ' is off the page');
        boxes.forEach((other, number) => {
          if (number <= place) return;
          // Numbers that find no room on their line stand lower, where their boxes may touch but not their figures.
          const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
          const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
          if (across > 2 && down > 13) flaws.push(names[place] + ' and ' + names[number] + ' cover each other');
        });
        let words = numbers[place].nextElementSibling;
        while (words && words.tagName !== 'MARK') words = words.nextElementSibling;
        const line = words.getClientRects()[0];
        const off = (box.top + box.bottom) / 2 - (line.top + line.bottom) / 2;
        if (LINES && Math.abs(off) > 3) flaws.push(names[place] + ' is ' + off + ' beside its line');
      });
      return flaws;
    })()
    """

  @Test(
    "Each number in the margin stands beside its line, clear of the text and of the others",
    arguments: [(1440, true), (1000, true), (390, true), (320, true), (1440, false), (390, false)])
  func margins(_ width: Int, _ withScripts: Bool) async throws {
    try await ExampleArchive.journey(withScripts: withScripts) { page, server, _ in
      try await page.show(width: width, theme: "light")
      for part in 1...4 {
        try await page.go(to: server.origin + "/desk/essay?part=\(part)")
        if withScripts {
          try await page.wait(
            for: "document.querySelector('a.in-margin').style.getPropertyValue('--x') !== ''")
        }
        let count = try await page.evaluate("document.querySelectorAll('.text a.in-margin').length") as? Int
        #expect((count ?? 0) > 5)
        let flaws = try await page.evaluate(
          Self.marginFlaws.replacing("LINES", with: withScripts ? "true" : "false"))
        #expect(flaws as? [String] == [], "part \(part)")
      }
    }
  }

  @Test("A number in a dense paragraph opens its own statement")
  func click() async throws {
    try await ExampleArchive.journey { page, server, _ in
      try await page.go(to: server.origin + "/desk/essay?part=2")
      let all =
        try await page.evaluate(
          "[...document.querySelectorAll('.text a.in-margin')].map((one) => one.textContent)") as? [String]
        ?? []
      #expect(all.count > 10)
      for number in all {
        // What a pointer meets in the middle of the number is the number itself.
        let met = try await page.evaluate(
          """
          (() => {
            const one = [...document.querySelectorAll('.text a.in-margin')].find((a) => a.textContent === '\(number)');
            one.scrollIntoView({ block: 'center' });
            const box = one.getBoundingClientRect();
            return document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2) === one;
          })()
          """)
        #expect(met as? Bool == true, "\(number)")
      }
    }
  }

  @Test(
    "A form that leaves the page is not sent into the void: the page stays, says so, and offers the words again"
  )
  func lostConnection() async throws {
    try await ExampleArchive.run("victor-serge") { workspace, desk in
      try await Browser.run { browser in
        let page = try await browser.page()
        try await TestServer.run(workspace) { server in
          try await page.show(width: 1440, theme: "light")
          try await page.go(to: server.opener)
          try await page.go(to: server.origin + "/people/serge")
          try await page.tab(to: "#notes summary", atMost: 250)
          try await page.press("Enter")
          try await page.tab(to: "#notes textarea", atMost: 5)
          try await page.type("Look at the register of the consulate.")
        }
        let before = try desk.now().head
        try await page.tab(to: "#notes .button.main", atMost: 5)
        try await page.press("Enter")
        try await page.wait(for: "document.querySelector('#notes .notice.gone') !== null")
        #expect(try await page.evaluate("location.pathname") as? String == "/people/serge")
        let typed = try await page.evaluate("document.querySelector('#notes textarea').value") as? String
        #expect(typed == "Look at the register of the consulate.")
        let kept = try await page.evaluate("Object.values({...localStorage}).join(' ')") as? String
        #expect(kept?.contains("register of the consulate") == true)
        #expect(try desk.now().head == before)
      }
    }
  }

  @Test("What was typed and not sent is offered again, and is forgotten once it is saved")
  func draftAgain() async throws {
    try await ExampleArchive.journey { page, server, desk in
      let before = try desk.now().inquiry.notes.count
      try await page.go(to: server.origin + "/events/arrest-1928")
      try await page.tab(to: "#notes summary", atMost: 250)
      try await page.press("Enter")
      try await page.tab(to: "#notes textarea", atMost: 5)
      try await page.type("Which prison?")
      try await page.go(to: server.origin + "/people")
      try await page.go(to: server.origin + "/events/arrest-1928")
      try await page.wait(for: "document.querySelector('#notes .notice.draft button') !== null")
      try await page.tab(to: "#notes .notice.draft button", atMost: 250)
      try await page.press("Enter")
      #expect(
        try await page.evaluate("document.querySelector('#notes textarea').value") as? String
          == "Which prison?")
      try await page.tab(to: "#notes .button.main", atMost: 10)
      try await page.press("Enter")
      try await page.wait(for: "document.querySelector('#notes .note-words') !== null")
      #expect(try desk.now().inquiry.notes.count == before + 1)
      try await page.go(to: server.origin + "/events/arrest-1928")
      #expect(
        try await page.evaluate("document.querySelector('#notes .notice.draft') === null") as? Bool == true)
      // On another page nothing of it is offered.
      try await page.go(to: server.origin + "/events/expulsion")
      #expect(
        try await page.evaluate("document.querySelector('#notes .notice.draft') === null") as? Bool == true)
    }
  }

  @Test(
    "A page says that the archive has changed elsewhere, and not when it was changed from the page itself")
  func changedElsewhere() async throws {
    try await ExampleArchive.journey { page, server, desk in
      let shown = "document.querySelector('#changed [data-when=changed]')?.hidden === false"
      try await page.go(to: server.origin + "/desk/essay?part=1&at=300-420")
      try await page.tab(to: "#register [name=line]", atMost: 250)
      try await page.type("visit 1 · serge · berlin · spring 1922")
      try await page.press("Enter")
      try await page.wait(for: "document.querySelector('.in-hand-card [data-key=o]') !== null")
      // The news of the change has come by the time the next one does.
      try await Task.sleep(for: .milliseconds(1_500))
      #expect(try await page.evaluate(shown) as? Bool == false)
      try desk.record([.title("Another title")], because: "title changed elsewhere")
      try await page.wait(for: shown)
      #expect(page.tools.takeComplaints() == [])
    }
  }

  @Test(
    "A note is kept from the page of anything, and stands there",
    arguments: [
      "/people/serge", "/events/arrest-1928", "/places/berlin", "/groups/party", "/works/anarchie",
      "/sources/essay", "/desk/essay?part=3&statement=s46", "/chronology?event=expulsion",
    ])
  func notesAnywhere(_ path: String) async throws {
    try await ExampleArchive.run("victor-serge") { workspace, desk in
      try await TestServer.run(workspace) { server in
        let cookie = try await server.openSession()
        let page = try await server.request("GET", path, headers: ["cookie": cookie])
        #expect(page.status == 200)
        let token = try #require(server.token(in: page.body))
        let start = try #require(page.body.range(of: "name=\"subject\" value=\"")?.upperBound)
        let subject = String(page.body[start...].prefix { $0 != "\"" })
        let reply = try await server.request(
          "POST", "/notes",
          headers: [
            "cookie": cookie, "origin": server.origin, "content-type": "application/x-www-form-urlencoded",
          ],
          body:
            "token=\(token)&subject=\(subject)&text=Ask+the+archive&query=yes&back=\(path.replacing("&", with: "%26"))"
        )
        #expect(reply.status == 303)
        #expect(reply["location"] == path)
        let after = try await server.request("GET", path, headers: ["cookie": cookie])
        #expect(after.body.contains("Ask the archive"))
        let note = try #require(try desk.now().inquiry.notes.first { $0.text == "Ask the archive" })
        #expect(note.isQuery && note.subject != nil)
        let list = try await server.request("GET", "/notes", headers: ["cookie": cookie])
        #expect(list.body.contains("Ask the archive"))
        let empty = try await server.request(
          "POST", "/notes",
          headers: [
            "cookie": cookie, "origin": server.origin, "content-type": "application/x-www-form-urlencoded",
          ], body: "token=\(token)&subject=\(subject)&text=")
        #expect(empty.status == 422)
        #expect(empty.body.contains("value=\"\(subject)\""))
      }
    }
  }

  @Test(
    "A thing to check is noted on a statement in hand and checked off from the list, by keyboard",
    arguments: [true, false])
  func noteOnStatement(withScripts: Bool) async throws {
    try await ExampleArchive.journey(withScripts: withScripts) { page, server, desk in
      let before = try desk.now().inquiry.notes.count
      try await page.go(to: server.origin + "/desk/essay?part=3&statement=s46")
      try await page.tab(to: ".in-hand-card #notes summary", atMost: 250)
      try await page.press("Enter")
      try await page.tab(to: ".in-hand-card #notes textarea", atMost: 10)
      try await page.type("Which May?")
      try await page.tab(to: ".in-hand-card #notes button", atMost: 10)
      try await page.press("Enter")
      try await page.wait(for: "document.querySelector('.in-hand-card .notes-list > li') !== null")
      let note = try #require(try desk.now().inquiry.notes.first { $0.text == "Which May?" })
      #expect(note.isQuery && note.subject == .statement(Statement.ID("s46")))
      // The list says which words it is on, and leads back to them.
      try await page.go(to: server.origin + "/notes")
      let item = "#note-\(note.slug.rawValue)"
      let words = try await page.evaluate("document.querySelector('\(item)').textContent") as? String
      #expect(words?.contains("home again before the first of May") == true)
      try await page.tab(to: item + " a.siglum", atMost: 120)
      try await page.press("Enter")
      try await page.wait(
        for:
          "location.pathname === '/desk/essay' && document.querySelector('.in-hand-card .notes-list > li') !== null"
      )
      try await page.tab(to: ".in-hand-card .notes-list button[value=check]", atMost: 300)
      try await page.press("Enter")
      try await page.wait(for: "document.querySelector('.in-hand-card .notes-list .query') === null")
      #expect(try desk.now().inquiry.notes.count == before + 1)
      #expect(try desk.now().inquiry.notes.first { $0.text == "Which May?" }?.isQuery == false)
      #expect(page.tools.takeComplaints() == [])
    }
  }

  @Test("A note on a contradiction stands on the passage or event the editor names")
  func noteOnContradiction() async throws {
    try await ExampleArchive.run("victor-serge") { workspace, desk in
      try await TestServer.run(workspace) { server in
        let cookie = try await server.openSession()
        let list = try await server.request("GET", "/contradictions", headers: ["cookie": cookie])
        let start = try #require(list.body.range(of: "href=\"/contradictions/")?.lowerBound)
        let path = String(list.body[start...].dropFirst(6).prefix { $0 != "\"" })
        let page = try await server.request("GET", path, headers: ["cookie": cookie])
        let token = try #require(server.token(in: page.body))
        let choices = page.body.components(separatedBy: "<option value=\"").dropFirst().map {
          String($0.prefix { $0 != "\"" })
        }
        #expect(
          choices.contains { $0.hasPrefix("event:") } && choices.contains { $0.hasPrefix("statement:") })
        let statement = try #require(choices.first { $0.hasPrefix("statement:") })
        let reply = try await server.request(
          "POST", "/notes",
          headers: [
            "cookie": cookie, "origin": server.origin, "content-type": "application/x-www-form-urlencoded",
          ], body: "token=\(token)&subject=\(statement)&text=Look+at+the+card&query=yes&back=\(path)")
        #expect(reply.status == 303)
        let after = try await server.request("GET", path, headers: ["cookie": cookie])
        #expect(after.body.contains("Look at the card"))
      }
    }
  }
}
