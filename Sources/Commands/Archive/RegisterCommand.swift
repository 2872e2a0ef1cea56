import Archives
import ArgumentParser
import Editing
import Presentation
import SourceCriticism
import Testimony

/// `temoin register`: registers a statement on quoted words of a source.
struct RegisterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "Register a statement on quoted words of a source.",
    discussion: """
      The quoted words are found in the source's text, whatever their quotation marks, dashes and line ends; words \
      that stand there several times are refused. What they say is one line, its parts between “·” or “|”: what \
      happened, then who, where and when (“arrest 1 · serge · leningrad · 1928”); or claims in the notation of the \
      chronicle. The answer says what the statement changes in the chronology; with --dry-run nothing is recorded.
      """)

  @OptionGroup var options: ArchiveOptions

  @Argument(help: "The source, by its short name or title.")
  var source: String

  @Option(help: "Words of the text the statement rests on; may be given several times.")
  var quote: [String]

  @Option(help: "What they say, in one line.")
  var line: String?

  @Option(help: "A claim in the notation of the chronicle; may be given several times.")
  var claim: [String] = []

  @Option(help: "The language of dates and phrases that is tried first: en or fr.")
  var language = "en"

  @Option(help: "The editor's note.")
  var note: String?

  @Flag(help: "Only say what it would change.")
  var dryRun = false

  func run() throws {
    try options.with(dryRun ? .reading : .editing) { desk in
      let (inquiry, head) = try desk.now()
      let draft = try draft(in: inquiry)
      let resolved = try draft.resolved(in: inquiry, language: language)
      let consequence = Consequence(of: resolved.changes, to: Assessment(of: inquiry))
      if !dryRun { try desk.register(draft, language: language, on: head) }
      tell(resolved, consequence, inquiry)
    }
  }

  private func draft(in inquiry: Inquiry) throws -> StatementDraft {
    let source = try inquiry.source(named: source)
    guard let text = inquiry.currentText(of: source.id) else {
      throw EditingError(.noText(source: source.slug.rawValue))
    }
    var draft = StatementDraft(source: source.id, note: note ?? "")
    let finder = QuotationFinder(text.text)
    for words in quote {
      switch finder.find(words) {
      case .one(let range): draft.passages.append(.text(range))
      case .several(let ranges):
        throw DraftRefusal(flaws: [DraftFlaw("quote", .severalTimes(ranges.count))])
      case .none(let nearest):
        let cutter = PassageCutter(text)
        throw DraftRefusal(
          flaws: [
            DraftFlaw("quote", .notInText(nearest: nearest.map { String(cutter.words($0).prefix(120)) }))
          ])
      }
    }
    if let line {
      guard let read = OneLine(line, in: inquiry, language: language) else {
        throw DraftRefusal(flaws: [DraftFlaw("line", .emptyLine)])
      }
      draft.claims.append(ClaimDraft(read.content))
    }
    for words in claim {
      var content = ContentDraft(.notation)
      content[.notation] = words
      draft.claims.append(ClaimDraft(content))
    }
    return draft
  }

  private func tell(_ resolved: ResolvedStatement, _ consequence: Consequence, _ inquiry: Inquiry) {
    let dates = Presentation.DateWords(.english)
    func words(_ dating: EventDating?) -> String {
      guard let dating, dating.basis != .undated else { return "no date" }
      return dating.hasNoDay ? "no day fits" : TimeFigure(dating).words(dates)
    }
    let slug = resolved.statement.slug.rawValue
    if options.json {
      JSONText.write(
        JSONText.object([
          "statement": .string(slug), "recorded": .bool(!dryRun),
          "made": .array(resolved.made.map { .string("\($0.reference.kind.rawValue) \($0.reference.id)") }),
          "newEvents": .array(
            consequence.newEvents.map { event in
              JSONText.object([
                "event": .string(event.slug.rawValue),
                "window": .string(words(consequence.after.dating(of: event.id))),
              ])
            }),
          "moves": .array(
            consequence.comparison.movements.map { movement in
              JSONText.object([
                "event": .string(movement.event.rawValue), "before": .string(words(movement.before)),
                "after": .string(words(movement.after)),
              ])
            }),
          "contradictionsArising": .integer(consequence.comparison.arisen.count),
          "contradictionsGoing": .integer(consequence.comparison.resolved.count),
        ]))
      return
    }
    Console.write(dryRun ? "statement \(slug) would be registered" : "statement \(slug) registered")
    for record in consequence.newNames {
      Console.paragraph("new \(record.reference.kind.rawValue): \(record.reference.id)", first: "   ")
    }
    for event in consequence.newEvents {
      Console.paragraph(
        "new event: \(event.title), \(words(consequence.after.dating(of: event.id)))", first: "   ")
    }
    for movement in consequence.comparison.movements {
      let title = inquiry.events[movement.event]?.title ?? movement.event.rawValue
      Console.paragraph("\(title): \(words(movement.after)), not \(words(movement.before))", first: "   ")
    }
    let arisen = consequence.comparison.arisen.count
    if arisen > 0 {
      Console.paragraph(
        "\(arisen) contradiction\(arisen == 1 ? "" : "s") arise\(arisen == 1 ? "s" : "")", first: "   ")
    }
    if consequence.isNone { Console.paragraph("no change to the chronology", first: "   ") }
  }
}
