import Archives
import ArgumentParser
import Chronicle
import Editing

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the inquiry as files that rebuild the archive.")

  @OptionGroup var options: ArchiveOptions

  @Option(help: "The format: chronicle.")
  var format = "chronicle"

  @Argument(help: "The folder the files are written to.", completion: .directory)
  var folder: String

  func run() throws {
    let (result, hash) = try options.with(.reading) { desk in
      (try desk.export(format: format, to: folder), try desk.contentHash())
    }
    for loss in result.losses { Console.error(Console.shown("note: \(loss)")) }
    if options.json {
      JSONText.write(
        JSONText.object([
          "folder": .string(folder), "files": .array(result.files.map { .string($0) }),
          "losses": .array(result.losses.map { .string($0) }), "contentHash": .string(hash.description),
        ]))
      return
    }
    Console.write(Console.shown("\(folder)/\(result.files.first ?? "")"))
    if result.files.count > 1 {
      Console.write("  and \(result.files.count - 1) file\(result.files.count == 2 ? "" : "s") beside it")
    }
    Console.write("  content \(hash)")
  }
}
