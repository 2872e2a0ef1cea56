import Chronicle
import Editing
import Foundation
import Interchange
import TestSupport

/// A small inquiry on the disk, written for these tests.
enum SmallInquiry {
  /// Surroundings in which nothing is left to chance.
  static var surroundings: Surroundings {
    Surroundings(
      milliseconds: { 1_000 }, salts: { [UInt8](repeating: 3, count: 32) }, author: "tester", process: 1,
      formats: FormatCatalogue([ChronicleFormat(phrases: .standard)]))
  }

  /// Makes an archive in a folder.
  static func desk(in folder: String, name: String = "a.temoin") throws -> Desk {
    try Desk.create(folder + "/" + name, title: "", surroundings: surroundings)
    return try Desk.open(folder + "/" + name, to: .editing, surroundings: surroundings)
  }
}
