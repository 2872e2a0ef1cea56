import ArgumentParser
import Chronicle
import Editing
import Interchange

/// The archive a command is about, and the form of its answer.
struct ArchiveOptions: ParsableArguments {
  @Argument(help: "The archive.", completion: .file(extensions: ["temoin"]))
  var archive: String

  @Flag(help: "Answer as JSON, for programs.")
  var json = false

  /// Opens the archive, works on it and lets go of it.
  func with<Value>(_ purpose: Desk.Purpose, _ body: (Desk) throws -> Value) throws -> Value {
    let desk = try Desk.open(archive, to: purpose, surroundings: Self.surroundings)
    let value: Value
    do {
      value = try body(desk)
    } catch {
      try? desk.close()
      throw error
    }
    try desk.close()
    return value
  }

  /// The clock, chance, readers and formats of the program.
  static var surroundings: Surroundings { .live(formats: formats, atlas: InstalledAtlas.open) }

  /// The formats of the program.
  static var formats: FormatCatalogue { FormatCatalogue([ChronicleFormat(phrases: .standard)]) }
}
