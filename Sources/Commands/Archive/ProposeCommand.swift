import Archives
import ArgumentParser
import Diagnostics
import Editing
import Testimony

struct ProposeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose",
    abstract: "Propose people, places and statements from a source, or take proposals in.",
    discussion: """
      With a source, Temoin reads its text and keeps what it proposes; without one, it reads every source that has a \
      text. With a file of JSON Lines, the proposals of another program or a language model are taken: a line whose \
      quotation does not stand in the text word for word is refused, the others are taken. Nothing enters the \
      chronology before it is accepted, and what was decided is not proposed again.
      """)

  @OptionGroup var options: ArchiveOptions

  @Argument(
    help:
      "A source by its short name, or a file of proposals ending in .jsonl; - reads them from standard input."
  )
  var subject: String?

  @Option(help: "The source the proposals of a file are about, where its lines do not say.")
  var source: String?

  @Option(help: "The program or model that made a file, where its lines do not say.")
  var model: String?

  @Option(help: "The version of that program or model.")
  var modelVersion: String?

  func run() throws {
    if let subject, subject == "-" || subject.hasSuffix(".jsonl") || subject.hasSuffix(".ndjson") {
      try take(subject)
    } else {
      try read()
    }
  }

  private func read() throws {
    let runs = try options.with(.editing) { desk -> [(Source, ProposalRun)] in
      let inquiry = try desk.now().inquiry
      let sources =
        try subject.map { [try inquiry.source(named: $0)] }
        ?? inquiry.sources.filter { inquiry.currentText(of: $0.id) != nil }
      return try sources.map { ($0, try desk.propose(from: $0.id)) }
    }
    if options.json {
      JSONText.write(
        .array(
          runs.map { source, run in
            JSONText.object([
              "source": .string(source.slug.rawValue), "proposed": .integer(run.proposals.count),
              "known": .integer(run.known), "kinds": ProposalCounts.json(run.proposals),
            ])
          }))
      return
    }
    for (source, run) in runs {
      ProposalCounts.write(run.proposals, known: run.known, of: source.slug.rawValue)
    }
  }

  private func take(_ path: String) throws {
    let bytes = path == "-" ? StandardInput.read() : try FileOnDisk.read(path)
    let taken = try options.with(.editing) { desk in
      let inquiry = try desk.now().inquiry
      return try desk.propose(
        lines: bytes, source: try source.map { try inquiry.source(named: $0).id },
        model: model.map { ($0, modelVersion ?? "") })
    }
    if options.json {
      JSONText.write(
        JSONText.object([
          "lines": .integer(taken.lines), "proposed": .integer(taken.proposals.count),
          "known": .integer(taken.known), "kinds": ProposalCounts.json(taken.proposals),
          "refused": .array(
            taken.refused.map { line, why in
              JSONText.object([
                "line": .integer(line), "summary": .string(why.explanation.summary),
                "remedy": JSONText.text(why.explanation.remedy),
              ])
            }),
          "ignored": .array(
            taken.ignored.map { line, members in
              JSONText.object(["line": .integer(line), "members": .array(members.map { .string($0) })])
            }),
        ]))
    } else {
      for (line, why) in taken.refused {
        Console.error(Console.shown("\(path):\(line): \(why.explanation.summary)"))
        if let remedy = why.explanation.remedy { Console.error(Console.shown("  hint: \(remedy)")) }
      }
      for (line, members) in taken.ignored {
        Console.error(
          Console.shown("\(path):\(line): nothing was understood of \(members.joined(separator: ", "))"))
      }
      ProposalCounts.write(taken.proposals, known: taken.known, of: path)
      Console.write("  \(taken.lines) lines: \(taken.refused.count) refused")
    }
    // A file of which nothing could be taken was wrongly made.
    if taken.proposals.isEmpty, taken.known == 0, !taken.refused.isEmpty { throw ExitCode(2) }
  }
}

/// Counts proposals by what they are about.
enum ProposalCounts {
  static func counts(_ proposals: [Proposal]) -> [(kind: ProposalKind, count: Int)] {
    ProposalKind.allCases.map { kind in (kind, proposals.count { $0.subject == kind }) }.filter {
      $0.count > 0
    }
  }

  static func json(_ proposals: [Proposal]) -> CanonicalJSON {
    .object(counts(proposals).map { CanonicalJSON.Member($0.kind.rawValue, .integer($0.count)) })
  }

  static func write(_ proposals: [Proposal], known: Int, of name: String) {
    let parts = counts(proposals).map { "\($0.count) \($0.kind.rawValue)" }
    let what = parts.isEmpty ? "nothing new" : "\(proposals.count) new: \(parts.joined(separator: ", "))"
    Console.paragraph(
      "proposed from \(name): \(what)\(known > 0 ? "; \(known) known already" : "")", rest: "  ")
  }
}
