package import ArgumentParser
import Chronicle
import Diagnostics
import Editing
import Foundation
import Interchange
import SourceTexts
import Testimony

/// Prints a chronicle in canonical form.
package struct FormatCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "format",
    abstract: "Print a chronicle in canonical form.",
    discussion: """
      The texts a chronicle names are read, and every quotation is looked up. Exit status 0: the chronicle was \
      printed, or is canonical; 1: --check, and it is not canonical; 2: it has errors, which are printed.
      """)

  @Argument(help: ArgumentHelp("The chronicle.", valueName: "file"))
  package var file: String

  @Flag(help: "Print nothing; exit with 1 if the file is not canonical.")
  package var check = false

  @Flag(help: "Put the canonical form into the file's place.")
  package var inPlace = false

  /// Creates the command.
  package init() {}

  package func validate() throws {
    if check && inPlace { throw ValidationError("take --check or --in-place, not both") }
  }

  package func run() throws {
    guard let data = FileManager.default.contents(atPath: file) else {
      complain("error: \(file) cannot be read\nhint: give the path of a chronicle\n")
      throw ExitCode(2)
    }
    let bytes = [UInt8](data)
    let folder = (file as NSString).deletingLastPathComponent
    let files = FolderOfFiles(folder.isEmpty ? "." : folder)
    let reading = ChronicleReader(texts: Self.texts).read(bytes, name: file) { files.file($0) }
    let renderer = DiagnosticRenderer(utf8: bytes)
    for diagnostic in reading.diagnostics { complain(renderer.render(diagnostic) + "\n") }
    guard let inquiry = reading.inquiry else { throw ExitCode(2) }
    let originals = reading.reading.originals
    let writing = ChronicleWriter(texts: Self.texts).write(
      inquiry, comments: reading.comments, paths: reading.paths
    ) {
      originals[$0.id]
    }
    if check {
      guard writing.main.bytes == bytes else {
        complain("\(file) is not in canonical form\nhint: temoin format --in-place \(file)\n")
        throw ExitCode(1)
      }
      return
    }
    guard inPlace else {
      FileHandle.standardOutput.write(Data(writing.main.bytes))
      return
    }
    if writing.main.bytes == bytes { return }
    do {
      try Data(writing.main.bytes).write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
      complain("error: \(file) cannot be written\nhint: \(error.localizedDescription)\n")
      throw ExitCode(2)
    }
  }

  private func complain(_ message: String) { FileHandle.standardError.write(Data(message.utf8)) }

  /// Reads texts as an archive does.
  private static let texts = SourceTextReader().door
}
