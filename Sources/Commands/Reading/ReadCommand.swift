package import ArgumentParser
import Diagnostics
import Foundation
import SourceTexts
import Testimony
import TextReading

/// `temoin read`: prints what a first reading of a file proposes, without an archive.
package struct ReadCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "read",
    abstract:
      "Print what a source proposes: dates, quotations, voices, people and their kin, places, statements.",
    discussion: """
      Nothing is stored and nothing is decided. Places get their coordinates where Scripts/install-gazetteer has \
      put an atlas beside the user's data; no network is used.
      """)

  @Argument(help: "The file of a source: Markdown, plain text, HTML, TEI or EPUB.")
  var file: String

  @Option(help: "The language of the text, such as en or fr; found out when absent.")
  var language: String?

  @Option(help: "How the file is encoded, such as windows-1251; found out when absent.")
  var encoding: String?

  @Flag(help: "Print JSON: one object, with places in Unicode scalars of the decoded file and of the text.")
  var json = false

  package init() {}

  package func run() throws {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw ValidationError("there is no file \(file) that can be read")
    }
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let source = try SourceTextReader().read(
      Array(data), fileName: name, encoding: try encoding.map(AddSourceCommand.encoding))
    let atlas: PlaceAtlas?
    do {
      atlas = try InstalledAtlas.open()
    } catch {
      throw ValidationError(
        "\(InstalledAtlas.path() ?? "the atlas") is no atlas of places: make it again with Scripts/install-gazetteer --again"
      )
    }
    let report = FirstReadingReport(
      source: source,
      reading: FirstReading(
        of: source.text, language: language, emphases: source.structure.emphases.map(\.scalars), atlas: atlas),
      original: Array(data), name: name)
    print(json ? try report.json() : report.words())
  }
}
