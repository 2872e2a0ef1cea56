import Archives
import ArgumentParser
import Chronicle
import Diagnostics
import Editing

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Follow the archive again from its history and compare everything.",
    discussion: """
      The content hash names what the inquiry says, and is the same after any rebuild. The head names the history: \
      note it down, or print it, and give it back with --head to be sure that nothing was cut off since.
      """)

  @OptionGroup var options: ArchiveOptions

  @Option(help: "A head noted down earlier, as verify printed it.")
  var head: String?

  func run() throws {
    let known = try head.map { text in
      guard let head = Head(parsing: text) else {
        throw EditingError(
          .unfit(
            what: "head of a history", words: text, remedy: "give what “temoin verify” printed behind “head”")
        )
      }
      return head
    }
    do {
      let (result, hash) = try options.with(.reading) { try $0.verify(known: known) }
      report(head: result.head.description, hash: hash?.description, problems: result.problems)
      guard result.problems.isEmpty else { throw CommandEnding(ending: .damaged) }
    } catch let error as ArchiveError {
      switch error.reason {
      case .damaged, .truncated, .foreignTables:
        report(
          head: nil, hash: nil,
          problems: [Verification.Problem("storage", subject: "file", error.explanation.summary)])
        throw CommandEnding(ending: .damaged)
      default: throw error
      }
    }
  }

  private func report(head: String?, hash: String?, problems: [Verification.Problem]) {
    if options.json {
      JSONText.write(
        JSONText.object([
          "contentHash": JSONText.text(hash), "head": JSONText.text(head),
          "problems": .array(
            problems.map {
              JSONText.object([
                "code": .string($0.code), "subject": .string($0.subject), "summary": .string($0.summary),
              ])
            }),
        ]))
      return
    }
    if let hash { Console.write("content \(hash)") }
    if let head { Console.write("head    \(head)") }
    guard !problems.isEmpty else {
      Console.write("no problems: everything follows from the history")
      return
    }
    Console.write()
    for problem in problems {
      Console.paragraph("\(problem.subject): \(problem.summary)", first: "problem: ", rest: "  ")
    }
    Console.write()
    Console.paragraph(
      "\(problems.count) problem\(problems.count == 1 ? "" : "s"). Keep the file as it is, and restore a backup or "
        + "rebuild the archive from its last export.")
  }
}
