import Archives
import ArgumentParser
import Editing
import Testimony

/// `temoin note`: keeps a note, or a thing to check.
struct NoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Keep a note or a thing to check, or list them.",
    discussion: "Without words, the notes are listed, what is to be checked first.")

  @OptionGroup var options: ArchiveOptions

  @Argument(help: "The words of the note.")
  var words: [String] = []

  @Option(help: "What it is on: a person, event, place, group, work, source or statement.")
  var on: String?

  @Flag(help: "It is a thing to check.")
  var query = false

  private static let kinds: [RecordReference.Kind] = [
    .person, .event, .place, .group, .work, .source, .statement,
  ]

  func run() throws {
    guard !words.isEmpty else { return try options.with(.reading) { list(try $0.now().inquiry) } }
    try options.with(.editing) { desk in
      var subject: Referent?
      if let on {
        switch NameBook(try desk.now().inquiry).find(on, Self.kinds) {
        case .one(let found): subject = found
        case .several(let several):
          let slugs = try several.map { try desk.now().inquiry.readableName(of: $0) }
          throw DraftRefusal(flaws: [DraftFlaw("on", .several(on, slugs))])
        case .none(let nearest): throw EditingError(.unknown(kind: "record", name: on, suggestion: nearest))
        }
      }
      let note = try desk.addNote(words.joined(separator: " "), on: subject, isQuery: query).note
      Console.write("\(query ? "query" : "note") \(note.slug) kept")
    }
  }

  private func list(_ inquiry: Inquiry) {
    let notes = inquiry.notes.filter(\.isQuery) + inquiry.notes.filter { !$0.isQuery }
    if options.json {
      JSONText.write(
        .array(
          notes.map { note in
            JSONText.object([
              "note": .string(note.slug.rawValue), "query": .bool(note.isQuery), "text": .string(note.text),
              "on": note.subject.map { .string("\($0.kind.rawValue) \(inquiry.readableName(of: $0))") },
              "quotation": note.passage.map { .string($0.quotation) },
            ])
          }))
      return
    }
    for note in notes {
      let about = note.subject.map { " on \(inquiry.readableName(of: $0))" } ?? ""
      Console.write("\(Console.bold(note.slug.rawValue))\(note.isQuery ? ", to check" : "")\(about)")
      Console.paragraph(note.text, first: "   ")
    }
    if notes.isEmpty { Console.write("no notes") }
  }
}
