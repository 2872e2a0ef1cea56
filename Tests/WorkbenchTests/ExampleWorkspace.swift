import Archives
import Chronicle
import Editing
import Interchange
import Testimony
import Workbench

/// The example inquiry in an archive that lives in memory.
enum ExampleWorkspace {
  /// Makes a workspace at a desk of its own, and the desk.
  ///
  /// Nothing is left to chance: the clock stands still and the salts are the same on every run.
  static func desk() throws -> Desk {
    let salts: Archive.SaltSource = { [UInt8](repeating: 7, count: 32) }
    let surroundings = Surroundings(
      milliseconds: { 1_700_000_000_000 }, salts: salts, author: "anna", process: 1,
      formats: FormatCatalogue([ChronicleFormat(phrases: .standard)]))
    let desk = Desk(Archive(engine: MemoryEngine(), salts: salts), surroundings: surroundings)
    let example = ExampleInquiry()
    try desk.record(
      [.title(example.inquiry.title)] + example.inquiry.allRecords.map(Change.put),
      originals: example.originals, because: "archive made")
    return desk
  }

  static func make(isReadOnly: Bool = false) throws -> Workspace {
    Workspace(Shelf(try desk()), isReadOnly: isReadOnly)
  }
}
