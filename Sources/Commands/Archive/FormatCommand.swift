import Archives
import ArgumentParser
import Chronicle
import Diagnostics
import Editing
import Interchange

struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format", abstract: "Print a chronicle in its canonical form.",
    discussion: """
      The file is rewritten in place; its comments stay above the records they stand in. The files of texts beside it \
      are read; canonically they lie in the folder “texts”, where copies are made of those that lie elsewhere.
      """)

  @Argument(help: "The chronicle.", completion: .file(extensions: ["chronicle"]))
  var file: String

  @Flag(help: "Write the canonical form to standard output and leave the file as it is.")
  var print = false

  @Flag(help: "Change nothing; the exit status is 2 if the file is not in its canonical form.")
  var check = false

  func run() throws {
    let bytes = try FileOnDisk.read(file)
    let formatted = try ChronicleFormatting.format(
      bytes, path: file, surroundings: ArchiveOptions.surroundings)
    for message in formatted.messages { Console.error(message) }
    let isCanonical = formatted.bytes == bytes
    if print {
      Console.write(String(decoding: formatted.bytes.dropLast(), as: UTF8.self))
    } else if check {
      guard isCanonical else {
        throw EditingError(
          .unfit(what: "chronicle in its canonical form", words: file, remedy: "run “temoin format \(file)”"))
      }
    } else if !isCanonical {
      for text in formatted.missing {
        let path = FileOnDisk.folder(of: file) + "/" + text.path
        try FileOnDisk.makeFolder(FileOnDisk.folder(of: path))
        try FileOnDisk.write(text.bytes, to: path)
      }
      try FileOnDisk.write(formatted.bytes, to: file)
    }
  }
}
