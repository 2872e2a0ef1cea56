import Archives
import ArgumentParser
import Editing
import Foundation
import Presentation
import SourceCriticism
import Testimony

struct DossierCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier",
    abstract: "Write all that is said of a person, with a footnote for every passage.",
    discussion: """
      The dossier is Markdown unless --html is given, and goes to standard output. Names, a life in passages, \
      portraits, kin and ties, and the contradictions that touch the life; passages stay in their own language.
      """)

  @OptionGroup var options: AssessmentOptions

  @Argument(help: "The person, by short name or name.")
  var person: String

  @Flag(help: "Write a page of HTML that needs nothing else.")
  var html = false

  @Option(help: "The language to write in: en or fr.")
  var language: String = "en"

  func run() throws {
    guard let language = InterfaceLanguage(rawValue: language) else {
      throw EditingError(.unfit(what: "language of this program", words: language, remedy: "write en or fr"))
    }
    let assessment = try options.assessment()
    let person = try assessment.inquiry.person(named: person)
    let dossier = Dossier(
      of: person, assessment, language, notices: ChronologyRows.notices(assessment.inquiry))
    if options.json {
      JSONText.write(
        JSONText.object([
          "person": .string(person.slug.rawValue), "name": .string(person.name),
          "markdown": .string(dossier.markdown), "html": .string(dossier.document),
        ]))
      return
    }
    // A file keeps the words as they are; a terminal is protected from what they could do to it.
    let text = String((html ? dossier.document : dossier.markdown).dropLast())
    Console.write(isatty(STDOUT_FILENO) == 1 ? Console.shown(text, keepsLines: true) : text)
  }
}
