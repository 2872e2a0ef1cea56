import Archives
import ArgumentParser
import SourceCriticism
import Testimony

struct SummaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary", abstract: "Say in one line what an archive holds.")

  @OptionGroup var options: AssessmentOptions

  func run() throws {
    let assessment = try options.assessment()
    let inquiry = assessment.inquiry
    let counts = assessment.basisCounts
    let open = assessment.contradictions.count
    if options.json {
      JSONText.write(
        JSONText.object([
          "title": .string(inquiry.title), "sources": .integer(inquiry.sources.count),
          "texts": .integer(inquiry.texts.count), "statements": .integer(inquiry.statements.count),
          "people": .integer(inquiry.persons.count), "places": .integer(inquiry.places.count),
          "events": .integer(inquiry.events.count), "stated": .integer(counts.stated),
          "inferred": .integer(counts.inferred), "undated": .integer(counts.undated),
          "contradictions": .integer(open),
        ]))
      return
    }
    Console.write(
      [
        Counting.words(inquiry.sources.count, .source), Counting.words(inquiry.statements.count, .statement),
        "\(Counting.words(inquiry.events.count, .event)) (\(counts.stated) stated, \(counts.inferred) inferred, "
          + "\(counts.undated) undated)", "\(open) contradiction\(open == 1 ? "" : "s")",
      ].joined(separator: ", "))
  }
}
