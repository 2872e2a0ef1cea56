import Archives
import Chronicle
import Editing
import Foundation
import Interchange
import Workbench

/// The example inquiry of the repository, imported into an archive of its own for one test.
enum ExampleArchive {
  /// The path of an example inquiry of the repository.
  static func chronicle(_ name: String) -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return root.appendingPathComponent("Examples/\(name)/inquiry.chronicle").path
  }

  /// Runs a test on a workspace over the archive.
  static func run(_ name: String, _ body: (Workspace, Desk) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "temoin-workbench-\(UInt32.random(in: 0...UInt32.max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let surroundings = Surroundings.live(author: "anna", formats: FormatCatalogue([ChronicleFormat()]))
    let path = folder.appendingPathComponent("example.temoin").path
    try Desk.create(path, title: "", surroundings: surroundings)
    let desk = try Desk.open(path, to: .editing, surroundings: surroundings)
    _ = try desk.importInquiry(from: chronicle(name))
    do {
      try await body(Workspace(Shelf(desk)), desk)
    } catch {
      try? desk.close()
      throw error
    }
    try desk.close()
  }

  /// Runs a journey on the example inquiry: a wide light page in a browser, opened, with scripts on or off.
  static func journey(
    withScripts: Bool = true, _ walk: @Sendable (BrowserPage, TestServer, Desk) async throws -> Void
  ) async throws {
    try await run("victor-serge") { workspace, desk in
      try await TestServer.run(workspace) { server in
        try await Browser.run { browser in
          let page = try await browser.page()
          try await page.show(width: 1440, theme: "light")
          try await page.go(to: server.opener)
          try await page.setScripts(withScripts)
          try await walk(page, server, desk)
        }
      }
    }
  }
}
