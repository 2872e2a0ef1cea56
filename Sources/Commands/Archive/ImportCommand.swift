import Archives
import ArgumentParser
import Editing
import Testimony

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Put everything a chronicle says into an archive, or nothing.",
    discussion: """
      Records that are in the archive already are put in the state of the file; none is taken out. Every error of \
      the file is shown with its place, and then nothing is imported.
      """)

  @OptionGroup var options: ArchiveOptions

  @Argument(help: "The file, beside which the texts lie that it names.", completion: .file())
  var file: String

  @Option(help: "The format of the file, where it cannot be told from it: chronicle.")
  var format: String?

  func run() throws {
    let result = try options.with(.editing) { try $0.importInquiry(from: file, format: format) }
    for message in result.messages { Console.error(message) }
    if options.json {
      let added = result.added.map { CanonicalJSON.Member($0.kind.rawValue, .integer($0.count)) }
      JSONText.write(
        JSONText.object([
          "added": .object(added), "changed": .integer(result.changed),
          "unchanged": .integer(result.unchanged),
          "warnings": .integer(result.messages.count), "head": .string(result.head.description),
        ]))
      return
    }
    var parts = result.added.map { Counting.words($0.count, $0.kind) }
    if result.changed > 0 { parts.append("\(result.changed) changed") }
    if result.unchanged > 0 { parts.append("\(result.unchanged) as they were") }
    Console.paragraph(
      "imported: \(parts.isEmpty ? "nothing new" : parts.joined(separator: ", "))", rest: "  ")
  }
}

/// Counts records in words.
enum Counting {
  static func words(_ count: Int, _ kind: RecordReference.Kind) -> String {
    let many =
      switch kind {
      case .person: "people"
      case .identity: "identities"
      case .hypothesis: "hypotheses"
      default: "\(kind.rawValue)s"
      }
    return "\(count) \(count == 1 ? kind.rawValue : many)"
  }
}
