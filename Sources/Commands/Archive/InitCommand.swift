import Archives
import ArgumentParser
import Editing

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make an empty archive: one file.")

  @Argument(help: "Where the archive is made; nothing may be there yet.")
  var archive: String

  @Option(help: "What the inquiry is called.")
  var title = ""

  @Flag(help: "Answer as JSON, for programs.")
  var json = false

  func run() throws {
    let head = try Desk.create(archive, title: title, surroundings: ArchiveOptions.surroundings)
    if json {
      JSONText.write(JSONText.object(["archive": .string(archive), "head": .string(head.description)]))
    } else {
      Console.write(Console.shown("\(archive) made"))
    }
  }
}
