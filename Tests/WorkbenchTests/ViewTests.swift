import Foundation
import Testing

@Suite("Every view in a browser", .serialized)
struct ViewTests {
  /// The views, each by a name and the address it is at.
  static let views: [(name: String, path: String)] = [
    ("chronology", "/chronology?event=arrival"),
    ("chronology-year", "/chronology?from=1919&to=1919&event=arrival&without=s8"),
    ("contradictions", "/contradictions"),
    ("people", "/people"),
    ("person", "/people/anna"),
    ("person-names", "/people/anna/names"),
    ("person-new", "/people?new=yes"),
    ("itinerary", "/people/anna/itinerary"),
    ("groups", "/groups"),
    ("places", "/places"),
    ("place", "/places/narva"),
    ("works", "/works"),
    ("event", "/events/arrival"),
    ("identity-choice", "/identities?of=person:anna"),
    ("identity-decision", "/identities?of=person:anna&with=person:lenoir"),
    ("parting", "/parting?of=event:arrival&statement=s7&name=Second"),
    ("hypotheses", "/hypotheses?doubt=statement:s8"),
    ("compare", "/hypotheses/compare?a=&b="),
    ("sources", "/sources"),
    ("source", "/sources/recollections"),
    ("desk", "/desk/recollections?part=1&statement=s4"),
    ("desk-2", "/desk/recollections?part=2"),
    ("desk-paragraph", "/desk/recollections?part=1&paragraph=2"),
    ("desk-register", "/desk/recollections?part=1&at=347-427"),
    ("desk-edit", "/desk/recollections?edit=s4"),
    ("desk-quote", "/desk/recollections?quote=nothing+of+the+kind"),
    ("desk-note", "/desk/recollections?part=1&at=347-427&note=1"),
    ("notes", "/notes"),
    ("when", "/when?q=early+1919"),
    ("when-ambiguous", "/when?q=3/4/1919"),
    ("keys", "/keys"),
    ("search", "/search?q=V"),
    ("history", "/history"),
    ("settings", "/settings"),
    ("add-source", "/add-source"),
    ("source-edit", "/sources/recollections/edit"),
    ("search-conditions", "/search?q=kind:report+-witness:mother"),
    ("search-refused", "/search?q=kind:fact"),
    ("history-compare", "/history/compare?from=0&to=1"),
    ("record-history", "/history/person/anna"),
    ("rules", "/settings/rules"),
    ("rule", "/settings/rules/life-at-most"),
  ]

  @Test("Every view, in both themes and three widths, is accessible, fits its window and does not complain")
  func everyView() async throws {
    try await TestServer.run(ExampleWorkspace.make()) { server in
      try await Browser.run { browser in
        let page = try await browser.page()
        try await page.go(to: server.opener)
        let pictures = ProcessInfo.processInfo.environment["TEMOIN_PICTURES"].map { URL(fileURLWithPath: $0) }
        for (name, path) in Self.views {
          for theme in ["light", "dark"] {
            for width in [1440, 390, 320] {
              try await page.show(width: width, theme: theme)
              _ = page.tools.takeComplaints()
              try await page.go(to: server.origin + path)
              let place = "\(name), \(theme), \(width)"
              let violations = try await page.axeViolations()
              #expect(violations == [], "\(place)")
              let overflow = try await page.overflow()
              #expect(overflow <= 0, "\(place)")
              // A page that says a refusal is complained of by the browser itself.
              let complaints = page.tools.takeComplaints().filter {
                !(name.hasSuffix("-refused") && $0.contains("400 (Bad Request)"))
              }
              #expect(complaints == [], "\(place)")
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
}
