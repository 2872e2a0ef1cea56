import Foundation
import Testing
import Workbench

@Suite("Pages on paper", .serialized)
struct PrintTests {
  /// The pages, each with what stands on paper and what does not.
  private static let pages: [(path: String, present: [String], absent: [String])] = [
    (
      "/chronology?person=serge&event=expulsion",
      [".row", "#proof .step", ".foot .printed", ".mark span"],
      [".switch", ".scales", ".top nav", "#proof .acts"]
    ),
    (
      "/people/serge", [".fact", ".ties li", ".person-name", ".printed", ".facts + .printed"],
      [".person-links .button", ".small-links", "#notes form"]
    ),
    (
      "/desk/essay?part=2", [".text p", ".in-margin", ".on-page .card", ".notes li"],
      [".rail", ".paragraph-number", ".key-bar", ".quote-form", ".proposals-line"]
    ),
    (
      "/people/serge/dossier", [".dossier ul li", ".dossier-notes li", "h1", ".foot .printed"],
      [".small-links", ".lede", ".head .button"]
    ),
    ("/contradictions", [".findings .quotation", ".findings .siglum"], [".tabs"]),
    ("/events/arrival-petrograd", [".telling .quotation"], [".small-links"]),
  ]

  @Test(
    "On paper stands what was read, black on white, with the address; what can only be pressed is left out",
    arguments: ["light", "dark"])
  func paper(_ theme: String) async throws {
    try await ExampleArchive.journey { page, server, _ in
      for (path, present, absent) in Self.pages {
        try await page.show(width: 1440, theme: theme)
        try await page.go(to: server.origin + path)
        let features: [[String: Any]] = [["name": "prefers-color-scheme", "value": theme]]
        _ = try await page.send("Emulation.setEmulatedMedia", ["media": "print", "features": features])
        for selector in present {
          let isShown = try await page.evaluate(
            "document.querySelector('\(selector)')?.checkVisibility() === true")
          #expect(isShown as? Bool == true, "\(path): \(selector)")
        }
        for selector in absent {
          let isShown = try await page.evaluate(
            "[...document.querySelectorAll('\(selector)')].some((one) => one.checkVisibility())")
          #expect(isShown as? Bool == false, "\(path): \(selector)")
        }
        let ink = try await page.evaluate("getComputedStyle(document.querySelector('h1')).color") as? String
        // The running head of a text is set in the darkest grey.
        #expect(["rgb(0, 0, 0)", "rgb(68, 68, 68)"].contains(ink), "\(path): \(ink ?? "")")
        let printed = try await page.send("Page.printToPDF", ["paperWidth": 8.27, "paperHeight": 11.69])
        let pdf = Data(base64Encoded: printed["data"] as? String ?? "") ?? Data()
        #expect(pdf.starts(with: Data("%PDF".utf8)))
        if let folder = ProcessInfo.processInfo.environment["TEMOIN_PICTURES"], theme == "light" {
          let name = path.split(whereSeparator: { "/?&=".contains($0) }).joined(separator: "-")
          try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
          try pdf.write(to: URL(fileURLWithPath: folder).appendingPathComponent("print-\(name).pdf"))
        }
        _ = try await page.send("Emulation.setEmulatedMedia", ["media": ""])
      }
    }
  }

  @Test("Whoever asks for less motion gets none, and text at twice its size loses nothing")
  func comfort() async throws {
    try await ExampleArchive.journey { page, server, _ in
      for path in Self.pages.map(\.path) {
        // 200 % of 1280 pixels leaves 640 to lay out.
        try await page.show(width: 640, theme: "light")
        try await page.go(to: server.origin + path)
        #expect(try await page.overflow() <= 0, "\(path)")
        let features: [[String: Any]] = [["name": "prefers-reduced-motion", "value": "reduce"]]
        _ = try await page.send("Emulation.setEmulatedMedia", ["features": features])
        let moving = try await page.evaluate(
          """
          [...document.querySelectorAll('*')].filter((one) => {
            const style = getComputedStyle(one);
            return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0;
          }).length
          """)
        #expect(moving as? Int == 0, "\(path)")
        _ = try await page.send("Emulation.setEmulatedMedia", ["features": [[String: Any]]()])
      }
    }
  }
}
