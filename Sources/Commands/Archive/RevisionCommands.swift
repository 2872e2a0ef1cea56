import Archives
import ArgumentParser
import Diagnostics
import Editing
import Testimony

struct ReviseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revise", abstract: "Give a source a corrected text, and carry its passages over.",
    discussion: """
      Passages whose words stand in the new text follow them; words that changed wait for your decision, words that \
      are gone become lost, and a look-alike is never taken. “temoin passages” lists what waits, “temoin place” \
      decides. A source without a text gets its first one, and its excerpts are laid beside it.
      """)

  @OptionGroup var options: ArchiveOptions

  @Argument(help: "The source, by short name.")
  var source: String

  @Argument(help: "The file of the corrected text.", completion: .file())
  var file: String

  @Option(
    help:
      "How the file is encoded: UTF-8, UTF-16LE, UTF-16BE, windows-1252, ISO-8859-15, macintosh, windows-1251 or KOI8-R; found out when absent."
  )
  var encoding: String?

  func run() throws {
    let contents = (bytes: try FileOnDisk.read(file), name: FileOnDisk.name(of: file))
    let (report, inquiry) = try options.with(.editing) { desk in
      let id = try desk.now().inquiry.source(named: source).id
      return (
        try desk.revise(id, file: contents, encoding: try encoding.map(AddSourceCommand.encoding)),
        try desk.now().inquiry
      )
    }
    ReadingNotes.write(report.diagnostics, of: contents.bytes, text: report.text)
    if options.json {
      JSONText.write(
        JSONText.object([
          "source": .string(source), "revision": .integer(report.text.number), "kept": .integer(report.kept),
          "moved": .array(report.moved.map { .string($0.to.quotation) }),
          "found": .array(report.found.map { .string($0.quotation) }),
          "changed": .array(report.changed.map { .string($0.quotation) }),
          "lost": .array(report.lost.map { .string($0.quotation) }),
          "droppedProposals": .integer(report.dropped),
          "excerpts": .array(report.excerpts.map { CollationReport.json($0, in: inquiry) }),
          "head": .string(report.head.description),
        ]))
      return
    }
    Console.paragraph(
      "revision \(report.text.number) of “\(source)”: passages \(report.kept) kept, \(report.moved.count) moved, "
        + "\(report.changed.count) changed, \(report.lost.count) lost"
        + (report.found.isEmpty ? "" : ", \(report.found.count) found again"), rest: "  ")
    for (_, passage) in report.moved { list("moved", passage) }
    for passage in report.changed { list("changed", passage) }
    for passage in report.lost { list("lost", passage) }
    if report.dropped > 0 {
      Console.write("  \(report.dropped) open proposals dropped, as their words are gone")
    }
    for excerpt in report.excerpts { CollationReport.write(excerpt, in: inquiry) }
    if !report.changed.isEmpty || !report.lost.isEmpty {
      Console.write("  “temoin passages \(options.archive)” lists what waits for your decision")
    }
  }

  private func list(_ word: String, _ passage: Passage) {
    Console.paragraph("\(word): “\(passage.quotation.oneLine)”", first: "  ", rest: "    ")
  }
}

struct PassagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "passages",
    abstract: "List the passages that a corrected text has changed or lost, and that wait for a decision.")

  @OptionGroup var options: ArchiveOptions

  @Argument(help: "The source, by short name; without it, all.")
  var source: String?

  @Flag(help: "Only those whose words are gone.")
  var lost = false

  func run() throws {
    let inquiry = try options.with(.reading) { try $0.now().inquiry }
    let waiting = inquiry.unplacedPassages(of: try source.map { try inquiry.source(named: $0).id }).filter {
      if case .lost = $0.state { true } else { !lost }
    }
    if options.json {
      JSONText.write(.array(waiting.map { json($0, inquiry) }))
      return
    }
    for one in waiting {
      Console.write(Console.bold(Console.shown(one.name)))
      Console.paragraph("“\(one.passage.quotation.oneLine)”", first: "    ")
      switch one.state {
      case .changed(let suggestion, let agreement):
        Console.paragraph("changed; now (\(agreement) %): “\(suggestion.quotation.oneLine)”", first: "    ")
      case .lost(let nearest?):
        Console.paragraph("lost; the nearest words are: “\(nearest.quotation.oneLine)”", first: "    ")
      case .lost(nil): Console.write("    lost")
      }
      let users = one.records.map { "\($0.kind.rawValue) \($0.id)" }.joined(separator: ", ")
      Console.paragraph("rests on it: \(users)", first: "    ")
    }
    if waiting.isEmpty { Console.write("every passage stands in the latest text of its source") }
  }

  private func json(_ one: UnplacedPassage, _ inquiry: Inquiry) -> CanonicalJSON {
    var state = "lost"
    var now: Passage?
    var share: Int?
    switch one.state {
    case .changed(let suggestion, let agreement): (state, now, share) = ("changed", suggestion, agreement)
    case .lost(let nearest): now = nearest
    }
    return JSONText.object([
      "name": .string(one.name), "state": .string(state), "quotation": .string(one.passage.quotation),
      "now": JSONText.text(now?.quotation), "agreement": JSONText.number(share),
      "records": .array(
        one.records.map { .object([.init("kind", .string($0.kind.rawValue)), .init("id", .string($0.id))]) }),
    ])
  }
}

struct PlaceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "place", abstract: "Decide where a changed or lost passage stands now, or let it go.")

  @OptionGroup var options: ArchiveOptions

  @Argument(help: "The passage, as “temoin passages” names it.")
  var passage: String

  @Flag(help: "Take the words that are suggested.")
  var suggested = false

  @Option(help: "The words of the latest text where it stands now, exactly.")
  var words: String?

  @Flag(help: "Let it go: what rests on nothing else is rejected and keeps its words as lost.")
  var letGo = false

  func validate() throws {
    if [suggested, words != nil, letGo].count(where: { $0 }) != 1 {
      throw ValidationError("choose one of --suggested, --words and --let-go")
    }
  }

  func run() throws {
    let head = try options.with(.editing) { desk in
      let inquiry = try desk.now().inquiry
      let waiting = inquiry.unplacedPassages()
      guard let one = waiting.first(where: { $0.name == passage }) else {
        throw EditingError(
          .unknown(kind: "passage that waits", name: passage, suggestion: waiting.first?.name))
      }
      if letGo { return try desk.letGo(one) }
      return try desk.place(one, at: try place(of: one, in: inquiry))
    }
    if options.json {
      JSONText.write(JSONText.object(["head": .string(head.description)]))
    } else {
      Console.write(letGo ? "the passage is let go" : "the passage is placed")
    }
  }

  private func place(of one: UnplacedPassage, in inquiry: Inquiry) throws -> Passage {
    guard let words else {
      guard case .changed(let suggestion, _) = one.state else {
        throw EditingError(
          .unfit(
            what: "passage with a suggestion", words: passage,
            remedy: "say where it stands with --words, or let it go with --let-go"))
      }
      return suggestion
    }
    guard let text = inquiry.currentText(of: one.passage.source) else {
      throw EditingError(.noText(source: one.passage.source.rawValue))
    }
    let cutter = PassageCutter(text)
    let places = cutter.places(of: words)
    guard let place = places.first, places.count == 1, let found = cutter.passage(at: place) else {
      throw EditingError(
        .unfit(
          what: places.isEmpty ? "passage of the latest text" : "single place of the latest text",
          words: words,
          remedy: places.isEmpty ? "quote the words exactly" : "quote more of the words around"))
    }
    return found
  }
}

struct ExcerptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "excerpt",
    abstract: "Type words of a source that has no digital text, or lay them beside its text.",
    discussion: """
      Without words, the source's excerpts are laid beside its text, and passages move to the text where it has \
      their words.
      """)

  @OptionGroup var options: ArchiveOptions

  @Argument(help: "The source, by short name.")
  var source: String

  @Argument(help: "The words, exactly; - reads them from standard input.")
  var words: String?

  @Option(name: .customLong("name"), help: "Its short name.")
  var slug: String?

  @Option(help: "The page.")
  var page: String?

  @Option(help: "How to find it otherwise: fond, opis, leaf, as it is cited.")
  var locator: String?

  @Option(help: "Where in a recording, as hours:minutes:seconds.")
  var timeCode: String?

  @Option(help: "Who typed it; else whoever acts.")
  var transcriber: String?

  @Option(help: "When it was typed, as EDTF.")
  var transcribed: String?

  @Option(help: "Through whom it came: “quoted by X, page unknown”.")
  var secondHand: String?

  func run() throws {
    guard let words else { return try collate() }
    let text = words == "-" ? String(decoding: StandardInput.read(), as: UTF8.self) : words
    var entered = NewExcerpt(text.hasSuffix("\n") ? String(text.dropLast()) : text)
    entered.slug = try slug.map { text in
      guard let slug = Slug(text) else {
        throw EditingError(
          .unfit(
            what: "name", words: text, remedy: "start with a letter and go on with letters, digits, - _ and ."
          ))
      }
      return slug
    }
    entered.locator = Locator(page: page, timeCode: timeCode, other: locator)
    entered.transcriber = transcriber
    entered.transcribed = try transcribed.map(AddSourceCommand.date)
    entered.secondHand = secondHand
    let added = try options.with(.editing) { desk in
      try desk.addExcerpt(entered, to: try desk.now().inquiry.source(named: source).id)
    }
    if options.json {
      JSONText.write(
        JSONText.object([
          "excerpt": .string(added.excerpt.slug.rawValue), "source": .string(source),
          "head": .string(added.head.description),
        ]))
    } else {
      Console.write(Console.shown("excerpt “\(added.excerpt.slug)” of “\(source)” added"))
    }
  }

  private func collate() throws {
    let (excerpts, inquiry) = try options.with(.editing) { desk in
      let id = try desk.now().inquiry.source(named: source).id
      return (try desk.collate(id).excerpts, try desk.now().inquiry)
    }
    if options.json {
      JSONText.write(.array(excerpts.map { CollationReport.json($0, in: inquiry) }))
    } else {
      for excerpt in excerpts { CollationReport.write(excerpt, in: inquiry) }
      if excerpts.isEmpty { Console.write("“\(source)” has no excerpts") }
    }
  }
}

/// Puts the comparison of an excerpt with its text into words.
enum CollationReport {
  static func write(_ one: CollatedExcerpt, in inquiry: Inquiry) {
    let slug = inquiry.excerpts[one.excerpt]?.slug.rawValue ?? one.excerpt.rawValue
    let moved = one.moved > 0 ? "; \(one.moved) passages moved to the text" : ""
    let stay = one.stay > 0 ? "; \(one.stay) stay in the excerpt" : ""
    let outcome =
      switch one.outcome {
      case .same(let passage):
        "the text has the same words" + (passage.locator.page.map { ", p. \($0)" } ?? "")
      case .differs(let passage, let agreement):
        "the text has other words (\(agreement) % agree): “\(passage.quotation.oneLine)”"
      case .missing: "the text does not have the words"
      }
    Console.paragraph("excerpt \(slug): \(outcome)\(moved)\(stay)", first: "  ", rest: "    ")
  }

  static func json(_ one: CollatedExcerpt, in inquiry: Inquiry) -> CanonicalJSON {
    var outcome = "missing"
    var words: String?
    switch one.outcome {
    case .same(let passage): (outcome, words) = ("same", passage.quotation)
    case .differs(let passage, _): (outcome, words) = ("differs", passage.quotation)
    case .missing: break
    }
    return JSONText.object([
      "excerpt": .string(inquiry.excerpts[one.excerpt]?.slug.rawValue ?? one.excerpt.rawValue),
      "outcome": .string(outcome), "words": JSONText.text(words), "moved": .integer(one.moved),
      "stay": .integer(one.stay),
    ])
  }
}

extension String {
  /// The text on one line.
  var oneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
