import Archives
import Chronicle
import Editing
import Foundation
import Interchange
import Workbench

/// The example inquiry of the repository, imported into an archive of its own for one test.
enum ExampleArchive {
  /// Runs a test on a workspace over the archive.
  static func run(_ name: String, _ body: (Workspace, Desk) async throws -> Void) async throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let chronicle = root.appendingPathComponent("Examples/\(name)/inquiry.chronicle").path
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "temoin-workbench-\(UInt32.random(in: 0...UInt32.max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let surroundings = Surroundings.live(author: "anna", formats: FormatCatalogue([ChronicleFormat()]))
    let path = folder.appendingPathComponent("example.temoin").path
    try Desk.create(path, title: "", surroundings: surroundings)
    let desk = try Desk.open(path, to: .editing, surroundings: surroundings)
    _ = try desk.importInquiry(from: chronicle)
    do {
      try await body(Workspace(Shelf(desk)), desk)
    } catch {
      try? desk.close()
      throw error
    }
    try desk.close()
  }
}
