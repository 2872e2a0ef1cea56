import Archives
import ArgumentParser
import Diagnostics
import EDTF
import Editing
import SourceTexts
import Testimony

struct AddSourceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add-source", abstract: "Add a source, with the text of a file or without a text.")

  @OptionGroup var options: ArchiveOptions

  @Argument(
    help:
      "The file of its text: Markdown, plain text, HTML, TEI or EPUB; DOCX, ODT and RTF through pandoc, PDF through pdftotext, where they are installed.",
    completion: .file())
  var file: String?

  @Option(help: "Its title; else that of the file.")
  var title: String?

  @Option(name: .customLong("name"), help: "Its short name, by which other commands call it.")
  var slug: String?

  @Option(
    help: "What it is: memoir, diary, letter, interview, deposition, review, biography, newspaper, record …")
  var kind: String?

  @Option(help: "Who wrote it, by short name or name; may be given several times.")
  var author: [String] = []

  @Option(help: "Its language, such as fr; may be given several times.")
  var language: [String] = []

  @Option(help: "When it was composed, as EDTF, such as 1942/1943.")
  var composed: String?

  @Option(help: "When it was published, as EDTF.")
  var published: String?

  @Option(help: "The calendar of its dates, such as julian.")
  var calendar: String?

  @Option(help: "The source it is about, by short name; may be given several times.")
  var about: [String] = []

  @Option(help: "What every page that shows it must say.")
  var notice: String?

  @Option(
    help:
      "How the file is encoded: UTF-8, UTF-16LE, UTF-16BE, windows-1252, ISO-8859-15, macintosh, windows-1251 or KOI8-R; found out when absent."
  )
  var encoding: String?

  @Flag(help: "Read it at once and keep what it proposes, as “temoin propose” does.")
  var propose = false

  func run() throws {
    var source = NewSource()
    source.title = title
    source.slug = try slug.map { text in
      guard let slug = Slug(text) else {
        throw EditingError(
          .unfit(
            what: "name", words: text, remedy: "start with a letter and go on with letters, digits, - _ and ."
          ))
      }
      return slug
    }
    source.kind = kind.map { Source.Kind(rawValue: $0) }
    source.authors = author
    source.languages = language
    source.composed = try composed.map(Self.date)
    source.published = try published.map(Self.date)
    source.calendar = calendar.map { CalendarName(rawValue: $0) }
    source.about = about
    source.notice = notice
    source.encoding = try encoding.map(Self.encoding)
    let contents = try file.map { (bytes: try FileOnDisk.read($0), name: FileOnDisk.name(of: $0)) }
    let (added, run) = try options.with(.editing) { desk in
      let added = try desk.addSource(source, file: contents)
      return (added, try propose && added.text != nil ? desk.propose(from: added.source.id) : nil)
    }
    if let contents { ReadingNotes.write(added.diagnostics, of: contents.bytes, text: added.text) }
    report(added, run)
  }

  static func encoding(_ label: String) throws -> TextEncoding {
    guard let encoding = TextEncoding(label: label) else {
      throw EditingError(
        .unfit(
          what: "encoding that is read here", words: label,
          remedy: "choose one of: \(TextEncoding.allCases.map(\.rawValue).joined(separator: ", "))"))
    }
    return encoding
  }

  static func date(_ text: String) throws -> DateExpression {
    _ = try EDTFExpression(parsing: text)
    return DateExpression(text)
  }

  private func report(_ added: AddedSource, _ run: ProposalRun?) {
    let structure = added.text?.structure
    if options.json {
      JSONText.write(
        JSONText.object([
          "source": .string(added.source.slug.rawValue), "title": .string(added.source.title),
          "text": added.text.map { .string($0.id.rawValue) } ?? .null,
          "pages": JSONText.number(structure?.pages.count),
          "blocks": JSONText.number(structure?.blocks.count),
          "notes": JSONText.number(structure?.notes.count),
          "newPeople": .array(added.newPeople.map { .string($0.slug.rawValue) }),
          "warnings": .integer(added.diagnostics.count),
          "proposed": run.map { .integer($0.proposals.count) },
          "head": .string((run?.head ?? added.head).description),
        ]))
      return
    }
    Console.paragraph("source “\(added.source.slug)” added: \(added.source.title)", rest: "  ")
    if let structure {
      let parts = [
        structure.pages.isEmpty ? nil : "\(structure.pages.count) pages", "\(structure.blocks.count) blocks",
        structure.notes.isEmpty ? nil : "\(structure.notes.count) notes",
      ].compactMap(\.self)
      Console.write("  its text has " + parts.joined(separator: ", "))
    } else {
      Console.write("  it has no digital text here; excerpts can be typed")
    }
    for person in added.newPeople {
      Console.write(Console.shown("  person “\(person.slug)” added: \(person.name)"))
    }
    if let run { ProposalCounts.write(run.proposals, known: run.known, of: added.source.slug.rawValue) }
  }
}
